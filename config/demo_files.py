"""The demo's documents, made in code: an invented concierge's work, with invented people in all the usual corners."""

import io

PEOPLE = {
    "client": "Margaret Holloway",
    "captain": "Tobias Renner",
    "mail": "margaret.holloway@holloway-capital.com",
    "phone": "+1 (415) 867-2299",
    "address": "1184 Larkspur Lane, Sausalito, CA 94965",
    "card": "4539 1488 0343 6467",
    "passport": "passport number 488291734",
}
EMPLOYER = "Silverline Concierge"


def client_notes() -> bytes:
    """A Word file: what the client said on the telephone, with a comment, a footer and properties."""
    from docx import Document

    document = Document()
    document.core_properties.author = "Dana Whitcombe"
    document.core_properties.title = f"Notes for {PEOPLE['client']}"
    document.sections[0].footer.paragraphs[0].text = f"{EMPLOYER} - Confidential - internal use only"
    document.add_heading("Client call, charter week", level=1)
    document.add_paragraph(
        f"Spoke to {PEOPLE['client']} ({PEOPLE['phone']}, {PEOPLE['mail']}). She wants seven days in the Exumas for "
        "six guests, leaving Nassau on a Saturday, and does not want to move every day."
    )
    paragraph = document.add_paragraph("Send the signed contract to ")
    paragraph.add_run(PEOPLE["address"][:14]).bold = True
    paragraph.add_run(PEOPLE["address"][14:])
    paragraph.add_run(".")
    table = document.add_table(rows=3, cols=2)
    for row, cells in enumerate(
        [("Guest", "Needs"), (PEOPLE["client"], "No shellfish"), ("Captain " + PEOPLE["captain"], "Weather calls")]
    ):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    document.add_paragraph("Budget: about 48,000 USD all in. Snorkelling at Thunderball Grotto is a must.")
    return _saved(document)


def itinerary() -> bytes:
    """A Word file: the seven-day itinerary that was delivered. Its islands must survive."""
    from docx import Document

    document = Document()
    document.core_properties.author = "Dana Whitcombe"
    document.add_heading("Seven days in the Exumas", level=1)
    document.add_paragraph(f"Prepared for {PEOPLE['client']} and five guests by {EMPLOYER}.")
    days = [
        ("Saturday", "Nassau to Highbourne Cay, 34 nautical miles. Lunch under way, sundowners at Xuma."),
        ("Sunday", "Highbourne Cay. Snorkelling at the Octopus's Garden; beach barbecue with the crew."),
        ("Monday", "Shroud Cay and Warderick Wells: the park's mangrove creeks at high tide."),
        ("Tuesday", "Staniel Cay. Thunderball Grotto at slack water, dinner ashore."),
        ("Wednesday", "Big Major Cay, then Black Point for bread from Lorene's."),
        ("Thursday", "Lay day at Great Guana Cay; paddle boards and a long lunch."),
        ("Friday", f"Return to Nassau. Captain {PEOPLE['captain']} hands over at the marina by six."),
    ]
    for day, text in days:
        document.add_heading(day, level=2)
        document.add_paragraph(text)
    return _saved(document)


def budget() -> bytes:
    """An Excel workbook that calculates, with a hidden sheet of contacts."""
    from openpyxl import Workbook
    from openpyxl.comments import Comment

    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 - a new workbook has a sheet
    sheet.title = "Budget"
    rows: list[list[str | int | None]] = [
        ["Item", "Nights", "Rate (USD)", "Total (USD)"],
        ["Charter, 62 ft catamaran", 7, 4200, "=B2*C2"],
        ["Crew gratuity, 15%", 1, 4410, "=B3*C3"],
        ["Provisions for six", 7, 620, "=B4*C4"],
        ["Park fees and moorings", 3, 120, "=B5*C5"],
        ["Sum", None, None, "=SUM(D2:D5)"],
    ]
    for row in rows:
        sheet.append(row)
    sheet["D6"].comment = Comment(f"{PEOPLE['client']} agreed by phone, {PEOPLE['phone']}", "Dana Whitcombe")
    contacts = book.create_sheet("Contacts")
    contacts.append(("Name", "E-mail", "Card"))
    contacts.append((PEOPLE["client"], PEOPLE["mail"], PEOPLE["card"]))
    contacts.sheet_state = "hidden"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def invoice() -> bytes:
    """A PDF of one page."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.setAuthor("Dana Whitcombe")
    canvas.setTitle(f"Invoice for {PEOPLE['client']}")
    canvas.setFont("Helvetica-Bold", 18)
    canvas.drawString(72, 760, "Charter invoice")
    canvas.setFont("Helvetica", 11)
    lines = [
        f"Bill to: {PEOPLE['client']}",
        PEOPLE["address"],
        f"E-mail: {PEOPLE['mail']}",
        "",
        "Catamaran charter, seven nights                         29,400.00 USD",
        "Provisions and park fees                                       4,700.00 USD",
        "",
        f"Paid by card {PEOPLE['card']}",
    ]
    for number, line in enumerate(lines):
        canvas.drawString(72, 720 - number * 18, line)
    canvas.save()
    return target.getvalue()


def _saved(document: object) -> bytes:
    target = io.BytesIO()
    document.save(target)  # type: ignore[attr-defined]
    return target.getvalue()
