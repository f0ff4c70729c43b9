"""Objectives, goals, strategies, tactics: a direction, a number with a day, a choice, an act."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, model_validator

from playbook_gen.model.base import Budget, Model, Thing
from playbook_gen.model.fields import (
    ChannelRefs,
    ComponentRefs,
    Day,
    Dimension,
    Flag,
    GoalRef,
    GoalRefs,
    Intent,
    ItemRefs,
    KpiRef,
    KpiRefs,
    Number,
    ObjectiveRefs,
    OneToThree,
    PersonaRefs,
    PillarRef,
    Prose,
    Stage,
    StrategyRef,
    TeamRef,
    Text,
    Whole,
    refuse,
)


class Objective(Thing):
    """A direction, with no number; `rank` 1 is the primary one."""

    KIND = "objective"

    description: Prose | None = None
    rank: Whole | None = None
    intent: Intent | None = None
    value: tuple[Dimension, ...] = ()
    lifecycle: tuple[Stage, ...] = ()
    outcome: Text | None = None
    owner: TeamRef | None = None
    components: ComponentRefs = ()
    personas: PersonaRefs = ()
    horizon: Day | None = None


def _number_as_value(value: object) -> object:
    return {"value": value} if isinstance(value, str) else value


class Measure(Model):
    """One number (`value`), or a range (`min` and `max`)."""

    value: Number | None = None
    min: Number | None = None
    max: Number | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.min is None) != (self.max is None):
            raise refuse("missing-key", "a range needs both min and max", "write {min: 10, max: 20}")
        if self.value is not None and self.min is not None:
            raise refuse("wrong-value", "a number and a range stand here together", "keep value, or min and max", at=("value",))
        if self.min is not None and self.max is not None and self.min >= self.max:
            raise refuse("wrong-value", f"min {self.min} is not below max {self.max}", "write the smaller number as min", at=("min",))
        return self

    @property
    def is_range(self) -> bool:
        """Whether this is a range rather than a single number."""
        return self.min is not None


class Target(Measure):
    """What is to be reached: a number, or a range to stay within."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.value is None and self.min is None:
            raise refuse("missing-key", "a target needs a number, or min and max", "write target: 30, or leave the key out")
        return self


class Baseline(Measure):
    """Where the goal starts from; `unknown` gives the reason why nobody can say."""

    date: Day | None = None
    unknown: Text | None = None

    @model_validator(mode="after")
    def _known_or_not(self) -> Self:
        if self.unknown is not None and (self.value is not None or self.min is not None or self.date is not None):
            raise refuse("wrong-value", "a baseline is known or unknown, not both", "keep the number, or unknown with its reason", at=("unknown",))
        if self.unknown is None and self.value is None and self.min is None:
            raise refuse("missing-key", "a baseline needs a value, min and max, or unknown", "write {value: 18, date: 2025-12-31} or {unknown: why}")
        return self


class Milestone(Model):
    """A value expected on a day between start and `by`, in the goal's mode."""

    date: Day | None = None
    value: Number | None = None


class Goal(Thing):
    """A KPI, a target and a deadline (Italian: traguardo)."""

    KIND = "goal"

    objectives: ObjectiveRefs = ()
    kpi: KpiRef | None = None
    baseline: Annotated[Baseline, BeforeValidator(_number_as_value)] | None = None
    target: Annotated[Target, BeforeValidator(_number_as_value)] | None = None
    mode: Literal["absolute", "additive", "relative"] = "absolute"
    start: Day | None = None
    by: Day | None = None
    milestones: tuple[Milestone, ...] = ()
    per: Literal["month", "quarter", "year"] | None = None
    standing: Flag = False
    parent: GoalRef | None = None
    owner: TeamRef | None = None
    rationale: Prose | None = None

    @model_validator(mode="after")
    def _range_is_absolute(self) -> Self:
        if self.target is not None and self.target.is_range and self.mode != "absolute":
            raise refuse("wrong-value", f"a range cannot be {self.mode}", "leave mode out, or give one number as target", at=("mode",))
        return self


class Strategy(Thing):
    """The S of OGST: a choice, this rather than that."""

    KIND = "strategy"

    goals: GoalRefs = ()
    objectives: ObjectiveRefs = ()
    choice: Text | None = None
    why: Prose | None = None
    owner: TeamRef | None = None
    personas: PersonaRefs = ()
    channels: ChannelRefs = ()
    progress_kpis: KpiRefs = ()


class Tactic(Thing):
    """An act with an owner, a start, an end and channels; `effort` from 1 (small) to 3."""

    KIND = "tactic"

    strategy: StrategyRef | None = None
    owner: TeamRef | None = None
    start: Day | None = None
    due: Day | None = None
    status: Literal["idea", "planned", "running", "done", "stopped"] = "planned"
    channels: ChannelRefs = ()
    personas: PersonaRefs = ()
    pillar: PillarRef | None = None
    effort: OneToThree | None = None
    budget: Budget | None = None
    deliverable: Text | None = None
    result: Prose | None = None
    progress_kpis: KpiRefs = ()
    closes: ItemRefs = ()
