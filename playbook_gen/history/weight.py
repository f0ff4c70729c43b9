"""How much a change of one value matters: whether less is asked, or later, or something else is measured.

A target is lowered where the new one is easier to reach, as the KPI says which way is better; where it does not say, as the way from the baseline to the
old target tells. A day slips where something that was to be done gets a later one, or none. The rest goes by the field.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from playbook_gen.model.base import Thing
from playbook_gen.model.kpi import Kpi
from playbook_gen.model.leaves import Leaf, Way
from playbook_gen.model.ogst import Goal

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
_SPANS = ("day", "week", "fortnight", "month", "quarter", "half-year", "year")


def weight(thing: Thing, kpi: Kpi | None, way: Way, before: Leaf | None, after: Leaf | None) -> str:
    """One of `WEIGHTS` for a change of the value at `way` in a thing, as it was before; `kpi` is a goal's."""
    old, new = (each.value if each else None for each in (before, after))
    field, had = (thing.KIND, way[0]), before is not None
    told = {
        "lowered-target": isinstance(thing, Goal) and _is_easier(thing, kpi, way[0], old, new),
        "slipped-date": (thing.KIND, ".".join(way)) in _DUE and _is_later(old, new),
        "redefined-kpi": had and (field == ("goal", "kpi") or (thing.KIND == "kpi" and way[0] in _DEFINES)),
        "moved-baseline": had and field == ("goal", "baseline") and way[-1] != "unknown",
        "edited-reading": had and field == ("kpi", "readings") and way[-1] != "note",
        "status": way[-1] in ("status", "visible_to"),
        "owner": way[-1] in _PEOPLE or way == ("approved", "by"),
        "text": any(each and each.sort in ("text", "prose") for each in (before, after)),
    }
    return next((name for name, so in told.items() if so), "other")


def of_removed(thing: Thing) -> str:
    """The weight of taking a whole thing out: with a goal goes its target, with a KPI what was read off."""
    if isinstance(thing, Goal) and thing.target:
        return "lowered-target"
    return "edited-reading" if isinstance(thing, Kpi) and thing.readings else "other"


def _is_later(old: Any, new: Any) -> bool:
    """Days as JSON holds them; one that is taken away is as late as can be."""
    return old is not None and (new is None or str(new) > str(old))


def _is_easier(goal: Goal, kpi: Kpi | None, field: str, old: Any, new: Any) -> bool:
    """Whether less is asked of a goal than before."""
    if field == "per":
        return old is not None and (new is None or _SPANS.index(new) > _SPANS.index(old)) and _better(goal, kpi) == "higher"
    if field not in ("target", "milestones") or old is None:
        return False
    if new is None:
        return True
    if isinstance(old, dict) and isinstance(new, dict) and "min" in old and "min" in new:
        return bool(new["min"] < old["min"] or new["max"] > old["max"])
    if not isinstance(old, int | float) or not isinstance(new, int | float):
        return False
    return {"higher": new < old, "lower": new > old}.get(_better(goal, kpi), False)


def _better(goal: Goal, kpi: Kpi | None) -> str:
    """Which way is better: as the KPI says, else the way that the goal goes."""
    if kpi and kpi.better:
        return kpi.better
    start, end = (goal.baseline.value if goal.baseline else None), (goal.target.value if goal.target else None)
    if end is None or goal.mode != "absolute":
        return "" if end is None else ("higher" if end > 0 else "lower")
    return "" if start is None or start == end else ("higher" if Decimal(end) > start else "lower")
