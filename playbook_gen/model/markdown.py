"""The Markdown of strategy files (CommonMark and tables, no raw HTML, no images) with `[[kind:id]]`: what its texts point at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it.token import Token

LINK = re.compile(r"\[\[([a-z]{1,30}):([^\]\[|\s]{1,200}?)(?:\\?\|([^\]\[]{0,300}))?\]\]")
"""`[[kind:id]]` or `[[kind:id|words]]` in prose, `\\|` too as tables need it; bounded, so that no text takes long."""
BRACKETS = re.compile(r"\[(?=\[)")
_UNCLOSED = re.compile(r"\[\[([a-z]{1,30}):[\w.-]{1,200}(?:\|[^\]\[|]{0,300})?\](?!\])")
_PLAIN_ID = re.compile(r"(\[\[[a-z]{1,30}:)([\w./-]{1,200})(?=\\?\||\]\])")


class ProseLink(NamedTuple):
    """What a `[[kind:id]]` names, and how many `[[` stand before it in its text; `None` where nobody can tell."""

    kind: str
    id: str
    brackets: int | None


@lru_cache(maxsize=5_000)
def prose_links(text: str) -> tuple[ProseLink, ...]:
    """Each `[[…]]` that becomes a link when the text is shown, in the author's order."""
    return tuple(_links(text)) if "[[" in text else ()


def _links(text: str) -> Iterator[ProseLink]:
    """Tokens do not say where they stand, so that each plain id is a number while the text is parsed: to Markdown, one word is like another."""
    from playbook_gen.model.parser import MARKDOWN  # heavy, and most texts hold no link

    found = list(_PLAIN_ID.finditer(text))
    numbers = {str(number): match for number, match in enumerate(found)}
    each = iter(numbers)
    brackets = [match.start() for match in BRACKETS.finditer(text)]
    end = 0
    for kind, id_ in _references(MARKDOWN.parse(_PLAIN_ID.sub(lambda match: match[1] + next(each), text))):
        match = numbers.get(id_)
        # An id with other characters, which no thing has, is looked for behind the link before it.
        start = match.start() if match else text.find(f"[[{kind}:{id_}", end)
        end = max(end, start + 1)
        yield ProseLink(kind, match[2] if match else id_, bisect_left(brackets, start) if start >= 0 else None)


def unclosed(text: str, kinds: Container[str]) -> Iterator[str]:
    """Each `[[kind:id]` of one of these kinds that lacks its second closing bracket, and is not code."""
    if _UNCLOSED.search(text):
        from playbook_gen.model.parser import MARKDOWN

        for token in (each for block in MARKDOWN.parse(text) for each in block.children or ()):
            yield from (found[0] for found in _UNCLOSED.finditer(token.content if token.type == "text" else "") if found[1] in kinds)


def _references(tokens: Iterable[Token]) -> Iterator[tuple[str, str]]:
    for token in tokens:
        if "reference" in token.meta:
            yield token.meta["reference"]
        yield from _references(token.children or ())
