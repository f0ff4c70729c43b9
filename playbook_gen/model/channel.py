"""Channel plans (step 7) and the pillars they draw on."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, PrivateAttr

from playbook_gen.model.base import Budget, Model, Thing
from playbook_gen.model.fields import (
    Amount,
    ComponentRef,
    Flag,
    GoalRefs,
    KpiRefs,
    Percent,
    PersonaRefs,
    PillarRefs,
    Prose,
    Span,
    TeamRef,
    Text,
    Texts,
    Url,
    Whole,
    between,
    refuse,
    scalar,
)

Degree = Annotated[Whole, between(-2, 2)]


class Pillar(Thing):
    """A recurring theme; `share` is the per cent of what is published."""

    KIND = "pillar"

    promise: Text | None = None
    share: Percent | None = None


class Cadence(Model):
    """How often something is published; a reactive channel only answers."""

    posts: Amount | None = None
    per: Literal["day", "week", "fortnight", "month"] | None = None
    _reactive: bool = PrivateAttr(False)

    @property
    def reactive(self) -> bool:
        """Whether the channel publishes nothing of its own accord."""
        return self._reactive


def _reactive_or_rate(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = scalar(value)
    if text != "reactive":
        raise refuse("wrong-value", f"“{text[:60]}” is not a cadence", "write {posts: 3, per: week}, or reactive")
    cadence = Cadence()
    cadence._reactive = True
    return cadence


class Tone(Model):
    """Four dials of voice from −2 to 2, formal to playful and so on, with notes."""

    formality: Degree | None = None
    humour: Degree | None = None
    respect: Degree | None = None
    enthusiasm: Degree | None = None
    notes: Text | None = None


class Response(Model):
    """What people who write to us may expect."""

    first_reply: Span | None = None
    resolution: Span | None = None
    hours: Text | None = None


class Accessibility(Model):
    """What is promised to readers who do not see or hear."""

    alt_text: Flag | None = None
    captions: Flag | None = None


class Paid(Model):
    """Money for reach, and what justifies it."""

    budget: Budget | None = None
    reason: Text | None = None


class Resources(Model):
    """What the channel costs in hours, money and tools."""

    hours_per_week: Amount | None = None
    budget: Budget | None = None
    tools: Texts = ()


class Channel(Thing):
    """The plan of one channel: why it is there, for whom, with what, how often, and when it would be closed."""

    KIND = "channel"

    component: ComponentRef | None = None
    platform: Text | None = None
    url: Url | None = None
    purpose: Prose | None = None
    personas: PersonaRefs = ()
    goals: GoalRefs = ()
    pillars: PillarRefs = ()
    formats: Texts = ()
    cadence: Annotated[Cadence, BeforeValidator(_reactive_or_rate)] | None = None
    tone: Tone | None = None
    desired_action: Text | None = None
    kpis: KpiRefs = ()
    owner: TeamRef | None = None
    deputy: TeamRef | None = None
    response: Response | None = None
    accessibility: Accessibility | None = None
    languages: Texts = ()
    lead_time: Span | None = None
    paid: Paid | None = None
    resources: Resources | None = None
    exit_rule: Text | None = None
    status: Literal["active", "trial", "paused", "closed"] = "active"
