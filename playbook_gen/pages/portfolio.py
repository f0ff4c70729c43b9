"""All strategies at a glance, the worst first: how their goals stand, who owns them, what waits for a decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from playbook_gen.analysis.calendar import has_dates
from playbook_gen.analysis.coverage import uncovered_stages
from playbook_gen.analysis.status import STATUSES
from playbook_gen.figures.lifecycle_coverage import lifecycle_coverage
from playbook_gen.locale import term
from playbook_gen.model.governance import Decision
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import Plan
from playbook_gen.pages import ROOT, PageKind, PageSpec, calendar_file, strategy_address
from playbook_gen.pages.addresses import relative
from playbook_gen.pages.findings import reviewed
from playbook_gen.pages.goals import counts, standings
from playbook_gen.pages.maturity import judged, matrices
from playbook_gen.settings import Settings

if TYPE_CHECKING:
    from playbook_gen.history.log import Step
    from playbook_gen.history.past import Past

LATELY = 6
"""So many of the latest changes are told."""


@dataclass(frozen=True, slots=True)
class Row:
    """A strategy in the list: its owner's title, how many goals have which status, its open decisions, and whether its period is over."""

    plan: Plan
    owner: str | None
    counts: Mapping[str, int]
    waiting: tuple[Decision, ...]
    over: bool


def pages(playbook: Playbook, settings: Settings, past: Past | None) -> Iterator[PageSpec]:
    """One page, in the site's language."""
    title = term("plan", settings.language, playbook.shared.terms, plural=True)
    stages = list(playbook.vocabulary["lifecycle"])
    here = f"{ROOT}/index.md"
    rows = sorted((_row(playbook, plan, settings) for plan in playbook.plans.values()), key=_worst_first)
    current = [row for row in rows if row.plan.status != "retired"]
    assessed = [found for row in current if (found := judged(playbook, row.plan, settings))]
    address = {each.plan.id: relative(here, strategy_address(each.plan.id), "", settings.directory_urls) for each in assessed}
    context = {
        "standings": {each.plan.id: each for each in assessed},
        "matrices": list(matrices(assessed, settings.language, address)),
        "current": current,
        "retired": [row for row in rows if row.plan.status == "retired"],
        "filters": _filters(rows),
        "counts": _summed(current),
        "shared": reviewed(playbook, None, settings),
        "waiting": sorted(((row.plan, each) for row in current for each in row.waiting), key=lambda pair: pair[1].needed_by or date.max),
        "recent": _recent(playbook, past) if past else (),
        "file": calendar_file() if any(has_dates(row.plan, playbook.links[row.plan.id]) for row in current) else None,
        "lifecycle": lifecycle_coverage({row.plan.id: set(stages) - set(uncovered_stages(row.plan, stages)) for row in current}, stages),
    }
    yield PageSpec("portfolio", here, title, settings.language, context=context)


def _recent(playbook: Playbook, past: Past) -> list[tuple[Step, str]]:
    """The latest revisions that changed a strategy, each with the strategy's id and with what it changed there."""
    order = {step.revision: number for number, step in enumerate(past.steps)}
    found = [(step, id_) for id_ in playbook.plans for step in past.of(id_)[:LATELY]]
    return sorted(found, key=lambda each: order[each[0].revision])[:LATELY]


def _row(playbook: Playbook, plan: Plan, settings: Settings) -> Row:
    owner = playbook.links[plan.id].things.get(("team", plan.owner or ""))
    found = counts(standings(playbook, plan, settings).values())
    waiting = tuple(each for each in plan.decisions.values() if each.decided is None)
    return Row(plan, owner.title if owner else None, found, waiting, plan.period.end < settings.as_of)


def _worst_first(row: Row) -> tuple[int, ...]:
    """More of what is worst comes first; equal ones stay in the author's order."""
    return tuple(-row.counts.get(status, 0) for status in STATUSES)


def _summed(rows: Iterable[Row]) -> Mapping[str, int]:
    """Status → how many goals of all these strategies have it, worst first; nothing is averaged."""
    summed = {status: sum(row.counts.get(status, 0) for row in rows) for status in STATUSES}
    return {status: number for status, number in summed.items() if number}


def _filters(rows: Iterable[Row]) -> Mapping[str, list[str]]:
    """What the list can be narrowed by, each with its values: nothing that is the same for every strategy."""
    found: dict[str, dict[str, None]] = {
        "status": dict.fromkeys(row.plan.status for row in rows),
        "owner": dict.fromkeys(sorted(row.owner for row in rows if row.owner)),
        "tag": dict.fromkeys(sorted(tag for row in rows for tag in row.plan.tags)),
    }
    distinct: dict[str, set[Any]] = {"status": {row.plan.status for row in rows}, "owner": {row.owner for row in rows}, "tag": {row.plan.tags for row in rows}}
    return {name: list(values) for name, values in found.items() if len(distinct[name]) > 1}


KIND = PageKind("portfolio", 0, pages, looks_back=True, about="all")
