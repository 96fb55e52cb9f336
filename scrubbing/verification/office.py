"""Word, Excel and PowerPoint packages: only known parts, each part's text, and nothing about who made them."""

import io
import re
import warnings
from collections.abc import Callable, Iterator
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import docx
import openpyxl
import pptx

from scrubbing.verification.archives import zip_members
from scrubbing.verification.markup import FORMULAS, PAGE_LINES, Markup, read_xml
from scrubbing.verification.office_words import is_chosen, without_calls, without_words
from scrubbing.verification.report import Check
from scrubbing.verification.walk import Walk, inside
from submissions.media import Family

# The relationships a copy may have, by the last word of their type, the same in every vocabulary. Whatever is reached
# by another one is unexpected. Names of parts are no guide: every program has its own.
_CONTENT = frozenset(
    {
        *(
            "officeDocument",
            "styles",
            "settings",
            "fontTable",
            "numbering",
            "theme",
            "themeOverride",
            "header",
            "footer",
        ),
        *("footnotes", "endnotes", "comments", "webSettings", "stylesWithEffects", "glossaryDocument", "bibliography"),
        *(
            "chart",
            "chartEx",
            "chartUserShapes",
            "chartStyle",
            "chartColorStyle",
            "drawing",
            "vmlDrawing",
            "legacyDrawing",
        ),
        *("diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing", "legacyDiagramText"),
        *("worksheet", "chartsheet", "dialogsheet", "sharedStrings", "table", "sheetMetadata", "ctrlProp", "calcChain"),
        *(
            "pivotTable",
            "pivotCacheDefinition",
            "pivotCacheRecords",
            "slicer",
            "slicerCache",
            "timeline",
            "timelineCache",
        ),
        *(
            "rdRichValue",
            "rdRichValueStructure",
            "rdRichValueTypes",
            "rdArray",
            "rdSupportingPropertyBag",
            "richStyles",
        ),
        *("rdSupportingPropertyBagStructure", "richValueRel", "FeaturePropertyBag", "connections", "commentAuthors"),
        *(
            "slide",
            "slideLayout",
            "slideMaster",
            "notesSlide",
            "notesMaster",
            "handoutMaster",
            "presProps",
            "viewProps",
        ),
        *("tableStyles", "authors", "tags"),
    }
)
_PROPERTIES = frozenset({"core-properties", "extended-properties", "extendedProperties"})
_FILES = frozenset({"image", "package", "hdphoto", "audio", "video", "media"})
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
# Excel's codes in headers and footers: sections, fonts, sizes, colours, fields.
_PAGE_CODES = re.compile(r'&(?:"[^"]*"|\d+|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|[A-Za-z&])')
# What a number format shows as it stands, gaps as wide as a sign, what says how or when, and where the number goes.
_FORMAT = re.compile(
    r'"([^"]*)"|\\(.)|\[\$([^\[\]-]*+)[^\[\]]*+\]|(?:[_*].|\[(?![hmsHMS]+\])[^\[\]]*\])|([0#?@.,;]+|\[[hmsHMS]+\]|[A-Za-z]+)',
    re.DOTALL,
)
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<")
_WEB = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
# What a formula must not do, its words taken out: another program by DDE, or a function that asks a server.
_WORDS = re.compile(r"\"[^\"]*\"|'[^']*'|\[[^\[\]]*\]")
_LITERAL = re.compile(r'"((?:[^"]|"")*)"|\b(\d{5,})\b')
# Between words that a formula joins as they stand.
_JOINT = re.compile(r'"\s*+&\s*+"')
_REACHES = re.compile(
    r"\||\b(?:webservice|image|rtd|dde|call|register|register\.id|exec|import(?:data|xml|html|range|feed))\s*\(", re.I
)
# Attributes that hold words somebody wrote.
_WRITTEN = frozenset(
    {"descr", "title", "tooltip", "alt", "prompt", "error", "promptTitle", "errorTitle", "displayName"}
)  # fmt: skip
# Programs number their shapes, "Bild 7", which reads like an address.
_SHAPES = frozenset({"cNvPr", "docPr"})
_NUMBERED = re.compile(r"\s\d{1,5}$")
_NAMED = frozenset({"sheet", "definedName", "tableColumn", "table", "cNvPr", "docPr", "bookmarkStart"})


def family_of(names: list[str]) -> Family | None:
    """Return the family of a package by the folder its main part is in, or None when it is no Office package."""
    if "[Content_Types].xml" not in names:
        return None
    found = {_ROOTS[root] for root in (name.split("/", 1)[0] for name in names) if root in _ROOTS}
    return found.pop() if len(found) == 1 else None


def read_office(walk: Walk, data: bytes, locator: str, depth: int, family: Family) -> None:
    """Read a package part by part and open it with the library of its format."""
    walk.runs(Check.EXTERNAL_LINK)
    parts: dict[str, tuple[str, bytes | None]] = {}
    for name, place, content in zip_members(walk, data, locator, "part"):
        read = not name.endswith(".rels") and not _MARKUP.match(content)
        if read:
            # Pictures are read one by one; only markup has to wait until it is known what refers to it.
            walk.inspect(content, place, depth + 1)
        parts[name] = place, None if read else content
    found = {"[content_types].xml": {"types"}}
    for name, (place, markup) in parts.items():
        if name.endswith(".rels") and markup is not None:
            with walk.opening(place):
                for role, target in _relationships(walk, name, markup, place):
                    found.setdefault(target.casefold(), set()).add(role)
    for name, (place, markup) in parts.items():
        roles = {"relationships"} if name.endswith(".rels") else found.get(name.casefold(), set())
        # A part nobody refers to is shown by no reader, but would be handed over all the same.
        if not roles or not roles <= _CONTENT | _PROPERTIES | _FILES | {"types", "relationships"}:
            walk.fail(Check.UNEXPECTED_PART, place)
        if markup is None:
            continue
        if roles & _FILES or not _MARKUP.match(markup):
            walk.inspect(markup, place, depth + 1)
            continue
        with walk.opening(place):
            _read_part(walk, roles, markup, place)
    # The library unpacks everything once more.
    parts.clear()
    with walk.opening(locator), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _OPENERS[family](io.BytesIO(data))


