"""The README's pictures, taken while the demo is played. `make screenshots` writes them; no other run does."""

import io

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.cleanroom import ROOT, Person
from tests.browser.test_story import decide_what_is_open

pytestmark = [pytest.mark.screenshots, pytest.mark.browser, pytest.mark.timeout(300)]
FOLDER = ROOT / "static" / "img" / "screenshots"
_LARGEST = 200_000  # bytes a picture may have
_PATIENCE = 120_000


def test_the_demo_is_played_and_its_pictures_are_taken(browser: Browser, base: str) -> None:
    carla = Person(browser, base, "carla").page
    expect(carla.get_by_role("link", name="Seven-day Bahamas yacht itinerary")).to_be_visible()
    for title in ("Charter invoice from call notes", "Seven-day Bahamas yacht itinerary"):
        open_findings(carla, title)
        if title.startswith("Seven"):
            expect(carla.locator("#progress [role=status]")).to_have_text("All files are done.", timeout=_PATIENCE)
            take(carla, "triage", height=1240, below="#findings")
        decide_what_is_open(carla)
        carla.get_by_role("button", name="Submit for review").click()
        expect(carla.locator("main")).to_contain_text("Waiting for a reviewer")

    rosa = Person(browser, base, "rosa").page
    for index in range(2):
        rosa.goto("/queue/")
        rosa.get_by_role("button", name="Take the next task").click()
        expect(rosa.get_by_role("button", name="Approve")).to_be_enabled(timeout=_PATIENCE)
        if index == 1:
            rosa.locator("[data-preview]").nth(1).click()
            expect(rosa.locator(".copy__preview .preview").first).to_be_visible()
            take(rosa, "review")
            carla.goto("/tasks/")
            take(carla, "tasks", height=460)
        rosa.get_by_role("button", name="Approve").click()
        rosa.wait_for_url("**/queue/")

    ada = Person(browser, base, "ada").page
    ada.goto("/releases/new/")
    ada.get_by_label("Title").fill("First set")
    ada.get_by_role("button", name="Build the release").click()
    expect(ada.get_by_text("Checked and whole")).to_be_visible(timeout=_PATIENCE)
    take(ada, "release")


def open_findings(page: Page, title: str) -> None:
    page.goto("/tasks/")
    page.get_by_role("link", name=title).click()
    page.get_by_role("button", name="Save and see findings").click()
    page.wait_for_url("**/triage/")


def take(page: Page, name: str, height: int = 900, below: str = "body") -> None:
    """Write what a person sees in a window of that height, scrolled to an element, small enough for a README."""
    page.set_viewport_size({"width": 1280, "height": height})
    page.locator(below).evaluate("element => window.scrollTo(0, element.getBoundingClientRect().top - 90)")
    page.mouse.move(0, 0)
    page.evaluate("document.fonts.ready")
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{name}.png"
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
    assert path.stat().st_size <= _LARGEST
