"""Two versions of a strategy → what is said of them, with its weight."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from playbook_gen.history.changes import changes
from playbook_gen.history.kept import Kept
from playbook_gen.history.log import Walk, log
from playbook_gen.history.repository import Repository, opened
from playbook_gen.history.revision import moments
from playbook_gen.history.says import says
from playbook_gen.history.wording import MOST, pieces
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.sound import as_far_as_sound
from playbook_gen.model.strategy import SECTIONS
from playbook_gen.settings import Settings
from playbook_gen.source import Disk, read
from tests.story import Story

TABLE = yaml.safe_load((Path(__file__).parents[1] / "cases" / "changes.yml").read_text(encoding="utf-8"))
HEAD = {"title": "X", "period": {"start": date(2026, 1, 1), "end": date(2026, 12, 31)}}
SETTINGS = Settings(date(2026, 6, 30), audience="leadership")


def text(told: dict[str, Any]) -> str:
    """The strategy's file: the base with some sections replaced."""
    whole = {**HEAD, **TABLE["base"], **told}
    return str(yaml.safe_dump({key: each for key, each in whole.items() if each}, sort_keys=False, allow_unicode=True))


def version(folder: Path, told: dict[str, Any]) -> Playbook:
    folder.mkdir(parents=True)
    (folder / "x.yml").write_text(text(told), encoding="utf-8")
    found = as_far_as_sound(read(Disk(folder), SECTIONS, SETTINGS.limits), SETTINGS)
    assert found.refused == ()
    return found.playbook


@pytest.mark.parametrize("name", TABLE["cases"])
def test_what_changed_is_said(name: str, tmp_path: Path) -> None:
    case = TABLE["cases"][name]
    old, new = (version(tmp_path / each, case[each]) for each in ("before", "after"))
    assert [f"{each.weight} | {says(each, 'en').whole}" for each in changes(old, new)] == case["said"]


Site = Callable[[dict[str, str]], Path]
PLAN = "title: {}\nperiod: {{start: 2026-01-01, end: 2026-12-31}}\n"


def told(old: Path, new: Path) -> list[str]:
    before, after = moments(Disk(old), Disk(new), SETTINGS)
    return [f"{each.strategy}: {says(each, 'en').whole}" for each in changes(before.playbook, after.playbook)]


def test_one_file_or_a_folder_is_the_same_strategy(site: Site) -> None:
    folder = site({
        "one/x.yml": PLAN.format("X") + "goals: {g: {title: G}}\nkpis: {k: {title: K, readings: [{date: 2026-01-31, value: 1}]}}\n",
        "many/x/strategy.yml": PLAN.format("X"),
        "many/x/goals.yml": "# by itself\ng:\n  title: G\n",
        "many/x/kpis.yml": "k: {title: K}\n",
        "many/x/readings.csv": "kpi,date,value\nk,2026-01-31,1\n",
    })  # fmt: skip
    assert told(folder / "one", folder / "many") == []


def test_a_strategy_comes_another_goes(site: Site) -> None:
    folder = site(
        {"old/x.yml": PLAN.format("About trains") + "goals: {a: {title: A}}", "new/y.yml": PLAN.format("About boats") + "objectives: {o: {title: O}}"}
    )
    assert told(folder / "old", folder / "new") == ["y: new: strategy “About boats”", "x: removed: strategy “About trains”"]


def test_a_strategy_that_goes_weighs_as_much_as_what_goes_with_it(site: Site) -> None:
    folder = site({"old/x.yml": PLAN.format("X") + "goals: {g: {title: G, target: 10}}\n", "old/y.yml": PLAN.format("Y"), "new/z.yml": PLAN.format("Z")})
    before, after = moments(Disk(folder / "old"), Disk(folder / "new"), SETTINGS)
    assert {each.strategy: each.weight for each in changes(before.playbook, after.playbook)} == {"x": "lowered-target", "y": "other", "z": "other"}


def test_a_strategy_has_a_new_id(site: Site) -> None:
    more = "goals: {a: {title: A goal}, b: {title: Another}}\n"
    folder = site({"old/x.yml": PLAN.format("Trains") + more, "new/trains.yml": PLAN.format("Trains") + more.replace("Another", "A second")})
    assert told(folder / "old", folder / "new") == [
        "trains: new id of strategy “Trains”: x → trains, 75% the same",
        "trains: title of goal “A second”: “Another” → “A second”",
    ]


def test_what_all_share_is_told_once(site: Site) -> None:
    shared = "kpis: {{k: {{title: K, unit: people, better: higher, formula: {}}}}}\n"
    plans = {f"{each}/{name}.yml": PLAN.format(name) + "goals: {g: {title: G, kpi: k}}\n" for each in ("old", "new") for name in ("a", "b")}
    folder = site({**plans, "old/playbook.yml": shared.format("all"), "new/playbook.yml": shared.format("some")})
    assert told(folder / "old", folder / "new") == ["None: formula of KPI “K”: “all” → “some”"]


