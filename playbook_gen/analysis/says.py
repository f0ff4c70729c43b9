"""A goal's status in a sentence: how it came about, and where this pace leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playbook_gen import locale
from playbook_gen.analysis.amounts import computed, share_told, target_told
from playbook_gen.analysis.status import Judgement
from playbook_gen.locale import message
from playbook_gen.model.kpi import Kpi
from playbook_gen.model.ogst import Goal


def says(goal: Goal, kpi: Kpi | None, judgement: Judgement, language: str) -> str:
    """The sentence of one judgement, in a language; its numbers as `amounts` prints them."""
    shown = {
        "reading": locale.quantity(judgement.reading.value, kpi.unit if kpi else None, language) if judgement.reading else "",
        "day": locale.day(judgement.reading.date, language) if judgement.reading else "",
        "expected": computed(judgement.expected, goal, kpi, judgement, language),
        "target": target_told(goal, kpi, judgement, language),
        "pace": computed(judgement.pace, goal, kpi, judgement, language),
        "share": share_told(judgement.share, language),
        "by": locale.day(goal.by, language) if goal.by else "",
        "start": locale.day(goal.start, language) if goal.start else "",
    }
    return " ".join(sentence % shown for sentence in _SENTENCES[judgement.status](judgement, language))


def _course(judgement: Judgement, language: str) -> list[str]:
    if judgement.clause == 9:
        return [message("%(reading)s on %(day)s; %(target)s is asked for.", language)]
    sentences = [message("%(reading)s on %(day)s; expected by then: %(expected)s.", language)]
    if judgement.share is not None:
        sentences.append(message("The reading is %(share)s of the way from baseline to target.", language))
    return [*sentences, message("At this pace %(pace)s by %(by)s; the target is %(target)s.", language)]


def _no_baseline(judgement: Judgement, language: str) -> list[str]:
    if judgement.cut:
        return [message("The way of counting changed after the baseline, so the two cannot be compared.", language)]
    if judgement.clause == 9:
        return [message("%(reading)s on %(day)s; there is no reading of the period before to compare it with.", language)]
    if judgement.clause == 10 and judgement.share is not None:
        return [message("%(reading)s on %(day)s, %(share)s of the target; without a baseline nobody can say what was expected.", language)]
    return [message("The target counts from a baseline that is not known.", language)]


def _no_fresh(judgement: Judgement, language: str) -> list[str]:
    if judgement.clause == 5:
        return [message("The deadline of %(by)s has passed, and no reading is near enough to it.", language)]
    return [message("The last reading, %(reading)s on %(day)s, is too old to judge by.", language)]


def _not_started(judgement: Judgement, language: str) -> list[str]:
    if judgement.clause == 8:
        return [message("The last reading is of %(day)s, and the way begins after that.", language)]
    return [message("The way has not begun yet.", language)]


_SENTENCES: dict[str, Callable[[Judgement, str], list[Any]]] = {
    "missed": lambda _, language: [message("%(reading)s on %(day)s; the target was %(target)s.", language)],
    "met": lambda _, language: [message("%(reading)s on %(day)s; the target of %(target)s is reached.", language)],
    "off-course": _course,
    "at-risk": _course,
    "on-course": _course,
    "no-reading": lambda _, language: [message("Nothing has been read off yet.", language)],
    "no-fresh-reading": _no_fresh,
    "no-target": lambda _, language: [message("There is no target to judge by.", language)],
    "no-baseline": _no_baseline,
    "not-started": _not_started,
}
