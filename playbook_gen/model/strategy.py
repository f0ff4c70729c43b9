"""A strategy file or folder as a whole, called a plan in code so that `Strategy` stays the S of OGST."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, model_validator

from playbook_gen.model.base import Budget, Model, Thing, ThingT, named
from playbook_gen.model.calendar import Entry
from playbook_gen.model.channel import Channel, Pillar
from playbook_gen.model.ecosystem import Component
from playbook_gen.model.fields import Amount, Day, Intent, Prose, Slug, TeamRef, Text, Texts, Url, refuse
from playbook_gen.model.governance import Decision, Governance, Risk
from playbook_gen.model.kpi import Kpi
from playbook_gen.model.listening import Listening
from playbook_gen.model.maturity import Maturity
from playbook_gen.model.ogst import Goal, Objective, Strategy, Tactic
from playbook_gen.model.persona import Persona
from playbook_gen.model.team import TeamEntry

Kind = Literal["company", "public", "university", "non-profit", "international"]
Language = Literal["en", "it"]
Section = Annotated[dict[Slug, ThingT], AfterValidator(named)]


class Period(Model):
    """The first and the last day that a strategy covers."""

    start: Day
    end: Day

    @model_validator(mode="after")
    def _ends_after_start(self) -> Self:
        if self.end <= self.start:
            raise refuse("wrong-value", f"the period ends on {self.end}, not after its start on {self.start}", "write an end after the start", at=("end",))
        return self


class PlanBudget(Budget):
    """The strategy's money: what is given, what was spent and up to which day; zero is an answer."""

    per: Literal["year", "quarter", "month", "total"] | None = None
    spent: Amount | None = None
    spent_by: Day | None = None


class Review(Model):
    """How often the strategy is looked at, and when next."""

    every: Literal["month", "quarter", "half-year", "year"] | None = None
    next: Day | None = None


class Approved(Model):
    """Who approved which revision, and when."""

    date: Day | None = None
    by: TeamRef | None = None
    revision: Text | None = None


class Published(Model):
    """Where the strategy was published, if it was."""

    title: Text | None = None
    url: Url | None = None


class Plan(Thing):
    """One strategy with everything that its files hold. Only `title` and `period` are needed; every other field may be a hole."""

    KIND = "plan"

    period: Period
    organisation: Text | None = None
    kind: Kind | None = None
    language: Language | None = None
    status: Literal["draft", "approved", "retired"] = "draft"
    owner: TeamRef | None = None
    summary: Prose | None = None
    primary_intent: Intent | None = None
    one_thing: Prose | None = None
    human: Prose | None = None
    wont_do: Texts = ()
    budget: PlanBudget | None = None
    review: Review | None = None
    approved: Approved | None = None
    source: Published | None = None

    team: Section[TeamEntry] = {}
    listening: Listening = Listening()
    personas: Section[Persona] = {}
    ecosystem: Section[Component] = {}
    objectives: Section[Objective] = {}
    goals: Section[Goal] = {}
    strategies: Section[Strategy] = {}
    tactics: Section[Tactic] = {}
    kpis: Section[Kpi] = {}
    pillars: Section[Pillar] = {}
    channels: Section[Channel] = {}
    calendar: Section[Entry] = {}
    governance: Governance = Governance()
    maturity: Maturity | None = None
    decisions: Section[Decision] = {}
    risks: Section[Risk] = {}


SECTIONS: dict[str, str | None] = {
    "team": "team",
    "listening": None,
    "personas": "persona",
    "ecosystem": "component",
    "objectives": "objective",
    "goals": "goal",
    "strategies": "strategy",
    "tactics": "tactic",
    "kpis": "kpi",
    "pillars": "pillar",
    "channels": "channel",
    "calendar": "entry",
    "governance": None,
    "maturity": None,
    "decisions": "decision",
    "risks": "risk",
}
"""The sections of a plan in the format's order, each with the kind of thing that it holds by id."""

SECTION_OF: dict[str, str] = {kind: section for section, kind in SECTIONS.items() if kind}
KINDS: tuple[str, ...] = ("plan", *SECTION_OF, "item")
