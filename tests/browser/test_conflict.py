"""Two windows on one draft: what the other window saved is replaced by pressing Save, and by nothing else."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.cleanroom import Person

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


def test_a_conflict_is_saved_by_its_contractor_alone(browser: Browser, base: str) -> None:
    first = Person(browser, base, "carla")
    first.page.goto("/tasks/new/")
    first.page.get_by_role("button", name="Start a draft").click()
    first.page.wait_for_url(re.compile(r"/tasks/[0-9a-f-]{36}/"))
    address = first.page.url
    second = first.page.context.new_page()
    second.goto(address)
    second.get_by_role("textbox", name="Title").fill("The second window")
    expect(second.locator("[data-savestate]")).to_have_attribute("data-state", "saved", timeout=20_000)

    first.page.get_by_role("textbox", name="Title").fill("The first window")
    first.page.locator("#task-form").evaluate("form => form.requestSubmit()")
    expect(first.page.get_by_text("This task was changed in another window.")).to_be_visible()
    first.page.get_by_role("textbox", name="Title").fill("The first window, typing on")
    first.page.evaluate(
        """() => {
          Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
          document.dispatchEvent(new Event("visibilitychange"));
        }"""
    )
    first.page.wait_for_timeout(4_000)
    second.reload()
    expect(second.get_by_role("textbox", name="Title")).to_have_value("The second window")

    with first.page.expect_navigation():
        first.page.locator("#task-form").evaluate("form => form.requestSubmit()")
    second.reload()
    expect(second.get_by_role("textbox", name="Title")).to_have_value("The first window, typing on")
    assert first.errors == []
