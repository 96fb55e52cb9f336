"""Words of the Office formats themselves, which may be somebody's name or a firm's: nobody wrote them into the file.

"Target" is an attribute of every package, "EDATE" a function of Excel. Where a value that must be gone is one of them,
the copy is looked at once more without them; what stands in texts and attributes is never left out.
"""

import re

from openpyxl.utils import FORMULAE

# Elements and attributes of the published schemas, those that look like words and are long enough to be sought.
_NAMES = """
    Algorithm Anchor Append Application Characters Checked Choice Column Company Default Exponent Extension Fallback
    Flags Format Ignorable Lines Manager Manifest Modulus Monitors Namespace Notes Object Override Pages Paragraphs
    Properties Reference Relationship Relationships Requires Schema Signature Slides Target Template Transform
    Transforms Types Value Visible Words accel action additive after alias aliases align alignment allowincell
    allowoverlap alpha anchor anchorlock anchorx anchory angle annotation appearance arcsize arrowok ascii
    aspectratio attribute audio author authors background baseline before behavior behaviors between bevel
    bibliography bilevel blacklevel blank blend border borders bottom bright build bullet button bwmode calcmode
    calendar camera category charset chart chartsheet checkbox checked choose citation classid clear client close
    collapsed color colormenu colormru colors column command comment comments compact compat complex concurrent
    condense conformance connectangles connection connections connectloc connectlocs connectortype connecttype
    constr contrast control controls coordorigin coordsize copies count created creator cropbottom cropleft cropping
    cropright croptop crosses cstate cstheme custom dashstyle decel decorative default degree delay delete
    descending descr description detectmouseclick diagonal dimension dirty display document documentation draft
    drawing dstrike duotone editas edited effect element embed emboss enabled encoding endarrow endarrowlength
    endarrowwidth endcap endnote endnotes enforcement entry error explosion extend extension extent extrusionok
    family feature field filetime fillcolor filled fillok fills filltype filter filters first fitpath fitshape floor
    fmtid focus focusposition focussize fonts footer footnote footnotes format formatting formula formulas frame
    function gallery gamma gfxdata gradient gradientshapeok grammar graphic grayscale grayscl group grouping guide
    gutter handles hanging header headers headings hidden highlight history hlink horizontal hralign hrstd hyperlink
    hyperlinks identifier idmap idref imagedata imprint indent indexed initials inline inset insetmode instr
    issignatureline items iterate joinstyle keymap keymaps keywords kinsoku kumimoji language latin layout leader
    legacy legend ligatures linestyle location locked lpstr lpwstr macro marker markup matrix maximized media method
    minimized minus miter miterlimit modified month namespaceuri notes numbering object objects obscured offset
    opacity operator order orient orientation origin other outline overlap overlay override panose param password
    people percent persistence person perspective phldr picture pitch pivot placeholder points polar polyline
    position preferrelative present presentation preserve print priority prompt property protection provid proxy
    published query recolor reference reflection regrouptable relid restart restriction revision revisions right
    rotate rotation round roundrect rsids rules scale scaled scaling scenarios schema scheme script section
    selection separator sequence settings shade shadow shadowcolor shadowok shape shapedefaults shapeid shapelayout
    shapetype sheet sheets signatureline singleclick smooth space spacing spans sparkline sparklines spelling
    spidmax sqref start startarrow startarrowlength startarrowwidth state stretch strike string strips stroke
    strokecolor stroked strokeok strokeweight style styles subject subtotal suggestedsigner suggestedsigneremail
    symbol table temporary tentative textbox textboxrect textlink textpath textpathok theme thickness thresh timing
    title toolbars tooltip transition trendline typeface types ungrouping upright users value vanish variant
    variation vector version vertical verticies video visibility weight whole width workbook worksheet wrapcoords
    xpath xrange xscale yrange
"""
# Functions that came after the list that openpyxl has.
_LATER = """
    ACOT ACOTH AGGREGATE ANCHORARRAY ARABIC ARRAYTOTEXT BASE BITAND BITLSHIFT BITOR BITRSHIFT BITXOR BYCOL BYROW
    CHOOSECOLS CHOOSEROWS COMBINA CONCAT COT COTH CSC CSCH DAYS DBCS DECIMAL DROP EXPAND FIELDVALUE FILTER FILTERXML
    FORMULATEXT GAMMA GAUSS HSTACK IFNA IFS IMCOSH IMCOT IMCSC IMCSCH IMSEC IMSECH IMSINH IMTAN ISFORMULA ISOMITTED
    ISOWEEKNUM LAMBDA LET MAKEARRAY MAP MAXIFS MINIFS MUNIT NUMBERVALUE PDURATION PERMUTATIONA PHI RANDARRAY REDUCE
    REGEXEXTRACT REGEXREPLACE REGEXTEST RRI SCAN SEC SECH SEQUENCE SHEET SHEETS SINGLE SKEW SORT SORTBY STOCKHISTORY
    SWITCH TAKE TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL TOROW TRANSLATE TRIMRANGE UNICHAR UNICODE UNIQUE
    VALUETOTEXT VSTACK WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR CONVERT EASTERSUNDAY ROUNDSIG CURRENT STYLE MULTIPLE
"""
_NAME = "|".join(sorted(_NAMES.split(), key=len, reverse=True))
_TAGS = re.compile(rf"(<[/?]?(?:[A-Za-z]\w*:)?|\s(?:[A-Za-z]\w*:)?)(?:{_NAME})(?=[\s/>]|=[\"'])".encode())
_FUNCTION = "|".join(sorted({*FORMULAE, *_LATER.split()}, key=len, reverse=True)).replace(".", r"\.")
_CALLS = re.compile(rf"(?<![\w.])(?:_xl\w+\.)*(?:{_FUNCTION})(?=\()")
_CALLS_IN_BYTES = re.compile(_CALLS.pattern.encode())


def without_calls(formula: str) -> str:
    """Return a formula without the names of the functions that it calls."""
    return _CALLS.sub("", formula)


def without_words(content: bytes) -> bytes:
    """Return a part's bytes without the format's own words: names of elements, attributes and functions."""
    return _CALLS_IN_BYTES.sub(b"", _TAGS.sub(rb"\1", content))
