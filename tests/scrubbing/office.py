"""Play an Office family's two steps in a test, and look at the copy without any of their code."""

import io
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from scrubbing.document import Document, Extractor, Reading, Unit
from scrubbing.extraction import xlsx as xlsx_extraction
from scrubbing.findings import Action, Category, KnownValue
from scrubbing.limits import Budget, Limits
from scrubbing.redaction import xlsx as xlsx_redaction
from scrubbing.redaction.plan import Plan, Redactor, Writing
from tests.files.office import unzipped

Nested = Callable[[str, bytes], Document | None]


def read_nested(name: str, data: bytes) -> Document | None:
    """Stand in for the readers of nested files: PNG pictures show nothing, workbooks are read, the rest is not."""
    if name.endswith(".xlsx"):
        return xlsx_extraction.extract(io.BytesIO(data), "", Reading(Budget(), 1, read_nested))
    return Document("image/png") if data.startswith(b"\x89PNG") else None


def redact_nested(plan: Plan, document: Document) -> Callable[[str, bytes], bytes | None]:
    """Stand in for the redactors of nested files."""

    def redact_member(name: str, data: bytes) -> bytes | None:
        if not name.endswith(".xlsx"):
            return data
        target = io.BytesIO()
        member = document.members[name]
        writing = Writing(plan.inside(member.locator), redact_nested(plan, member.document))
        xlsx_redaction.redact(io.BytesIO(data), target, member.document, writing)
        return target.getvalue()

    return redact_member


def read(
    extract: Extractor, data: bytes, *, limits: Limits | None = None, read_member: Nested = read_nested
) -> Document:
    """Extract a file."""
    return extract(io.BytesIO(data), "", Reading(Budget(limits or Limits()), 0, read_member))


def plan_for(values: Iterable[str], removals: Iterable[str] = ()) -> Plan:
    """Return a plan that replaces each value by a harmless name."""
    return Plan(
        [
            KnownValue(value, "PERSON", Category.PERSONAL, Action.REPLACE, f"Robin Substitute{number}")
            for number, value in enumerate(values)
        ],
        removals,
    )


def write(redact: Redactor, data: bytes, document: Document, plan: Plan) -> bytes:
    """Redact a file."""
    target = io.BytesIO()
    redact(io.BytesIO(data), target, document, Writing(plan, redact_nested(plan, document)))
    return target.getvalue()


def scrubbed(extract: Extractor, redact: Redactor, data: bytes, values: Iterable[str]) -> bytes:
    """Extract and redact a file."""
    return write(redact, data, read(extract, data), plan_for(values))


def _members(data: bytes) -> list[tuple[str, bytes]]:
    """Return the members of a package and of every package inside."""
    found = []
    for name, content in unzipped(data).items():
        found.append((name, content))
        if content.startswith(b"PK\x03\x04"):
            found += _members(content)
    return found


def survivors(copy: bytes, values: Mapping[str, str]) -> list[str]:
    """Return the places whose value is still in some part, in any case, also across mark-up and percent-encoded."""
    texts = []
    for name, content in _members(copy):
        text = content.decode("utf-8", "replace")
        texts += [name, text, re.sub(r"<[^>]*>", "", text), re.sub(r"<[^>]*>", " ", text)]
    everything = "\n".join(texts).casefold()
    return [
        place
        for place, value in values.items()
        if any(form.casefold() in everything for form in (value, value.replace(" ", "%20"), value.replace(" ", "_")))
        or any(word.casefold() in everything for word in value.split())
    ]


def found_in(document: Document, values: Mapping[str, str]) -> dict[str, list[Unit]]:
    """Return the units that hold each place's value."""
    units = list(document.all_units())
    forms = {place: {value, value.replace(" ", "%20"), value.replace(" ", "_")} for place, value in values.items()}
    gap = re.compile(r"\s+")
    return {
        place: [unit for unit in units if any(form in unit.text or form in gap.sub(" ", unit.text) for form in wanted)]
        for place, wanted in forms.items()
    }


def lost_elements(data: bytes, copy: bytes) -> set[str]:
    """Return the names of elements that a copy has fewer of than the original, in parts that are in both."""
    before, after = unzipped(data), unzipped(copy)
    counts: Counter[str] = Counter()
    for name in before.keys() & after.keys():
        if name.endswith((".xml", ".vml")) and not name.startswith(("docProps/", "[")):
            counts.update(_tags(before[name]))
            counts.subtract(_tags(after[name]))
    return {tag for tag, count in counts.items() if count > 0}


def _tags(content: bytes) -> list[str]:
    return [match.decode() for match in re.findall(rb"<([A-Za-z][\w:]*)", content)]


def office_text(data: bytes, suffix: str, folder: Path) -> str:
    """Return the text of a file as LibreOffice lays it out, empty when it does not open."""
    office, pdftotext = shutil.which("soffice"), shutil.which("pdftotext")
    assert office is not None
    assert pdftotext is not None
    source = folder / f"copy{suffix}"
    source.write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=False, capture_output=True, timeout=180)
    printed = folder / "copy.pdf"
    if not printed.exists():
        return ""
    shown = subprocess.run([pdftotext, "-layout", str(printed), "-"], check=True, capture_output=True, timeout=60)
    printed.unlink()
    return shown.stdout.decode()
