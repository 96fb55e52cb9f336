"""What the three Office families share when their copy is written: parts are edited in place, nothing is re-created.

Only parts that a rule keeps reach the copy. The rest of the package (names, relationships, content types, properties)
is written anew from what is kept.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from os.path import splitext
from posixpath import basename, dirname, join, relpath
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from scrubbing.document import ConstructKind, Document
from scrubbing.formats.views import View
from scrubbing.limits import Budget
from scrubbing.office.add_ins import is_record
from scrubbing.office.formulas import Names, rewrite_formula
from scrubbing.office.neutral_names import is_usual, new_name, root_of
from scrubbing.office.number_formats import rewrite_format
from scrubbing.office.ole_packages import OLE_OBJECT, PROGRAMS, name_programs, unwrapped
from scrubbing.office.package import CONTENT_TYPES, Contents, open_package, write_package
from scrubbing.office.pages import page_view
from scrubbing.office.parts import Fate, Part, Parts, Relationship, dropped_kind
from scrubbing.office.pictures import blank, suffix
from scrubbing.office.places import Place, Role, places
from scrubbing.office.tidy import Authors, cut_references, rename_references, strip_fingerprints
from scrubbing.office.vocabularies import drop_foreign
from scrubbing.office.xml import Element, drop, parse, serialise, tag_of
from scrubbing.pictures import as_png
from scrubbing.redaction import wording
from scrubbing.redaction.plan import Edit, Plan, Writing
from submissions.media import SUFFIXES
from submissions.reasons import Held, Reason

_RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_PACKAGE_NS = "http://schemas.openxmlformats.org/package/2006"
_CORE_ROLE = f"{_PACKAGE_NS}/relationships/metadata/core-properties"
_APP_ROLE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties"
_FONT_CODE = re.compile(r'&"([^"]*)"')
_FONT_MARKS = re.compile(r'[&"]')
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CORE = f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE_NS}/metadata/core-properties"/>'
_APP = f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
_PROPERTIES = (
    ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", _CORE_ROLE, _CORE),
    ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", _APP_ROLE, _APP),
)
# Fields that fetch from elsewhere when they are updated.
_FETCHING = re.compile(
    r"\s*(?:(?:INCLUDEPICTURE|INCLUDETEXT|INCLUDE|LINK|DDE|DDEAUTO|IMPORT|RD|DATABASE|AUTOTEXT)\b"
    r'|HYPERLINK\s+(?!\\|"?(?:https?://|#)))',
    re.IGNORECASE,
)
_ENDINGS = {str(media_type): ending for media_type, ending in SUFFIXES.items()}
_INTEGER = re.compile(r"\d+")

Transform = Callable[["Copy", Part, Element], None]


@dataclass(slots=True)
class Copy:
    """The copy of one package while it is made."""

    parts: Parts
    document: Document
    writing: Writing
    names: Names
    # Parts that a person had removed, or that went with them.
    gone: set[str] = field(default_factory=set)
    authors: Authors = field(default_factory=Authors)

    @property
    def plan(self) -> Plan:
        return self.writing.plan

    def root(self, part: Part) -> Element:
        """Return a fresh tree of a part of the original."""
        return parse(self.parts.package.read(part.name))

    def kept(self) -> dict[str, Part]:
        """Return the parts that reach the copy, those that only a dropped part refers to left out."""
        reached: dict[str, Part] = {}
        queue = [relationship.target for relationship in self.parts.root if not relationship.external]
        while queue:
            part = self.parts.reached.get(queue.pop(0))
            if part is None or part.name in reached or not self.stays(part):
                continue
            reached[part.name] = part
            queue += [relationship.target for relationship in part.relationships if not relationship.external]
        return dict(sorted(reached.items()))

    def stays(self, part: Part) -> bool:
        """Whether a part is in the copy if anything there refers to it."""
        if part.fate is Fate.DROP or part.name in self.gone:
            return False
        # A picture that goes leaves a transparent one behind; its frame still needs a part.
        return part.fate is Fate.MEDIA or not self.plan.removes(part.locator or "text")

    def keeps(self, relationship: Relationship) -> bool:
        """Whether a relationship is in the copy."""
        if relationship.external:
            return relationship.role == "hyperlink" and relationship.target.lower().startswith(("http://", "https://"))
        part = self.parts.reached.get(relationship.target)
        return part is not None and self.stays(part)


def open_copy(source: BinaryIO, document: Document, writing: Writing) -> Copy:
    """Open the original again for its copy.

    Raises:
        Held: NOT_FULLY_READ when a part was not read and nobody had it removed.
    """
    for unread in document.unread:
        if not writing.plan.removes(unread.locator):
            raise Held(Reason.NOT_FULLY_READ, unread.locator)
    parts = Parts(open_package(source, Budget()))
    return Copy(parts, document, writing, _names(writing.plan))


def _names(plan: Plan) -> Names:
    return Names(lambda text: rewrite(plan, text), lambda text: rewrite_name(plan, text))


def write_copy(copy: Copy, target: BinaryIO, transforms: Mapping[str, Transform]) -> list[str]:
    """Write the copy and return what was stripped. A transform by role changes a part before the general rules do."""
    kept = copy.kept()
    if copy.parts.main.name not in kept:
        raise Held(Reason.REDACTION_FAILED)
    with closing(Contents()) as package:
        return _write_copy(copy, target, transforms, kept, package)


def _write_copy(
    copy: Copy,
    target: BinaryIO,
    transforms: Mapping[str, Transform],
    kept: dict[str, Part],
    package: Contents,
) -> list[str]:
    types: dict[str, str] = {}
    renamed: dict[str, str] = {}
    # Which strings of a workbook are in use is known when its sheets are written.
    ordered = sorted(kept.values(), key=lambda part: part.role == "sharedStrings")
    for number, part in enumerate(ordered, 1):
        content = _content(copy, part, transforms)
        if content is None:
            # An embedded file that must be dropped: whatever refers to it is written without it.
            copy.gone.add(part.name)
            return write_copy(copy, target, transforms)
        name, types[part.name] = _new_name(copy, part, content, number)
        renamed[part.name] = name
        package[name] = content
    for part in kept.values():
        _write_relationships(package, copy, part, renamed)
    _write_frame(package, copy, renamed, {renamed[name]: type_ for name, type_ in types.items()})
    write_package(target, package)
    return _stripped(copy, kept)


def _content(copy: Copy, part: Part, transforms: Mapping[str, Transform]) -> bytes | None:
    if part.fate is Fate.MEDIA:
        return _picture(copy, part)
    if part.fate is Fate.EMBEDDED:
        data = copy.parts.package.read(part.name)
        wrapped = unwrapped(data, Budget()) if part.role == OLE_OBJECT else None
        return copy.writing.redact_member(part.name, wrapped.content if wrapped else data)
    if part.fate is Fate.OPAQUE:
        raise Held(Reason.NOT_FULLY_READ, part.locator)
    root = copy.root(part)
    drop_foreign(root)
    strip_fingerprints(root)
    cut_references(root, {entry.id for entry in part.relationships if not copy.keeps(entry)})
    name_programs(root, _programs(copy, part))
    copy.authors.anonymise(root)
    transform = transforms.get(part.role)
    if transform is not None:
        transform(copy, part, root)
    scrub(copy, root)
    rename_references(root, _new_ids(part.relationships))
    _rename_drawings(copy, part, root)
    return serialise(root)


def _new_ids(relationships: Iterable[Relationship]) -> dict[str, str]:
    """Return new ids by those that may be somebody's words."""
    worded = (entry.id for entry in relationships if not entry.is_counted)
    return {id_: f"rIdOther{number}" for number, id_ in enumerate(worded, 1)}


