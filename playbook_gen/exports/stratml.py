"""A strategy as StratML, Part 1 (ISO 17469-1, StrategicPlan): its objectives and goals for programs that read plans of many organisations.

StratML has the words the other way round: its Goal is broad, as our objective, and its Objective is measured, as our goal. Nothing is made up: what the
strategy does not say is left out, and where the standard wants an element all the same, that is empty or says what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as Xml

from markupsafe import Markup, escape

from playbook_gen import locale
from playbook_gen.locale import message, term
from playbook_gen.locale.words import WORDS
from playbook_gen.model.base import Thing
from playbook_gen.model.measure import Measure
from playbook_gen.model.ogst import Goal, Objective
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import Plan
from playbook_gen.pages.goals import Standing, standings
from playbook_gen.render.helpers import title_of
from playbook_gen.render.prose import prose
from playbook_gen.settings import Settings

NAMESPACE = "urn:ISO:std:iso:17469:tech:xsd:stratml_core"
IDS = uuid5(NAMESPACE_URL, NAMESPACE)
"""What the identifiers are made from, with the ids of the strategy and the thing: they stay while these do."""
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even by its number."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A strategy with what telling it takes: the part of the playbook that it alone comes from, its language, how its goals stand."""

    part: Playbook
    plan: Plan
    language: str
    goals: dict[str, Standing]

    def term(self, kind: str) -> str:
        """What a kind is called here."""
        return term(kind, self.language, self.part.shared.terms)

    def plain(self, text: str | None) -> str:
        """A Markdown text without its marks, on one line; links are the titles of what they lead to."""
        return str(prose(text, self._title).striptags()) if text else ""

    def _title(self, kind: str, id_: str, words: str | None) -> Markup:
        return escape(words or title_of(self.part, id_ if kind == "plan" else self.plan.id, kind, id_, self.language))

    def thing(self, kind: str, id_: str) -> Thing:
        """One of the strategy's things, or of those that it shares."""
        return self.part.links[self.plan.id].things[(kind, id_)]


def as_stratml(playbook: Playbook, strategy: str, settings: Settings) -> str:
    """The XML of one strategy. Raises `KeyError` where there is none of this id."""
    plan = playbook.plans[strategy]
    told = _Told(playbook.part(strategy), plan, plan.language or settings.language, dict(standings(playbook, plan, settings)))
    root = Xml.Element("StrategicPlan", xmlns=NAMESPACE)
    _add(root, "Name", plan.title)
    _add_if(root, "Description", told.plain(plan.summary))
    status = message("Status", told.language), message(WORDS[plan.status], told.language)
    against = message("What we decided against", told.language), "; ".join(plan.wont_do)
    _add_if(root, "OtherInformation", _facts(status, against))
    _core(Xml.SubElement(root, "StrategicPlanCore"), told)
    _administration(Xml.SubElement(root, "AdministrativeInformation"), plan)
    Xml.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Xml.tostring(root, encoding="unicode")}\n'


def _core(core: Xml.Element, told: _Told) -> None:
    plan, language = told.plan, told.language
    if plan.organisation:
        _add(Xml.SubElement(core, "Organization"), "Name", plan.organisation)
    for name, text in ((message("The one thing", language), plan.one_thing), (message("How we will be human", language), plan.human)):
        if text:
            value = Xml.SubElement(core, "Value")
            _add(value, "Name", name)
            _add(value, "Description", told.plain(text))
    for objective in _in_rank(plan.objectives.values()):
        _objective(Xml.SubElement(core, "Goal"), objective, told)
    strays = [goal for goal in plan.goals.values() if not goal.objectives]
    if strays or not plan.objectives:  # the standard wants one at least
        node = Xml.SubElement(core, "Goal")
        _add(node, "Name", message("Goals that serve no objective", language) if strays else message("no objective yet", language))
        _add(node, "Description", "")
        _goals(node, strays, told)


def _in_rank(objectives: Iterable[Objective]) -> list[Objective]:
    """The objectives by rank; those without one last, in the author's order."""
    return sorted(objectives, key=lambda each: (each.rank is None, each.rank))


