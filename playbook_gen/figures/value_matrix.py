"""The value matrix: which component creates which value, as its primary or a secondary one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ValueMatrix:
    """The figure: the dimensions that somebody creates; component → its rank in each of them, `None` where it creates none; how many create each as their
    primary one and in all; the dimensions that nobody creates.
    """

    dimensions: tuple[str, ...]
    rows: Mapping[str, tuple[str | None, ...]]
    primary: tuple[int, ...]
    creating: tuple[int, ...]
    nobody: tuple[str, ...]


def value_matrix(created: Mapping[str, Mapping[str, str]], dimensions: Sequence[str]) -> ValueMatrix:
    """The figure of component → dimension → rank (primary, secondary), with all dimensions there are, in their order."""
    used = {dimension for ranks in created.values() for dimension in ranks}
    shown = tuple(each for each in dimensions if each in used)
    rows = {component: tuple(ranks.get(each) for each in shown) for component, ranks in created.items()}
    columns = list(zip(*rows.values(), strict=True)) if shown else []
    return ValueMatrix(
        shown,
        rows,
        primary=tuple(column.count("primary") for column in columns),
        creating=tuple(len(column) - column.count(None) for column in columns),
        nobody=tuple(each for each in dimensions if each not in used),
    )
