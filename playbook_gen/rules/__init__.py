"""Doctrine: what a strategy should say. A rule is one module here with a `RULE`, whose docstring is its manual."""

from __future__ import annotations

import pkgutil
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module

from playbook_gen.diagnostics import Diagnostic, Place, Severity
from playbook_gen.locale.phrase import Phrase
from playbook_gen.model.base import Thing
from playbook_gen.model.links import Key
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import SECTION_OF, Plan
from playbook_gen.rules.rule import EVERY, Remark, Rule
from playbook_gen.rules.view import View
from playbook_gen.settings import Settings

_LOWER = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.INFO, Severity.INFO: Severity.INFO}
_IN_USE = ("active", "trial")


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's remark on one thing, with its place. `plan` is `None` for a shared thing; `accepted` is the author's reason for living with it."""

    rule: Rule
    severity: Severity
    plan: str | None
    thing: Key
    place: Place
    message: Phrase
    hint: Phrase
    accepted: str | None = None

    @property
    def concerns(self) -> str:
        """The section that the finding is about: the rule's, or for a rule on every kind of thing that of the thing; `plan` for the strategy as a whole."""
        return SECTION_OF.get(self.thing[0], "plan") if self.rule.kind == EVERY else self.rule.concerns

    def diagnostic(self, language: str = "en") -> Diagnostic:
        """The finding as reports tell it."""
        kind, id_ = self.thing
        message, hint = self.message.said(language), self.hint.said(language)
        return Diagnostic(self.rule.name, self.place, message, hint, self.severity, self.plan, f"{kind}:{id_}", self.accepted, form=False)


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule of this package by its name, in alphabetical order."""
    modules = (import_module(f"{__name__}.{each.name}") for each in pkgutil.iter_modules(__path__))
    found = (module.RULE for module in modules if hasattr(module, "RULE"))
    return {rule.name: rule for rule in sorted(found, key=lambda rule: rule.name)}


@lru_cache(maxsize=2)
def chosen(settings: Settings) -> tuple[Rule, ...]:
    """The rules that a build asks for: those selected (all, where none is), without those ignored."""
    return tuple(rule for name, rule in rules().items() if (not settings.select or name in settings.select) and name not in settings.ignore)


@lru_cache(maxsize=2)
def _by_kind(settings: Settings) -> Mapping[str, list[Rule]]:
    by_kind: dict[str, list[Rule]] = defaultdict(list)
    for rule in chosen(settings):
        by_kind[rule.kind].append(rule)
    return by_kind


def findings(playbook: Playbook, settings: Settings) -> tuple[Finding, ...]:
    """What the chosen rules find, by place: accepted ones too; nothing in retired strategies, and what is shared once."""
    found = [each for plan in (*playbook.plans, None) for each in findings_in(playbook, plan, settings)]
    return tuple(sorted(found, key=_order))


def findings_in(playbook: Playbook, plan: str | None, settings: Settings) -> tuple[Finding, ...]:
    """What is found in one strategy, or in what is shared (`None`).

    Nothing is found in what is shared while a strategy cannot be read: that one may use what seems to be unused.
    """
    return playbook.once(_in_shared, settings) if plan is None else playbook.part(plan).once(_in_plan, settings)


def _in_plan(part: Playbook, settings: Settings) -> tuple[Finding, ...]:
    found = (each for plan in part.plans.values() if plan.status != "retired" for each in _of_view(View(part, settings, plan), _by_kind(settings)))
    return tuple(sorted(found, key=_order))


def _in_shared(playbook: Playbook, settings: Settings) -> tuple[Finding, ...]:
    return tuple(sorted(_of_view(View(playbook, settings), _by_kind(settings)), key=_order)) if playbook.whole else ()


def _order(found: Finding) -> tuple[Place, str, Key]:
    return found.place, found.rule.name, found.thing


def _of_view(view: View, by_kind: Mapping[str, list[Rule]]) -> Iterator[Finding]:
    for thing in view.things():
        over = view.is_over(thing)
        asked = by_kind.get(thing.KIND, []) if getattr(thing, "status", None) in _IN_USE or thing.KIND not in ("channel", "component") else []
        for rule in (*asked, *by_kind.get(EVERY, [])):
            if rule.after_the_end or not over:
                yield from (_finding(rule, remark, thing, view) for remark in rule.check(thing, view))


def _finding(rule: Rule, remark: Remark, thing: Thing, view: View) -> Finding:
    severity, plan = remark.severity or rule.severity, view.of
    if isinstance(plan, Plan) and plan.status == "draft":
        severity = _LOWER[severity]
    place = view.playbook.places.of(plan.id if plan else "", thing.KIND, thing.id, remark.path)
    return Finding(rule, severity, plan.id if plan else None, (thing.KIND, thing.id), place, remark.message, remark.hint, thing.accept.get(rule.name))
