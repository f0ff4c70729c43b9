"""The demo as its readers meet it: on a phone, in light and dark, by search, by link, without a script."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

PLAN = "/strategies/lantern-line-2026"
LOOKED_AT = 3
"""So many pages of a kind, those that use the most kinds of element; there are more than sixty rules."""
WIDTHS = (320, 360, 640)
"""The narrowest that WCAG asks for, a phone, and a laptop at 200 %."""
WIDER = """[...document.querySelectorAll(".pb *")].filter(each => each.getBoundingClientRect().right > innerWidth + 1)
    .filter(each => !each.closest(".pb-scroll, .pb-unseen, .md-typeset__scrollwrap")).map(each => each.outerHTML.slice(0, 80))"""


def search(page: Page, words: str) -> None:
    """Types words into the search field once the index is there."""
    page.goto("/")
    page.get_by_role("textbox", name="Search").click()
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")
    page.get_by_role("textbox", name="Search").press_sequentially(words)


def test_pages_of_every_kind_fit_a_narrow_screen(browser_page: Page, demo_pages: dict[str, list[str]]) -> None:
    wide: list[str] = []
    for address in (address for pages in demo_pages.values() for address in pages[:LOOKED_AT]):
        browser_page.goto(address)
        for width in WIDTHS:
            browser_page.set_viewport_size({"width": width, "height": 740})
            whole = browser_page.evaluate("document.documentElement.scrollWidth")
            wide += [f"{address} is {whole} pixels wide on {width}"] if whole > width else []
            wide += [f"{address} on {width}: {each}" for each in browser_page.evaluate(WIDER)]
    assert wide == []


def test_search_finds_a_persona_by_name_and_lands_on_its_sheet(browser_page: Page) -> None:
    search(browser_page, "two-city worker")
    browser_page.locator(".md-search-result__link").filter(has_text="The two-city worker").first.click()
    expect(browser_page.locator("h1")).to_contain_text("The two-city worker")


def test_search_finds_a_goal_and_lands_on_it(browser_page: Page) -> None:
    search(browser_page, "first reply within three hours")
    browser_page.locator('.md-search-result__link[href*="goal-first-reply-3h"]').first.click()
    expect(browser_page.locator("#goal-first-reply-3h")).to_be_in_viewport()


def test_a_goal_on_the_summary_leads_to_its_definition_and_back_to_its_kpi(browser_page: Page) -> None:
    browser_page.goto(f"{PLAN}/")
    browser_page.get_by_role("rowheader", name="A first reply within three hours").get_by_role("link").first.click()
    expect(browser_page.locator("#goal-first-reply-3h")).to_be_in_viewport()
    browser_page.locator(".pb-thing", has=browser_page.locator("#goal-first-reply-3h")).get_by_role("link", name="Time to a first reply").click()
    expect(browser_page.locator("#kpi-first-reply")).to_be_in_viewport()
    expect(browser_page).to_have_url(re.compile(r"/scorecard/#kpi-first-reply$"))


def test_a_word_tells_what_it_means_and_leads_to_the_glossary(browser_page: Page) -> None:
    browser_page.goto(f"{PLAN}/ogst/")
    word = browser_page.locator(".pb-word", has_text="Objectives").first
    word.focus()
    expect(browser_page.get_by_text("A direction, with no number in it: where to?")).to_be_visible()
    word.press("Enter")
    expect(browser_page.locator("#word-objective")).to_be_in_viewport()


def test_tabs_stay_and_each_strategy_shows_only_its_own_pages(browser_page: Page) -> None:
    tabs = []
    for page in ("/", "/strategies/", f"{PLAN}/ogst/", "/strategies/asyncapi-2025/scorecard/"):
        browser_page.goto(page)
        tabs.append([each.strip() for each in browser_page.locator(".md-tabs__link").all_inner_texts()])
    assert tabs[0] == ["Home", "Strategies", "Guide", "Reference"]
    assert all(each == tabs[0] for each in tabs)
    sidebar = browser_page.locator(".md-sidebar--primary a").evaluate_all("links => links.map(link => link.href)")
    assert any("asyncapi-2025/ogst" in each for each in sidebar)
    assert not any("lantern-line-2026" in each for each in sidebar)


def test_everything_can_be_read_without_a_script(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{PLAN}/maturity/")
    expect(page.locator("svg[aria-labelledby]")).to_be_visible()
    expect(page.get_by_role("heading", name="The shortest way to #SocialFirst")).to_be_visible()
    context.close()
