"""Problems of form that one field alone does not show: references, dates against dates, things said twice, circles."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from playbook_gen.diagnostics import Diagnostic, Place, did_you_mean
from playbook_gen.model.audience import reach
from playbook_gen.model.base import Thing
from playbook_gen.model.links import Key, own_things, shared_things
from playbook_gen.model.maturity_model import MaturityModel
from playbook_gen.model.places import place_of, place_of_key, thing_at
from playbook_gen.model.recurrence import occurrences
from playbook_gen.model.shared import Shared
from playbook_gen.model.strategy import KINDS, SECTION_OF, Plan
from playbook_gen.model.walk import Mention, Path, mentions
from playbook_gen.settings import AUDIENCES, Settings
from playbook_gen.source.nodes import Mapping as MappingNode
from playbook_gen.source.nodes import Refused, Scalar, find


class Problem(NamedTuple):
    """A refusal at a path of a tree; `on_key` where the key, not the value, is wrong."""

    rule: str
    path: Path
    message: str
    hint: str | None = None
    on_key: bool = False
    where: Place | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What a plan may refer to beyond its own things, each with how few may see it."""

    shared: Mapping[Key, int]
    plans: Mapping[str, int]
    maturity_models: Mapping[str, MaturityModel]
    rule_names: Collection[str]
    shared_tree: MappingNode

    def items(self) -> Iterator[str]:
        """Every item as `model/item`."""
        for model in self.maturity_models.values():
            yield from (f"{model.id}/{item}" for axis in model.axes.values() for item in axis.items)


def shared_problems(shared: Shared, known: Known) -> Iterator[Diagnostic]:
    """What is wrong in playbook.yml between its things."""
    stand_in = Thing(title="playbook.yml")
    levels = dict(known.shared)
    for each in _references(mentions(shared, stand_in), stand_in, known.shared_tree, levels, known, ()):
        yield _diagnostic(each, known.shared_tree, None)
    for key, thing in shared_things(shared):
        for problem in _accepted(thing, (SECTION_OF[key[0]], key[1]), known):
            yield _diagnostic(problem, known.shared_tree, None)
    for kpi in shared.kpis.values():
        for problem in _readings_twice(kpi.readings, ("kpis", kpi.id, "readings")):
            yield _diagnostic(problem, known.shared_tree, None)


def plan_problems(plan: Plan, tree: MappingNode, known: Known, settings: Settings, clean: bool) -> Iterator[Diagnostic]:
    """What is wrong in a plan between its fields; where it was not `clean`, nothing that needs its period is judged."""
    levels = {**known.shared, **{(kind, id_): 0 for kind, id_ in _written(tree)}}
    levels |= {key: reach(thing.visible_to) for key, thing in own_things(plan)}
    broken = tuple(kind for kind, section in SECTION_OF.items() if isinstance(tree.get(section), Refused))  # type: ignore[call-overload]  # any str is a key
    found = [
        *_references(mentions(plan, plan), plan, tree, levels, known, broken),
        *_redefined(tree, known),
        *_accepted(plan, (), known),
        *(problem for key, thing in own_things(plan) for problem in _accepted(thing, (SECTION_OF[key[0]], key[1]), known)),
        *(problem for kpi in plan.kpis.values() for problem in _readings_twice(kpi.readings, ("kpis", kpi.id, "readings"))),
        *_circles(plan),
        *_maturity(plan, known),
        *(_calendar(plan, settings.limits.occurrences) if clean else ()),
        *(_goal_dates(plan) if clean else ()),
    ]
    for problem in found:
        yield _diagnostic(problem, tree, plan.id)


def _diagnostic(problem: Problem, tree: MappingNode, plan: str | None) -> Diagnostic:
    where = problem.where or (place_of_key if problem.on_key else place_of)(tree, problem.path)
    return Diagnostic(problem.rule, where, problem.message, problem.hint, strategy=plan, thing=thing_at(problem.path, plan))


def _written(tree: MappingNode) -> Iterator[Key]:
    """The ids that stand in the file, those of refused things too: a reference to one of them is no second error."""
    for kind, section in SECTION_OF.items():
        node: Any = tree.get(section)  # type: ignore[call-overload]  # any str is a key
        yield from ((kind, str(id_)) for id_ in node) if isinstance(node, MappingNode) else ()


def _references(
    found: Iterator[Mention], root: Thing, tree: MappingNode, levels: Mapping[Key, int], known: Known, broken: Collection[str]
) -> Iterator[Problem]:
    """References to nothing, and to what fewer may see than see the one who refers."""
    items = set(known.items())
    for mention in found:
        where = _in_prose(tree, mention) if mention.in_prose else None
        holder = max(reach(mention.holder.visible_to), reach(root.visible_to))
        level = _level(mention, levels, known, items, reach(root.visible_to))
        if level is None and mention.kind not in broken:
            yield Problem("unknown-reference", mention.path, _unknown(mention), _nearest(mention, levels, known, items), where=where)
        elif level is not None and level > holder:
            message = f"“{mention.id}” is for {AUDIENCES[level]} only, and this is shown to {AUDIENCES[holder]}"
            yield Problem("reference-to-hidden", mention.path, message, "remove the reference, or give both the same visible_to", where=where)


