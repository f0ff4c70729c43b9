"""Maturity models: the built-in one, and what a model of one's own is told about its mistakes, with the path of each."""

from __future__ import annotations

import copy
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from playbook_gen.model.maturity_model import built_in, validate
from playbook_gen.settings import Limits
from playbook_gen.source.nodes import Source
from playbook_gen.source.yaml import parse

FOLDER = Path(__file__).parent.parent
TINY: dict[str, Any] = yaml.load((FOLDER / "analysis/tiny_model.yml").read_text("utf-8"), yaml.BaseLoader)
REMOVE = object()


def edited(changes: dict[str, Any]) -> dict[str, Any]:
    """The tiny model with values put in or taken out at dotted paths."""
    tree = copy.deepcopy(TINY)
    for path, value in changes.items():
        *way, last = path.split(".")
        at = tree
        for step in way:
            at = at[step]
        if value is REMOVE:
            del at[last]
        else:
            at[last] = value
    return tree


def problems(tree: object) -> list[tuple[str, str]]:
    """Each error's type and its whole path."""
    with pytest.raises(ValidationError) as caught:
        validate(tree)
    return [(each["type"], ".".join(map(str, (*each["loc"], *each.get("ctx", {}).get("at", ()))))) for each in caught.value.errors()]


TEXT = {"en": "Text"}
LEVELS = {str(level): TEXT for level in range(4)}
ITEM = {"question": TEXT, "levels": LEVELS, "recommendation": TEXT}
AXIS = {"title": TEXT, "items": {"glue": ITEM}}

CASES: list[tuple[str, dict[str, Any], list[tuple[str, str]]]] = [
    ("one axis", {"axes.craft": REMOVE}, [("wrong-value", "axes")]),
    ("three axes", {"axes.third": AXIS}, [("wrong-value", "axes")]),
    ("an axis named as a quadrant's own key", {"axes.title": AXIS}, [("bad-id", "axes.title.[key]")]),
    ("no items", {"axes.reach.items": {}}, [("wrong-value", "axes.reach.items")]),
    ("an item in both axes", {"axes.craft.items.radio": ITEM}, [("duplicate-key", "axes.craft.items.radio")]),
    ("a gate on nothing", {"axes.craft.gates": {"inc": "1"}}, [("unknown-reference", "axes.craft.gates.inc")]),
    ("a gate on the other axis's item", {"axes.craft.gates": {"radio": "1"}}, [("unknown-reference", "axes.craft.gates.radio")]),
    ("a gate at no level", {"axes.craft.gates": {"ink": "4"}}, [("wrong-value", "axes.craft.gates.ink")]),
    ("a weight of nothing", {"axes.craft.items.ink.weight": "0"}, [("wrong-value", "axes.craft.items.ink.weight")]),
    ("a negative weight", {"axes.craft.items.ink.weight": "-1"}, [("wrong-value", "axes.craft.items.ink.weight")]),
    ("a threshold over 100", {"axes.craft.threshold": "101"}, [("wrong-value", "axes.craft.threshold")]),
    ("a level too few", {"axes.craft.items.ink.levels": {"0": TEXT, "1": TEXT, "2": TEXT}}, [("missing-key", "axes.craft.items.ink.levels")]),
    ("a level too many", {"levels": {**LEVELS, "4": TEXT}}, [("wrong-value", "levels.4.[key]")]),
    ("no English", {"title": {"it": "Minuscolo"}}, [("missing-key", "title")]),
    ("no English in a level", {"levels": {**LEVELS, "2": {"it": "due"}}}, [("missing-key", "levels.2")]),
    ("a language in words", {"title": {**TEXT, "Italian": "x"}}, [("wrong-value", "title.Italian.[key]")]),
    ("a text that is a list", {"title": {"en": ["x"]}}, [("wrong-type", "title.en")]),
    ("an unknown key", {"axes.craft.treshold": "50"}, [("extra_forbidden", "axes.craft.treshold")]),
    ("an unknown key at the top", {"quadrant": {}}, [("extra_forbidden", "quadrant")]),
    ("a slip of the pen", {"quadrants.loud.reach": "hihg"}, [("literal_error", "quadrants.loud.reach")]),
    (
        "several at once",
        {"quadrants.loud.reach": "hihg", "quadrants.quiet.craft": ["low"], "near": "no"},
        [("wrong-type", "near"), ("literal_error", "quadrants.quiet.craft"), ("literal_error", "quadrants.loud.reach")],
    ),
    ("an axis that is none", {"quadrants.loud.raech": "high"}, [("unknown-key", "quadrants.loud.raech")]),
    ("an axis left out", {"quadrants.loud.reach": REMOVE}, [("missing-key", "quadrants.loud")]),
    ("a corner twice", {"quadrants.loud.reach": "low"}, [("wrong-value", "quadrants.loud")]),
    ("a corner missing", {"quadrants.loud": REMOVE}, [("missing-key", "quadrants")]),
    ("a quadrant without a title", {"quadrants.loud.title": REMOVE}, [("missing", "quadrants.loud.title")]),
    ("stale after part of a day", {"stale_days": "1.5"}, [("wrong-value", "stale_days")]),
    ("no factor", {"lower_axis_weight": "0"}, [("wrong-value", "lower_axis_weight")]),
]


