"""The editorial calendar, month by month as grids and as lists, what is published where and on which pillar, and the tactics over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from playbook_gen.analysis.calendar import Month, Occurrence, has_dates, occurrences_by_month
from playbook_gen.figures.calendar_month import CalendarMonth, Item, calendar_month
from playbook_gen.figures.tactic_timeline import Act, TacticTimeline, tactic_timeline
from playbook_gen.locale import first_weekday, term
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import Plan
from playbook_gen.pages import PageKind, PageSpec, calendar_file, keys, of_plan
from playbook_gen.settings import Settings

OPEN_MONTHS = 3
"""This month and the next ones, so many in all, lie open; what was and what comes later opens on demand."""
DONE = ("published", "cancelled")


@dataclass(frozen=True, slots=True)
class MonthShown:
    """A month with its grid; `open` where it is one of the next."""

    month: Month
    grid: CalendarMonth
    open: bool


@dataclass(frozen=True, slots=True)
class Mix:
    """How many publications, cancelled ones left out, each channel has on each pillar (`None`: on none); and of 100 how many fall on each pillar."""

    counts: Mapping[str, Mapping[str | None, int]]
    pillars: tuple[str | None, ...]
    shares: Mapping[str | None, int]


def pages(playbook: Playbook, settings: Settings) -> Iterator[PageSpec]:
    """One page for each strategy that has a calendar entry or a dated tactic."""
    for plan in playbook.plans.values():
        timeline = _timeline(plan, settings.as_of)
        if plan.calendar or timeline:
            months = months_of(playbook, plan, settings)
            every = [each for month in months for each in month.occurrences]
            context = {
                "months": _shown(months, settings.as_of, first_weekday(plan.language or "en")),
                "timeline": timeline,
                "coming": [each for each in every if each.date >= settings.as_of and each.entry.status != "cancelled"],
                "late": _late(every, settings.as_of),
                "mix": _mix(plan, every),
                "file": calendar_file(plan.id) if has_dates(plan, playbook.links[plan.id]) else None,
            }
            section = "calendar" if plan.calendar else "tactics"
            title = term("calendar", plan.language or "en", playbook.shared.terms)
            yield of_plan(playbook, plan, "calendar", title, section=section, context=context, things=keys(plan.calendar.values()))


def months_of(playbook: Playbook, plan: Plan, settings: Settings) -> tuple[Month, ...]:
    """The months in which something takes place, with it."""
    return playbook.part(plan.id).once(_months, plan, settings)  # two kinds of page and an export ask for them


def _months(playbook: Playbook, plan: Plan, settings: Settings) -> tuple[Month, ...]:
    return occurrences_by_month(plan, settings.limits.occurrences)


def _shown(months: Sequence[Month], today: date, weekday: int) -> list[MonthShown]:
    """Each month with its grid, in which what began earlier goes on."""
    this = today.year * 12 + today.month
    items = [Item(each.entry.id, each.date, each.end or each.date) for month in months for each in month.occurrences]
    found = []
    for month in months:
        grid = calendar_month(date(month.year, month.month, 1), items, today, weekday)
        found.append(MonthShown(month, grid, this <= month.year * 12 + month.month < this + OPEN_MONTHS))
    return found


def _late(every: Iterable[Occurrence], today: date) -> list[str]:
    """The ids of the entries whose last day is past and that were neither published nor cancelled."""
    last = {each.entry.id: each for each in every}
    return [id_ for id_, each in last.items() if (each.end or each.date) < today and each.entry.status not in DONE]


def _mix(plan: Plan, every: Iterable[Occurrence]) -> Mix | None:
    """What the calendar really holds; none where nothing names a channel or a pillar."""
    alive = [each.entry for each in every if each.entry.status != "cancelled"]
    counted = Counter((channel, each.pillar) for each in alive for channel in each.channels)
    if not counted:
        return None
    used = Counter(each.pillar for each in alive)
    pillars: tuple[str | None, ...] = (*dict.fromkeys([*plan.pillars, *(each for each in used if each)]), *((None,) if used[None] else ()))
    channels = [id_ for id_ in plan.channels if any(channel == id_ for channel, _ in counted)]
    shares = {pillar: round(100 * used[pillar] / len(alive)) for pillar in pillars}
    return Mix({channel: {pillar: counted[channel, pillar] for pillar in pillars} for channel in channels}, pillars, shares)


def _timeline(plan: Plan, today: date) -> TacticTimeline | None:
    """The tactics with a start or an end by their strategy, the earliest first; none where no tactic has a day."""
    groups: dict[str | None, list[Act]] = {id_: [] for id_ in (*plan.strategies, None)}
    for each in sorted(plan.tactics.values(), key=lambda each: (each.start or each.due or date.max, each.due or date.max)):
        if each.start or each.due:
            groups[each.strategy].append(Act(each.id, each.start, each.due))
    shown = {strategy: acts for strategy, acts in groups.items() if acts}
    return tactic_timeline(shown, (plan.period.start, plan.period.end), today) if shown else None


KIND = PageKind("calendar", 50, pages)
