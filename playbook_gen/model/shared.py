"""What all strategies of a playbook share: the content of playbook.yml."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator

from playbook_gen.diagnostics import did_you_mean
from playbook_gen.model.base import Model, Text, Texts, refuse
from playbook_gen.model.channel import Pillar
from playbook_gen.model.kpi import Kpi
from playbook_gen.model.persona import Persona
from playbook_gen.model.strategy import KINDS, Kind, Language, Section
from playbook_gen.model.team import TeamEntry

NAMED: tuple[str, ...] = (*KINDS, "baseline", "reading", "target", "calendar", "ecosystem", "maturity")
"""What `terms` may rename: the kinds, and the words that pages use for a whole."""


def _two_forms(terms: dict[str, Any]) -> dict[str, Any]:
    for name, forms in terms.items():
        if name not in NAMED:
            raise refuse("unknown-key", f"“{name}” is not a term that can be renamed", did_you_mean(name, NAMED), at=(name,))
        if len(forms) != 2:
            raise refuse("wrong-value", f"“{name}” needs two words", "write the singular and the plural: [Outcome, Outcomes]", at=(name,))
    return terms


class Vocabulary(Model):
    """Values added to the open lists, id → title."""

    functions: dict[str, Text] = {}
    value: dict[str, Text] = {}
    lifecycle: dict[str, Text] = {}
    component_kinds: dict[str, Text] = {}
    roles: dict[str, Text] = {}
    business_functions: dict[str, Text] = {}
    intents: dict[str, Text] = {}


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
    terms: dict[Language, Annotated[dict[str, Texts], AfterValidator(_two_forms)]] = {}
    maturity_models: Texts = ()


SHARED_KINDS: dict[str, str] = {"team": "team", "persona": "personas", "kpi": "kpis", "pillar": "pillars"}
