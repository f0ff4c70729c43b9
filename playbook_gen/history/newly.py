"""What is reported of one moment and was not of an earlier one: the same rule, on the same thing, in the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from playbook_gen.diagnostics import Diagnostic
from playbook_gen.history.change import Change

Owned = tuple[str | None, str | None]
"""A strategy and a thing, as a diagnostic names them."""


def newly(now: Iterable[Diagnostic], before: Iterable[Diagnostic], changes: Iterable[Change]) -> tuple[Diagnostic, ...]:
    """What is not among those before; `changes` tell which things and strategies have another id since."""
    renamed = [each for each in changes if each.kind == "renamed"]
    plans = {each.was: each.strategy for each in renamed if each.thing[0] == "plan"}
    things = {(each.strategy, f"{each.thing[0]}:{each.was}"): ":".join(each.thing) for each in renamed}
    known: Counter[tuple[object, ...]] = Counter()
    for each in before:
        plan = plans.get(each.strategy, each.strategy)
        known[_same(each, (plan, things.get((plan, f"{each.thing}"), each.thing)))] += 1
    found = []
    for each in now:
        key = _same(each, (each.strategy, each.thing))
        known[key] -= 1
        if known[key] < 0:
            found.append(each)
    return tuple(found)


def _same(each: Diagnostic, owned: Owned) -> tuple[object, ...]:
    """What tells a diagnostic from another, wherever it stands and however it is accepted."""
    return (each.rule, each.severity, owned, each.message, each.accepted is None)
