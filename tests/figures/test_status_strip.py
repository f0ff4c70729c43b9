"""The strip of counts: numbers in, lengths and words out."""

from __future__ import annotations

from playbook_gen.figures.status_strip import strip
from playbook_gen.render.environment import environment

WORDS = {"off-course": "2 off course", "on-course": "5 on course", "met": "0 met"}


def test_nothing_counted_is_no_strip() -> None:
    assert strip({}, {}) is None
    assert strip({"met": 0}, WORDS) is None


def test_each_status_has_its_length_and_its_words() -> None:
    figure = strip({"off-course": 2, "on-course": 5, "met": 0}, WORDS)
    assert figure
    assert figure.parts == (("off-course", 2), ("on-course", 5))
    html = environment("en").get_template("figures/status_strip.html").render(figure=figure)
    assert 'role="img" aria-label="2 off course, 5 on course"' in html
    assert '<b class="pb-status--off-course" style="flex-grow:2"></b>' in html
