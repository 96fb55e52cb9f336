"""Carrying an untouched PDF page over to the copy as it is, drawn text and all, but not a byte that is not drawn.

Nothing is copied that is not on a list of what a page needs. Whatever is not understood raises Doubt, and the page is
rebuilt as a picture instead: that is always safe.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pikepdf

from scrubbing.redaction.plan import Plan

_DEPTH = 12


class Doubt(Exception):
    """The page may hold something that its readers do not see."""


# Operators of page descriptions. Marked content (BMC, BDC, EMC, MP, DP) only carries structure and is left out;
# inline pictures and Type 3 glyph operators are not here, so they raise Doubt.
_DRAWING = frozenset(
    (
        *(
            "b",
            "B",
            "b*",
            "B*",
            "BT",
            "BX",
            "c",
            "cm",
            "CS",
            "cs",
            "d",
            "Do",
            "ET",
            "EX",
            "f",
            "F",
            "f*",
            "G",
            "g",
            "gs",
        ),
        *(
            "h",
            "i",
            "j",
            "J",
            "K",
            "k",
            "l",
            "m",
            "M",
            "n",
            "q",
            "Q",
            "re",
            "RG",
            "rg",
            "ri",
            "s",
            "S",
            "sc",
            "SC",
            "scn",
        ),
        *(
            "SCN",
            "sh",
            "T*",
            "Tc",
            "Td",
            "TD",
            "Tf",
            "Tj",
            "TJ",
            "TL",
            "Tm",
            "Tr",
            "Ts",
            "Tw",
            "Tz",
            "v",
            "w",
            "W",
            "W*",
        ),
        *("y", "'", '"'),
    )
)
_MARKING = frozenset(("BMC", "BDC", "EMC", "MP", "DP"))
_FONT_KEYS = frozenset(
    (
        *("/Type", "/Subtype", "/BaseFont", "/FirstChar", "/LastChar", "/Widths", "/Encoding", "/ToUnicode", "/Name"),
        *("/DescendantFonts", "/FontDescriptor", "/CIDSystemInfo", "/DW", "/W", "/DW2", "/W2", "/CIDToGIDMap"),
        *("/BaseEncoding", "/Differences", "/FontName", "/FontFamily", "/FontStretch", "/FontWeight", "/Flags"),
        *("/FontBBox", "/ItalicAngle", "/Ascent", "/Descent", "/Leading", "/CapHeight", "/XHeight", "/StemV", "/StemH"),
        *("/AvgWidth", "/MaxWidth", "/MissingWidth", "/FontFile", "/FontFile2", "/FontFile3", "/CIDSet", "/CharSet"),
        *("/Registry", "/Ordering", "/Supplement", "/Length1", "/Length2", "/Length3", "/CMapName", "/WMode"),
    )
)
_STATE_KEYS = frozenset(
    (
        *(
            "/Type",
            "/LW",
            "/LC",
            "/LJ",
            "/ML",
            "/D",
            "/RI",
            "/OP",
            "/op",
            "/OPM",
            "/FL",
            "/SM",
            "/SA",
            "/BM",
            "/CA",
            "/ca",
        ),
        *("/AIS", "/TK", "/SMask"),
    )
)
_FUNCTION_KEYS = frozenset(
    (
        *(
            "/FunctionType",
            "/Domain",
            "/Range",
            "/Size",
            "/BitsPerSample",
            "/Order",
            "/Encode",
            "/Decode",
            "/C0",
            "/C1",
        ),
        *("/N", "/Functions", "/Bounds"),
    )
)
_SHADING_KEYS = _FUNCTION_KEYS | frozenset(
    (
        *("/ShadingType", "/ColorSpace", "/Background", "/BBox", "/AntiAlias", "/Coords", "/Function", "/Extend"),
        *("/Matrix", "/BitsPerCoordinate", "/BitsPerComponent", "/BitsPerFlag", "/VerticesPerRow", "/Type"),
        *("/PatternType", "/Shading"),
    )
)
_PICTURE_FILTERS = frozenset(("/FlateDecode", "/LZWDecode", "/RunLengthDecode", "/ASCII85Decode", "/ASCIIHexDecode"))
_DEVICE_SPACES = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}


class Carrier:
    """Copies pages into `target`. What several pages share, such as fonts, is copied once."""

    def __init__(self, target: pikepdf.Pdf, plan: Plan) -> None:
        self._target = target
        self._plan = plan
        self._copied: dict[tuple[int, int], Any] = {}

    def carry(self, page: pikepdf.Page) -> pikepdf.Dictionary:
        """Return a new page that draws the same.

        Raises:
            Doubt: something on the page is not understood, or is not to be seen.
        """
        box = [float(side) for side in page.mediabox]
        crop = [float(side) for side in page.cropbox]
        if any(abs(one - other) > 1 for one, other in zip(box, crop, strict=True)):
            raise Doubt("cropped")
        resources = inherited(page.obj, "/Resources")
        content, clean = self._content(page.obj, resources, 0)
        copy = pikepdf.Dictionary(
            Type=pikepdf.Name.Page, MediaBox=box, Resources=clean, Contents=self._target.make_stream(content)
        )
        for key in ("/Rotate", "/UserUnit"):
            value = inherited(page.obj, key)
            if isinstance(value, int | Decimal) and value:
                copy[key] = value
        return copy

    def _content(self, holder: Any, resources: Any, depth: int) -> tuple[bytes, pikepdf.Dictionary]:
        """Return a content stream written anew and the resources that it really uses."""
        if depth > _DEPTH:
            raise Doubt("depth")
        kept: list[Any] = []
        used: dict[str, set[str]] = {}
        for instruction in pikepdf.parse_content_stream(holder):
            operator, operands = str(instruction.operator), instruction.operands
            if operator in _MARKING:
                _check_marking(operands, resources)
                continue
            if operator not in _DRAWING or isinstance(instruction, pikepdf.ContentStreamInlineImage):
                raise Doubt("operator")
            if operator == "Tr" and int(operands[0]) in (3, 7):
                raise Doubt("invisible text")
            _note_use(operator, operands, used)
            kept.append(instruction)
        clean = pikepdf.Dictionary()
        for category, names in used.items():
            available = resources.get(category) if resources is not None else None
            entries = pikepdf.Dictionary()
            for name in sorted(names):
                if available is None or name not in available:
                    continue
                self._check_text(name)
                entries[name] = self._resource(category, available[name], resources, depth + 1)
            clean[category] = entries
        return bytes(pikepdf.unparse_content_stream(kept)), clean

    def _resource(self, category: str, value: Any, resources: Any, depth: int) -> Any:
        if category == "/ColorSpace":
            return self._colours(value, depth)
        if category == "/XObject":
            return self._once(value, lambda: self._drawing(value, resources, depth))
        if category == "/Font":
            if value.get("/Subtype") == "/Type3":
                raise Doubt("Type 3 font")
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
            return self._form(value, resources, depth, ("/Type", "/Subtype", "/FormType", "/BBox", "/Matrix"))
        if value.get("/Subtype") == "/Image":
            return self._picture(value, depth)
        raise Doubt("external object")

    def _form(self, value: Any, resources: Any, depth: int, keys: tuple[str, ...]) -> Any:
        content, clean = self._content(value, value.get("/Resources", resources), depth)
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
        if not isinstance(value, pikepdf.Array) or len(value) == 0 or depth > _DEPTH:
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
        if depth > 3 * _DEPTH:
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


def inherited(page: Any, key: str) -> Any:
    """Return a page's own entry or the one it takes from the tree above it."""
    node = page
    for _ in range(50):
        if key in node:
            return node[key]
        if "/Parent" not in node:
            return None
        node = node["/Parent"]
    raise Doubt("page tree")


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
