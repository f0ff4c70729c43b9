"""How many goals have which status, as a thin strip: a length each, worst first, in a pattern of its own kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Strip:
    """The figure: what it says in words, and each status with the number that is its length."""

    words: str
    parts: tuple[tuple[str, int], ...]


def strip(counts: Mapping[str, int], words: Mapping[str, str]) -> Strip | None:
    """The figure of status → number, in the order given, with what each status is called; none where nothing is counted."""
    parts = tuple((status, number) for status, number in counts.items() if number > 0)
    return Strip(", ".join(words[status] for status, _ in parts), parts) if parts else None
