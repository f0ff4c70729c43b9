"""A strategy that is a tactic.

Flags: a strategy whose title begins with an activity verb (post, publish, run …). As a note only, one whose title names a platform; names that are also
ordinary words (X, Line, Medium, Threads) count only where some `platform` in the strategy has that name.

Why: A strategy is a choice, this rather than that; an act with an owner and dates is a tactic (an Italian consultant's essay of 2014: the two are mixed up
more than any others).

Fails:
    strategies:
      posts: {title: Publish three posts a week}

Passes:
    strategies:
      hosts: {title: "Members host, we help", choice: Hours go into member-run meet-ups rather than into our own posts}

Accept: when the act is itself the choice, because doing it excludes something else that the text names.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.ogst import Strategy
from playbook_gen.model.strategy import Plan
from playbook_gen.rules.acts import act
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View
from playbook_gen.rules.words import pattern


def _check(strategy: Strategy, view: View) -> Iterator[Remark]:
    verb = act(strategy.title)
    if verb:
        message = phrase("this strategy begins with an act, “%(word)s”, not with a choice", word=verb)
        yield Remark(message, phrase("write what is chosen rather than what else, and make the act a tactic of this strategy"), ("title",))
    elif platform := _platform(strategy.title, view):
        message = phrase("this strategy names a platform, %(platform)s: a platform is where an act takes place", platform=platform)
        yield Remark(message, phrase("write the choice so that it would hold on another platform too"), ("title",), Severity.INFO)


def _platform(title: str, view: View) -> str | None:
    """The platform that a title names; one whose name is an ordinary word only where the strategy itself calls a platform that."""
    if found := pattern("platforms").search(title):
        return found[0]
    words = pattern("platforms-like-words", case=True).findall(title)
    return next((word for word in words if word in _platforms(view.plan)), None) if words else None


def _platforms(plan: Plan) -> set[str | None]:
    """What the strategy calls platforms itself."""
    return {each.platform for each in plan.ecosystem.values()} | {each.platform for each in plan.channels.values()}


RULE = Rule("strategy", Severity.WARNING, _check)
