"""Nodes → models: every problem of form of every strategy as a diagnostic with its place, all of them at once."""

from __future__ import annotations

import operator
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from playbook_gen.diagnostics import Diagnostic, Place, at_most, in_order
from playbook_gen.model import form
from playbook_gen.model.audience import reach, written_reach
from playbook_gen.model.doubtful import doubts
from playbook_gen.model.links import Key, shared_things
from playbook_gen.model.maturity_model import BuiltIn, MaturityModel
from playbook_gen.model.places import place_of, place_of_key
from playbook_gen.model.playbook import Places, Playbook
from playbook_gen.model.references import Known, Written, written
from playbook_gen.model.rows import is_foreign, with_readings
from playbook_gen.model.seen import Seen, SharedPart, seen, shared_part, together
from playbook_gen.model.shared import SHARED_KINDS, Shared
from playbook_gen.model.strategy import SECTIONS, Plan
from playbook_gen.model.validate import validated
from playbook_gen.model.vocabulary import OPEN_LISTS, extended
from playbook_gen.settings import Settings
from playbook_gen.source import Sources
from playbook_gen.source.nodes import Mapping as MappingNode
from playbook_gen.source.nodes import Node, Scalar, Source, at, copied, mapping, place, same


class Given(NamedTuple):
    """What is read and chosen for all strategies: playbook.yml, the rows of readings.csv that are of its KPIs, maturity models; whether playbook.yml cannot be
    used.
    """

    shared: MappingNode | None
    rows: list[MappingNode]
    models: list[Node]
    failed: bool
    settings: Settings

    def is_as(self, other: Given) -> bool:
        """Whether it is the very same nodes."""
        return same(self.shared, other.shared) and _all_are(self.rows, other.rows) and _all_are(self.models, other.models) and self[3:] == other[3:]


class Common(NamedTuple):
    """What every strategy is checked with: playbook.yml as far as it is sound, what is wrong in it and in maturity models, what strategies may refer to."""

    given: Given
    tree: MappingNode
    ids: Written
    part: SharedPart
    report: tuple[Diagnostic, ...]
    known: Known

    @property
    def context(self) -> dict[str, Any]:
        """What the models' validators ask for."""
        return _context(self.given, self.part.vocabulary, self.tree)


class One(NamedTuple):
    """A strategy as it was checked: what it was `read` from, its tree as far as that is sound, where its things begin, what is wrong with it; and what the
    audience sees of it, where nothing is.
    """

    read: MappingNode
    rows: list[MappingNode]
    tree: MappingNode
    starts: Mapping[Key, Place]
    report: tuple[Diagnostic, ...]
    seen: Seen | None

    def is_of(self, read: MappingNode, rows: list[MappingNode]) -> bool:
        """Whether it was made from the very same nodes."""
        return same(self.read, read) and _all_are(self.rows, rows)


def _all_are(some: Iterable[object], others: Iterable[object]) -> bool:
    first, second = list(some), list(others)
    return len(first) == len(second) and all(map(operator.is_, first, second))


@dataclass(frozen=True, slots=True)
class Loaded:
    """A playbook as far as its files are sound, and what is wrong with the rest: `playbook` leaves out every plan with an error of form (`broken`).

    `common` and `strategies` are what it was put together from.
    """

    playbook: Playbook
    diagnostics: tuple[Diagnostic, ...]
    broken: tuple[str, ...]
    common: Common
    strategies: Mapping[str, One]


def load(sources: Sources, settings: Settings, rule_names: Collection[str], last: Loaded | None = None) -> Loaded:
    """The playbook that an audience sees, with all problems of form; `rule_names` are those that `accept` may name.

    `last` is what was loaded before: what would be made from the very same nodes is taken from it.
    """
    shared_tree = copied(sources.shared) if sources.shared is not None else mapping(Source("playbook.yml", ""))
    copies, report = _with_rows(sources, shared_tree)
    common = _common(sources, shared_tree, settings, rule_names, last.common if last else None)
    before = last.strategies if last and common is last.common else {}
    strategies = {}
    for id_, read in sources.strategies.items():
        rows, known = sources.readings.get(id_, []), before.get(id_)
        strategies[id_] = known if known and known.is_of(read, rows) else _checked(id_, read, rows, copies.get(id_) or copied(read), common)
    sound = {id_: each.seen for id_, each in strategies.items() if each.seen and id_ not in sources.failed}
    broken = sorted({*strategies, *sources.failed} - sound.keys())
    begin = {"": starts(common.tree, ""), **{id_: each.starts for id_, each in strategies.items()}}
    trees = {"": common.tree, **{id_: each.tree for id_, each in strategies.items()}}
    playbook = together(common.part, sound, Places(begin, trees), whole=not broken)
    if last:
        playbook.take_over(last.playbook)
    report += [*common.report, *form.shared_problems(common.part.shared, common.known), *(found for each in strategies.values() for found in each.report)]
    return Loaded(playbook, at_most(in_order((*sources.diagnostics, *report))), tuple(broken), common, strategies)


