"""One hardened XML parser for every part, and short names for the vocabularies of Office."""

import re
from functools import lru_cache

from lxml import etree

from submissions.reasons import Held, Reason

Element = etree._Element

# Both the transitional namespaces that everybody writes and the strict ones of ISO 29500.
_VOCABULARIES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "x",
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "x",
    "http://schemas.openxmlformats.org/presentationml/2006/main": "p",
    "http://purl.oclc.org/ooxml/presentationml/main": "p",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://purl.oclc.org/ooxml/drawingml/chart": "c",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "cx",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing": "xdr",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
    "http://schemas.microsoft.com/office/excel/2006/main": "xm",
    "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main": "x14",
    "http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac": "x15ac",
    "http://schemas.microsoft.com/office/spreadsheetml/2010/11/main": "x15",
    "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments": "xltc",
    "http://schemas.microsoft.com/office/powerpoint/2010/main": "p14",
    "http://schemas.microsoft.com/office/powerpoint/2018/8/main": "p188",
    "http://schemas.microsoft.com/office/drawing/2016/SVG/main": "asvg",
    "http://schemas.microsoft.com/office/spreadsheetml/2022/featurepropertybag": "xfpb",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "urn:schemas-microsoft-com:office:excel": "ox",
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://www.w3.org/2001/XMLSchema-instance": "xsi",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
}
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ENCODING = re.compile(rb"""^[^>]{0,200}?encoding\s*=\s*["']([^"']{1,40})["']""")
_ENCODINGS = frozenset({b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"})
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY", b"<!ELEMENT", b"<!ATTLIST")


def parse(data: bytes) -> Element:
    """Return the root of a part. Comments and processing instructions are left out: no reader shows them.

    Raises:
        Held: DTD_REFUSED for any document type or entity, CORRUPT for what is not well-formed.
    """
    refuse_dtd(data)
    parser = _parser()
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if not _complains_of_addresses(parser):
            raise Held(Reason.CORRUPT) from error
        parser = _parser(recover=True)
        root = etree.fromstring(data, parser)
        if not _complains_of_addresses(parser):
            raise Held(Reason.CORRUPT) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Held(Reason.DTD_REFUSED)
    return root


def _parser(*, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )


def _complains_of_addresses(parser: etree.XMLParser) -> bool:
    """Whether all that is wrong are names of vocabularies that are no addresses: SharePoint writes "$ListId:Docs;"."""
    return len(parser.error_log) > 0 and all(entry.type_name == "WAR_NS_URI" for entry in parser.error_log)


def refuse_dtd(data: bytes) -> None:
    """Refuse a document type before a parser sees it: libxml2 expands entities in attributes while it parses.

    Encodings in which "<!DOCTYPE" would look otherwise (UTF-7, EBCDIC) are refused as CORRUPT: OPC allows UTF only.
    """
    # UTF-16 without its zero bytes reads as ASCII for what is searched here.
    plain = data.replace(b"\0", b"") if b"\0" in data[:200] else data
    declared = _ENCODING.match(plain)
    if declared and declared.group(1).lower() not in _ENCODINGS:
        raise Held(Reason.CORRUPT)
    if any(mark in plain for mark in _DECLARATIONS):
        raise Held(Reason.DTD_REFUSED)


def looks_like_xml(data: bytes) -> bool:
    """Whether a part is XML by its first bytes, whatever its name and content type say."""
    start = data[:64].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start.startswith(b"<")


def serialise(root: Element) -> bytes:
    """Return a part's bytes, always UTF-8."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


@lru_cache(maxsize=20_000)
def short(tag: str) -> str:
    """Return "w:p" for a qualified tag; "?:p" where the vocabulary has no short name here, "p" where it has none."""
    if not tag.startswith("{"):
        return tag
    namespace, _, local = tag[1:].partition("}")
    return f"{_VOCABULARIES.get(namespace, '?')}:{local}"


def local(tag: str) -> str:
    """Return a tag or attribute name without its vocabulary."""
    return tag.rpartition("}")[2]


def tag_of(element: Element) -> str:
    """Return the short name of an element."""
    return short(str(element.tag))


def elements(root: Element, *names: str) -> list[Element]:
    """Return the elements below (and including) root with one of the short names, in document order."""
    wanted = frozenset(names)
    return [element for element in root.iter("*") if short(str(element.tag)) in wanted]


def drop(element: Element) -> None:
    """Take an element out of the tree; text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        previous = element.getprevious()
        if previous is None:
            parent.text = (parent.text or "") + element.tail
        else:
            previous.tail = (previous.tail or "") + element.tail
    parent.remove(element)


def words(text: str) -> frozenset[str]:
    """Return the words of a table written as text."""
    return frozenset(text.split())
