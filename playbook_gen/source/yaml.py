"""YAML text to nodes with places: a loop over PyYAML's C events, without recursion, types or aliases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from yaml._yaml import CParser
from yaml.error import YAMLError
from yaml.events import AliasEvent, DocumentEndEvent, DocumentStartEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent

from playbook_gen.source.lines import masked, place_of
from playbook_gen.source.nodes import Mapping, Node, Scalar, Sequence, Source
from playbook_gen.source.refusals import NULLS, ODD_KEYS, Refusals, Stop
from playbook_gen.source.syntax import explain

if TYPE_CHECKING:
    from collections.abc import Callable

    from playbook_gen.settings import Limits
    from playbook_gen.source.refusals import Report

_TAG_LINE = re.compile("(?:^|[\n\r])(%TAG)")


def parse(source: Source, limits: Limits, report: Report) -> Node | None:
    """The file's one value: usually a `Mapping`; what is wanted is for the caller to say.

    Everything wrong goes to `report`. Syntax errors, an empty file and limits end the reading: then the answer is `None`.
    """
    refusals = Refusals(source, limits, report)
    root: list[Node] = []
    try:
        _refuse_many_tag_lines(refusals)
        _read(_events(source.text), root, refusals)
    except Stop:
        return None
    except (YAMLError, UnicodeEncodeError) as error:
        explain(error, refusals)
        return None
    if not root or (isinstance(root[0], Scalar) and root[0].plain and root[0] in NULLS):
        refusals.at("null", 1, 1, "the file is empty", "write at least one key, or delete the file")
        return None
    refusals.settle(root)
    return root[0]


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


def _read(get_event: Callable[[], Any], root: list[Node], refusals: Refusals) -> None:  # noqa: C901, PLR0912, PLR0915  # a call costs as much as a turn of it
    """Fills `root`. One long loop on purpose: calls in it would cost more than all that it does.

    In a list `append` puts a node in and `key` is true; in a mapping `append` is `None` and `key` waits for its value, if there is one.
    """
    source, room, stack = refusals.source, refusals.limits.nodes, cast("list[tuple[Any, Any, Any]]", [])
    container: Any = root
    append: Any = root.append
    key: Any = True
    while (event := get_event()) is not None:
        kind, mark = event.__class__, event.start_mark
        if kind is ScalarEvent:
            node: Any = Scalar(event.value)
            node.source, node.line, node.column, node.plain = source, mark.line + 1, mark.column + 1, not event.style
            if event.anchor is not None or event.tag is not None:
                node = refusals.marked(event, node, key)
            if key is None:
                key = refusals.key(container, node, mark) if node in container or node in ODD_KEYS else node
            else:
                if node in NULLS and node.plain and stack:
                    node = refusals.null(event, key)
                if append:
                    append(node)
                else:
                    container[key] = node
                    key = None
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            node = Mapping() if kind is MappingStartEvent else Sequence()
            node.source, node.line, node.column = source, mark.line + 1, mark.column + 1
            after = refusals.start(event, container, key, len(stack))
            if append:
                append(node)
            else:
                container[key or after] = node
            stack.append((container, append, after))
            container, append, key = (node, None, None) if kind is MappingStartEvent else (node, node.append, True)
        elif stack and kind is not AliasEvent:
            container, append, key = stack.pop()
            continue
        elif kind is AliasEvent:
            key = refusals.alias(event, container, append, key)
        else:
            _between(event, root, refusals)
            continue
        room -= 1
        if room < 0:
            refusals.too_many(mark)


def _between(event: Any, root: list[Node], refusals: Refusals) -> None:
    """Where documents begin and end. A second one is read as well, so that what stands in it is not missed elsewhere."""
    kind = event.__class__
    if kind is DocumentStartEvent:
        if len(root) == 1:
            hint = "one file is one document: delete this line, or make two files"
            refusals.say("several-documents", event.start_mark, "a second document begins here", hint)
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
