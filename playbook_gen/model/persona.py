"""Whom the strategy is for (step 4): personas with what is known of them and how it is known."""

from __future__ import annotations

from typing import Literal

from playbook_gen.model.base import Model, Thing
from playbook_gen.model.fields import ChannelRefs, Day, Flag, Prose, Stage, Text, Texts

Relation = Literal["unaware", "aware", "acted-once", "repeat", "advocate"]


class Quote(Model):
    """A sentence the persona would say; `from_research` tells a heard one from an imagined one."""

    text: Text | None = None
    from_research: Flag | None = None


class Evidence(Model):
    """Where a claim about a persona comes from, and when it was found out."""

    kind: Literal["interview", "survey", "analytics", "desk", "assumption"] | None = None
    date: Day | None = None
    note: Prose | None = None


class Persona(Thing):
    """One audience as a sketch of a person."""

    KIND = "persona"

    segment: Text | None = None
    quote: Quote | None = None
    goals: Texts = ()
    needs: Texts = ()
    pains: Texts = ()
    behaviours: Texts = ()
    values: Texts = ()
    key_messages: Texts = ()
    channels: ChannelRefs = ()
    stage: Stage | None = None
    relation: Relation | None = None
    size: Text | None = None
    evidence: tuple[Evidence, ...] = ()
    review_by: Day | None = None
    demographics: dict[Text, Text] = {}
    demographics_reason: Text | None = None
