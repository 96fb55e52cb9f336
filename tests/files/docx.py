"""Word documents made in code. `letter` plants a value in every place of the format that can hold one."""

# XML reads better in its own lines than wrapped.
# ruff: noqa: E501

from collections.abc import Mapping

from tests.files.office import DECLARATION, package, plant, png, relationships

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{_W}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'mc:Ignorable="w14 w15"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DRAWING = "application/vnd.openxmlformats-officedocument.drawingml"
_MS = "http://schemas.microsoft.com/office"

# Every place, in reading order. Values of `STRIPPED` never reach the copy, the others are replaced there.
REPLACED = (
    *("body", "split", "formatted", "break", "table", "header", "first_header", "even_header", "footer", "footnote"),
    *(
        "endnote",
        "comment",
        "inserted",
        "deleted",
        "moved",
        "across_change",
        "text_box",
        "text_box_fallback",
        "diagram",
    ),
    *("diagram_drawing", "chart_title", "chart_category", "chart_series", "alt_text", "alt_title", "field_code"),
    *("field_result", "simple_field", "link_target", "link_tooltip", "bookmark", "control_alias", "control_content"),
    *(
        "watermark",
        "hidden_text",
        "style_name",
        "theme_name",
        "list_entry",
        "equation",
        "table_caption",
        "form_default",
    ),
)
STRIPPED = (
    *("comment_author", "change_author", "creator", "company", "manager", "custom_property", "template", "variable"),
    *("custom_xml", "person", "external_image", "mail_merge", "glossary", "xml_comment", "orphan", "label"),
)
PLACES = REPLACED + STRIPPED
BENIGN = (
    *("Dear colleagues, the quarterly plan follows.", "Milestone", "Budget in euros", "Kickoff", "Kind regards"),
    "https://www.example.org/handbook",
)


def planted() -> dict[str, str]:
    """Return a value for each place of `letter`."""
    return plant(PLACES)


def letter(values: Mapping[str, str], media: bytes | None = None) -> bytes:
    """Return a letter with a value in every place. `media` replaces its picture."""
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relationships(
            [
                ("rId1", "officeDocument", "word/document.xml"),
                (
                    "rId2",
                    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                    "docProps/core.xml",
                ),
                ("rId3", "extended-properties", "docProps/app.xml"),
                ("rId4", "custom-properties", "docProps/custom.xml"),
                ("rId5", f"{_MS}/2020/02/relationships/classificationlabels", "docMetadata/LabelInfo.xml"),
            ]
        ),
        "word/document.xml": _document(values),
        "word/_rels/document.xml.rels": _document_links(values),
        "word/styles.xml": _styles(values),
        "word/settings.xml": _settings(values),
        "word/_rels/settings.xml.rels": relationships(
            [("rId1", "attachedTemplate", rf"\\server\{values['template']}.dotx", "External")]
        ),
        "word/media/image1.png": media or png(),
        "word/theme/theme1.xml": _theme(values),
        "word/orphan.xml": f"<orphan>{values['orphan']}</orphan>",
        **_stories(values),
        **_graphics(values),
        **_metadata(values),
    }
    return package(parts, _TYPES)


def plain(*paragraphs: str) -> bytes:
    """Return a document of plain paragraphs and nothing else."""
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    parts = {
        "_rels/.rels": relationships([("rId1", "officeDocument", "word/document.xml")]),
        "word/document.xml": f"{DECLARATION}<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
    }
    return package(parts, {"word/document.xml": f"{_TYPE}.document.main+xml"})


def _p(*runs: str) -> str:
    return f'<w:p w:rsidR="00AB12CD" w14:paraId="1A2B3C4D">{"".join(runs)}</w:p>'


