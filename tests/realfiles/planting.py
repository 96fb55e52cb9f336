"""Real files with names planted in every metadata place that their format has: what a sanitiser must not leave."""

import io
import re
import struct
import zipfile
import zlib

import pikepdf

# No words of any list: detection would find them by chance alone.
_SURNAMES = (
    "Zzyxworth Quillonder Vrbatzky Oxmantle Thrumbolt Wexilby Drazzenko Yprowski Keldmarsh Unthrop Jarvezzi Grolmund"
)
_PLACES = (
    *("creator", "modifier", "company", "manager", "base", "custom", "label", "orphan", "custom_xml", "comment"),
    *("author", "name"),
)
PLANTED = {
    place: f"{place[:1].upper()}olm {surname}" for place, surname in zip(_PLACES, _SURNAMES.split(), strict=True)
}

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
# Attributes and elements of people who wrote, changed or commented, wherever a file has them.
_AUTHORS = re.compile(rb"""((?:\bw\d*:author|lastModifiedBy|userName|displayName)=)(["'])[^"'<>]*\2""")
_AUTHOR_NAMES = re.compile(rb"""(<(?:\w+:)?(?:cmAuthor|author)\b[^>]*?\bname=)(["'])[^"'<>]*\2""")
_AUTHOR_TEXTS = re.compile(rb"(<author>)[^<]*(?=</author>)")


def planted(kind: str, data: bytes) -> tuple[bytes, dict[str, str]] | None:
    """Return the file with names in its metadata, and which; None for files that have no such places here."""
    if kind in {"docx", "xlsx", "pptx"}:
        return _package(data)
    if kind == "pdf":
        return _pdf(data)
    if kind == "image" and data.startswith(b"\x89PNG\r\n\x1a\n"):
        return _png(data), _some("author", "comment")
    if kind == "image" and data.startswith(b"\xff\xd8\xff"):
        return _jpeg(data), _some("author", "comment")
    return None


def _some(*places: str) -> dict[str, str]:
    return {place: PLANTED[place] for place in places}


