"""What a rule may look at: one strategy, or what all strategies share, with the indexes that several rules need, each made once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, cast

from playbook_gen.analysis.calendar import Occurrence, occurrences_of
from playbook_gen.analysis.coverage import reached
from playbook_gen.analysis.status import Judgement, judge
from playbook_gen.locale.phrase import Phrase
from playbook_gen.model.base import Thing
from playbook_gen.model.calendar import Entry
from playbook_gen.model.kpi import Kpi
from playbook_gen.model.links import Key, Links, Reference, own_things, shared_things
from playbook_gen.model.ogst import Goal
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import Plan
from playbook_gen.model.walk import Path, texts
from playbook_gen.settings import Settings

IndexT = TypeVar("IndexT")


class View:
    """The things of one strategy (`of`), or of playbook.yml (`of` is `None`), on the build's day.

    `plans` are the strategies that may use these things: the one, or all.
    """

    def __init__(self, playbook: Playbook, settings: Settings, of: Plan | None = None) -> None:
        self.playbook = playbook
        self.settings = settings
        self.as_of: date = settings.as_of
        self.plans: tuple[Plan, ...] = (of,) if of else tuple(playbook.plans.values())
        self.of = of
        self._indexes: dict[Callable[[View], Any], Any] = {}
        self._occurrences: dict[str, tuple[Occurrence, ...]] = {}
        self._texts: dict[Key, tuple[tuple[Path, str], ...]] = {}

    @property
    def plan(self) -> Plan:
        """The strategy; rules on things that cannot be shared may ask for it."""
        if self.of is None:
            raise LookupError("what is shared belongs to no one strategy")
        return self.of

    @property
    def links(self) -> Links:
        """The strategy's references in both directions, with the shared things that it reaches."""
        return self.playbook.links[self.plan.id]

    @property
    def language(self) -> str:
        """The language that the things are written in."""
        return (self.of.language if self.of else self.playbook.shared.language) or self.settings.language

    def things(self) -> Iterator[Thing]:
        """What is looked at: the strategy and its own things, or the shared things."""
        if self.of is None:
            yield from (thing for _, thing in shared_things(self.playbook.shared))
        else:
            yield self.of
            yield from (thing for _, thing in own_things(self.of))

    def uses(self, kind: str, id_: str, *sources: str) -> Iterator[tuple[Plan, Reference]]:
        """Where a thing is named, by things of the given kinds or of any; a shared one in every strategy."""
        for plan in self.plans:
            for reference in self.playbook.links[plan.id].to(kind, id_, *sources):
                yield plan, reference

    def is_over(self, thing: Thing) -> bool:
        """Whether the strategy's period has ended; for a shared thing, that of every strategy that uses it and is not retired."""
        users = self.plans if self.of else tuple(dict.fromkeys(plan.id for plan, _ in self.uses(thing.KIND, thing.id)))
        plans = [each if isinstance(each, Plan) else self.playbook.plans[each] for each in users]
        return bool(plans) and all(plan.status == "retired" or plan.period.end < self.as_of for plan in plans)

    def is_overdue(self, plan: Plan, goal: str) -> bool:
        """Whether a goal's deadline has passed with no reading near enough to judge it by, in a strategy whose period goes on."""
        by = plan.goals[goal].by
        if by is None or by >= self.as_of or plan.status == "retired" or plan.period.end < self.as_of:
            return False
        return self.judgements[plan.id][goal].status in ("no-reading", "no-fresh-reading")

    def kpi(self, goal: Goal) -> Kpi | None:
        """The KPI of a goal of the strategy, its own or a shared one."""
        found = self.links.things.get(("kpi", goal.kpi or ""))
        return found if isinstance(found, Kpi) else None

    def label(self, name: str, id_: str) -> Phrase:
        """The title of a value of an open list, such as a lifecycle stage."""
        return Phrase(self.playbook.vocabulary[name].get(id_, id_).replace("%", "%%"))

    @cached_property
    def judgements(self) -> Mapping[str, Mapping[str, Judgement]]:
        """Strategy id → goal id → how it stands on the build's day."""
        found: dict[str, dict[str, Judgement]] = {}
        for plan in self.plans:
            kpis = self.playbook.links[plan.id].things
            found[plan.id] = {}
            for goal in plan.goals.values():
                kpi = kpis.get(("kpi", goal.kpi or ""))
                found[plan.id][goal.id] = judge(goal, kpi if isinstance(kpi, Kpi) else None, plan.period.start, self.as_of)
        return found

    def occurrences(self, entry: Entry) -> tuple[Occurrence, ...]:
        """A calendar entry on each of its days, repetitions to the period's end, in order."""
        if entry.id not in self._occurrences:
            self._occurrences[entry.id] = tuple(occurrences_of(entry, self.plan, self.settings.limits.occurrences))
        return self._occurrences[entry.id]

    def texts(self, thing: Thing) -> tuple[tuple[Path, str], ...]:
        """Every text of a thing with the path to it."""
        key = (thing.KIND, thing.id)
        if key not in self._texts:
            self._texts[key] = tuple(texts(thing))
        return self._texts[key]

    def once(self, make: Callable[[View], IndexT]) -> IndexT:
        """An index that a rule makes for itself: the first time it is asked for, and no other."""
        if make not in self._indexes:
            self._indexes[make] = make(self)
        return cast("IndexT", self._indexes[make])

    @cached_property
    def reached(self) -> Mapping[str, tuple[str, ...]]:
        """Persona id → ids of the channels that reach it, in the strategy."""
        return reached(self.links)
