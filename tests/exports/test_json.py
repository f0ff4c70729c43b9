"""The JSON export: a small strategy in, computed numbers out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from playbook_gen import Settings, check
from playbook_gen.exports import json as module
from playbook_gen.exports.json import SCHEMA, as_json, site_files
from playbook_gen.model.plain import number
from playbook_gen.pipeline import check_again
from tests.exports.schema import strict, text

STRATEGY = """
title: Second nights
period: {start: 2026-01-01, end: 2026-12-31}
language: it
goals:
  nights:
    title: Trenta su cento tornano
    kpi: share
    baseline: 10
    target: 30
    by: 2026-12-31
    owner: host
  open: {title: Da decidere}
kpis:
  share: {title: Quota, unit: "%", better: higher, cadence: monthly, readings: [{date: 2026-05-31, value: 17.25}]}
team: {host: {title: Ospite, accept: {personal-data: Nome d'arte}}}
channels:
  forum: {title: Forum, cadence: reactive, response: {first_reply: 1 business day}}
calendar:
  walk: {title: Passeggiata, date: 2026-03-06, repeat: "FREQ=WEEKLY;COUNT=3"}
maturity:
  assessments: [{date: 2026-01-15, answers: {dedicated-staff: 2, budget: 1, tooling: 2}}]
"""


def export(root: Path, day: str = "2026-06-30", **choices: Any) -> Any:
    settings = Settings(date.fromisoformat(day), **choices)
    checked = check(root / "strategies", settings)
    assert checked.diagnostics == ()
    return json.loads(as_json(checked.playbook, settings))


@pytest.fixture
def told(site: Callable[[Mapping[str, str]], Path]) -> Any:
    return export(site({"strategies/x.yml": STRATEGY}))


def test_the_head(told: Any) -> None:
    assert told | {"strategies": {}} == {"format": 1, "as_of": "2026-06-30", "revision": None, "strategies": {}, "findings": []}
    assert set(told["strategies"]) == {"x"}


def test_a_strategy_has_every_key_of_the_contract(told: Any) -> None:
    sections = {"goals", "objectives", "strategies", "tactics", "kpis", "personas", "channels", "ecosystem", "calendar"}
    assert set(told["strategies"]["x"]) >= {"title", "status", "period", "maturity", "readings_due", "findings", *sections}
    assert told["strategies"]["x"]["status"] == "draft"
    assert told["strategies"]["x"]["period"] == {"start": "2026-01-01", "end": "2026-12-31"}
    assert told["strategies"]["x"]["objectives"] == {}


def test_a_goal_with_its_numbers_and_its_sentence(told: Any) -> None:
    goal = told["strategies"]["x"]["goals"]["nights"]
    assert goal == {
        "status": "off-course",
        "ratio": 0.8797,
        "actual": 17.25,
        "expected": 18.2418,
        "target": 30,
        "reading_date": "2026-05-31",
        "pace": 27.5933,
        "says": goal["says"],
        "fields": {"title": "Trenta su cento tornano", "kpi": "share", "baseline": {"value": 10}, "target": {"value": 30}, "by": "2026-12-31", "owner": "host"},
    }
    assert "17,25%" in goal["says"]


def test_a_goal_without_numbers_has_nulls(told: Any) -> None:
    goal = told["strategies"]["x"]["goals"]["open"]
    assert [goal[each] for each in ("status", "ratio", "actual", "expected", "target", "reading_date", "pace")] == ["no-target", *[None] * 6]


def test_maturity(told: Any) -> None:
    maturity = told["strategies"]["x"]["maturity"]
    assert maturity["axes"]["investment"] == {"score": 50, "answered": 0.3529, "high": None, "near_line": None, "gates_failed": []}
    assert [maturity["quadrant"], maturity["shortest_way"], maturity["stale"]] == [None, None, []]
    assert maturity["gaps"][0] == {"item": "budget", "level": 1, "priority": 3, "recommendation": maturity["gaps"][0]["recommendation"]}
    assert maturity["gaps"][0]["recommendation"].startswith("Dichiarare")


def test_the_other_sections_hold_the_fields_of_the_format(told: Any) -> None:
    strategy = told["strategies"]["x"]
    assert strategy["channels"] == {"forum": {"title": "Forum", "cadence": "reactive", "response": {"first_reply": "1 business day"}}}
    assert strategy["calendar"] == [
        {"id": "walk", "title": "Passeggiata", "date": "2026-03-06", "repeat": "FREQ=WEEKLY;COUNT=3", "dates": ["2026-03-06", "2026-03-13", "2026-03-20"]}
    ]
    assert strategy["kpis"]["share"]["readings"] == [{"date": "2026-05-31", "value": 17.25}]
    assert strategy["readings_due"] == [{"kpi": "share", "by": "2026-07-01"}]


def test_findings_are_in_the_language_of_the_strategy_with_their_place(told: Any) -> None:
    found = next(each for each in told["strategies"]["x"]["findings"] if each["rule"] == "goal-without-deadline")
    assert found | {"message": "", "hint": ""} == {
        "rule": "goal-without-deadline",
        "severity": "warning",
        "thing": "goal:open",
        "file": "strategies/x.yml",
        "line": 12,
        "column": 3,
        "message": "",
        "hint": "",
        "accepted": None,
    }
    assert "traguardo" in found["message"]


def test_what_is_shared_is_found_once(site: Callable[[Mapping[str, str]], Path]) -> None:
    root = site(
        {"strategies/playbook.yml": "kpis: {k: {title: K}}", "strategies/x.yml": STRATEGY.replace("kpi: share", "kpi: k"), "strategies/y.yml": STRATEGY}
    )
    told = export(root, select=("kpi-incomplete",))
    assert [(each["rule"], each["thing"]) for each in told["findings"]] == [("kpi-incomplete", "kpi:k")]
    assert "kpi:k" not in {each["thing"] for each in told["strategies"]["x"]["findings"]}
    assert "k" in told["strategies"]["x"]["kpis"]


def test_what_an_audience_may_not_see_is_not_exported(site: Callable[[Mapping[str, str]], Path]) -> None:
    root = site({"strategies/x.yml": STRATEGY + "risks: {r: {title: Segreto, visible_to: leadership}}\n"})
    assert "Segreto" not in json.dumps(export(root))
    assert "Segreto" in json.dumps(export(root, audience="leadership"))


def test_two_runs_give_the_same_bytes(site: Callable[[Mapping[str, str]], Path]) -> None:
    root = site({"strategies/x.yml": STRATEGY, "strategies/y.yml": STRATEGY})
    settings = Settings(date(2026, 6, 30))
    first, second = (as_json(check(root / "strategies", settings).playbook, settings) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("value", "places", "wanted"),
    [
        (Decimal("17.25"), None, 17.25),
        (Decimal("20.0"), None, 20),
        (Fraction(2, 3), 4, 0.6667),
        (Fraction(-1, 20), 1, -0.1),
        (Fraction(1, 20), 1, 0.1),
        (None, 4, None),
        (Decimal("123456789012345678901234567890"), None, 123456789012345678901234567890),
    ],
)
def test_number(value: Any, places: int | None, wanted: Any) -> None:
    assert number(value, places) == wanted
    assert type(number(value, places)) is type(wanted)


def test_a_site_has_the_same_and_its_schema(site: Callable[[Mapping[str, str]], Path]) -> None:
    root = site({"strategies/playbook.yml": "kpis: {k: {title: 'K \u2028'}}", "strategies/x.yml": STRATEGY, "strategies/y.1.yml": STRATEGY})
    settings = Settings(date(2026, 6, 30))
    playbook = check(root / "strategies", settings).playbook
    files = {each.path: each.content for each in site_files(playbook, settings, "abc")}
    assert set(files) == {"playbook.json", "playbook.schema.json"}
    assert json.loads(files["playbook.json"]) == json.loads(as_json(playbook, settings, "abc"))
    assert files["playbook.json"].count(b"\n") == 1
    assert files["playbook.schema.json"] == SCHEMA.read_bytes()


def test_only_a_strategy_that_changed_is_worked_out_again(site: Callable[[Mapping[str, str]], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    root, settings = site({f"strategies/{id_}.yml": STRATEGY for id_ in "xyz"}), Settings(date(2026, 6, 30))
    checked, kept = check_again(root / "strategies", settings, None)
    list(site_files(checked.playbook, settings, None))
    site({"strategies/y.yml": STRATEGY.replace("Second nights", "Third nights")})
    made: list[str] = []
    whole = module._strategy
    monkeypatch.setattr(module, "_strategy", lambda part, settings: made.append(next(iter(part.plans))) or whole(part, settings))
    checked, _ = check_again(root / "strategies", settings, kept)
    (text, _) = site_files(checked.playbook, settings, None)
    assert made == ["y"]
    assert json.loads(text.content)["strategies"]["y"]["title"] == "Third nights"


# What the schema holds: the demo, tiny playbooks, and one wrong thing after the other.

DEMO = Path(__file__).parents[2] / "strategies"
TINY = {
    "no more than is needed": {"x.yml": "title: T\nperiod: {start: 2026-01-01, end: 2026-12-31}\n"},
    "a bit of everything": {"x.yml": STRATEGY},
    "nothing for everyone": {"x.yml": STRATEGY + "visible_to: staff\n"},
    "what is shared": {"playbook.yml": "kpis: {k: {title: K}}\nteam: {t: {title: T}}\n", "x.yml": STRATEGY.replace("kpi: share", "kpi: k")},
    "a range, a retired one, an unknown baseline": {
        "x.yml": """
        title: T
        status: retired
        period: {start: 2026-01-01, end: 2026-12-31}
        goals:
          a: {title: A, kpi: k, target: {min: 1, max: 2}, baseline: {unknown: Not yet}}
          b: {title: B, mode: relative, target: 5, baseline: {min: 1, max: 2}, accept: {goal-without-kpi: Because}}
        kpis: {k: {title: K, better: within, readings: [{date: 2026-05-31, value: -1.5, series_break: true}]}}
        """
    },
}


def schema(made: Any) -> Callable[[Any], Any]:
    checked: Callable[[Any], Any] = fastjsonschema.compile(made)
    return checked


@pytest.fixture(scope="module")
def closed() -> Callable[[Any], Any]:
    """Lets nothing pass that the schema does not tell."""
    return schema(strict())


@pytest.fixture(scope="module")
def published() -> Callable[[Any], Any]:
    return schema(json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_the_schema_that_is_shipped_is_that_of_the_models() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == text(), "run: python -m tests.exports.schema"


@pytest.mark.parametrize("audience", ["everyone", "leadership"])
@pytest.mark.parametrize("day", ["2020-01-31", "2026-06-30"])
def test_the_schema_tells_all_of_the_demo(closed: Callable[[Any], Any], audience: str, day: str) -> None:
    told = json.loads(as_json(check(DEMO, Settings(date.fromisoformat(day), audience)).playbook, Settings(date.fromisoformat(day), audience)))
    assert len(told["strategies"]) == 3
    closed(told)


@pytest.mark.parametrize("files", TINY.values(), ids=TINY)
def test_the_schema_tells_all_of_a_tiny_playbook(site: Callable[[Mapping[str, str]], Path], closed: Callable[[Any], Any], files: dict[str, str]) -> None:
    closed(export(site({f"strategies/{name}": text for name, text in files.items()})))


def wrong(told: Any, *way: Any, value: Any = None) -> Any:
    """The export with another value somewhere, or without one."""
    *above, last = way
    holder = told
    for step in above:
        holder = holder[step]
    if value is None:
        del holder[last]
    else:
        holder[last] = value
    return told


X = ("strategies", "x")
WRONG: list[tuple[tuple[Any, ...], Any]] = [
    *(((each,), None) for each in ("format", "as_of", "revision", "strategies", "findings")),
    *(((*X, each), None) for each in ("title", "status", "period", "goals", "kpis", "maturity", "readings_due", "findings", "calendar")),
    *(((*X, "goals", "nights", each), None) for each in ("status", "ratio", "says", "fields")),
    *(((*X, "maturity", each), None) for each in ("model", "axes", "quadrant")),
    (("format",), 2),
    (("as_of",), "30 June"),
    ((*X, "status"), "finished"),
    ((*X, "goals", "nights", "status"), "fine"),
    ((*X, "goals", "nights", "ratio"), "0.9"),
    ((*X, "goals", "nights", "fields", "kpi"), ["share"]),
    ((*X, "kpis", "share", "title"), 3),
    ((*X, "kpis", "share", "better"), "more"),
    ((*X, "kpis", "share", "readings", 0, "value"), "17.25"),
    ((*X, "calendar"), {}),
    ((*X, "calendar", 0, "id"), None),
    ((*X, "findings", 0, "severity"), "fatal"),
    ((*X, "findings", 0, "line"), 0),
    ((*X, "maturity", "gaps", 0, "level"), 4),
]


@pytest.mark.parametrize(("way", "value"), WRONG)
def test_the_schema_refuses_what_is_wrong(told: Any, published: Callable[[Any], Any], way: tuple[Any, ...], value: Any) -> None:
    published(told)
    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        published(wrong(told, *way, value=value))


def test_keys_may_come_within_a_format(told: Any, published: Callable[[Any], Any]) -> None:
    published(wrong(told, *X, "goals", "nights", "forecast", value=3))
