"""Words that must be found nowhere in plain text afterwards, one per place they are planted in."""

import io
import zipfile

from tests.files import image, outlook

PLACES = (
    "docx text", "docx comment", "docx property", "xlsx cell", "xlsx hidden sheet", "pptx notes", "pdf text",
    "pdf title", "png text", "mail body", "mail header", "archive member", "archive member name", "text line",
    "csv cell", "mailbox envelope", "mailbox id", "mailbox body", "outlook subject", "outlook sender", "outlook body",
    "outlook property",
    "file name", "refused name", "held name", "held text", "title", "request", "context", "employer", "term",
    "rubric", "keep reason", "added value", "return reason", "task typed only",
)  # fmt: skip


def word(place: str) -> str:
    """Return the canary of a place: letters only, so that every format and every reader keeps it whole."""
    number = PLACES.index(place)
    return "Zqv" + chr(97 + number // 26) + chr(97 + number % 26) + "xandrelio"


def mail(place: str) -> str:
    """Return an address that detection finds, holding the canary."""
    return f"{word(place).lower()}@canary-mail.com"


def docx() -> bytes:
    """A Word file with canaries in text, a comment and the properties."""
    from docx import Document

    document = Document()
    document.core_properties.author = word("docx property")
    paragraph = document.add_paragraph(f"Dear {word('docx text')}, write to {mail('docx text')}.")
    document.add_comment(paragraph.runs, text=word("docx comment"), author="A", initials="A")
    return saved(document)


def xlsx() -> bytes:
    """A workbook with a hidden sheet."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Contact", mail("xlsx cell")])
    hidden = book.create_sheet("Second")
    hidden.append([word("xlsx hidden sheet")])
    hidden.sheet_state = "hidden"
    return saved(book)


def pptx() -> bytes:
    """A deck with speaker notes."""
    from pptx import Presentation

    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[5])
    slide.notes_slide.notes_text_frame.text = f"Ask {mail('pptx notes')}"
    return saved(show)


def pdf() -> bytes:
    """A page with a title in its metadata."""
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target)
    canvas.setTitle(word("pdf title"))
    canvas.drawString(72, 700, f"Invoice to {mail('pdf text')}")
    canvas.save()
    return target.getvalue()


def png() -> bytes:
    """A picture of text."""
    return image.encode(image.page([f"Client {mail('png text')}"]), "PNG")


def eml() -> bytes:
    """A mail."""
    return (
        f"From: {word('mail header')} <{mail('mail header')}>\r\nTo: x@example.com\r\nSubject: Hello\r\n"
        f"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nGreetings to {mail('mail body')}\r\n"
    ).encode()


def mbox() -> bytes:
    """A mailbox."""
    return (
        f"From {word('mailbox envelope')}@example.com Mon May  6 10:00:00 2024\nFrom: a@example.com\n"
        f"To: b@example.com\nMessage-ID: <1@{word('mailbox id')}>\n\nGreetings to {mail('mailbox body')}\n\n"
    ).encode()


def msg() -> bytes:
    """A message that Outlook saved."""
    return outlook.saved(
        outlook.Message(
            f"Hello {word('outlook subject')}",
            (word("outlook sender"), mail("outlook sender")),
            body=f"Greetings to {mail('outlook body')}\r\n",
            more={0x3FFA: word("outlook property")},
        )
    )


def archive() -> bytes:
    """A zip with a canary in a member and in a member's name."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        packed.writestr("notes/readme.md", f"Ask {mail('archive member')}\n")
        packed.writestr(f"notes/{word('archive member name')}.txt", "nothing\n")
    return target.getvalue()


def uploads() -> dict[str, bytes]:
    """Return name -> content of what is taken in."""
    return {
        f"{word('file name')}.docx": docx(),
        "book.xlsx": xlsx(),
        "deck.pptx": pptx(),
        "page.pdf": pdf(),
        "note.png": png(),
        "letter.eml": eml(),
        "letters.mbox": mbox(),
        "letter.msg": msg(),
        "code.zip": archive(),
        "lines.txt": f"First line for {mail('text line')}.\nSecond line.\n".encode(),
        "table.csv": f"Name,Mail\nOne,{mail('csv cell')}\n".encode(),
        f"{word('held name')}.docx": damaged(),
    }


def damaged() -> bytes:
    """A Word file whose main part is broken XML around a canary: the worker has to hold it."""
    source, target = io.BytesIO(docx()), io.BytesIO()
    with zipfile.ZipFile(source) as packed, zipfile.ZipFile(target, "w") as broken:
        for info in packed.infolist():
            content = packed.read(info)
            if info.filename == "word/document.xml":
                content = f"<w:document><w:body>{word('held text')}".encode()
            broken.writestr(info, content)
    return target.getvalue()


def saved(thing: object) -> bytes:
    """Return the bytes a library saves."""
    target = io.BytesIO()
    thing.save(target)  # type: ignore[attr-defined]
    return target.getvalue()
