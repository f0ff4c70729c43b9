"""Diagnostics for a terminal: each with the line it is about, and a caret."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from playbook_gen.diagnostics import Severity, in_order
from playbook_gen.reports.safe import HARMLESS, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playbook_gen.diagnostics import Diagnostic

WIDTH = 100
MOST = 100
"""How many diagnostics of one file are told; who has more begins with these."""
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_BOLD, _DIM = "1", "2"


def render(diagnostics: Iterable[Diagnostic], texts: Mapping[str, str], colour: bool = False) -> str:
    """All diagnostics in order, of one file at most `MOST`, then those that are accepted, and a count line.

    `texts` gives a file's text; without it there is no source line.
    """
    ordered = in_order(diagnostics)
    counted = [each for each in ordered if each.accepted is None]
    lines = {file: _LINE_BREAK.split(texts[file]) for file in {each.place.file for each in counted} if file in texts}
    told: Counter[str] = Counter()
    blocks = []
    for each in counted:
        told[each.place.file] += 1
        if told[each.place.file] <= MOST:
            blocks.append(_block(each, lines.get(each.place.file, []), colour))
    blocks += [f"and {count - MOST} more in {visible(file)}" for file, count in told.items() if count > MOST]
    if accepted := [_accepted(each) for each in ordered if each.accepted]:
        blocks.append("\n".join(["accepted:", *accepted]))
    return "\n\n".join([*blocks, count_line(counted)]) + "\n"


def count_line(diagnostics: Iterable[Diagnostic]) -> str:
    """How many of each severity in how many files: “10 errors, 2 warnings in 3 files”."""
    found = list(diagnostics)
    if not found:
        return "nothing to report"
    counts = [(sum(each.severity is severity for each in found), severity.value) for severity in Severity]
    told = ", ".join(_plural(count, "note" if name == "info" else name) for count, name in counts if count)
    return f"{told} in {_plural(len({each.place.file for each in found}), 'file')}"


def _block(diagnostic: Diagnostic, lines: list[str], colour: bool) -> str:
    severity, place = diagnostic.severity, diagnostic.place
    head = f"{_paint(severity.value, _COLOURS[severity], colour)}: {_paint(visible(diagnostic.message), _BOLD, colour)} [{visible(diagnostic.rule)}]"
    parts = [head, f"  {_paint(f'{visible(place.file)}:{place.line}:{place.column}', _DIM, colour)}"]
    if 0 < place.line <= len(lines) and lines[place.line - 1].strip():
        parts += _source(lines[place.line - 1], place.line, place.column, _COLOURS[severity] if colour else None)
    if diagnostic.hint:
        parts.append(f"  hint: {visible(diagnostic.hint)}")
    return "\n".join(parts)


def _accepted(diagnostic: Diagnostic) -> str:
    place = diagnostic.place
    return visible(f"  {place.file}:{place.line}:{place.column} {diagnostic.rule}: {diagnostic.accepted}")


def _source(line: str, number: int, column: int, colour: str | None) -> list[str]:
    """The source line, or a window of it around the column, and a caret below."""
    at = min(max(column, 1), len(line) + 1) - 1
    begin = max(0, min(at - WIDTH // 2, len(line) - WIDTH))
    before, after = visible(line[begin:at]), visible(line[at : begin + WIDTH])
    left, right = "…" if begin else "", "…" if begin + WIDTH < len(line) else ""
    caret = " " * (len(left) + _width(before)) + _paint("^", colour or "", colour is not None)
    gutter = len(str(number))
    return [f"  {number} | {left}{before}{after}{right}", f"  {' ' * gutter} | {caret}"]


def _width(text: str) -> int:
    """How many columns of a terminal a text takes: two for wide characters, none for combining ones."""
    return sum(0 if _takes_none(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def _takes_none(character: str) -> bool:
    return bool(unicodedata.combining(character)) or character in HARMLESS


def _plural(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _paint(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
