"""Broken input never ends in a traceback: whatever stands in a file, its problems are told at places inside it, and every other strategy is still checked."""

from __future__ import annotations

import codecs
import random
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playbook_gen import Settings, check, render
from playbook_gen.exports.json import as_json
from playbook_gen.model.strategy import SECTIONS
from playbook_gen.pipeline import Checked
from tests.conftest import DEMO
from tests.ordeal import times
from tests.places import assert_inside

TODAY = Settings(date(2026, 6, 30), audience="leadership")
SOUND = "title: Sound\nperiod: {start: 2026-01-01, end: 2026-12-31}\ngoals: {g: {title: More readers}}\n"
"""A strategy beside the broken one, of which there is something to say."""
CALM = settings(deadline=None, max_examples=times(150, 5000), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def checked(folder: Path) -> Checked:
    """The folder's check: places are inside, the sound strategy is checked, and what has no problem of form is shown and exported."""
    found = check(folder, TODAY)
    for name, text in found.texts.items():
        assert_inside((each for each in found.found if each.place.file == name), text)
    if not found.stops:
        assert render(found.playbook, TODAY)
        assert as_json(found.playbook, TODAY)
    return found


def beside(folder: Path) -> list[str]:
    """What is found in the sound strategy."""
    return [f"{each.rule} {each.place.line}:{each.place.column}" for each in checked(folder).found if each.place.file.endswith("/sound.yml")]


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is found in the sound strategy where nothing stands beside it."""
    folder = tmp_path_factory.mktemp("alone") / "strategies"
    folder.mkdir()
    (folder / "sound.yml").write_text(SOUND, encoding="utf-8")
    found = beside(folder)
    assert found
    return found


@pytest.fixture(scope="module")
def tried(alone: list[str], tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], None]:
    """`tried(content)`: such a file beside a sound strategy."""
    folder = tmp_path_factory.mktemp("beside") / "strategies"
    folder.mkdir()
    (folder / "sound.yml").write_text(SOUND, encoding="utf-8")

    def one(content: bytes) -> None:
        (folder / "broken.yml").write_bytes(content)
        assert beside(folder) == alone

    return one


SHORT = """\
title: Trail forum
period: {start: 2026-01-01, end: 2026-12-31}
summary: |
  Where [[persona:hiker|hikers]] **plan** walks, and [a link](https://example.org).
team: {host: {title: "The host"}}
personas:
  hiker: {title: 'A hiker', evidence: [{kind: interview, date: 2025-10-14}]}
kpis:
  share:
    title: Asked "a friend"
    unit: "%"
    readings: [{date: 2026-01-31, value: 18.4}, {date: 2026-02-28, value: 19.9}]
goals:
  g: {title: Three in ten, kpi: share, baseline: {value: 18, date: 2025-12-31}, target: 30, by: 2026-12-31, owner: host}
calendar:
  e: {title: Letter, date: 2026-03-06, time: 10:00, repeat: FREQ=WEEKLY;BYDAY=FR;COUNT=8}
maturity:
  assessments: [{date: 2026-01-15, answers: {budget: {level: 1, evidence: Seen}, tooling: 2}}]
"""
"""A strategy of most kinds of field, in few bytes."""


def test_cut_off_at_every_byte(tried: Callable[[bytes], None]) -> None:
    whole = SHORT.encode()
    for length in range(0, len(whole) + 1, times(5, 1)):
        tried(whole[:length])


@pytest.mark.parametrize(
    "piece", ["\x00", "\r", "\u2028", "\u0085", "\ufeff", "\t", "\x1b", "\u202e", '"', "[", "}", ":", "&a ", "*a ", "!x ", "---\n", "\udc80"]
)
def test_a_character_anywhere(piece: str, tried: Callable[[bytes], None]) -> None:
    chance = random.Random(repr(piece))
    for at in chance.sample(range(len(SHORT)), times(12, len(SHORT))):
        tried((SHORT[:at] + piece + SHORT[at:]).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("coding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "latin-1", "cp1252", "utf-7", "cp037"])
def test_another_coding(coding: str, tried: Callable[[bytes], None]) -> None:
    text = SHORT.replace("hiker'", "café’" if coding not in ("latin-1", "cp037") else "café'")
    tried(text.encode(coding, "replace"))
    tried(codecs.BOM_UTF8 + text.encode(coding, "replace"))
    tried(text.replace("\n", "\r\n").encode(coding, "replace"))


def lines_changed(lines: list[str], chance: random.Random) -> list[str]:
    """Some lines without one, with one twice, with two in each other's place, one further in, one cut off, or with a value of another sort."""
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    kinds: list[Callable[[], list[str]]] = [
        lambda: lines[:at] + lines[at + 1 :],
        lambda: lines[: at + 1] + lines[at:],
        lambda: [lines[other] if n == at else lines[at] if n == other else line for n, line in enumerate(lines)],
        lambda: [*lines[:at], "  " + lines[at], *lines[at + 1 :]],
        lambda: [*lines[:at], lines[at].lstrip(), *lines[at + 1 :]],
        lambda: [*lines[:at], lines[at][: chance.randrange(len(lines[at]) + 1)], *lines[at + 1 :]],
        lambda: [*lines[:at], re.sub(r": .*", f": {chance.choice(VALUES)}", lines[at], count=1), *lines[at + 1 :]],
        lambda: lines[: min(at, other)] + lines[max(at, other) :],
    ]
    return chance.choice(kinds)()


VALUES = [
    "",
    "null",
    "[]",
    "{}",
    "[[]]",
    "true",
    "-1",
    "1e9",
    "2026",
    "2026-02-30",
    "'x'",
    "|",
    "> \n",
    "[a, a]",
    "{a: b}",
    "0x1f",
    "12:30",
    "99999999999999999999999999999999",
]


@pytest.mark.parametrize("name", ["asyncapi-2025.yml", "piano-triennale-2020-2022.yml"])
def test_a_real_strategy_that_is_edited_badly(name: str, tried: Callable[[bytes], None]) -> None:
    chance, lines = random.Random(name), (DEMO / name).read_text(encoding="utf-8").splitlines()
    for _ in range(times(30, 1500)):
        changed = lines
        for _ in range(chance.randint(1, 4)):
            changed = lines_changed(changed, chance)
        tried("\n".join(changed).encode())


def test_any_file_of_a_folder_that_is_edited_badly(alone: list[str], tmp_path: Path) -> None:
    """Also what is shared, readings and a maturity model; where what is shared is broken, others may be too."""
    shutil.copytree(DEMO, tmp_path / "strategies")
    for name in ("asyncapi-2025.yml", "piano-triennale-2020-2022.yml"):
        (tmp_path / "strategies" / name).unlink()
    model = (Path(__file__).parent / "analysis" / "tiny_model.yml").read_text(encoding="utf-8")
    (tmp_path / "strategies" / "tiny.yml").write_text(model, encoding="utf-8")
    (tmp_path / "strategies" / "sound.yml").write_text(SOUND, encoding="utf-8")
    with (tmp_path / "strategies" / "playbook.yml").open("a", encoding="utf-8") as file:
        file.write("maturity_models: [tiny.yml]\n")
    files = sorted(path for path in (tmp_path / "strategies").rglob("*.*") if path.is_file() and path.name != "sound.yml")
    chance = random.Random(8)
    checked(tmp_path / "strategies")
    for file in files * times(1, 40):
        text = file.read_text(encoding="utf-8")
        file.write_text("\n".join(lines_changed(text.split("\n"), chance)), encoding="utf-8")
        found = beside(tmp_path / "strategies")
        assert found == alone or file.name in ("playbook.yml", "tiny.yml")
        file.write_text(text, encoding="utf-8")


KEYS = [*SECTIONS, "title", "period", "start", "end", "owner", "accept", "tags", "visible_to", "date", "value", "kpi", "target", "baseline", "by", "a", "b.c"]
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.datetimes(), st.text(max_size=9), st.sampled_from(["", "[[goal:a]]", "1 h"])
)
TREES = st.recursive(SCALARS, lambda each: st.one_of(st.lists(each, max_size=4), st.dictionaries(st.sampled_from(KEYS), each, max_size=5)), max_leaves=25)


@CALM
@given(st.dictionaries(st.sampled_from(KEYS), TREES, max_size=8))
def test_any_tree(tried: Callable[[bytes], None], tree: dict[str, Any]) -> None:
    tried(
        yaml.safe_dump({"title": "T", "period": {"start": date(2026, 1, 1), "end": date(2026, 12, 31)}} | tree, allow_unicode=True).encode("utf-8", "replace")
    )


def ways(tree: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each value of a tree."""
    for step, each in tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ():
        yield (*above, step)
        yield from ways(each, (*above, step))


@CALM
@given(st.data())
def test_any_value_at_any_place(tried: Callable[[bytes], None], data: st.DataObject) -> None:
    tree = yaml.safe_load(SHORT)
    for way in data.draw(st.lists(st.sampled_from(list(ways(tree))), min_size=1, max_size=3, unique_by=lambda each: each[0])):
        holder = tree
        for step in way[:-1]:
            holder = holder[step]
        holder[way[-1]] = data.draw(TREES)
    tried(yaml.safe_dump(tree, sort_keys=False, allow_unicode=True).encode("utf-8", "replace"))
