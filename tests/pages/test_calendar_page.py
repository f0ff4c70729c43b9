"""The calendar page: what comes next, the months as grids and lists, what is published where, the tactics over time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

HEAD = "title: X\nperiod: {start: 2026-01-01, end: 2026-12-31}\n"


@pytest.fixture
def calendar(pages_of: Callable[..., Any], site: Callable[..., Path], html: Callable[[str], Any]) -> Callable[[str], Any]:
    """The calendar page of a strategy whose title and period are there already, on 30 June 2026."""
    return lambda text: html(pages_of(site({"strategies/x.yml": HEAD + text}) / "strategies").pages["strategies/x/calendar.md"].html)


def test_the_next_months_lie_open_and_the_others_are_closed(calendar: Callable[[str], Any]) -> None:
    days = {"a": "2026-05-04", "b": "2026-06-04", "c": "2026-08-04", "d": "2026-09-04"}
    found = calendar("calendar: {" + ", ".join(f"{id_}: {{title: {id_.upper()}, date: {day}}}" for id_, day in days.items()) + "}")
    months = [attributes for tag, attributes in found.tags if tag == "details" and attributes.get("class") == "pb-month"]
    assert ["open" in each for each in months] == [False, True, True, False]


def test_an_entry_stands_in_the_grid_and_leads_to_its_place_in_the_list(calendar: Callable[[str], Any]) -> None:
    found = calendar("calendar: {a: {title: Letter, date: 2026-07-07, status: scheduled}}")
    assert "7scheduled: ◆ Letter" in found.text
    assert "#entry-a" in found.links
    assert "entry-a" in found.ids


def test_what_is_past_and_neither_out_nor_called_off_is_told_as_late(calendar: Callable[[str], Any]) -> None:
    states = {"a": "approved", "b": "published", "c": "cancelled"}
    entries = (f"{id_}: {{title: {id_.upper()}, date: 2026-06-01, status: {status}}}" for id_, status in states.items())
    assert "1 is late: A." in calendar(f"calendar: {{{', '.join(entries)}}}").text


def test_shares_of_pillars_stand_beside_what_was_promised(calendar: Callable[[str], Any]) -> None:
    text = calendar(
        "pillars: {one: {title: One, share: 75}, two: {title: Two, share: 25}}\nchannels: {c: {title: C}}\n"
        "calendar: {a: {title: A, date: 2026-07-01, channels: c, pillar: one}, b: {title: B, date: 2026-07-02, channels: c, pillar: two}}"
    ).text
    assert "Share of all, and what was promised50% / 75%50% / 25%" in text


def test_tactics_stand_by_their_strategy_with_their_days_in_words(calendar: Callable[[str], Any]) -> None:
    text = calendar(
        "goals: {g: {title: G}}\nstrategies: {s: {title: Hosts, goals: g}}\n"
        "tactics: {t: {title: Kit, strategy: s, start: 2026-02-01, due: 2026-05-31, status: running}, u: {title: Alone, due: 2026-08-31}}"
    ).text
    assert "Hosts Kit no owner yet running overdue 1 Feb 2026 – 31 May 2026" in text
    assert "Belonging to no strategy Alone no owner yet planned no start yet – 31 Aug 2026" in text