def _rename_drawings(copy: Copy, part: Part, root: Element) -> None:
    """Name the drawing of a diagram anew in its data: it goes by the id that the part gives it in which both stand."""
    if part.role != "diagramData":
        return
    around = [owner.relationships for owner in copy.parts.reached.values()]
    ids = [_new_ids(entries) for entries in around if any(entry.target == part.name for entry in entries)]
    for extension in root.iter("{*}dataModelExt"):
        old = str(extension.get("relId"))
        extension.set("relId", next((new[old] for new in ids if old in new), old))


def _programs(copy: Copy, part: Part) -> dict[str, str]:
    """Return which program opens the files that lay in OLE objects of a part, by the ids of their relationships."""
    entries = [entry for entry in part.relationships if entry.role == OLE_OBJECT and copy.keeps(entry)]
    return {entry.id: PROGRAMS[_type_of(copy, entry.target)] for entry in entries}


def _type_of(copy: Copy, name: str) -> str:
    """Return the type of an embedded file; one that was not read must never have come this far."""
    member = copy.document.members.get(name)
    if member is None:
        raise Held(Reason.REDACTION_FAILED)
    return member.document.media_type


def _picture(copy: Copy, part: Part) -> bytes:
    data, _ = as_png(copy.parts.package.read(part.name), Budget())
    if copy.plan.removes(part.locator) or part.name not in copy.document.members:
        return blank()
    return copy.writing.redact_member(part.name, data) or blank()


