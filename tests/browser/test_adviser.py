"""Somebody asks before sharing: pastes a text, drops a file, reads each answer once."""

import base64

import pytest
from playwright.sync_api import Browser, Page, expect

from config import demo_files
from config.demo_files import PEOPLE
from tests.browser.cleanroom import Person

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
_PATIENCE = 120_000

_DROP = """([data, name]) => {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name));
  const zone = document.querySelector("[data-dropzone]");
  for (const kind of ["dragenter", "dragover", "drop"]) {
    zone.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: transfer }));
  }
}"""


def verdict(page: Page) -> str:
    """Wait for the answer; return its first sentence."""
    shown = page.locator("[data-verdict]")
    expect(shown).to_be_visible(timeout=_PATIENCE)
    expect(shown).to_be_focused()
    return shown.inner_text()


def gone_after_reload(page: Page) -> None:
    page.reload()
    expect(page.get_by_role("heading", name="This advice is gone")).to_be_visible()
    page.get_by_role("link", name="Ask again").click()
    page.wait_for_url("**/advise/")


@pytest.mark.slow
def test_a_contractor_asks_about_a_text_and_a_file_and_reads_each_answer_once(browser: Browser, base: str) -> None:
    carla = Person(browser, base, "carla")
    page = carla.page
    page.get_by_role("link", name="Adviser").click()

    page.get_by_label("Paste a text").fill(f"Dear {PEOPLE['client']},\n\nwe meet in Nassau.\n\nCONFIDENTIAL\n")
    page.get_by_role("button", name="Check the text").click()
    assert verdict(page).startswith("1 thing must go, ")
    expect(page.locator(".marked mark.hit-decide")).to_have_text("CONFIDENTIAL")
    marked = page.locator(".marked mark.hit-replace")
    expect(marked).to_have_text(PEOPLE["client"])
    marked.get_by_role("link").click()
    expect(page.locator(".advised__row:target")).to_contain_text("Cleanroom puts an invented one in its place")
    expect(page.get_by_text("public names, places, dates")).to_be_visible()
    expect(page.locator("#main")).to_contain_text("have been destroyed")
    gone_after_reload(page)

    page.evaluate(_DROP, [base64.b64encode(demo_files.client_notes()).decode(), "call notes.docx"])
    assert "must go" in verdict(page)
    assert PEOPLE["client"] not in page.url
    expect(page.locator(".advised").first).to_contain_text("paragraph")
    expect(page.locator("#main")).to_contain_text(PEOPLE["client"])
    page.get_by_role("link", name="Ask about something else").click()
    page.wait_for_url("**/advise/")
    page.go_back()
    expect(page.get_by_role("heading", name="This advice is gone")).to_be_visible()
    assert carla.errors == []


def test_too_long_a_text_is_said_before_it_is_sent(browser: Browser, base: str) -> None:
    page = Person(browser, base, "carla").page
    page.goto("/advise/")
    page.get_by_label("Paste a text").fill("a" * 100_001)
    expect(page.locator("[data-count]")).to_contain_text("100,001 characters, 100,000 can be looked at")
    expect(page.get_by_role("button", name="Check the text")).to_be_disabled()


def test_without_a_script_the_answer_comes_by_reloading(browser: Browser, base: str) -> None:
    rosa = Person(browser, base, "rosa")
    context = browser.new_context(
        base_url=base, java_script_enabled=False, storage_state=rosa.page.context.storage_state()
    )
    page = context.new_page()
    page.goto("/advise/")
    page.get_by_label("Paste a text").fill(f"Dear {PEOPLE['client']},\nhello.\n")
    page.get_by_role("button", name="Check the text").click()
    show = page.get_by_role("button", name="Show the answer")
    for _ in range(60):
        if show.is_visible():
            break
        page.wait_for_timeout(1000)
        page.reload()
    show.click()
    expect(page.locator("[data-verdict]")).to_contain_text("1 thing must go")
    context.close()
