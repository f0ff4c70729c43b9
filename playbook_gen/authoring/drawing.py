"""A new thing as lines of YAML, in either layout: a key a line, or inside brackets. What waits to be filled in stands as a comment."""

from __future__ import annotations

import json
from collections.abc import Iterator
from textwrap import wrap
from typing import NamedTuple

from playbook_gen.source.nodes import Mapping
from playbook_gen.source.yaml import sound

ITEM = "-"
"""The key of a line that is an entry of a list."""
_WIDTH, _NARROWEST = 110, 50


class Line(NamedTuple):
    """A key with its value: a text as it is written, or further lines. `told` explains it above; where it `waits`, it is a comment with all that is in it."""

    key: str
    value: str | tuple[Line, ...]
    told: tuple[str, ...] = ()
    waits: bool = False


class _Margin(NamedTuple):
    """What stands before each line: blanks, the sign of a comment where it waits, and blanks after that; `step` is what one level deeper adds."""

    indent: int
    step: int
    waits: bool = False
    depth: int = 0

    def of(self, line: Line) -> _Margin:
        return self._replace(waits=self.waits or line.waits)

    def deeper(self) -> _Margin:
        return self._replace(depth=self.depth + self.step) if self.waits else self._replace(indent=self.indent + self.step)

    def before(self, text: str) -> str:
        return f"{' ' * self.indent}{'# ' if self.waits else ''}{' ' * self.depth}{text}"

    def explained(self, line: Line) -> Iterator[str]:
        """The explanations have two signs, so that an editor which takes one sign from every line leaves them comments."""
        start = f"{' ' * self.indent}##{' ' * self.depth} "
        width = max(_WIDTH - len(start), _NARROWEST)
        return (f"{start}{part}" for each in line.told for part in wrap(each, width, break_long_words=False, break_on_hyphens=False))


def in_lines(lines: tuple[Line, ...], indent: int, step: int) -> list[str]:
    """A key a line, without line breaks; entries of a list begin with a hyphen."""
    return list(_in_lines(lines, _Margin(indent, step)))


def in_brackets(lines: tuple[Line, ...], indent: int, step: int) -> list[str]:
    """The same for the inside of brackets. Each line ends with a comma, but for the last."""
    drawn = list(_in_brackets(lines, _Margin(indent, step)))
    return [*drawn[:-1], drawn[-1].removesuffix(",")]


def _in_lines(lines: tuple[Line, ...], margin: _Margin) -> Iterator[str]:
    for line in lines:
        here = margin.of(line)
        yield from here.explained(line)
        if isinstance(line.value, str):
            yield here.before(f"{line.key}: {line.value}")
        elif line.key == ITEM:
            first, *rest = _in_lines(line.value, here._replace(indent=here.indent + 2))
            yield f"{here.before(ITEM)} {first[here.indent + 2 :]}"
            yield from rest
        else:
            yield here.before(f"{line.key}:")
            yield from _in_lines(line.value, here.deeper())


def _in_brackets(lines: tuple[Line, ...], margin: _Margin) -> Iterator[str]:
    for line in lines:
        here = margin.of(line)
        yield from here.explained(line)
        if isinstance(line.value, str):
            yield here.before(f"{line.key}: {_between_commas(line.value)},")
        else:
            opening, closing = "[]" if line.value[0].key == ITEM else "{}"
            yield here.before(opening if line.key == ITEM else f"{line.key}: {opening}")
            yield from _in_brackets(line.value, here.deeper())
            yield here.before(f"{closing},")


def _between_commas(value: str) -> str:
    """The value as it can be written inside brackets, where commas and brackets end a text."""
    alone, among = _read(f"k: {value}\n"), _read(f"{{k: {value}, z: z}}\n")
    return value if among == {**(alone or {}), "z": "z"} else json.dumps(value, ensure_ascii=False)


def _read(text: str) -> dict[str, object] | None:
    """What a piece of YAML holds; `None` where it is refused."""
    node = sound(text)
    return {str(key): value for key, value in node.items()} if isinstance(node, Mapping) else None
