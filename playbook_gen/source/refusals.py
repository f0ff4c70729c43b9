"""What YAML allows and the format does not, said so that an author knows what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn, Protocol, TypeAlias

from playbook_gen.diagnostics import MOST, Diagnostic, Place
from playbook_gen.source.empty import LEAVE_ENTRY, LEAVE_KEY, empty
from playbook_gen.source.lines import place_of
from playbook_gen.source.nodes import Mapping, Refused, Scalar, refused

if TYPE_CHECKING:
    from playbook_gen.settings import Limits
    from playbook_gen.source.nodes import Node, Source

Report: TypeAlias = Callable[[Diagnostic], None]
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
ODD_KEYS = frozenset({"", "<<"})
QUOTE_IT = "if it is part of a text, put quotes around the whole text"
ALIAS_HINT = "define it once and refer to it by its id"


class Mark(Protocol):
    """A place as the parser counts it: from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Stop(Exception):  # noqa: N818  # no error: what there is to say has been said
    """Nothing more of this file is read."""


class Dropped:
    """Stands in for a refused key until the file is read; then it leaves the tree, and what it holds goes to where it belongs."""

    __slots__ = ("first", "merge")

    def __init__(self, first: Node | None = None, merge: Scalar | None = None) -> None:
        self.first, self.merge = first, merge


