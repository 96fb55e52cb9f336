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
# Values of attributes that are one of a closed list: kinds of lines, shapes, sides.
_VALUES = """
    aNode aSpace absolute afterEffect alignOff alphaUcPeriod angle arabicPeriod around array arrow ascending asst
    atLeast auto autoMax autoMin autoTxRot autoZero axisCol axisPage axisRow bCtr bMarg bOff balanced base baseline
    bbPlcHdr before begPad begPts begin beginsWith bend bendDist bendPt beneathText bentUpArrow bestFit between
    bevel bgShp bkgdShp black blank block blockArc blue body both bothSides bottom bottomLeft bottomMargin
    bottomRight branch brightRoom btLr bullet call callout cancelBubble canvas cellIs center centerGroup cerq cerqs
    cers chAlign chart chevron childNode childText circle clean clear clickEffect clip clipArt clustered colorScale
    colorful column compChildNode compNode composite compressPunctuation cone conn connDist connRout connector
    connectorText contDir containsText content continuationNotice continuationSeparator continue continuous
    contrasting convert convex coolSlant copy corner count cref cross ctrTitle ctrX ctrY custom cyan cycle cylinder
    darkGray darkGreen dash dashDot dashSmallGap dashed dataBar date dateTime datetime datetimeFigureOut days
    decimal decimalZero decorative default depth desOrSelf desTx descendantText diagram diam diamond divot dkDnDiag
    dkEdge doNotCompress dotted double downArrow downThenOver dstNode dtbl eaVert eachPage eachSect edge edit elbow
    ellipse ellipsis emph endPad endPts endSty endsWith entr equal even evenPage everyone exact exit expression fade
    false fige fimp first firstCol firstColumn firstColumnStripe firstRow firstRowStripe fixed flat flowDir folHlink
    foldedCorner followSib followedHyperlink formLetters forms formula fourObj frame fromL fromR fromT frozen
    fuchsia fullPage general glow grDir gradient gradientRadial gramEnd gramStart grand grav gray greaterThan
    greaterThanOrEqual green gregorian hair half hang hash headerRow hexagon hidden hierAlign hierBranch hierChild
    hierRoot hierarchy hlink hold homePlate horz horzAlign hybridMultilevel hyperlink iconSet ideographTraditional
    imagNode inBase indefinite init inline inlineStr inner inset interactiveSeq invisiNode isometricBottomUp just
    justify lMarg lOff landscape largest lastCol lastColumn lastRow layout left leftArrow leftBrace leftMargin
    lessThan lessThanOrEqual lgDash lgDashDot lgDashDotDot lgGrid lightGray lightUp linComp linDir linNode line
    lineMarker linear linearFlow linearProcess lines list longDash lowerLetter lowerRoman lrTb ltDnDiag ltUpDiag
    ltVert mainScheme mainSeq major manual margin marker matte maxDepth maxMin maximized mediacall medium
    mediumDashed metal midCat minMax minimized minor miter mmeb mmee modern months moon multilevel neCell
    negativeSpace next nextColumn nextPage nextTo noArr noBar noConversion noStrike node nodeHorzAlign nodeVertAlign
    nonAsst nonIsoscelesTrapezoid none norm normal notBeside notEqual notchedRightArrow nothing nwCell objAndTwoObj
    objOnly objOverTx objTx oddPage oldStyle onBegin onClick onNext onPrev onStopAudio oneCell open ordinal
    orthographicFront outEnd outset oval overflow page pageBreakPreview pageLayout parTrans parTx parTxLTRAlign
    parTxRTLAlign paragraph parallelogram parentLeftMargin parentLin parentText path pattern percent percentStacked
    percentile persistPropertyBag persistStorage perspective pfbi pfbt phClr picTx picture pictureconvert place
    placeholder plastic plus poly portrait powder precedSib pres presOf presParOf preserve prev primFontSz print
    process proportional quarter queryTable rMarg rOff radial readOnly rect relationship relative relaxedInset rels
    repeat restart revPos revTx right rightArrow rightBrace rightMargin roman rootComposite rootConnector rootText
    round roundRect rsaAES rsaFull rtTriangle sameDir script seCell secChAlign secFontSz secHead secLinDir secSibSp
    seek segments self separate separator shared shpTxLTRAlignCh sibSp sibTrans sigs silver simple single
    singleLevel sldImg sldMasterView sldNum sldThumbnailView slidenum slow smoothMarker snake snipRoundRect soft
    softEdge softRound solid space spaceBetweenRectangles spanAng spellEnd spellStart square srcNode stAng
    stBulletLvl stacked standard start straight strict strike string subSup subTitle subscript superscript swCell
    swiss sysDash sysDashDot sysDashDotDot sysDot tCtr tMarg tabular tbRl text textArchUp textCircle textFile
    textLength textNoShape textNode textWrapping thick thickThin thickThinLargeGap thickThinMediumGap
    thickThinSmallGap thin thinThickSmallGap thinThin threeDEmboss threeDEngrave threePt through tight title
    titleOnly tmRoot togglePause topAndBottom topLeft topMargin topRight totalRow trackedChanges trapezoid triangle
    true twoObj twoObjAndObj twoObjOverTx twoPt twoTxTwoObj txAnchorHorzCh txAnchorVert txAnchorVertCh txAndObj
    typeAny ucer uinl undOvr underscore unsignedInt upArrow upperLetter upperRoman variable vert vertAlign
    vertTitleAndTx vertTx view visible wOff warmMatte wave wedgeRectCallout wedgeRoundRectCallout whenNotActive
    white whole wholeTable window windowText withEffect worksheet year years yellow zero
"""
# Attributes that hold words somebody wrote, whatever they say.
_WRITTEN = (
    "descr|title|name|tooltip|alt|prompt|error|promptTitle|errorTitle|displayName|author|initials|caption|text|string"
)
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
_VALUE = "|".join(_VALUES.split())
_CHOSEN = re.compile(rf'(\s(?:[A-Za-z]\w*:)?(?!(?:{_WRITTEN})=)\w+=)"(?:{_VALUE})"'.encode())
_FUNCTION = "|".join(sorted({*FORMULAE, *_LATER.split()}, key=len, reverse=True)).replace(".", r"\.")
_CALLS = re.compile(rf"(?<![\w.])(?:_xl\w+\.)*(?:{_FUNCTION})(?=\()")
_CHOICES, _FREE = frozenset(_VALUES.split()), frozenset(_WRITTEN.split("|"))
_LAST_COLUMN = 16_384
_LINE_OF_GRID = re.compile(rb"<(?:\w+:)?(?:row|col)\s[^<>]*+>")
_INDEX = re.compile(rb'(<(?:\w+:)?c\s[^<>]*\bt="s"[^<>]*><(?:\w+:)?v>)\d{1,10}(?=</)')
_COUNTED = re.compile(rb'(\s(?:r|min|max)=)"\d{1,7}"')
_CALLS_IN_BYTES = re.compile(_CALLS.pattern.encode())


def without_calls(formula: str) -> str:
    """Return a formula without the names of the functions that it calls."""
    return _CALLS.sub("", formula)


def without_words(content: bytes) -> bytes:
    """Return a part's bytes without the format's own words: elements, attributes and what they choose, functions, and
    the numbers by which a sheet counts its rows, columns and strings."""
    content = _LINE_OF_GRID.sub(lambda line: _COUNTED.sub(rb'\1""', line.group()), _INDEX.sub(rb"\1", content))
    return _CALLS_IN_BYTES.sub(b"", _TAGS.sub(rb"\1", _CHOSEN.sub(rb'\1""', content)))


def is_chosen(element: str, attribute: str, value: str) -> bool:
    """Whether an attribute's value is one of the format's closed lists or a place in a sheet, not something that
    somebody wrote."""
    if element == "col" and attribute in ("min", "max"):
        return value.isdecimal() and int(value) <= _LAST_COLUMN
    return value in _CHOICES and attribute not in _FREE
