"""Word, Excel and PowerPoint packages: only known parts, each part's text, and nothing about who made them."""

import io
import re
import warnings
from collections.abc import Callable
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import docx
import openpyxl
import pptx

from scrubbing.verification.archives import zip_members
from scrubbing.verification.markup import Markup, read_xml
from scrubbing.verification.report import Check
from scrubbing.verification.walk import Walk, inside
from submissions.media import Family

_ANY = r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:core|app)\.xml"
_PICTURE = r"media/[^/]+\.(?:png|jpe?g|tiff?|webp)"
_SHARED = (
    rf"theme/(?:theme|themeOverride)\d*\.xml|{_PICTURE}|charts/(?:chart|style|colors)(?:Ex)?\d*\.xml"
    r"|diagrams/(?:data|layout|quickStyle|colors|drawing)\d*\.xml|drawings/(?:drawing|vmlDrawing)\d*\.(?:xml|vml)"
    r"|embeddings/[^/]+\.(?:xlsx|docx|pptx)"
)
_WORD = (
    r"document\d*|styles|stylesWithEffects|settings|webSettings|fontTable|numbering|header\d*|footer\d*|footnotes|endnotes"
    r"|comments|commentsExtended|commentsIds|commentsExtensible|glossary/(?:document|styles|settings|webSettings|fontTable)"
)
_EXCEL = (
    r"workbook|sharedStrings|styles|metadata|worksheets/sheet\d*|chartsheets/sheet\d*|tables/table\d*|comments/?(?:comment)?\d*"
    r"|threadedComments/threadedComment\d*|pivotTables/pivotTable\d*|pivotCache/pivotCache(?:Definition|Records)\d*"
    r"|slicers/slicer\d*|slicerCaches/slicerCache\d*|richData/[A-Za-z]+\d*"
)
_POWERPOINT = (
    r"presentation|presProps|viewProps|tableStyles|slides/slide\d*|slideLayouts/slideLayout\d*|slideMasters/slideMaster\d*"
    r"|notesSlides/notesSlide\d*|notesMasters/notesMaster\d*|handoutMasters/handoutMaster\d*|comments/[A-Za-z]+[\w]*"
    r"|commentAuthors|tags/tag\d*"
)


def _allowed(root: str, own: str) -> re.Pattern[str]:
    rels = rf"{root}/(?:[^/]+/)*_rels/[^/]+\.rels"
    return re.compile(rf"(?:{_ANY}|{rels}|{root}/(?:(?:{own})\.xml|{_SHARED}))", re.IGNORECASE)


_PARTS: dict[Family, re.Pattern[str]] = {
    Family.DOCX: _allowed("word", _WORD),
    Family.XLSX: _allowed("xl", _EXCEL),
    Family.PPTX: _allowed("ppt", _POWERPOINT),
}
_ROOTS = {"word": Family.DOCX, "xl": Family.XLSX, "ppt": Family.PPTX}
# What may stand in the properties: times, counts and the program, nothing of the author or the employer.
_HARMLESS_PROPERTIES = frozenset(
    {"created", "modified", "revision", "Application", "AppVersion", "DocSecurity", "ScaleCrop",
     "LinksUpToDate", "SharedDoc", "HyperlinksChanged", "Pages", "Words", "Characters",
     "CharactersWithSpaces", "Lines", "Paragraphs", "Slides", "Notes", "HiddenSlides", "MMClips", "TotalTime",
     "PresentationFormat", "Properties", "coreProperties"}
)  # fmt: skip
_BAD_CONTENT = re.compile(
    r"macroenabled|vba|activex|printersettings|oleobject|customxml|custom-properties|signature", re.IGNORECASE
)
_WEB = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
# Attributes that hold words somebody wrote.
_WRITTEN = frozenset(
    {"descr", "title", "tooltip", "alt", "prompt", "error", "promptTitle", "errorTitle", "displayName"}
)  # fmt: skip
_NAMED = frozenset({"sheet", "definedName", "tableColumn", "table", "cNvPr", "docPr", "bookmarkStart"})


def family_of(names: list[str]) -> Family | None:
    """Return the family of a package by the folder its main part is in, or None when it is no Office package."""
    if "[Content_Types].xml" not in names:
        return None
    found = {_ROOTS[root] for root in (name.split("/", 1)[0] for name in names) if root in _ROOTS}
    return found.pop() if len(found) == 1 else None


