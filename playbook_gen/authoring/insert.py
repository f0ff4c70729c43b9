"""Puts a new thing into the text of a file and leaves all else as it is, to the byte; whatever comes of it is read again before anybody trusts it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from playbook_gen.authoring.drawing import ITEM, Line, in_brackets, in_lines
from playbook_gen.authoring.layout import Lines, Span, lines_of, spans, step_of
from playbook_gen.source.lines import LINE_BREAK
from playbook_gen.source.nodes import Mapping, Node, key_of
from playbook_gen.source.yaml import sound


class Inserted(NamedTuple):
    """The new text, and the line (from 1) of what is new in it."""

    text: str
    line: int


def inserted(text: str, path: Sequence[str], thing: Line) -> Inserted | None:
    """A text with one thing more in the mapping or list at `path`, which is made where it is missing; `None` where that cannot be done safely.

    The new text is the old one with one piece put in, and holds what the old one held and the new thing: this is proved by reading both.
    """
    before = sound(text)
    if before is None:
        return None
    wanted = _with(_plain(before), path, _plain(sound("\n".join(in_lines((thing,), 0, 2)))))
    for candidate in _candidates(text, path, thing):
        after = sound(candidate)
        if after is not None and _plain(after) == wanted:
            return Inserted(candidate, _line(after, path, thing))
    return None


def _plain(node: Any) -> Any:
    """Something to compare by, the order of keys included. The line break that ends a text belongs to the layout."""
    if isinstance(node, Mapping):
        return [(str(key), _plain(value)) for key, value in node.items()]
    if isinstance(node, list):
        return ["list", *map(_plain, node)]
    return str(node).removesuffix("\n") if isinstance(node, str) else node


def _with(tree: Any, path: Sequence[str], thing: Any) -> Any:
    """The tree with the thing added at the path's end; what `thing` is plain of is a mapping or a list with it alone."""
    if not path:
        return [*tree, *(thing[1:] if tree[:1] == ["list"] else thing)]
    key, rest = path[0], path[1:]
    if any(name == key for name, _ in tree):
        return [(name, _with(value, rest, thing) if name == key else value) for name, value in tree]
    for each in reversed(rest):
        thing = [(each, thing)]
    return [*tree, (key, thing)]


def _line(root: Node, path: Sequence[str], thing: Line) -> int:
    node: Any = root
    for step in path:
        node = node[step]
    return node[-1].line if thing.key == ITEM else key_of(node, thing.key).line


def _candidates(text: str, path: Sequence[str], thing: Line) -> Iterator[str]:
    """Texts with the thing put in, the best first."""
    root, lines = spans(text), lines_of(text)
    span, rest = root, list(path)
    above = root
    while rest and (below := span.below(rest[0])):
        above, span, rest = span, below, rest[1:]
    for key in reversed(rest):
        thing = Line(key, (thing,))
    step = step_of(root, span)
    if span.in_brackets:
        yield _into_brackets(lines, span, thing, step)
    else:
        least = span.start[1] + (span.kind == "sequence" and above is not span and span.start[1] == above.start[1])
        yield from _after_the_last(lines, span, in_lines((thing,), span.start[1], step), least, apart=bool(rest) and span is root)


def _after_the_last(lines: Lines, span: Span, drawn: list[str], least: int, *, apart: bool) -> Iterator[str]:
    """After what a mapping or list holds, and the comments that belong to it: those indented by `least` blanks at least."""
    last = span.last
    end = last.end[0] + (not last.is_block_text or last.end[1] > 0)
    tight = end
    while last.is_block_text and tight > last.start[0] + 1 and lines.is_blank(tight - 1):
        tight -= 1
    blank = [""] if apart or _set_apart(lines, span) else []
    for at in dict.fromkeys((tight, end)):
        place = _with_comments(lines, at, least)
        yield _put(lines, place, [*blank, *drawn])
        yield _put(lines, place, drawn)


def _with_comments(lines: Lines, at: int, least: int) -> int:
    """The line after the last comment from `at` on that is indented enough, other comments and values before it excepted."""
    for line in range(at, len(lines.starts)):
        if lines.is_comment(line) and lines.indent(line) >= least:
            at = line + 1
        elif not lines.is_blank(line):
            break
    return at


def _set_apart(lines: Lines, span: Span) -> bool:
    """Whether the author leaves a blank line between two entries: judged by the last one and the comment above it."""
    entries = span.parts[::2] if span.kind == "mapping" else span.parts
    above = entries[-1].start[0] - 1
    while above > 0 and lines.is_comment(above):
        above -= 1
    return len(entries) > 1 and above >= 0 and lines.is_blank(above)


def _put(lines: Lines, line: int, drawn: list[str]) -> str:
    """The text with whole lines before one of its lines, or at its end. Where the last line has no break, the new last one has none either."""
    text, end = lines.text, lines.line_break
    if line < len(lines.starts):
        at = lines.starts[line]
        return text[:at] + "".join(f"{each}{end}" for each in drawn) + text[at:]
    return text + "".join(f"{end}{each}" for each in drawn)


def _into_brackets(lines: Lines, span: Span, thing: Line, step: int) -> str:
    """Before the closing bracket, on lines of its own."""
    text, end = lines.text, lines.line_break
    indent = lines.indent(span.start[0]) + step
    drawn = in_brackets((thing,), indent, step)
    closing = lines.offset(span.end) - 1
    after_last = lines.offset(span.parts[-1].end) if span.parts else closing
    between = text[after_last:closing]
    if span.parts and not between.strip():
        return f"{text[:after_last]},{end}{end.join(drawn)}{text[after_last:]}"
    if span.parts and not _has_comma(between):
        drawn = [f"{' ' * indent},", *drawn]
    begin = lines.starts[span.end[0]]
    if begin > after_last and not text[begin:closing].strip():
        return f"{text[:begin]}{end.join(drawn)}{end}{text[begin:]}"
    return f"{text[:closing]}{end}{end.join(drawn)}{text[closing:]}"


def _has_comma(between: str) -> bool:
    """Whether a comma stands here outside of comments."""
    return any("," in part.partition("#")[0] for part in LINE_BREAK.split(between))