def _package(data: bytes) -> tuple[bytes, dict[str, str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
    places = {"creator", "modifier", "company", "manager", "base", "custom", "label", "orphan", "custom_xml", "comment"}
    for name in [name for name in parts if name.startswith(("docProps/core", "docProps/app", "docProps/custom"))]:
        del parts[name]
    for name, content in parts.items():
        changed = content
        for pattern, place in ((_AUTHORS, "author"), (_AUTHOR_NAMES, "name")):
            changed = pattern.sub(rb"\g<1>\g<2>" + PLANTED[place].encode() + rb"\g<2>", changed)
        if "comments" in name:
            changed = _AUTHOR_TEXTS.sub(rb"\g<1>" + PLANTED["name"].encode(), changed)
        if changed != content:
            places |= {place for place in ("author", "name") if PLANTED[place].encode() in changed}
            parts[name] = changed
    parts |= {name: text.encode() for name, text in _properties().items()}
    parts["_rels/.rels"] = _related(parts["_rels/.rels"])
    parts["[Content_Types].xml"] = _typed(parts["[Content_Types].xml"])
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        archive.comment = PLANTED["comment"].encode()
    return target.getvalue(), _some(*sorted(places))


def _properties() -> dict[str, str]:
    p = PLANTED
    return {
        "docProps/core.xml": f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{p["creator"]}</dc:creator>'
        f"<cp:lastModifiedBy>{p['modifier']}</cp:lastModifiedBy></cp:coreProperties>",
        "docProps/app.xml": f'{_HEAD}<Properties xmlns="{_OFFICE}/extended-properties">'
        f"<Manager>{p['manager']}</Manager><Company>{p['company']}</Company><HyperlinkBase>{p['base']}</HyperlinkBase></Properties>",
        "docProps/custom.xml": f'{_HEAD}<Properties xmlns="{_OFFICE}/custom-properties" '
        f'xmlns:vt="{_OFFICE}/docPropsVTypes"><property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" '
        f'name="Owner"><vt:lpwstr>{p["custom"]}</vt:lpwstr></property></Properties>',
        "docMetadata/LabelInfo.xml": f'{_HEAD}<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/'
        f'mipLabelMetadata"><clbl:label id="{{1}}" name="{p["label"]}"/></clbl:labelList>',
        "customXml/item77.xml": f"{_HEAD}<case><owner>{p['custom_xml']}</owner></case>",
        "docProps/left.xml": f"{_HEAD}<left>{p['orphan']}</left>",
    }


_RELATED = (
    ("docProps/core.xml", f"{_PACKAGE}/relationships/metadata/core-properties"),
    ("docProps/app.xml", f"{_OFFICE}/relationships/extended-properties"),
    ("docProps/custom.xml", f"{_OFFICE}/relationships/custom-properties"),
    ("docMetadata/LabelInfo.xml", "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels"),
    ("customXml/item77.xml", f"{_OFFICE}/relationships/customXml"),
)


def _related(rels: bytes) -> bytes:
    """Point to the planted parts instead of the properties there were."""
    rels = re.sub(rb"<Relationship\b[^>]*docProps/(?:core|app|custom)[^>]*?(?:/>|></Relationship>)", b"", rels)
    entries = "".join(
        f'<Relationship Id="planted{number}" Type="{kind}" Target="/{name}"/>'
        for number, (name, kind) in enumerate(_RELATED)
    )
    return rels.replace(b"</Relationships>", entries.encode() + b"</Relationships>")


def _typed(types: bytes) -> bytes:
    types = re.sub(rb"<Override\b[^>]*docProps/(?:core|app|custom)[^>]*?(?:/>|></Override>)", b"", types)
    vnd = "application/vnd.openxmlformats"
    entries = (
        f'<Override PartName="/docProps/core.xml" ContentType="{vnd}-package.core-properties+xml"/>'
        f'<Override PartName="/docProps/app.xml" ContentType="{vnd}-officedocument.extended-properties+xml"/>'
        f'<Override PartName="/docProps/custom.xml" ContentType="{vnd}-officedocument.custom-properties+xml"/>'
    )
    if b'Extension="xml"' not in types:
        types = re.sub(rb"(<Types\b[^>]*>)", rb'\1<Default Extension="xml" ContentType="application/xml"/>', types)
    return types.replace(b"</Types>", entries.encode() + b"</Types>")


def _pdf(data: bytes) -> tuple[bytes, dict[str, str]]:
    p = PLANTED
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.docinfo["/Author"] = p["author"]
        pdf.docinfo["/Company"] = p["company"]
        with pdf.open_metadata() as metadata:
            metadata["dc:creator"] = [p["creator"]]
        page = pdf.pages[0]
        page["/Metadata"] = pdf.make_stream(f"<x>{p['manager']}</x>".encode())
        page["/PieceInfo"] = pikepdf.Dictionary(Maker=pikepdf.Dictionary(Private=pikepdf.String(p["custom"])))
        page["/Annots"] = pdf.make_indirect(
            pikepdf.Array(
                [
                    *page.get("/Annots", []),
                    pdf.make_indirect(
                        pikepdf.Dictionary(
                            Type=pikepdf.Name.Annot,
                            Subtype=pikepdf.Name.Text,
                            Rect=[9, 9, 19, 19],
                            T=pikepdf.String(p["name"]),
                            Contents=pikepdf.String("please check"),
                        )
                    ),
                ]
            )
        )
        pdf.Root["/Lang"] = pikepdf.String(p["label"])
        pdf.attachments["note.txt"] = p["orphan"].encode()
        pdf.save(target)
    return target.getvalue(), _some("author", "company", "creator", "manager", "custom", "name", "label", "orphan")


def _png(data: bytes) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    end_of_header = 8 + 25
    author = chunk(b"tEXt", b"Author\0" + PLANTED["author"].encode())
    comment = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(PLANTED["comment"].encode()))
    return data[:end_of_header] + author + comment + data[end_of_header:]


def _jpeg(data: bytes) -> bytes:
    def segment(kind: int, content: bytes) -> bytes:
        return bytes((0xFF, kind)) + struct.pack(">H", len(content) + 2) + content

    packet = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{PLANTED['author']}</x:xmpmeta>".encode()
    xmp = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet)
    return data[:2] + xmp + segment(0xFE, PLANTED["comment"].encode()) + data[2:]
