"""How much a change of one value matters: whether less is asked, or later, or something else is measured.

A target is lowered where the goal is easier to reach (`playbook_gen.history.asked`); where nobody can say, because another thing is measured, it is redefined.
A day slips where something that was to be done gets a later one, or none. The rest goes by the field.
"""

from __future__ import annotations

from typing import Any

from playbook_gen.history.asked import asks_less, direction
from playbook_gen.history.change import WEIGHTS
from playbook_gen.model.base import Thing
from playbook_gen.model.kpi import Kpi
from playbook_gen.model.leaves import Way
from playbook_gen.model.links import own_things
from playbook_gen.model.ogst import Goal
from playbook_gen.model.strategy import Plan

_DUE = {
    ("goal", "start"),
    ("goal", "by"),
    ("tactic", "start"),
    ("tactic", "due"),
    ("entry", "date"),
    ("decision", "needed_by"),
    ("risk", "review_by"),
    ("persona", "review_by"),
    ("objective", "horizon"),
    ("plan", "period.start"),
    ("plan", "period.end"),
    ("plan", "review.next"),
}
_DEFINES = {"formula", "unit", "better", "thresholds"}
_PEOPLE = {"owner", "deputy", "approver", "asked_of", "accountable", "responsible"}
Seen = tuple[Thing, Kpi | None]
"""A thing at some moment; a goal with the KPI that it names."""


def weight(old: Seen, new: Seen, way: Way, before: Any, after: Any, sort: str) -> str:
    """One of `WEIGHTS` for a change of the value at `way`, as JSON holds it, in a thing of which both moments are given; `sort` is the leaf's."""
    thing, had = old[0], before is not None
    field = (thing.KIND, way[0])
    less = _asks_less(old, new, way, before, after)
    told = {
        "lowered-target": less is True,
        "slipped-date": (thing.KIND, ".".join(way)) in _DUE and _is_later(before, after),
        "redefined-kpi": less is None or (had and (field == ("goal", "kpi") or (thing.KIND == "kpi" and way[0] in _DEFINES))),
        "moved-baseline": had and field == ("goal", "baseline") and way[-1] != "unknown",
        "edited-reading": had and field == ("kpi", "readings") and way[-1] != "note",
        "status": way[-1] in ("status", "visible_to"),
        "owner": way[-1] in _PEOPLE or way == ("approved", "by"),
        "text": sort in ("text", "prose"),
    }
    return next((name for name, so in told.items() if so), "other")


def of_removed(thing: Thing) -> str:
    """The weight of taking a whole thing out: with a goal goes its target, with a KPI what was read off, with a strategy all that it holds."""
    if isinstance(thing, Plan):
        return min((of_removed(each) for _, each in own_things(thing)), key=WEIGHTS.index, default="other")
    if isinstance(thing, Goal) and thing.target:
        return "lowered-target"
    return "edited-reading" if isinstance(thing, Kpi) and thing.readings else "other"


def _asks_less(old: Seen, new: Seen, way: Way, before: Any, after: Any) -> bool | None:
    """Whether a change of this value makes a goal ask for less; `None` where it may, but nobody can compare the two moments."""
    (was, kpi), (now, measures) = old, new
    if not isinstance(was, Goal) or not isinstance(now, Goal):
        return False
    counts = way in (("target",), ("mode",), ("per",)) or (way == ("baseline",) and {was.mode, now.mode} != {"absolute"})
    if counts and was.target is not None:
        return asks_less((was, kpi), (now, measures))
    return way[0] == "milestones" and before is not None and (after is None or _is_easier(was, kpi, before, after))


def _is_later(old: Any, new: Any) -> bool:
    """Days as JSON holds them; one that is taken away is as late as can be."""
    return old is not None and (new is None or str(new) > str(old))


def _is_easier(goal: Goal, kpi: Kpi | None, old: Any, new: Any) -> bool:
    """Whether less is asked on the way."""
    way = direction(goal, kpi)
    return isinstance(old, int | float) and isinstance(new, int | float) and way * new < way * old
