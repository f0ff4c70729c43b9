"""The rows of readings.csv, and of other tools' files, under their KPIs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playbook_gen.diagnostics import Diagnostic, did_you_mean
from playbook_gen.model.audience import written_reach
from playbook_gen.model.fields import SLUG
from playbook_gen.settings import AUDIENCES
from playbook_gen.source.imported import said
from playbook_gen.source.nodes import Mapping as MappingNode
from playbook_gen.source.nodes import Scalar, at, mapping, place, scalar
from playbook_gen.source.nodes import Sequence as SequenceNode


def with_readings(tree: MappingNode, rows: list[MappingNode], shared: MappingNode, plan: str) -> Iterator[Diagnostic]:
    """Puts each row under its KPI, own or shared; a row of no KPI is refused, and so is what names one for all rows of a file."""
    known = [str(each) for owner in (tree, shared) if isinstance(kpis := at(owner, ("kpis",)), MappingNode) for each in kpis]
    unread = any(not isinstance(at(owner, ("kpis",)), MappingNode | None) for owner in (tree, shared))
    if not unread:
        yield from (_unknown(each, known, plan) for told in said(tree) for each in _named(told) if each not in known)
    for row in rows:
        id_: Any = row.get("kpi")  # type: ignore[call-overload]  # any str is a key
        kpi = next((found for owner in (tree, shared) if (found := at(owner, ("kpis", id_))) is not None), None)
        if isinstance(kpi, MappingNode) and is_foreign(tree, row) and written_reach(tree) > written_reach(kpi):
            message = f"this strategy is for {AUDIENCES[written_reach(tree)]} only, and the KPI is shown to {AUDIENCES[written_reach(kpi)]}"
            yield Diagnostic("reference-to-hidden", place(id_), message, "give both the same visible_to", strategy=plan, thing=f"plan:{plan}")
        elif isinstance(kpi, MappingNode):
            readings = kpi.setdefault(scalar("readings", row.source, row.line, row.column), _sequence(row))
            if isinstance(readings, SequenceNode):
                readings.append(_without(row, "kpi"))
        elif kpi is None and not unread and id_.source is row.source:
            yield _unknown(id_, known, plan)


def _named(told: MappingNode) -> Iterator[Scalar]:
    """The KPIs that a strategy names for the rows of a file."""
    kpis = at(told, ("kpis",))
    for each in (at(told, ("kpi",)), *(kpis.values() if isinstance(kpis, MappingNode) else ())):
        if isinstance(each, Scalar) and SLUG.match(each):
            yield each


def _unknown(id_: Scalar, known: list[str], plan: str) -> Diagnostic:
    hint = did_you_mean(id_, known) or "define it among kpis first"
    rule, message = ("unknown-reference", f"there is no kpi “{id_[:60]}”") if id_ else ("bad-reading", "this line names no kpi")
    return Diagnostic(rule, place(id_), message, hint, strategy=plan, thing=f"plan:{plan}")


def is_foreign(tree: MappingNode, row: MappingNode) -> bool:
    """Whether a row is not of a KPI of this strategy's own."""
    id_: Any = row.get("kpi")  # type: ignore[call-overload]  # any str is a key
    return at(tree, ("kpis", id_)) is None


def _sequence(row: MappingNode) -> SequenceNode:
    node = SequenceNode()
    node.source, node.line, node.column = row.source, row.line, row.column
    return node


def _without(row: MappingNode, key: str) -> MappingNode:
    smaller = mapping(row.source, row.line, row.column)
    smaller.update({each: value for each, value in row.items() if each != key})
    return smaller
