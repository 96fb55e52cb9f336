"""What the three Office families share when they are read: parts, places, pictures, embedded files."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from scrubbing.document import Construct, ConstructKind, Document, Kind, Member, Reading, Unit, Unread
from scrubbing.office.add_ins import holds_binary, is_record
from scrubbing.office.formulas import words_in
from scrubbing.office.number_formats import words_of
from scrubbing.office.ole_packages import OLE_OBJECT, PROGRAMS, unwrapped
from scrubbing.office.package import Package, open_package
from scrubbing.office.pages import page_text
from scrubbing.office.parts import Fate, Part, Parts, dropped_kind
from scrubbing.office.places import Place, Role, is_hidden, places
from scrubbing.office.program_names import without_number
from scrubbing.office.tables import Cells, cells_of
from scrubbing.office.tidy import is_stripped
from scrubbing.office.xml import Element, looks_like_xml, parse, refuse_dtd, tag_of
from scrubbing.pictures import as_png
from submissions.reasons import Held, Reason

# Reasons that concern one nested file only: it can be taken out while the rest of the document stays.
_LOCAL_REASONS = frozenset(
    {
        Reason.EMPTY,
        Reason.UNSUPPORTED_TYPE,
        Reason.LEGACY_OFFICE,
        Reason.ENCRYPTED,
        Reason.CORRUPT,
        Reason.MACROS,
        Reason.DTD_REFUSED,
        Reason.IMAGE_TOO_LARGE,
        Reason.UNREADABLE_TEXT,
        Reason.NO_TEXT_FOUND,
        Reason.PART_NOT_READ,
        Reason.ARCHIVE_UNSAFE_PATH,
        Reason.ARCHIVE_UNSAFE_MEMBER,
        Reason.ARCHIVE_DUPLICATE_NAMES,
        Reason.TOO_DEEP,
    }
)
_SUFFIXES = {
    Role.DELETED: "deleted text",
    Role.FIELD: "field code",
    Role.SHOWN: "shown text",
    Role.READING: "reading",
    Role.JOINED: "with the next paragraph",
}
_REPEATED = frozenset({Role.ATTRIBUTE, Role.NAME, Role.NUMBER_FORMAT})
_HIDDEN_ROLES = frozenset({Role.DELETED, Role.FIELD, Role.FORMULA})
_HIDDEN_PARTS = frozenset({"comments", "commentAuthors", "authors", "notesSlide"})
# How the locators of document properties begin.
_PROPERTIES = "properties "
# A number this long may be a telephone number or somebody's id.
_ID_DIGITS = 5


@dataclass(slots=True)
class Reader:
    """One package while it is read: what was found so far, and the budget that pays for it."""

    parts: Parts
    document: Document
    reading: Reading
    _roots: dict[str, Element] = field(default_factory=dict)

    @property
    def package(self) -> Package:
        return self.parts.package

    def root(self, part: Part) -> Element:
        """Return the root of an XML part, parsed once for parts that are asked for again."""
        if part.name not in self._roots:
            self._roots[part.name] = parse(self.package.read(part.name))
        return self._roots[part.name]

    def forget(self, part: Part) -> None:
        """Free the tree of a part that is done with."""
        self._roots.pop(part.name, None)

    def add(self, locator: str, text: str, kind: Kind = Kind.VISIBLE, header: str = "") -> None:
        """Add a unit, and pay for its characters first."""
        if not text.strip():
            return
        self.reading.budget.spend_characters(len(text))
        self.document.units.append(Unit(locator, text, kind, header))

    def note(self, kind: ConstructKind, locator: str, *, decide: bool = False) -> None:
        """List a construct once."""
        construct = Construct(kind, locator, decide)
        if construct not in self.document.constructs:
            self.document.constructs.append(construct)


def open_reader(source: BinaryIO, media_type: str, reading: Reading) -> Reader:
    """Open a package for reading.

    Raises:
        Held: what `open_package` and `Parts` raise, DTD_REFUSED for a document type in any part.
    """
    package = open_package(source, reading.budget)
    for name in package:
        _check_member(package, name)
    return Reader(Parts(package), Document(media_type), reading)


def _check_member(package: Package, name: str) -> None:
    data = package.read(name)
    if looks_like_xml(data):
        refuse_dtd(data)


PartReader = Callable[[Reader, Part], None]


def read_parts(reader: Reader, readers: Mapping[str, PartReader], order: Iterable[Part] = ()) -> Document:
    """Read every part: those in `order` first, by the reader of their role, else by `read_xml`."""
    ordered = {part.name: part for part in (*order, *reader.parts.reached.values())}
    for part in ordered.values():
        if part.fate in {Fate.KEEP, Fate.DROP}:
            _read_text_part(reader, part, readers)
        elif part.fate is Fate.OPAQUE:
            reader.document.unread.append(Unread(part.locator, Reason.PART_NOT_READ))
        else:
            _read_member(reader, part)
        # Redaction gives them new ones.
        reader.document.own_words.update(entry.id for entry in part.relationships if not entry.is_counted)
        _list_external_links(reader, part)
        reader.forget(part)
    _read_orphans(reader)
    return reader.document


def _read_text_part(reader: Reader, part: Part, readers: Mapping[str, PartReader]) -> None:
    if part.fate is Fate.DROP:
        reader.note(dropped_kind(part.role), part.locator)
        # A picture, a font or printer settings: dropped by rule, so nothing of it needs to be known.
        if not looks_like_xml(reader.package.read(part.name)):
            return
    readers.get(part.role, read_xml)(reader, part)


def _read_orphans(reader: Reader) -> None:
    for number, name in enumerate(reader.parts.orphans, 1):
        locator = f"unreferenced part {number}"
        reader.note(ConstructKind.OTHER, locator)
        data = reader.package.read(name)
        if looks_like_xml(data):
            try:
                root = parse(data)
            except Held:
                # It is dropped, and reading it was only meant to learn values from it.
                continue
            read_tree(reader, root, locator, Kind.METADATA)


def _read_member(reader: Reader, part: Part) -> None:
    data, name = reader.package.read(part.name), part.name
    further = False
    if part.fate is Fate.MEDIA:
        data, further = as_png(data, reader.reading.budget)
    else:
        reader.note(ConstructKind.EMBEDDED_FILE, part.locator)
        wrapped = unwrapped(data, reader.reading.budget) if part.role == OLE_OBJECT else None
        if wrapped is not None:
            data, name = wrapped.content, "embedded file"
            for number, said in enumerate(wrapped.names, 1):
                reader.add(f"{part.locator}, name {number}", said, Kind.METADATA)
    try:
        nested = reader.reading.read_member(name, data)
    except Held as held:
        if held.reason not in _LOCAL_REASONS:
            raise
        reader.document.unread.append(Unread(part.locator, held.reason))
        return
    if nested is None or (part.role == OLE_OBJECT and nested.media_type not in PROGRAMS):
        reader.document.unread.append(Unread(part.locator, Reason.PART_NOT_READ))
    else:
        if further:
            nested.constructs.append(Construct(ConstructKind.EXTRA_FRAMES, "further frames"))
        reader.document.members[part.name] = Member(part.locator, nested)


def _list_external_links(reader: Reader, part: Part) -> None:
    links = [relationship for relationship in part.relationships if relationship.external]
    for number, link in enumerate(links, 1):
        reader.add(f"{within(part.locator)}link {number}", link.target, Kind.METADATA)
        if not is_kept_link(link.role, link.target):
            reader.note(ConstructKind.EXTERNAL_LINK, f"{within(part.locator)}link {number}")


def is_kept_link(role: str, target: str) -> bool:
    """Whether an external relationship stays in the copy: a link to the web that a reader may follow."""
    return role == "hyperlink" and target.lower().startswith(("http://", "https://"))


def within(locator: str) -> str:
    """Return the start of a locator for something inside a part."""
    return f"{locator}, " if locator else ""


def part_kind(part: Part) -> Kind:
    """Tell how a reader of the file meets the text of a part."""
    if part.fate is Fate.DROP:
        return Kind.METADATA
    return Kind.HIDDEN if part.role in _HIDDEN_PARTS else Kind.VISIBLE


def read_xml(reader: Reader, part: Part) -> None:
    """Read any XML part by its places."""
    read_tree(reader, reader.root(part), part.locator, part_kind(part), held=part.fate is Fate.KEEP)


def read_tree(
    reader: Reader,
    root: Element,
    locator: str,
    kind: Kind,
    *,
    held: bool = False,
    skip: Callable[[Element], bool] = lambda element: False,
) -> None:
    """Add a unit for each place of a tree. With `held`, binary content written as text makes the part unread."""
    cells = cells_of(root)
    counts: Counter[str] = Counter()
    seen: set[tuple[Role, str]] = set()
    for place in places(root, skip):
        if place.role is Role.QUIET:
            reader.document.own_words.add(place.text)
        if place.role in {Role.RAW, Role.QUIET}:
            continue
        if place.role is Role.TEXT and _noun(place) == "paragraph":
            # Empty ones count too: a paragraph may have deleted text alone.
            counts["paragraph"] += 1
        text = place_text(place)
        if not text.strip() or not _tells(place, text):
            reader.document.own_words.add(text)
            continue
        if is_record(place):
            reader.note(ConstructKind.OTHER, f"{within(locator)}records of an add-in")
            continue
        if holds_binary(text):
            unread = Unread(locator or "text", Reason.PART_NOT_READ)
            if held and unread not in reader.document.unread and not is_stripped(place.element):
                reader.document.unread.append(unread)
            continue
        # The same attribute a thousand times tells nothing new; the same paragraph does (it is shown in context).
        if place.role in _REPEATED and (place.role, text) in seen:
            continue
        seen.add((place.role, text))
        _add_place(reader, place, text, f"{within(locator)}", kind, cells, counts)
    _note_constructs(reader, root, locator)


def place_text(place: Place) -> str:
    """Return what a reader sees of a place."""
    if place.role is Role.PAGE_CODES:
        return page_text(place.text)
    if place.role is Role.NUMBER_FORMAT:
        return words_of(place.text)
    if place.role is Role.FORMULA:
        return "\n".join(words_in(place.text))
    shape = place.role is Role.NAME and tag_of(place.element).endswith((":cNvPr", ":docPr"))
    # "Jane Doe 2" would be read as an address.
    return without_number(place.text) if shape else place.text


def _tells(place: Place, text: str) -> bool:
    if place.role is Role.NUMBER:
        return sum(character.isdigit() for character in text) >= _ID_DIGITS
    if place.role is Role.ATTRIBUTE:
        # "%1." and the bullets of lists tell nothing.
        return sum(character.isalnum() for character in text) > 1
    return True


def _add_place(
    reader: Reader, place: Place, text: str, prefix: str, kind: Kind, cells: Cells, counts: Counter[str]
) -> None:
    noun = _noun(place)
    if noun != "paragraph":
        counts[noun] += 1
    locator, header = f"{prefix}{noun} {counts[noun]}", ""
    if noun == "paragraph":
        where, header = cells.find(place.element)
        locator = f"{prefix}{where}, {noun} {counts[noun]}" if where else locator
    if prefix.startswith(_PROPERTIES):
        header = header or _property(place)
    if place.role in _SUFFIXES:
        counts[place.role.name] += 1
        locator = f"{locator}, {_SUFFIXES[place.role]} {counts[place.role.name]}"
    reader.add(locator, text, _kind(place, kind), header)


def _property(place: Place) -> str:
    """Return the name of the document property that a text is the value of: "Company", or what somebody called it."""
    element: Element | None = place.element
    if place.role is Role.NAME or element is None:
        return ""
    parent = element.getparent()
    named = parent is not None and tag_of(parent).rpartition(":")[2] == "property"
    return str(parent.get("name", "")) if named and parent is not None else tag_of(element).rpartition(":")[2]


def _noun(place: Place) -> str:
    if place.role in {Role.ATTRIBUTE, Role.NAME}:
        return place.role.name.lower()
    if place.role is Role.NUMBER_FORMAT:
        return "number format"
    if place.role is Role.FORMULA:
        return "formula"
    return "paragraph" if tag_of(place.element) in {"w:p", "a:p"} else "text"


def _kind(place: Place, kind: Kind) -> Kind:
    if place.role is Role.NAME:
        return Kind.NAME
    if place.role in {Role.ATTRIBUTE, Role.NUMBER_FORMAT}:
        return Kind.METADATA
    if kind is Kind.VISIBLE and (place.role in _HIDDEN_ROLES or _vanishes(place)):
        return Kind.HIDDEN
    return kind


def _vanishes(place: Place) -> bool:
    """Whether every run of a paragraph is formatted as hidden text."""
    if tag_of(place.element) != "w:p" or not place.pieces:
        return False
    runs = [piece.element.getparent() for piece in place.pieces]
    return all(run is not None and is_hidden(run) for run in runs)


_TRACKED = frozenset({"w:ins", "w:del", "w:moveFrom", "w:moveTo"})
_COMMENTS = frozenset({"w:comment", "x:comment", "p:cm", "p188:cm"})


def _note_constructs(reader: Reader, root: Element, locator: str) -> None:
    tags = {tag_of(element) for element in root.iter("*")}
    if tags & _TRACKED:
        reader.note(ConstructKind.TRACKED_CHANGE, locator or "text")
    if tags & _COMMENTS:
        reader.note(ConstructKind.COMMENT, locator)
    if tags & {"w:ffData"}:
        reader.note(ConstructKind.FORM, locator or "text")
