"""What a field declares of itself beside its type, so that references and texts are found in any model."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field that holds ids of things of one kind."""

    kind: str


class TextMark:
    """Marks a field whose text people read."""


class ProseMark(TextMark):
    """Marks a field whose text is Markdown and may hold `[[kind:id]]`."""
