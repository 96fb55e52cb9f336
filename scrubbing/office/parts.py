"""Which parts a package has, how each is reached, and what becomes of it. Nothing is dropped that no rule names.

Every part is reached through relationships from the root. The rule of a relationship's type decides; a part of a type
without a rule is held until a person has it removed. Parts that nothing refers to are dropped.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from posixpath import basename, dirname, join, normpath
from urllib.parse import unquote

from scrubbing.document import ConstructKind
from scrubbing.office.package import CONTENT_TYPES, Package
from scrubbing.office.xml import Element, parse, tag_of, words
from submissions.reasons import Held, Reason


class Fate(Enum):
    """What becomes of a part in the copy."""

    KEEP = auto()
    # Read so that its values are known, then left out: no reader of the deliverable needs it.
    DROP = auto()
    MEDIA = auto()
    EMBEDDED = auto()
    # Content that nothing here can read or has a rule for. Held until a person has it removed.
    OPAQUE = auto()


_COUNTED = re.compile(r"rId\d{1,6}")


@dataclass(frozen=True, slots=True)
class Relationship:
    """One relationship of a part. `target` is a part's name, or the address when it is external."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def is_counted(self) -> bool:
        """Whether its id is a number behind "rId", as Office gives them, and so tells nothing."""
        return _COUNTED.fullmatch(self.id) is not None

    @property
    def role(self) -> str:
        """The last word of the type, the same in transitional, strict and vendors' vocabularies."""
        return self.type.rstrip("/").rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Part:
    """One part that is reached. `locator` is its ordinal name ("header 2", "image 1", "" for the main part)."""

    name: str
    role: str
    content_type: str
    fate: Fate
    locator: str
    relationships: tuple[Relationship, ...]


_KEPT = words(
    """
    officeDocument styles settings fontTable numbering theme themeOverride header footer footnotes endnotes comments
    chart chartEx chartUserShapes chartStyle chartColorStyle diagramData diagramLayout diagramQuickStyle
    diagramColors diagramDrawing worksheet chartsheet sharedStrings table drawing vmlDrawing legacyDrawing
    pivotTable pivotCacheDefinition pivotCacheRecords slicer slicerCache timeline timelineCache sheetMetadata
    ctrlProp rdRichValue rdRichValueStructure rdRichValueTypes rdArray rdSupportingPropertyBag
    rdSupportingPropertyBagStructure richStyles richValueRel FeaturePropertyBag connections slide slideLayout
    slideMaster notesSlide notesMaster handoutMaster presProps tableStyles commentAuthors authors legacyDiagramText
    """
)

