"""A strategy file or folder as a whole, called a plan in code so that `Strategy` stays the S of OGST."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, model_validator

from playbook_gen.model.base import Budget, Model, Thing, ThingT, named
from playbook_gen.model.calendar import Entry
from playbook_gen.model.channel import Channel, Pillar
from playbook_gen.model.ecosystem import Component
from playbook_gen.model.fields import Amount, Day, Intent, Prose, Slug, TeamRef, Text, Texts, Url, refuse
from playbook_gen.model.governance import Decision, Governance, Risk
from playbook_gen.model.imported import ReadingsFiles
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
    """The first day that the strategy covers. Goals without a start of their own begin here. Example: 2026-01-01"""
    end: Day
    """The last day that the strategy covers. Calendar entries that repeat stop here at the latest. Example: 2026-12-31"""

    @model_validator(mode="after")
    def _ends_after_start(self) -> Self:
        if self.end <= self.start:
            raise refuse("wrong-value", f"the period ends on {self.end}, not after its start on {self.start}", "write an end after the start", at=("end",))
        return self


class PlanBudget(Budget):
    """The strategy's money: what is given, what was spent and up to which day. Zero is an answer."""

    per: Literal["year", "quarter", "month", "total"] | None = None
    """The span of time, or the whole, that the strategy's money is for."""
    spent: Amount | None = None
    """What was spent so far, in the same currency. Example: 5400"""
    spent_by: Day | None = None
    """The day up to which the money spent is counted. Example: 2026-03-31"""


class Review(Model):
    """How often the strategy is looked at, and when next."""

    every: Literal["month", "quarter", "half-year", "year"] | None = None
    """How often the strategy is looked at as a whole."""
    next: Day | None = None
    """The day of the next review. Once it has passed, the review page says so. Example: 2026-07-01"""


class Approved(Model):
    """Who approved which revision, and when."""

    date: Day | None = None
    """The day of the approval. Example: 2025-12-09"""
    by: TeamRef | None = None
    """Who approved it: one of the team, by id. Example: managing-director"""
    revision: Text | None = None
    """The number or name of the revision that was approved, as you count them. Where it is a tag or a commit of your repository, pages tell
    what has changed since.
    Example: 1.2"""


class Published(Model):
    """Where the strategy was published, if it was."""

    title: Text | None = None
    """The title of the published document. Example: How our members grow our community, 2026"""
    url: Url | None = None
    """The web address at which the document can be read. Example: https://example.org/community-2026"""


