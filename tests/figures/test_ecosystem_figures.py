"""The figures of the ecosystem: who creates which value, who serves which stage, what stands where on the continuum."""

from __future__ import annotations

from playbook_gen.figures.continuum import Placed, continuum
from playbook_gen.figures.lifecycle_coverage import lifecycle_coverage
from playbook_gen.figures.value_matrix import value_matrix


def test_the_value_matrix_counts_primary_and_all_and_names_what_nobody_creates() -> None:
    found = value_matrix({"forum": {"insight": "primary", "loyalty": "secondary"}, "shop": {"insight": "secondary"}}, ["sales", "insight", "loyalty"])
    assert found.dimensions == ("insight", "loyalty")
    assert found.rows == {"forum": ("primary", "secondary"), "shop": ("secondary", None)}
    assert (found.primary, found.creating, found.nobody) == ((1, 0), (2, 1), ("sales",))


def test_a_value_matrix_of_no_value_is_empty() -> None:
    found = value_matrix({"forum": {}}, ["sales"])
    assert (found.dimensions, found.primary, found.nobody) == ((), (), ("sales",))


def test_lifecycle_coverage_tells_the_stages_that_nobody_serves() -> None:
    found = lifecycle_coverage({"forum": ["service"], "*": ["awareness", "service"]}, ["awareness", "purchase", "service"])
    assert found.rows == {"forum": (False, False, True), "*": (True, False, True)}
    assert (found.serving, found.nobody) == ((1, 0, 2), ("purchase",))


def test_on_the_continuum_what_lives_comes_first_and_what_is_not_placed_stands_apart() -> None:
    parts = [Placed("old", "community", "closed"), Placed("forum", "community", "active", ("old",)), Placed("new", None, "trial")]
    found = continuum(parts, ["social-crm", "community"])
    assert {position: [each.id for each in there] for position, there in found.places.items()} == {"social-crm": [], "community": ["forum", "old"]}
    assert ([each.id for each in found.unplaced], found.feeding) == (["new"], 1)
