"""What was heard, from whom, and what others say to the same people."""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.locale import message
from playbook_gen.model.playbook import Playbook
from playbook_gen.pages import PageKind, PageSpec, of_plan
from playbook_gen.settings import Settings


def pages(playbook: Playbook, settings: Settings) -> Iterator[PageSpec]:
    """One page for each strategy that has listened to somebody."""
    for plan in playbook.plans.values():
        if plan.listening.audience or plan.listening.competitors:
            yield of_plan(playbook, plan, "listening", message("Listening", plan.language or "en"), section="listening")


KIND = PageKind("listening", 80, pages)
