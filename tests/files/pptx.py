"""Presentations made in code. `deck` plants a value in every place of the format that can hold one."""

# XML reads better in its own lines than wrapped.
# ruff: noqa: E501

from collections.abc import Mapping

from tests.files import xlsx
from tests.files.docx import chart, diagram, metadata
from tests.files.office import DECLARATION, OFFICE, package, plant, png, relationships

_SPACES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{OFFICE}" xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" '
    'xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.presentationml"
_DRAWING = "application/vnd.openxmlformats-officedocument.drawingml"
_MS = "http://schemas.microsoft.com/office"

REPLACED = (
    *(
        "title",
        "split",
        "formatted",
        "break",
        "table",
        "alt_text",
        "shape_name",
        "notes",
        "hidden_slide",
        "hidden_notes",
        "master",
    ),
    *(
        "layout",
        "notes_master",
        "handout_master",
        "comment",
        "modern_comment",
        "chart_title",
        "chart_category",
        "chart_series",
    ),
    *(
        "diagram",
        "diagram_drawing",
        "section",
        "custom_show",
        "link_target",
        "link_tooltip",
        "theme_name",
        "embedded_cell",
        "off_slide",
    ),
    *("grouped", "field"),
)
STRIPPED = (
    *("comment_author", "modern_author", "modern_author_id", "tag", "creator", "company", "manager", "custom_property"),
    *("label", "custom_xml", "view", "external_media", "changes"),
)
PLACES = REPLACED + STRIPPED
BENIGN = ("Launch in Q3", "Milestone", "Beta", "Questions welcome", "https://www.example.org/handbook")


def planted() -> dict[str, str]:
    """Return a value for each place of `deck`."""
    return plant(PLACES)


def deck(values: Mapping[str, str]) -> bytes:
    """Return three slides, the second hidden, listed in another order than their relationships."""
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relationships(
            [
                ("rId1", "officeDocument", "ppt/presentation.xml"),
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
        "ppt/presentation.xml": _presentation(values),
        "ppt/_rels/presentation.xml.rels": _presentation_links(),
        "ppt/media/image1.png": png(),
        "ppt/tags/tag1.xml": f'{DECLARATION}<p:tagLst {_SPACES}><p:tag name="CLIENT" val="{values["tag"]}"/></p:tagLst>',
        "ppt/viewProps.xml": f'{DECLARATION}<p:viewPr {_SPACES} lastView="{values["view"]}"/>',
        "ppt/changesInfos/changesInfo1.xml": f'<changesInfo userId="{values["changes"]}"/>',
        "customXml/item1.xml": f"<client>{values['custom_xml']}</client>",
        **_slides(values),
        **_notes(values),
        **_masters(values),
        **_remarks(values),
        **_graphics(values),
        **metadata(values),
    }
    return package(parts, _TYPES)


def _t(text: str, properties: str = "") -> str:
    return f"<a:r>{properties}<a:t>{text}</a:t></a:r>"


def _shape(number: int, content: str, name: str = "", placeholder: str = "", descr: str = "", x: int = 0) -> str:
    holder = f'<p:ph type="{placeholder}"/>' if placeholder else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name or f"Title {number}"}" descr="{descr}"/><p:cNvSpPr/><p:nvPr>{holder}</p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{x}" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f"<p:txBody><a:bodyPr/><a:p>{content}</a:p></p:txBody></p:sp>"
    )


def _tree(*shapes: str) -> str:
    return (
        '<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
        f"{''.join(shapes)}</p:spTree></p:cSld>"
    )


def _frame(number: int, uri: str, content: str) -> str:
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" name="Content {number}"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>'
        f'<p:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/{uri}">'
        f"{content}</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _presentation(values: Mapping[str, str]) -> str:
    return (
        f'{DECLARATION}<p:presentation {_SPACES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rIdMaster"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rIdNotes"/></p:notesMasterIdLst>'
        '<p:handoutMasterIdLst><p:handoutMasterId r:id="rIdHandout"/></p:handoutMasterIdLst>'
        '<p:sldIdLst><p:sldId id="256" r:id="rIdSlide1"/><p:sldId id="257" r:id="rIdSlide2"/><p:sldId id="258" r:id="rIdSlide3"/></p:sldIdLst>'
        '<p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>'
        f'<p:custShowLst><p:custShow name="{values["custom_show"]}" id="0"><p:sldLst><p:sld r:id="rIdSlide1"/><p:sld r:id="rIdSlide2"/></p:sldLst></p:custShow></p:custShowLst>'
        '<p:custDataLst><p:tags r:id="rIdTags"/></p:custDataLst><p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst>'
        f'<p14:section name="{values["section"]}" id="{{6A1B2C3D-0000-0000-0000-000000000001}}"><p14:sldIdLst><p14:sldId id="256"/><p14:sldId id="257"/>'
        '<p14:sldId id="258"/></p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst></p:presentation>'
    )


