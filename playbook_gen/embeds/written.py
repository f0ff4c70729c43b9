"""A hand-written page."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Written(NamedTuple):
    """Its source path among the documents, the file as places name it, and what gives the text of that."""

    path: str
    file: str
    text: Callable[[], str] = str

    def first(self, written: str) -> tuple[int, int]:
        """The line and column where something is first written in it; the first of all where it is not, as another program wrote it."""
        before, found, _ = self.text().partition(written)
        return (before.count("\n") + 1, len(before) - before.rfind("\n")) if found else (1, 1)
