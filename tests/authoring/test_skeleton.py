"""Every line that waits as a comment, in every language and layout: taken out of its comment, it is right where it stands."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from playbook_gen import Settings, check
from playbook_gen.authoring.insert import inserted
from playbook_gen.authoring.skeleton import ASSESSMENT, FIRST, KINDS, Known, model_of, skeleton
from playbook_gen.locale import LANGUAGES
from playbook_gen.model.maturity_model import built_in
from playbook_gen.model.strategy import SECTION_OF

PERIOD = {"start": "2024-03-01", "end": "2025-02-28"}
HEADS = {
    "lines": "title: X\nperiod: {start: 2024-03-01, end: 2025-02-28}\nlanguage: LANGUAGE\n",
    "brackets": "{title: X, period: {start: 2024-03-01, end: 2025-02-28}, language: LANGUAGE}\n",
}
WAITING = re.compile(r"( *)# (?P<line>.*)")


def text_of(kind: str, language: str, layout: str) -> str:
    """A strategy with nothing but a new thing."""
    known = Known(language, period=PERIOD, maturity_model=built_in()["smi"])
    path = ("maturity", "assessments") if kind == ASSESSMENT else (SECTION_OF[kind],)
    found = inserted(HEADS[layout].replace("LANGUAGE", language), path, skeleton(kind, "2025-01-31" if kind == ASSESSMENT else "night-nurse", known))
    assert found is not None
    return found.text


def awake(text: str, wanted: set[int] | None = None) -> str:
    """The text with lines (all, or those of these numbers) taken out of their comments."""
    lines = text.split("\n")
    return "\n".join(WAITING.sub(r"\1\g<line>", line) if wanted is None or number in wanted else line for number, line in enumerate(lines))


def wrong_in(folder: Path, text: str) -> list[str]:
    """What is wrong in form, references aside."""
    (folder / "x.yml").write_text(text, encoding="utf-8")
    return [f"{each.place.line}: {each.message}" for each in check(folder, Settings(date(2024, 6, 30))).diagnostics if each.rule != "unknown-reference"]


@pytest.mark.parametrize("layout", HEADS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_each_line_is_right_where_it_waits(tmp_path: Path, kind: str, language: str, layout: str) -> None:
    text = text_of(kind, language, layout)
    assert wrong_in(tmp_path, text) == [], "as it is"
    assert wrong_in(tmp_path, awake(text)) == [], "with every line awake"
    waiting = [number for number, line in enumerate(text.split("\n")) if WAITING.fullmatch(line)]
    answers = {number for number in waiting if re.search(r"# (answers: ?\{?|\},)$", text.split("\n")[number])}
    for number in waiting:
        alone = {number} if kind != ASSESSMENT or " by:" in text.split("\n")[number] else {number, *answers}
        if alone != answers:
            assert wrong_in(tmp_path, awake(text, alone)) == [], text.split("\n")[number]


@pytest.mark.parametrize("kind", FIRST)
def test_the_first_fields_of_a_kind_all_wait(kind: str) -> None:
    told = re.findall(r"^    # ([a-z_]+):", text_of(kind, "en", "lines"), re.MULTILINE)
    assert tuple(told) == FIRST[kind]
    assert len(told) <= 10
    assert set(told) <= set(model_of(kind).model_fields) - {"title"}


def test_an_assessment_explains_each_item_and_its_levels() -> None:
    text = text_of(ASSESSMENT, "it", "lines")
    for _, id_, item in built_in()["smi"].items():
        told = " ".join(re.sub(r"^ *##", "", line).strip() for line in text.partition(f"#   {id_}: 0\n")[0].split("\n")[-12:])
        assert item.question["it"] in told
        assert all(f"{level}: {words['it']}" in told for level, words in item.levels.items())


@pytest.mark.parametrize(
    ("id_", "title"),
    [("night-shift-nurse", "Night shift nurse"), ("ob.1.1", "Ob.1.1"), ("2026", "2026"), ("null", '"Null"'), ("nps-50", "Nps 50")],
)
def test_a_title_is_made_of_the_id(tmp_path: Path, id_: str, title: str) -> None:
    found = inserted(HEADS["lines"].replace("LANGUAGE", "en"), ("goals",), skeleton("goal", id_, Known()))
    assert found is not None
    assert f"  {id_}:\n    title: {title}\n" in found.text
    assert wrong_in(tmp_path, found.text) == []


def test_days_are_those_of_the_strategy_and_ids_those_that_there_are() -> None:
    known = Known(ids={"team": ("ann", "bo"), "objective": tuple("abcdefghij")}, period=PERIOD)
    found = inserted("title: X\n", ("goals",), skeleton("goal", "g", known))
    assert found is not None
    assert "# by: 2025-02-28\n" in found.text
    assert "    ## There are: ann, bo.\n    # owner: ann\n" in found.text
    assert "    ## There are: a, b, c, d, e, f, g, h, …\n    # objectives: [a]\n" in found.text
    assert "# kpi: recommended-share\n" in found.text, "where there is none yet, an example"


def test_words_of_your_own_are_told() -> None:
    words = {"component_kinds": {"hut": "Hut"}, "roles": {"rest": "Rest"}, "value": {"air": "Air"}, "lifecycle": {"up": "Up"}}
    found = inserted("title: X\n", ("ecosystem",), skeleton("component", "c", Known(vocabulary=words)))
    assert found is not None
    assert "    ## Possible words: hut.\n" in found.text
