"""What a strategy does not yet say, in plain words: what the doctrine finds in it, what its author accepts, and what was looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from playbook_gen.locale import message
from playbook_gen.model.audience import reach
from playbook_gen.model.base import Thing
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import SECTION_OF, SECTIONS, Plan
from playbook_gen.pages import PageKind, PageSpec, SearchEntry, of_plan
from playbook_gen.pages.findings import Review, reviewed
from playbook_gen.rules import chosen, rules
from playbook_gen.rules.rule import EVERY
from playbook_gen.settings import AUDIENCES, Settings


def pages(playbook: Playbook, settings: Settings) -> Iterator[PageSpec]:
    """One page a strategy; a retired one's tells only what its author accepts."""
    asked = chosen(settings)
    not_asked = [rule.manual.title for rule in rules().values() if rule not in asked]
    for plan in playbook.plans.values():
        review = reviewed(playbook, plan.id, settings)
        context = {
            "review": review,
            "idle": list(_idle(playbook, plan, review)),
            "asked": len(asked),
            "known": len(rules()),
            "not_asked": not_asked,
            "nothing_of": _nothing_of(playbook, plan, settings),
            # How many things, or whether any, nobody learns here: that would tell of them.
            "for_some": reach(settings.audience) < reach(AUDIENCES[-1]),
        }
        language = plan.language or "en"
        yield of_plan(playbook, plan, "review", message("Review", language), context=context, entries=tuple(_entries(review, language)))


def _entries(review: Review, language: str) -> Iterator[SearchEntry]:
    """What each rule finds, at its place."""
    for group in review.groups:
        told = dict.fromkeys(each.message.said(language) for each in group.findings)
        yield SearchEntry(group.id, message(group.rule.manual.title, language), " · ".join(told))


def _idle(playbook: Playbook, plan: Plan, review: Review) -> Iterator[tuple[Thing, str, str]]:
    """What is accepted and not found: the thing, the rule's title, the reason."""
    found = {(each.thing, each.rule.name) for each in review.accepted}
    for key, thing in playbook.links[plan.id].things.items():
        if key not in playbook.links[plan.id].shared:
            yield from ((thing, rules()[name].manual.title, why) for name, why in thing.accept.items() if (key, name) not in found)


def _nothing_of(playbook: Playbook, plan: Plan, settings: Settings) -> dict[str, int]:
    """The sections of which the strategy has nothing, with how many of the rules asked had nothing to look at for it."""
    asked = Counter(SECTION_OF[rule.kind] for rule in chosen(settings) if rule.kind not in (EVERY, "plan"))
    return {section: asked[section] for section in SECTIONS if section in asked and not playbook.links[plan.id].of_kind(SECTIONS[section] or "")}


KIND = PageKind("review", 100, pages)
