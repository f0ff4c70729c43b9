"""The shortest way: by hand on the tiny model, and against trying every way there is."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from playbook_gen.analysis.maturity import Standing, assess, effort_of, outlook
from playbook_gen.analysis.shortest_way import shortest_way
from playbook_gen.model.maturity import Maturity
from playbook_gen.model.maturity_model import MaturityModel, validate

DAY = date(2026, 6, 30)
Numbers = dict[str, int]


def model(weights: dict[str, list[str]], gates: Numbers | None = None, threshold: str = "50") -> MaturityModel:
    """A model of two axes, `a` and `b`, whose items are called by their axis and number: a0, a1, b0."""
    text = {"en": "x"}
    levels = {str(level): text for level in range(4)}
    axes = {
        axis: {
            "title": text,
            "threshold": threshold,
            "gates": {item: str(level) for item, level in (gates or {}).items() if item.startswith(axis)},
            "items": {f"{axis}{index}": {"weight": weight, "question": text, "levels": levels, "recommendation": text} for index, weight in enumerate(each)},
        }
        for axis, each in weights.items()
    }
    corners = {"neither": ("low", "low"), "only-a": ("high", "low"), "only-b": ("low", "high"), "both": ("high", "high")}
    quadrants = {id_: {"title": text, "recommendation": text, "a": a, "b": b} for id_, (a, b) in corners.items()}
    return validate({"id": "m", "title": text, "levels": levels, "enough": "50", "axes": axes, "quadrants": quadrants})


def maturity(levels: Numbers, efforts: Numbers | None = None, target: str | None = None) -> Maturity:
    answers: dict[str, Any] = {item: str(level) if level >= 0 else {"not_applicable": "we have none"} for item, level in levels.items()}
    told: dict[str, Any] = {
        "model": "m",
        "assessments": ({"date": "2026-06-01", "answers": answers, "efforts": {k: str(v) for k, v in (efforts or {}).items()}},),
    }
    return Maturity.model_validate({**told, "target": target} if target else told)


def standing(measured: MaturityModel, told: Maturity) -> Standing:
    found = assess(measured, told, DAY)
    assert found is not None
    return found


def way(measured: MaturityModel, told: Maturity) -> tuple[int, Numbers] | None:
    found = shortest_way(measured, told, standing(measured, told))
    return (found.effort, dict(found.steps)) if found else None


# a: weights 3, 2, 1; b: one item that is high already
ONE_AXIS = model({"a": ["3", "2", "1"], "b": ["1"]})
TWO = {"a": ["1", "1"], "b": ["1"]}
THREE = {"a": ["1", "1", "1"], "b": ["1"]}
LOW = {"a0": 0, "a1": 0, "a2": 0, "b0": 3}
ONES = {"a0": 1, "a1": 1, "b0": 3}
PAIR = model({"a": ["1"], "b": ["1"]})
BY_HAND: list[tuple[str, MaturityModel, dict[str, Any], tuple[int, Numbers] | None]] = [
    ("the heaviest item brings most for its effort", ONE_AXIS, {"levels": LOW}, (6, {"a0": 3})),
    ("effort turns that round", ONE_AXIS, {"levels": LOW, "efforts": {"a0": 3, "a1": 1}}, (6, {"a0": 1, "a1": 3})),
    ("exactly at the threshold is there", ONE_AXIS, {"levels": LOW | {"a0": 3}}, None),
    (
        "unanswered items are not raised",
        model({"a": ["3", "1", "1", "1"], "b": ["1"]}),
        {"levels": {"a1": 0, "a2": 0, "a3": 0, "b0": 3}},
        (10, {"a1": 3, "a2": 2}),
    ),
    ("items that do not apply are not raised", ONE_AXIS, {"levels": LOW | {"a0": -1}}, (6, {"a1": 3})),
    ("both axes, each its own way", PAIR, {"levels": {"a0": 1, "b0": 0}}, (6, {"a0": 2, "b0": 2})),
    ("an axis that need not be high is left alone", PAIR, {"levels": {"a0": 1, "b0": 0}, "target": "only-a"}, (2, {"a0": 2})),
    ("reached when every axis that it needs is high", PAIR, {"levels": {"a0": 3, "b0": 3}, "target": "only-a"}, None),
    ("a quadrant that needs nothing is always reached", PAIR, {"levels": {"a0": 0, "b0": 0}, "target": "neither"}, None),
    ("a failed gate is opened though the score is there", model(TWO, {"a1": 2}), {"levels": {"a0": 3, "a1": 0, "b0": 3}}, (4, {"a1": 2})),
    ("a gate without an answer stops nothing", model({"a": ["2", "1"], "b": ["1"]}, {"a1": 3}), {"levels": {"a0": 1, "b0": 3}}, (2, {"a0": 2})),
    ("fewest items among equal costs", model({"a": ["1", "1", "2"], "b": ["1"]}), {"levels": {"a0": 1, "a1": 1, "a2": 1, "b0": 3}}, (2, {"a2": 2})),
    ("fewest levels among equal items", model({"a": ["2", "1"], "b": ["1"]}), {"levels": ONES, "efforts": {"a0": 2, "a1": 1}}, (2, {"a0": 2})),
    ("the earlier items first", model(THREE), {"levels": {"a0": 1, "a1": 1, "a2": 2, "b0": 3}}, (2, {"a0": 2})),
    ("the higher new level first", model(THREE, {"a0": 1, "a1": 1}), {"levels": {"a0": 0, "a1": 0, "a2": 1, "b0": 3}}, (8, {"a0": 3, "a1": 1})),
    ("no quadrant, no way", model({"a": ["1", "3"], "b": ["1"]}), {"levels": {"a0": 0, "b0": 0}}, None),
]


@pytest.mark.parametrize(("measured", "told", "wanted"), [case[1:] for case in BY_HAND], ids=[case[0] for case in BY_HAND])
def test_by_hand(measured: MaturityModel, told: dict[str, Any], wanted: tuple[int, Numbers] | None) -> None:
    assert way(measured, maturity(**told)) == wanted


def every_way(measured: MaturityModel, told: Maturity) -> tuple[int, Numbers] | None:
    """The same by trying all levels of all answered items, and putting the ways that lead there in the doctrine's order."""
    now = standing(measured, told)
    to = measured.quadrants[told.target or "both"]
    needed = [axis for axis, high in to.high.items() if high]
    if now.quadrant is None or all(each.high for each in now.axes if each.axis in needed):
        return None
    checklist = [item for _, item, _ in measured.items()]
    levels = {item: answer.level for item, answer in now.assessment.answers.items() if answer.level is not None}
    open_ = [item for item in checklist if item in levels]
    found = []
    for new in product(*(range(levels[item], 4) for item in open_)):
        steps = {item: level for item, level in zip(open_, new, strict=True) if level > levels[item]}
        axes = {each.axis: each for each in outlook(measured, now.assessment, steps).axes}
        left_alone = all(item[0] in needed and not next(each for each in now.axes if each.axis == item[0]).high for item in steps)
        if left_alone and all(axes[axis].high for axis in needed):
            cost = sum(effort_of(now.assessment, item) * (level - levels[item]) for item, level in steps.items())
            rises = sum(level - levels[item] for item, level in steps.items())
            found.append((cost, len(steps), rises, [checklist.index(item) for item in steps], [-level for level in steps.values()], steps))
    best = min(found, key=lambda each: each[:5])
    return best[0], best[5]


