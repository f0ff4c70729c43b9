"""The editorial calendar: what is published when, by whom, and for what."""

import re
from functools import cache
from typing import Annotated, Literal
from zoneinfo import available_timezones

from playbook_gen.diagnostics import did_you_mean
from playbook_gen.model import editor_types
from playbook_gen.model.base import Thing
from playbook_gen.model.fields import ChannelRefs, Day, PersonaRef, PillarRef, TacticRef, TeamRef, Text, Url, refuse, scalar
from playbook_gen.model.marks import ReadText
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
    """One entry of the editorial calendar: what is published when, by whom and for what. It may repeat."""

    KIND = "entry"

    title: Text
    """What is published, as people will see it in the calendar. Example: Call for hosts"""
    date: Day
    """The day on which it is published; for an entry that repeats, the first day. Example: 2026-03-06"""
    time: Annotated[str, ReadText(_time, editor_types.TIME)] | None = None
    """The time of day, as hours and minutes. Example: 09:30"""
    end: Day | None = None
    """The last day, where it takes several. Example: 2026-03-08"""
    timezone: Annotated[str, ReadText(_timezone, editor_types.TIMEZONE)] | None = None
    """The time zone of the time of day, named by its continent and city. Example: Europe/Rome"""
    repeat: Recurrence | None = None
    """How it repeats, in the short form that calendar programs use. It stops at the end of the strategy's period. Example: FREQ=WEEKLY;BYDAY=FR;COUNT=8"""
    channels: ChannelRefs = ()
    """The channels on which it is published, by id. Example: [forum-plan]"""
    pillar: PillarRef | None = None
    """The theme to which it belongs, by id. Example: walked-by-members"""
    persona: PersonaRef | None = None
    """The persona that it is for above all, by id. Example: weekend-hiker"""
    tactic: TacticRef | None = None
    """The tactic to which it belongs, by id. Example: host-kit"""
    owner: TeamRef | None = None
    """Who writes it and sees that it appears: one of the team, by id. Example: head-of-community"""
    approver: TeamRef | None = None
    """Who must agree before it appears: one of the team, by id. Example: managing-director"""
    status: Literal["idea", "drafting", "review", "approved", "scheduled", "published", "cancelled"] = "idea"
    """How far it has come. Once its day has passed, one that is neither out nor called off counts as late."""
    format: Text | None = None
    """The form that it takes. Example: Walk of the week"""
    call_to_action: Text | None = None
    """What it asks people to do. Example: Host a walk in April"""
    url: Url | None = None
    """The web address at which it appeared. Example: https://example.org/forum/call-for-hosts"""
    language: Text | None = None
    """The language in which it is written. Example: en"""
