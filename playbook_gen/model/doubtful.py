"""What can be read and was yet hardly meant so: warnings, which stop no build."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from pydantic import BaseModel

from playbook_gen.diagnostics import Diagnostic, Place, Severity
from playbook_gen.model.declared import declared
from playbook_gen.model.markdown import unclosed
from playbook_gen.model.marks import ProseMark, TextMark
from playbook_gen.model.meant import thousands_meant
from playbook_gen.model.places import thing_at
from playbook_gen.model.strategy import KINDS
from playbook_gen.model.walk import Path
from playbook_gen.source.lines import LINE_BREAK
from playbook_gen.source.nodes import Mapping, Refused, Scalar, Sequence, Source
from playbook_gen.source.quotes import in_quotes

_CUT = re.compile(r"[ \t]+(#\w.*)")
"""What follows a text that a hashtag cuts off. A comment is written `# like this`: a blank stands behind its sign."""
_POINT_OF_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}\Z")
_NO_DECIMALS = re.compile(r"-?([1-9][0-9]{0,2}\.[0-9]{3}|[0-9]{1,3})\Z")


def doubts(model: type[BaseModel], tree: Mapping, plan: str | None) -> Iterator[Diagnostic]:
    """The warnings on a checked tree: a text that a hashtag cuts off, a point that seems to group thousands, a link in prose that is not closed."""
    tables: dict[Source, list[tuple[Path, Scalar]]] = {}
    for around, step, value in _scalars(tree, ()):
        if value.source.file.endswith(".csv"):
            if step == "value":
                tables.setdefault(value.source, []).append(((*around, step), value))
        elif _looks_doubtful(value):
            path = (*around, step)
            for rule, where, message, hint in _doubts(model, path, value):
                yield Diagnostic(rule, where, message, hint, Severity.WARNING, plan, thing_at(path, plan))
    for cells in tables.values():
        yield from _in_table(cells, plan)


def _scalars(node: Mapping | Sequence, path: Path) -> Iterator[tuple[Path, str | int, Scalar]]:
    """Each value with the way to what it stands in, and its key or number there."""
    for step, each in node.items() if isinstance(node, Mapping) else enumerate(node):
        if isinstance(each, Scalar):
            yield path, step, each
        elif not isinstance(each, Refused):
            yield from _scalars(each, (*path, step))


def _looks_doubtful(value: Scalar) -> bool:
    """Whether there may be something about a value, whatever its field: that is cheaper to see than the field."""
    return "[[" in value or (value.plain and bool(_POINT_OF_THOUSANDS.match(value) or _lost(value)))


def _doubts(model: type[BaseModel], path: Path, value: Scalar) -> Iterator[tuple[str, Place, str, str]]:
    """Rule, place, message and hint of what is doubtful in one value."""
    here = Place(value.source.file, value.line, value.column)
    if (lost := _lost(value)) and any(isinstance(each, TextMark) for each in declared(model, path)):
        yield "syntax", here, f"this text ends before “{lost[:60]}”, which is read as a comment", f"put quotes around it: {in_quotes(f'{value} {lost}')}"
    if value.plain and _POINT_OF_THOUSANDS.match(value) and any(each in (Decimal, int) for each in declared(model, path)):
        yield "wrong-value", here, *thousands_meant(value)
    if "[[" in value and any(isinstance(each, ProseMark) for each in declared(model, path)):
        for written in unclosed(value, KINDS):
            message, hint = f"“{written}” is no link yet: it ends with one bracket", f"close it with two: {written}]"
            yield "syntax", _place_of(value, written), message, hint


def _lost(value: Scalar) -> str | None:
    """What stands behind a plain value on its line and looks like a hashtag."""
    line = _with_hashtag(value.source).get(value.line, "") if value.plain else ""
    found = _CUT.match(line, value.column - 1 + len(value))
    return found[1].rstrip() if found and line.startswith(value, value.column - 1) else None


@lru_cache(maxsize=8)
def _with_hashtag(source: Source) -> dict[int, str]:
    """The lines of a file, by number, in which something like a hashtag stands behind a blank."""
    if not _CUT.search(source.text):
        return {}
    return {number: line for number, line in enumerate(LINE_BREAK.split(source.text), 1) if _CUT.search(line)}


def _place_of(value: Scalar, written: str) -> Place:
    """Where a part of a value stands in the file; where the value begins, if that cannot be told."""
    pattern = re.compile(f"(?<!`){re.escape(written)}")  # the same may stand before as code
    for number, line in enumerate(LINE_BREAK.split(value.source.text)[value.line - 1 :], value.line):
        if found := pattern.search(line, value.column - 1 if number == value.line else 0):
            return Place(value.source.file, number, found.start() + 1)
    return Place(value.source.file, value.line, value.column)


def _in_table(cells: list[tuple[Path, Scalar]], plan: str | None) -> Iterator[Diagnostic]:
    """The first of the values of a file that may have thousands in groups: none, where another value shows that the points stand before decimals."""
    doubtful = [(path, value) for path, value in cells if _POINT_OF_THOUSANDS.match(value)]
    if doubtful and all(_NO_DECIMALS.match(value) for _, value in cells):
        path, value = min(doubtful, key=lambda each: each[1].line)
        where = Place(value.source.file, value.line, value.column)
        yield Diagnostic("wrong-value", where, *thousands_meant(value), Severity.WARNING, plan, thing_at(path, plan))
