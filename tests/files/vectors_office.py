"""Places of Office packages in which values hide, beyond those that `docx.letter`, `xlsx.ledger` and `pptx.deck` fill.

Each place is a function that plants its value in the parts of a package; all of one format go into one file.
"""

# XML reads better in its own lines than wrapped.
# ruff: noqa: E501

import base64
import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PIL import PngImagePlugin

from tests.files import docx, image, pptx, xlsx
from tests.files.office import DECLARATION, OFFICE, unzipped

_MS = "http://schemas.microsoft.com/office"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OVERRIDE = '<a:themeOverride xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'
_TYPE = "application/vnd.openxmlformats-officedocument"
# The tag of the extra field that Info-ZIP writes for a file's owner.
_OWNER_FIELD = 0x7875


@dataclass(slots=True)
class Parts:
    """The parts of a package while values are planted in them."""

    parts: dict[str, bytes]
    main: str
    extra: str = ""
    comment: str = ""
    member_comment: str = ""
    links: int = 0
    _types: list[str] = field(default_factory=list)

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace the first of something in a part that must be there."""
        text = self.parts[name].decode()
        assert old in text, (name, old)
        self.parts[name] = text.replace(old, new, 1).encode()

    def add(self, name: str, content: str | bytes, content_type: str = "") -> None:
        """Add a part; without a type its extension decides."""
        self.parts[name] = content.encode() if isinstance(content, str) else content
        if content_type:
            self._types.append(f'<Override PartName="/{name}" ContentType="{content_type}"/>')

    def link(self, role: str, target: str, owner: str | None = None, *, external: bool = False) -> str:
        """Refer to a part or an address from a part ("" is the package itself) and return the relationship's id."""
        owner = self.main if owner is None else owner
        folder, _, base = owner.rpartition("/")
        rels = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
        if rels not in self.parts:
            self.parts[rels] = f'{DECLARATION}<Relationships xmlns="{_PACKAGE}"></Relationships>'.encode()
        self.links += 1
        full = role if "://" in role else f"{OFFICE}/{role}"
        mode = ' TargetMode="External"' if external else ""
        entry = f'<Relationship Id="rIdMore{self.links}" Type="{full}" Target="{target}"{mode}/></Relationships>'
        self.edit(rels, "</Relationships>", entry)
        return f"rIdMore{self.links}"

    def saved(self) -> bytes:
        """Zip the parts."""
        if self._types:
            self.edit("[Content_Types].xml", "</Types>", "".join(self._types) + "</Types>")
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                info = zipfile.ZipInfo(name, (2024, 5, 6, 7, 8, 10))
                if name == self.main:
                    owner = self.extra.encode()
                    info.extra = struct.pack("<HH", _OWNER_FIELD, len(owner)) + owner if owner else b""
                    info.comment = self.member_comment.encode()
                archive.writestr(info, content, zipfile.ZIP_DEFLATED)
            archive.comment = self.comment.encode()
        return target.getvalue()


Plant = Callable[[Parts, str], None]


def opened(data: bytes, main: str) -> Parts:
    """Open a package to plant in it."""
    return Parts(unzipped(data), main)


def _dropped_part(
    role: str, name: str, content: str, content_type: str = "application/xml", owner: str | None = None
) -> Plant:
    def plant(parts: Parts, value: str) -> None:
        parts.add(name, content.format(value), content_type)
        depth = 0 if owner == "" else parts.main.count("/")
        parts.link(role, "../" * depth + name, owner)

    return plant


def _in_main(before: str, content: str) -> Plant:
    """Put content before the first of something in the main part."""

    def plant(parts: Parts, value: str) -> None:
        parts.edit(parts.main, before, content.format(value) + before)

    return plant


def _in(name: str, before: str, content: str) -> Plant:
    def plant(parts: Parts, value: str) -> None:
        parts.edit(name, before, content.format(value) + before)

    return plant


def _set(attribute: str) -> Plant:
    def plant(parts: Parts, value: str) -> None:
        setattr(parts, attribute, value)

    return plant


