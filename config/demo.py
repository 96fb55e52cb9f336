"""Demo accounts and tasks for `manage.py run`, made once, through the same verbs as everything else."""

from datetime import date
from decimal import Decimal

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from config import demo_files, env
from config.keys import key_file
from submissions import intake, tasks
from submissions.models import Attestation, FileRole, Provenance, Role, RubricItem, Task, TaskText, User
from submissions.occupations import SECTOR_OF

ACCOUNTS = [
    (Role.CONTRACTOR, "carla@example.com", "Carla Contreras"),
    (Role.REVIEWER, "rosa@example.com", "Rosa Reyes"),
    (Role.REVIEWER, "remy@example.com", "Remy Okafor"),
    (Role.ADMIN, "ada@example.com", "Ada Lindqvist"),
]

ITINERARY = TaskText(
    title="Seven-day Bahamas yacht itinerary",
    request=(
        f"{demo_files.PEOPLE['client']} has booked the 62-foot catamaran for her party of six. Plan seven days in the "
        "Exumas from Nassau and back, with one lay day, short hops and Thunderball Grotto at slack water. Use my notes "
        "of the call. I need a Word document I can send to the client, and a budget in Excel that calculates."
    ),
    context="The charter runs Saturday to Friday in early March. Hops of more than four hours are not wanted.",
    employer=demo_files.EMPLOYER,
    terms=["Holloway Capital"],
    rubric=[
        RubricItem("Covers seven days, from Nassau back to Nassau.", 10),
        RubricItem("Thunderball Grotto is planned at slack water.", 5),
        RubricItem("The budget's sum is a formula.", 3),
        RubricItem("A day has more than one long passage.", -4),
    ],
)
INVOICING = TaskText(
    title="Charter invoice from call notes",
    request=(
        "Make the invoice for the catamaran week from my notes: charter and provisions as two lines, in US dollars, "
        "one page, ready to send as PDF."
    ),
    context="The agency invoices in US dollars and adds no tax to charters outside US waters.",
    employer=demo_files.EMPLOYER,
    rubric=[RubricItem("Both lines and their sum are right.", 10), RubricItem("Fits on one page.", 2)],
)


def ensure() -> list[tuple[str, str, str]]:
    """Make what is missing; return (role, e-mail, password) of the demo accounts.

    The password is drawn once per installation (or taken from CLEANROOM_DEMO_PASSWORD), kept beside the keys.
    """
    password = env.text("CLEANROOM_DEMO_PASSWORD", "") or key_file(settings.VAR_DIR / "keys" / "demo")[:12]
    people: dict[str, User] = {}
    fresh = not User.objects.exists()
    for role, email, name in ACCOUNTS:
        user = User.objects.filter(email=email).first()
        if user is None:
            user = User.objects.create_user(email, password, role=role, name=name)
        people.setdefault(role.value, user)
    if fresh:
        _make_tasks(people[Role.CONTRACTOR.value])
    return [(role.label, email, password) for role, email, _ in ACCOUNTS]


def _make_tasks(owner: User) -> None:
    itinerary = _task(owner, ITINERARY, hours=Decimal(9), provenance=Provenance.MODELLED)
    _upload(itinerary, FileRole.REFERENCE, "Call notes Margaret Holloway.docx", demo_files.client_notes())
    _upload(itinerary, FileRole.DELIVERABLE, "Exumas itinerary.docx", demo_files.itinerary())
    _upload(itinerary, FileRole.DELIVERABLE, "Charter budget.xlsx", demo_files.budget())
    invoice = _task(owner, INVOICING, hours=Decimal(3), provenance=Provenance.FABRICATED)
    _upload(invoice, FileRole.DELIVERABLE, "Charter invoice.pdf", demo_files.invoice())


def _task(owner: User, text: TaskText, hours: Decimal, provenance: Provenance) -> Task:
    task = tasks.create_task(owner)
    answers = tasks.Answers(
        text=text,
        sector=SECTOR_OF["Concierges"],
        occupation="Concierges",
        hours=hours,
        provenance=provenance.value,
        done_on=date(2026, 3, 2),
        difficulty=3,
        representativeness=4,
        attested=frozenset(item.value for item in Attestation),
    )
    return tasks.save_task(task, owner, answers, task.version)


def _upload(task: Task, role: FileRole, name: str, content: bytes) -> None:
    intake.accept_upload(task, role, SimpleUploadedFile(name, content), task.owner)