def scrub(copy: Copy, root: Element) -> None:
    """Rewrite every place of a tree."""
    for place in places(root, _is_cell_content):
        scrub_place(copy, place)


def _is_cell_content(element: Element) -> bool:
    """Cells are rewritten by the workbook's own rules: their numbers may be the ordinals of strings."""
    parent = element.getparent()
    return parent is not None and tag_of(parent) == "x:c" and tag_of(element) in {"x:v", "x:f"}


def scrub_place(copy: Copy, place: Place) -> None:
    """Rewrite one place by what it holds."""
    text = place.text
    if is_record(place):
        _set(place, " ")
        return
    match place.role:
        case Role.FORMULA:
            _set(place, rewrite_formula(text, copy.names))
        case Role.PAGE_CODES:
            _scrub_page_codes(copy.plan, place, text)
        case Role.NUMBER_FORMAT:
            _set(place, rewrite(copy.plan, rewrite_format(text, lambda shown: edits(copy.plan, shown))))
        case Role.NUMBER:
            _scrub_number(copy.plan, place, text)
        case Role.FIELD:
            _scrub_field(copy.plan, place, text)
        case Role.ATTRIBUTE | Role.NAME | Role.QUIET:
            fetching = str(place.pieces[0].key).endswith("}instr") and _FETCHING.match(text)
            _set(place, " " if fetching else _attribute(copy, place, text))
        case _:
            place.replace(edits(copy.plan, text))


def _attribute(copy: Copy, place: Place, text: str) -> str:
    tag, key = tag_of(place.element), str(place.pieces[0].key)
    if tag == "x:sheet" and key == "name":
        return copy.names.sheet(text)
    if (tag, key) in {("x:worksheetSource", "sheet"), ("x:dataRef", "sheet"), ("x:rangeSet", "sheet")}:
        return copy.names.sheet(text)
    if (tag, key) in _IDENTIFIERS:
        return copy.names.identifier(text)
    if tag == "x:hyperlink" and key == "location":
        return rewrite_formula(text, copy.names)
    if tag.startswith("x:"):
        # Headings, filters and caches must go on saying what the cells say.
        return _workbook_value(copy.plan, place.element, text)
    return rewrite_name(copy.plan, text)


def _workbook_value(plan: Plan, element: Element, text: str) -> str:
    changed = rewrite(plan, text)
    if changed != text and tag_of(element) in {"x:n", "x:d"} and not _INTEGER.fullmatch(changed):
        # A cached number that is now words.
        element.tag = f"{str(element.tag)[:-1]}s"
    return changed


