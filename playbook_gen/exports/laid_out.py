"""HTML laid out so that Python-Markdown gives it back as it was, and knows its headings.

With its extension `md_in_html` it looks for Markdown where an element says `markdown="1"`: the headings do, and what they stand in, which holds nothing but
blocks. So they reach the host's table of contents. All else it keeps, as long as no line is empty or indented, and as each block begins a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from markdown.util import BLOCK_LEVEL_ELEMENTS

_BLOCKS = frozenset(BLOCK_LEVEL_ELEMENTS)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_VOID = ("br", "col", "hr", "img", "input", "wbr")
_PRE = re.compile(r"<pre\b.*?</pre>", re.DOTALL)
_VALUE = re.compile(r'="[^"]*"')
_SIGN = re.compile(r"&[#\w]+;|[!-/:-@\[-`{-~]")
_ENTITIES = str.maketrans({sign: f"&#{ord(sign)};" for sign in "{}[]`\\$\t"})
"""A template begins with a brace in every language of templates that hosts know. What looks for links and code in a file as a whole, as Zensical does, finds
them between brackets, backticks and dollars. Python-Markdown makes blanks of a tab.
"""


@dataclass(slots=True)
class _Element:
    """An element by the places in its text: where its tags begin and end. `mixed` is whether it holds more than blocks."""

    tag: str
    start: int
    inside: int = 0
    inside_end: int = 0
    end: int = 0
    has_id: bool = False
    mixed: bool = False
    children: list[_Element] = field(default_factory=list)

    @property
    def is_known(self) -> bool:
        """Whether Python-Markdown is to know it: a heading that can be led to, in whatever holds blocks only."""
        if self.tag in _HEADINGS:
            return self.has_id and not self.children
        return not self.mixed and any(each.is_known for each in self.children)


class _Reader(HTMLParser):
    """The elements of well-formed HTML that is one line."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.text = text
        self.top = _Element("", 0)
        self.open = [self.top]
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self.getpos()[1]
        inside = start + len(self.get_starttag_text() or "")
        element = _Element(tag, start, inside, inside, inside, "id" in dict(attrs))
        self.open[-1].children.append(element)
        self.open[-1].mixed |= tag not in _BLOCKS
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  so the parser calls it
        element = self.open.pop()
        element.inside_end = self.getpos()[1]
        element.end = self.text.index(">", element.inside_end) + 1

    def handle_data(self, data: str) -> None:
        self.open[-1].mixed |= bool(data.strip())

    def handle_charref(self, name: str) -> None:  # noqa: ARG002  so the parser calls it
        self.open[-1].mixed = True

    handle_entityref = handle_charref


def laid_out(html: str) -> str:
    """The HTML of a page, for a Markdown file. It must be well-formed, and its values must stand in quotation marks, as ours do."""
    text = _one_line(html)
    return "\n\n".join(_written(text, each) for each in _Reader(text).top.children)


def without_signs(text: str) -> str:
    """Escaped text, with signs that mean something to a host as entities."""
    return text.translate(_ENTITIES)


def _one_line(html: str) -> str:
    """The same on one line: where a break or a tab means something, as an entity."""
    text = _PRE.sub(lambda found: found[0].replace("\n", "&#10;"), html.strip())
    text = _VALUE.sub(lambda found: found[0].replace("\n", "&#10;"), text)
    return without_signs(text.replace("\n", " "))


def _written(text: str, element: _Element) -> str:
    if not element.is_known:
        return _kept(text, element)
    opened, closed = f'{_start(text, element)[:-1]} markdown="1">', f"</{element.tag}>"
    if element.tag in _HEADINGS:
        return opened + _SIGN.sub(_as_entity, text[element.inside : element.inside_end]) + closed
    return "\n\n".join([opened, *(_written(text, each) for each in element.children), closed])


def _kept(text: str, element: _Element) -> str:
    """An element as it is, each block in it on a line of its own: a block further along a line is taken for a word, and its end for that of another."""
    if element.tag == "pre":
        return text[element.start : element.end]
    parts, at = [_start(text, element)], element.inside
    for each in element.children:
        between = text[at : each.start]
        parts += [f"{between.rstrip(' ')}\n" if each.tag in _BLOCKS else between, _kept(text, each)]
        at = each.end
    return "".join([*parts, text[at : element.end]])


def _start(text: str, element: _Element) -> str:
    """The start tag. The values of a block are read and written once more on the way: an entity that a value spells out would be what it stands for."""
    tag = text[element.start : element.inside]
    return tag.replace("&amp;", "&amp;amp;") if element.tag in _BLOCKS else tag


def _as_entity(found: re.Match[str]) -> str:
    """A sign that Markdown may read something into, as what means nothing but the sign."""
    return found[0] if len(found[0]) > 1 else f"&#{ord(found[0])};"
