"""What is taken out of every kept part: fingerprints, authors, protections' hashes, references to dropped parts."""

import re
from collections.abc import Mapping

from scrubbing.office.xml import Element, drop, local, short, tag_of, words

# Elements that tell who, where and when, and nothing a reader of the document sees.
_STRIPPED = words(
    """
    w:rsids w:nsid w:tmpl w:attachedTemplate w:docVars w:mailMerge w:documentProtection w:writeProtection w14:docId
    w15:docId w:dataBinding w15:dataBinding w:attachedSchema w:schemaLibrary w:saveThroughXslt w:smartTagType
    w:activeWritingStyle w:proofState w:embedRegular w:embedBold w:embedItalic w:embedBoldItalic x:fileSharing
    x15ac:absPath x:fileVersion x:webPublishing x:webPublishObjects x:smartTagPr x:smartTagTypes x:fileRecoveryPr
    x:customWorkbookViews x:customSheetViews x:customProperties p:modifyVerifier p:custDataLst p:custData
    p:embeddedFontLst p:smartTags p14:creationId p14:modId w:fldData x:webPublishItems x:securityDescriptor
    """
)
_STRIPPED_LOCAL = words(
    """
    creationId rowId colId revisionPtr documentId absPath modId presenceInfo schemaLibrary
    """
)
# `gfxdata` is a packed second copy of a shape, words and pictures included, for programs that read more than VML.
_STRIPPED_ATTRIBUTES = re.compile(r"rsid\w*|paraId|textId|uid|userDrawn|anchorId|editId|durableId|gfxdata")
# Who may edit, who wrote a scenario, whose vocabulary a tag is of. None of them need be there.
_STRIPPED_OF = {
    "w:permStart": "ed",
    "w:smartTag": "uri",
    "w:customXml": "uri",
    "x:scenario": "user",
    "x:protectedRange": "securityDescriptor",
}
_HASHES = words(
    """
    algorithmName hashValue saltValue spinCount password workbookPassword workbookHashValue workbookSaltValue
    workbookSpinCount workbookAlgorithmName revisionsPassword
    """
)
_PROTECTIONS = frozenset({"x:sheetProtection", "x:workbookProtection", "x:protectedRange"})
# Lists that must not be empty: they go with their last entry.
_EMPTY_GOES = words(
    """
    x:tableParts x:externalReferences x:hyperlinks x:oleObjects x:controls x:pivotCaches x:definedNames
    x:dataValidations x:mergeCells w:docVars p:custDataLst p:embeddedFontLst p:notesMasterIdLst p:handoutMasterIdLst
    p:custShowLst p:ext a:ext x:ext c:ext p:extLst a:extLst x:extLst c:extLst mc:AlternateContent
    """
)
# These keep their place and lose the reference alone.
_LOSES_ATTRIBUTE = words(
    """
    w:hyperlink x:pageSetup c:pageSetup a:blip v:imagedata v:fill v:stroke v:shape x:pivotTableDefinition x:objectPr
    x:controlPr x:pivotCacheDefinition
    """
)
# These cannot be shown without what they refer to: their whole frame goes.
_FRAMED = words(
    """
    c:chart cx:chart dgm:relIds ?:contentPart p:contentPart w14:contentPart ?:imgLayer
    """
)
_FRAMES = words(
    """
    w:drawing w:pict w:object p:graphicFrame xdr:twoCellAnchor xdr:oneCellAnchor xdr:absoluteAnchor p:contentPart
    c:relSizeAnchor a:ext
    """
)
_COMMENT_DATE = "1980-01-01T00:00:00.000"


def is_stripped(element: Element) -> bool:
    """Whether an element never reaches a copy."""
    return tag_of(element) in _STRIPPED or local(str(element.tag)) in _STRIPPED_LOCAL


def strip_fingerprints(root: Element) -> None:
    """Take out the elements and attributes that only identify people, machines and editing sessions."""
    for element in list(root.iter("*")):
        tag = tag_of(element)
        if is_stripped(element):
            drop(element)
            continue
        for key in list(element.attrib):
            name = str(key)
            namespaced = name.startswith("{")
            if (
                (namespaced and _STRIPPED_ATTRIBUTES.fullmatch(local(name)))
                or (tag in _PROTECTIONS and name in _HASHES)
                or local(name) == _STRIPPED_OF.get(tag)
            ):
                del element.attrib[key]
        _forget_dates(element, tag)


