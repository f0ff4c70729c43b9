"""Two playbooks → what changed, by id: what came, what went, what has a new id, and each value that is another now.

Moving YAML between files, its order, comments and layout change nothing, because models are held against each other, not texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal, cast

from playbook_gen.history.change import Change, by_weight
from playbook_gen.history.renamed import Renamed, renamed
from playbook_gen.history.shared import of_all
from playbook_gen.history.weight import of_removed, weight
from playbook_gen.history.wording import words
from playbook_gen.model.audience import reach
from playbook_gen.model.base import Thing
from playbook_gen.model.kpi import Kpi
from playbook_gen.model.leaves import Leaf, Way, leaves
from playbook_gen.model.links import Key, own_things, shared_things
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import Plan
from playbook_gen.settings import AUDIENCES, Audience

Things = Mapping[Key, Thing]


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two moments: a strategy's own things (or those of playbook.yml), and all that they may name."""

    things: Things
    named: Things
    words: Mapping[str, Mapping[str, str]]

    def title(self, sort: str, id_: str) -> str | None:
        """The title of what an id of a value names."""
        what, _, name = sort.partition(" ")
        if what == "refs":
            return self.named[(name, id_)].title if (name, id_) in self.named else None
        return self.words.get(name, {}).get(id_) if what == "list" else None


def changes(old: Playbook, new: Playbook) -> tuple[Change, ...]:
    """Everything that changed between two moments, the weightiest first within each strategy; those in playbook.yml come last."""
    moved = renamed({("plan", id_): plan for id_, plan in old.plans.items()}, {("plan", id_): plan for id_, plan in new.plans.items()})
    found: list[Change] = []
    for id_ in dict.fromkeys((*new.plans, *old.plans)):
        was = moved.old.get(("plan", id_), ("plan", id_))[1]
        if id_ in new.plans:
            found += _of_strategy(id_, old, old.plans.get(was), new, new.plans[id_], moved)
        elif ("plan", id_) not in moved.new:
            found.append(_whole(id_, old.plans[id_], "removed"))
    sides = (_Side(things := dict(shared_things(each.shared)), things, each.vocabulary) for each in (old, new))
    return (*found, *_sorted(chain(_between(None, *sides), of_all(old, new))))


def _of_strategy(id_: str, old: Playbook, before: Plan | None, new: Playbook, after: Plan, moved: Renamed) -> Iterator[Change]:
    if before is None:
        yield _whole(id_, after, "added")
        return
    if before.id != id_:
        yield Change(id_, ("plan", id_), after.title, "renamed", was=before.id, alike=moved.alike[("plan", id_)], seen_by=_seen_by(before, after))
    sides = []
    for playbook, plan in ((old, before), (new, after)):
        things = {("plan", id_): plan, **dict(own_things(plan))}
        sides.append(_Side(things, {**dict(shared_things(playbook.shared)), **things}, playbook.vocabulary))
    level = _seen_by(before, after)
    yield from (replace(each, seen_by=_fewer(each.seen_by, level)) for each in _sorted(_between(id_, *sides)))


def _sorted(found: Iterator[Change]) -> list[Change]:
    return sorted(found, key=by_weight)


@dataclass(frozen=True, slots=True)
class _Sides:
    """A strategy at both moments, and which of its things have a new id."""

    strategy: str | None
    old: _Side
    new: _Side
    moved: Renamed


def _between(strategy: str | None, old: _Side, new: _Side) -> Iterator[Change]:
    """What changed in a strategy's own things."""
    moved = renamed(old.things, new.things)
    sides = _Sides(strategy, old, new, moved)
    for key, thing in new.things.items():
        was = moved.old.get(key, key)
        before = old.things.get(was)
        if before is None:
            yield _whole(strategy, thing, "added")
        elif before != thing:
            if was != key:
                yield Change(strategy, key, thing.title, "renamed", was=was[1], alike=moved.alike[key], seen_by=_seen_by(before, thing))
            yield from _values(sides, key, before, thing)
    for key, thing in old.things.items():
        if key not in new.things and key not in moved.new:
            yield _whole(strategy, thing, "removed")


