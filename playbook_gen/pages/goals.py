"""How a strategy's goals stand on the build's day: what several pages show of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from playbook_gen.analysis.says import says
from playbook_gen.analysis.status import STATUSES, Judgement, judge
from playbook_gen.model.kpi import Kpi
from playbook_gen.model.ogst import Goal
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import Plan
from playbook_gen.settings import Settings


@dataclass(frozen=True, slots=True)
class Standing:
    """A goal with its judgement, and the sentence that says how that came about."""

    goal: Goal
    judgement: Judgement
    says: str


def standings(playbook: Playbook, plan: Plan, settings: Settings) -> Mapping[str, Standing]:
    """Goal id → how it stands, worst first, equal ones in the author's order."""
    return _of_all(playbook, settings)[plan.id]


@lru_cache(maxsize=1)
def _of_all(playbook: Playbook, settings: Settings) -> Mapping[str, Mapping[str, Standing]]:
    """Strategy id → its standings; five kinds of page ask for them."""
    return {id_: _of(playbook, plan, settings) for id_, plan in playbook.plans.items()}


def _of(playbook: Playbook, plan: Plan, settings: Settings) -> Mapping[str, Standing]:
    things = playbook.links[plan.id].things
    found = []
    for goal in plan.goals.values():
        kpi = cast("Kpi | None", things.get(("kpi", goal.kpi or "")))
        judgement = judge(goal, kpi, plan.period.start, settings.as_of)
        found.append(Standing(goal, judgement, says(goal, kpi, judgement, plan.language or "en")))
    return {each.goal.id: each for each in sorted(found, key=lambda each: STATUSES.index(each.judgement.status))}


def counts(found: Iterable[Standing]) -> Mapping[str, int]:
    """Status → how many goals have it, worst first; statuses that no goal has are left out."""
    counted = Counter(each.judgement.status for each in found)
    return {status: counted[status] for status in STATUSES if counted[status]}
