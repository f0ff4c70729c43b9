"""How a strategy's goals stand on the build's day: what several pages show of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from playbook_gen import locale
from playbook_gen.analysis.amounts import computed, expected_told, target_words, variance_told
from playbook_gen.analysis.says import says
from playbook_gen.analysis.status import STATUSES, Judgement, judge
from playbook_gen.figures.kpi_progress import Progress
from playbook_gen.figures.status_strip import Strip, strip
from playbook_gen.locale import message
from playbook_gen.locale import words as locale_words
from playbook_gen.model.kpi import Kpi
from playbook_gen.model.ogst import Goal, Tactic
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import Plan
from playbook_gen.pages.progress import progress_of
from playbook_gen.settings import Settings


@dataclass(frozen=True, slots=True)
class Standing:
    """A goal with its judgement, the sentence that says how that came about, and the figure of how far it has come.

    `target`: what is to be reached, as written and as the value it comes to (“+30% → 156 people”), empty where there is none.
    `expected`, `variance` and `pace`: what the reading is held against, how far it is from that, where this pace leads; empty where nobody can say.
    """

    goal: Goal
    judgement: Judgement
    says: str
    progress: Progress | None
    target: str
    expected: str
    variance: str
    pace: str


def standings(playbook: Playbook, plan: Plan, settings: Settings) -> Mapping[str, Standing]:
    """Goal id → how it stands, worst first, equal ones in the author's order."""
    return playbook.part(plan.id).once(_of, plan, settings)  # five kinds of page ask for them


def _of(playbook: Playbook, plan: Plan, settings: Settings) -> Mapping[str, Standing]:
    things = playbook.links[plan.id].things
    found = [_standing(goal, cast("Kpi | None", things.get(("kpi", goal.kpi or ""))), plan, settings) for goal in plan.goals.values()]
    return {each.goal.id: each for each in sorted(found, key=lambda each: STATUSES.index(each.judgement.status))}


def _standing(goal: Goal, kpi: Kpi | None, plan: Plan, settings: Settings) -> Standing:
    start, language = plan.period.start, plan.language or "en"
    judgement = judge(goal, kpi, start, settings.as_of)
    return Standing(
        goal,
        judgement,
        says(goal, kpi, judgement, language),
        progress_of(goal, kpi, judgement, start, language),
        target=target_words(goal, kpi, judgement, language),
        expected=expected_told(goal, kpi, judgement, language),
        variance=variance_told(goal, kpi, judgement, language),
        pace=computed(judgement.pace, goal, kpi, judgement, language),
    )


def counts(found: Iterable[Standing]) -> Mapping[str, int]:
    """Status → how many goals have it, worst first; statuses that no goal has are left out."""
    counted = Counter(each.judgement.status for each in found)
    return {status: counted[status] for status in STATUSES if counted[status]}


def strip_of(found: Iterable[Standing], language: str) -> Strip | None:
    """The strip of the counts; none where there is no goal."""
    counted = counts(found)
    words = {status: f"{locale.number(number, language)} {message(locale_words.STATUSES[status], language)}" for status, number in counted.items()}
    return strip(counted, words)


def behind(found: Mapping[str, Standing]) -> list[Standing]:
    """The goals that are missed, off course or at risk, the worst first."""
    return [each for each in found.values() if each.judgement.status in ("missed", "off-course", "at-risk")]


def acting(plan: Plan, goal: str) -> list[Tactic]:
    """The tactics planned or running that serve a goal through its strategies, the first due first."""
    serving = {each.id for each in plan.strategies.values() if goal in each.goals}
    found = [each for each in plan.tactics.values() if each.strategy in serving and each.status in ("planned", "running")]
    return sorted(found, key=lambda each: each.due or date.max)
