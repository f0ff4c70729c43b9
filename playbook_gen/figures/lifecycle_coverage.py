"""Lifecycle coverage: who serves which stage of the lifecycle, and which stage nobody serves."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LifecycleCoverage:
    """The figure: the stages; what serves → whether it serves each of them; how many serve each; the stages that nobody serves."""

    stages: tuple[str, ...]
    rows: Mapping[str, tuple[bool, ...]]
    serving: tuple[int, ...]
    nobody: tuple[str, ...]


def lifecycle_coverage(serves: Mapping[str, Collection[str]], stages: Sequence[str]) -> LifecycleCoverage:
    """The figure of what serves → the stages that it serves, with all stages there are, in their order."""
    rows = {id_: tuple(stage in served for stage in stages) for id_, served in serves.items()}
    serving = tuple(sum(row[place] for row in rows.values()) for place in range(len(stages)))
    return LifecycleCoverage(tuple(stages), rows, serving, tuple(stage for stage, number in zip(stages, serving, strict=True) if number == 0))
