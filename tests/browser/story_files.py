"""The yacht itinerary as its contractor has it: a file of each family, the same invented people in all."""

import io
import zipfile
from email.message import EmailMessage

from config import demo_files
from config.demo_files import EMPLOYER, PEOPLE
from tests.files import image

# What must be in nothing that leaves, in any spelling of letters.
PLANTED = [
    PEOPLE["client"],
    "Holloway",
    PEOPLE["captain"],
    "Renner",
    PEOPLE["mail"],
    "415) 867-2299",
    PEOPLE["address"],
    PEOPLE["card"],
    EMPLOYER,
    "Project Heron",
    "Dana Whitcombe",
]
# What the benchmark needs, and must survive.
KEPT = ["Exumas", "Thunderball Grotto", "Nassau", "Staniel Cay"]


def deck() -> bytes:
    """A presentation of two slides, with notes under the first."""
    from pptx import Presentation

    show = Presentation()
    show.core_properties.author = "Dana Whitcombe"
    for title, words in (
        ("Seven days in the Exumas", f"For {PEOPLE['client']} and five guests, captained by {PEOPLE['captain']}."),
        ("What you will see", "Thunderball Grotto, Staniel Cay, Warderick Wells and the sandbars in between."),
    ):
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = words
    show.slides[0].notes_slide.notes_text_frame.text = f"Call her on {PEOPLE['phone']} before Project Heron starts."
    target = io.BytesIO()
    show.save(target)
    return target.getvalue()


def letter() -> bytes:
    """A mail with a text file attached."""
    mail = EmailMessage()
    mail["From"] = f"{PEOPLE['client']} <{PEOPLE['mail']}>"
    mail["To"] = "Dana Whitcombe <dana.whitcombe@silverline-concierge.com>"
    mail["Subject"] = "The Exumas in March"
    mail["Message-ID"] = "<4711@mail.holloway-capital.com>"
    mail.set_content(f"Dear Dana,\n\nplease plan around Thunderball Grotto.\n\nKind regards,\n{PEOPLE['client']}\n")
    mail.add_attachment(f"Guests: {PEOPLE['client']} and five more.\n".encode(), "text", "plain", filename="guests.txt")
    return mail.as_bytes()


def repository() -> bytes:
    """A small code repository with a git folder."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("planner/README.md", f"# Charter planner\n\nAsk {PEOPLE['captain']} ({PEOPLE['mail']}).\n")
        archive.writestr("planner/legs.py", "# nautical miles\nLEGS = {('Nassau', 'Highbourne Cay'): 34}\n")
        archive.writestr("planner/.git/config", f"[user]\n\temail = {PEOPLE['mail']}\n")
    return target.getvalue()


def picture() -> bytes:
    """A photographed note, with a camera's metadata."""
    page = image.page([f"Client: {PEOPLE['client']}", "Lunch at Staniel Cay", f"Tel. {PEOPLE['phone']}"])
    return image.encode(page, "PNG")


def files() -> dict[str, tuple[str, bytes]]:
    """Return name -> (slot, content)."""
    return {
        "Call notes Margaret Holloway.docx": ("reference", demo_files.client_notes()),
        "mail from client.eml": ("reference", letter()),
        "note.png": ("reference", picture()),
        "guests.csv": ("reference", f"Name,Needs\n{PEOPLE['client']},No shellfish\nGuest two,Vegan\n".encode()),
        "itinerary.docx": ("deliverable", demo_files.itinerary()),
        "budget.xlsx": ("deliverable", demo_files.budget()),
        "invoice.pdf": ("deliverable", demo_files.invoice()),
        "deck.pptx": ("deliverable", deck()),
        "planner.zip": ("deliverable", repository()),
    }
