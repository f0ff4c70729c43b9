"""Which words of a text changed, with a few around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

AROUND = 4
"""So many words before and after a changed one are shown; what is further off is left out."""
MOST = 4_000
"""So many words of what changed are held against each other, so that a long text cannot hold up a build; of what is longer, the begin is told."""
_WORD = re.compile(r"\s*\S+")
_BREAK = re.compile(r"\s*\n(?:\s*\n|(?=\s*(?:[-*+>#|]|\d+[.)])\s))\s*")
_MARK = "¶"
"""Stands where a paragraph or an item of a list begins."""


Step = tuple[str, int, int, int, int]
"""What happens (equal, replace, delete, insert) to which words of the one, and the words of the other that come of it; as difflib tells it."""


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


def words(text: str) -> list[str]:
    """A text's words, each with the blank before it, and a ¶ wherever a paragraph begins. Where lines end otherwise says nothing."""
    return _WORD.findall(" ".join(_BREAK.sub(f" {_MARK} ", text.strip()).split()))


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Both texts as one: their common words, and between them what went and what came."""
    old, new = words(before), words(after)
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    back = _back(max(old, new, key=len), head, tail) if head + tail == min(len(old), len(new)) else 0
    head, tail = head - back, tail + back
    was, now = (each[head : len(each) - tail] for each in (old, new))
    steps: list[Step] = [("equal", 0, head, 0, head)] if head else []
    steps += [(step, one + head, two + head, three + head, four + head) for step, one, two, three, four in _steps(was, now)]
    steps += [("equal", len(old) - tail, len(old), len(new) - tail, len(new))] if tail else []
    return tuple(_pieces(steps, old, new))


def _alike(one: list[str], other: list[str]) -> int:
    """How many words both begin with."""
    return next((number for number, (word, beside) in enumerate(zip(one, other, strict=False)) if word != beside), min(len(one), len(other)))


def _back(whole: list[str], head: int, tail: int) -> int:
    """How many words earlier a paragraph begins that came as a whole: the next one begins with the same mark, so that either could be the new one."""
    end = len(whole) - tail
    for back in range(1, min(head, end - head, AROUND) + 1):
        if whole[head - back].strip() == _MARK and whole[head - back : head] == whole[end - back : end]:
            return back
    return 0


def _steps(was: list[str], now: list[str]) -> Sequence[Step]:
    """How one run of words becomes another: by its words, or, where they are too many, at once."""
    if max(len(was), len(now)) > MOST:
        return [("replace", 0, len(was), 0, len(now))]
    return SequenceMatcher(None, was, now, autojunk=max(len(was), len(now)) > 500).get_opcodes()


def _pieces(steps: Sequence[Step], old: list[str], new: list[str]) -> Iterator[Piece]:
    for number, (step, begin, end, new_begin, new_end) in enumerate(steps):
        if step == "equal":
            yield from _around(old[begin:end], first=number == 0, last=number == len(steps) - 1)
            continue
        if end > begin:
            yield Piece("removed", _cut(old[begin:end]))
        if new_end > new_begin:
            told = _cut(new[new_begin:new_end])
            yield Piece("added", told if told[:1].isspace() or end == begin else f" {told}")


def _cut(words: list[str]) -> str:
    return "".join(words) if len(words) <= MOST else "".join((*words[:MOST], " …"))


def _around(words: list[str], *, first: bool, last: bool) -> Iterator[Piece]:
    """What is the same, cut down to the words next to a change."""
    head, tail = (0 if first else AROUND), (0 if last else AROUND)
    if len(words) <= head + tail + 1:
        yield Piece("same", _flowing(words))
        return
    if head:
        yield Piece("same", _flowing(words[:head]))
    yield Piece("gap", " …" if head else "…")
    if tail:
        yield Piece("same", _flowing(words[-tail:]))


def _flowing(words: list[str]) -> str:
    """Words that did not change: where their paragraphs begin says nothing."""
    return "".join(word for word in words if word.strip() != _MARK)
