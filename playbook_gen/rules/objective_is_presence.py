"""An objective that is no more than being there.

Flags: an objective whose title begins with a presence (“be on …”, “a profile on …”, “essere presenti su …”, “aprire un profilo …”), or is nothing but a metric,
such as “More followers on Instagram”. Figures in it change nothing. “Be on time” and other ways of speaking pass.

Why: To be somewhere, or to be counted there, is not what anybody wants in the end; the objective is what it is good for (an Italian consultant's essay of 2014:
presence is no goal).

Fails:
    objectives:
      there: {title: Be on Instagram}
      many: {title: More followers}

Passes:
    objectives:
      advocates: {title: Customers recommend us unasked}
      reach: {title: Reach more members before they leave}

Accept: when what the metric counts is the outcome itself, as donations are for a charity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.ogst import Objective
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View
from playbook_gen.rules.words import pattern, words

_MARKS = re.compile(r"^\W+|^(?:to|di)\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_AND = re.compile(r"\s+(?:and|e|ed|or|o)\s+|[,;/&+]")
_VERB = re.compile(r"(?:reach|share|visit|view)\s(?!of\b|and\b|on\b|in\b|up\b)", re.IGNORECASE)


def _check(objective: Objective, view: View) -> Iterator[Remark]:
    title = _MARKS.sub("", objective.title)
    begins = pattern("presence").match(title)
    if begins and not pattern("presence-idioms").match(title):
        message = phrase("this objective begins with “%(words)s”: being there is no end in itself", words=begins[0])
        yield Remark(message, phrase("write what it is good for, such as “Customers recommend us unasked”, and keep the place for ecosystem"), ("title",))
    elif _is_metric(title):
        hint = phrase("write what is to be different for whom, and make the metric the KPI of a goal")
        yield Remark(phrase("the title of this objective is nothing but a metric"), hint, ("title",))


def _is_metric(title: str) -> bool:
    """Whether a title is nothing but a metric, or several, with small words around."""
    return not _VERB.match(title) and all(_is_one(part) for part in _AND.split(title))


def _is_one(part: str) -> bool:
    metrics = pattern("metrics")
    return bool(metrics.search(part)) and _small().issuperset(_WORD.findall(metrics.sub(" ", part).casefold()))


@cache
def _small() -> frozenset[str]:
    """Words that make no more of a metric than it is, platforms among them."""
    return frozenset(each.casefold() for name in ("around-metrics", "platforms", "platforms-like-words") for each in words(name))


RULE = Rule("objective", Severity.WARNING, _check)
