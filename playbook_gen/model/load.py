"""Nodes → models: every problem of form of every strategy as a diagnostic with its place, all of them at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from playbook_gen.diagnostics import Diagnostic, Place, did_you_mean, in_order
from playbook_gen.model import form
from playbook_gen.model.audience import for_audience, reach
from playbook_gen.model.doubtful import doubts
from playbook_gen.model.links import Key, link, own_things, shared_things
from playbook_gen.model.maturity_model import BuiltIn, MaturityModel
from playbook_gen.model.places import place_of, place_of_key
from playbook_gen.model.playbook import Places, Playbook
from playbook_gen.model.references import Known, Written, written
from playbook_gen.model.shared import SHARED_KINDS, Shared
from playbook_gen.model.strategy import SECTIONS, Plan
from playbook_gen.model.validate import validated
from playbook_gen.model.vocabulary import OPEN_LISTS, extended
from playbook_gen.settings import AUDIENCES, Settings
from playbook_gen.source import Sources
from playbook_gen.source.nodes import Mapping as MappingNode
from playbook_gen.source.nodes import Node, Scalar, Source, mapping, place, scalar
from playbook_gen.source.nodes import Sequence as SequenceNode


@dataclass(frozen=True, slots=True)
class Loaded:
    """A playbook as far as its files are sound, and what is wrong with the rest: `playbook` leaves out every plan with an error of form (`broken`)."""

    playbook: Playbook
    diagnostics: tuple[Diagnostic, ...]
    broken: tuple[str, ...]


def load(sources: Sources, settings: Settings, rule_names: Collection[str]) -> Loaded:
    """The playbook that an audience sees, with all problems of form; `rule_names` are those that `accept` may name."""
    report: list[Diagnostic] = list(sources.diagnostics)
    shared_tree = sources.shared if sources.shared is not None else mapping(Source("playbook.yml", ""))
    trees = dict(sources.strategies)
    places = places_of({"": shared_tree, **trees})
    ids, shared_ids = {id_: written(tree) for id_, tree in trees.items()}, written(shared_tree)
    for id_, rows in sources.readings.items():
        report += with_readings(trees[id_], rows, shared_tree, id_)
    vocabulary = vocabulary_of(shared_tree)
    context = {"prose_characters": settings.limits.prose_characters, "vocabulary": vocabulary, "any_word": sources.shared_failed, "shared": shared_tree}
    shared, _ = validated(Shared, shared_tree, context, None, report)
    report += doubts(Shared, shared_tree, None)
    shared = shared or Shared()
    models = maturity_models(sources, report)
    known = _known(sources, shared_tree, shared_ids, shared, models, rule_names)
    report += form.shared_problems(shared, known)
    plans = {}
    for id_, tree in trees.items():
        plan, clean = validated(Plan, tree, context, id_, report)
        report += doubts(Plan, tree, id_)
        if plan is None:
            continue
        plan._id = id_
        found = list(form.plan_problems(plan, tree, ids[id_], known, settings, clean))
        report += found
        if clean and not found and id_ not in sources.failed:
            plans[id_] = plan
    broken = sorted({*trees, *sources.failed} - plans.keys())
    playbook = replace(as_seen(plans, shared, models, vocabulary, settings, places), whole=not broken)
    return Loaded(playbook, in_order(report), tuple(broken))


def vocabulary_of(shared_tree: MappingNode) -> Mapping[str, Mapping[str, str]]:
    """The open lists with what playbook.yml adds, a refused title by its id; what is wrong with it is reported with the rest of that file."""
    lists = {name: _below(shared_tree, "vocabulary", name) for name in OPEN_LISTS}
    return extended({name: _titles(added) for name, added in lists.items() if isinstance(added, MappingNode)})


def _titles(added: MappingNode) -> dict[str, str]:
    return {str(id_): str(title if isinstance(title, Scalar) else id_) for id_, title in added.items()}


def _known(sources: Sources, shared_tree: MappingNode, ids: Written, shared: Shared, models: Mapping[str, MaturityModel], rule_names: Collection[str]) -> Known:
    levels = {**dict.fromkeys(ids.keys, 0), **{key: reach(thing.visible_to) for key, thing in shared_things(shared)}}
    plans = {**dict.fromkeys(sources.failed, 0), **{id_: _level(tree) for id_, tree in sources.strategies.items()}}
    unsure = {*ids.unsure, *(SHARED_KINDS if sources.shared_failed else ())}
    if sources.shared_failed or (sources.maturity_models and len(models) < len(BuiltIn()) + len(sources.maturity_models)):
        unsure.add("item")
    return Known(levels, plans, models, rule_names, shared_tree, frozenset(unsure))


def _level(tree: MappingNode) -> int:
    """How few may see a plan, read before the plan is checked."""
    told: Any = tree.get("visible_to")  # type: ignore[call-overload]  # any str is a key
    return reach(told) if told in AUDIENCES else 0


def as_seen(
    plans: Mapping[str, Plan],
    shared: Shared,
    models: Mapping[str, MaturityModel],
    vocabulary: Mapping[str, Mapping[str, str]],
    settings: Settings,
    places: Places,
) -> Playbook:
    """The pruned playbook of the audience, with defaults from playbook.yml filled in."""
    seen_shared, left_out = for_audience(shared, settings.audience)
    seen = {}
    for id_, plan in plans.items():
        if reach(plan.visible_to) > reach(settings.audience):
            left_out += 1 + sum(1 for _ in own_things(plan))
            continue
        smaller, fewer = for_audience(plan, settings.audience)
        left_out += fewer
        seen[id_] = smaller.model_copy(update=_defaults(plan, shared, settings))
    links = {id_: link(plan, seen_shared) for id_, plan in seen.items()}
    return Playbook(seen_shared, seen, links, models, vocabulary, left_out, places)


def _defaults(plan: Plan, shared: Shared, settings: Settings) -> dict[str, str | None]:
    return {
        "organisation": plan.organisation or shared.organisation,
        "kind": plan.kind or shared.kind,
        "language": plan.language or shared.language or settings.language,
    }


def maturity_models(sources: Sources, report: list[Diagnostic]) -> Mapping[str, MaturityModel]:
    """The built-in maturity models and those that playbook.yml names; one id may stand for one model only."""
    if not sources.maturity_models:
        return BuiltIn()
    models = dict(BuiltIn())
    for _, tree in sources.maturity_models:
        model, clean = validated(MaturityModel, tree, {}, None, report)
        if model is None or not clean:
            continue
        if model.id in models:
            where = place_of(tree, ("id",))
            report.append(Diagnostic("duplicate-key", where, f"there is a maturity model “{model.id}” already", "give this one an id of its own"))
        models.setdefault(model.id, model)
    return models


def with_readings(tree: MappingNode, rows: list[MappingNode], shared: MappingNode, plan: str) -> Iterator[Diagnostic]:
    """Puts each row of readings.csv under its KPI, own or shared; a row of no KPI is refused."""
    known = [str(each) for owner in (tree, shared) if isinstance(kpis := _below(owner, "kpis"), MappingNode) for each in kpis]
    unread = any(not isinstance(_below(owner, "kpis"), MappingNode | None) for owner in (tree, shared))
    for row in rows:
        id_: Any = row.get("kpi")  # type: ignore[call-overload]  # any str is a key
        kpi = next((found for owner in (tree, shared) if (found := _below(owner, "kpis", id_)) is not None), None)
        if isinstance(kpi, MappingNode) and _below(tree, "kpis", id_) is None and _level(tree) > _level(kpi):
            message = f"this strategy is for {AUDIENCES[_level(tree)]} only, and the KPI is shown to {AUDIENCES[_level(kpi)]}"
            yield Diagnostic("reference-to-hidden", place(id_), message, "give both the same visible_to", strategy=plan, thing=f"plan:{plan}")
        elif isinstance(kpi, MappingNode):
            readings = kpi.setdefault(scalar("readings", row.source, row.line, row.column), _sequence(row))
            if isinstance(readings, SequenceNode):
                readings.append(_without(row, "kpi"))
        elif kpi is None and not unread:
            hint = did_you_mean(id_, known) or "define it among kpis first"
            rule, message = ("unknown-reference", f"there is no kpi “{id_[:60]}”") if id_ else ("bad-reading", "this line names no kpi")
            yield Diagnostic(rule, place(id_), message, hint, strategy=plan, thing=f"plan:{plan}")


def _below(tree: Node, *path: Any) -> Node | None:
    node: Any = tree
    for step in path:
        node = node.get(step) if isinstance(node, MappingNode) else None
    return cast("Node | None", node)


def _sequence(row: MappingNode) -> SequenceNode:
    node = SequenceNode()
    node.source, node.line, node.column = row.source, row.line, row.column
    return node


def _without(row: MappingNode, key: str) -> MappingNode:
    smaller = mapping(row.source, row.line, row.column)
    smaller.update({each: value for each, value in row.items() if each != key})
    return smaller


def places_of(trees: Mapping[str, MappingNode]) -> Places:
    """Where each plan and each thing begins: at its key."""
    places: dict[tuple[str, Key], Place] = {}
    for owner, tree in trees.items():
        places[(owner, ("plan", owner))] = place_of(tree, ())
        for section, kind in SECTIONS.items():
            node = _below(tree, section)
            if node is not None:
                places[(owner, ("section", section))] = place_of_key(tree, (section,))
            if kind and isinstance(node, MappingNode):
                places |= {(owner, (kind, str(id_))): place(id_) for id_ in node}
    return Places(places, trees)
