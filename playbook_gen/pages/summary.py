"""A strategy on one screen: what it asks, what it aims at, what it lacks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from playbook_gen.analysis.coverage import by_rank, missing_sections, uncovered_stages
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import Plan
from playbook_gen.pages import PageKind, PageSpec, keys, of_plan
from playbook_gen.pages.findings import reviewed
from playbook_gen.pages.goals import acting, behind, counts, standings, strip_of
from playbook_gen.pages.governance import asked, by_weight
from playbook_gen.pages.maturity import judged
from playbook_gen.settings import Settings

if TYPE_CHECKING:
    from playbook_gen.history.past import Past

SHOWN = 8
"""So many goals stand on the one screen, the worst first; the scorecard has them all."""


LATELY = 3
"""So many of the latest revisions are told."""


def pages(playbook: Playbook, settings: Settings, past: Past | None) -> Iterator[PageSpec]:
    """One page a strategy, at the strategy's own address."""
    for plan in playbook.plans.values():
        found = judged(playbook, plan, settings)
        goals = standings(playbook, plan, settings)
        context = {
            "goals": goals,
            "shown": SHOWN,
            "off": behind(goals),
            "objectives": by_rank(plan),
            "counts": counts(goals.values()),
            "strip": strip_of(goals.values(), plan.language or "en"),
            "named_by": _organisation(playbook, plan),
            "acting": {id_: acting(plan, id_) for id_ in goals},
            "judged": found,
            "review": reviewed(playbook, plan.id, settings),
            "asked": asked(plan),
            "decided": [each for each in plan.decisions.values() if each.decided is not None],
            "missing": missing_sections(playbook, plan),
            "risks": by_weight(plan.risks.values()),
            "value_by_stage": _value_by_stage(playbook, plan),
            "recent": past.of(plan.id)[:LATELY] if past else (),
            "uncovered": uncovered_stages(plan, playbook.vocabulary["lifecycle"]),
        }
        yield of_plan(playbook, plan, "summary", plan.title, name="index", context=context, things=keys(plan.decisions.values()), subject=("plan", plan.id))


def _organisation(playbook: Playbook, plan: Plan) -> str | None:
    """The organisation, where the owner's own title does not say it already."""
    owner = playbook.links[plan.id].things.get(("team", plan.owner or ""))
    return None if owner and owner.title == plan.organisation else plan.organisation


def _value_by_stage(playbook: Playbook, plan: Plan) -> list[tuple[str, list[str], list[str]]]:
    """Lifecycle stage, the value dimensions created there (the primary ones, else the secondary ones), the components that create them."""
    rows = []
    for stage in playbook.vocabulary["lifecycle"]:
        components = [each for each in plan.ecosystem.values() if stage in each.lifecycle]
        value = [(rank, dimension) for each in components for dimension, rank in each.value.items()]
        shown = [dimension for rank, dimension in value if rank == "primary"] or [dimension for _, dimension in value]
        rows.append((stage, list(dict.fromkeys(shown)), [each.id for each in components]))
    return rows


KIND = PageKind("summary", 0, pages, looks_back=True)
