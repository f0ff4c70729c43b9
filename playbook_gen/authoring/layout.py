"""Where each part of a YAML text begins and ends, so that something can be put between them without touching the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from yaml._yaml import CParser
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from playbook_gen.source.lines import LINE_BREAK, masked


@dataclass(slots=True)
class Span:
    """A value in a text: lines and columns count from 0. `parts` are the entries of a list, or keys and values in turn.

    The end of a list or mapping that stands without brackets is not where it ends for people: see `last`.
    """

    start: tuple[int, int]
    end: tuple[int, int]
    kind: str
    in_brackets: bool = False
    is_block_text: bool = False
    text: str = ""
    parts: list[Span] = field(default_factory=list)

    @property
    def values(self) -> Iterator[tuple[Span, Span]]:
        """Keys with their values."""
        return zip(self.parts[::2], self.parts[1::2], strict=False)

    @property
    def last(self) -> Span:
        """The part with which it ends: a text, or brackets."""
        span = self
        while span.parts and not span.in_brackets:
            span = span.parts[-1]
        return span

    def below(self, key: str) -> Span | None:
        """What stands under a key; `None` where there is no such key."""
        return next((value for name, value in self.values if name.text == key), None) if self.kind == "mapping" else None


def spans(text: str) -> Span:
    """The spans of a text that is known to be sound, without a mark of its coding at its start."""
    hidden, _ = masked(text)
    get_event: Any = CParser(hidden).get_event
    root = Span((0, 0), (0, 0), "root")
    stack = [root]
    while (event := get_event()) is not None:
        kind = event.__class__
        if kind is ScalarEvent:
            stack[-1].parts.append(Span(*_marks(event), "text", is_block_text=event.style in ("|", ">"), text=event.value))
        elif kind in (MappingStartEvent, SequenceStartEvent):
            made = Span(*_marks(event), "mapping" if kind is MappingStartEvent else "sequence", in_brackets=bool(event.flow_style))
            stack[-1].parts.append(made)
            stack.append(made)
        elif kind in (MappingEndEvent, SequenceEndEvent):
            stack.pop().end = _marks(event)[1]
    return root.parts[0]


def _marks(event: Any) -> tuple[tuple[int, int], tuple[int, int]]:
    return (event.start_mark.line, event.start_mark.column), (event.end_mark.line, event.end_mark.column)


def step_of(root: Span, wanted: Span) -> int:
    """How many blanks the author indents by: in this part of the text, else at the first place where it can be seen, else two."""
    return next((found for span in (wanted, root) for found in _steps(span)), 2)


def _steps(span: Span) -> Iterator[int]:
    if span.kind == "mapping" and not span.in_brackets:
        for _, value in span.values:
            if value.kind == "mapping" and not value.in_brackets:
                yield value.start[1] - span.start[1]
                yield from _steps(value)


@dataclass(frozen=True, slots=True)
class Lines:
    """A text in lines as an editor counts them, here from 0. `starts` are their offsets; a text that ends with a line break has an empty one last."""

    text: str
    starts: Sequence[int]

    def offset(self, spot: tuple[int, int]) -> int:
        """How many characters stand before a line and column."""
        return min(self.starts[spot[0]] + spot[1], len(self.text)) if spot[0] < len(self.starts) else len(self.text)

    def __getitem__(self, line: int) -> str:
        end = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[line] : end].rstrip("\r\n")

    def indent(self, line: int) -> int:
        """How many blanks a line begins with."""
        return len(self[line]) - len(self[line].lstrip(" "))

    def is_blank(self, line: int) -> bool:
        """Whether nothing is written on a line."""
        return not self[line].strip(" \t")

    def is_comment(self, line: int) -> bool:
        """Whether nothing but a comment is written on a line."""
        return self[line].lstrip(" \t").startswith("#")

    @property
    def line_break(self) -> str:
        """The one that the author's lines end with."""
        found = LINE_BREAK.search(self.text)
        return found[0] if found else "\n"


def lines_of(text: str) -> Lines:
    """A text in lines."""
    return Lines(text, [0, *(found.end() for found in LINE_BREAK.finditer(text))])
