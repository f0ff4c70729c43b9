"""Which words of a text changed, with a few around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

AROUND = 4
"""So many words before and after a changed one are shown; what is further off is left out."""
MOST = 4_000
"""So many words of a text are held against each other, so that a long one cannot hold up a build."""
_WORD = re.compile(r"\s*\S+")


class Piece(NamedTuple):
    """A run of words: as it was (`removed`), as it is (`added`), the `same` in both, or left out (`gap`)."""

    kind: Literal["same", "removed", "added", "gap"]
    text: str

    @property
    def marked(self) -> str:
        """The piece in plain text: [−out−] and {+in+}, as word by word comparisons show them."""
        marks = {"removed": ("[−", "−]"), "added": ("{+", "+}"), "same": ("", ""), "gap": ("", "")}
        left, right = marks[self.kind]
        words = self.text.strip() if left else self.text
        blank = " " if left and self.text[:1].isspace() else ""
        return f"{blank}{left}{words}{right}"


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Both texts as one: their common words, and between them what went and what came."""
    old, new = (_WORD.findall(" ".join(text.split()))[:MOST] for text in (before, after))
    matcher = SequenceMatcher(None, old, new, autojunk=len(old) > 500)
    return tuple(_pieces(matcher.get_opcodes(), old, new))


def _pieces(steps: Sequence[tuple[str, int, int, int, int]], old: list[str], new: list[str]) -> Iterator[Piece]:
    for number, (step, begin, end, new_begin, new_end) in enumerate(steps):
        if step == "equal":
            yield from _around(old[begin:end], first=number == 0, last=number == len(steps) - 1)
            continue
        if end > begin:
            yield Piece("removed", "".join(old[begin:end]))
        if new_end > new_begin:
            words = "".join(new[new_begin:new_end])
            yield Piece("added", words if words[:1].isspace() or end == begin else f" {words}")


def _around(words: list[str], *, first: bool, last: bool) -> Iterator[Piece]:
    """What is the same, cut down to the words next to a change."""
    head, tail = (0 if first else AROUND), (0 if last else AROUND)
    if len(words) <= head + tail + 1:
        yield Piece("same", "".join(words))
        return
    if head:
        yield Piece("same", "".join(words[:head]))
    yield Piece("gap", " …" if head else "…")
    if tail:
        yield Piece("same", "".join(words[-tail:]))