_IDENTIFIERS = frozenset(
    {("x:definedName", "name"), ("x:table", "name"), ("x:table", "displayName"), ("x:worksheetSource", "name")}
)


def _set(place: Place, text: str) -> None:
    if text != place.text:
        place.pieces[0].write(text)
        for piece in place.pieces[1:]:
            piece.write("")


def edits(plan: Plan, text: str) -> list[tuple[int, int, str]]:
    """Return the plan's edits with substitutes that fit identifiers where a value was joined by underscores."""
    found = []
    for edit in wording.edits(plan, text):
        value = text[edit.start : edit.end]
        joined = "_" in value and " " not in value
        found.append((edit.start, edit.end, edit.substitute.replace(" ", "_") if joined else edit.substitute))
    return found


def rewrite(plan: Plan, text: str) -> str:
    """Return a text with its values replaced."""
    for start, end, substitute in reversed(edits(plan, text)):
        text = text[:start] + substitute + text[end:]
    return text


def rewrite_name(plan: Plan, text: str) -> str:
    """Return a name or address with its values replaced, also where they are joined by marks or percent-encoded."""
    return plan.rewrite_name(rewrite(plan, text))


def _scrub_page_codes(plan: Plan, place: Place, text: str) -> None:
    view = page_view(_scrub_fonts(plan, text))
    found = [
        Edit(start, end, _after_ampersand(view, start) + substitute, "")
        for start, end, substitute in edits(plan, view.text)
    ]
    # An ampersand of a substitute would begin a code; those that the text has itself stay: it says what it said.
    _set(place, view.apply(found, lambda substitute, _: substitute.replace("&", "and")))


def _after_ampersand(view: View, start: int) -> str:
    """Return what keeps a substitute from being read as a code: a letter behind an ampersand of the text is one."""
    place = view.raw_start(start)
    is_code = any(mark.end == place for mark in view.marks)
    return " " if view.raw[place - 1 : place] == "&" and not is_code else ""


def _scrub_fonts(plan: Plan, codes: str) -> str:
    """Rewrite the fonts named in a header's codes as fonts are everywhere: only where they hold a value."""
    return _FONT_CODE.sub(lambda match: f'&"{_FONT_MARKS.sub("", rewrite(plan, match[1]))}"', codes)


def _scrub_number(plan: Plan, place: Place, text: str) -> None:
    changed = rewrite(plan, text)
    if changed == text:
        return
    point = place.element.getparent()
    series = point.getparent() if point is not None else None
    numeric = series is not None and tag_of(series) in {"c:numCache", "c:numLit"}
    if numeric and point is not None and not _INTEGER.fullmatch(changed):
        drop(point)
    else:
        _set(place, changed)


def _scrub_field(plan: Plan, place: Place, text: str) -> None:
    if _FETCHING.match(text):
        _set(place, " ")
    else:
        place.replace(edits(plan, text))
        # A bookmark's name has underscores where the value has spaces.
        place.replace(_joined(plan, place.text))


def _joined(plan: Plan, text: str) -> list[tuple[int, int, str]]:
    found = plan.edits(text.replace("_", " "))
    return [(edit.start, edit.end, edit.substitute.replace(" ", "_")) for edit in found]


def _new_name(copy: Copy, part: Part, content: bytes, number: int) -> tuple[str, str]:
    """Return the name and content type of a part in the copy. Names that a person may have given are not kept."""
    root = root_of(copy.parts.main.content_type)
    if part.fate is Fate.MEDIA:
        extension, content_type = suffix(content)
        return f"{root}/media/image{number}{extension}", content_type
    if part.fate is Fate.EMBEDDED:
        content_type = _type_of(copy, part.name) if part.role == OLE_OBJECT else part.content_type
        ending = _ENDINGS.get(content_type, ".bin")
        return f"{root}/embeddings/embedded{number}{ending}", content_type
    usual = is_usual(part.name) and rewrite_name(copy.plan, part.name) == part.name
    name = part.name if usual else new_name(root, part.role, part.name, number)
    return name, part.content_type or "application/xml"