@pytest.mark.parametrize(("changes", "wanted"), [each[1:] for each in CASES], ids=[each[0] for each in CASES])
def test_a_mistake_is_named_at_its_path(changes: dict[str, Any], wanted: list[tuple[str, str]]) -> None:
    assert problems(edited(changes)) == wanted


def test_a_model_that_says_little_takes_the_usual_numbers() -> None:
    model = validate(edited(dict.fromkeys(("enough", "near", "stale_days", "lower_axis_weight", "axes.reach.threshold"), REMOVE)))
    assert (model.enough, model.near, model.stale_days, model.lower_axis_weight) == (Decimal(60), Decimal(5), 365, Decimal(2))
    assert (model.axes["reach"].threshold, model.axes["reach"].items["radio"].weight) == (Decimal(50), Decimal(1))


def test_a_quadrant_is_found_by_its_corner() -> None:
    model = validate(TINY)
    assert model.quadrants["loud"].high == {"reach": True, "craft": False}
    assert {model.quadrant(each.high) for each in model.quadrants.values()} == {"quiet", "loud", "skilled", "famous"}


def test_a_text_falls_back_to_english() -> None:
    model = validate(TINY)
    assert [model.text(model.title, language) for language in ("it", "en", "de")] == ["Minuscolo", "Tiny", "Tiny"]


def test_items_stand_in_the_checklists_order() -> None:
    assert [(axis, id_) for axis, id_, _ in validate(TINY).items()] == [
        ("reach", "radio"),
        ("reach", "poster"),
        ("reach", "flyer"),
        ("craft", "paper"),
        ("craft", "ink"),
    ]


def test_every_model_that_comes_along_is_sound_and_translated() -> None:
    there = [each.name.removesuffix(".yml") for each in files("playbook_gen.maturity_models").iterdir() if each.name.endswith(".yml")]
    assert sorted(built_in()) == sorted(there)
    for model in built_in().values():
        for _, _, item in model.items():
            assert item.origin
            assert all("it" in texts for texts in (item.question, item.recommendation, *item.levels.values()))


def test_the_built_in_model_has_the_published_shape() -> None:
    smi = built_in()["smi"]
    assert list(smi.axes) == ["investment", "innovation"]
    assert list(smi.quadrants) == ["observers", "conservatives", "contenders", "social-first"]
    assert [len(axis.items) for axis in smi.axes.values()] == [8, 9]
    assert (smi.enough, smi.near, smi.stale_days, smi.lower_axis_weight) == (Decimal(60), Decimal(5), 365, Decimal(2))
    assert [axis.gates for axis in smi.axes.values()] == [{"dedicated-staff": 1}, {"tooling": 1, "in-channel-resolution": 1}]


def test_a_level_may_stand_in_quotes() -> None:
    problems: list[object] = []
    text = (FOLDER / "analysis/tiny_model.yml").read_text("utf-8").replace("{0: {en: none}", '{"0": {en: none}')
    assert validate(parse(Source("tiny.yml", text), Limits(), problems.append)).levels[0] == {"en": "none"}
    assert not problems
