"""Problems of form that one field alone does not show: references, dates against dates, things said twice, circles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from playbook_gen.diagnostics import Diagnostic, did_you_mean
from playbook_gen.model.audience import reach
from playbook_gen.model.base import Thing
from playbook_gen.model.links import own_things, shared_things
from playbook_gen.model.places import place_of, place_of_key, thing_at
from playbook_gen.model.recurrence import occurrences
from playbook_gen.model.references import Known, Problem, Written, references
from playbook_gen.model.shared import Shared
from playbook_gen.model.strategy import SECTION_OF, Plan
from playbook_gen.model.walk import Path, mentions
from playbook_gen.settings import Settings
from playbook_gen.source.nodes import Mapping as MappingNode

RESERVED = {"index", "index.html"}
"""Ids whose address another page has already."""


def shared_problems(shared: Shared, known: Known) -> Iterator[Diagnostic]:
    """What is wrong in playbook.yml between its things."""
    stand_in = Thing(title="playbook.yml")
    for each in references(mentions(shared, stand_in), stand_in, known.shared_tree, known.shared, known, known.unsure):
        yield _diagnostic(each, known.shared_tree, None)
    for key, thing in shared_things(shared):
        for problem in _accepted(thing, (SECTION_OF[key[0]], key[1]), known):
            yield _diagnostic(problem, known.shared_tree, None)
    for kpi in shared.kpis.values():
        for problem in _readings_twice(kpi.readings, ("kpis", kpi.id, "readings")):
            yield _diagnostic(problem, known.shared_tree, None)


def plan_problems(plan: Plan, tree: MappingNode, ids: Written, known: Known, settings: Settings, clean: bool) -> Iterator[Diagnostic]:
    """What is wrong in a plan between its fields; where it was not `clean`, nothing that needs its period is judged."""
    levels = {**known.shared, **dict.fromkeys(ids.keys, 0), **{key: reach(thing.visible_to) for key, thing in own_things(plan)}}
    found = [
        *references(mentions(plan, plan), plan, tree, levels, known, known.unsure | ids.unsure),
        *_redefined(ids, known),
        *_accepted(plan, (), known),
        *(problem for key, thing in own_things(plan) for problem in _accepted(thing, (SECTION_OF[key[0]], key[1]), known)),
        *(problem for kpi in plan.kpis.values() for problem in _readings_twice(kpi.readings, ("kpis", kpi.id, "readings"))),
        *_circles(plan),
        *_reserved(plan),
        *_maturity(plan, known),
        *_assessments_twice(plan),
        *(_calendar(plan, settings.limits.occurrences) if clean else ()),
        *(_goal_dates(plan) if clean else ()),
    ]
    for problem in found:
        yield _diagnostic(problem, tree, plan.id)


def _diagnostic(problem: Problem, tree: MappingNode, plan: str | None) -> Diagnostic:
    where = problem.where or (place_of_key if problem.on_key else place_of)(tree, problem.path)
    return Diagnostic(problem.rule, where, problem.message, problem.hint, strategy=plan, thing=thing_at(problem.path, plan))


def _redefined(ids: Written, known: Known) -> Iterator[Problem]:
    """A plan's thing under the id of a shared one."""
    for kind, id_ in ids.keys:
        if (kind, id_) in known.shared:
            first = place_of_key(known.shared_tree, (SECTION_OF[kind], id_))
            message = f"the {kind} “{id_}” is shared already: {first.file}, line {first.line}"
            yield Problem("duplicate-key", (SECTION_OF[kind], id_), message, "refer to the shared one, or give this one another id", on_key=True)


def _accepted(thing: Thing, path: Path, known: Known) -> Iterator[Problem]:
    for name in thing.accept:
        if name not in known.rule_names:
            hint = did_you_mean(name, sorted(known.rule_names)) or "leave it out; “playbook explain” lists the rules"
            yield Problem("unknown-rule", (*path, "accept", name), f"there is no rule “{name[:60]}”", hint, on_key=True)


def _readings_twice(readings: tuple[Any, ...], path: Path) -> Iterator[Problem]:
    seen: set[date] = set()
    for index, reading in enumerate(readings):
        if reading.date in seen and reading.date != date.min:  # which stands in for a day that could not be read
            yield Problem("reading-twice", (*path, index), f"there is a reading of {reading.date} already", "keep one of the two")
        seen.add(reading.date)


