"""Channel plans (step 7) and the pillars they draw on."""

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
from playbook_gen.model.marks import Also

Degree = Annotated[Whole, between(-2, 2)]


class Pillar(Thing):
    """A theme that comes back in what you publish."""

    KIND = "pillar"

    title: Text
    """The name of the theme. Example: Walked by members"""
    promise: Text | None = None
    """What people may expect of it. Example: No route here that nobody has tried"""
    share: Percent | None = None
    """The percentage of what you publish that is about it. All shares add up to 100. Example: 60"""


class Cadence(Model):
    """How often something is published."""

    posts: Amount | None = None
    """How many in each span of time. Example: 3"""
    per: Literal["day", "week", "fortnight", "month"] | None = None
    """The span of time."""
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
    """The tone of voice: four dials from −2 to 2, with notes."""

    formality: Degree | None = None
    """How formal, from −2 (casual) to 2 (formal). Example: -1"""
    humour: Degree | None = None
    """How much humour, from −2 (serious) to 2 (funny). Example: 1"""
    respect: Degree | None = None
    """How respectful, from −2 (cheeky) to 2 (respectful). Example: 2"""
    enthusiasm: Degree | None = None
    """How enthusiastic, from −2 (matter-of-fact) to 2 (enthusiastic). Example: 0"""
    notes: Text | None = None
    """What the dials do not say. Example: We are guests here. Members speak first"""


class Response(Model):
    """What people who write to you may expect."""

    first_reply: Span | None = None
    """How long the first reply takes at most. Example: 1 business day"""
    resolution: Span | None = None
    """How long it takes at most until the matter is settled. Example: 3d"""
    hours: Text | None = None
    """When somebody is there to answer. Example: Working days from 9 to 17"""


class Accessibility(Model):
    """What you promise to people who do not see or hear well."""

    alt_text: Flag | None = None
    """Whether every picture is described in words."""
    captions: Flag | None = None
    """Whether every video has captions."""


class Paid(Model):
    """Money for reach, and what justifies it."""

    budget: Budget | None = None
    """The money for paid reach. Example: {amount: 300, currency: EUR, per: month}"""
    reason: Text | None = None
    """Why it is worth paying for. Example: Two towns where nobody knows us yet"""


class Resources(Model):
    """What the channel costs in hours, money and tools."""

    hours_per_week: Amount | None = None
    """The hours a week that the channel takes. All channels together should not need more than the team gives. Example: 10"""
    budget: Budget | None = None
    """The money that the channel takes. Example: {amount: 900, currency: EUR, per: year}"""
    tools: Texts = ()
    """The tools that the channel needs. Example: [Forum software]"""


class Channel(Thing):
    """The plan of one channel: why it is there, for whom, with what, how often, and when you would leave it."""

    KIND = "channel"

    title: Text
    """The name of the channel. Example: Trail forum"""
    component: ComponentRef | None = None
    """The place of the ecosystem that the plan is for, by id. Example: forum"""
    platform: Text | None = None
    """The service or software on which the channel runs. Example: Own forum"""
    url: Url | None = None
    """The web address of the channel. Example: https://example.org/forum"""
    purpose: Prose | None = None
    """What this channel does that no other does, and for whom. “To be visible” is no purpose.
    Example: The only place where our customers already plan walks with strangers
    """
    personas: PersonaRefs = ()
    """The personas that the channel is for, by id. It may be said at the persona instead. Example: [weekend-hiker]"""
    goals: GoalRefs = ()
    """The goals that the channel serves, by id. Example: [recommend-30]"""
    pillars: PillarRefs = ()
    """The themes that the channel draws on, by id. Example: [walked-by-members, by-train]"""
    formats: Texts = ()
    """The forms in which you publish here. Example: [Walk of the week, Answer to a first-timer]"""
    cadence: Annotated[Cadence, BeforeValidator(_reactive_or_rate), Also(**{"$comment": "reactive", "const": "reactive"})] | None = None
    """How often you publish here. Where you only answer, write reactive. Example: {posts: 3, per: week}"""
    tone: Tone | None = None
    """How you sound here: four dials from −2 to 2, with notes. Example: {formality: -1, humour: 1, respect: 2, enthusiasm: 0}"""
    desired_action: Text | None = None
    """What people are to do after reading. Example: Join a walk"""
    kpis: KpiRefs = ()
    """The KPIs that show whether the channel works, by id. Example: [recommended-share]"""
    owner: TeamRef | None = None
    """Who answers for the channel: one of the team, by id. Example: head-of-community"""
    deputy: TeamRef | None = None
    """Who stands in when the owner is away: one of the team, by id. Example: forum-moderator"""
    response: Response | None = None
    """What people who write to you here may expect. Example: {first_reply: 1 business day}"""
    accessibility: Accessibility | None = None
    """What you promise to people who do not see or hear well. Example: {alt_text: true, captions: true}"""
    languages: Texts = ()
    """The languages in which you publish and answer here. Example: [en, it]"""
    lead_time: Span | None = None
    """How long before it is published a contribution must be ready. Example: 3d"""
    paid: Paid | None = None
    """Money for reach on this channel, and what justifies it.
    Example: {budget: {amount: 300, currency: EUR, per: month}, reason: Two towns where nobody knows us yet}
    """
    resources: Resources | None = None
    """What the channel costs in hours, money and tools. Example: {hours_per_week: 10, tools: [Forum software]}"""
    exit_rule: Text | None = None
    """When you would leave the channel, said before it comes to that. Example: Fewer than fifty members write in a month, three months running"""
    status: Literal["active", "trial", "paused", "closed"] = "active"
    """Whether the channel is in use. Rules on channels leave out a paused or closed one; a calendar entry on a closed one is flagged."""
