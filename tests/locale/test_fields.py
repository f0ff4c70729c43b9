"""Every field of the format has a name for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import get_origin

import pytest
from pydantic import BaseModel

from playbook_gen.locale.fields import FIELDS, field_label
from playbook_gen.model.base import Thing
from playbook_gen.model.describe import reachable
from playbook_gen.model.maturity_model import MaturityModel
from playbook_gen.model.shared import Shared
from playbook_gen.model.strategy import Plan
from playbook_gen.model.walk import models_in

Way = tuple[str, ...]

KEY = "…"
THINGS = [model for model in reachable(Plan) if issubclass(model, Thing)]
SAME = [{"day of the next review"}, {"answer given"}, {"finding on the audience"}]
"""Names that a group shares with what says all of it."""


def ways(model: type[BaseModel], above: Way = ()) -> Iterator[Way]:
    """The way to every field of a thing, with a key wherever one stands; the things inside a thing have ways of their own."""
    for name, field in model.model_fields.items():
        below = list(models_in(field.annotation))
        keyed = get_origin(field.annotation) is dict or (get_origin(field.annotation) is tuple and below)
        way = (*above, name, KEY) if keyed else (*above, name)
        yield way
        for each in below:
            if not issubclass(each, Thing):
                yield from ways(each, way)


WAYS = [pytest.param(model.KIND, way, id=f"{model.KIND}.{'.'.join(way)}") for model in THINGS for way in ways(model)]


def test_every_field_has_a_name_and_no_name_is_left_over() -> None:
    fields = {name for whole in (Plan, Shared, MaturityModel) for model in reachable(whole) for name in model.model_fields} - {"id"}
    places = {".".join((model.KIND, *(step for step in way if step != KEY))) for model in THINGS for way in ways(model)}
    assert fields - FIELDS.keys() == set()
    assert FIELDS.keys() - fields - places == set()


@pytest.mark.parametrize(("kind", "way"), WAYS)
def test_a_key_that_is_called_as_a_field_is_still_a_key(kind: str, way: Way) -> None:
    section = kind == "plan" and issubclass(next(models_in(Plan.model_fields[way[0]].annotation), BaseModel), Thing)
    if KEY in way and not section:
        assert field_label([step.replace(KEY, "budget") for step in way], "en", kind) == field_label(way, "en", kind)


@pytest.mark.parametrize("model", THINGS, ids=lambda model: model.KIND)
def test_two_fields_of_a_thing_are_told_apart(model: type[Thing]) -> None:
    named = Counter(field_label(way, "en", model.KIND) for way in ways(model) if way[-1] not in ("amount", "text", "value"))
    assert [name for name, count in named.items() if count > 1 and {name} not in SAME] == []


@pytest.mark.parametrize(
    ("kind", "way", "language", "label"),
    [
        ("goal", ("target",), "en", "target"),
        ("goal", ("target",), "it", "target"),
        ("goal", ("by",), "en", "deadline"),
        ("", ("by",), "it", "scadenza"),
        ("goal", ("target", "value"), "en", "target"),
        ("goal", ("target", "max"), "en", "target: largest value"),
        ("goal", ("baseline", "date"), "en", "baseline: date"),
        ("goal", ("baseline", "date"), "it", "valore di partenza: data"),
        ("goal", ("milestones", "2026-06-30", "value"), "it", "tappa"),
        ("plan", ("budget", "amount"), "en", "budget"),
        ("plan", ("budget", "currency"), "en", "budget: currency"),
        ("plan", ("personas",), "it", "persone tipo"),
        ("plan", ("approved", "by"), "it", "chi l’ha approvata"),
        ("plan", ("kind",), "en", "kind of organisation"),
        ("plan", ("wont_do",), "it", "che cosa abbiamo deciso di non fare"),
        ("channel", ("paid", "budget", "amount"), "en", "budget for paid reach"),
        ("channel", ("paid", "budget", "per"), "en", "budget for paid reach: span of time"),
        ("channel", ("response", "first_reply"), "it", "promessa di prima risposta"),
        ("kpi", ("readings", "2026-03-31", "value"), "en", "reading"),
        ("kpi", ("readings", "2026-03-31", "note"), "it", "rilevazione: nota"),
        ("persona", ("goals",), "en", "aims"),
        ("channel", ("goals",), "it", "traguardi"),
        ("persona", ("evidence", "1", "date"), "en", "evidence: date"),
        ("persona", ("evidence", "1", "kind"), "en", "kind of evidence"),
        ("plan", ("maturity", "assessments", "2026-01-15", "answers", "budget", "level"), "en", "maturity level"),
        ("", ("maturity", "assessments", "2026-01-15", "answers", "budget", "level"), "en", "maturity answer: level"),
        ("plan", ("governance", "raci", "Review", "accountable"), "it", "chi ne risponde"),
        ("decision", ("needed_by",), "en", "day an answer is needed"),
        ("goal", ("kpi",), "en", "KPI"),
        ("goal", ("kpi",), "it", "indicatore"),
        ("goal", ("baseline", "unknown"), "en", "baseline: why it is unknown"),
        ("goal", ("nobody_knows",), "en", "nobody knows"),
        ("", ("nobody", "knows"), "en", "nobody knows"),
    ],
)
def test_a_value_is_named_by_its_field_and_where_that_says_little_by_the_one_above(kind: str, way: Way, language: str, label: str) -> None:
    assert field_label(way, language, kind) == label
