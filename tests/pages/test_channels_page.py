"""The channels at a glance: those in use first, whom nobody reaches told, a long purpose begun here and ended on the channel's page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

CHANNELS = """
    title: X
    period: {start: 2026-01-01, end: 2026-12-31}
    objectives: {trust: {title: Trust, rank: 1}, loyalty: {title: Loyalty}}
    goals: {stay: {title: They stay, objectives: [loyalty]}}
    personas: {reader: {title: Reader}, stranger: {title: Stranger}}
    channels:
      plume: {title: Plume, status: closed, personas: [stranger]}
      letter:
        title: Letter
        personas: [reader]
        goals: [stay]
        purpose: "Said first.\\n \\nSaid second."
    """


@pytest.fixture
def page(site: Callable[..., Any], pages_of: Callable[..., Any], html: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda text: html(pages_of(site({"strategies/x.yml": text}) / "strategies").pages["strategies/x/channels/index.md"].html)


def test_channels_in_use_come_before_closed_ones(page: Callable[[str], Any]) -> None:
    assert "Owner Active 1 Letter" in page(CHANNELS).text
    assert page(CHANNELS).text.index("Letter") < page(CHANNELS).text.index("Plume")


def test_a_long_purpose_begins_here_and_its_rest_is_led_to(page: Callable[[str], Any]) -> None:
    found = page(CHANNELS).text
    assert "Said first. the rest of its purpose" in found
    assert "Said second" not in found


def test_who_is_reached_by_a_closed_channel_only_is_a_hole(page: Callable[[str], Any]) -> None:
    assert "Channels in use that reach them1none" in page(CHANNELS).text


def test_objectives_stand_in_rank_order_with_the_channels_that_serve_them(page: Callable[[str], Any]) -> None:
    assert "ChannelTrustLoyalty ActiveLetter–●serves ClosedPlume–– Channels in use that serve itnone1" in page(CHANNELS).text


def test_with_nobody_to_reach_and_nothing_to_serve_both_are_holes(page: Callable[[str], Any]) -> None:
    found = page("{title: X, period: {start: 2026-01-01, end: 2026-12-31}, channels: {c: {title: C}}}")
    assert "no persona to reach yetno objective to serve yet" in found.text
    assert "Channels in use" not in found.text