def _r(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _document(values: Mapping[str, str]) -> str:
    body = "".join([*_text(values), *_changes(values), *_fields(values), *_objects(values), _section()])
    return f"{DECLARATION}<!-- {values['xml_comment']} --><w:document {_SPACES}><w:body>{body}</w:body></w:document>"


def _text(values: Mapping[str, str]) -> list[str]:
    first, last = values["split"].split()
    bold, rest = values["formatted"][:4], values["formatted"][4:]
    before, after = values["break"].split()
    row = "<w:tr><w:tc><w:p>{}</w:p></w:tc><w:tc><w:p>{}</w:p></w:tc></w:tr>"
    table = (
        f'<w:tbl><w:tblPr><w:tblCaption w:val="{values["table_caption"]}"/></w:tblPr><w:tblGrid><w:gridCol/><w:gridCol/>'
        f"</w:tblGrid>{row.format(_r('Milestone'), _r('Owner'))}{row.format(_r('Kickoff'), _r(values['table']))}</w:tbl>"
    )
    return [
        _p(_r("Dear colleagues, the quarterly plan follows.")),
        _p(_r(f"Our contact is {values['body']}, as agreed.")),
        _p(_r("Split "), _r(first[:3]), _r(first[3:] + " "), _r(last[:2]), _r(last[2:]), _r(" over runs.")),
        _p(_r("Signed by "), _r(bold, "<w:rPr><w:b/></w:rPr>"), _r(rest, "<w:rPr><w:i/></w:rPr>"), _r(".")),
        _p(f"<w:r><w:t>{before}</w:t><w:br/><w:t>{after}</w:t></w:r>"),
        _p(_r(values["hidden_text"], "<w:rPr><w:vanish/></w:rPr>")),
        _p(f'<w:pPr><w:pStyle w:val="Custom1"/></w:pPr>{_r("Budget in euros")}'),
        _p(f"<m:oMath xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'><m:r><m:t>{values['equation']}</m:t></m:r></m:oMath>"),
        table,
        _p(_r("Note"), '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>'),
        _p('<w:commentRangeStart w:id="0"/>', _r("Commented"), '<w:commentRangeEnd w:id="0"/>', '<w:r><w:commentReference w:id="0"/></w:r>'),
    ]  # fmt: skip


def _changes(values: Mapping[str, str]) -> list[str]:
    by = f'w:author="{values["change_author"]}" w:date="2024-05-06T07:08:09Z"'
    first, last = values["across_change"].split()
    deleted = '<w:del w:id="{}" {}><w:r><w:delText xml:space="preserve">{}</w:delText></w:r></w:del>'
    return [
        _p(f'<w:ins w:id="1" {by}>{_r(values["inserted"])}</w:ins>'),
        _p(_r("Kept. "), deleted.format(2, by, values["deleted"])),
        _p(f'<w:moveFrom w:id="3" {by}>{_r(values["moved"])}</w:moveFrom>'),
        _p(_r(f"By {first} "), deleted.format(4, by, "nobody"), f'<w:ins w:id="5" {by}>{_r(last)}</w:ins>'),
    ]


def _fields(values: Mapping[str, str]) -> list[str]:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    form = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Text1"/><w:textInput>'
        f'<w:default w:val="{values["form_default"]}"/></w:textInput></w:ffData></w:fldChar></w:r>'
    )
    name = values["bookmark"].replace(" ", "_")
    return [
        _p(
            mark.format("begin"),
            f'<w:r><w:instrText xml:space="preserve"> HYPERLINK "https://www.example.org/?q={values["field_code"]}" </w:instrText></w:r>',
            mark.format("separate"), _r(values["field_result"]), mark.format("end"),
        ),
        _p(f'<w:fldSimple w:instr=" QUOTE {values["simple_field"]} ">{_r("quoted")}</w:fldSimple>'),
        _p(form, "<w:r><w:instrText> FORMTEXT </w:instrText></w:r>", mark.format("separate"), mark.format("end")),
        _p(f'<w:hyperlink r:id="rIdLink" w:tooltip="{values["link_tooltip"]}">{_r("the profile")}</w:hyperlink>'),
        _p(f'<w:hyperlink r:id="rIdHandbook">{_r("handbook")}</w:hyperlink>'),
        _p(f'<w:bookmarkStart w:id="9" w:name="{name}"/>', _r("marked"), '<w:bookmarkEnd w:id="9"/>'),
        _p(mark.format("begin"), f"<w:r><w:instrText> REF {name} \\h </w:instrText></w:r>", mark.format("separate"), _r("marked"), mark.format("end")),
        f'<w:sdt><w:sdtPr><w:alias w:val="{values["control_alias"]}"/><w:dropDownList>'
        f'<w:listItem w:displayText="{values["list_entry"]}" w:value="1"/></w:dropDownList>'
        '<w:dataBinding w:xpath="/a" w:storeItemID="{B0000000-0000-0000-0000-000000000001}"/></w:sdtPr>'
        f"<w:sdtContent>{_p(_r(values['control_content']))}</w:sdtContent></w:sdt>",
    ]  # fmt: skip