weight = some.sampled_from(["1", "2", "3", "0.5", "1.5", "0.333"])


@some.composite
def measured_strategies(draw: some.DrawFn) -> tuple[MaturityModel, Maturity]:
    weights = {axis: draw(some.lists(weight, min_size=1, max_size=4 if axis == "a" else 3)) for axis in "ab"}
    items = [f"{axis}{index}" for axis in "ab" for index in range(len(weights[axis]))]
    gates = draw(some.dictionaries(some.sampled_from(items), some.integers(1, 3), max_size=2))
    levels = {item: draw(some.integers(-1, 3)) for item in items if draw(some.integers(0, 5))}
    efforts = draw(some.dictionaries(some.sampled_from(items), some.integers(1, 3)))
    target = draw(some.sampled_from([None, "both", "only-a", "only-b", "neither"]))
    return model(weights, gates, draw(some.sampled_from(["50", "0", "100", "66.7", "33"]))), maturity(levels, efforts, target)


@settings(max_examples=400, deadline=None)
@given(measured_strategies())
def test_as_trying_every_way(case: tuple[MaturityModel, Maturity]) -> None:
    assert way(*case) == every_way(*case)


@given(measured_strategies())
def test_the_way_leads_where_it_says(case: tuple[MaturityModel, Maturity]) -> None:
    measured, told = case
    found = shortest_way(measured, told, standing(measured, told))
    if found:
        high = {each.axis: each.high for each in found.leads_to.axes}
        assert all(high[axis] for axis, needed in measured.quadrants[found.to].high.items() if needed)


def test_what_is_at_another_level_changes_the_score() -> None:
    measured, told = model({"a": ["1", "1"], "b": ["1"]}), maturity({"a0": 0, "a1": -1, "b0": 3})
    ahead = outlook(measured, standing(measured, told).assessment, {"a0": 3, "a1": 3})
    assert ahead.axes[0].score == Fraction(100), "an item that does not apply stays out"
    assert ahead.quadrant == "both"