MODEL = """
id: m
title: {en: Volunteering}
levels: {0: {en: None}, 1: {en: Some}, 2: {en: Most}, 3: {en: All}}
axes:
  will: {title: {en: Will}, threshold: 60, items: {budget: {question: {en: Is there money?}, levels: {0: {en: No}, 1: {en: Some}, 2: {en: Most}, 3: {en: All}},
    recommendation: {en: Ask for it}}}}
  way: {title: {en: Way}, items: {skill: {question: {en: Is it known?}, levels: {0: {en: No}, 1: {en: Some}, 2: {en: Most}, 3: {en: All}},
    recommendation: {en: Learn it}}}}
quadrants:
  a: {title: {en: A}, recommendation: {en: Go on}, will: low, way: low}
  b: {title: {en: B}, recommendation: {en: Go on}, will: low, way: high}
  c: {title: {en: C}, recommendation: {en: Go on}, will: high, way: low}
  d: {title: {en: D}, recommendation: {en: Go on}, will: high, way: high}
"""


def test_what_a_playbook_says_for_all_strategies(site: Site) -> None:
    shared = "organisation: Hut\nvocabulary: {roles: {stove: A stove}}\nterms: {en: {goal: [Outcome, Outcomes]}}\nmaturity_models: [m.yml]\n"
    folder = site({
        "old/x.yml": PLAN.format("X"),
        "old/playbook.yml": shared,
        "old/m.yml": MODEL,
        "new/x.yml": PLAN.format("X"),
        "new/playbook.yml": shared.replace("A stove", "The stove").replace("Outcome, Outcomes", "Result, Results") + "language: it\n",
        "new/m.yml": MODEL.replace("threshold: 60", "threshold: 40").replace("Ask for it", "Ask the board"),
    })  # fmt: skip
    assert told(folder / "old", folder / "new") == [
        "x: language of strategy “X”: en → it",
        "None: score that counts as high (will) of maturity model “Volunteering”: 60 → 40",
        "None: roles (stove) of playbook “Hut”: “A stove” → “The stove”",
        "None: word for (en, goal) of playbook “Hut”: added “Result”, “Results”; removed “Outcome”, “Outcomes”",
        "None: recommendation (will, budget, en) of maturity model “Volunteering”: “Ask for it” → “Ask the board”",
        "None: language of playbook “Hut”: now it",
    ]


def test_a_broken_version_is_compared_as_far_as_it_can_be_read(site: Site) -> None:
    folder = site({
        "old/x.yml": PLAN.format("X") + "goals:\n  g: {title: G, target: 10}\n  h: {title: H, by: tomorrow, target: 5}\n",
        "new/x.yml": PLAN.format("X") + "goals:\n  g: {title: G, target: 8}\n  h: {title: H, by: 2026-05-01, target: 5}\n",
    })  # fmt: skip
    assert told(folder / "old", folder / "new") == ["x: target of goal “G”: 10 → 8 (−20%)"]


def test_italian(tmp_path: Path) -> None:
    case = TABLE["cases"]["a target is lowered"]
    old, new = (version(tmp_path / each, {**case[each], "language": "it"}) for each in ("before", "after"))
    (found,) = changes(old, new)
    assert says(found, "it").whole == "traguardo “Newsletter readers”, target: 10.000 people → 8.000 people (−20%)"


def test_the_same_is_said_of_a_repository_s_commits(tmp_path: Path) -> None:
    """Each case is a strategy of its own, changed in a commit of its own; what did not change is left out before it is compared there."""
    story = Story(tmp_path)
    cases = {name.replace(" ", "-").replace(",", "").lower(): case for name, case in TABLE["cases"].items()}
    story.commit({f"strategies/{name}.yml": text(case["before"]) for name, case in cases.items()}, "2026-01-01")
    for name, case in cases.items():
        story.commit({f"strategies/{name}.yml": text(case["after"])}, "2026-02-01")
    repository = opened(tmp_path / "strategies")
    assert isinstance(repository, Repository)
    found = log(Walk.of(repository, SETTINGS, Kept(None))).steps
    told = {each.strategy: [] for step in found[:-1] for each in step.changes} | {name: [] for name in cases}  # type: ignore[var-annotated]
    for each in (each for step in found[:-1] for each in step.changes):
        told[each.strategy].append(f"{each.weight} | {says(each, 'en').whole}")
    assert told == {name: case["said"] for name, case in cases.items()}


def test_a_text_that_is_too_long_to_be_compared_word_by_word_is_told_from_its_begin() -> None:
    words = [f"word{number}" for number in range(MOST + 10)]
    assert "".join(each.marked for each in pieces(" ".join(words), " ".join([*words, "more"]))) == "… word4006 word4007 word4008 word4009 {+more+}"
    told = pieces("begin " + " ".join(words) + " end", "begin " + " ".join(reversed(words)) + " end")
    assert [(each.kind, each.text[:12], each.text[-10:]) for each in told] == [
        ("same", "begin", "begin"),
        ("removed", " word0 word1", "word3999 …"),
        ("added", " word4009 wo", "1 word10 …"),
        ("same", " end", " end"),
    ]
