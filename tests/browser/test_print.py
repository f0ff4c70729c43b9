"""The summary on paper: the answer on the first page, the rest on few. For a board there is the pack, whose paper test_board_pack.py reads."""

from __future__ import annotations

import io
from typing import Literal

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_summary_takes_five_pages_at_most(browser_page: Page, paper: Literal["A4", "Letter"]) -> None:
    browser_page.goto("/strategies/lantern-line-2026/")
    pages = [" ".join(each.extract_text().split()) for each in PdfReader(io.BytesIO(browser_page.pdf(format=paper))).pages]
    assert 1 <= len(pages) <= 5
    assert "10 goals" in pages[0]
    assert "What we ask of you" in pages[0]
    assert "Search" not in "".join(pages)
    assert all(len(text) > 100 for text in pages)


def test_links_are_not_marked_on_paper(browser_page: Page) -> None:
    browser_page.goto("/strategies/lantern-line-2026/")
    lines = "[...new Set([...document.querySelectorAll('.pb a')].map(each => getComputedStyle(each).textDecorationLine))]"
    assert "underline" in browser_page.evaluate(lines)
    browser_page.emulate_media(media="print")
    assert browser_page.evaluate(lines) == ["none"]
