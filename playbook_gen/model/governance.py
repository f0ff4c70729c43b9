"""Who may do what, who is told, and how often: RACI, escalation, rhythm, policies; decisions and risks."""

from __future__ import annotations

from typing import Annotated

from playbook_gen.model.base import Model, Thing
from playbook_gen.model.fields import Day, Flag, OneToThree, Prose, Span, TeamRef, TeamRefs, Text, Texts, Url, Whole, between


class Raci(Model):
    """One activity: who does it, who answers for it, who is asked, who is told."""

    responsible: TeamRefs = ()
    accountable: TeamRef | None = None
    consulted: TeamRefs = ()
    informed: TeamRefs = ()


class EscalationStep(Model):
    """One rung of the ladder; the first of `who` owns it."""

    level: Annotated[Whole, between(1, 4)] | None = None
    trigger: Text | None = None
    who: TeamRefs = ()
    inform: TeamRefs = ()
    within: Span | None = None
    may_reply: Flag | None = None


class Rhythm(Model):
    """What happens in each span of time."""

    daily: Text | None = None
    weekly: Text | None = None
    fortnightly: Text | None = None
    monthly: Text | None = None
    quarterly: Text | None = None
    yearly: Text | None = None


class Policy(Model):
    """A rule that is written down elsewhere."""

    title: Text
    url: Url | None = None


class Governance(Model):
    """How the strategy is run."""

    raci: dict[Text, Raci] = {}
    escalation: tuple[EscalationStep, ...] = ()
    rhythm: Rhythm | None = None
    policies: tuple[Policy, ...] = ()


class Decided(Model):
    """When something was decided, and how."""

    date: Day | None = None
    outcome: Text | None = None


class Decision(Thing):
    """What leadership is asked."""

    KIND = "decision"

    question: Prose | None = None
    options: Texts = ()
    recommendation: Text | None = None
    needed_by: Day | None = None
    asked_of: TeamRef | None = None
    decided: Decided | None = None


class Risk(Thing):
    """What may go wrong; likelihood and impact from 1 (low) to 3 (high)."""

    KIND = "risk"

    likelihood: OneToThree | None = None
    impact: OneToThree | None = None
    owner: TeamRef | None = None
    mitigation: Prose | None = None
    review_by: Day | None = None
