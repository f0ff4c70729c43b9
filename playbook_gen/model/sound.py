"""A playbook as far as it can be read: for moments of the past, when somebody may have broken a file."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import NamedTuple

from playbook_gen.diagnostics import Diagnostic, in_order
from playbook_gen.model.load import maturity_models, starts, vocabulary_of
from playbook_gen.model.playbook import Places, Playbook
from playbook_gen.model.rows import with_readings
from playbook_gen.model.seen import seen, shared_part, together
from playbook_gen.model.shared import Shared
from playbook_gen.model.strategy import SECTIONS, Plan
from playbook_gen.model.validate import validated
from playbook_gen.model.walk import Path
from playbook_gen.settings import Settings
from playbook_gen.source import Sources
from playbook_gen.source.nodes import Source, mapping


class Sound(NamedTuple):
    """A playbook without what is refused in it, and what was refused.

    `unsure` is what nobody can say therefore, by strategy (`""` for playbook.yml): a field of a thing (section, id, field), a thing, a field of the strategy,
    or all of it (the empty path).
    """

    playbook: Playbook
    refused: tuple[Diagnostic, ...]
    unsure: Mapping[str, frozenset[Path]]


def as_far_as_sound(sources: Sources, settings: Settings, *, linked: bool = True) -> Sound:
    """The playbook without what is refused in it; that is taken out of the trees. References may lead nowhere, and words may be in no list.

    Without `linked`, nothing is known of who points at whom.
    """
    report: list[Diagnostic] = list(sources.diagnostics)
    shared_tree = sources.shared if sources.shared is not None else mapping(Source("playbook.yml", ""))
    trees = {"": shared_tree, **sources.strategies}
    places = Places({id_: starts(tree, id_) for id_, tree in trees.items()}, trees)
    sources = joined(sources)
    vocabulary = vocabulary_of(shared_tree)
    context = {"prose_characters": settings.limits.prose_characters, "vocabulary": vocabulary, "any_word": True, "shared": shared_tree}
    unsure = _unread(sources)
    shared, _ = validated(Shared, shared_tree, context, None, report, unsure.setdefault("", set()))
    plans = {}
    for id_, tree in sources.strategies.items():
        plan, _ = validated(Plan, tree, context, id_, report, unsure.setdefault(id_, set()))
        if plan is not None:
            plan._id = id_
            plans[id_] = plan
    models = maturity_models(sources, report)
    fields = {id_: frozenset(map(_field, found)) for id_, found in unsure.items() if found}
    if not linked:
        return Sound(Playbook(shared or Shared(), plans, {}, models, vocabulary), in_order(report), fields)
    part = shared_part(shared or Shared(), models, vocabulary, settings)
    return Sound(together(part, {id_: seen(plan, part, settings) for id_, plan in plans.items()}, places), in_order(report), fields)


def _unread(sources: Sources) -> dict[str, set[Path]]:
    """The strategies in whose text something could not be read: what is missing there may be anything."""
    broken = {each.strategy or "" for each in sources.diagnostics if each.stops and (each.strategy or _is_of_shared(each))}
    return {id_: {()} for id_ in (*sources.failed, *broken, *([""] if sources.shared_failed else ()))}


def _is_of_shared(each: Diagnostic) -> bool:
    """Whether something is wrong in playbook.yml itself, not in a file that it names."""
    return PurePosixPath(each.place.file).stem == "playbook" and each.rule not in ("unreadable-file", "path-outside")


def _field(path: Path) -> Path:
    return path[:3] if path and SECTIONS.get(str(path[0])) else path[:1]


def joined(sources: Sources) -> Sources:
    """The same with the rows of readings.csv under their KPIs, and no rows of their own."""
    shared_tree = sources.shared if sources.shared is not None else mapping(Source("playbook.yml", ""))
    for id_, rows in sources.readings.items():
        if id_ in sources.strategies:
            deque(with_readings(sources.strategies[id_], rows, shared_tree, id_), maxlen=0)
    return replace(sources, readings={})