def _objective(node: Xml.Element, objective: Objective, told: _Told) -> None:
    """Our objective as their Goal, with the goals that name it first among theirs."""
    _add(node, "Name", objective.title)
    _add(node, "Description", told.plain(objective.description))
    _add(node, "Identifier", _identifier(told.plan, objective))
    _add_if(node, "SequenceIndicator", "" if objective.rank is None else str(objective.rank))
    _owner(node, objective.owner, told)
    for id_ in objective.personas:
        _stakeholder(node, told.thing("persona", id_), getattr(told.thing("persona", id_), "segment", None)).set("StakeholderTypeType", "Generic_Group")
    horizon = locale.day(objective.horizon, told.language) if objective.horizon else ""
    outcome = (message("Business outcome", told.language), objective.outcome or "")
    _add_if(node, "OtherInformation", _facts(outcome, (message("Horizon", told.language), horizon)))
    _goals(node, (goal for goal in told.plan.goals.values() if goal.objectives[:1] == (objective.id,)), told)


def _goals(node: Xml.Element, goals: Iterable[Goal], told: _Told) -> None:
    """Our goals as their Objectives. No identifier may stand twice in a document: a goal of several objectives stands with the first and names the others."""
    for goal in goals:
        each = Xml.SubElement(node, "Objective")
        _add(each, "Name", goal.title)
        _add_if(each, "Description", _facts(*_measured(goal, told)))
        _add(each, "Identifier", _identifier(told.plan, goal))
        _owner(each, goal.owner, told)
        others = "; ".join(told.plan.objectives[id_].title for id_ in goal.objectives[1:] if id_ in told.plan.objectives)
        _add_if(each, "OtherInformation", " ".join(filter(None, [told.plain(goal.rationale), _facts((message("Also serves", told.language), others))])))


def _measured(goal: Goal, told: _Told) -> Iterator[tuple[str, str]]:
    """What a goal is measured by, where it begins, what is to be reached and by when."""
    language = told.language
    kpi = told.thing("kpi", goal.kpi) if goal.kpi else None
    unit = getattr(kpi, "unit", None)
    yield told.term("kpi"), kpi.title if kpi else ""
    yield told.term("baseline"), _measure(goal.baseline, unit, language)
    yield told.term("target"), told.goals[goal.id].target
    yield message("Due", language), locale.day(goal.by, language) if goal.by else ""


def _measure(measure: Measure | None, unit: str | None, language: str) -> str:
    """A number or a range, in words; empty where nobody knows it."""
    if measure is None:
        return ""
    if measure.min is not None and measure.max is not None:
        return f"{locale.number(measure.min, language)} – {locale.quantity(measure.max, unit, language)}"
    return locale.quantity(measure.value, unit, language) if measure.value is not None else ""


def _administration(node: Xml.Element, plan: Plan) -> None:
    _add(node, "StartDate", plan.period.start.isoformat())
    _add(node, "EndDate", plan.period.end.isoformat())
    _add_if(node, "PublicationDate", plan.approved.date.isoformat() if plan.approved and plan.approved.date else "")
    _add_if(node, "Source", (plan.source.url if plan.source else None) or "")


def _owner(node: Xml.Element, owner: str | None, told: _Told) -> None:
    """A role or a person: the standard's types of stakeholder do not fit one that may be either."""
    if owner:
        _stakeholder(node, told.thing("team", owner), getattr(told.thing("team", owner), "role", None))


def _stakeholder(node: Xml.Element, thing: Thing, description: str | None) -> Xml.Element:
    made = Xml.SubElement(node, "Stakeholder")
    _add(made, "Name", thing.title)
    _add_if(made, "Description", description or "")
    return made


def _identifier(plan: Plan, thing: Thing) -> str:
    """An identifier may not begin with a digit, as many of these would."""
    return f"_{uuid5(IDS, f'{plan.id}/{thing.KIND}/{thing.id}')}"


def _facts(*facts: tuple[str, str]) -> str:
    """What is known, each with what it is: “Target: 30%; Due: 31 December 2026”."""
    return "; ".join(f"{label}: {value}" for label, value in facts if value)


def _add(node: Xml.Element, name: str, text: str) -> None:
    Xml.SubElement(node, name).text = _FORBIDDEN.sub("\ufffd", text)


def _add_if(node: Xml.Element, name: str, text: str) -> None:
    if text:
        _add(node, name, text)
