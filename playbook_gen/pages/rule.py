"""One rule of the doctrine: its manual."""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.locale import message
from playbook_gen.model.playbook import Playbook
from playbook_gen.pages import PageKind, PageSpec, rule_address
from playbook_gen.rules import rules
from playbook_gen.settings import Settings


def pages(playbook: Playbook, settings: Settings) -> Iterator[PageSpec]:
    """A page for each rule, in the site's language."""
    if settings.reference:
        for name, rule in rules().items():
            title = message(rule.manual.title, settings.language)
            yield PageSpec("rule", rule_address(name), title, settings.language, context={"rule": rule})


KIND = PageKind("rule", 940, pages)
