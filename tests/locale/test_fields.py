"""Every field of the format has a name for people."""

from __future__ import annotations

import pytest

from playbook_gen.locale.fields import FIELDS, field_label
from playbook_gen.model.describe import reachable
from playbook_gen.model.strategy import SECTION_OF, Plan


def test_every_field_has_a_name_and_no_name_is_left_over() -> None:
    written = {name for model in reachable(Plan) for name in model.model_fields}
    assert FIELDS.keys() - written == set()
    assert written - FIELDS.keys() <= set(SECTION_OF.values())


@pytest.mark.parametrize(
    ("way", "language", "label"),
    [
        (("target",), "en", "target"),
        (("by",), "it", "scadenza"),
        (("budget", "amount"), "en", "budget"),
        (("budget", "currency"), "en", "budget: currency"),
        (("readings", "2026-03-31", "value"), "en", "reading"),
        (("maturity", "assessments", "2026-01-15", "answers", "budget-owner", "level"), "en", "maturity: level"),
        (("nobody", "knows"), "en", "nobody knows"),
    ],
)
def test_a_value_is_named_by_its_field_and_the_one_above(way: tuple[str, ...], language: str, label: str) -> None:
    assert field_label(way, language) == label
