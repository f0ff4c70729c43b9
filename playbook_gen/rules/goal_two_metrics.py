"""A goal with two metrics in it.

Flags: a title in which “and”, “e” or “+” joins two metric words (“reach and engagement rate”), or two numbers of different unit (“20 % more orders and 500
members”). A way from one number to another (“from 18 to 30 %”) and a number with the time it takes (“70 % in 2 hours”) are one. Words that
mean the same (“sign-ups and registrations”), numbers of one kind (“2 hours and 30 minutes”) and days (“31 March and 30 September”) are not two.

Why: Of two numbers in one goal one can be met and the other missed; then nobody can say what the goal is.

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
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.ogst import Goal
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View
from playbook_gen.rules.words import pattern, words

_JOINT = re.compile(r"\s(?:and|e|ed|\+)\s", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w.,])[0-9][0-9.,’']*(?P<blank>\s*)(?P<unit>%|per cento?\b|[^\W\d_]+)?", re.IGNORECASE)


def _check(goal: Goal, view: View) -> Iterator[Remark]:
    parts = _JOINT.split(goal.title)
    for before, after in pairwise(parts):
        two = _metrics(before, after, view.language) or _numbers(before, after)
        if two:
            message = phrase("this goal has two metrics in it: “%(one)s” and “%(other)s”", one=two[0], other=two[1])
            yield Remark(message, phrase("make two goals of it, each with its own KPI and target"), ("title",))
            return


def _metrics(before: str, after: str, language: str) -> tuple[str, str] | None:
    """The metric words on both sides of a joint, where they mean something different."""
    known = pattern("metrics", language)
    left, right = known.findall(before), known.findall(after)
    if not left or not right:
        return None
    one, other = (_kinds("metrics-alike").get(word.lower(), word.lower()) for word in (left[-1], right[0]))
    return (left[-1], right[0]) if one != other else None


def _numbers(before: str, after: str) -> tuple[str, str] | None:
    """The numbers on both sides of a joint, where both have a unit, and not the same."""
    left, right = list(_counts(before)), list(_counts(after))
    if not left or not right or _is_one_unit(left[-1][1], right[0][1]):
        return None
    return left[-1][0], right[0][0]


def _counts(part: str) -> Iterator[tuple[str, str]]:
    """Each number that counts something, as it is written, with its unit; “1st”, “31 March” and “5 new” do not say what."""
    for found in _NUMBER.finditer(part):
        unit = (found["unit"] or "").lower()
        kind = _kinds("number-units").get(unit)
        if kind != "none" and (kind or (unit and found["blank"])):
            yield found[0], kind or unit


def _is_one_unit(one: str, other: str) -> bool:
    """Whether two units are the same but for their last letter: “1 visit” and “2 visits”, “1 visita” and “2 visite”."""
    length = max(len(one), len(other), 2) - 1
    return one[:length] == other[:length]


@cache
def _kinds(name: str) -> Mapping[str, str]:
    """Word → what it stands for, from a list with lines “what = word, word”."""
    lines = (line.split(" = ") for line in words(name))
    return {word.lower(): kind for kind, each in lines for word in each.split(", ")}


RULE = Rule("goal", Severity.WARNING, _check)