def _write_relationships(package: Contents, copy: Copy, part: Part, renamed: dict[str, str]) -> None:
    kept = [relationship for relationship in part.relationships if copy.keeps(relationship)]
    if not kept:
        return
    name, ids = renamed[part.name], _new_ids(part.relationships)
    entries = [_relationship(copy, entry, dirname(name), renamed, ids) for entry in kept]
    package[join(dirname(name), "_rels", f"{basename(name)}.rels")] = _relationships(entries)


def _relationship(copy: Copy, entry: Relationship, folder: str, renamed: dict[str, str], ids: Mapping[str, str]) -> str:
    if entry.external:
        target, mode = rewrite_name(copy.plan, entry.target), ' TargetMode="External"'
    else:
        target, mode = relpath(renamed[entry.target], folder or "."), ""
    type_ = entry.type
    if entry.role == OLE_OBJECT:
        # What lay in an OLE object lies in the package itself now.
        type_ = type_.rstrip("/").removesuffix(OLE_OBJECT) + "package"
    id_ = ids.get(entry.id, entry.id)
    return f"<Relationship Id={quoteattr(id_)} Type={quoteattr(type_)} Target={quoteattr(target)}{mode}/>"


def _relationships(entries: list[str]) -> bytes:
    body = "".join(entries)
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE_NS}/relationships">{body}</Relationships>'.encode()


def _write_frame(package: Contents, copy: Copy, renamed: dict[str, str], types: dict[str, str]) -> None:
    """Write the root relationships, clean properties and the content types."""
    roots = [entry for entry in copy.parts.root if copy.keeps(entry) and not entry.external]
    ids = _new_ids(copy.parts.root)
    entries = [_relationship(copy, entry, "", renamed, ids) for entry in roots]
    for number, (name, content_type, role, content) in enumerate(_PROPERTIES, 1):
        package[name] = content.encode()
        types[name] = content_type
        entries.append(f'<Relationship Id="rIdProperties{number}" Type="{role}" Target="{name}"/>')
    package["_rels/.rels"] = _relationships(entries)
    package[CONTENT_TYPES] = _content_types(types)


def _content_types(types: dict[str, str]) -> bytes:
    defaults = {"rels": _RELATIONSHIPS_TYPE, "xml": "application/xml"}
    overrides: dict[str, str] = {}
    for name, content_type in sorted(types.items()):
        extension = splitext(name)[1][1:].lower()
        if not content_type.endswith("xml") and defaults.setdefault(extension, content_type) == content_type:
            continue
        if content_type.endswith("vmlDrawing") and defaults.setdefault(extension, content_type) == content_type:
            continue
        overrides[name] = content_type
    body = "".join(
        f"<Default Extension={quoteattr(extension)} ContentType={quoteattr(content_type)}/>"
        for extension, content_type in sorted(defaults.items())
    )
    body += "".join(
        f"<Override PartName={quoteattr('/' + name)} ContentType={quoteattr(content_type)}/>"
        for name, content_type in overrides.items()
    )
    return f'{_HEAD}<Types xmlns="{_PACKAGE_NS}/content-types">{body}</Types>'.encode()


def _stripped(copy: Copy, kept: dict[str, Part]) -> list[str]:
    kinds: Counter[str] = Counter()
    for part in copy.parts.reached.values():
        if part.name not in kept:
            kinds[dropped_kind(part.role).value if part.fate is Fate.DROP else "removed parts"] += 1
    kinds[ConstructKind.OTHER.value] += len(copy.parts.orphans)
    links = sum(
        1
        for part in kept.values()
        for relationship in part.relationships
        if relationship.external and not copy.keeps(relationship)
    )
    kinds[ConstructKind.EXTERNAL_LINK.value] += links
    kinds["authors of comments and changes"] += len(copy.authors)
    return [kind if count == 1 else f"{count} x {kind}" for kind, count in sorted(kinds.items()) if count]
