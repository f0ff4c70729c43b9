"""The OGST map: a tree with every thing drawn once, and a hole wherever a branch ends too soon."""

from __future__ import annotations

from typing import Any

from playbook_gen.figures.ogst_map import Node, Served, ogst_map


def drawn(**served: Any) -> list[Any]:
    """The map as lists: [kind, ids, what is below], `again` in place of what is below a thing that was drawn before."""
    found = Served(**{"objectives": [], "goals": {}, "strategies": {}, "tactics": {}, "direct": {}, **served})
    return [told(each) for each in ogst_map(found)]


def told(node: Node) -> Any:
    return [node.kind, " ".join(node.ids), "again" if node.again else [told(each) for each in node.below]]


def test_an_objective_alone_ends_in_a_hole() -> None:
    assert drawn(objectives=["o"]) == [["objective", "o", [["goal", "", []]]]]


def test_a_branch_has_its_four_kinds() -> None:
    below = ["strategy", "s", [["tactic", "t u", []]]]
    assert drawn(objectives=["o"], goals={"o": ["g"]}, strategies={"g": ["s"]}, tactics={"s": ["t", "u"]}) == [["objective", "o", [["goal", "g", [below]]]]]


def test_a_goal_without_strategy_and_a_strategy_without_tactic_end_in_holes() -> None:
    found = drawn(objectives=["o"], goals={"o": ["g", "h"]}, strategies={"h": ["s"]})
    assert found[0][2] == [["goal", "g", [["strategy", "", []]]], ["goal", "h", [["strategy", "s", [["tactic", "", []]]]]]]


def test_goals_with_the_same_strategies_stand_together() -> None:
    found = drawn(objectives=["o"], goals={"o": ["g", "h", "i"]}, strategies={"g": ["s"], "h": ["t"], "i": ["s"]})
    assert [each[1] for each in found[0][2]] == ["g i", "h"]


def test_what_is_met_again_is_not_drawn_again() -> None:
    found = drawn(objectives=["o", "p"], goals={"o": ["g"], "p": ["g", "h"]}, strategies={"g": ["s"], "h": ["s"]})
    assert found[1][2] == [["goal", "g", "again"], ["goal", "h", [["strategy", "s", "again"]]]]


def test_a_strategy_that_serves_an_objective_directly_stands_below_a_hole() -> None:
    assert drawn(objectives=["o"], direct={"o": ["s"]})[0][2] == [["goal", "", [["strategy", "s", [["tactic", "", []]]]]]]


def test_what_hangs_on_nothing_comes_last() -> None:
    found = drawn(objectives=["o"], goals={None: ["g"]}, strategies={None: ["s"]}, tactics={None: ["t"]})
    loose = [["strategy", "s", [["tactic", "", []]]]], [["strategy", "", [["tactic", "t", []]]]]
    assert found[1] == ["objective", "", [["goal", "g", [["strategy", "", []]]], *(["goal", "", each] for each in loose)]]