# Left out of every copy. What the person who sees the deliverable would miss is nothing.
_DROPPED: dict[str, ConstructKind] = {
    "core-properties": ConstructKind.PROPERTIES,
    "extended-properties": ConstructKind.PROPERTIES,
    "extendedProperties": ConstructKind.PROPERTIES,
    "custom-properties": ConstructKind.PROPERTIES,
    "customProperties": ConstructKind.PROPERTIES,
    "metadata": ConstructKind.PROPERTIES,
    "classificationlabels": ConstructKind.PROPERTIES,
    "docMetadata": ConstructKind.PROPERTIES,
    "thumbnail": ConstructKind.THUMBNAIL,
    "customXml": ConstructKind.CUSTOM_XML,
    "customXmlProps": ConstructKind.CUSTOM_XML,
    "xmlMaps": ConstructKind.CUSTOM_XML,
    "tableSingleCells": ConstructKind.CUSTOM_XML,
    "commentsExtended": ConstructKind.COMMENT,
    "commentsIds": ConstructKind.COMMENT,
    "commentsExtensible": ConstructKind.COMMENT,
    "threadedComment": ConstructKind.COMMENT,
    "people": ConstructKind.COMMENT,
    "person": ConstructKind.COMMENT,
    "printerSettings": ConstructKind.PRINTER_SETTINGS,
    "externalLink": ConstructKind.EXTERNAL_LINK,
    "queryTable": ConstructKind.EXTERNAL_LINK,
    "mailMergeSource": ConstructKind.EXTERNAL_LINK,
    "mailMergeHeaderSource": ConstructKind.EXTERNAL_LINK,
    "recipientData": ConstructKind.EXTERNAL_LINK,
    "revisionHeaders": ConstructKind.TRACKED_CHANGE,
    "revisionLog": ConstructKind.TRACKED_CHANGE,
    "usernames": ConstructKind.TRACKED_CHANGE,
    "revisionInfo": ConstructKind.TRACKED_CHANGE,
    "changesInfo": ConstructKind.TRACKED_CHANGE,
    "changesInfos": ConstructKind.TRACKED_CHANGE,
    "webextensiontaskpanes": ConstructKind.SCRIPT,
    "webextension": ConstructKind.SCRIPT,
    "extensibility": ConstructKind.SCRIPT,
    "keyMapCustomizations": ConstructKind.SCRIPT,
    "attachedToolbars": ConstructKind.SCRIPT,
    **dict.fromkeys(
        words(
            """
    glossaryDocument webSettings stylesWithEffects tags viewProps calcChain volatileDependencies customProperty font
    origin signature documenttasks documenttask slideUpdateInfo slideUpdateUrl htmlPubSaveAs customData
    wordDocumentData cachedImage intelligence hdphoto stylesWithtEffects
    """
        ),
        ConstructKind.OTHER,
    ),
}
_LABELS = {
    "core-properties": "properties",
    "extended-properties": "properties",
    "custom-properties": "properties",
    "customXml": "custom XML",
    "diagramData": "diagram",
    "vmlDrawing": "legacy drawing",
    "slideLayout": "slide layout",
    "slideMaster": "slide master",
    "notesMaster": "notes master",
    "handoutMaster": "handout master",
    "sharedStrings": "shared strings",
    "pivotTable": "pivot table",
    "pivotCacheDefinition": "pivot cache",
    "pivotCacheRecords": "pivot records",
    "externalLink": "external link",
    "printerSettings": "printer settings",
    "commentAuthors": "comment authors",
    "threadedComment": "threaded comments",
    "notesSlide": "notes",
}
# One of a kind in every package: their locator needs no number.
_SINGLE = words(
    """
    styles settings fontTable numbering footnotes endnotes sharedStrings presProps tableStyles people
    """
)
# A part with one of these types is code, whatever refers to it.
_ACTIVE_TYPES = re.compile(r"macroenabled|vbaproject|vbadata|activex|macrosheet|ms-office\.legacydrawing\+bin", re.I)
_ACTIVE_NAMES = re.compile(r"vbaproject|vbadata|(?:^|/)activex/|(?:^|/)macrosheets/", re.I)
_ACTIVE_ROLES = frozenset({"vbaProject", "wordVbaData", "activeXControlBinary", "control", "xlMacrosheet"})
_OLE_ROLES = frozenset({"oleObject", "package"})
_SVG = "image/svg+xml"


