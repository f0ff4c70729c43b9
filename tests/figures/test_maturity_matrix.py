"""The maturity matrix: where things lie, that no label covers another, and what the template makes of it."""

from __future__ import annotations

import random
import re
from fractions import Fraction
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from playbook_gen.figures.labels import CROWD, FONT_SIZE, Box, Dot, Segment, place, shortened, width_of
from playbook_gen.figures.maturity_matrix import PLOT, Axis, Frame, Matrix, Quadrant, Spot, many_strategies, one_strategy
from playbook_gen.render.environment import environment

SVG = "{http://www.w3.org/2000/svg}"
F = Fraction
WORDS = [
    "Customer advocacy",
    "Ein sehr langer Name für eine Strategie",
    "R&D <now>",
    "市民サービス",
    "X",
    "MWMWMW WWW",
    "Reclutamento di infermieri e infermiere",
]


def frame(first: int = 50, second: int = 50) -> Frame:
    quadrants = (
        Quadrant("Observers", (False, False)),
        Quadrant("Conservatives", (True, False)),
        Quadrant("Contenders", (False, True)),
        Quadrant("#SocialFirst", (True, True)),
    )
    return Frame("matrix", "Maturity", "Two strategies & more", (Axis("Investment", F(first)), Axis("Innovation", F(second))), quadrants)


def render(figure: Matrix) -> str:
    return environment("en").get_template("figures/maturity_matrix.svg.html").render(figure=figure)


def drawing(figure: Matrix) -> ET.Element:
    found = ET.fromstring(render(figure)).find(f"{SVG}svg")
    assert found is not None
    return found


def spots(chance: random.Random, count: int) -> list[Spot]:
    spread = chance.choice([0, 5, 30])
    within = [F(max(0, min(1000, round(chance.gauss(chance.choice([0, 500, 1000]) if not spread else 500, spread * 10)))), 10) for _ in range(2 * count)]
    return [Spot(x, y, chance.choice(WORDS), "page/", chance.random() < 0.8) for x, y in zip(within[::2], within[1::2], strict=True)]


def figures(seed: int) -> Matrix:
    chance = random.Random(seed)
    given = spots(chance, chance.choice([1, 2, 5, 6, 7, 12, 30, CROWD + 10]))
    around = frame(chance.choice([0, 10, 50, 50, 90, 100]), chance.choice([0, 30, 50, 50, 100]))
    return one_strategy(around, given, (True, False)) if seed % 2 else many_strategies(around, given)


@pytest.mark.parametrize("seed", range(120))
def test_labels_never_collide_nor_leave_the_plot(seed: int) -> None:
    figure = figures(seed)
    labels = [each.label for each in figure.marks if each.label]
    boxes = [each.box for each in (*labels, *(corner.label for corner in figure.corners))]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]
    assert all(PLOT.holds(each) for each in boxes)
    for label in labels:
        assert not [each for each in figure.marks if label.box.touches(each.dot)]
        assert not [each for each in labels if each.leader and each.leader.length_in(label.box)]


@pytest.mark.parametrize("seed", range(0, 120, 10))
def test_the_same_numbers_give_the_same_figure(seed: int) -> None:
    assert render(figures(seed)) == render(figures(seed))


@pytest.mark.parametrize("count", [1, 6, 12, 24])
def test_there_is_room_for_every_label_of_an_ordinary_portfolio(count: int) -> None:
    chance = random.Random(count)
    given = [Spot(F(chance.randint(0, 100)), F(chance.randint(0, 100)), f"Strategy {number}") for number in range(count)]
    assert all(each.label for each in many_strategies(frame(), given).marks)


def test_places_are_scores() -> None:
    low, middle, high = (each.dot for each in many_strategies(frame(), [Spot(F(each), F(each), "A") for each in (0, 50, 100)]).marks)
    assert (low.x, low.y, high.x, high.y) == (33, 247, 307, 13)
    assert (middle.x, middle.y) == (170, 130)
    third = many_strategies(frame(), [Spot(F(100, 3), F(200, 3), "A")]).marks[0].dot
    assert (third.x, third.y) == (124.3, 91)


def test_a_path_is_hollow_dots_joined_and_a_solid_one() -> None:
    figure = one_strategy(frame(), [Spot(F(10), F(10), "Jan"), Spot(F(10), F(10), "Feb"), Spot(F(80), F(70), "Mar")], (True, True))
    assert [(each.solid, each.dot.radius) for each in figure.marks] == [(False, 4.5), (False, 4.5), (True, 6.0)]
    assert len(figure.path) == 1, "two dots in one place need no line"
    assert figure.tint == Box(170, 4, 316, 130)
    assert [each.label.text for each in figure.corners if each.current] == ["#SocialFirst"]


