"""What covers what: lifecycle stages, value dimensions, personas and objectives against the components and channels that serve them."""

from __future__ import annotations

from collections.abc import Iterable

from playbook_gen.model.channel import Channel
from playbook_gen.model.links import Links
from playbook_gen.model.ogst import Objective, Strategy
from playbook_gen.model.persona import Persona
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import SECTIONS, Plan


def reached(links: Links) -> dict[str, tuple[str, ...]]:
    """Persona id → ids of the channels that reach it; the relation may be stated on either side."""
    channels = [each for each in links.of_kind("channel") if isinstance(each, Channel)]
    personas = [each for each in links.of_kind("persona") if isinstance(each, Persona)]
    found: dict[str, set[str]] = {persona.id: set(persona.channels) for persona in personas}
    for channel in channels:
        for id_ in channel.personas:
            found[id_].add(channel.id)
    order = {channel.id: place for place, channel in enumerate(channels)}
    return {id_: tuple(sorted(named, key=order.__getitem__)) for id_, named in found.items()}


def served(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Channel id → ids of the objectives it serves, in rank order: through its goals, or through a strategy or a tactic that uses it."""
    ranked = by_rank(plan)
    found = {}
    for channel in plan.channels.values():
        using = [each for each in plan.strategies.values() if channel.id in each.channels]
        using += [plan.strategies[each.strategy] for each in plan.tactics.values() if channel.id in each.channels and each.strategy]
        named = {*_of_goals(plan, channel.goals), *(id_ for each in using for id_ in objectives_of(plan, each))}
        found[channel.id] = tuple(each.id for each in ranked if each.id in named)
    return found


def _of_goals(plan: Plan, goals: Iterable[str]) -> Iterable[str]:
    return (objective for goal in goals for objective in plan.goals[goal].objectives)


def objectives_of(plan: Plan, strategy: Strategy) -> tuple[str, ...]:
    """The ids of the objectives that a strategy serves, directly or through its goals."""
    return tuple(dict.fromkeys([*strategy.objectives, *_of_goals(plan, strategy.goals)]))


def by_rank(plan: Plan) -> list[Objective]:
    """The objectives, the primary one first; those without a rank last, in the author's order."""
    return sorted(plan.objectives.values(), key=lambda each: (each.rank is None, each.rank or 0))


def uncovered_stages(plan: Plan, stages: Iterable[str]) -> tuple[str, ...]:
    """The lifecycle stages that no objective and no component serves."""
    covered = {stage for each in plan.objectives.values() for stage in each.lifecycle}
    covered |= {stage for each in plan.ecosystem.values() for stage in each.lifecycle}
    return tuple(stage for stage in stages if stage not in covered)


def missing_sections(playbook: Playbook, plan: Plan) -> tuple[str, ...]:
    """The format's sections in which a strategy says nothing, neither itself nor through what it refers to among the shared things."""
    return tuple(section for section in SECTIONS if not _says(playbook, plan, section))


def _says(playbook: Playbook, plan: Plan, section: str) -> bool:
    kind = SECTIONS[section]
    if kind:
        return bool(playbook.links[plan.id].of_kind(kind))
    return bool(getattr(plan, section)) and any(getattr(plan, section).model_dump(exclude_defaults=True).values())
