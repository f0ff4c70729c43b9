"""What hand-written pages ask for and cannot have, found before anything is written: each page that asks for something is converted once, and forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from markdown import Markdown
from markdown.util import get_installed_extensions

from playbook_gen.diagnostics import Diagnostic, in_order
from playbook_gen.embeds.desk import Desk
from playbook_gen.embeds.extension import Embeds
from playbook_gen.embeds.numbered import asks, numbered
from playbook_gen.embeds.written import Written

_LEFT_OUT = ("pymdownx.snippets",)
"""What reads other files, or asks other hosts."""


def problems(pages: Iterable[Written], desk: Desk, extensions: Sequence[Any], configs: Mapping[str, Any]) -> tuple[tuple[Diagnostic, ...], dict[str, str]]:
    """The problems of all pages, by place, and the texts of the pages that have some, by file. Of the site's `extensions` those are used that come with
    Python-Markdown and PyMdown: what is code is known by them.
    """
    embeds, texts = Embeds(desk), {}
    known = list(_known(extensions))
    for page in pages:
        text = page.text()
        if asks(text):
            embeds.page = page
            md = Markdown(extensions=[*known, embeds], extension_configs={name: dict(configs[name]) for name in known if name in configs})
            md.convert(numbered(text))
            texts[page.file] = text
    return in_order(embeds.problems), texts


def _known(extensions: Sequence[Any]) -> Iterator[str]:
    builtin = {each.name for each in get_installed_extensions() if each.value.startswith("markdown.")}
    named = (each for each in extensions if isinstance(each, str) and each not in _LEFT_OUT)
    return (each for each in named if each in builtin or each.startswith(("markdown.extensions.", "pymdownx.")))