class Parts:
    """The parts of an opened package, reached from its root.

    Raises Held(MACROS) when any of them is code, Held(CORRUPT) when there is no main part.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        self._folded = {name.casefold(): name for name in package}
        self._defaults, self._overrides = self._content_types()
        self._refuse_active_content()
        self.root = self.relationships("")
        self.reached: dict[str, Part] = {}
        self._numbers: Counter[str] = Counter()
        self._reach()
        self.orphans = [name for name in package if self._is_orphan(name)]

    @property
    def main(self) -> Part:
        """The document, workbook or presentation itself."""
        return next(part for part in self.reached.values() if part.role == "officeDocument")

    def relabel(self, name: str, locator: str) -> None:
        """Give a part another locator, for parts that a person counts in another order."""
        if name in self.reached:
            self.reached[name] = replace(self.reached[name], locator=locator)

    def content_type(self, name: str) -> str:
        """Return the declared content type of a part, empty when none is declared."""
        extension = basename(name).rpartition(".")[2]
        return self._overrides.get(name.casefold(), self._defaults.get(extension.casefold(), ""))

    def relationships(self, name: str) -> tuple[Relationship, ...]:
        """Return the relationships of a part; "" asks for the package's own."""
        rels = join(dirname(name), "_rels", f"{basename(name)}.rels")
        stored = self._folded.get(rels.casefold())
        if stored is None:
            return ()
        root = parse(self.package.read(stored))
        return tuple(self._relationship(element, name) for element in root if tag_of(element) == "rel:Relationship")

    def of(self, part: Part, role: str) -> Iterator[Part]:
        """Yield the parts that a part refers to in one role."""
        for relationship in part.relationships:
            if relationship.role == role and relationship.target in self.reached:
                yield self.reached[relationship.target]

    def _relationship(self, element: Element, owner: str) -> Relationship:
        target = element.get("Target", "")
        external = element.get("TargetMode", "") == "External"
        if not external:
            target = self._resolve(owner, target)
        return Relationship(element.get("Id", ""), element.get("Type", ""), target, external)

    def _resolve(self, owner: str, target: str) -> str:
        path = unquote(target.partition("#")[0])
        name = path.lstrip("/") if path.startswith("/") else normpath(join(dirname(owner), path))
        return self._folded.get(name.casefold(), name)

    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        stored = self._folded.get(CONTENT_TYPES.casefold())
        if stored is None:
            raise Held(Reason.CORRUPT)
        defaults: dict[str, str] = {}
        overrides: dict[str, str] = {}
        for element in parse(self.package.read(stored)):
            if tag_of(element) == "ct:Default":
                defaults[element.get("Extension", "").casefold()] = element.get("ContentType", "")
            elif tag_of(element) == "ct:Override":
                overrides[element.get("PartName", "").lstrip("/").casefold()] = element.get("ContentType", "")
        return defaults, overrides

    def _refuse_active_content(self) -> None:
        for name in self.package:
            if _ACTIVE_NAMES.search(name) or _ACTIVE_TYPES.search(self.content_type(name)):
                raise Held(Reason.MACROS)

    def _reach(self) -> None:
        """Walk kept parts first, so that a part shared with a dropped one is kept."""
        queue = [(relationship, False) for relationship in self.root]
        if not any(relationship.role == "officeDocument" for relationship, _ in queue):
            raise Held(Reason.CORRUPT)
        later: list[tuple[Relationship, bool]] = []
        while queue or later:
            if not queue:
                queue, later = later, []
            relationship, dropped = queue.pop(0)
            if relationship.role in _ACTIVE_ROLES and not relationship.external:
                raise Held(Reason.MACROS)
            if relationship.external or relationship.target not in self.package or relationship.target in self.reached:
                continue
            fate = Fate.DROP if dropped else self._fate(relationship)
            if fate is Fate.DROP and not dropped:
                later.append((relationship, True))
                continue
            part = self._part(relationship, fate)
            self.reached[part.name] = part
            queue += [(inner, dropped) for inner in part.relationships]
        if not any(part.role == "officeDocument" for part in self.reached.values()):
            raise Held(Reason.CORRUPT)

    def _part(self, relationship: Relationship, fate: Fate) -> Part:
        role, name = relationship.role, relationship.target
        related = self.relationships(name)
        return Part(name, role, self.content_type(name), fate, self._locator(role, fate), related)

    def _locator(self, role: str, fate: Fate) -> str:
        if role == "officeDocument":
            return ""
        label = {Fate.MEDIA: "image", Fate.EMBEDDED: "embedded file", Fate.OPAQUE: "part"}.get(fate)
        label = label or _LABELS.get(role) or (role if role in _KEPT or role in _DROPPED else "part")
        if role in _SINGLE:
            return label
        self._numbers[label] += 1
        return f"{label} {self._numbers[label]}"

    def _fate(self, relationship: Relationship) -> Fate:
        content_type = self.content_type(relationship.target).lower()
        if relationship.role in _DROPPED or content_type == _SVG:
            # An SVG always stands beside a bitmap of the same picture, which is kept.
            return Fate.DROP
        if relationship.role in _KEPT:
            return Fate.KEEP
        if content_type.startswith("image/"):
            return Fate.MEDIA
        if relationship.role in _OLE_ROLES:
            return Fate.EMBEDDED
        # Of a kind that no rule names: the proof would refuse it, so a person is asked to have it removed.
        return Fate.OPAQUE

    def _is_orphan(self, name: str) -> bool:
        if name in self.reached or name.casefold() == CONTENT_TYPES.casefold():
            return False
        return not (name.casefold().endswith(".rels") and basename(dirname(name)) == "_rels")


def dropped_kind(role: str) -> ConstructKind:
    """Return what a dropped part is listed as."""
    return _DROPPED.get(role, ConstructKind.OTHER)
