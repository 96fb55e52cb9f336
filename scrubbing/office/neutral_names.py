"""Names of parts that say nothing: those that Office programs give, or new ones.

Nobody sees the name of a part, and every reference to one is written anew. What a person or a firm's add-in called one
("word/media/Acme logo.png", "ppt/acme/deck.xml") has no place in a copy, whether or not anybody knows the name.
"""

import re
from posixpath import splitext

_ROOTS = {"wordprocessingml": "word", "spreadsheetml": "xl", "presentationml": "ppt"}
_FOLDERS = (
    "theme charts diagrams drawings worksheets chartsheets dialogsheets tables pivottables pivotcache slicers "
    "slicercaches timelines timelinecaches ctrlprops richdata featurepropertybag slides slidelayouts slidemasters "
    "notesslides notesmasters handoutmasters comments"
)
_STEMS = (
    "document workbook presentation styles settings websettings fonttable numbering footnotes endnotes comments "
    "comment header footer theme themeoverride chart chartex style colors data layout quickstyle drawing sheet "
    "sharedstrings table vmldrawing pivottable pivotcachedefinition pivotcacherecords slicer slicercache timeline "
    "timelinecache metadata ctrlprop rdrichvalue rdrichvaluestructure rdrichvaluetypes rdarray rdsupportingpropertybag "
    "rdsupportingpropertybagstructure richstyles richvaluerel featurepropertybag connections slide slidelayout "
    "slidemaster notesslide notesmaster handoutmaster presprops tablestyles commentauthors authors legacydoctextinfo"
)
_USUAL = re.compile(
    rf"(?:word|xl|ppt)(?:/(?:{'|'.join(_FOLDERS.split())}))?/(?:{'|'.join(_STEMS.split())})\d{{0,4}}\.(?:xml|vml)",
    re.IGNORECASE,
)
# Parts that are counted by where they lie.
_PLACES = {"worksheet": "worksheets/sheet", "chartsheet": "chartsheets/sheet", "slide": "slides/slide"}


def is_usual(name: str) -> bool:
    """Whether a program gives this name to a part."""
    return _USUAL.fullmatch(name) is not None


def new_name(root: str, role: str, name: str, number: int) -> str:
    """Return a name for a part in the copy; `number` is no other part's, and `role` one of those that rules name."""
    ending = ".vml" if splitext(name)[1].lower() == ".vml" else ".xml"
    return f"{root}/{_PLACES.get(role, f'parts/{role}')}Part{number}{ending}"


def root_of(content_type: str) -> str:
    """Return the folder in which the parts of a package lie, by the content type of its main part."""
    return next(root for word, root in _ROOTS.items() if word in content_type)
