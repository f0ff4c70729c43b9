"""Whom the strategy is for (step 4): personas with what is known of them and how it is known."""

from typing import Literal

from playbook_gen.model.base import Model, Thing
from playbook_gen.model.fields import ChannelRefs, Day, Flag, Prose, Stage, Text, Texts

Relation = Literal["unaware", "aware", "acted-once", "repeat", "advocate"]


class Quote(Model):
    """A sentence that the persona would say, and whether somebody really said it."""

    text: Text | None = None
    """The sentence, in the persona's own words. Example: I would rather walk than plan"""
    from_research: Flag | None = None
    """Whether somebody said it in your research; if not, the page says that the words are yours."""


class Evidence(Model):
    """Where a claim about a persona comes from, and when it was found out."""

    kind: Literal["interview", "survey", "analytics", "desk", "assumption"] | None = None
    """How it was found out. What is only supposed says so here."""
    date: Day | None = None
    """The day on which it was found out. After two years it no longer counts as known. Example: 2025-10-14"""
    note: Prose | None = None
    """What was done, and with how many people. Example: Twelve interviews in four cities"""


class Persona(Thing):
    """Whom the strategy is for: one audience as a sketch of a person."""

    KIND = "persona"

    title: Text
    """A short name by which everybody knows who is meant. Example: The weekend hiker"""
    segment: Text | None = None
    """The group of people that this persona stands for. Example: City dwellers without a car who walk on weekends"""
    quote: Quote | None = None
    """A sentence that this persona would say. Example: {text: I would rather walk than plan, from_research: true}"""
    goals: Texts = ()
    """What this persona wants to reach, one line each. Example: [A new trail every month, Company on the way]"""
    needs: Texts = ()
    """What this persona needs for that, one line each. Example: [Routes that fit a train timetable]"""
    pains: Texts = ()
    """What stands in this persona's way, one line each. Example: [The last train back is too early]"""
    behaviours: Texts = ()
    """What this persona does today, one line each. Example: [Decides on Friday night]"""
    values: Texts = ()
    """What matters to this persona, one line each. Example: [Leaving no trace]"""
    key_messages: Texts = ()
    """What you want to tell this persona, one line each. Example: [Somebody from your city walks this Sunday]"""
    channels: ChannelRefs = ()
    """The channels that reach this persona, by id. It may be said at the channel instead. Example: [forum-plan]"""
    stage: Stage | None = None
    """How far this persona has come with you: the stage of the lifecycle. Example: loyalty"""
    relation: Relation | None = None
    """How well this persona knows you."""
    size: Text | None = None
    """How many people this persona stands for, as far as you know. Example: About 9,000 of our customers"""
    evidence: tuple[Evidence, ...] = ()
    """How you know all this. Without any, the pages call the persona assumed.
    Example: [{kind: interview, date: 2025-10-14, note: Twelve interviews in four cities}]
    """
    review_by: Day | None = None
    """The day by which you look again whether this is still so. Example: 2026-10-31"""
    demographics: dict[Text, Text] = {}
    """Age, place, income and the like, only as far as they matter. Example: {Home: A city with a railway station}"""
    demographics_reason: Text | None = None
    """Why these facts matter here. Without a reason, better leave them out. Example: Where they live decides which trails a train reaches"""