def _level(mention: Mention, levels: Mapping[Key, int], known: Known, items: set[str], root: int) -> int | None:
    """How few may see what is mentioned; `None` where there is no such thing."""
    if mention.kind == "item":
        return 0 if mention.id in items else None
    if mention.kind == "plan":
        return known.plans.get(mention.id)
    level = levels.get((mention.kind, mention.id))
    return level if level is None or (mention.kind, mention.id) in known.shared else max(level, root)


def _unknown(mention: Mention) -> str:
    if mention.kind not in KINDS:
        return f"“{mention.kind}” is no kind of thing"
    return f"there is no {mention.kind} “{mention.id[:60]}”"


def _nearest(mention: Mention, levels: Mapping[Key, int], known: Known, items: set[str]) -> str | None:
    if mention.kind not in KINDS:
        return did_you_mean(mention.kind, KINDS) or f"kinds are: {', '.join(KINDS)}"
    others = [kind for kind, id_ in levels if id_ == mention.id]
    if others:
        return f"“{mention.id}” is a {others[0]}; a {mention.kind} belongs here"
    choices = {"item": sorted(items), "plan": list(known.plans)}.get(mention.kind) or [id_ for kind, id_ in levels if kind == mention.kind]
    return did_you_mean(mention.id, choices) or f"no {mention.kind} is defined in this strategy or in playbook.yml with a like name"


def _in_prose(tree: MappingNode, mention: Mention) -> Place | None:
    """The character at which a `[[…]]` stands in the file, found in the text from where the prose begins."""
    node = find(tree, mention.path)
    if not isinstance(node, Scalar):
        return None
    lines = node.source.text.splitlines(keepends=True)
    start = sum(len(line) for line in lines[: node.line - 1])
    at = node.source.text.find(f"[[{mention.kind}:{mention.id}", start)
    if at < 0:
        return None
    line = node.source.text.count("\n", 0, at) + 1
    return Place(node.source.file, line, at - node.source.text.rfind("\n", 0, at))


def _redefined(tree: MappingNode, known: Known) -> Iterator[Problem]:
    """A plan's thing under the id of a shared one."""
    for kind, id_ in _written(tree):
        if (kind, id_) in known.shared:
            first = place_of_key(known.shared_tree, (SECTION_OF[kind], id_))
            message = f"the {kind} “{id_}” is shared already: {first.file}, line {first.line}"
            yield Problem("duplicate-key", (SECTION_OF[kind], id_), message, "refer to the shared one, or give this one another id", on_key=True)


def _accepted(thing: Thing, path: Path, known: Known) -> Iterator[Problem]:
    for name in thing.accept:
        if name not in known.rule_names:
            hint = did_you_mean(name, sorted(known.rule_names)) or "leave it out, or look the rule's name up"
            yield Problem("unknown-rule", (*path, "accept", name), f"there is no rule “{name[:60]}”", hint, on_key=True)


def _readings_twice(readings: tuple[Any, ...], path: Path) -> Iterator[Problem]:
    seen: set[date] = set()
    for index, reading in enumerate(readings):
        if reading.date in seen:
            yield Problem("reading-twice", (*path, index), f"there is a reading of {reading.date} already", "keep one of the two")
        seen.add(reading.date)


def _circles(plan: Plan) -> Iterator[Problem]:
    """Goals whose chain of parents comes back to them."""
    for goal in plan.goals.values():
        seen, above = [goal.id], goal.parent
        while above in plan.goals and above not in seen:
            seen.append(above)
            above = plan.goals[above].parent
        if above == goal.id:
            message = f"this goal is its own parent: {' → '.join([*seen, goal.id])}"
            yield Problem("circular-reference", ("goals", goal.id, "parent"), message, "remove one of these parents")


def _goal_dates(plan: Plan) -> Iterator[Problem]:
    """Deadlines and milestones in the wrong order; a goal without a start begins with the period."""
    for goal in plan.goals.values():
        start, path = goal.start or plan.period.start, ("goals", goal.id)
        if goal.by is not None and goal.by <= start:
            yield Problem("wrong-value", (*path, "by"), f"the deadline {goal.by} is not after the start {start}", "write a later day, or an earlier start")
        for index, milestone in enumerate(goal.milestones):
            day = milestone.date
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
    """Models, items and quadrants that do not exist; two assessments of one day."""
    if plan.maturity is None:
        return
    model = known.maturity_models.get(plan.maturity.model)
    if model is None:
        hint = did_you_mean(plan.maturity.model, known.maturity_models)
        yield Problem("unknown-reference", ("maturity", "model"), f"there is no maturity model “{plan.maturity.model}”", hint)
        return
    if plan.maturity.target is not None and plan.maturity.target not in model.quadrants:
        hint = did_you_mean(plan.maturity.target, model.quadrants)
        yield Problem("unknown-reference", ("maturity", "target"), f"there is no quadrant “{plan.maturity.target}”", hint)
    items = [item for axis in model.axes.values() for item in axis.items]
    days: set[date] = set()
    for index, assessment in enumerate(plan.maturity.assessments):
        path = ("maturity", "assessments", index)
        for field in ("answers", "efforts"):
            for item in getattr(assessment, field):
                if item not in items:
                    yield Problem("unknown-reference", (*path, field, item), f"the model has no item “{item[:60]}”", did_you_mean(item, items), on_key=True)
        if assessment.date in days:
            yield Problem("wrong-value", (*path, "date"), f"there is an assessment of {assessment.date} already", "keep one of the two")
        days |= {assessment.date} if assessment.date else set()
