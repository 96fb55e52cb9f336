"""Families of fonts: "Georgia" is somebody's name, but not where a style sheet or a sentence speaks of letters."""

import re

# Nobody is called so.
_ONLY_FONTS_TEXT = """
akzidenz grotesk|arial|arial black|arial narrow|book antiqua|bookman old style|calibri|cambria math|century gothic|
comic sans|consolas|courier new|dejavu|dm sans|eb garamond|fira code|fira mono|fira sans|fontawesome|franklin gothic|
frutiger|gill sans|helvetica|helvetica neue|ibm plex|ibm plex sans|josefin sans|liberation sans|liberation serif|
lucida console|lucida grande|menlo|microsoft yahei|minion pro|monaco|ms gothic|ms mincho|myriad pro|noto sans|
noto serif|nunito sans|open sans|playfair display|pt sans|pt serif|roboto|sans serif|segoe|segoe ui|simsun|
source code pro|source sans|source sans pro|source serif|tahoma|times new roman|trebuchet|trebuchet ms|verdana|
webdings|wingdings|work sans
"""
# These are names of people or places as well.
_OTHERS_TEXT = """
alegreya|aptos|archivo|arvo|athelas|avenir|bahnschrift|barlow|baskerville|bembo|bitter|bodoni|cabin|cambria|candara|
cardo|caslon|charter|cochin|constantia|copperplate|corbel|courier|crimson|didot|ebrima|exo|futura|gabriola|garamond|
geneva|georgia|gilroy|impact|inter|josefin|jost|kalinga|karla|latha|lato|leelawadee|lobster|lora|lucida|mangal|
manrope|marlett|merriweather|montserrat|mulish|nunito|optima|oswald|pacifico|palatino|palatino linotype|papyrus|
perpetua|poppins|quicksand|raavi|raleway|rockwell|rubik|sabon|shruti|sylfaen|sylvia|times|ubuntu|univers|vollkorn|
vrinda|walbaum
"""


def _listed(text: str) -> frozenset[str]:
    return frozenset(name for name in text.replace("\n", "").split("|") if name)


_ONLY_FONTS = _listed(_ONLY_FONTS_TEXT)
_FONTS = _ONLY_FONTS | _listed(_OTHERS_TEXT)
_CUT = re.compile(r"[ ](?:bold|italic|regular|light|medium|black|narrow|condensed|pro|neue|mt|std|ms)$", re.IGNORECASE)
# 'font-family: Georgia, "Helvetica Neue"', '"fontFamily": "Inter"', 'font_name="Lato"', "\setmainfont{Garamond}".
_DECLARED = re.compile(
    r"font[\-_.]?family[\"'\]]{0,2}\s{0,3}(?::[^:;={}<>\n]{0,200}|=\s{0,2}[\[(]?[\"'][^\"'\n<>]{0,200})\Z",
    re.IGNORECASE,
)
_SET = re.compile(
    r"(?<![^\W_])[\w.\-]{0,20}font[\w\-]{0,12}[\"'\]]{0,2}\s{0,3}"
    r"(?::[^:;={}<>\n]{0,100}|=\s{0,2}[\[(]?[\"'][^\"'\n<>]{0,100}|(?:\[[^\]\n]{0,60}\])?\{[^{}\n]{0,60})\Z",
    re.IGNORECASE,
)
_FAMILY = "|".join(sorted(map(re.escape, _FONTS), key=len, reverse=True))
_BESIDE_BEFORE = re.compile(
    rf"(?<!\w)(?:{_FAMILY})[\"'”]?(?:,|,? (?:or|and|oder|und)|[ ]?/)[ ]?[\"'“]?\Z", re.IGNORECASE
)
_BESIDE_AFTER = re.compile(rf"[\"'”]?(?:,|,? (?:or|and|oder|und)|[ ]?/)[ ]?[\"'“]?(?:{_FAMILY})(?!\w)", re.IGNORECASE)
_CALLED_BEFORE = re.compile(
    r"(?<!\w)(?:fonts?|typefaces?|font family|Schrift(?:art)?|police)[ ]?[:(]?[ ]?[\"'“]?\Z", re.IGNORECASE
)
_CALLED_AFTER = re.compile(
    r"[\"'”]?,?[ ]?(?:(?:bold|italic|regular|light|in)[ ])?\(?"
    r"(?:fonts?(?!\w)|typefaces?|\d{1,2}(?:[.,]\d)?[ -]?(?:pt|px|points?)(?!\w)|(?:in )?size \d)",
    re.IGNORECASE,
)
_USED = re.compile(r"(?<!\w)(?:in|use[sd]?|using)[ ][\"'“]?\Z", re.IGNORECASE)
_LETTERS = re.compile(
    r"(?<!\w)(?:fonts?|typefaces?|typograph\w*|typeset|letters?|lettering|headings?|headlines?|captions?|body text|"
    r"bold|italics?|serifs?|\d{1,2}[ -]?(?:pt|px|points?)|Schrift\w*|Überschrift\w*)(?!\w)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?<!\w)(?:Mrs?|Ms|Miss|Dr|Prof|Herr|Frau|Dear)\.?[ ]\Z")
_FAR, _NEAR = 220, 90


def is_font(text: str, start: int, end: int) -> bool:
    """Whether what was taken for a person is a family of fonts where it stands."""
    before = text[max(0, start - _FAR) : start]
    if _DECLARED.search(before):
        return True
    name = text[start:end].strip("\"'“”").casefold()
    family = name if name in _FONTS else _CUT.sub("", name)
    if family not in _FONTS:
        return False
    if _SET.search(before):
        return True
    after = text[end : end + _NEAR]
    if _TITLE.search(before):
        return False
    if family in _ONLY_FONTS or _CALLED_BEFORE.search(before) or _CALLED_AFTER.match(after):
        return True
    if _BESIDE_BEFORE.search(before) or _BESIDE_AFTER.match(after):
        return True
    around = before[-_NEAR:].rpartition("\n")[2], after.partition("\n")[0]
    return _USED.search(before) is not None and any(_LETTERS.search(part) for part in around)
