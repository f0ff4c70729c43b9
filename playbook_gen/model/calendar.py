"""The editorial calendar: what is published when, by whom, and for what."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, Literal
from zoneinfo import available_timezones

from pydantic import BeforeValidator

from playbook_gen.diagnostics import did_you_mean
from playbook_gen.model.base import Thing
from playbook_gen.model.fields import ChannelRefs, Day, PersonaRef, PillarRef, TacticRef, TeamRef, Text, Url, refuse, scalar
from playbook_gen.model.recurrence import Recurrence


def _time(value: object) -> str:
    text = scalar(value, "one time of day")
    if not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", text, re.ASCII):
        raise refuse("wrong-value", f"“{text[:20]}” is not a time of day", "write hours and minutes: 09:30")
    return text


_zones = cache(available_timezones)


def _timezone(value: object) -> str:
    text = scalar(value, "one time zone")
    if text not in _zones():
        raise refuse("wrong-value", f"“{text[:60]}” is not a time zone", did_you_mean(text, sorted(_zones())) or "write an IANA name: Europe/Rome")
    return text


class Entry(Thing):
    """One item of the editorial calendar; `repeat` is an RRULE value, expanded to the end of the strategy's period."""

    KIND = "entry"

    date: Day
    time: Annotated[str, BeforeValidator(_time)] | None = None
    end: Day | None = None
    timezone: Annotated[str, BeforeValidator(_timezone)] | None = None
    repeat: Recurrence | None = None
    channels: ChannelRefs = ()
    pillar: PillarRef | None = None
    persona: PersonaRef | None = None
    tactic: TacticRef | None = None
    owner: TeamRef | None = None
    approver: TeamRef | None = None
    status: Literal["idea", "drafting", "review", "approved", "scheduled", "published", "cancelled"] = "idea"
    format: Text | None = None
    call_to_action: Text | None = None
    url: Url | None = None
    language: Text | None = None