def _forget_dates(element: Element, tag: str) -> None:
    for key in list(element.attrib):
        name = local(str(key))
        if (tag.startswith("w:") and name in {"date", "dateUtc"}) or (tag == "p:cm" and name == "dt"):
            del element.attrib[key]
        elif tag.startswith("p188:") and name == "created":
            element.set(key, _COMMENT_DATE)
        elif tag == "x:pivotCacheDefinition" and name in {"refreshedBy", "refreshedDate", "refreshedDateIso"}:
            del element.attrib[key]


class Authors:
    """Gives everybody who edited or commented a number instead of a name, the same in all parts of a file."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def _number(self, name: str) -> int:
        return self._numbers.setdefault(name, len(self._numbers) + 1)

    def anonymise(self, root: Element) -> None:
        """Replace every author of changes and comments in a part."""
        for element in root.iter("*"):
            tag = tag_of(element)
            if tag == "x:author":
                # "tc=" and an id stand for a threaded comment.
                element.text = f"Author {self._number(element.text or '')}"
            elif tag in {"p:cmAuthor", "p188:author"}:
                self._rename(element, "name", {"userId": "author{}", "providerId": "None"})
            else:
                author = next((key for key in element.attrib if short(str(key)) in {"w:author", "w15:author"}), None)
                if author is not None:
                    self._rename(element, str(author), {})

    def _rename(self, element: Element, key: str, others: dict[str, str]) -> None:
        number = self._number(str(element.get(key, "")))
        element.set(key, f"Author {number}")
        for name in list(element.attrib):
            if local(str(name)) == "initials":
                element.set(name, f"A{number}")
            elif str(name) in others:
                element.set(name, others[str(name)].format(number))


def cut_references(root: Element, gone: set[str]) -> None:
    """Take out what refers to relationships that are gone, so that no reader stumbles over a dangling one."""
    if gone:
        for element in list(root.iter("*")):
            keys = [key for key, value in element.attrib.items() if _is_reference(str(key)) and str(value) in gone]
            if keys:
                _cut(element, [str(key) for key in keys])
    for element in reversed(list(root.iter(*_empty_candidates(root)))):
        tag = tag_of(element)
        # A shape's size is an element "ext" as well; only an extension has an address.
        if tag in _EMPTY_GOES and _is_bare(element) and (not tag.endswith(":ext") or element.get("uri") is not None):
            drop(element)


def _empty_candidates(root: Element) -> list[str]:
    return sorted({str(element.tag) for element in root.iter("*") if tag_of(element) in _EMPTY_GOES}) or ["{none}none"]


def _is_bare(element: Element) -> bool:
    if tag_of(element) == "mc:AlternateContent":
        return not any(len(choice) for choice in element)
    return len(element) == 0 and not (element.text or "").strip()


def rename_references(root: Element, ids: Mapping[str, str]) -> None:
    """Give the relationships that a part refers to their new ids, by the old ones."""
    for element in root.iter("*") if ids else ():
        for key in filter(_is_reference, map(str, element.attrib)):
            element.set(key, ids.get(str(element.get(key)), str(element.get(key))))


def _is_reference(key: str) -> bool:
    return short(key).startswith("r:") or short(key) == "o:relid"


def _cut(element: Element, keys: list[str]) -> None:
    tag = tag_of(element)
    if tag in _LOSES_ATTRIBUTE:
        for key in keys:
            del element.attrib[key]
    elif tag == "p:oleObj":
        _keep_picture(element)
    elif tag in _FRAMED or tag.endswith(":contentPart"):
        drop(next((above for above in element.iterancestors() if tag_of(above) in _FRAMES), element))
    else:
        drop(element)


def _keep_picture(ole: Element) -> None:
    """Put the picture of an embedded object in the place of its frame on the slide."""
    frame = next((above for above in ole.iterancestors() if tag_of(above) == "p:graphicFrame"), None)
    if frame is None or frame.getparent() is None:
        drop(ole)
        return
    picture = next((inner for inner in frame.iter("*") if tag_of(inner) == "p:pic"), None)
    if picture is None:
        drop(frame)
        return
    picture.tail = None
    parent = frame.getparent()
    if parent is not None:
        parent.replace(frame, picture)
