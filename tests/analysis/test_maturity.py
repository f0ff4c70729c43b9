"""Each clause of the maturity arithmetic, on a model that shares no word with the built-in one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from playbook_gen.analysis.maturity import AxisScore, Standing, assess, one_decimal
from playbook_gen.model.maturity import Maturity
from playbook_gen.model.maturity_model import MaturityModel, built_in, validate
from playbook_gen.settings import Limits
from playbook_gen.source.nodes import Source
from playbook_gen.source.yaml import parse

DAY = date(2026, 6, 30)
F = Fraction


def _tiny() -> MaturityModel:
    problems: list[object] = []
    file = Path(__file__).with_name("tiny_model.yml")
    tree = parse(Source(file.name, file.read_text("utf-8")), Limits(), problems.append)
    assert not problems
    return validate(tree)


TINY = _tiny()


def maturity(*assessments: dict[str, Any]) -> Maturity:
    return Maturity.model_validate({"model": "tiny", "assessments": tuple(assessments)})


def answers(**levels: int | str | dict[str, str]) -> dict[str, Any]:
    return {item: level if isinstance(level, dict) else str(level) for item, level in levels.items()}


def standing(model: MaturityModel = TINY, on: date = DAY, efforts: dict[str, str] | None = None, **levels: int | dict[str, str]) -> Standing:
    found = assess(model, maturity({"date": "2026-06-01", "answers": answers(**levels), "efforts": efforts or {}}), on)
    assert found is not None
    return found


def axis(found: Standing, name: str) -> AxisScore:
    return next(each for each in found.axes if each.axis == name)


NO = {"not_applicable": "we have none"}

AXES: list[tuple[str, dict[str, Any], str, dict[str, object]]] = [
    ("score and share over all items", {"radio": 1, "poster": 2, "flyer": 3}, "reach", {"score": F(1300, 21), "answered": F(1), "high": True}),
    ("unanswered items leave the score, not the share", {"poster": 2}, "reach", {"score": F(200, 3), "answered": F(4, 7), "high": True}),
    ("items that do not apply leave both", {"radio": NO, "poster": 1, "flyer": NO}, "reach", {"score": F(100, 3), "answered": F(1), "high": False}),
    ("too few answers: score, but no judgement", {"radio": 3, "flyer": 3}, "reach", {"score": F(100), "answered": F(3, 7), "high": None, "near_line": None}),
    ("nothing applicable", {"radio": NO, "poster": NO, "flyer": NO}, "reach", {"score": None, "answered": None, "high": None, "near_line": None}),
    ("nothing answered", {}, "reach", {"score": None, "answered": F(0), "high": None, "near_line": None}),
    ("the axis has its own threshold", {"radio": 0, "poster": 2, "flyer": 1}, "reach", {"score": F(900, 21), "high": True, "near_line": True}),
    ("near the line from below", {"radio": 1, "poster": 1, "flyer": 1}, "reach", {"score": F(100, 3), "high": False, "near_line": True}),
    ("far from the line", {"radio": 0, "poster": 0, "flyer": 0}, "reach", {"score": F(0), "high": False, "near_line": False}),
    ("a failed gate makes the axis low", {"paper": 0, "ink": 3}, "craft", {"score": F(75), "high": False, "near_line": False, "gates_failed": ("paper",)}),
    ("a gate opens at its level", {"paper": 1, "ink": 2}, "craft", {"score": F(700, 12), "high": True, "near_line": True, "gates_failed": ()}),
    ("an unanswered gate is listed and fails nothing", {"ink": 2}, "craft", {"high": True, "gates_failed": (), "gates_open": ("paper",)}),
    ("so is one that does not apply", {"ink": 2, "paper": NO}, "craft", {"high": True, "answered": F(1), "gates_open": ("paper",)}),
    ("gates in the model's order", {"paper": 0, "ink": 1}, "craft", {"high": False, "gates_failed": ("ink", "paper")}),
    ("a gate fails without enough answers too", {"paper": 0}, "craft", {"high": None, "gates_failed": ("paper",), "gates_open": ("ink",)}),
]


@pytest.mark.parametrize(("levels", "name", "wanted"), [each[1:] for each in AXES], ids=[each[0] for each in AXES])
def test_an_axis(levels: dict[str, Any], name: str, wanted: dict[str, object]) -> None:
    found = axis(standing(**levels), name)
    assert {field: getattr(found, field) for field in wanted} == wanted


def test_high_is_decided_unrounded_and_at_the_threshold() -> None:
    exactly = TINY.model_copy(update={"axes": {**TINY.axes, "reach": TINY.axes["reach"].model_copy(update={"threshold": Decimal("33.3")})}})
    assert axis(standing(exactly, radio=1, poster=1, flyer=1), "reach").high is True
    above = exactly.model_copy(update={"axes": {**TINY.axes, "reach": TINY.axes["reach"].model_copy(update={"threshold": Decimal("33.34")})}})
    assert axis(standing(above, radio=1, poster=1, flyer=1), "reach").high is False


def test_near_line_includes_its_edge() -> None:
    edge = TINY.model_copy(update={"near": Decimal(25)})
    assert axis(standing(edge, paper=0, ink=3), "craft").near_line is True


QUADRANTS = [
    ({"radio": 0, "poster": 0, "flyer": 0, "paper": 0, "ink": 0}, "quiet"),
    ({"radio": 3, "poster": 3, "flyer": 3, "paper": 0, "ink": 0}, "loud"),
    ({"radio": 0, "poster": 0, "flyer": 0, "paper": 3, "ink": 3}, "skilled"),
    ({"radio": 3, "poster": 3, "flyer": 3, "paper": 3, "ink": 3}, "famous"),
    ({"radio": 3, "poster": 3, "flyer": 3, "paper": 0, "ink": 3}, "loud"),
    ({"radio": 3, "poster": 3, "flyer": 3}, None),
]


@pytest.mark.parametrize(("levels", "quadrant"), QUADRANTS)
def test_the_quadrant_and_its_recommendation(levels: dict[str, Any], quadrant: str | None) -> None:
    found = standing(**levels)
    assert found.quadrant == quadrant
    assert found.recommendation == (TINY.quadrants[quadrant].recommendation if quadrant else None)


def test_gaps_double_on_the_lower_axis_and_divide_by_effort() -> None:
    found = standing(radio=1, poster=0, flyer=3, paper=2, ink=2, efforts={"poster": "3", "ink": "1"})
    assert [(each.item, each.axis, each.level, each.priority, each.effort) for each in found.gaps] == [
        ("poster", "reach", 0, F(6), 3),
        ("ink", "craft", 2, F(3), 1),
        ("radio", "reach", 1, F(3), 2),
        ("paper", "craft", 2, F(1, 2), 2),
    ]


def test_ties_go_by_weight_and_then_by_the_checklist() -> None:
    found = standing(radio=1, poster=2, flyer=3, paper=3, ink=3)
    assert [(each.item, each.priority) for each in found.gaps] == [("poster", F(3)), ("radio", F(3))]
    same = TINY.model_copy(update={"lower_axis_weight": Decimal(1)})
    found = standing(same, radio=2, poster=3, flyer=3, paper=2, ink=3)
    assert [each.item for each in found.gaps] == ["radio", "paper"]


def test_equal_scores_double_nothing() -> None:
    found = standing(radio=2, poster=2, flyer=2, paper=2, ink=2)
    assert [(each.item, each.priority) for each in found.gaps] == [
        ("ink", F(3, 2)),
        ("poster", F(1)),
        ("radio", F(1, 2)),
        ("paper", F(1, 2)),
        ("flyer", F(1, 4)),
    ]


def test_without_a_quadrant_nothing_is_doubled() -> None:
    found = standing(radio=0, poster=0, flyer=0, paper=2)
    assert [(each.item, each.priority) for each in found.gaps] == [("poster", F(3)), ("radio", F(3, 2)), ("flyer", F(3, 4)), ("paper", F(1, 2))]


def test_a_gap_says_what_it_would_gain_and_what_to_do() -> None:
    gap = standing(radio=3, poster=1, paper=3, ink=3).gaps[0]
    assert (gap.item, gap.gain) == ("poster", F(400, 9))
    assert TINY.text(gap.recommendation, "it") == "Stampare"
    assert TINY.text(gap.recommendation, "fr") == "Print a poster"


def test_what_is_unanswered_and_what_does_not_apply() -> None:
    found = standing(poster=1, flyer=NO, ink=0)
    assert found.unanswered == ("radio", "paper")
    assert found.not_applicable == {"flyer": "we have none"}
    assert "flyer" not in [each.item for each in found.gaps]


@pytest.mark.parametrize(
    ("answer", "on", "stale"),
    [
        ({"level": "2"}, date(2026, 7, 1), ()),
        ({"level": "2"}, date(2026, 7, 2), ("poster",)),
        ({"level": "2", "date": "2026-05-31"}, date(2026, 7, 1), ("poster",)),
        ({"level": "2", "date": "2026-06-20"}, date(2026, 7, 2), ()),
        ({"not_applicable": "none", "date": "2020-01-01"}, date(2026, 7, 2), ()),
    ],
)
def test_an_old_answer_is_stale_and_still_counts(answer: dict[str, str], on: date, stale: tuple[str, ...]) -> None:
    found = standing(on=on, poster=answer)
    assert found.stale == stale
    if "level" in answer:
        assert axis(found, "reach").score == F(200, 3)


def test_the_last_assessment_up_to_the_day_counts() -> None:
    low, high = answers(radio=0, poster=0, paper=3, ink=3), answers(radio=3, poster=3, paper=3, ink=3)
    given = maturity({"date": "2026-06-30", "answers": high}, {"date": "2026-07-01", "answers": low}, {"date": "2026-01-31", "answers": low})
    found = assess(TINY, given, DAY)
    assert found is not None
    assert (found.date, found.quadrant, found.model) == (DAY, "famous", "tiny")
    assert [(each.date, each.scores, each.quadrant) for each in found.movement] == [
        (date(2026, 1, 31), {"reach": F(0), "craft": F(100)}, "skilled"),
        (DAY, {"reach": F(100), "craft": F(100)}, "famous"),
    ]


def test_without_an_assessment_up_to_the_day_there_is_no_standing() -> None:
    assert assess(TINY, maturity(), DAY) is None
    assert assess(TINY, maturity({"date": "2026-07-01", "answers": answers(radio=1)}), DAY) is None


def test_the_first_example_with_the_built_in_model() -> None:
    given = {"date": "2026-01-15", "answers": {"dedicated-staff": "2", "budget": "1", "tooling": "2", "in-channel-resolution": "1"}}
    found = assess(built_in()["smi"], maturity(given), DAY)
    assert found is not None
    assert [(each.score, each.answered, each.high) for each in found.axes] == [(F(50), F(6, 17), None), (F(50), F(6, 17), None)]
    assert found.quadrant is None


@pytest.mark.parametrize(
    ("number", "shown"), [(F(1, 20), "0.1"), (F(49, 1000), "0.0"), (F(200, 3), "66.7"), (F(50), "50.0"), (F(-1, 20), "-0.1"), (F(9995, 100), "100.0")]
)
def test_one_decimal_half_up(number: Fraction, shown: str) -> None:
    assert str(one_decimal(number)) == shown