def _objects(values: Mapping[str, str]) -> list[str]:
    inline = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="{id}" name="{name}" {alt}/>'
        '<a:graphic><a:graphicData uri="{uri}">{content}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
    alt = f'descr="{values["alt_text"]}" title="{values["alt_title"]}"'
    picture = (
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="Picture 1"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        '<a:blip r:embed="rIdImage" r:link="rIdLinked"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic>"
    )
    base = "http://schemas.openxmlformats.org/drawingml/2006"
    diagram = '<dgm:relIds r:dm="rIdData" r:lo="rIdLayout" r:qs="rIdStyle" r:cs="rIdColors"/>'
    chart = '<c:chart r:id="rIdChart"/>'
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>'
        f"<w:txbxContent>{_p(_r(values['text_box']))}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
    )
    box = inline.format(
        id=5,
        name="Text Box 5",
        alt="",
        uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        content=shape,
    )
    fallback = (
        '<w:r><w:pict><v:shape style="width:90pt;height:20pt"><v:textbox><w:txbxContent>'
        f"{_p(_r(values['text_box_fallback']))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    watermark = (
        f'<w:r><w:pict><v:shape type="#_x0000_t136" style="width:90pt"><v:textpath string="{values["watermark"]}"/>'
        "</v:shape></w:pict></w:r>"
    )
    return [
        _p(inline.format(id=2, name="Picture 2", alt=alt, uri=f"{base}/picture", content=picture)),
        _p(inline.format(id=3, name="Chart 3", alt="", uri=f"{base}/chart", content=chart)),
        _p(inline.format(id=4, name="Diagram 4", alt="", uri=f"{base}/diagram", content=diagram)),
        _p(
            f'<mc:AlternateContent><mc:Choice Requires="wps">{box}</mc:Choice>'
            f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
        ),
        _p(watermark),
        _p(_r("Kind regards")),
    ]


def _section() -> str:
    stories = "".join(
        f'<w:{part}Reference w:type="{kind}" r:id="rId{part}{kind}"/>'
        for part, kind in (("header", "default"), ("header", "first"), ("header", "even"), ("footer", "default"))
    )
    return f'<w:sectPr>{stories}<w:pgSz w:w="11906" w:h="16838"/><w:titlePg/></w:sectPr>'


def _document_links(values: Mapping[str, str]) -> str:
    return relationships(
        [
            ("rIdStyles", "styles", "styles.xml"),
            ("rIdSettings", "settings", "settings.xml"),
            ("rIdTheme", "theme", "theme/theme1.xml"),
            ("rIdheaderdefault", "header", "header1.xml"),
            ("rIdheaderfirst", "header", "header2.xml"),
            ("rIdheadereven", "header", "header3.xml"),
            ("rIdfooterdefault", "footer", "footer1.xml"),
            ("rIdFootnotes", "footnotes", "footnotes.xml"),
            ("rIdEndnotes", "endnotes", "endnotes.xml"),
            ("rIdComments", "comments", "comments.xml"),
            ("rIdPeople", f"{_MS}/2011/relationships/people", "people.xml"),
            ("rIdGlossary", "glossaryDocument", "glossary/document.xml"),
            ("rIdImage", "image", "media/image1.png"),
            ("rIdLinked", "image", f"file:///C:/Users/{values['external_image'].replace(' ', '%20')}/logo.png", "External"),
            ("rIdLink", "hyperlink", f"https://www.example.org/people/{values['link_target'].replace(' ', '%20')}", "External"),
            ("rIdHandbook", "hyperlink", "https://www.example.org/handbook", "External"),
            ("rIdChart", "chart", "charts/chart1.xml"),
            ("rIdData", "diagramData", "diagrams/data1.xml"),
            ("rIdLayout", "diagramLayout", "diagrams/layout1.xml"),
            ("rIdStyle", "diagramQuickStyle", "diagrams/quickStyle1.xml"),
            ("rIdColors", "diagramColors", "diagrams/colors1.xml"),
            ("rIdDrawing", f"{_MS}/2007/relationships/diagramDrawing", "diagrams/drawing1.xml"),
            ("rIdCustom", "customXml", "../customXml/item1.xml"),
        ]
    )  # fmt: skip


