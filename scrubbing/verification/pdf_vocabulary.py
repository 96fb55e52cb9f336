"""The words in which every PDF is built: its keys, types and filters (ISO 32000-1, chapters 7 to 9 and annex L).

As names ("/Page", "/Parent") they say nothing about the Page or the Parent who is to be gone. In strings, in
streams of text and in any other spelling they are words like all others.
"""

import re

_WORDS = """
    Type Subtype Length Filter DecodeParms Root Size Prev Info ID Index Extends First Last Next Count Kids Parent
    Catalog Page Pages Contents Resources MediaBox CropBox BleedBox TrimBox ArtBox Rotate Group Annots Names Dests
    Outlines PageLabels PageLayout PageMode ViewerPreferences Lang Version Extensions StructTreeRoot MarkInfo Marked
    StructParents StructParent Tabs UserUnit ProcSet PDF Text ImageB ImageC ImageI Font FontDescriptor FontName
    FontFamily FontStretch FontWeight FontBBox FontFile FontMatrix Flags ItalicAngle Ascent Descent Leading CapHeight
    XHeight StemV StemH AvgWidth MaxWidth MissingWidth CharSet CharProcs Encoding BaseEncoding Differences ToUnicode
    BaseFont FirstChar LastChar Widths DescendantFonts CIDSystemInfo Registry Ordering Supplement CIDToGIDMap Identity
    WinAnsiEncoding MacRomanEncoding StandardEncoding TrueType CIDSet XObject Image Form FormType Matrix Width
    Height ColorSpace BitsPerComponent Decode Interpolate ImageMask Mask SMask Matte Intent Alternates DeviceGray
    DeviceRGB DeviceCMYK CalGray CalRGB Lab ICCBased Indexed Pattern Separation DeviceN WhitePoint BlackPoint Gamma
    Range Domain Function Functions Bounds Encode Order FunctionType ExtGState Shading ShadingType Coords Extend
    Background AntiAlias PatternType PaintType TilingType Transparency Isolated Knockout Normal Multiply Screen
    Luminosity Alpha None Predictor Colors Columns Rows EarlyChange FlateDecode DCTDecode LZWDecode
    RunLengthDecode CCITTFaxDecode ASCIIHexDecode ObjStm XRef Annot Link Rect Border Dest Action URI XYZ
    Fit Title Properties Metadata StructElem Document Sect Span Figure Table Artifact Pagination
"""
STRUCTURE = frozenset(_WORDS.split())

_STRUCTURAL = re.compile(rb"/(?:%s)(?![^\s()<>\[\]{}/%%])" % b"|".join(sorted(word.encode() for word in STRUCTURE)))


def without_structure(data: bytes) -> bytes:
    """Return bytes of a PDF without its own words. Strings lose such words as well and must be searched apart."""
    return _STRUCTURAL.sub(b"/", data)