def _circles(plan: Plan) -> Iterator[Problem]:
    """Each circle of goals that are their own parents, once, at the first of them; a goal is walked over at most once."""
    done: set[str] = set()
    for first in plan.goals:
        way: dict[str, None] = {}
        id_: str | None = first
        while id_ in plan.goals and id_ not in done and id_ not in way:
            way[id_] = None
            id_ = plan.goals[id_].parent
        if id_ in way:
            circle = list(way)[list(way).index(id_) :]
            told = " → ".join([*circle[:10], *(["…"] if len(circle) > 10 else []), id_])
            yield Problem("circular-reference", ("goals", id_, "parent"), f"this goal is its own parent: {told}", "remove one of these parents")
        done.update(way)


def _reserved(plan: Plan) -> Iterator[Problem]:
    """Personas and channels whose sheet would stand where the index of all stands."""
    for section in ("personas", "channels"):
        for id_ in RESERVED & getattr(plan, section).keys():
            yield Problem(
                "bad-id", (section, id_), f"“{id_}” is the address of the page that lists all", f"write another id: {id_.split('.')[0]}-page", on_key=True
            )


def _goal_dates(plan: Plan) -> Iterator[Problem]:
    """Deadlines and milestones in the wrong order; a goal without a start begins with the period."""
    for goal in plan.goals.values():
        start, path = goal.start or plan.period.start, ("goals", goal.id)
        if goal.by is not None and goal.by <= start:
            yield Problem("wrong-value", (*path, "by"), f"the deadline {goal.by} is not after the start {start}", "write a later day, or an earlier start")
        days: set[date] = set()
        for index, milestone in enumerate(goal.milestones):
            day = milestone.date
            if day in days:
                yield Problem("wrong-value", (*path, "milestones", index, "date"), f"there is a milestone of {day} already", "keep one of the two")
            days |= {day} if day else set()
            if day is not None and (day <= start or (goal.by is not None and day >= goal.by)):
                message = f"the milestone of {day} is not between the start {start} and the deadline {goal.by or '(none)'}"
                yield Problem("wrong-value", (*path, "milestones", index, "date"), message, "write a day strictly between the two")


def _calendar(plan: Plan, limit: int) -> Iterator[Problem]:
    for entry in plan.calendar.values():
        path = ("calendar", entry.id)
        if entry.end is not None and entry.end < entry.date:
            yield Problem("wrong-value", (*path, "end"), f"it ends on {entry.end}, before it begins on {entry.date}", "write a day on or after the date")
        days = occurrences(entry.date, entry.repeat, plan.period.end, limit + 1)
        if entry.repeat and next(islice(days, limit, None), None) is not None:
            yield Problem("too-large", (*path, "repeat"), f"this repetition gives more than {limit} dates", "repeat less often, or end it with COUNT or UNTIL")


def _maturity(plan: Plan, known: Known) -> Iterator[Problem]:
    """Models, items and quadrants that do not exist."""
    if plan.maturity is None:
        return
    model = known.maturity_models.get(plan.maturity.model)
    if model is None and "item" in known.unsure:
        return
    if model is None:
        hint = did_you_mean(plan.maturity.model, known.maturity_models)
        yield Problem("unknown-reference", ("maturity", "model"), f"there is no maturity model “{plan.maturity.model}”", hint)
        return
    if plan.maturity.target is not None and plan.maturity.target not in model.quadrants:
        hint = did_you_mean(plan.maturity.target, model.quadrants)
        yield Problem("unknown-reference", ("maturity", "target"), f"there is no quadrant “{plan.maturity.target}”", hint)
    items = [item for axis in model.axes.values() for item in axis.items]
    for index, assessment in enumerate(plan.maturity.assessments):
        for field in ("answers", "efforts"):
            for item in getattr(assessment, field):
                if item not in items:
                    path = ("maturity", "assessments", index, field, item)
                    yield Problem(
                        "unknown-reference",
                        path,
                        f"the model has no item “{item[:60]}”",
                        did_you_mean(item, items) or f"items are: {', '.join(items)}",
                        on_key=True,
                    )


def _assessments_twice(plan: Plan) -> Iterator[Problem]:
    """Two assessments of one day."""
    days: set[date] = set()
    for index, assessment in enumerate(plan.maturity.assessments if plan.maturity else ()):
        if assessment.date in days:
            path = ("maturity", "assessments", index, "date")
            yield Problem("wrong-value", path, f"there is an assessment of {assessment.date} already", "keep one of the two")
        days.add(assessment.date)