def read_office(walk: Walk, data: bytes, locator: str, depth: int, family: Family) -> None:
    """Read a package part by part and open it with the library of its format."""
    parts: dict[str, str] = {}
    targets: set[str] = set()
    for name, member, content in zip_members(walk, data, locator):
        place = member.replace("member", "part")
        parts[name] = place
        if not _PARTS[family].fullmatch(name):
            walk.fail(Check.UNEXPECTED_PART, place)
        if name.endswith((".xml", ".rels", ".vml")):
            with walk.opening(place):
                targets |= _read_part(walk, name, content, place)
        else:
            walk.inspect(content, place, depth + 1)
    _check_references(walk, parts, targets)
    with walk.opening(locator), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _OPENERS[family](io.BytesIO(data))


def _read_part(walk: Walk, name: str, content: bytes, locator: str) -> set[str]:
    """Search one XML part. Returns the names of the parts it refers to, when it is a list of relationships."""
    walk.search_bytes(content, locator, text=True)
    markup = read_xml(content)
    walk.search_text(markup.joined, locator)
    walk.search_text("\n\0\n".join(text for _, text in markup.elements if text), locator)
    walk.search_text(markup.values, locator)
    if markup.remarks and any(remark.strip() for remark in markup.remarks if not remark.startswith("mso-")):
        walk.fail(Check.METADATA_LEFT, locator)
    if name == "[Content_Types].xml":
        _check_content_types(walk, markup, locator)
    elif name.endswith(".rels"):
        return _relationships(walk, name, content, locator)
    elif name.startswith("docProps/"):
        _check_properties(walk, markup, locator)
    else:
        _tell(walk, name, markup, locator)
    return set()


def _check_content_types(walk: Walk, markup: Markup, locator: str) -> None:
    for _, attribute, value in markup.attributes:
        if attribute == "ContentType" and _BAD_CONTENT.search(value):
            walk.fail(Check.UNEXPECTED_PART, locator)


def _check_properties(walk: Walk, markup: Markup, locator: str) -> None:
    for element, text in markup.elements:
        if text.strip() and element not in _HARMLESS_PROPERTIES:
            walk.fail(Check.METADATA_LEFT, locator)


def _relationships(walk: Walk, name: str, content: bytes, locator: str) -> set[str]:
    base = dirname(dirname(name))
    targets: set[str] = set()
    for relationship in _relations(content):
        target = relationship.get("Target", "")
        if relationship.get("TargetMode", "").lower() == "external":
            if not relationship.get("Type", "").endswith("/hyperlink") or not _WEB.match(target):
                walk.fail(Check.EXTERNAL_LINK, locator)
            walk.tell(target, inside(locator, f"link {len(targets) + 1}"))
        elif not target.startswith("#"):
            path = unquote(target.split("#", 1)[0])
            targets.add(normpath(path.lstrip("/") if path.startswith("/") else join(base, path)))
    return targets


def _relations(content: bytes) -> list[dict[str, str]]:
    return [dict(pairs) for element, pairs in read_xml(content).tags if element == "Relationship"]


def _check_references(walk: Walk, parts: dict[str, str], targets: set[str]) -> None:
    """Fail parts nobody refers to: no reader shows them, but they are handed over."""
    wanted = {target.casefold() for target in targets}
    for name, locator in parts.items():
        if name != "[Content_Types].xml" and not name.endswith(".rels") and name.casefold() not in wanted:
            walk.fail(Check.UNEXPECTED_PART, locator)


def _tell(walk: Walk, name: str, markup: Markup, locator: str) -> None:
    sheet = "/worksheets/" in name
    for number, block in enumerate(markup.blocks, start=1):
        # A sheet's plain numbers are mostly indexes into the shared strings, or amounts.
        if not (sheet and block.strip().isdigit() and len(block.strip()) < 7):
            walk.tell(block, inside(locator, f"block {number}"))
    for number, (element, attribute, value) in enumerate(markup.attributes, start=1):
        if attribute in _WRITTEN or (attribute == "name" and element in _NAMED):
            walk.tell(value, inside(locator, f"attribute {number}"))


def _open_word(source: io.BytesIO) -> None:
    for paragraph in docx.Document(source).paragraphs:
        paragraph.text  # noqa: B018 - reading is the check


def _open_excel(source: io.BytesIO) -> None:
    book = openpyxl.load_workbook(source, read_only=True)
    for sheet in book.worksheets:
        next(sheet.iter_rows(max_row=1, values_only=True), None)
    book.close()


def _open_powerpoint(source: io.BytesIO) -> None:
    for slide in pptx.Presentation(source).slides:
        for shape in slide.shapes:
            shape.shape_type  # noqa: B018 - reading is the check


_OPENERS: dict[Family, Callable[[io.BytesIO], None]] = {
    Family.DOCX: _open_word,
    Family.XLSX: _open_excel,
    Family.PPTX: _open_powerpoint,
}
