"""Objectives, goals, strategies, tactics: a direction, a number with a day, a choice, an act."""

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, ConfigDict, model_validator

from playbook_gen.model import editor_types
from playbook_gen.model.base import Budget, Thing
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
from playbook_gen.model.marks import Also
from playbook_gen.model.measure import Baseline, Milestone, Target, number_as_value


class Objective(Thing):
    """A direction, with no number in it: where to. The primary one has rank 1."""

    KIND = "objective"

    title: Text
    """Where to, in a line that leadership would say: without a figure, and not “be on” some network. Example: Customers recommend us unasked"""
    description: Prose | None = None
    """What is meant by it, in a few sentences. Example: Friends believe friends. We want to be worth a mention on the way home."""
    rank: Whole | None = None
    """The order of importance: 1 is the primary one, and only one has it. Example: 1"""
    intent: Intent | None = None
    """What the objective is for, in one word of the list. Example: loyalty"""
    value: tuple[Dimension, ...] = ()
    """The value that the objective is to create for the organisation. Example: [customer-advocacy]"""
    lifecycle: tuple[Stage, ...] = ()
    """The stages of the customer's lifecycle that it is about. Example: [loyalty, advocacy]"""
    outcome: Text | None = None
    """What the organisation gains when it is reached. Example: More first purchases on recommendation"""
    owner: TeamRef | None = None
    """Who answers for the objective: one of the team, by id. Example: head-of-community"""
    components: ComponentRefs = ()
    """The places of the ecosystem that serve it, by id. Example: [forum]"""
    personas: PersonaRefs = ()
    """The personas that it is about, by id. Example: [weekend-hiker]"""
    horizon: Day | None = None
    """The day up to which the direction is meant to hold. Example: 2027-12-31"""


_RANGE: dict[str, Any] = {"required": ["target"], "properties": {"target": {"type": "object", "required": ["min"]}}}
"""A goal whose target is a range, as editors recognise it."""


class Goal(Thing):
    """How far and by when: a KPI, a target and a deadline."""

    KIND = "goal"
    model_config = ConfigDict(json_schema_extra={"if": _RANGE, "then": {"properties": {"mode": {"const": "absolute"}}}})

    title: Text
    """What is to be reached, in a line with its number. Two numbers of different kinds are two goals. Example: Three in ten new customers come recommended"""
    objectives: ObjectiveRefs = ()
    """The objectives that the goal serves, by id; it may serve several. Example: [advocates]"""
    kpi: KpiRef | None = None
    """The one KPI that shows whether the goal is reached, by id. Example: recommended-share"""
    baseline: Annotated[Baseline, BeforeValidator(number_as_value), Also(**editor_types.NUMBER)] | None = None
    """Where you start from: a number, best with its day, or why nobody can say. Example: {value: 18, date: 2025-12-31}"""
    target: Annotated[Target, BeforeValidator(number_as_value), Also(**editor_types.NUMBER)] | None = None
    """What is to be reached: a number without its unit, or a range to stay within. Example: 30"""
    mode: Literal["absolute", "additive", "relative"] = "absolute"
    """How the target counts: by itself, on top of the baseline, or as a percentage of the baseline that comes on top of it (20 is a fifth more)."""
    start: Day | None = None
    """The day on which the way to the target begins; without one, the first day of the strategy's period. Example: 2026-01-01"""
    by: Day | None = None
    """The deadline: the day on which the target is to be reached. Without one nobody can be late. Example: 2026-12-31"""
    milestones: tuple[Milestone, ...] = ()
    """What you expect on days in between, counted as the target is. Without any, a straight line is expected. Example: [{date: 2026-06-30, value: 23}]"""
    per: Literal["month", "quarter", "year"] | None = None
    """The span of time in each of which the target holds anew."""
    standing: Flag = False
    """Whether the goal has no deadline on purpose. It is then looked at whenever the strategy is."""
    parent: GoalRef | None = None
    """The larger goal of which this one is a part, by id. Example: recommend-30"""
    owner: TeamRef | None = None
    """Who answers for the goal: one of the team, by id. Example: head-of-community"""
    rationale: Prose | None = None
    """Why this much and not more or less. Example: The best city reached 31 % in 2025 with four hosts."""

    @model_validator(mode="after")
    def _range_is_absolute(self) -> Self:
        if self.target is not None and self.target.is_range and self.mode != "absolute":
            raise refuse("wrong-value", f"a range cannot be {self.mode}", "leave mode out, or give one number as target", at=("mode",))
        return self


class Strategy(Thing):
    """A choice: this rather than that. If nothing was given up, it is not yet one."""

    KIND = "strategy"

    title: Text
    """The choice in a few words. What begins with an act is more likely a tactic. Example: Members host, we help"""
    goals: GoalRefs = ()
    """The goals that the choice serves, by id. Example: [recommend-30]"""
    objectives: ObjectiveRefs = ()
    """The objectives that it serves, by id, where there is no goal yet. Example: [advocates]"""
    choice: Text | None = None
    """What you do, and what you do not do for its sake. Example: Put hours into member-run meet-ups rather than into our own posts"""
    why: Prose | None = None
    """Why you believe that this way leads there. Example: Half of those who came recommended had met a host in 2025."""
    owner: TeamRef | None = None
    """Who answers for the choice: one of the team, by id. Example: head-of-community"""
    personas: PersonaRefs = ()
    """The personas that the choice is for, by id. Example: [weekend-hiker]"""
    channels: ChannelRefs = ()
    """The channels that the choice uses, by id. Example: [forum-plan]"""
    progress_kpis: KpiRefs = ()
    """KPIs that show early whether the choice works, by id. Example: [walks-hosted]"""


class Tactic(Thing):
    """An act with an owner, a start and an end: who does what, from when to when."""

    KIND = "tactic"

    title: Text
    """What is done, in a few words. Example: A kit for members who host a walk"""
    strategy: StrategyRef | None = None
    """The strategy that the act carries out, by id. Example: hosts-not-posters"""
    owner: TeamRef | None = None
    """Who sees to it: one of the team, by id. Example: head-of-community"""
    start: Day | None = None
    """The day on which it begins. Example: 2026-02-01"""
    due: Day | None = None
    """The day on which it is to be done. Once it has passed, an act that is not closed counts as overdue. Example: 2026-03-31"""
    status: Literal["idea", "planned", "running", "done", "stopped"] = "planned"
    """How far it has come. Keep the ones you gave up too, and say in result why."""
    channels: ChannelRefs = ()
    """The channels on which it happens, by id. Example: [forum-plan]"""
    personas: PersonaRefs = ()
    """The personas that it is for, by id. Example: [weekend-hiker]"""
    pillar: PillarRef | None = None
    """The theme to which it belongs, by id. Example: walked-by-members"""
    effort: OneToThree | None = None
    """How much work it is, from 1 (small) to 3 (large). Example: 2"""
    budget: Budget | None = None
    """The money for it. Example: {amount: 1800, currency: EUR, per: total}"""
    deliverable: Text | None = None
    """What will be there when it is done. Example: A box with a first-aid kit and forty route cards"""
    result: Prose | None = None
    """What came of it, once it is over. Example: Eleven members hosted their first walk in April."""
    progress_kpis: KpiRefs = ()
    """KPIs that show early whether it works, by id. Example: [walks-hosted]"""
    closes: ItemRefs = ()
    """The items of the maturity checklist that it brings to the top level, written as the model and the item. Example: [smi/training]"""