def _external(role: str, target: str, before: str, content: str) -> Plant:
    def plant(parts: Parts, value: str) -> None:
        identity = parts.link(role, target.format(value.replace(" ", "%20")), external=True)
        parts.edit(parts.main, before, content.format(identity) + before)

    return plant


def _orphan(parts: Parts, value: str) -> None:
    parts.add("[trash]/0000.dat", b"\0\1\2" + value.encode("utf-16-le"), "application/octet-stream")


def _part_name(parts: Parts, value: str) -> None:
    name = f"customXml/{value.replace(' ', '_')}.xml"
    parts.add(name, "<a/>")
    parts.link("customXml", "../" + name)


def _kept_part_name(parts: Parts, value: str) -> None:
    folder = parts.main.partition("/")[0]
    name = f"{value.replace(' ', '_')}/{value.replace(' ', '_')}.xml"
    parts.add(f"{folder}/{name}", _OVERRIDE, f"{_TYPE}.themeOverride+xml")
    parts.link("themeOverride", name)


def _picture_folder(parts: Parts, value: str) -> None:
    name = f"{value.replace(' ', '_')} pictures/{value.replace(' ', '_')} logo.png"
    parts.add(f"{parts.main.partition('/')[0]}/{name}", image.encode(image.page([], (40, 40)), "PNG"), "image/png")
    parts.link("image", name.replace(" ", "%20"))


# What any package may carry.
PACKAGE: dict[str, Plant] = {
    "zip_comment": _set("comment"),
    "member_comment": _set("member_comment"),
    "extra_field": _set("extra"),
    "trash": _orphan,
    "part_name": _part_name,
    "kept_part_name": _kept_part_name,
    "picture_folder": _picture_folder,
    "thumbnail": _dropped_part(f"{_PACKAGE}/metadata/thumbnail", "docProps/thumbnail.jpeg", "\u00ff JFIF {}", "image/jpeg", ""),
    "ribbon": _dropped_part(
        f"{_MS}/2007/relationships/ui/extensibility", "customUI/customUI14.xml", '<customUI onLoad="{}"/>', owner=""
    ),
    "web_extension": _dropped_part(
        f"{_MS}/2011/relationships/webextensiontaskpanes", "webextensions/taskpanes.xml", "<taskpanes>{}</taskpanes>", owner=""
    ),
    "signature": _dropped_part(
        f"{_PACKAGE}/digital-signature/origin", "_xmlsignatures/origin.sigs", "<Signature>{}</Signature>", owner=""
    ),
    "titles_of_parts": lambda parts, value: parts.edit(
        "docProps/app.xml", "<Manager>", f"<TitlesOfParts><vt:vector><vt:lpstr>{value}</vt:lpstr></vt:vector></TitlesOfParts><Template>{value}.dotx</Template><HyperlinkBase>{value}</HyperlinkBase><Manager>"
    ),
    "last_modified_by": lambda parts, value: parts.edit(
        "docProps/core.xml", "</dc:creator>", f"</dc:creator><cp:lastModifiedBy>{value}</cp:lastModifiedBy><cp:keywords>{value}</cp:keywords>"
    ),
    "label_site": lambda parts, value: parts.edit(
        "docProps/custom.xml", "</Properties>", f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="3" name="MSIP_Label_1_SiteId"><vt:lpwstr>{value}</vt:lpwstr></property></Properties>'
    ),
    "processing_instruction": lambda parts, value: parts.edit(parts.main, "?>\n", f"?>\n<?editor {value}?>"),
}  # fmt: skip


def _run(value: str) -> str:
    return f"<w:p><w:r>{value}</w:r></w:p>"


