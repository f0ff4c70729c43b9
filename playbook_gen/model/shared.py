"""What all strategies of a playbook share: the content of playbook.yml."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from playbook_gen.diagnostics import did_you_mean
from playbook_gen.model.base import Model
from playbook_gen.model.channel import Pillar
from playbook_gen.model.fields import Slug, Text, Texts, refuse, scalar
from playbook_gen.model.kpi import Kpi
from playbook_gen.model.persona import Persona
from playbook_gen.model.strategy import KINDS, Kind, Language, Section
from playbook_gen.model.team import TeamEntry

NAMED: tuple[str, ...] = (*KINDS, "baseline", "reading", "target", "calendar", "ecosystem", "maturity")
"""What `terms` may rename: the kinds, and the words that pages use for a whole."""


def _term(value: object) -> str:
    text = scalar(value, "one term")
    if text not in NAMED:
        raise refuse("unknown-key", f"“{text[:60]}” is not a term that can be renamed", did_you_mean(text, NAMED))
    return text


def _two_forms(forms: tuple[str, ...]) -> tuple[str, ...]:
    if len(forms) != 2:
        raise refuse("wrong-value", "a term needs two words", "write the singular and the plural: [Outcome, Outcomes]")
    return forms


class Vocabulary(Model):
    """Values added to the open lists, id → title."""

    functions: dict[Slug, Text] = {}
    value: dict[Slug, Text] = {}
    lifecycle: dict[Slug, Text] = {}
    component_kinds: dict[Slug, Text] = {}
    roles: dict[Slug, Text] = {}
    business_functions: dict[Slug, Text] = {}
    intents: dict[Slug, Text] = {}


class Shared(Model):
    """playbook.yml: defaults, things that every strategy may refer to, added vocabulary, renamed terms, further maturity models."""

    organisation: Text | None = None
    kind: Kind | None = None
    language: Language | None = None
    team: Section[TeamEntry] = {}
    personas: Section[Persona] = {}
    kpis: Section[Kpi] = {}
    pillars: Section[Pillar] = {}
    vocabulary: Vocabulary = Vocabulary()
    terms: dict[Language, dict[Annotated[str, BeforeValidator(_term)], Annotated[Texts, AfterValidator(_two_forms)]]] = {}
    maturity_models: Texts = ()


SHARED_KINDS: tuple[str, ...] = ("team", "persona", "kpi", "pillar")
"""The kinds of thing that playbook.yml may hold."""
