"""Who may do what, who is told, and how often: RACI, escalation, rhythm, policies; decisions and risks."""

from typing import Annotated

from playbook_gen.model.base import Model, Thing
from playbook_gen.model.fields import Day, Flag, OneToThree, Prose, Span, TeamRef, TeamRefs, Text, Texts, Url, Whole, between


class Raci(Model):
    """One activity: who does it, who answers for it, who is asked before and who is told after."""

    responsible: TeamRefs = ()
    """Who does it: one or more of the team, by id. Example: [forum-moderator]"""
    accountable: TeamRef | None = None
    """Who answers for it: exactly one of the team, by id. Example: head-of-community"""
    consulted: TeamRefs = ()
    """Who is asked before: some of the team, by id. Example: [managing-director]"""
    informed: TeamRefs = ()
    """Who is told after: some of the team, by id. Example: [managing-director]"""


class EscalationStep(Model):
    """One step of what happens when things get serious: the cause, who is called and how soon."""

    level: Annotated[Whole, between(1, 4)] | None = None
    """How serious it is, from 1 (the least) to 4 (the most). Example: 2"""
    trigger: Text | None = None
    """What must happen for this step to be taken. Example: Somebody was hurt on a walk"""
    who: TeamRefs = ()
    """Who is called: some of the team, by id. The first one takes it in hand. Example: [head-of-community, forum-moderator]"""
    inform: TeamRefs = ()
    """Who is told as well: some of the team, by id. Example: [managing-director]"""
    within: Span | None = None
    """How soon. Example: 1h"""
    may_reply: Flag | None = None
    """Whether they may answer in public without asking further."""


class Rhythm(Model):
    """What happens every day, every week and so on."""

    daily: Text | None = None
    """What happens every day. Example: Answer every question in the forum"""
    weekly: Text | None = None
    """What happens every week. Example: Read the open threads of the forum together"""
    fortnightly: Text | None = None
    """What happens every two weeks. Example: Plan the walks of the next month"""
    monthly: Text | None = None
    """What happens every month. Example: Read off the KPIs and write down why they moved"""
    quarterly: Text | None = None
    """What happens every quarter. Example: Show the summary page to the managing director"""
    yearly: Text | None = None
    """What happens every year. Example: Ask twelve customers again"""


class Policy(Model):
    """A rule that is written down elsewhere."""

    title: Text
    """The name of the rule or the guideline. Example: Rules of the forum"""
    url: Url | None = None
    """The web address at which it can be read. Example: https://example.org/forum/rules"""


class Governance(Model):
    """How the strategy is run: who may do what, who is told when something goes wrong, and how often you meet."""

    raci: dict[Text, Raci] = {}
    """For each activity, in your own words: who does it, who answers for it, who is asked and who is told.
    Example: {Close a thread: {responsible: [forum-moderator], accountable: head-of-community, informed: [managing-director]}}
    """
    escalation: tuple[EscalationStep, ...] = ()
    """What happens when things get serious, step by step.
    Example: [{level: 2, trigger: Somebody was hurt on a walk, who: [head-of-community], inform: [managing-director], within: 1h, may_reply: false}]
    """
    rhythm: Rhythm | None = None
    """What happens every day, every week and so on. Example: {weekly: Read the open threads of the forum together, monthly: Read off the KPIs}"""
    policies: tuple[Policy, ...] = ()
    """Rules that are written down elsewhere. Example: [{title: Rules of the forum, url: https://example.org/forum/rules}]"""


class Decided(Model):
    """When something was decided, and how."""

    date: Day | None = None
    """The day of the decision. Example: 2026-05-12"""
    outcome: Text | None = None
    """What was decided. Example: Two meeting points stay, a third is tried from September"""


class Decision(Thing):
    """What leadership is asked to decide."""

    KIND = "decision"

    title: Text
    """What is to be decided, in a few words. Example: A third meeting point for walks"""
    question: Prose | None = None
    """The question, so that it can be answered. Example: Do we pay for a third meeting point, or do the hosts choose their own?"""
    options: Texts = ()
    """The answers that are possible, one line each. Example: [A third meeting point from September, Hosts choose their own]"""
    recommendation: Text | None = None
    """What you recommend, and why. Example: A third meeting point, because half of the hosts live east of the river"""
    needed_by: Day | None = None
    """The day by which you need the answer. Example: 2026-05-15"""
    asked_of: TeamRef | None = None
    """Who is to decide: one of the team, by id. Example: managing-director"""
    decided: Decided | None = None
    """When it was decided, and how. Example: {date: 2026-05-12, outcome: A third meeting point is tried from September}"""


class Risk(Thing):
    """What may go wrong, and what is done about it."""

    KIND = "risk"

    title: Text
    """What may go wrong, in a line. Example: The same few members host every walk"""
    likelihood: OneToThree | None = None
    """How likely it is, from 1 (low) to 3 (high). Example: 2"""
    impact: OneToThree | None = None
    """How bad it would be, from 1 (low) to 3 (high). Example: 3"""
    owner: TeamRef | None = None
    """Who keeps an eye on it: one of the team, by id. Example: head-of-community"""
    mitigation: Prose | None = None
    """What is done so that it does not happen, or does less harm. Example: Two new hosts for each city every quarter."""
    review_by: Day | None = None
    """The day by which you look at it again. Example: 2026-09-30"""