class Refusals:
    """Reports on one file."""

    __slots__ = ("_dropped", "_end", "_keys", "_report", "_spoilt", "_told", "closed", "limits", "root", "source")

    def __init__(self, source: Source, limits: Limits, report: Report) -> None:
        self.source, self.limits, self._report = source, limits, report
        self.root: list[Node] = []  # The values of the file's documents: one, in a good file.
        self.closed = False
        self._told = 0
        self._end: tuple[int, int] | None = None
        self._dropped: list[tuple[Mapping, Dropped]] = []
        self._spoilt: list[Mapping] = []
        self._keys: dict[int, dict[Scalar, Scalar]] = {}

    def at(self, rule: str, line: int, column: int, message: str, hint: str | None = None) -> None:
        """Reports a problem at a line and column."""
        self._report(Diagnostic(rule, Place(self.source.file, line, column), message, hint))
        self._told += 1
        if self._told > MOST:
            raise Stop

    def say(self, rule: str, mark: Mark, message: str, hint: str | None = None) -> None:
        """Reports a problem at a mark of the parser."""
        self.at(rule, *self.where(mark), message, hint)

    def where(self, mark: Mark) -> tuple[int, int]:
        """Line and column of a mark. At the end of a file without a last line break the parser is one line too far."""
        if mark.column == 0:
            self._end = self._end or place_of(self.source.text, len(self.source.text))
            return min((mark.line + 1, 1), self._end)
        return mark.line + 1, mark.column + 1

    def start(self, event: Any, container: Any, key: Any, depth: int) -> Any:
        """A list or mapping begins. The answer is what `key` is once it has ended: true in a list, a stand-in where it was itself a key."""
        mark = event.start_mark
        if depth >= self.limits.nesting:
            self.say("too-deep", mark, f"more than {self.limits.nesting} lists and groups of lines stand within one another", "write fewer levels")
            raise Stop
        self._anchor_and_tag(event)
        if key is None:
            self.say("wrong-type", mark, "a key is one text, not a list or a group of lines", f"write a name before the colon; {QUOTE_IT}")
            return self._drop(container, Dropped())
        return True if key is True else None

    def marked(self, event: Any, made: Scalar, key: Any) -> Scalar | Refused:
        """A scalar with an anchor, which stays readable, or with a tag, after which a value's type is anybody's guess."""
        self._anchor_and_tag(event)
        return made if event.tag is None or key is None else self._stand_in(event.start_mark)

    def alias(self, event: Any, container: Any, append: Any, key: Any) -> Any:
        """`*name`: puts a stand-in where it stands and gives what `key` is next."""
        mark = event.start_mark
        if not (isinstance(key, Dropped) and key.merge):
            self.say("alias", mark, f"“*{event.anchor[:60]}” repeats another part of the file, which is not read here", f"{ALIAS_HINT}; {QUOTE_IT}")
        if key is None:
            return self._drop(container, Dropped())
        if append:
            append(self._stand_in(mark))
            return key
        container[key] = self._stand_in(mark)
        return None

    def null(self, event: Any, container: Any, key: Any) -> Refused:
        """A plain null, or nothing at all, where a value should be."""
        if event.value:
            self.say("null", event.start_mark, f"“{event.value}” is no value", LEAVE_KEY if isinstance(key, Scalar) else LEAVE_ENTRY)
        elif told := empty(self.source.text, event.start_mark, container, key):
            place = (told.at.line, told.at.column) if told.at else self.where(event.start_mark)
            self.at("null", *place, told.message, told.hint)
            if told.spoils:
                container[told.spoils] = self._stand_in(event.start_mark)
            self._spoilt += [container] if told.spoils_all else []
        return self._stand_in(event.start_mark)

    def key(self, container: Mapping, key: Scalar, mark: Mark) -> Scalar | Dropped:
        """A key that is empty, stands there already, or is `<<`, unless that is in quotes."""
        if not key:
            self.say("null", mark, "there is no key before this colon", "write the key's name before the colon")
            return self._drop(container, Dropped())
        if key in container:
            first = self._first(container, key)
            message = f"“{key[:60]}” stands here a second time; the first is on line {first.line}"
            self.say("duplicate-key", mark, message, "keep one of the two, or give one another name")
            return self._drop(container, Dropped(first=container[key]))
        if not key.plain:
            return key
        self.say("alias", mark, "“<<” merges another part of the file into this one, which is not read here", ALIAS_HINT)
        return self._drop(container, Dropped(merge=key))

    def too_many(self, mark: Mark) -> NoReturn:
        """More nodes than one file may have."""
        self.say("too-large", mark, f"this file holds more than {self.limits.nodes} values", "split it into several files")
        raise Stop

    def tag_line(self, line: int, column: int) -> None:
        """A `%TAG` line."""
        self.at("tag", line, column, "a line that begins with %TAG is not read here", "leave the line out: the format knows each field's type")

    def settle(self) -> None:
        """Takes stand-ins out of the tree. What a second key of one name holds joins what the first holds, so that nobody misses it; what stands beside
        an empty key to which it belongs is not complained about.
        """
        for container, key in self._dropped:
            value = container.pop(key, None)  # type: ignore[call-overload]  # a stand-in is no key that others see
            if key.merge:
                container[key.merge] = refused(self.source, key.merge.line, key.merge.column)
            join(key.first, value)
        for container in self._spoilt:
            container.update({key: refused(self.source, key.line, key.column) for key, value in container.items() if not isinstance(value, Mapping)})
        for each in self.root[1:]:
            join(self.root[0], each)

    def _anchor_and_tag(self, event: Any) -> None:
        if event.anchor is not None:
            self.say("alias", event.start_mark, f"“&{event.anchor[:60]}” marks a part of the file to be repeated", f"{ALIAS_HINT}; {QUOTE_IT}")
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            hint = f"leave it out: the format knows each field's type; {QUOTE_IT}"
            self.say("tag", event.start_mark, f"“{tag[:60]}” before a value would give it a type", hint)

    def _first(self, container: Mapping, key: Scalar) -> Scalar:
        """The key as it stands in the file the first time. What has been looked at is kept: many repetitions stay cheap."""
        known = self._keys.setdefault(id(container), {})
        if key not in known:
            for each in reversed(container):
                if each in known:
                    break
                known[each] = each
        return known[key]

    def _drop(self, container: Mapping, key: Dropped) -> Dropped:
        self._dropped.append((container, key))
        return key

    def _stand_in(self, mark: Mark) -> Refused:
        return refused(self.source, *self.where(mark))


def join(first: Node | None, second: Node | None) -> None:
    """Adds to a mapping what a second one has besides."""
    if isinstance(first, Mapping) and isinstance(second, Mapping):
        for key, value in second.items():
            first.setdefault(key, value)
