"""Which attributes hold text that somebody wrote, and which are mark-up.

Unknown attributes count as text as soon as they look like it, so that a new vocabulary is read rather than missed.
"""

import re
from enum import Enum, auto

from scrubbing.office.number_formats import has_words
from scrubbing.office.program_names import is_program_name
from scrubbing.office.xml import Element, local, short, tag_of, words


class Use(Enum):
    """How an attribute's value is treated."""

    STRUCTURE = auto()
    QUIET = auto()
    ATTRIBUTE = auto()
    NAME = auto()
    NUMBER_FORMAT = auto()


# Never touched: the value belongs to the format's grammar, a rewrite would break the package.
_GRAMMAR = words(
    """
    uri Type Id Ignorable Requires ProcessContent ContentType Extension TargetMode
    """
)
# Fonts, languages and geometry: rewritten when they hold a value, no news for detection.
_MARKUP = words(
    """
    ascii hAnsi cs eastAsia asciiTheme typeface panose charset altLang lang bidi sqref ref style path v-text-anchor
    coordsize coordorigin points fmla formatCode rsid connectloc connectangles textboxrect adj spid spidmap
    activeCell topLeftCell spans pivotButton from to gridSpan font algorithmName hashValue saltValue hashData
    saltData hash salt cryptProviderType cryptAlgorithmClass cryptAlgorithmType uid fillcolor strokecolor color
    PartName id guid gfxdata
    """
)
# Names that the format itself gives, as against names a person gave.
_BUILT_IN_NAMES = words(
    """
    w:lsdException w:font w:altName w:latentStyles a:font x:cellStyle w:rFonts w:compatSetting x:rFont x:name
    x:tableStyleInfo x:tableStyles x:metadataType
    """
)
_NAMES = frozenset(["name", "displayName", "uniqueName", "caption", "nameLocal"])
_NAMING_ELEMENTS = words(
    """
    w:name w:bookmarkStart w:alias w:tag w:docPart w:docVar
    """
)
# Attributes that always hold somebody's words.
_TEXTS = words(
    """
    descr title alt author initials tooltip display prompt promptTitle error errorTitle string text instr
    location displayText helpText statusText description comment userName userId providerId Target lastEdited cmd
    caption refersTo fileName sourceFile connection command macro url href lastModifiedBy creator company
    displayname username email
    """
)
_MACHINE = re.compile(
    r"""[+-]?[\d.,:;%\s$()-]*(?:pt|in|cm|mm|px|em|emu|%|f|fd|o|v)?  # numbers, with a unit
    |[0-9a-fA-F]*\d[0-9a-fA-F]*                      # hexadecimal with at least one digit
    |\#?_x0000_\w+|[a-z][A-Za-z]+\s\[\d+\]           # shapes and colours of VML
    |\{?[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\}?
    |\#[0-9a-fA-F]{3,8}(?:\s*\[\d+\])?
    |[0-9A-F]{6}|[0-9A-F]{8}                         # colours
    |[345](?:Arrows(?:Gray)?|Flags|TrafficLights[12]?|Signs|Symbols2?|RedToBlack|Rating|Quarters|Stars|Triangles|Boxes)
    |\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-][\d:]+)?
    |(?:http://schemas\.|http://purl\.oclc\.org/|urn:schemas-).*""",
    re.VERBOSE,
)
# A name somebody gave may look like one: "jo-ann-smith".
_LANGUAGE = re.compile(r"[a-z]{1,3}(?:-[A-Za-z0-9]{2,8}){1,3}")
# So many digits may be a number of somebody's.
_SOMEBODYS = 7
# An enumeration's member: "center", "tbRl", "_x0000_s1026", "rId7", "A1:B2".
_TOKEN = re.compile(r"[a-z][A-Za-z0-9]*|_x0000_\w+|rId\d+|\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|[A-Z0-9]{1,2}")
# Names of styles follow the style's own name when it is rewritten.
_STYLE_LINKS = words(
    """
    w:pStyle w:rStyle w:tblStyle w:basedOn w:next w:link w:numStyleLink w:styleLink
    """
)
_DEFAULTS = frozenset(
    {"Office", "Office Theme", "Office 2007 - 2010", "Office 2013 - 2022", "Office Classic", "Picture", "Image", "_"}
)


def _is_machine(value: str) -> bool:
    """Whether a value can only be the format's: a long number may be a telephone's or somebody's."""
    machine = _MACHINE.fullmatch(value) or _LANGUAGE.fullmatch(value)
    return machine is not None and sum(map(str.isdecimal, value)) < _SOMEBODYS


def attribute_use(element: Element, key: str, value: str) -> Use:
    """Tell what an attribute of an element is for."""
    name, vocabulary = local(key), short(key).partition(":")[0] if key.startswith("{") else ""
    tag = tag_of(element)
    # In a vocabulary that nobody knows, "Type" may be any word.
    grammar = name in _GRAMMAR and ":" in tag and not tag.startswith("?:")
    if vocabulary in {"r", "xsi", "xml", "mc"} or grammar or not value.strip():
        return Use.STRUCTURE
    if name in {"v", "val"} and tag in _VALUES:
        return Use.ATTRIBUTE
    if name == "formatCode" and has_words(value):
        return Use.NUMBER_FORMAT
    if name in _MARKUP or tag in _BUILT_IN_NAMES or tag.startswith(("m:", "xfpb:")):
        return Use.STRUCTURE if _is_machine(value) else Use.QUIET
    if name in _TEXTS or tag in _TEXT_VALUES or (tag == "w:hyperlink" and name == "anchor"):
        return Use.ATTRIBUTE
    if _MACHINE.fullmatch(value):
        return Use.STRUCTURE if _is_machine(value) else Use.QUIET
    if name in {"styleId", "codeName"}:
        return Use.QUIET
    if name in _NAMES or tag in _NAMING_ELEMENTS:
        return _name_use(element, tag, value)
    if tag in _STYLE_LINKS:
        return Use.QUIET
    return Use.STRUCTURE if _TOKEN.fullmatch(value) or _LANGUAGE.fullmatch(value) else Use.ATTRIBUTE


# Elements whose single attribute is a typed value: pivot caches, tags, document variables, list entries.
_VALUES = words(
    """
    x:s x:n x:d w:docVar p:tag x:filter
    """
)
_TEXT_VALUES = words(
    """
    w:alias w:tag w:helpText w:statusText w:default w:listItem w:tblCaption w:tblDescription w:lvlText w:query
    w:connectString w:udl w:mailSubject w:listEntry
    """
)


def _name_use(element: Element, tag: str, value: str) -> Use:
    # A firm's theme has a year behind its name; shapes and styles have a number that somebody's program gave.
    if tag == "a:theme" and re.search(r"\d{4}$", value) and not value.startswith("Office"):
        return Use.NAME
    # Word adds " Char" to a paragraph style's name for its twin; the paragraph style itself is shown.
    if value in _DEFAULTS or value.endswith(" Char") or is_program_name(value):
        return Use.QUIET
    if tag == "w:name":
        style = element.getparent()
        custom = style is not None and any(local(str(key)) == "customStyle" for key in style.attrib)
        is_style = style is not None and tag_of(style) == "w:style"
        return Use.QUIET if is_style and not custom else Use.NAME
    return Use.NAME
