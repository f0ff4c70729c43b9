"""The Markdown extension: `/// playbook | …` becomes a live part, `[[kind:id]]` a link. What cannot be shown says so in its place."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import escape
from pymdownx.blocks import BlocksExtension, BlocksProcessor  # type: ignore[import-untyped]  # it has no types
from pymdownx.blocks.block import Block  # type: ignore[import-untyped]  # it has no types

from playbook_gen.diagnostics import Diagnostic, Place
from playbook_gen.embeds import alone, notes
from playbook_gen.embeds.asked import parse
from playbook_gen.embeds.desk import Desk
from playbook_gen.embeds.numbered import place_in
from playbook_gen.embeds.parts import parts
from playbook_gen.embeds.refused import RefusedError
from playbook_gen.embeds.things import linked
from playbook_gen.embeds.written import Written
from playbook_gen.model.markdown import LINK
from playbook_gen.render.part import Spot, for_others, part_html

log = logging.getLogger("playbook_gen")
NAME = "playbook"
_IN_TITLE = str.maketrans("<>", "‹›")
"""Themes read a page's title as text and then print it as HTML: nothing in it may look like a tag."""


class Embeds(BlocksExtension):  # type: ignore[misc]  # its base has no types
    """With a `desk` and a `page`, which a host that knows them sets, these are taken; else the options tell where the strategies are.

    `problems` are those of all pages since the host emptied it; `finish` is what a host's theme wants done to each piece of HTML.
    """

    def __init__(self, desk: Desk | None = None, **options: Any) -> None:
        self.config = alone.options()
        super().__init__(**options)
        self.desk, self.page = desk, Written("index.md", "index.md")
        self.problems: list[Diagnostic] = []
        self.finish: Callable[[str], str] = str

    def __deepcopy__(self, memo: object) -> Embeds:
        """A host that copies its configuration means the same desk."""
        return self

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802  Python-Markdown's name
        """Adds the block and the links to a Markdown instance."""
        waiting: list[_Waiting] = []
        block_mgr.register(_Block, {"waiting": waiting})
        md.treeprocessors.register(_Parts(md, self, waiting), "playbook_parts", 40)  # before what stands in a line is read
        md.inlinePatterns.register(_Link(self, md), "playbook_link", 185)  # after code, before what a backslash escapes

    def part(self, md: Markdown, waiting: _Waiting, number: int) -> str:
        """The HTML of the part that is asked for, the so-many-th of its page."""
        page, desk = self._from(md)
        if desk.broken:
            return notes.broken(page.path, desk.settings)
        try:
            if waiting.stray or (waiting.element.text or "").strip():
                raise RefusedError(
                    "unknown-key", "nothing belongs into this block", "write options behind the part, and close it with /// on a line of its own"
                )
            part, found = parse(place_in(waiting.asked)[1], page.path, desk, parts())
            shown, plan = part.shown(found), desk.playbook.part(found.plan) if found.plan is not None else desk.playbook
            past = desk.past.part(found.plan) if desk.past and found.plan is not None else desk.past
            specs = desk.pages(found.plan) if found.plan is not None else desk.portfolio()
            return part_html(shown, Spot(page.path, waiting.level, f"{NAME}-{number}"), specs, plan, desk.settings, past)
        except RefusedError as refused:
            return notes.refused(self._problem(refused, waiting.asked or f"/// {NAME}", page), desk.settings)

    def link(self, md: Markdown, written: re.Match[str], in_title: bool) -> str:
        """The HTML of a link; `in_title` is whether it stands in the page's title."""
        page, desk = self._from(md)
        (_, name), words = place_in(written[2]), (written[3] or "").strip()
        if desk.broken:
            return for_others(str(escape(words or name)))
        try:
            html = linked(written[1], name, words, page.path, desk)
        except RefusedError as refused:
            return notes.refused_link(place_in(written[0])[1], self._problem(refused, written[0], page))
        return for_others(str(escape(html.striptags().translate(_IN_TITLE)) if in_title else html))

    def aside(self, md: Markdown, html: str) -> str:
        """Puts HTML where nothing else touches it; what stands in its place."""
        return str(md.htmlStash.store(alone.as_sources(html) if self.desk is None and alone.resolves_sources(md) else self.finish(html)))

    def _from(self, md: Markdown) -> tuple[Written, Desk]:
        """The page that is converted, and what it may ask for."""
        if self.desk:
            return self.page, self.desk
        page, directory_urls = alone.page(md, self.getConfigs())
        return page, alone.desk(self.getConfigs(), directory_urls)

    def _problem(self, refused: RefusedError, written: str, page: Written) -> Diagnostic:
        place, text = place_in(written)
        found = Diagnostic(refused.rule, Place(page.file, *(place or page.first(text))), refused.message, refused.hint)
        self.problems.append(found)
        if self.desk is None:
            log.error("%s:%s: %s%s", page.file, found.place.line, found.message, f"; {found.hint}" if found.hint else "")
        return found


class _Waiting(NamedTuple):
    element: Element
    asked: str
    stray: bool
    level: int


class _Block(Block):  # type: ignore[misc]  # its base has no types
    """`/// playbook | scorecard my-strategy`, closed by `///`. It is filled when all is read, so that one that is never closed is seen too."""

    NAME = NAME
    ARGUMENT = None

    def _validate(self, parent: Element, arg: Any, **options: Any) -> bool:
        """An option below the header would make the block a paragraph that nobody is told of."""
        self.stray = bool(options.keys() - {"attrs"})
        return bool(super()._validate(parent, arg, **{name: value for name, value in options.items() if name == "attrs"}))

    def on_markdown(self) -> str:
        """What stands in the block is no Markdown."""
        return "raw"

    def on_create(self, parent: Element) -> Element:
        """The place of the part."""
        element = SubElement(parent, "div")
        self.config["waiting"].append(_Waiting(element, self.argument or "", self.stray, _level(self.md.parser.root)))
        return element


def _level(root: Element) -> int:
    """The level of the last heading so far; 0 where there is none."""
    found = [int(each.tag[1]) for each in root.iter() if re.fullmatch("h[1-6]", str(each.tag))]
    return found[-1] if found else 0


class _Parts(Treeprocessor):
    """Puts the parts into their places."""

    def __init__(self, md: Markdown, embeds: Embeds, waiting: list[_Waiting]) -> None:
        super().__init__(md)
        self.embeds, self.waiting = embeds, waiting

    def run(self, root: Element) -> None:  # noqa: ARG002  Python-Markdown calls it so
        """Fills each block, with HTML that nothing else touches."""
        for number, each in enumerate(self.waiting, start=1):
            each.element.text = self.embeds.aside(self.md, self.embeds.part(self.md, each, number))
        self.waiting.clear()


class _Link(InlineProcessor):
    """`[[kind:id]]`, `[[kind:strategy/id|words]]`."""

    def __init__(self, embeds: Embeds, md: Markdown) -> None:
        super().__init__(rf"(?<!\\){LINK.pattern}", md)
        self.embeds = embeds

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: ARG002, N802  Python-Markdown calls it so, and takes a text too
        """Puts the link aside as HTML that nothing else touches."""
        in_title = "h1" in getattr(self.md.treeprocessors["inline"], "ancestors", ())
        words = self.unescape(m[0])
        found = LINK.fullmatch(words)
        return self.embeds.aside(self.md, self.embeds.link(self.md, found or m, in_title)), m.start(0), m.end(0)