def _read_part(walk: Walk, roles: set[str], content: bytes, locator: str) -> None:
    walk.report.coverage.members += 1
    walk.search_bytes(content, locator, text=True, plainer=without_words)
    markup = read_xml(content, office=True)
    for reading in markup.readings:
        walk.search_text(reading, locator)
    joined = (_JOINT.sub("", text) for element, text in markup.elements if element in FORMULAS and _JOINT.search(text))
    for text in (*_page_lines(markup), *_formats(markup), *joined):
        walk.search_text(text, locator)
    texts = (without_calls(text) if element in FORMULAS else text for element, text in markup.elements)
    walk.search_text("\n\0\n".join(texts), locator)
    values = (value for element, attribute, value in markup.attributes if not is_chosen(element, attribute, value))
    walk.search_text("\n\0\n".join([*values, *markup.remarks]), locator)
    if any(not remark.startswith("mso-") for remark in markup.remarks):
        walk.fail(Check.METADATA_LEFT, locator)
    if "types" in roles:
        _check_content_types(walk, markup, locator)
    elif roles & _PROPERTIES:
        _check_properties(walk, markup, locator)
    elif "relationships" not in roles:
        if any(element in FORMULAS and _REACHES.search(_WORDS.sub("", text)) for element, text in markup.elements):
            walk.fail(Check.EXTERNAL_LINK, locator)
        _tell(walk, "worksheet" in roles, markup, locator)


def _check_content_types(walk: Walk, markup: Markup, locator: str) -> None:
    for _, attribute, value in markup.attributes:
        if attribute == "ContentType" and _BAD_CONTENT.search(value):
            walk.fail(Check.UNEXPECTED_PART, locator)


def _check_properties(walk: Walk, markup: Markup, locator: str) -> None:
    for element, text in markup.elements:
        if text.strip() and element not in _HARMLESS_PROPERTIES:
            walk.fail(Check.METADATA_LEFT, locator)


def _relationships(walk: Walk, name: str, content: bytes, locator: str) -> Iterator[tuple[str, str]]:
    """Yield (role, name of the part) of every relationship inside the package and check those that lead out."""
    base = dirname(dirname(name))
    for number, (element, pairs) in enumerate(read_xml(content).tags):
        relationship = dict(pairs)
        target = relationship.get("Target", "")
        role = relationship.get("Type", "").rstrip("/").rpartition("/")[2]
        if element != "Relationship":
            continue
        if relationship.get("TargetMode", "").lower() == "external":
            if role != "hyperlink" or not _WEB.match(target):
                walk.fail(Check.EXTERNAL_LINK, locator)
            walk.tell(target, inside(locator, f"link {number}"))
        elif not target.startswith("#"):
            path = unquote(target.split("#", 1)[0])
            yield role, normpath(path.lstrip("/") if path.startswith("/") else join(base, path))


def _page_lines(markup: Markup) -> Iterator[str]:
    """Yield a sheet's headers and footers without their codes, which stand right before words ("&CJohn")."""
    for element, text in markup.elements:
        if element in PAGE_LINES:
            yield from {_PAGE_CODES.sub("", text), _PAGE_CODES.sub(" ", text)}


def _formats(markup: Markup) -> Iterator[str]:
    """Yield what number formats show: '0\\k\\g' says "kg"."""
    codes = [text for element, text in markup.elements if element == "formatCode"]
    for code in {*codes, *(value for _, attribute, value in markup.attributes if attribute == "formatCode")}:
        yield _FORMAT.sub(_shown_in_format, code)


def _shown_in_format(match: re.Match[str]) -> str:
    if match[4]:
        return "\n\n"
    # What has no width: the search tries it as a space and as nothing.
    return match[1] or match[2] or match[3] or "\u200b"


def _tell(walk: Walk, sheet: bool, markup: Markup, locator: str) -> None:
    for number, block in enumerate(markup.blocks, start=1):
        # A sheet's plain numbers are mostly indexes into the shared strings, or amounts.
        if not (sheet and block.strip().isdigit() and len(block.strip()) < 7):
            walk.tell(block, inside(locator, f"block {number}"))
    for number, (element, text) in enumerate(markup.elements, start=1):
        if element in PAGE_LINES:
            walk.tell(_PAGE_CODES.sub("\n\n", text), inside(locator, f"page line {number}"))
        elif element in FORMULAS:
            words = [match[1] or match[2] or "" for match in _LITERAL.finditer(_JOINT.sub("", text))]
            walk.tell("\n\n".join(words), inside(locator, f"formula {number}"))
    for number, (element, attribute, value) in enumerate(markup.attributes, start=1):
        named = attribute == "name" and element in _NAMED and not (element in _SHAPES and _NUMBERED.search(value))
        if attribute in _WRITTEN or named:
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
            # Not its type: of a shape without a form of its own, which is well formed, the library knows none.
            if shape.has_text_frame:
                shape.text_frame.text  # noqa: B018 - reading is the check


_OPENERS: dict[Family, Callable[[io.BytesIO], None]] = {
    Family.DOCX: _open_word,
    Family.XLSX: _open_excel,
    Family.PPTX: _open_powerpoint,
}
