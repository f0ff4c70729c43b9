"""A playbook as far as it can be read: for moments of the past, when somebody may have broken a file."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from playbook_gen.diagnostics import Diagnostic, in_order
from playbook_gen.model.load import as_seen, maturity_models, places_of, vocabulary_of, with_readings
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.shared import Shared
from playbook_gen.model.strategy import Plan
from playbook_gen.model.validate import validated
from playbook_gen.settings import Settings
from playbook_gen.source import Sources
from playbook_gen.source.nodes import Source, mapping


def as_far_as_sound(sources: Sources, settings: Settings, *, linked: bool = True) -> tuple[Playbook, tuple[Diagnostic, ...]]:
    """The playbook without what is refused in it, and what was refused. References may lead nowhere, and words may be in no list.

    Without `linked`, nothing is known of who points at whom.
    """
    report: list[Diagnostic] = list(sources.diagnostics)
    shared_tree = sources.shared if sources.shared is not None else mapping(Source("playbook.yml", ""))
    places = places_of({"": shared_tree, **sources.strategies})
    sources = joined(sources)
    vocabulary = vocabulary_of(shared_tree)
    context = {"prose_characters": settings.limits.prose_characters, "vocabulary": vocabulary, "any_word": True, "shared": shared_tree}
    shared, _ = validated(Shared, shared_tree, context, None, report)
    plans = {}
    for id_, tree in sources.strategies.items():
        plan, _ = validated(Plan, tree, context, id_, report)
        if plan is not None:
            plan._id = id_
            plans[id_] = plan
    models = maturity_models(sources, report)
    if not linked:
        return Playbook(shared or Shared(), plans, {}, models, vocabulary), in_order(report)
    return as_seen(plans, shared or Shared(), models, vocabulary, settings, places), in_order(report)


def joined(sources: Sources) -> Sources:
    """The same with the rows of readings.csv under their KPIs, and no rows of their own."""
    shared_tree = sources.shared if sources.shared is not None else mapping(Source("playbook.yml", ""))
    for id_, rows in sources.readings.items():
        if id_ in sources.strategies:
            deque(with_readings(sources.strategies[id_], rows, shared_tree, id_), maxlen=0)
    return replace(sources, readings={})
