"""The calendar as it is met: an entry is reached in a month that lies closed; a phone shows lists, a laptop grids."""

from __future__ import annotations

from playwright.sync_api import Page, expect

CALENDAR = "/strategies/lantern-line-2026/calendar/"


def test_a_link_to_an_entry_opens_the_month_and_the_list_it_stands_in(browser_page: Page) -> None:
    browser_page.goto(CALENDAR)
    closed = browser_page.locator("details.pb-month:not([open]) tr[id]").first
    expect(closed).to_be_hidden()
    fragment = closed.get_attribute("id")
    browser_page.goto(f"{CALENDAR}#{fragment}")
    expect(browser_page.locator(f"#{fragment}")).to_be_in_viewport()


def test_a_title_in_the_grid_leads_to_the_list(browser_page: Page) -> None:
    browser_page.goto(CALENDAR)
    title = browser_page.locator("details.pb-month[open] .pb-grid a").first
    fragment = (title.get_attribute("href") or "").partition("#")[2]
    title.click()
    expect(browser_page.locator(f"[id='{fragment}']")).to_be_in_viewport()


def test_a_phone_shows_the_list_without_being_asked(browser_page: Page) -> None:
    browser_page.set_viewport_size({"width": 360, "height": 740})
    browser_page.goto(CALENDAR)
    month = browser_page.locator("details.pb-month[open]").first
    expect(month.locator(".pb-grid")).to_be_hidden()
    expect(month.locator("tbody tr").first).to_be_hidden()
    expect(month.locator(".pb-month__list tbody tr").first).to_be_visible()