def _styles(values: Mapping[str, str]) -> str:
    return (
        f'{DECLARATION}<w:styles {_SPACES}><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:customStyle="1" w:styleId="Custom1">'
        f'<w:name w:val="{values["style_name"]} Heading"/><w:basedOn w:val="Normal"/></w:style></w:styles>'
    )


def _settings(values: Mapping[str, str]) -> str:
    return (
        f'{DECLARATION}<w:settings {_SPACES}><w:attachedTemplate r:id="rId1"/><w:mailMerge><w:mainDocumentType '
        f'w:val="formLetters"/><w:dataType w:val="native"/><w:connectString w:val="Data Source={values["mail_merge"]}"/>'
        '</w:mailMerge><w:evenAndOddHeaders/><w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids><w:docVars>'
        f'<w:docVar w:name="client" w:val="{values["variable"]}"/></w:docVars></w:settings>'
    )


def _theme(values: Mapping[str, str]) -> str:
    return (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'name="{values["theme_name"]} 2024"><a:themeElements/></a:theme>'
    )


def _stories(values: Mapping[str, str]) -> dict[str, str]:
    def story(root: str, content: str) -> str:
        return f"{DECLARATION}<w:{root} {_SPACES}>{content}</w:{root}>"

    author = f'w:author="{values["comment_author"]}" w:initials="ZQ" w:date="2024-05-06T07:08:09Z"'
    return {
        "word/header1.xml": story("hdr", _p(_r(f"Header {values['header']}"))),
        "word/header2.xml": story("hdr", _p(_r(values["first_header"]))),
        "word/header3.xml": story("hdr", _p(_r(values["even_header"]))),
        "word/footer1.xml": story("ftr", _p(_r(f"Page of {values['footer']}"))),
        "word/footnotes.xml": story("footnotes", f'<w:footnote w:id="2">{_p(_r(values["footnote"]))}</w:footnote>'),
        "word/endnotes.xml": story("endnotes", f'<w:endnote w:id="2">{_p(_r(values["endnote"]))}</w:endnote>'),
        "word/comments.xml": story(
            "comments", f'<w:comment w:id="0" {author}>{_p(_r("Ask " + values["comment"]))}</w:comment>'
        ),
        "word/people.xml": (
            f'{DECLARATION}<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person '
            f'w15:author="{values["person"]}"/></w15:people>'
        ),
        "word/glossary/document.xml": story(
            "glossaryDocument", f"<w:docParts><w:docPart><w:docPartBody>{_p(_r(values['glossary']))}</w:docPartBody></w:docPart></w:docParts>"
        ),
    }  # fmt: skip


def chart(values: Mapping[str, str]) -> str:
    """Return a bar chart with a title, one series and one category from values."""
    cached = '<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{}</c:v></c:pt></c:strCache>'
    numbers = '<c:numCache><c:ptCount val="1"/><c:pt idx="0"><c:v>42</c:v></c:pt></c:numCache>'
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:chart><c:title><c:tx><c:rich>'
        f"<a:bodyPr/><a:p><a:r><a:t>{values['chart_title']}</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea>"
        '<c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef>'
        f"<c:f>Sheet1!$B$1</c:f>{cached.format(values['chart_series'])}</c:strRef></c:tx><c:cat><c:strRef>"
        f"<c:f>Sheet1!$A$2</c:f>{cached.format(values['chart_category'])}</c:strRef></c:cat><c:val><c:numRef>"
        f'<c:f>Sheet1!$B$2</c:f>{numbers}</c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        '<c:catAx><c:axId val="1"/><c:scaling/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>'
    )  # fmt: skip


