"""The plan of one channel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from playbook_gen.analysis.calendar import Occurrence
from playbook_gen.analysis.coverage import reached, served
from playbook_gen.model.playbook import Playbook
from playbook_gen.pages import PageKind, PageSpec, calendar_file, of_plan
from playbook_gen.pages.calendar import months_of
from playbook_gen.pages.goals import standings
from playbook_gen.settings import Settings

NEXT = 5
"""How many coming entries of the calendar a channel's page shows."""


def pages(playbook: Playbook, settings: Settings) -> Iterator[PageSpec]:
    """One page a channel."""
    for plan in playbook.plans.values():
        links, objectives = playbook.links[plan.id], served(plan)
        coming = [each for month in months_of(playbook, plan, settings) for each in month.occurrences if each.date >= settings.as_of]
        personas, goals = reached(links), standings(playbook, plan, settings)
        for channel in plan.channels.values():
            context = {
                "channel": channel,
                "goals": goals,
                "personas": [id_ for id_, channels in personas.items() if channel.id in channels],
                "objectives": objectives[channel.id],
                "coming": list(islice(_on(channel.id, coming), NEXT)),
                "file": calendar_file(plan.id, channel.id) if any(channel.id in each.channels for each in plan.calendar.values()) else None,
            }
            spec = of_plan(playbook, plan, "channel", channel.title, name=f"channels/{channel.id}", context=context, subject=("channel", channel.id))
            yield replace(spec, place=playbook.places.of(plan.id, "channel", channel.id))


def _on(channel: str, coming: list[Occurrence]) -> Iterator[Occurrence]:
    return (each for each in coming if channel in each.entry.channels and each.entry.status != "cancelled")


KIND = PageKind("channel", 41, pages)
