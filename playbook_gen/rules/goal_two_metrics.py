"""A goal with two metrics in it.

Flags: a title in which “and”, “e” or “+” joins two metric words (“reach and engagement rate”), or two numbers of different unit (“20 % more orders and 500
members”). A way from one number to another (“from 18 to 30 %”) and a number with the time it takes (“70 % in 2 hours”) are one.

Why: Of two numbers in one goal one can be met and the other missed; then nobody can say what the goal is (an Italian consultant's essay of 2014).

Fails:
    goals:
      both: {title: 20 % more orders and 500 members, by: 2026-12-31}

Passes:
    goals:
      orders: {title: 20 % more orders, by: 2026-12-31}
      members: {title: 500 members, by: 2026-12-31}

Accept: when the two words name one metric in your house, as “leads and sign-ups” counted together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.ogst import Goal
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View
from playbook_gen.rules.words import pattern

_JOINT = re.compile(r"\s(?:and|e|ed|\+|&)\s", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w.,])[0-9][0-9.,’']*\s*(?P<unit>%|[^\W\d_]+)?")


def _check(goal: Goal, view: View) -> Iterator[Remark]:
    parts = _JOINT.split(goal.title)
    for before, after in pairwise(parts):
        two = _metrics(before, after, view.language) or _numbers(before, after)
        if two:
            message = phrase("this goal has two metrics in it: “%(one)s” and “%(other)s”", one=two[0], other=two[1])
            yield Remark(message, phrase("make two goals of it, each with its own KPI and target"), ("title",))
            return


def _metrics(before: str, after: str, language: str) -> tuple[str, str] | None:
    """The metric words on both sides of a joint, where they differ."""
    known = pattern("metrics", language)
    left, right = known.findall(before), known.findall(after)
    if left and right and left[-1].lower() != right[0].lower():
        return left[-1], right[0]
    return None


def _numbers(before: str, after: str) -> tuple[str, str] | None:
    """The numbers on both sides of a joint, where both have a unit, and not the same."""
    left, right = list(_NUMBER.finditer(before)), list(_NUMBER.finditer(after))
    if left and right and left[-1]["unit"] and right[0]["unit"] and left[-1]["unit"].lower() != right[0]["unit"].lower():
        return left[-1][0], right[0][0]
    return None


RULE = Rule("goal", Severity.WARNING, _check)