def diagram(values: Mapping[str, str]) -> dict[str, str]:
    """Return the five parts of a SmartArt, without folder."""
    dgm = (
        'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    )
    text = "<a:bodyPr/><a:p><a:r><a:t>{}</a:t></a:r></a:p>"
    return {
        "data1.xml": (
            f'{DECLARATION}<dgm:dataModel {dgm}><dgm:ptLst><dgm:pt modelId="1"><dgm:t>'
            f"{text.format(values['diagram'])}</dgm:t></dgm:pt></dgm:ptLst><dgm:cxnLst/></dgm:dataModel>"
        ),
        "layout1.xml": f"{DECLARATION}<dgm:layoutDef {dgm}/>",
        "quickStyle1.xml": f"{DECLARATION}<dgm:styleDef {dgm}/>",
        "colors1.xml": f"{DECLARATION}<dgm:colorsDef {dgm}/>",
        "drawing1.xml": (
            f'{DECLARATION}<dsp:drawing xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram" '
            'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dsp:spTree><dsp:sp><dsp:txBody>'
            f"{text.format(values['diagram_drawing'])}</dsp:txBody></dsp:sp></dsp:spTree></dsp:drawing>"
        ),
    }


def _graphics(values: Mapping[str, str]) -> dict[str, str]:
    parts = {f"word/diagrams/{name}": content for name, content in diagram(values).items()}
    return {"word/charts/chart1.xml": chart(values), **parts}


def metadata(values: Mapping[str, str]) -> dict[str, str]:
    """Return the document properties of any Office file."""
    types = 'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006"
    return {
        "docProps/core.xml": (
            f"{DECLARATION}<cp:coreProperties "
            'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{values["creator"]}</dc:creator></cp:coreProperties>'
        ),
        "docProps/app.xml": (
            f'{DECLARATION}<Properties xmlns="{office}/extended-properties" {types}><Manager>{values["manager"]}</Manager>'
            f"<Company>{values['company']}</Company></Properties>"
        ),
        "docProps/custom.xml": (
            f'{DECLARATION}<Properties xmlns="{office}/custom-properties" {types}><property '
            'fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Client">'
            f"<vt:lpwstr>{values['custom_property']}</vt:lpwstr></property></Properties>"
        ),
        "docMetadata/LabelInfo.xml": (
            f'{DECLARATION}<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata">'
            f'<clbl:label id="{{1}}" name="{values["label"]}"/></clbl:labelList>'
        ),
    }


def _metadata(values: Mapping[str, str]) -> dict[str, str]:
    return {
        **metadata(values),
        "customXml/item1.xml": f"<client>{values['custom_xml']}</client>",
    }


_TYPES = {
    "word/document.xml": f"{_TYPE}.document.main+xml",
    "word/styles.xml": f"{_TYPE}.styles+xml",
    "word/settings.xml": f"{_TYPE}.settings+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    **{f"word/header{number}.xml": f"{_TYPE}.header+xml" for number in (1, 2, 3)},
    "word/footer1.xml": f"{_TYPE}.footer+xml",
    "word/footnotes.xml": f"{_TYPE}.footnotes+xml",
    "word/endnotes.xml": f"{_TYPE}.endnotes+xml",
    "word/comments.xml": f"{_TYPE}.comments+xml",
    "word/people.xml": f"{_TYPE}.people+xml",
    "word/glossary/document.xml": f"{_TYPE}.document.glossary+xml",
    "word/charts/chart1.xml": f"{_DRAWING}.chart+xml",
    "word/diagrams/data1.xml": f"{_DRAWING}.diagramData+xml",
    "word/diagrams/layout1.xml": f"{_DRAWING}.diagramLayout+xml",
    "word/diagrams/quickStyle1.xml": f"{_DRAWING}.diagramStyle+xml",
    "word/diagrams/colors1.xml": f"{_DRAWING}.diagramColors+xml",
    "word/diagrams/drawing1.xml": "application/vnd.ms-office.drawingml.diagramDrawing+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    "docMetadata/LabelInfo.xml": "application/vnd.ms-office.classificationlabels+xml",
}
