"""Workbooks made in code. `ledger` plants a value in every place of the format that can hold one."""

# XML reads better in its own lines than wrapped.
# ruff: noqa: E501

from collections.abc import Mapping

from tests.files.docx import chart, metadata
from tests.files.office import DECLARATION, OFFICE, package, plant, png, relationships

_X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SPACES = (
    f'xmlns="{_X}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" mc:Ignorable="x15ac"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_MS = "http://schemas.microsoft.com/office"

REPLACED = (
    *(
        "shared",
        "rich",
        "inline",
        "result",
        "literal",
        "hidden_sheet_cell",
        "very_hidden_cell",
        "hidden_row",
        "hidden_column",
    ),
    *(
        "sheet_name",
        "hidden_sheet_name",
        "defined_name",
        "table_name",
        "column_name",
        "header",
        "footer",
        "comment",
        "validation",
    ),
    *("validation_prompt", "text_box", "alt_text", "chart_title", "chart_category", "chart_series", "link_target"),
    *("link_tooltip", "pivot_item", "pivot_record", "conditional", "phonetic", "far_cell"),
)
STRIPPED = (
    *("comment_author", "threaded", "person", "creator", "company", "manager", "custom_property", "label", "abs_path"),
    *("unused", "external_cell", "external_path", "printer", "connection", "custom_xml", "file_sharing"),
)
PLACES = REPLACED + STRIPPED
# Numbers that are somebody's: how each reads, and how the cell stores it.
NUMBERS = {
    "phone": ("2025550143", "2.025550143E9"),
    "padded": ("012345678", "12345678"),
    "birthday": ("1985-03-12", "31118"),
}
BENIGN = ("Quarterly ledger", "Amount", "Rent", "Travel", "https://www.example.org/rates")


def planted() -> dict[str, str]:
    """Return a value for each place of `ledger`."""
    return plant(PLACES)


def ledger(values: Mapping[str, str]) -> bytes:
    """Return a workbook of three sheets, the second hidden and the third very hidden, with a value in every place."""
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relationships(
            [
                ("rId1", "officeDocument", "xl/workbook.xml"),
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
        "xl/workbook.xml": _workbook(values),
        "xl/_rels/workbook.xml.rels": _workbook_links(),
        "xl/styles.xml": _styles(),
        "xl/sharedStrings.xml": _strings(values),
        "xl/worksheets/sheet1.xml": _first(values),
        "xl/worksheets/_rels/sheet1.xml.rels": _first_links(values),
        "xl/worksheets/sheet2.xml": _sheet(_row(1, _inline("A1", values["hidden_sheet_cell"]), _number("B1", "7"))),
        "xl/worksheets/sheet3.xml": _sheet(_row(1, _inline("A1", values["very_hidden_cell"]))),
        "xl/tables/table1.xml": _table(values),
        "xl/calcChain.xml": f'{DECLARATION}<calcChain {_SPACES}><c r="C2" i="1"/></calcChain>',
        "xl/printerSettings/printerSettings1.bin": f"printer of {values['printer']}".encode(),
        "xl/connections.xml": (
            f'{DECLARATION}<connections {_SPACES}><connection id="1" name="{values["connection"]}" type="5" refreshedVersion="6">'
            f'<dbPr connection="User ID={values["connection"]}"/></connection></connections>'
        ),
        "customXml/item1.xml": f"<client>{values['custom_xml']}</client>",
        **_remarks(values),
        **_drawing(values),
        **_pivot(values),
        **_external(values),
        **metadata(values),
    }
    return package(parts, _TYPES)


def plain(*rows: tuple[str | int | float, ...]) -> bytes:
    """Return a workbook of one sheet with words inline and numbers as numbers; "=..." is a formula."""
    lines = [
        _row(number, *(_cell(f"{chr(64 + column)}{number}", value) for column, value in enumerate(row, 1)))
        for number, row in enumerate(rows, 1)
    ]
    return small(_sheet(*lines))


def small(sheet: str, strings: str = "") -> bytes:
    """Return a workbook around one sheet part, with shared strings if any."""
    links = [("rId1", "worksheet", "worksheets/sheet1.xml")]
    parts = {
        "_rels/.rels": relationships([("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'{DECLARATION}<workbook {_SPACES}><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": sheet,
    }
    if strings:
        parts["xl/sharedStrings.xml"] = strings
        links.append(("rId2", "sharedStrings", "sharedStrings.xml"))
    parts["xl/_rels/workbook.xml.rels"] = relationships(links)
    return package(parts, {name: kind for name, kind in _TYPES.items() if name in parts})


def amplified(length: int, uses: int) -> bytes:
    """Return a small file in which one string of `length` characters is shown by `uses` cells."""
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, uses + 1))
    strings = f"{DECLARATION}<sst {_SPACES}><si><t>{'word ' * (length // 5)}</t></si></sst>"
    return small(f"{DECLARATION}<worksheet {_SPACES}><sheetData>{cells}</sheetData></worksheet>", strings)


def _cell(reference: str, value: str | int | float) -> str:
    if not isinstance(value, str):
        return _number(reference, str(value))
    return _formula(reference, value[1:]) if value.startswith("=") else _inline(reference, value)


def _row(number: int, *cells: str, attributes: str = "") -> str:
    return f'<row r="{number}" {attributes}>{"".join(cells)}</row>'


def _inline(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def _number(reference: str, value: str, style: int = 0) -> str:
    return f'<c r="{reference}" s="{style}"><v>{value}</v></c>'


def _shared(reference: str, index: int) -> str:
    return f'<c r="{reference}" t="s"><v>{index}</v></c>'


def _formula(reference: str, formula: str, result: str = "", kind: str = "") -> str:
    value = f"<v>{result}</v>" if result else ""
    return f'<c r="{reference}" {kind}><f>{formula}</f>{value}</c>'


def _sheet(*rows: str, before: str = "", after: str = "") -> str:
    return f"{DECLARATION}<worksheet {_SPACES}>{before}<sheetData>{''.join(rows)}</sheetData>{after}</worksheet>"


def formulas(values: Mapping[str, str]) -> dict[str, str]:
    """Return the formulas of the first sheet by cell, as they stand before scrubbing."""
    own = values["sheet_name"]
    return {
        "C3": "SUM(B2:B3)*2",
        "C4": f"'{values['hidden_sheet_name']}'!B1+1",
        "C5": f'IF(A2="{values["literal"]}","yes","no")',
        "C6": f"SUM('{own}'!B2:B3)",
        "C7": f"{values['defined_name'].replace(' ', '_')}+1",
        "C8": f"SUM({values['table_name'].replace(' ', '_')}[{values['column_name']}])",
        "C9": "[1]Rates!A1*3",
    }


def _first(values: Mapping[str, str]) -> str:
    text = formulas(values)
    rows = [
        _row(1, _shared("A1", 0), _shared("B1", 1), _inline("C1", values["column_name"]), _inline("D1", "Phone")),
        _row(2, _shared("A2", 2), _number("B2", "1200.5"), _number("C2", "5"), _number("D2", NUMBERS["phone"][1])),
        _row(
            3,
            _shared("A3", 3),
            _number("B3", "300"),
            _formula("C3", text["C3"], "3001"),
            _number("D3", NUMBERS["padded"][1], 2),
        ),
        _row(
            4,
            _shared("A4", 4),
            _number("B4", "4"),
            _formula("C4", text["C4"], "8"),
            _number("D4", NUMBERS["birthday"][1], 1),
        ),
        _row(5, _inline("A5", values["inline"]), _formula("C5", text["C5"], "no", 't="str"')),
        _row(6, _formula("A6", "T(A5)", values["result"], 't="str"'), _formula("C6", text["C6"], "1500.5")),
        _row(7, _inline("A7", values["hidden_row"]), _formula("C7", text["C7"], "1201.5"), attributes='hidden="1"'),
        _row(8, _inline("H8", values["hidden_column"]), _formula("C8", text["C8"], "5")),
        _row(9, _formula("C9", text["C9"], "36"), _shared("D9", 6)),
        _row(900, _inline("ZZ900", values["far_cell"])),
    ]
    after = (
        f'<conditionalFormatting sqref="A1:A9"><cfRule type="containsText" priority="1" operator="containsText" text="{values["conditional"]}">'
        f'<formula>NOT(ISERROR(SEARCH("{values["conditional"]}",A1)))</formula></cfRule></conditionalFormatting>'
        f'<dataValidations count="1"><dataValidation type="list" sqref="A2" prompt="{values["validation_prompt"]}">'
        f'<formula1>"{values["validation"]},Rent"</formula1></dataValidation></dataValidations>'
        f'<hyperlinks><hyperlink ref="A2" r:id="rIdLink" tooltip="{values["link_tooltip"]}"/><hyperlink ref="A3" r:id="rIdRates"/></hyperlinks>'
        '<pageSetup orientation="portrait" r:id="rIdPrinter"/>'
        f'<headerFooter><oddHeader>&amp;L{values["header"]}&amp;R&amp;P</oddHeader><oddFooter>&amp;C&amp;"Arial,Bold"{values["footer"]}</oddFooter></headerFooter>'
        '<drawing r:id="rIdDrawing"/><legacyDrawing r:id="rIdVml"/><tableParts count="1"><tablePart r:id="rIdTable"/></tableParts>'
    )
    return _sheet(*rows, before='<cols><col min="8" max="8" width="9" hidden="1"/></cols>', after=after)


def _first_links(values: Mapping[str, str]) -> str:
    return relationships(
        [
            (
                "rIdLink",
                "hyperlink",
                f"https://www.example.org/{values['link_target'].replace(' ', '%20')}",
                "External",
            ),
            ("rIdRates", "hyperlink", "https://www.example.org/rates", "External"),
            ("rIdPrinter", "printerSettings", "../printerSettings/printerSettings1.bin"),
            ("rIdDrawing", "drawing", "../drawings/drawing1.xml"),
            ("rIdVml", "vmlDrawing", "../drawings/vmlDrawing1.vml"),
            ("rIdTable", "table", "../tables/table1.xml"),
            ("rIdComments", "comments", "../comments1.xml"),
            ("rIdThreaded", f"{_MS}/2017/10/relationships/threadedComment", "../threadedComments/threadedComment1.xml"),
        ]
    )


def _workbook(values: Mapping[str, str]) -> str:
    name = values["defined_name"].replace(" ", "_")
    return (
        f'{DECLARATION}<workbook {_SPACES}><fileVersion appName="xl"/><fileSharing userName="{values["file_sharing"]}"/>'
        f'<x15ac:absPath url="C:\\Users\\{values["abs_path"]}\\"/><bookViews><workbookView activeTab="0"/></bookViews><sheets>'
        f'<sheet name="{values["sheet_name"]}" sheetId="1" r:id="rId1"/>'
        f'<sheet name="{values["hidden_sheet_name"]}" sheetId="2" state="hidden" r:id="rId2"/>'
        '<sheet name="Rates" sheetId="3" state="veryHidden" r:id="rId3"/></sheets>'
        '<externalReferences><externalReference r:id="rIdExternal"/></externalReferences>'
        f"<definedNames><definedName name=\"{name}\">'{values['sheet_name']}'!$B$2</definedName>"
        '<definedName name="Local" localSheetId="2">Rates!$A$1</definedName></definedNames><calcPr calcId="191029"/>'
        '<pivotCaches><pivotCache cacheId="1" r:id="rIdPivot"/></pivotCaches></workbook>'
    )


def _workbook_links() -> str:
    return relationships(
        [
            *((f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml") for number in (1, 2, 3)),
            ("rIdStyles", "styles", "styles.xml"),
            ("rIdStrings", "sharedStrings", "sharedStrings.xml"),
            ("rIdChain", "calcChain", "calcChain.xml"),
            ("rIdExternal", "externalLink", "externalLinks/externalLink1.xml"),
            ("rIdConnections", "connections", "connections.xml"),
            ("rIdPivot", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"),
            ("rIdPersons", f"{_MS}/2017/10/relationships/person", "persons/person.xml"),
            ("rIdCustom", "customXml", "../customXml/item1.xml"),
        ]
    )


def _styles() -> str:
    return (
        f'{DECLARATION}<styleSheet {_SPACES}><numFmts count="1"><numFmt numFmtId="164" formatCode="000000000"/></numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>'
    )


def _strings(values: Mapping[str, str]) -> str:
    first, last = values["rich"].split()
    items = [
        "<t>Quarterly ledger</t>",
        "<t>Amount</t>",
        f"<t>{values['shared']}</t>",
        f'<r><t xml:space="preserve">{first[:3]}</t></r><r><rPr><b/></rPr><t xml:space="preserve">{first[3:]} </t></r><r><t>{last}</t></r>',
        f'<t>Rent</t><rPh sb="0" eb="1"><t>{values["phonetic"]}</t></rPh>',
        f"<t>{values['unused']}</t>",
        "<t>Travel</t>",
    ]
    return f"{DECLARATION}<sst {_SPACES}>{''.join(f'<si>{item}</si>' for item in items)}</sst>"


def _table(values: Mapping[str, str]) -> str:
    name = values["table_name"].replace(" ", "_")
    columns = ("Quarterly ledger", "Amount", values["column_name"], "Phone")
    listed = "".join(f'<tableColumn id="{number}" name="{column}"/>' for number, column in enumerate(columns, 1))
    return (
        f'{DECLARATION}<table {_SPACES} id="1" name="{name}" displayName="{name}" ref="A1:D4">'
        f'<autoFilter ref="A1:D4"/><tableColumns count="4">{listed}</tableColumns></table>'
    )


def _remarks(values: Mapping[str, str]) -> dict[str, str]:
    first, last = values["comment"].split()
    return {
        "xl/comments1.xml": (
            f"{DECLARATION}<comments {_SPACES}><authors><author>{values['comment_author']}</author></authors><commentList>"
            f'<comment ref="A1" authorId="0"><text><r><t xml:space="preserve">Ask {first} </t></r><r><t>{last}</t></r></text></comment></commentList></comments>'
        ),
        "xl/threadedComments/threadedComment1.xml": (
            f'{DECLARATION}<ThreadedComments xmlns="{_MS}/spreadsheetml/2018/threadedcomments"><threadedComment ref="A1" '
            f'personId="{{1}}" id="{{2}}"><text>{values["threaded"]}</text></threadedComment></ThreadedComments>'
        ),
        "xl/persons/person.xml": (
            f'{DECLARATION}<personList xmlns="{_MS}/spreadsheetml/2018/threadedcomments"><person displayName="{values["person"]}" '
            'id="{1}" userId="S::x::y" providerId="AD"/></personList>'
        ),
        "xl/drawings/vmlDrawing1.vml": (
            '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s1025" '
            'type="#_x0000_t202"><v:textbox><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:Row>0</x:Row>'
            "<x:Column>0</x:Column></x:ClientData></v:shape></xml>"
        ),
    }


def _drawing(values: Mapping[str, str]) -> dict[str, str | bytes]:
    anchor = (
        "<xdr:twoCellAnchor><xdr:from><xdr:col>5</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff>"
        "</xdr:from><xdr:to><xdr:col>9</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{end}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>{content}"
        "<xdr:clientData/></xdr:twoCellAnchor>"
    )
    shape = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    picture = (
        f'<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Picture 1" descr="{values["alt_text"]}"/><xdr:cNvPicPr/></xdr:nvPicPr>'
        f'<xdr:blipFill><a:blip r:embed="rId1"/><a:stretch/></xdr:blipFill><xdr:spPr>{shape}</xdr:spPr></xdr:pic>'
    )
    box = (
        f'<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="3" name="TextBox 2"/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr>{shape}</xdr:spPr><xdr:txBody>'
        f"<a:bodyPr/><a:p><a:r><a:t>{values['text_box']}</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    )
    frame = (
        '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="4" name="Chart 3"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>'
        '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId2"/></a:graphicData></a:graphic></xdr:graphicFrame>'
    )
    anchors = "".join(
        anchor.format(row=10 * n, end=10 * n + 8, content=content) for n, content in enumerate((picture, box, frame), 1)
    )
    sheet = f"'{values['sheet_name']}'"
    return {
        "xl/drawings/drawing1.xml": (
            f'{DECLARATION}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
            f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{OFFICE}">{anchors}</xdr:wsDr>'
        ),
        "xl/drawings/_rels/drawing1.xml.rels": relationships(
            [("rId1", "image", "../media/image1.png"), ("rId2", "chart", "../charts/chart1.xml")]
        ),
        "xl/media/image1.png": png(),
        "xl/charts/chart1.xml": chart(values).replace("Sheet1!", f"{sheet}!"),
    }


def _pivot(values: Mapping[str, str]) -> dict[str, str]:
    return {
        "xl/pivotCache/pivotCacheDefinition1.xml": (
            f'{DECLARATION}<pivotCacheDefinition {_SPACES} r:id="rId1" refreshedBy="{values["person"]}" recordCount="1"><cacheSource type="worksheet">'
            f'<worksheetSource ref="A1:B4" sheet="{values["sheet_name"]}"/></cacheSource><cacheFields count="1"><cacheField name="Quarterly ledger">'
            f'<sharedItems count="1"><s v="{values["pivot_item"]}"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>'
        ),
        "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels": relationships(
            [("rId1", "pivotCacheRecords", "pivotCacheRecords1.xml")]
        ),
        "xl/pivotCache/pivotCacheRecords1.xml": (
            f'{DECLARATION}<pivotCacheRecords {_SPACES} count="1"><r><s v="{values["pivot_record"]}"/></r></pivotCacheRecords>'
        ),
    }


def _external(values: Mapping[str, str]) -> dict[str, str]:
    return {
        "xl/externalLinks/externalLink1.xml": (
            f'{DECLARATION}<externalLink {_SPACES}><externalBook r:id="rId1"><sheetNames><sheetName val="Rates"/></sheetNames><sheetDataSet>'
            f'<sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>{values["external_cell"]}</v></cell></row></sheetData></sheetDataSet>'
            "</externalBook></externalLink>"
        ),
        "xl/externalLinks/_rels/externalLink1.xml.rels": relationships(
            [
                (
                    "rId1",
                    "externalLinkPath",
                    f"file:///C:/{values['external_path'].replace(' ', '%20')}/rates.xlsx",
                    "External",
                )
            ]
        ),
    }


_TYPES = {
    "xl/workbook.xml": f"{_TYPE}.sheet.main+xml",
    **{f"xl/worksheets/sheet{number}.xml": f"{_TYPE}.worksheet+xml" for number in (1, 2, 3)},
    "xl/styles.xml": f"{_TYPE}.styles+xml",
    "xl/sharedStrings.xml": f"{_TYPE}.sharedStrings+xml",
    "xl/tables/table1.xml": f"{_TYPE}.table+xml",
    "xl/calcChain.xml": f"{_TYPE}.calcChain+xml",
    "xl/connections.xml": f"{_TYPE}.connections+xml",
    "xl/comments1.xml": f"{_TYPE}.comments+xml",
    "xl/threadedComments/threadedComment1.xml": "application/vnd.ms-excel.threadedcomments+xml",
    "xl/persons/person.xml": "application/vnd.ms-excel.person+xml",
    "xl/printerSettings/printerSettings1.bin": f"{_TYPE}.printerSettings",
    "xl/drawings/drawing1.xml": "application/vnd.openxmlformats-officedocument.drawing+xml",
    "xl/charts/chart1.xml": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    "xl/pivotCache/pivotCacheDefinition1.xml": f"{_TYPE}.pivotCacheDefinition+xml",
    "xl/pivotCache/pivotCacheRecords1.xml": f"{_TYPE}.pivotCacheRecords+xml",
    "xl/externalLinks/externalLink1.xml": f"{_TYPE}.externalLink+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    "docMetadata/LabelInfo.xml": "application/vnd.ms-office.classificationlabels+xml",
}
