"""One rule of the doctrine: its manual."""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.locale import message
from playbook_gen.model.playbook import Playbook
from playbook_gen.pages import PageKind, PageSpec, SearchEntry, rule_address
from playbook_gen.rules import rules
from playbook_gen.rules.rule import Rule
from playbook_gen.settings import Settings


def pages(playbook: Playbook, settings: Settings) -> Iterator[PageSpec]:
    """A page for each rule, in the site's language."""
    if settings.reference:
        for name, rule in rules().items():
            title = message(rule.manual.title, settings.language)
            found = (_entry(rule, title, settings.language),)
            yield PageSpec("rule", rule_address(name), title, settings.language, context={"rule": rule}, entries=found)


def _entry(rule: Rule, title: str, language: str) -> SearchEntry:
    """The page as a search finds it: what the manual says, and the name that authors write."""
    manual = rule.manual
    told = (message(each, language).replace("`", "") for each in (manual.why, manual.flags, manual.accept))
    text = " ".join([*(f"{each[:1].upper()}{each[1:]}" for each in told), rule.name])
    return SearchEntry("", f"{message('Rule', language)} · {title}", text)


KIND = PageKind("rule", 940, pages, about="reference")
