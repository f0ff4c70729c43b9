"""YAML text to nodes with places: a loop over PyYAML's C events, without recursion, types or aliases."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

from yaml._yaml import CParser
from yaml.error import YAMLError
from yaml.events import AliasEvent, DocumentEndEvent, DocumentStartEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent

from playbook_gen.settings import Limits
from playbook_gen.source.lines import masked, place_of
from playbook_gen.source.nodes import Mapping, Node, Scalar, Sequence, Source
from playbook_gen.source.refusals import NULLS, ODD_KEYS, Refusals, Stop
from playbook_gen.source.syntax import explain

if TYPE_CHECKING:
    from collections.abc import Callable

    from playbook_gen.source.refusals import Report

_TAG_LINE = re.compile("(?:^|[\n\r])(%TAG)")


def parse(source: Source, limits: Limits, report: Report) -> Node | None:
    """The file's one value: usually a `Mapping`; what is wanted is for the caller to say.

    Everything wrong goes to `report`. Syntax errors, an empty file and limits end the reading: then the answer is `None`.
    """
    refusals = Refusals(source, limits, report)
    root = refusals.root
    try:
        _refuse_many_tag_lines(refusals)
        _read(_events(source.text), refusals)
    except Stop:
        return None
    except (YAMLError, UnicodeEncodeError) as error:
        with suppress(Stop):
            explain(error, refusals)
        return None
    if not root or (isinstance(root[0], Scalar) and root[0].plain and root[0] in NULLS):
        refusals.at("null", 1, 1, "the file is empty", "write at least one key, or delete the file")
        return None
    refusals.settle()
    return root[0]


def sound(text: str) -> Node | None:
    """The value in a small text of ours or an author's; `None` where anything about it is refused."""
    wrong: list[object] = []
    node = parse(Source("", text), Limits(), wrong.append)
    return None if wrong else node


def _events(text: str) -> Callable[[], Any]:
    """The parser's events. Line separators are hidden from libyaml, which would count lines that no editor shows, and put back."""
    text, back = masked(text)
    get_event: Callable[[], Any] = CParser(text).get_event
    if not back:
        return get_event

    def unmasked() -> Any:
        event = get_event()
        if event.__class__ is ScalarEvent:
            event.value = event.value.translate(back)
        return event

    return unmasked


def _read(get_event: Callable[[], Any], refusals: Refusals) -> None:
    """Fills `refusals.root`, event by event.

    In a list `append` puts a node in and `key` is true; in a mapping `append` is `None` and `key` waits for its value, if there is one.
    """
    room, stack = refusals.limits.nodes, cast("list[tuple[Any, Any, Any]]", [])
    container: Any = refusals.root
    append: Any = container.append
    key: Any = True
    while (event := get_event()) is not None:
        kind = event.__class__
        if kind is ScalarEvent:
            key = _scalar(event, container, append, key, refusals)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            node = _place(Mapping() if kind is MappingStartEvent else Sequence(), event, refusals)
            after = refusals.start(event, container, key, len(stack))
            _put(node, container, append, key or after)
            stack.append((container, append, after))
            container, append, key = (node, None, None) if kind is MappingStartEvent else (node, node.append, True)
        elif kind is AliasEvent:
            key = refusals.alias(event, container, append, key)
        elif stack:
            container, append, key = stack.pop()
            continue
        else:
            _between(event, refusals)
            continue
        room -= 1
        if room < 0:
            refusals.too_many(event.start_mark)


def _scalar(event: Any, container: Any, append: Any, key: Any, refusals: Refusals) -> Any:
    """Puts a scalar where it belongs, or keeps it as the key that waits for its value; gives what `key` is next."""
    node: Any = Scalar(event.value)
    node.plain = not event.style
    _place(node, event, refusals)
    if event.anchor is not None or event.tag is not None:
        node = refusals.marked(event, node, key)
    if key is None:
        return refusals.key(container, node, event.start_mark) if node in container or node in ODD_KEYS else node
    if node in NULLS and node.plain and container is not refusals.root:
        node = refusals.null(event, container, key)
    return _put(node, container, append, key)


def _put(node: Node, container: Any, append: Any, key: Any) -> Any:
    if append:
        append(node)
        return key
    container[key] = node
    return None


def _place(node: Any, event: Any, refusals: Refusals) -> Any:
    mark = event.start_mark
    node.source, node.line, node.column = refusals.source, mark.line + 1, mark.column + 1
    return node


def _between(event: Any, refusals: Refusals) -> None:
    """Where documents begin and end. A second one is read as well, so that what stands in it is not missed elsewhere."""
    kind = event.__class__
    if kind is DocumentStartEvent:
        if len(refusals.root) == 1:
            hint = "one file is one strategy or one section: delete this line, or make two files"
            refusals.say("several-documents", event.start_mark, "a line “---” parts this file in two", hint)
        if event.tags:
            refusals.tag_line(*refusals.where(event.start_mark))
    elif kind is DocumentEndEvent:
        refusals.closed = bool(event.explicit)


def _refuse_many_tag_lines(refusals: Refusals) -> None:
    """The parser compares each %TAG line with all others before it says anything: a file full of them would take minutes."""
    text = refusals.source.text
    if text.count("%TAG") > 1 and len(found := list(_TAG_LINE.finditer(text))) > 1:
        refusals.tag_line(*place_of(text, found[0].start(1)))
        raise Stop