def _fields(code: str, shown: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return f"<w:p>{mark.format('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark.format('separate')}<w:r><w:t>{shown}</w:t></w:r>{mark.format('end')}</w:p>"


def _packed(parts: Parts, value: str) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("drs/shapexml.xml", f"<shape>{value}</shape>")
    cached = base64.b64encode(inner.getvalue()).decode()
    shape = f'<w:pict><v:shape style="width:9pt" o:gfxdata="{cached}"/></w:pict>'
    parts.edit(parts.main, "<w:sectPr>", _run(shape) + "<w:sectPr>")


def _field_data(parts: Parts, value: str) -> None:
    data = base64.b64encode(f"{value} {'and more of the add-in ' * 20}".encode()).decode()
    parts.edit(
        parts.main,
        "<w:sectPr>",
        _run(f'<w:fldChar w:fldCharType="begin"><w:fldData xml:space="preserve">{data}</w:fldData></w:fldChar>') + "<w:sectPr>",
    )  # fmt: skip


def _add_in_records(parts: Parts, value: str) -> None:
    data = base64.b64encode(f"{value} {'and more of the citation ' * 20}".encode()).decode()
    parts.edit(parts.main, "<w:sectPr>", _fields(f" ADDIN CitaviPlaceholder{{{data}}} ", "(2024)") + "<w:sectPr>")
    parts.edit(
        parts.main,
        "<w:sectPr>",
        f'<w:sdt><w:sdtPr><w:tag w:val="MENDELEY_CITATION_v3_{data}"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>(2023)</w:t></w:r></w:p></w:sdtContent></w:sdt><w:sectPr>',
    )  # fmt: skip


def _relationship_id(parts: Parts, value: str) -> None:
    for name, attribute in ((parts.main, "r:embed"), ("word/_rels/document.xml.rels", "Id")):
        parts.edit(name, f'{attribute}="rIdImage"', f'{attribute}="{value}"')


def _image_metadata(parts: Parts, value: str) -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", value)
    info.add_itxt("XML:com.adobe.xmp", f"<x>{value}</x>")
    parts.add(
        next(name for name in parts.parts if name.endswith("image1.png")),
        image.encode(image.page([], (40, 40)), "PNG", pnginfo=info) + value.encode(),
    )


def _svg(parts: Parts, value: str) -> None:
    parts.add(
        "word/media/image2.svg",
        f"<svg xmlns='http://www.w3.org/2000/svg'><metadata>{value}</metadata></svg>",
        "image/svg+xml",
    )
    identity = parts.link("image", "media/image2.svg")
    parts.edit(
        parts.main,
        "<a:stretch>",
        f'<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip xmlns:asvg="{_MS}/drawing/2016/SVG/main" r:embed="{identity}"/></a:ext></a:extLst><a:stretch>',
    )  # fmt: skip


def _embedded_font(parts: Parts, value: str) -> None:
    parts.add(
        "word/fontTable.xml",
        f'{DECLARATION}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{OFFICE}"><w:font w:name="Firm"><w:embedRegular r:id="rIdMore1"/></w:font></w:fonts>',
        f"{_TYPE}.wordprocessingml.fontTable+xml",
    )
    parts.add("word/fonts/font1.odttf", b"\0\1\0\0" + value.encode("utf-16-be"), f"{_TYPE}.obfuscatedFont")
    parts.link("fontTable", "fontTable.xml")
    identity = parts.link("font", "fonts/font1.odttf", "word/fontTable.xml")
    parts.edit("word/fontTable.xml", "rIdMore1", identity)


def _font_name(parts: Parts, value: str) -> None:
    parts.edit(
        parts.main,
        "<w:sectPr>",
        f'<w:p><w:r><w:rPr><w:rFonts w:ascii="{value} Sans"/></w:rPr><w:t>in a font</w:t></w:r></w:p><w:sectPr>',
    )


# Known values are replaced where these are; the file keeps them otherwise.
DOCX_REPLACED: dict[str, Plant] = {
    "font_name": _font_name,
    "white_text": _in_main("<w:sectPr>", '<w:p><w:r><w:rPr><w:color w:val="FFFFFF"/><w:sz w:val="2"/></w:rPr><w:t>{}</w:t></w:r></w:p>'),
    "toc_cache": _in_main("<w:sectPr>", _fields(' TOC \\o "1-3" ', "1. Old heading of {}")),
    "author_field": _in_main("<w:sectPr>", _fields(" AUTHOR ", "{}")),
    "path_field": _in_main("<w:sectPr>", _fields(" FILENAME \\p ", "C:\\Users\\{}\\plan.docx")),
    "index_entry": _in_main("<w:sectPr>", _fields(' XE "{}" ', "")),
    "add_in_field": _in_main("<w:sectPr>", _fields(' ADDIN CSL_CITATION {{"author": "{}"}} ', "(2024)")),
    "control_placeholder": _in_main("<w:sectPr>", '<w:sdt><w:sdtPr><w:placeholder><w:docPart w:val="{0}"/></w:placeholder><w:tag w:val="{0}"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'),
}  # fmt: skip
DOCX_DROPPED: dict[str, Plant] = {
    "unknown_extension": _in_main("<w:sectPr>", '<w:p><w:r><w:t>more</w:t></w:r><x:note xmlns:x="urn:example:more" words="By {0}">{0}</x:note></w:p>'),
    "foreign_vocabulary": lambda parts, value: parts.edit(parts.main, "<w:document ", f'<w:document xmlns:{value}="urn:{value}" '),
    "foreign_element": _in_main("<w:sectPr>", '<w:p><w:r><w:t>foreign</w:t></w:r><{0}:{0} xmlns:{0}="http://{0}.example/x"/></w:p>'),
    "foreign_attribute": _in_main("<w:sectPr>", '<w:p xmlns:{0}="urn:{0}" {0}:{0}="1"><w:r><w:t>attribute</w:t></w:r></w:p>'),
    "fetching_field": _in_main("<w:sectPr>", _fields(' INCLUDETEXT "C:\\\\{}\\\\old.docx" ', "included")),
    "field_data": _field_data,
    "add_in_records": _add_in_records,
    "relationship_id": _relationship_id,
    "graphics_cache": _packed,
    "permitted_editor": _in_main("<w:sectPr>", '<w:permStart w:id="77" w:ed="{}"/><w:permEnd w:id="77"/>'),
    "smart_tag": _in_main("<w:sectPr>", '<w:p><w:smartTag w:uri="urn:{}" w:element="person"><w:r><w:t>tagged</w:t></w:r></w:smartTag></w:p>'),
    "schema_library": _in("word/settings.xml", "</w:settings>", '<sl:schemaLibrary xmlns:sl="http://schemas.openxmlformats.org/schemaLibrary/2006/main"><sl:schema sl:uri="urn:{0}" sl:manifestLocation="C:\\{0}"/></sl:schemaLibrary>'),
    "protection_hash": _in("word/settings.xml", "</w:settings>", '<w:documentProtection w:edit="readOnly" w:hash="{}"/>'),
    "editing_session": _in_main("<w:sectPr>", '<w:p w:rsidR="{0}" w14:textId="{0}"><w:r w:rsidRPr="{0}"><w:t>session</w:t></w:r></w:p>'),
    "list_identity": _in("word/settings.xml", "</w:settings>", '<w14:docId w14:val="{}"/>'),
    "drawing_anchor": lambda parts, value: parts.edit(parts.main, "<wp:inline>", f'<wp:inline xmlns:wp14="{_MS}/word/2010/wordprocessingDrawing" wp14:anchorId="{value}" wp14:editId="{value}">'),
    "subdocument": _external("subDocument", "file:///C:/{}/chapter.docx", "<w:sectPr>", '<w:subDoc r:id="{}"/>'),
    "recipients": _dropped_part("recipientData", "word/recipientData.xml", "<recipients>{}</recipients>"),
    "comment_times": _dropped_part(f"{_MS}/2018/08/relationships/commentsExtensible", "word/commentsExtensible.xml", "<a>{}</a>"),
    "image_metadata": _image_metadata,
    "svg_metadata": _svg,
    "embedded_font": _embedded_font,
    "printer": _dropped_part("printerSettings", "word/printerSettings1.bin", "printer {}", "application/vnd.ms-word.printerSettings"),
}  # fmt: skip

_SHEET = "xl/worksheets/sheet1.xml"
_X14 = f'xmlns:x14="{_MS}/spreadsheetml/2009/9/main"'


def _row(content: str, attributes: str = "", kind: str = "") -> Plant:
    def plant(parts: Parts, value: str) -> None:
        parts.links += 1
        number = 1000 + parts.links
        cell = f'<row r="{number}" {attributes}><c r="A{number}" {kind} t="inlineStr"><is><t>{value}</t></is></c></row>'
        parts.edit(_SHEET, "</sheetData>", cell + "</sheetData>")

    assert not content
    return plant


def _number_format(parts: Parts, value: str) -> None:
    parts.edit(
        "xl/styles.xml",
        'formatCode="000000000"/>',
        f'formatCode="000000000"/><numFmt numFmtId="165" formatCode="&quot;for {value} &quot;0"/>',
    )


def _chart_format(parts: Parts, value: str) -> None:
    parts.edit("xl/charts/chart1.xml", "<c:numCache>", f'<c:numCache><c:formatCode>"of {value} "0</c:formatCode>')


def _slicer(parts: Parts, value: str) -> None:
    parts.add(
        "xl/slicerCaches/slicerCache1.xml",
        f'{DECLARATION}<slicerCacheDefinition xmlns="{_MS}/spreadsheetml/2009/9/main" name="Slicer_1" sourceName="{value}"/>',
        "application/vnd.ms-excel.slicerCache+xml",
    )
    parts.link(f"{_MS}/2007/relationships/slicerCache", "slicerCaches/slicerCache1.xml")


XLSX_REPLACED: dict[str, Plant] = {
    "invisible_format": _row("", kind='s="2"'),
    "zero_height_row": _row("", 'ht="0" customHeight="1"'),
    "collapsed_outline": _row("", 'outlineLevel="1" hidden="1" collapsed="1"'),
    "number_format": _number_format,
    "chart_number_format": _chart_format,
    "scenario": _in(_SHEET, "<conditionalFormatting", '<scenarios><scenario name="{0}" comment="by {0}" count="1"><inputCells r="A1" val="{0}"/></scenario></scenarios>'),
    "hidden_defined_name": _in("xl/workbook.xml", "</definedNames>", '<definedName name="Gone" hidden="1" comment="{0}" description="{0}">"{0}"</definedName>'),
    "slicer": _slicer,
}  # fmt: skip
XLSX_DROPPED: dict[str, Plant] = {
    "scenario_user": _in(_SHEET, "<conditionalFormatting", '<scenarios><scenario name="s" user="{}" count="1"><inputCells r="A1" val="1"/></scenario></scenarios>'),
    "protected_range": _in(_SHEET, "<conditionalFormatting", '<protectedRanges><protectedRange name="r" sqref="A1" hashValue="{0}" securityDescriptor="O:WDG:WDD:(A;;CC;;;{0})"/></protectedRanges>'),
    "web_publishing": _in(_SHEET, '<tableParts count="1">', '<webPublishItems count="1"><webPublishItem id="1" divId="{0}" sourceType="sheet" destinationFile="C:\\{0}\\page.htm" title="{0}"/></webPublishItems>'),
    "custom_view": _in(_SHEET, "<conditionalFormatting", '<customSheetViews><customSheetView guid="{{1}}"><oddHeader>{0}</oddHeader></customSheetView></customSheetViews>'),
    "revision_log": _dropped_part("revisionHeaders", "xl/revisions/revisionHeaders.xml", '<headers><header userName="{}"/></headers>'),
    "shared_users": _dropped_part("usernames", "xl/revisions/userNames.xml", '<users><userInfo name="{}"/></users>'),
    "query_table": _dropped_part("queryTable", "xl/queryTables/queryTable1.xml", '<queryTable name="{}"/>'),
    "xml_map": _dropped_part("xmlMaps", "xl/xmlMaps.xml", "<MapInfo>{}</MapInfo>"),
    "volatile_dependencies": _dropped_part("volatileDependencies", "xl/volatileDependencies.xml", "<volTypes><topic>{}</topic></volTypes>"),
    "sheet_custom_property": _dropped_part("customProperty", "xl/customProperty1.bin", "{}", "application/octet-stream"),
    "dde_link": _dropped_part("externalLink", "xl/externalLinks/externalLink2.xml", '<externalLink><ddeLink ddeService="{0}" ddeTopic="{0}"/></externalLink>'),
    "image_metadata": _image_metadata,
}  # fmt: skip

_SLIDE = "ppt/slides/slide1.xml"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"


def _bookmark(parts: Parts, value: str) -> None:
    parts.edit(
        _SLIDE,
        '<a:videoFile r:link="rIdVideo"/>',
        f'<a:videoFile r:link="rIdVideo"/><p:extLst><p:ext uri="{{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}}"><p14:media><p14:bmkLst><p14:bmk name="{value}" time="1"/></p14:bmkLst></p14:media></p:ext></p:extLst>',
    )


PPTX_REPLACED: dict[str, Plant] = {
    "invisible_shape": lambda parts, value: parts.edit(_SLIDE, "</p:grpSp>", f'</p:grpSp><p:sp><p:nvSpPr><p:cNvPr id="70" name="Title 70" hidden="1"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:p><a:r><a:t>{value}</a:t></a:r></a:p></p:txBody></p:sp>'),
    "animation_text": _in(_SLIDE, "</p:sld>", '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite"><p:childTnLst><p:set><p:cBhvr><p:cTn id="2"/><p:tgtEl><p:spTgt spid="2"/></p:tgtEl></p:cBhvr><p:to><p:strVal val="{}"/></p:to></p:set></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>'),
    "media_bookmark": _bookmark,
}  # fmt: skip
PPTX_DROPPED: dict[str, Plant] = {
    "comment_presence": lambda parts, value: parts.edit("ppt/commentAuthors.xml", 'clrIdx="0"/>', f'clrIdx="0"><p:extLst><p:ext uri="{{19B8F6BF-5375-455C-9EA6-DF929625EA0E}}"><p15:presenceInfo xmlns:p15="{_MS}/powerpoint/2012/main" userId="{value}" providerId="AD"/></p:ext></p:extLst></p:cmAuthor>'),
    "creation_id": _in(_SLIDE, "</p:sld>", '<p:extLst><p:ext uri="{{1}}"><p14:creationId val="{}"/></p:ext></p:extLst>'),
    "write_protection": _in("ppt/presentation.xml", "</p:presentation>", '<p:modifyVerifier hashData="{0}" saltData="{0}"/>'),
    "revision_info": _dropped_part(f"{_MS}/2015/10/relationships/revisionInfo", "ppt/revisionInfo.xml", '<revInfo><client id="{}"/></revInfo>'),
    "embedded_font": _dropped_part("font", "ppt/fonts/font1.fntdata", "font {}", "application/x-fontdata"),
    "slide_update": _dropped_part("slideUpdateInfo", "ppt/slideUpdateInfo/info1.xml", '<sldSyncPr serverSldId="{}"/>'),
    "image_metadata": _image_metadata,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Format:
    """One Office format: its maker, what it plants, and what is planted on top."""

    make: Callable[[Mapping[str, str]], bytes]
    main: str
    replaced: tuple[str, ...]
    dropped: tuple[str, ...]
    benign: tuple[str, ...]
    more_replaced: dict[str, Plant]
    more_dropped: dict[str, Plant]

    def file(self, values: Mapping[str, str]) -> bytes:
        """Return a file with a value in every place."""
        parts = opened(self.make(values), self.main)
        for place, plant in (self.more_replaced | self.more_dropped).items():
            plant(parts, values[place])
        return parts.saved()


FORMATS: dict[str, Format] = {
    "docx": Format(
        docx.letter, "word/document.xml", docx.REPLACED, docx.STRIPPED, docx.BENIGN, DOCX_REPLACED, PACKAGE | DOCX_DROPPED
    ),
    "xlsx": Format(
        xlsx.ledger, "xl/workbook.xml", xlsx.REPLACED, xlsx.STRIPPED, xlsx.BENIGN, XLSX_REPLACED, PACKAGE | XLSX_DROPPED
    ),
    "pptx": Format(
        pptx.deck, "ppt/presentation.xml", pptx.REPLACED, pptx.STRIPPED, pptx.BENIGN, PPTX_REPLACED, PACKAGE | PPTX_DROPPED
    ),
}  # fmt: skip
