"""A goal that no strategy serves.

Flags: a goal that no strategy names in `goals`. A goal with child goals (those that name it as `parent`) passes when one of these is served.

Why: A goal says what, a strategy says by which choice; where nothing was chosen, the goal is a hope (OGST).

Fails:
    goals:
      recommend: {title: Three in ten come recommended, target: 30, by: 2026-12-31}

Passes:
    goals:
      recommend: {title: Three in ten come recommended, target: 30, by: 2026-12-31}
    strategies:
      hosts: {title: "Members host, we help", goals: [recommend]}

Accept: when the goal is only watched, because another department pursues it; say which.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.ogst import Goal
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(goal: Goal, view: View) -> Iterator[Remark]:
    if not _is_served(goal.id, view) and not any(_is_served(child.id, view) for child in view.links.things_to("goal", goal.id, "goal", "parent")):
        yield Remark(
            phrase("no strategy serves this goal"), phrase("add goals: [%(goal)s] to the strategy that pursues it, or write that strategy", goal=goal.id)
        )


def _is_served(goal: str, view: View) -> bool:
    return any(reference.field == "goals" for reference in view.links.to("goal", goal, "strategy"))


RULE = Rule("goal", Severity.WARNING, _check)
