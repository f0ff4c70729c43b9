"""What YAML and CSV text becomes: ordinary strings, dicts and lists that also know where they stand."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playbook_gen.diagnostics import Place

if TYPE_CHECKING:
    import collections.abc
    from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text; `file` is its path as shown to people, with `/`."""

    file: str
    text: str


class Scalar(str):
    """A scalar as it is written; `plain` where it stands without quotes and is no block. Line and column count from 1."""

    __slots__ = ("column", "line", "plain", "source")
    source: Source
    line: int
    column: int
    plain: bool


class Mapping(dict["Scalar", "Node"]):
    """A mapping in the author's order. Its keys are scalars, so they know their place too."""

    __slots__ = ("column", "line", "source")
    source: Source
    line: int
    column: int


class Sequence(list["Node"]):
    """A list."""

    __slots__ = ("column", "line", "source")
    source: Source
    line: int
    column: int


class Refused:
    """Stands where a value was that has been reported already, so that nobody complains about it twice."""

    __slots__ = ("column", "line", "source")
    source: Source
    line: int
    column: int


Node: TypeAlias = Scalar | Mapping | Sequence | Refused


def scalar(text: str, source: Source, line: int = 1, column: int = 1, *, plain: bool = True) -> Scalar:
    """A scalar that stands at this place."""
    made = Scalar(text)
    made.source, made.line, made.column, made.plain = source, line, column, plain
    return made


def mapping(source: Source, line: int = 1, column: int = 1) -> Mapping:
    """An empty mapping that stands at this place."""
    made = Mapping()
    made.source, made.line, made.column = source, line, column
    return made


def sequence(first: Mapping) -> Sequence:
    """A list of what stands at one place."""
    made = Sequence([first])
    made.source, made.line, made.column = first.source, first.line, first.column
    return made


def refused(source: Source, line: int = 1, column: int = 1) -> Refused:
    """A refused value that stands at this place."""
    made = Refused()
    made.source, made.line, made.column = source, line, column
    return made


def copied(node: Mapping) -> Mapping:
    """A mapping that can be changed, at any depth, while the one that was read stays as it is; keys and texts are the same ones."""
    made = mapping(node.source, node.line, node.column)
    made.update({key: _copied(value) for key, value in node.items()})
    return made


def _copied(node: Node) -> Node:
    if isinstance(node, Mapping):
        return copied(node)
    if not isinstance(node, Sequence):
        return node
    made = Sequence(map(_copied, node))
    made.source, made.line, made.column = node.source, node.line, node.column
    return made


def same(first: Mapping | None, second: Mapping | None) -> bool:
    """Whether two mappings hold the very same nodes: whether they were put together from files whose texts are the same."""
    if first is None or second is None or first is second:
        return first is second
    return list(first) == list(second) and all(map(operator.is_, first.values(), second.values()))


def place(node: Node) -> Place:
    """Where a node begins."""
    return Place(node.source.file, node.line, node.column)


def find(root: Node, path: collections.abc.Sequence[str | int]) -> Node:
    """The node at the longest prefix of `path` that exists below `root`."""
    node = root
    for step in path:
        below = _below(node, step)
        if below is None:
            break
        node = below
    return node


def at(root: Node, path: collections.abc.Sequence[str | int]) -> Node | None:
    """The node at `path`; `None` where there is none."""
    node: Node | None = root
    for step in path:
        node = _below(node, step)
    return node


def _below(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, Mapping) and isinstance(step, str):
        return node.get(step)  # type: ignore[call-overload, no-any-return]  # a str with the same characters is the same key
    if isinstance(node, Sequence) and isinstance(step, int) and -len(node) <= step < len(node):
        return node[step]
    return None


def key_of(mapping: Mapping, key: str) -> Scalar:
    """The key as it stands in the file. Raises `KeyError` where the mapping has no such key."""
    for each in mapping:
        if each == key:
            return each
    raise KeyError(key)
