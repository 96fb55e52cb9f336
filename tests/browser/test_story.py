"""The main job, played by people: a contractor uploads, workers scrub, a reviewer decides, an admin releases."""

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.cleanroom import ROOT, Person
from tests.browser.story_files import KEPT, PLANTED, files

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.timeout(300)]
_PATIENCE = 120_000


def test_nine_files_of_all_families_go_from_upload_to_a_verified_release(
    browser: Browser, base: str, tmp_path: Path
) -> None:
    carla = Person(browser, base, "carla")
    start_task(carla.page)
    fill_in(carla.page)
    upload_all(carla.page, tmp_path)
    carla.page.get_by_role("button", name="Save and see findings").click()
    decide_what_is_open(carla.page)
    assert_a_refusal_is_seen_from_the_end_of_the_page(carla.page)
    carla.page.get_by_role("button", name="Submit for review").click()
    expect(carla.page.locator("main")).to_contain_text("ubmitted")

    rosa = Person(browser, base, "rosa")
    rosa.page.goto("/queue/")
    rosa.page.get_by_role("button", name=re.compile("Claim")).first.click()
    expect(rosa.page.locator("main")).to_contain_text("Exumas")
    rosa.page.get_by_role("button", name="Approve").click()
    rosa.page.wait_for_url("**/queue/")

    ada = Person(browser, base, "ada")
    ada.page.goto("/releases/new/")
    ada.page.get_by_label("Title").fill("First set")
    ada.page.get_by_role("button", name="Build the release").click()
    expect(ada.page.get_by_text("Checked and whole")).to_be_visible(timeout=_PATIENCE)
    with ada.page.expect_download() as download:
        ada.page.get_by_role("link", name=re.compile("Download")).first.click()
    archive = tmp_path / "release.zip"
    download.value.save_as(archive)

    assert_it_verifies(archive)
    text = everything_in(archive.read_bytes())
    assert [value for value in PLANTED if value.casefold() in text] == []
    assert [value for value in KEPT if value.casefold() not in text] == []
    assert carla.errors + rosa.errors + ada.errors == []


def start_task(page: Page) -> None:
    page.goto("/tasks/new/")
    page.get_by_role("button", name="Start a draft").click()
    page.wait_for_url("**/tasks/*-*/")


def fill_in(page: Page) -> None:
    page.locator("[name=title]").fill("Seven-day Bahamas yacht itinerary")
    page.locator("[name=request]").fill(
        "Margaret Holloway has booked the catamaran. Plan seven days in the Exumas from Nassau with Thunderball Grotto "
        "at slack water, as itinerary.docx, with a budget that calculates. Details are in the call notes."
    )
    page.locator("[name=context]").fill("The charter runs from Saturday to Friday; long hops are not wanted.")
    page.locator("[name=occupation]").select_option("Concierges")
    page.locator("[name=hours]").fill("9")
    page.locator("[name=done_on]").fill("2026-03-02")
    page.locator("[name=provenance][value=modelled_on_real]").check(force=True)
    page.locator("[name=employer]").fill("Silverline Concierge")
    page.locator("[name=terms]").fill("Project Heron\nHolloway Capital")
    for scale in ("difficulty", "representativeness"):
        page.locator(f"[name={scale}][value='4']").check(force=True)
    for box in page.locator("[name=attestations]").all():
        box.check()
    page.locator("[name$=criterion]").first.fill("Covers seven days, from Nassau back to Nassau.")
    page.locator("[name$=points]").first.fill("10")


def upload_all(page: Page, folder: Path) -> None:
    names: dict[str, list[Path]] = {}
    for name, (slot, content) in files().items():
        path = folder / name
        path.write_bytes(content)
        names.setdefault(slot, []).append(path)
    for slot, paths in names.items():
        page.locator(f"#upload-{slot}").set_input_files(paths)
        for path in paths:
            expect(page.locator(f"#files-{slot} bdi").get_by_text(path.name)).to_be_visible(timeout=_PATIENCE)


def decide_what_is_open(page: Page) -> None:
    """Wait for the workers, scrub what is left to decide, remove hidden parts, until nothing is in the way."""
    submit = page.get_by_role("button", name="Submit for review")
    for _ in range(40):
        page.wait_for_load_state()
        if submit.is_visible() and submit.is_enabled():
            return
        scrub = page.locator(".finding--open [data-act=scrub] button")
        remove = page.locator("li.part", has_text="To decide").get_by_role("button", name="Remove")
        if remove.count():
            remove.first.click()
        elif scrub.count():
            scrub.first.click()
        page.wait_for_timeout(1500)
        page.reload()
    raise AssertionError(page.locator("#standing").inner_text())


def assert_a_refusal_is_seen_from_the_end_of_the_page(page: Page) -> None:
    page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
    page.locator("[name=text]").fill("a")
    page.get_by_role("button", name="Scrub this too").click()
    expect(page.locator("#notice .banner-bad")).to_be_in_viewport()


def assert_it_verifies(archive: Path) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "verify_release", str(archive)], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def everything_in(data: bytes) -> str:
    """Return all text of a zip, archives and documents in it included, case-folded."""
    pieces = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            content = archive.read(info)
            pieces.append(info.filename)
            if content.startswith(b"PK\x03\x04"):
                pieces.append(everything_in(content))
            elif content.startswith(b"%PDF"):
                pieces += [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]
            else:
                text = content.decode("utf-8", "replace")
                pieces += [text, re.sub(r"<[^>]+>", "", text)]
    return " ".join(pieces).casefold()