def _presentation_links() -> str:
    return relationships(
        [
            ("rIdSlide3", "slide", "slides/slide3.xml"),
            ("rIdSlide1", "slide", "slides/slide1.xml"),
            ("rIdSlide2", "slide", "slides/slide2.xml"),
            ("rIdMaster", "slideMaster", "slideMasters/slideMaster1.xml"),
            ("rIdNotes", "notesMaster", "notesMasters/notesMaster1.xml"),
            ("rIdHandout", "handoutMaster", "handoutMasters/handoutMaster1.xml"),
            ("rIdTheme", "theme", "theme/theme1.xml"),
            ("rIdTags", "tags", "tags/tag1.xml"),
            ("rIdView", "viewProps", "viewProps.xml"),
            ("rIdAuthors", "commentAuthors", "commentAuthors.xml"),
            ("rIdModern", f"{_MS}/2018/10/relationships/authors", "authors.xml"),
            ("rIdChanges", f"{_MS}/2016/11/relationships/changesInfo", "changesInfos/changesInfo1.xml"),
            ("rIdCustom", "customXml", "../customXml/item1.xml"),
        ]
    )


def _slides(values: Mapping[str, str]) -> dict[str, str]:
    first, last = values["split"].split()
    before, after = values["break"].split()
    bold, rest = values["formatted"][:5], values["formatted"][5:]
    links = '<a:rPr><a:hlinkClick r:id="rIdLink" tooltip="{}"/></a:rPr>'
    cell = "<a:tc><a:txBody><a:bodyPr/><a:p>{}</a:p></a:txBody><a:tcPr/></a:tc>"
    table = (
        '<a:tbl><a:tblPr/><a:tblGrid><a:gridCol w="100"/><a:gridCol w="100"/></a:tblGrid>'
        f'<a:tr h="10">{cell.format(_t("Milestone"))}{cell.format(_t("Owner"))}</a:tr>'
        f'<a:tr h="10">{cell.format(_t("Beta"))}{cell.format(_t(values["table"]))}</a:tr></a:tbl>'
    )
    group = (
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="20" name="Group 19"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
        f"{_shape(21, _t(values['grouped']))}</p:grpSp>"
    )
    picture = (
        f'<p:pic><p:nvPicPr><p:cNvPr id="9" name="Picture 8" descr="{values["alt_text"]}"/><p:cNvPicPr/><p:nvPr><a:videoFile r:link="rIdVideo"/></p:nvPr></p:nvPicPr>'
        '<p:blipFill><a:blip r:embed="rIdImage"/><a:stretch/></p:blipFill><p:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )
    shapes = (
        _shape(2, _t(f"Plan of {values['title']}"), placeholder="title"),
        _shape(3, _t(first[:4]) + _t(first[4:] + " ") + _t(last[:3]) + _t(last[3:])),
        _shape(4, _t(bold, '<a:rPr b="1"/>') + _t(rest) + _t(" leads.")),
        _shape(5, f"{_t(before)}<a:br/>{_t(after)}"),
        _shape(6, _t("Launch in Q3"), name=values["shape_name"]),
        _shape(7, _t("profile", links.format(values["link_tooltip"])) + _t("handbook", '<a:rPr><a:hlinkClick r:id="rIdHandbook"/></a:rPr>')),
        _shape(8, _t(values["off_slide"]), x=-99999999),
        _shape(10, f'<a:fld id="{{00000000-0000-0000-0000-00000000000A}}" type="datetime1"><a:t>{values["field"]}</a:t></a:fld>'),
        picture,
        group,
        _frame(11, "table", table),
        _frame(12, "chart", '<c:chart r:id="rIdChart"/>'),
        _frame(13, "diagram", '<dgm:relIds r:dm="rIdData" r:lo="rIdLayout" r:qs="rIdStyle" r:cs="rIdColors"/>'),
    )  # fmt: skip
    jump = '<a:rPr><a:hlinkClick r:id="rIdJump" action="ppaction://hlinksldjump"/></a:rPr>'
    layout = ("rIdLayout1", "slideLayout", "../slideLayouts/slideLayout1.xml")
    return {
        "ppt/slides/slide1.xml": f"{DECLARATION}<p:sld {_SPACES}>{_tree(*shapes)}</p:sld>",
        "ppt/slides/slide2.xml": f'{DECLARATION}<p:sld {_SPACES} show="0">{_tree(_shape(2, _t(values["hidden_slide"])))}</p:sld>',
        "ppt/slides/slide3.xml": f"{DECLARATION}<p:sld {_SPACES}>{_tree(_shape(2, _t('Questions welcome', jump)))}</p:sld>",
        "ppt/slides/_rels/slide1.xml.rels": relationships(
            [
                layout,
                ("rIdNotes", "notesSlide", "../notesSlides/notesSlide1.xml"),
                ("rIdImage", "image", "../media/image1.png"),
                (
                    "rIdVideo",
                    "video",
                    f"file:///C:/{values['external_media'].replace(' ', '%20')}/clip.mp4",
                    "External",
                ),
                (
                    "rIdLink",
                    "hyperlink",
                    f"https://www.example.org/{values['link_target'].replace(' ', '%20')}",
                    "External",
                ),
                ("rIdHandbook", "hyperlink", "https://www.example.org/handbook", "External"),
                ("rIdChart", "chart", "../charts/chart1.xml"),
                ("rIdData", "diagramData", "../diagrams/data1.xml"),
                ("rIdLayout", "diagramLayout", "../diagrams/layout1.xml"),
                ("rIdStyle", "diagramQuickStyle", "../diagrams/quickStyle1.xml"),
                ("rIdColors", "diagramColors", "../diagrams/colors1.xml"),
                ("rIdDrawing", f"{_MS}/2007/relationships/diagramDrawing", "../diagrams/drawing1.xml"),
                ("rIdComments", "comments", "../comments/comment1.xml"),
                ("rIdModern", f"{_MS}/2018/10/relationships/comments", "../comments/modernComment1.xml"),
            ]
        ),
        "ppt/slides/_rels/slide2.xml.rels": relationships(
            [layout, ("rIdNotes", "notesSlide", "../notesSlides/notesSlide2.xml")]
        ),
        "ppt/slides/_rels/slide3.xml.rels": relationships([layout, ("rIdJump", "slide", "slide2.xml")]),
    }


def _notes(values: Mapping[str, str]) -> dict[str, str]:
    parts: dict[str, str] = {}
    for number, value in ((1, values["notes"]), (2, values["hidden_notes"])):
        shapes = (
            _shape(2, _t(f"Say that {value} agreed"), placeholder="body"),
            _shape(3, _t("1"), placeholder="sldNum"),
        )
        parts[f"ppt/notesSlides/notesSlide{number}.xml"] = f"{DECLARATION}<p:notes {_SPACES}>{_tree(*shapes)}</p:notes>"
        parts[f"ppt/notesSlides/_rels/notesSlide{number}.xml.rels"] = relationships(
            [
                ("rId1", "notesMaster", "../notesMasters/notesMaster1.xml"),
                ("rId2", "slide", f"../slides/slide{number}.xml"),
            ]
        )
    return parts


def _masters(values: Mapping[str, str]) -> dict[str, str]:
    colors = (
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" '
        'accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
    )
    scheme = "".join(
        f'<a:{name}><a:srgbClr val="112233"/></a:{name}>'
        for name in (
            *("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"),
            *("hlink", "folHlink"),
        )
    )
    font = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    line = f"<a:ln>{fill[: len(fill) // 3]}</a:ln>" * 3
    theme = (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="{values["theme_name"]} 2024"><a:themeElements>'
        f'<a:clrScheme name="Office">{scheme}</a:clrScheme><a:fontScheme name="Office"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="Office"><a:fillStyleLst>{fill}</a:fillStyleLst><a:lnStyleLst>{line}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
    themed = relationships([("rId9", "theme", "../theme/theme1.xml")])
    return {
        "ppt/theme/theme1.xml": theme,
        "ppt/slideMasters/slideMaster1.xml": (
            f"{DECLARATION}<p:sldMaster {_SPACES}>{_tree(_shape(2, _t(values['master'])))}{colors}"
            '<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>'
        ),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relationships(
            [("rId1", "slideLayout", "../slideLayouts/slideLayout1.xml"), ("rId9", "theme", "../theme/theme1.xml")]
        ),
        "ppt/slideLayouts/slideLayout1.xml": (
            f"{DECLARATION}<p:sldLayout {_SPACES}>{_tree(_shape(2, _t(values['layout'])))}</p:sldLayout>"
        ),
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels": relationships(
            [("rId1", "slideMaster", "../slideMasters/slideMaster1.xml")]
        ),
        "ppt/notesMasters/notesMaster1.xml": (
            f"{DECLARATION}<p:notesMaster {_SPACES}>{_tree(_shape(2, _t(values['notes_master'])))}{colors}</p:notesMaster>"
        ),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": themed,
        "ppt/handoutMasters/handoutMaster1.xml": (
            f"{DECLARATION}<p:handoutMaster {_SPACES}>{_tree(_shape(2, _t(values['handout_master'])))}{colors}</p:handoutMaster>"
        ),
        "ppt/handoutMasters/_rels/handoutMaster1.xml.rels": themed,
    }


def _remarks(values: Mapping[str, str]) -> dict[str, str]:
    author = "{11111111-0000-0000-0000-000000000001}"
    return {
        "ppt/commentAuthors.xml": (
            f'{DECLARATION}<p:cmAuthorLst {_SPACES}><p:cmAuthor id="0" name="{values["comment_author"]}" initials="ZQ" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>'
        ),
        "ppt/comments/comment1.xml": (
            f'{DECLARATION}<p:cmLst {_SPACES}><p:cm authorId="0" dt="2024-05-06T07:08:09" idx="1"><p:pos x="1" y="1"/><p:text>{values["comment"]}</p:text></p:cm></p:cmLst>'
        ),
        "ppt/authors.xml": (
            f'{DECLARATION}<p188:authorLst {_SPACES}><p188:author id="{author}" name="{values["modern_author"]}" initials="ZQ" userId="S::{values["modern_author_id"]}::x" providerId="AD"/></p188:authorLst>'
        ),
        "ppt/comments/modernComment1.xml": (
            f'{DECLARATION}<p188:cmLst {_SPACES}><p188:cm id="{author}" authorId="{author}" created="2024-05-06T07:08:09.123"><p188:txBody><a:bodyPr/><a:p>'
            f"{_t(values['modern_comment'])}</a:p></p188:txBody></p188:cm></p188:cmLst>"
        ),
    }  # fmt: skip


def _graphics(values: Mapping[str, str]) -> dict[str, str | bytes]:
    data = '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    return {
        "ppt/charts/chart1.xml": chart(values).replace("</c:chartSpace>", data),
        "ppt/charts/_rels/chart1.xml.rels": relationships([("rId1", "package", "../embeddings/Budget.xlsx")]),
        "ppt/embeddings/Budget.xlsx": xlsx.plain(("Owner", "Cost"), (values["embedded_cell"], 42)),
        **{f"ppt/diagrams/{name}": content for name, content in diagram(values).items()},
    }


