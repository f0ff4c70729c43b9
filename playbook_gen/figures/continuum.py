"""The continuum from social CRM to mass market, with the components placed on it and what they feed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Placed:
    """A component as the figure needs it: its position (`None`: not placed yet), its status, the components that it feeds."""

    id: str
    position: str | None
    status: str
    feeds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Continuum:
    """The figure: position → what stands there, living things first; what is not placed; how many feed another."""

    places: Mapping[str, tuple[Placed, ...]]
    unplaced: tuple[Placed, ...]
    feeding: int


_LIVING = ("active", "trial")


def continuum(components: Iterable[Placed], positions: Sequence[str]) -> Continuum:
    """The figure of some components; those that are dormant, closing or closed come last at their position."""
    found = sorted(components, key=lambda each: each.status not in _LIVING)
    places = {position: tuple(each for each in found if each.position == position) for position in positions}
    return Continuum(places, tuple(each for each in found if each.position is None), sum(bool(each.feeds) for each in found))
