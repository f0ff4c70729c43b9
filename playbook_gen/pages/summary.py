"""A strategy on one screen: what it asks, what it aims at, what it lacks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from playbook_gen.analysis.coverage import by_rank, uncovered_stages
from playbook_gen.model.governance import Decision
from playbook_gen.model.ogst import Tactic
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import SECTIONS, Plan
from playbook_gen.pages import PageKind, PageSpec, keys, of_plan
from playbook_gen.pages.findings import reviewed
from playbook_gen.pages.goals import counts, standings, strip_of
from playbook_gen.pages.governance import by_weight
from playbook_gen.pages.maturity import judged
from playbook_gen.settings import Settings

SHOWN = 10
"""So many goals stand on the one screen, the worst first; the scorecard has them all."""
BEHIND = ("missed", "off-course", "at-risk")


def pages(playbook: Playbook, settings: Settings) -> Iterator[PageSpec]:
    """One page a strategy, at the strategy's own address."""
    for plan in playbook.plans.values():
        found = judged(playbook, plan, settings)
        goals = standings(playbook, plan, settings)
        context = {
            "goals": goals,
            "shown": SHOWN,
            "off": [each for each in goals.values() if each.judgement.status in BEHIND],
            "objectives": by_rank(plan),
            "counts": counts(goals.values()),
            "strip": strip_of(goals.values(), plan.language or "en"),
            "named_by": _organisation(playbook, plan),
            "acting": {id_: _acting(plan, id_) for id_ in goals},
            "judged": found,
            "review": reviewed(playbook, plan.id, settings),
            "asked": _asked(plan),
            "decided": [each for each in plan.decisions.values() if each.decided is not None],
            "missing": [section for section in SECTIONS if not _has(playbook, plan, section)],
            "risks": by_weight(plan.risks.values()),
            "value_by_stage": _value_by_stage(playbook, plan),
            "uncovered": uncovered_stages(plan, playbook.vocabulary["lifecycle"]),
        }
        yield of_plan(playbook, plan, "summary", plan.title, name="index", context=context, things=keys(plan.decisions.values()), subject=("plan", plan.id))


def _organisation(playbook: Playbook, plan: Plan) -> str | None:
    """The organisation, where the owner's own title does not say it already."""
    owner = playbook.links[plan.id].things.get(("team", plan.owner or ""))
    return None if owner and owner.title == plan.organisation else plan.organisation


def _asked(plan: Plan) -> list[Decision]:
    """Open decisions, the most urgent first."""
    return sorted((each for each in plan.decisions.values() if each.decided is None), key=lambda each: each.needed_by or date.max)


def _has(playbook: Playbook, plan: Plan, section: str) -> bool:
    kind = SECTIONS[section]
    if kind:
        return bool(playbook.links[plan.id].of_kind(kind))
    return bool(getattr(plan, section)) and any(getattr(plan, section).model_dump(exclude_defaults=True).values())


def _acting(plan: Plan, goal: str) -> list[Tactic]:
    """The tactics planned or running that serve a goal through its strategies, the first due first."""
    serving = {each.id for each in plan.strategies.values() if goal in each.goals}
    found = [each for each in plan.tactics.values() if each.strategy in serving and each.status in ("planned", "running")]
    return sorted(found, key=lambda each: each.due or date.max)


def _value_by_stage(playbook: Playbook, plan: Plan) -> list[tuple[str, list[str], list[str]]]:
    """Lifecycle stage, the value dimensions created there (the primary ones, else the secondary ones), the components that create them."""
    rows = []
    for stage in playbook.vocabulary["lifecycle"]:
        components = [each for each in plan.ecosystem.values() if stage in each.lifecycle]
        value = [(rank, dimension) for each in components for dimension, rank in each.value.items()]
        shown = [dimension for rank, dimension in value if rank == "primary"] or [dimension for _, dimension in value]
        rows.append((stage, list(dict.fromkeys(shown)), [each.id for each in components]))
    return rows


KIND = PageKind("summary", 0, pages)