class Plan(Thing):
    """One strategy, with everything that its files hold. Only title and period are needed; the pages show what is still missing."""

    KIND = "plan"

    title: Text
    """The name of the strategy, as leadership reads it among all others. Example: Customer advocacy 2026"""
    period: Period
    """The first and the last day that the strategy covers. Example: {start: 2026-01-01, end: 2026-12-31}"""
    organisation: Text | None = None
    """Whose strategy this is. Where it is not said here, what playbook.yml says counts. Example: Trail Shop Cooperative"""
    kind: Kind | None = None
    """What sort of organisation it is: at a public body, the stage of purchase is called use. Where it is not said here, what playbook.yml says counts."""
    language: Language | None = None
    """The language of this strategy's texts and of what stands around them on its pages. Rules that look for words need it too."""
    status: Literal["draft", "approved", "retired"] = "draft"
    """Where the strategy stands. Findings on one that is still being written count one step less; one that is over stays readable and leaves the portfolio's
    figures.
    """
    owner: TeamRef | None = None
    """Who answers for the strategy: one of the team, by id. Example: head-of-community"""
    summary: Prose | None = None
    """What the strategy is about, in a few sentences. The summary page shows it.
    Example: Members who walk together bring their friends. This year we help them to host.
    """
    primary_intent: Intent | None = None
    """The one thing that all this is for above all (seven steps, 2: pick one). Example: loyalty"""
    one_thing: Prose | None = None
    """What sets you apart: a sentence that no other organisation could write (seven steps, 6).
    Example: Every route that we recommend was walked by one of our members first.
    """
    human: Prose | None = None
    """How you will be human in what you say and how you answer (the closing advice of the seven steps).
    Example: We sign with a first name and say so when we do not know.
    """
    wont_do: Texts = ()
    """What you decided against, one line each, so that nobody begins it by accident.
    Example: [Open an account on a new network in 2026, Pay anybody to recommend us]
    """
    budget: PlanBudget | None = None
    """The strategy's money: what is given, and what was spent so far. Example: {amount: 12000, currency: EUR, per: year, spent: 5400, spent_by: 2026-03-31}"""
    review: Review | None = None
    """How often the strategy is looked at, and when next. A standing goal needs it. Example: {every: quarter, next: 2026-07-01}"""
    approved: Approved | None = None
    """Who approved which revision, and when. Example: {date: 2025-12-09, by: managing-director, revision: 1.2}"""
    source: Published | None = None
    """Where the strategy was published, if it was. Example: {title: "How our members grow our community, 2026", url: https://example.org/community-2026}"""
    readings: ReadingsFiles = ()
    """Files that other tools wrote and that readings are taken from, one or a list of them. They lie in the strategy's folder.
    Example: {file: order-survey.csv, kpi: recommended-share, date_column: Date, value_column: Share, date_format: DD/MM/YYYY, decimal: ","}
    """

    team: Section[TeamEntry] = {}
    """Who does the work, by id: roles, or persons where you want so.
    Example: {head-of-community: {title: Head of community, hours_per_week: 20}, managing-director: {title: Managing director, function: leadership}}
    """
    listening: Listening = Listening()
    """What was heard before speaking (seven steps, 3): findings on the audience, and competitors.
    Example: {audience: [{source: Forum threads of 2025, finding: Half of the questions are about trains, date: 2025-11-20}]}
    """
    personas: Section[Persona] = {}
    """Whom the strategy is for, by id: each audience as a sketch of a person (seven steps, 4).
    Example: {weekend-hiker: {title: The weekend hiker, needs: [Routes that fit a train timetable], channels: [forum-plan]}}
    """
    ecosystem: Section[Component] = {}
    """The places where you and your customers meet, by id, each with its purpose and the value that it creates.
    Example: {forum: {title: Trail forum, kind: customer-community, position: community, roles: [collaboration, listening-post]}}
    """
    objectives: Section[Objective] = {}
    """Where to, by id: directions without a number. Five are plenty, and one has rank 1.
    Example: {advocates: {title: Customers recommend us unasked, rank: 1, components: [forum]}}
    """
    goals: Section[Goal] = {}
    """How far and by when, by id: each with a KPI, a target and a deadline.
    Example: {recommend-30: {title: Three in ten new customers come recommended, objectives: advocates, kpi: recommended-share, target: 30, by: 2026-12-31}}
    """
    strategies: Section[Strategy] = {}
    """Which way, by id: each a choice, this rather than that. Example: {hosts-not-posters: {title: "Members host, we help", goals: [recommend-30]}}"""
    tactics: Section[Tactic] = {}
    """Who does what from when to when, by id.
    Example: {host-kit: {title: A kit for members who host a walk, strategy: hosts-not-posters, owner: head-of-community, start: 2026-02-01, due: 2026-03-31}}
    """
    kpis: Section[Kpi] = {}
    """How success is measured, by id, with what was read off so far (seven steps, 5).
    Example: {recommended-share: {title: New customers who came by recommendation, unit: "%", better: higher, cadence: monthly, owner: head-of-community}}
    """
    pillars: Section[Pillar] = {}
    """The themes that come back in what you publish, by id. Their shares add up to 100.
    Example: {walked-by-members: {title: Walked by members, share: 60}, by-train: {title: To the trail by train, share: 40}}
    """
    channels: Section[Channel] = {}
    """The plan of each channel, by id: why it is there, for whom, with what and how often (seven steps, 7).
    Example: {forum-plan: {title: Trail forum, component: forum, personas: [weekend-hiker], cadence: {posts: 3, per: week}, kpis: [recommended-share]}}
    """
    calendar: Section[Entry] = {}
    """The editorial calendar, by id: what is published when, by whom and for what.
    Example: {call-for-hosts: {title: Call for hosts, date: 2026-03-06, channels: [forum-plan], tactic: host-kit, owner: head-of-community}}
    """
    governance: Governance = Governance()
    """How the strategy is run: who may do what, who is told when something goes wrong, and how often you meet.
    Example: {rhythm: {weekly: Read the open threads of the forum together}}
    """
    maturity: Maturity | None = None
    """How mature your social work is: assessments with a checklist, and the quadrant that you aim at.
    Example: {assessments: [{date: 2026-01-15, answers: {dedicated-staff: 2, budget: 1, tooling: 2, in-channel-resolution: 1}}]}
    """
    decisions: Section[Decision] = {}
    """What leadership is asked to decide, by id. The summary page shows it.
    Example: {third-meeting-point: {title: A third meeting point for walks, needed_by: 2026-05-15, asked_of: managing-director}}
    """
    risks: Section[Risk] = {}
    """What may go wrong, by id, and what is done about it.
    Example: {hosts-tire: {title: The same few members host every walk, likelihood: 2, impact: 3, owner: head-of-community}}
    """


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