def test_the_tint_follows_the_quadrant_not_the_dot() -> None:
    figure = one_strategy(frame(), [Spot(F(80), F(70), "Mar")], (False, True))
    assert figure.tint == Box(24, 4, 170, 130)
    assert one_strategy(frame(), [Spot(F(80), F(70), "Mar")], None).tint is None


def test_nothing_to_show_is_an_empty_matrix() -> None:
    assert one_strategy(frame(), [], None).marks == many_strategies(frame(), []).marks == ()


def test_thresholds_are_where_the_axes_put_them() -> None:
    figure = many_strategies(frame(0, 100), [])
    assert figure.thresholds == (Segment(33, 4, 33, 256), Segment(24, 13, 316, 13))
    assert [each.label.text for each in figure.corners] == ["Conservatives"], "the others have no room"


def test_seven_dots_are_numbered_and_named_in_a_list() -> None:
    few = many_strategies(frame(), [Spot(F(10 * each), F(10 * each), f"Name {each}") for each in range(6)])
    many = many_strategies(frame(), [Spot(F(10 * each), F(10 * each), f"Name {each}", f"{each}/") for each in range(7)])
    assert (few.names, [each.label.text for each in few.marks if each.label][:2]) == ((), ["Name 0", "Name 1"])
    assert [each.label.text for each in many.marks if each.label] == [str(each) for each in range(1, 8)]
    assert [(each.name, each.link) for each in many.names][:2] == [("Name 0", "0/"), ("Name 1", "1/")]


def test_a_figure_says_what_it_shows() -> None:
    root = drawing(one_strategy(frame(), [Spot(F(80), F(70), "Mar")], (True, True)))
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert (root.get("role"), title.text, description.text) == ("img", "Maturity", "Two strategies & more")
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == (title.get("id"), description.get("id")) == ("matrix-title", "matrix-summary")


def test_dots_are_links_and_names_are_data() -> None:
    root = drawing(many_strategies(frame(), [Spot(F(80), F(70), 'R&D <script>"', 'a/"b'), Spot(F(20), F(70), "No page")]))
    links = root.findall(f"{SVG}a")
    assert [(each.get("href"), each.get("aria-label")) for each in links] == [('a/"b', 'R&D <script>"')]
    assert [each.tag.removeprefix(SVG) for each in links[0]] == ["title", "circle", "text"]
    assert root.get("role") == "group", "an image would hide its links"


def test_colours_are_the_themes() -> None:
    text = render(one_strategy(frame(), [Spot(F(8 * each), F(7 * each), "Mar") for each in range(12)], (True, True)))
    colours = set(re.findall(r'(?:fill|stroke)="([^"]*)"', text))
    assert all(each in ("none", "currentColor") or re.fullmatch(r"var\(--md-[a-z-]+, (currentColor|none)\)", each) for each in colours)


def test_it_can_be_read_on_a_phone() -> None:
    root = drawing(many_strategies(frame(), [Spot(F(80), F(70), "A")]))
    _, _, width, _ = (float(each) for each in (root.get("viewBox") or "").split())
    assert float(root.get("font-size") or 0) * 288 / width >= 11


def test_long_names_are_shortened() -> None:
    assert shortened("Short", 100) == "Short"
    assert shortened("A name that is rather long", 98) == "A name that…"
    assert shortened("A", 5) == ""
    assert width_of(shortened("MWMWMWMWMWMW", 90)) <= 90
    assert width_of("e\u0301") == width_of("e")
    assert width_of("市") == FONT_SIZE


def test_what_has_no_room_is_left_out() -> None:
    inside = Box(0, 0, 60, 40)
    assert place([(Dot(30, 20, 5), "Far too long for this box")], inside) == (None,)
    assert place([(Dot(30, 20, 5), "")], inside) == (None,)


def test_a_line_in_a_box() -> None:
    box = Box(10, 10, 20, 20)
    assert Segment(0, 15, 30, 15).length_in(box) == 10
    assert Segment(15, 15, 15, 40).length_in(box) == 5
    assert Segment(0, 0, 5, 40).length_in(box) == 0
    assert Segment(0, 10, 30, 10).length_in(box) == 0
    assert Segment(0, 0, 10, 10).meets(Segment(0, 10, 10, 0))
    assert not Segment(0, 0, 10, 10).meets(Segment(20, 10, 30, 0))
