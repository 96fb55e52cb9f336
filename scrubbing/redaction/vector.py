"""Carrying an untouched PDF page over to the copy as it is, drawn text and all, but not a byte that is not drawn.

Nothing is copied that is not on a list of what a page needs. Whatever is not understood raises Doubt, and the page is
rebuilt as a picture instead: that is always safe.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pikepdf

from scrubbing.redaction.content import DEPTH, Doubt, Instruction, inherited, instruction
from scrubbing.redaction.fonts import OURS
from scrubbing.redaction.plan import Plan
from scrubbing.redaction.tidying import tidied
from scrubbing.redaction.typefaces import Typefaces, recoded


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Operators of page descriptions. Marked content (BMC, BDC, EMC, MP, DP) only carries structure and is left out;
# inline pictures and Type 3 glyph operators are not here, so they raise Doubt.
_DRAWING = _words(
    """
    b B b* B* BT BX c cm CS cs d Do ET EX f F f* G g gs h i j J K k l m M n q Q re RG rg ri s S sc SC scn SCN sh T*
    Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' "
    """
)
_MARKING = _words("BMC BDC EMC MP DP")
_FONT_KEYS = _words(
    """
    /Type /Subtype /BaseFont /FirstChar /LastChar /Widths /Encoding /ToUnicode /Name /DescendantFonts
    /FontDescriptor /CIDSystemInfo /DW /W /DW2 /W2 /CIDToGIDMap /BaseEncoding /Differences /FontName /FontFamily
    /FontStretch /FontWeight /Flags /FontBBox /ItalicAngle /Ascent /Descent /Leading /CapHeight /XHeight /StemV
    /StemH /AvgWidth /MaxWidth /MissingWidth /FontFile /FontFile2 /FontFile3 /CIDSet /CharSet /Registry /Ordering
    /Supplement /Length1 /Length2 /Length3 /CMapName /WMode
    """
)
_STATE_KEYS = _words("/Type /LW /LC /LJ /ML /D /RI /OP /op /OPM /FL /SM /SA /BM /CA /ca /AIS /TK /SMask")
_FUNCTION_KEYS = _words(
    "/FunctionType /Domain /Range /Size /BitsPerSample /Order /Encode /Decode /C0 /C1 /N /Functions /Bounds"
)
_SHADING_KEYS = _FUNCTION_KEYS | _words(
    """
    /ShadingType /ColorSpace /Background /BBox /AntiAlias /Coords /Function /Extend /Matrix /BitsPerCoordinate
    /BitsPerComponent /BitsPerFlag /VerticesPerRow /Type /PatternType /Shading
    """
)
_SHOWING = _words("Tj TJ ' \" Do")
_FORM_KEYS = ("/Type", "/Subtype", "/FormType", "/BBox", "/Matrix")
_PICTURE_FILTERS = frozenset(("/FlateDecode", "/LZWDecode", "/RunLengthDecode", "/ASCII85Decode", "/ASCIIHexDecode"))
_DEVICE_SPACES = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}


@dataclass(slots=True)
class Cuts:
    """What of one content stream is not carried over as it is, by the places of its operators: what stands in their
    place, and the cuts inside the forms that they draw. `fonts` are those that only the new operators use."""

    replaced: dict[int, list[Instruction]] = field(default_factory=dict)
    inside: dict[int, "Cuts"] = field(default_factory=dict)
    fonts: dict[str, pikepdf.Object] = field(default_factory=dict)


class Carrier:
    """Copies pages into `target`. What several pages share is copied once; with `typefaces`, fonts are made anew."""

    def __init__(self, target: pikepdf.Pdf, plan: Plan, typefaces: Typefaces | None = None) -> None:
        self._target = target
        self._plan = plan
        self._typefaces = typefaces
        self._copied: dict[tuple[int, int], Any] = {}

    def carry(self, page: pikepdf.Page, cuts: Cuts | None = None) -> pikepdf.Dictionary:
        """Return a new page that draws the same, but for the cuts.

        Raises:
            Doubt: something on the page is not understood, or is not to be seen.
        """
        box = [float(side) for side in page.mediabox]
        crop = [float(side) for side in page.cropbox]
        if any(abs(one - other) > 1 for one, other in zip(box, crop, strict=True)):
            raise Doubt("cropped")
        resources = inherited(page.obj, "/Resources")
        content, clean = self._content(page.obj, resources, 0, cuts)
        copy = pikepdf.Dictionary(
            Type=pikepdf.Name.Page, MediaBox=box, Resources=clean, Contents=self._target.make_stream(content)
        )
        for key in ("/Rotate", "/UserUnit"):
            value = inherited(page.obj, key)
            if isinstance(value, int | Decimal) and value:
                copy[key] = value
        return copy

    def _content(
        self, holder: Any, resources: Any, depth: int, cuts: Cuts | None = None
    ) -> tuple[bytes, pikepdf.Dictionary]:
        """Return a content stream written anew and the resources that it really uses."""
        if depth > DEPTH:
            raise Doubt("depth")
        kept: list[Instruction] = []
        private: dict[str, tuple[str, Cuts]] = {}
        for index, entry in enumerate(pikepdf.parse_content_stream(holder)):
            operator, operands = str(entry.operator), entry.operands
            if operator in _MARKING:
                _check_marking(operands, resources)
                continue
            if operator not in _DRAWING or isinstance(entry, pikepdf.ContentStreamInlineImage):
                raise Doubt("operator")
            if operator == "Tr" and int(operands[0]) in (3, 7):
                raise Doubt("invisible text")
            if cuts is not None and index in cuts.inside:
                name = f"/Cut{len(private) + 1}"
                private[name] = (str(operands[0]), cuts.inside[index])
                entry = instruction("Do", pikepdf.Name(name))
            kept += [entry] if cuts is None or index not in cuts.replaced else cuts.replaced[index]
        if cuts is not None:
            kept = tidied(kept)
        own = () if cuts is None else (*cuts.fonts, *private)
        if self._typefaces is not None:
            kept = recoded(kept, resources, own, self._typefaces)
        clean = self._used(kept, resources, depth, own)
        if cuts is not None:
            self._add_own(clean, resources, depth, cuts, private)
        return bytes(pikepdf.unparse_content_stream(kept)), clean

    def _used(
        self, instructions: Sequence[Instruction], resources: Any, depth: int, own: Collection[str]
    ) -> pikepdf.Dictionary:
        """Return the resources that a stream uses, without those of our own."""
        used: dict[str, set[str]] = {}
        for entry in instructions:
            _note_use(str(entry.operator), entry.operands, used)
        clean = pikepdf.Dictionary()
        for category, names in used.items():
            available = resources.get(category) if resources is not None else None
            entries = pikepdf.Dictionary()
            for name in sorted(names):
                if available is None or name not in available:
                    continue
                if name in own:
                    raise Doubt("name")
                self._check_text(name)
                entries[name] = self._resource(category, available[name], resources, depth + 1)
            clean[category] = entries
        return clean

    def _add_own(
        self,
        clean: pikepdf.Dictionary,
        resources: Any,
        depth: int,
        cuts: Cuts,
        private: dict[str, tuple[str, Cuts]],
    ) -> None:
        """Add the fonts of stand-ins, and drawings with cuts of their own: other pages draw them otherwise."""
        for category, names in (("/Font", cuts.fonts), ("/XObject", private)):
            if names and category not in clean:
                clean[category] = pikepdf.Dictionary()
        for name, font in cuts.fonts.items():
            clean["/Font"][name] = font
        for name, (original, inner) in private.items():
            form = self._form(resources.XObject[original], resources, depth + 1, _FORM_KEYS, inner)
            clean["/XObject"][name] = self._target.make_indirect(form)

    def _resource(self, category: str, value: Any, resources: Any, depth: int) -> Any:
        if category == "/ColorSpace":
            return self._colours(value, depth)
        if category == "/XObject":
            return self._once(value, lambda: self._drawing(value, resources, depth))
        if category == "/Font":
            if value.get("/Subtype") == "/Type3":
                raise Doubt("Type 3 font")
            if self._typefaces is not None:
                if (typeface := self._typefaces.of(value)) is not None:
                    return typeface.resource
                if str(value.get("/BaseFont", ""))[1:].startswith(OURS):
                    raise Doubt("name")
            return self._once(value, lambda: self._plain(value, _FONT_KEYS, depth))
        if category == "/ExtGState":
            return self._state(value, depth)
        if category == "/Shading":
            return self._once(value, lambda: self._plain(value, _SHADING_KEYS, depth))
        if category == "/Pattern":
            return self._once(value, lambda: self._pattern(value, resources, depth))
        raise Doubt("resource")

    def _once(self, value: Any, copy: Callable[[], Any]) -> Any:
        if not value.is_indirect:
            return copy()
        if value.objgen not in self._copied:
            self._copied[value.objgen] = self._target.make_indirect(copy())
        return self._copied[value.objgen]

    def _drawing(self, value: Any, resources: Any, depth: int) -> Any:
        if "/OC" in value:
            raise Doubt("optional content")
        if value.get("/Subtype") == "/Form":
            return self._form(value, resources, depth, _FORM_KEYS)
        if value.get("/Subtype") == "/Image":
            return self._picture(value, depth)
        raise Doubt("external object")

    def _form(self, value: Any, resources: Any, depth: int, keys: tuple[str, ...], cuts: Cuts | None = None) -> Any:
        if "/OC" in value:
            raise Doubt("optional content")
        content, clean = self._content(value, value.get("/Resources", resources), depth, cuts)
        form = self._target.make_stream(content)
        for key in keys:
            if key in value:
                form[key] = self._plain(value[key], frozenset(), depth)
        group = value.get("/Group")
        if group is not None:
            form.Group = pikepdf.Dictionary(S=pikepdf.Name.Transparency)
            for key in ("/I", "/K"):
                if key in group:
                    form.Group[key] = bool(group[key])
            if "/CS" in group:
                form.Group.CS = self._colours(group.CS, depth)
        form.Resources = clean
        return form

    def _pattern(self, value: Any, resources: Any, depth: int) -> Any:
        if value.get("/PatternType") == 1:
            if any(str(entry.operator) in _SHOWING for entry in pikepdf.parse_content_stream(value)):
                raise Doubt("text in a pattern")
            keys = ("/Type", "/PatternType", "/PaintType", "/TilingType", "/BBox", "/XStep", "/YStep", "/Matrix")
            return self._form(value, resources, depth, keys)
        return self._plain(value, _SHADING_KEYS, depth)

    def _state(self, value: Any, depth: int) -> Any:
        state = pikepdf.Dictionary()
        for key in value.keys():  # noqa: SIM118 - not a Python dictionary
            if key == "/Font" or (key == "/SMask" and value[key] != "/None"):
                raise Doubt("graphics state")
            if key in _STATE_KEYS:
                state[key] = self._plain(value[key], frozenset(), depth)
        return state

    def _picture(self, value: Any, depth: int) -> Any:
        """Copy a picture by its samples. Formats with room for metadata and pictures with masks raise Doubt."""
        filters = value.get("/Filter", ())
        names = [str(filters)] if isinstance(filters, pikepdf.Name) else [str(name) for name in filters]
        if not set(names) <= _PICTURE_FILTERS or "/SMask" in value or "/Mask" in value:
            raise Doubt("picture")
        is_stencil = bool(value.get("/ImageMask", False))
        space = pikepdf.Name.DeviceGray if is_stencil else self._colours(value.ColorSpace, depth)
        bits = 1 if is_stencil else int(value.BitsPerComponent)
        row = (int(value.Width) * bits * _components(space) + 7) // 8
        picture = self._target.make_stream(bytes(value.read_bytes())[: row * int(value.Height)])
        picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        for key in ("/Width", "/Height", "/BitsPerComponent", "/ImageMask", "/Decode", "/Interpolate", "/Intent"):
            if key in value:
                picture[key] = self._plain(value[key], frozenset(), depth)
        if not is_stencil:
            picture.ColorSpace = space
        return picture

    def _colours(self, value: Any, depth: int) -> Any:
        """Copy a colour space; a profile, which may name a device or a firm, gives way to the plain space."""
        if isinstance(value, pikepdf.Name):
            return value
        if not isinstance(value, pikepdf.Array) or len(value) == 0 or depth > DEPTH:
            raise Doubt("colours")
        family = str(value[0])
        if family == "/ICCBased":
            return pikepdf.Name(_DEVICE_SPACES[int(value[1].N)])
        if family in ("/CalRGB", "/CalGray", "/Lab"):
            return self._plain(value, frozenset(("/WhitePoint", "/BlackPoint", "/Gamma", "/Matrix", "/Range")), depth)
        if family in ("/Indexed", "/I"):
            table = value[3].read_bytes() if isinstance(value[3], pikepdf.Stream) else bytes(value[3])
            base = self._colours(value[1], depth + 1)
            length = (int(value[2]) + 1) * _components(base)
            return pikepdf.Array([pikepdf.Name.Indexed, base, int(value[2]), pikepdf.String(bytes(table)[:length])])
        if family in ("/Separation", "/DeviceN"):
            for name in value[1] if isinstance(value[1], pikepdf.Array) else [value[1]]:
                self._check_text(str(name))
            function = self._plain(value[3], _FUNCTION_KEYS, depth)
            return pikepdf.Array(
                [value[0], self._plain(value[1], frozenset(), depth), self._colours(value[2], depth + 1), function]
            )
        if family == "/Pattern" and len(value) == 2:
            return pikepdf.Array([value[0], self._colours(value[1], depth + 1)])
        if family == "/Pattern":
            return pikepdf.Array([value[0]])
        raise Doubt("colours")

    def _plain(self, value: Any, keys: frozenset[str], depth: int) -> Any:
        """Copy numbers, names and containers, of dictionaries only these keys. Streams lose filters and tails."""
        if depth > 3 * DEPTH:
            raise Doubt("depth")
        if not isinstance(value, pikepdf.Object):
            return value
        if isinstance(value, pikepdf.Stream):
            return self._once(value, lambda: self._stream(value, keys, depth))
        if isinstance(value, pikepdf.Array):
            return pikepdf.Array([self._plain(child, keys, depth + 1) for child in value])
        if isinstance(value, pikepdf.Dictionary):
            return self._dictionary(pikepdf.Dictionary(), value, keys, depth)
        if isinstance(value, pikepdf.Name | pikepdf.String):
            self._check_text(str(value))
            return pikepdf.Name(str(value)) if isinstance(value, pikepdf.Name) else pikepdf.String(bytes(value))
        raise Doubt("object")

    def _stream(self, value: Any, keys: frozenset[str], depth: int) -> Any:
        data = bytes(value.read_bytes())
        self._check_text(data.decode("latin-1"))
        return self._dictionary(self._target.make_stream(data), value, keys, depth)

    def _dictionary(self, copy: Any, value: Any, keys: frozenset[str], depth: int) -> Any:
        # The names of glyphs in /Differences and of colours are keys of their own kind: they come in arrays.
        for key in value.keys():  # noqa: SIM118 - not a Python dictionary
            if key in keys and key not in ("/Length", "/Filter", "/DecodeParms"):
                child = value[key]
                copy[key] = self._colours(child, depth) if key == "/ColorSpace" else self._plain(child, keys, depth + 1)
        return copy

    def _check_text(self, text: str) -> None:
        """A font may be named after the firm that it was made for."""
        spaced = text.replace("\0", "").replace("/", " ").replace("+", " ").replace("-", " ").replace("_", " ")
        if self._plan.edits(text) or self._plan.edits(spaced):
            raise Doubt("name")


def _check_marking(operands: Any, resources: Any) -> None:
    """Marked content may say other words than those drawn, or belong to a layer that is switched off."""
    for operand in operands:
        properties = operand
        if isinstance(operand, pikepdf.Name):
            named = resources.get("/Properties") if resources is not None else None
            properties = named.get(str(operand)) if named is not None else None
            if str(operand) == "/OC":
                raise Doubt("optional content")
        if isinstance(properties, pikepdf.Dictionary):
            if {"/ActualText", "/Alt", "/E", "/OCGs", "/Contents"} & set(properties.keys()):
                raise Doubt("marked content")
            if str(properties.get("/Type", "")) in ("/OCG", "/OCMD"):
                raise Doubt("optional content")


def _note_use(operator: str, operands: Any, used: dict[str, set[str]]) -> None:
    categories = {
        "Tf": "/Font",
        "Do": "/XObject",
        "gs": "/ExtGState",
        "cs": "/ColorSpace",
        "CS": "/ColorSpace",
        "sh": "/Shading",
        "scn": "/Pattern",
        "SCN": "/Pattern",
    }
    category = categories.get(operator)
    if category is None or len(operands) == 0:
        return
    name = operands[-1] if category == "/Pattern" else operands[0]
    if isinstance(name, pikepdf.Name):
        used.setdefault(category, set()).add(str(name))


def _components(space: Any) -> int:
    if isinstance(space, pikepdf.Array):
        family = str(space[0])
        if family == "/DeviceN":
            return len(space[1])
        return 3 if family in ("/CalRGB", "/Lab") else 1
    return {"/DeviceRGB": 3, "/RGB": 3, "/DeviceCMYK": 4, "/CMYK": 4}.get(str(space), 1)