_TYPES = {
    "ppt/presentation.xml": f"{_TYPE}.presentation.main+xml",
    **{f"ppt/slides/slide{number}.xml": f"{_TYPE}.slide+xml" for number in (1, 2, 3)},
    **{f"ppt/notesSlides/notesSlide{number}.xml": f"{_TYPE}.notesSlide+xml" for number in (1, 2)},
    "ppt/slideMasters/slideMaster1.xml": f"{_TYPE}.slideMaster+xml",
    "ppt/slideLayouts/slideLayout1.xml": f"{_TYPE}.slideLayout+xml",
    "ppt/notesMasters/notesMaster1.xml": f"{_TYPE}.notesMaster+xml",
    "ppt/handoutMasters/handoutMaster1.xml": f"{_TYPE}.handoutMaster+xml",
    "ppt/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "ppt/tags/tag1.xml": f"{_TYPE}.tags+xml",
    "ppt/viewProps.xml": f"{_TYPE}.viewProps+xml",
    "ppt/commentAuthors.xml": f"{_TYPE}.commentAuthors+xml",
    "ppt/comments/comment1.xml": f"{_TYPE}.comments+xml",
    "ppt/authors.xml": "application/vnd.ms-powerpoint.authors+xml",
    "ppt/comments/modernComment1.xml": "application/vnd.ms-powerpoint.comments+xml",
    "ppt/changesInfos/changesInfo1.xml": "application/vnd.ms-powerpoint.changesinfo+xml",
    "ppt/charts/chart1.xml": f"{_DRAWING}.chart+xml",
    "ppt/diagrams/data1.xml": f"{_DRAWING}.diagramData+xml",
    "ppt/diagrams/layout1.xml": f"{_DRAWING}.diagramLayout+xml",
    "ppt/diagrams/quickStyle1.xml": f"{_DRAWING}.diagramStyle+xml",
    "ppt/diagrams/colors1.xml": f"{_DRAWING}.diagramColors+xml",
    "ppt/diagrams/drawing1.xml": "application/vnd.ms-office.drawingml.diagramDrawing+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    "docMetadata/LabelInfo.xml": "application/vnd.ms-office.classificationlabels+xml",
}
