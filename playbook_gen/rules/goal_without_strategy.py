"""A goal that no strategy serves.

Flags: a goal that no strategy names in `goals`. A goal with child goals (those that name it as `parent`) passes when one of these is served, or one below it.

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
    if not any(_is_served(each, view) for each in _with_those_below(goal.id, view)):
        yield Remark(
            phrase("no strategy serves this goal"), phrase("add goals: [%(goal)s] to the strategy that pursues it, or write that strategy", goal=goal.id)
        )


def _with_those_below(goal: str, view: View) -> Iterator[str]:
    """The goal and every goal below it; none is its own parent, which is an error of form."""
    waiting = [goal]
    while waiting:
        yield (id_ := waiting.pop())
        waiting += [reference.source[1] for reference in view.links.to("goal", id_, "goal") if reference.field == "parent"]


def _is_served(goal: str, view: View) -> bool:
    return any(reference.field == "goals" for reference in view.links.to("goal", goal, "strategy"))


RULE = Rule("goal", Severity.WARNING, _check)
