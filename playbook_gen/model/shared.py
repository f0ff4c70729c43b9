"""What all strategies of a playbook share: the content of playbook.yml."""

from typing import Annotated

from pydantic import AfterValidator, Field

from playbook_gen.diagnostics import did_you_mean
from playbook_gen.model.base import Model
from playbook_gen.model.channel import Pillar
from playbook_gen.model.fields import Slug, Text, Texts, refuse, scalar
from playbook_gen.model.kpi import Kpi
from playbook_gen.model.marks import ReadText
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


Term = Annotated[str, ReadText(_term, {"enum": list(NAMED)})]
Forms = Annotated[Texts, AfterValidator(_two_forms), Field(json_schema_extra={"minItems": 2, "maxItems": 2})]


class Vocabulary(Model):
    """Words that you add to the open lists, each with the name that people read."""

    functions: dict[Slug, Text] = {}
    """Parts of the organisation that members of the team may come from. Example: {volunteers: Volunteers}"""
    value: dict[Slug, Text] = {}
    """Sorts of value that places create and objectives aim at. Example: {volunteering: Volunteering}"""
    lifecycle: dict[Slug, Text] = {}
    """Stages of the customer's lifecycle. Example: {membership: Membership}"""
    component_kinds: dict[Slug, Text] = {}
    """Sorts of place in the ecosystem. Example: {mountain-hut: Mountain hut}"""
    roles: dict[Slug, Text] = {}
    """What a place of the ecosystem may be used for. Example: {meeting-point: Meeting point}"""
    business_functions: dict[Slug, Text] = {}
    """Parts of the organisation that may gain from a place. Example: {route-planning: Route planning}"""
    intents: dict[Slug, Text] = {}
    """What a strategy or an objective may be for above all. Example: {safety: Safety}"""


class Shared(Model):
    """What all strategies of a playbook share: the content of playbook.yml."""

    organisation: Text | None = None
    """The organisation of all strategies that name none. Example: Trail Shop Cooperative"""
    kind: Kind | None = None
    """The sort of organisation for all strategies that name none."""
    language: Language | None = None
    """The language of all strategies that name none."""
    team: Section[TeamEntry] = {}
    """Roles or persons, by id, to whom every strategy may refer. Example: {managing-director: {title: Managing director, function: leadership}}"""
    personas: Section[Persona] = {}
    """Personas, by id, to whom every strategy may refer. Example: {weekend-hiker: {title: The weekend hiker, needs: [Routes that fit a train timetable]}}"""
    kpis: Section[Kpi] = {}
    """KPIs, by id, to which every strategy may refer.
    Example: {recommended-share: {title: New customers who came by recommendation, unit: "%", better: higher}}
    """
    pillars: Section[Pillar] = {}
    """Themes, by id, to which every strategy may refer.
    Example: {walked-by-members: {title: Walked by members, share: 60}, by-train: {title: To the trail by train, share: 40}}
    """
    vocabulary: Vocabulary = Vocabulary()
    """Words that you add to the open lists: the id, and the name that people read.
    Example: {component_kinds: {mountain-hut: Mountain hut}, functions: {volunteers: Volunteers}}
    """
    terms: dict[Language, dict[Term, Forms]] = {}
    """What your house calls things, by language: one word for one of them, one for several. Pages use these words instead.
    Example: {en: {goal: [Outcome, Outcomes]}}
    """
    maturity_models: Texts = ()
    """Files of further maturity models, by their path in the strategies folder. Example: [volunteering-model.yml]"""


SHARED_KINDS: tuple[str, ...] = ("team", "persona", "kpi", "pillar")
"""The kinds of thing that playbook.yml may hold."""