def _whole(strategy: str | None, thing: Thing, kind: Literal["added", "removed"]) -> Change:
    """A thing that came or went."""
    return Change(strategy, (thing.KIND, thing.id), thing.title, kind, of_removed(thing) if kind == "removed" else "other", seen_by=thing.visible_to)


def _values(sides: _Sides, key: Key, before: Thing, after: Thing) -> Iterator[Change]:
    """Each value of a thing that is another now; of a group that came or went as a whole, the group alone."""
    old, new = sides.old, sides.new
    written, now = leaves(before), leaves(after)
    was = {way: sides.moved.translated(leaf) for way, leaf in written.items()}
    then, today = ((thing, cast("Kpi | None", side.named.get(("kpi", getattr(thing, "kpi", None) or "")))) for thing, side in ((before, old), (after, new)))
    told: set[Way] = set()
    for way in dict.fromkeys((*was, *now)):
        left, right = was.get(way), now.get(way)
        if _is_same(left, right) or right == written.get(way) or any(way[:length] in told for length in range(1, len(way))):
            continue
        grouped = [each.sort == "group" for each in (left, right) if each]
        if grouped == [True, True]:
            continue  # what stands in it says what changed
        if any(grouped):
            told.add(way)
        values, leaf = (left.value if left else None, right.value if right else None), cast("Leaf", right or left)
        was_unit, unit = _unit(way, before, old), _unit(way, after, new)
        parts = _inside(way, was, now) if any(grouped) else [each for each in (left, right) if each]
        names = tuple((id_, title) for sort, id_ in _ids(way, parts) if (title := new.title(sort, id_) or old.title(sort, id_)))
        yield Change(
            *(sides.strategy, key, after.title, "changed", weight(then, today, way, *values, leaf.sort), way),
            *(*values, leaf.sort),
            unit=unit or was_unit,
            unit_before=was_unit or unit,
            apart=bool(unit and was_unit and unit != was_unit) or (way[0] in ("target", "milestones") and _counted(before) != _counted(after)),
            names=names,
            seen_by=_seen_by(before, after),
        )


def _is_same(one: Leaf | None, other: Leaf | None) -> bool:
    """Whether two values say the same; where the lines of a text end says nothing."""
    if one is None or other is None or one.sort != "prose" or other.sort != "prose":
        return one == other
    return one == other or words(str(one.value)) == words(str(other.value))


def _inside(way: Way, *sides: Mapping[Way, Leaf]) -> list[Leaf]:
    """The single values of a group."""
    return [leaf for side in sides for inner, leaf in side.items() if inner[: len(way)] == way]


def _ids(way: Way, found: Iterable[Leaf]) -> Iterator[tuple[str, str]]:
    """The ids in some values, and on the way to them, each with the sort of what it names."""
    if way[0] == "value":
        yield from (("list value", each) for each in way[1:])
    for each in found:
        if each.sort.startswith(("refs ", "list ")):
            yield from ((each.sort, id_) for id_ in (each.value if isinstance(each.value, list) else [str(each.value)]))


def _unit(way: Way, thing: Thing, side: _Side) -> str | None:
    """What a number is counted in at one of the moments: a goal's as its KPI says, an amount's currency."""
    if way[-1] in ("amount", "spent"):
        return getattr(_model_at(thing, way[:-1]), "currency", None)
    if way[-1] == "share":
        return "%"
    if way[0] in ("target", "baseline", "milestones"):
        kpi = side.named.get(("kpi", getattr(thing, "kpi", None) or ""))
        relative = getattr(thing, "mode", "") == "relative" and way[0] == "target"
        return "%" if relative else getattr(kpi, "unit", None)
    return getattr(thing, "unit", None) if way[0] == "readings" else None


def _counted(thing: Thing) -> tuple[object, object]:
    """How a goal's target counts."""
    return (getattr(thing, "mode", None), getattr(thing, "per", None))


def _model_at(thing: Thing, way: Way) -> object:
    found: object = thing
    for step in way:
        found = getattr(found, step, None)
    return found


def _seen_by(*things: Thing) -> Audience:
    """Who may know of a change: who may see the thing, before as well as after."""
    return AUDIENCES[max(reach(each.visible_to) for each in things)]


def _fewer(one: Audience, other: Audience) -> Audience:
    """Who belongs to both: what stands in a strategy is seen by nobody who may not see the strategy."""
    return max(one, other, key=reach)