def _with_rows(sources: Sources, shared_tree: MappingNode) -> tuple[dict[str, MappingNode], list[Diagnostic]]:
    """The strategies that have a readings.csv with its rows under their KPIs, own or shared, and what is wrong with these rows."""
    trees: dict[str, MappingNode] = {}
    report: list[Diagnostic] = []
    for id_, rows in sources.readings.items():
        trees[id_] = copied(sources.strategies[id_])
        report += with_readings(trees[id_], rows, shared_tree, id_)
    return trees, report


def _common(sources: Sources, tree: MappingNode, settings: Settings, rule_names: Collection[str], last: Common | None) -> Common:
    foreign = [row for id_, rows in sources.readings.items() for row in rows if is_foreign(sources.strategies[id_], row)]
    given = Given(sources.shared, foreign, [model for _, model in sources.maturity_models], sources.shared_failed, settings)
    if last and given.is_as(last.given):
        known = _known(sources, last.tree, last.ids, last.part, rule_names)
        return last if known == last.known else last._replace(known=known)
    report: list[Diagnostic] = []
    ids, vocabulary = written(tree, Shared.model_fields), vocabulary_of(tree)
    shared, _ = validated(Shared, tree, _context(given, vocabulary, tree), None, report)
    report += doubts(Shared, tree, None)
    part = shared_part(shared or Shared(), maturity_models(sources, report), vocabulary, settings)
    return Common(given, tree, ids, part, tuple(report), _known(sources, tree, ids, part, rule_names))


def _context(given: Given, vocabulary: Mapping[str, Mapping[str, str]], tree: MappingNode) -> dict[str, Any]:
    return {"prose_characters": given.settings.limits.prose_characters, "vocabulary": vocabulary, "any_word": given.failed, "shared": tree}


def _checked(id_: str, read: MappingNode, rows: list[MappingNode], tree: MappingNode, common: Common) -> One:
    """One strategy against the models and the checks of form."""
    report: list[Diagnostic] = []
    ids, begin = written(tree, Plan.model_fields), starts(tree, id_)
    plan, clean = validated(Plan, tree, common.context, id_, report)
    report += doubts(Plan, tree, id_)
    found: Seen | None = None
    if plan is not None:
        plan._id = id_
        problems = list(form.plan_problems(plan, tree, ids, common.known, common.given.settings, clean))
        report += problems
        found = seen(plan, common.part, common.given.settings) if clean and not problems else None
    return One(read, rows, tree, begin, tuple(report), found)


def vocabulary_of(shared_tree: MappingNode) -> Mapping[str, Mapping[str, str]]:
    """The open lists with what playbook.yml adds, a refused title by its id; what is wrong with it is reported with the rest of that file."""
    lists = {name: at(shared_tree, ("vocabulary", name)) for name in OPEN_LISTS}
    return extended({name: _titles(added) for name, added in lists.items() if isinstance(added, MappingNode)})


def _titles(added: MappingNode) -> dict[str, str]:
    return {str(id_): str(title if isinstance(title, Scalar) else id_) for id_, title in added.items()}


def _known(sources: Sources, shared_tree: MappingNode, ids: Written, part: SharedPart, rule_names: Collection[str]) -> Known:
    levels = {**dict.fromkeys(ids.keys, 0), **{key: reach(thing.visible_to) for key, thing in shared_things(part.shared)}}
    plans = {**dict.fromkeys(sources.failed, 0), **{id_: written_reach(tree) for id_, tree in sources.strategies.items()}}
    unsure = {*ids.unsure, *(SHARED_KINDS if sources.shared_failed else ())}
    if sources.shared_failed or (sources.maturity_models and len(part.models) < len(BuiltIn()) + len(sources.maturity_models)):
        unsure.add("item")
    return Known(levels, plans, part.models, rule_names, shared_tree, frozenset(unsure))


def maturity_models(sources: Sources, report: list[Diagnostic]) -> Mapping[str, MaturityModel]:
    """The built-in maturity models and those that playbook.yml names; one id may stand for one model only."""
    if not sources.maturity_models:
        return BuiltIn()
    models = dict(BuiltIn())
    for _, read in sources.maturity_models:
        tree = copied(read) if isinstance(read, MappingNode) else read
        model, clean = validated(MaturityModel, tree, {}, None, report)
        if model is None or not clean:
            continue
        if model.id in models:
            where = place_of(tree, ("id",))
            report.append(Diagnostic("duplicate-key", where, f"there is a maturity model “{model.id}” already", "give this one an id of its own"))
        models.setdefault(model.id, model)
    return models


def starts(tree: MappingNode, owner: str) -> Mapping[Key, Place]:
    """Where a plan (or playbook.yml: the empty id), each of its sections and each thing begins: at its key."""
    places: dict[Key, Place] = {("plan", owner): place_of(tree, ())}
    for section, kind in SECTIONS.items():
        node = at(tree, (section,))
        if node is not None:
            places[("section", section)] = place_of_key(tree, (section,))
        if kind and isinstance(node, MappingNode):
            places |= {(kind, str(id_)): place(id_) for id_ in node}
    return places
