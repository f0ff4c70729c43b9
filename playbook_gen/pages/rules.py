"""All rules of the doctrine, by what they concern."""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.locale import message
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import SECTIONS
from playbook_gen.pages import REFERENCE, PageKind, PageSpec
from playbook_gen.rules import rules
from playbook_gen.rules.rule import EVERY
from playbook_gen.settings import Settings


def pages(playbook: Playbook, settings: Settings) -> Iterator[PageSpec]:
    """One page, in the site's language."""
    if settings.reference:
        parts = {part: [rule for rule in rules().values() if rule.kind != EVERY and rule.concerns == part] for part in ("plan", *SECTIONS)}
        parts[EVERY] = [rule for rule in rules().values() if rule.kind == EVERY]
        context = {"parts": {part: found for part, found in parts.items() if found}}
        yield PageSpec("rules", f"{REFERENCE}/rules/index.md", message("The rules", settings.language), settings.language, context=context)


KIND = PageKind("rules", 930, pages, about="reference")
