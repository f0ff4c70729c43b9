"""The strategy as a document for the board: one long page that is laid out for paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, cast

from playbook_gen.analysis.coverage import by_rank, missing_sections
from playbook_gen.locale import message
from playbook_gen.model.governance import Risk
from playbook_gen.model.ogst import Goal, Objective
from playbook_gen.model.persona import Persona
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import Plan
from playbook_gen.pages import PageKind, PageSpec, of_plan
from playbook_gen.pages.changes import heavy
from playbook_gen.pages.findings import Review, reviewed
from playbook_gen.pages.goals import Standing, acting, behind, counts, standings
from playbook_gen.pages.governance import asked, by_weight
from playbook_gen.pages.maturity import judged
from playbook_gen.pages.resources import IN_USE, Resources, resources
from playbook_gen.settings import Settings

if TYPE_CHECKING:
    from playbook_gen.history.past import Past

SHOWN = 12
"""So many KPIs are on the board's scorecard, the worst first: one page of paper."""
UNTOLD = ("no-reading", "no-fresh-reading", "no-target", "no-baseline")
"""The statuses of goals of which nobody can say whether they are behind."""
TWO_YEARS = timedelta(days=730)


def pages(playbook: Playbook, settings: Settings, past: Past | None) -> Iterator[PageSpec]:
    """One page for each strategy that has something to put before a board."""
    for plan in playbook.plans.values():
        goals, money, review = standings(playbook, plan, settings), resources(playbook, plan), reviewed(playbook, plan.id, settings)
        moved = heavy(past.of(plan.id)) if past else []
        parts = list(_parts(playbook, plan, money, review, moved or bool(past and plan.id in past.approved)))
        if parts[:1] not in ([], ["appendix"]):
            context = {
                "parts": parts,
                "heavy": moved,
                "unsaid": [part for part in ("resources", "wont-do") if part not in parts],
                "missing": missing_sections(playbook, plan),
                "goals": goals,
                "counts": counts(goals.values()),
                "judged": judged(playbook, plan, settings),
                "review": review,
                "resources": money,
                **_of_goals(playbook, plan, goals),
                **_of_people(playbook, plan, settings.as_of),
                **_of_decisions(plan),
            }
            yield of_plan(playbook, plan, "board_pack", message("Board pack", plan.language or "en"), name="board-pack", context=context)


def _parts(playbook: Playbook, plan: Plan, money: Resources, review: Review, changed: object) -> Iterator[str]:
    """The parts of the document that the strategy has something for, in their order."""
    strategy = (plan.primary_intent, plan.one_thing, plan.human, plan.objectives, plan.goals, plan.strategies, plan.personas, plan.channels)
    there: Mapping[str, object] = {
        "strategy": any(strategy),
        "scorecard": plan.goals or plan.kpis,
        "variances": plan.goals,
        "decisions": plan.decisions,
        "risks": plan.risks,
        "maturity": plan.maturity,
        "resources": plan.budget or money.stated,
        "wont-do": plan.wont_do,
        "changes": changed,
        "appendix": plan.goals or plan.kpis or playbook.links[plan.id].of_kind("persona") or plan.channels or review.groups,
    }
    yield from (part for part, found in there.items() if found)


def _of_goals(playbook: Playbook, plan: Plan, goals: Mapping[str, Standing]) -> dict[str, Any]:
    """What the parts about goals show: `scores` is the worst goal of each KPI on the scorecard with the number of its other goals."""
    by_kpi: dict[str, list[Standing]] = {}
    for each in goals.values():
        if each.goal.kpi:
            by_kpi.setdefault(each.goal.kpi, []).append(each)
    return {
        "groups": list(_groups(plan)),
        "scores": [(found[0], len(found) - 1) for found in list(by_kpi.values())[:SHOWN]],
        "more_kpis": max(0, len(by_kpi) - SHOWN),
        "kpis": playbook.links[plan.id].of_kind("kpi"),
        "without_goal": sum(each.id not in by_kpi for each in playbook.links[plan.id].of_kind("kpi")),
        "without_kpi": sum(not each.goal.kpi for each in goals.values()),
        "behind": behind(goals),
        "untold": {status: number for status, number in counts(goals.values()).items() if status in UNTOLD},
        "acting": {id_: acting(plan, id_) for id_ in goals},
    }


def _groups(plan: Plan) -> Iterator[tuple[Objective | None, list[Goal], list[Goal]]]:
    """Each objective in rank order with its goals, and apart those that an earlier one has already; last, under `None`, the goals that serve none."""
    shown: set[str] = set()
    for objective in by_rank(plan):
        found = [each for each in plan.goals.values() if objective.id in each.objectives]
        yield objective, [each for each in found if each.id not in shown], [each for each in found if each.id in shown]
        shown |= {each.id for each in found}
    if strays := [each for each in plan.goals.values() if not each.objectives]:
        yield None, strays, []


def _of_people(playbook: Playbook, plan: Plan, day: date) -> dict[str, Any]:
    """Whom the strategy is for, how that is known (with whether the newest evidence is older than two years), and where it speaks or no longer does."""
    personas = [cast("Persona", each) for each in playbook.links[plan.id].of_kind("persona")]
    newest = {each.id: max((known.date for known in each.evidence if known.date), default=None) for each in personas}
    return {
        "personas": personas,
        "newest": newest,
        "old": {id_ for id_, known in newest.items() if known and day - known > TWO_YEARS},
        "channels": [each for each in plan.channels.values() if each.status in IN_USE],
        "ended": [each for each in plan.channels.values() if each.status not in IN_USE],
    }


def _of_decisions(plan: Plan) -> dict[str, Any]:
    """What is asked, the most urgent first; what was decided, the latest first; the risks, and by likelihood and impact their numbers in that list."""
    decided = [(each.decided.date or date.min, each) for each in plan.decisions.values() if each.decided]
    risks = by_weight(plan.risks.values())
    return {
        "asked": asked(plan),
        "decided": [each for _, each in sorted(decided, key=lambda pair: pair[0], reverse=True)],
        "risks": risks,
        "grid": _grid(risks),
    }


def _grid(risks: Iterable[Risk]) -> dict[tuple[int, int], list[int]]:
    """(likelihood, impact) → the numbers of the risks judged so, counted from 1."""
    found: dict[tuple[int, int], list[int]] = {}
    for number, each in enumerate(risks, start=1):
        if each.likelihood and each.impact:
            found.setdefault((each.likelihood, each.impact), []).append(number)
    return found


KIND = PageKind("board_pack", 120, pages, looks_back=True)
