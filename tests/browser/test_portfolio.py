"""The portfolio's list is narrowed by what is chosen above it; without a script the whole list stands there."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect


def test_a_tag_narrows_the_list_and_taking_it_back_shows_all(browser_page: Page) -> None:
    browser_page.goto("/strategies/")
    rows = browser_page.locator("tr[data-status]")
    everything = rows.count()
    browser_page.get_by_label("Tag").select_option("night trains")
    expect(rows.locator("visible=true").get_by_role("link").first).to_have_text("Lantern Line 2026 (invented): the second night")
    expect(browser_page.locator(".pb-filter output")).to_have_text(f"1 of {everything}")
    browser_page.get_by_label("Tag").select_option("")
    expect(rows.locator("visible=true")).to_have_count(everything)


def test_two_choices_narrow_together(browser_page: Page) -> None:
    browser_page.goto("/strategies/")
    browser_page.get_by_label("Tag").select_option("night trains")
    browser_page.get_by_label("Owner").select_option("AsyncAPI Initiative")
    expect(browser_page.locator("tr[data-status]:visible")).to_have_count(0)


def test_without_a_script_there_is_nothing_to_choose(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/strategies/")
    expect(page.locator(".pb-filter")).to_be_hidden()
    expect(page.locator("tr[data-status]:visible")).to_have_count(3)
    context.close()
