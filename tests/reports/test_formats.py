"""Diagnostics in, each format out; and what hostile texts become there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from playbook_gen.diagnostics import Diagnostic, Place, Severity
from playbook_gen.reports import formats

SCHEMA = Path(__file__).parents[1] / "data" / "sarif-2.1.0-rtm.5.json"
FOUND = (
    Diagnostic("unknown-key", Place("strategies/x.yml", 3, 5), "“titel” is not a key", "did you mean “title”?", strategy="x", thing="goal:g"),
    Diagnostic("goal-without-kpi", Place("strategies/x.yml", 7, 3), "no KPI", "add kpi:", Severity.WARNING, "x", "goal:h", form=False),
    Diagnostic("no-human", Place("strategies/y.yml"), "not said", None, Severity.INFO, "y", "plan:y", form=False),
    Diagnostic("no-one-thing", Place("strategies/y.yml"), "not said", None, Severity.INFO, "y", "plan:y", "Comes in July", form=False),
)
HOSTILE = "100 %\r\n::error title=x::gone: a, b\u202e\x1b[31m\u2028"


def report(name: str, *found: Diagnostic) -> str:
    return formats()[name](found, {})


def hostile(text: str) -> Diagnostic:
    return Diagnostic("rule", Place(f"strategies/{text}.yml", 2, 1), text, text, Severity.ERROR, text, f"goal:{text}", form=False)


def test_there_are_the_formats_of_the_contract() -> None:
    assert set(formats()) == {"text", "concise", "json", "github", "gitlab", "sarif"}


@pytest.mark.parametrize("name", formats())
def test_nothing_found_is_a_whole_report_too(name: str) -> None:
    text = report(name)
    assert text == "" or text.endswith("\n")


def test_concise() -> None:
    assert report("concise", *FOUND) == (
        "strategies/x.yml:3:5: error unknown-key: “titel” is not a key\n"
        "strategies/x.yml:7:3: warning goal-without-kpi: no KPI\n"
        "strategies/y.yml:1:1: info no-human: not said\n"
        "strategies/y.yml:1:1: accepted no-one-thing: not said\n"
    )


def test_json() -> None:
    found = json.loads(report("json", *FOUND))
    assert found[0] == {
        "rule": "unknown-key",
        "severity": "error",
        "file": "strategies/x.yml",
        "line": 3,
        "column": 5,
        "strategy": "x",
        "thing": "goal:g",
        "message": "“titel” is not a key",
        "hint": "did you mean “title”?",
        "accepted": None,
    }
    assert [each["accepted"] for each in found] == [None, None, None, "Comes in July"]


def test_github() -> None:
    assert report("github", *FOUND).splitlines() == [
        "::error file=strategies/x.yml,line=3,col=5,title=unknown-key::“titel” is not a key: did you mean “title”?",
        "::warning file=strategies/x.yml,line=7,col=3,title=goal-without-kpi::no KPI: add kpi:",
        "::notice file=strategies/y.yml,line=1,col=1,title=no-human::not said",
    ]


def test_github_lets_no_text_become_a_command_or_a_property() -> None:
    lines = report("github", hostile(HOSTILE)).split("\n")
    assert len(lines) == 2
    assert not lines[1]
    properties, _, message = lines[0].removeprefix("::error ").partition("::")
    assert [each.partition("=")[0] for each in properties.split(",")] == ["file", "line", "col", "title"]
    assert "100 %25" in message
    assert not {"\r", "\x1b", "\u202e", "\u2028"} & set(lines[0])


def test_gitlab() -> None:
    issues = json.loads(report("gitlab", *FOUND))
    assert [(each["check_name"], each["severity"], each["location"]) for each in issues] == [
        ("unknown-key", "major", {"path": "strategies/x.yml", "lines": {"begin": 3}}),
        ("goal-without-kpi", "minor", {"path": "strategies/x.yml", "lines": {"begin": 7}}),
        ("no-human", "info", {"path": "strategies/y.yml", "lines": {"begin": 1}}),
    ]


@pytest.mark.parametrize("name", ["gitlab", "sarif"])
def test_a_fingerprint_stays_when_the_line_moves_and_differs_between_two(name: str) -> None:
    def at(*lines: int) -> list[str]:
        found: Any = json.loads(report(name, *(Diagnostic("r", Place("x.yml", line), "m") for line in lines)))
        issues = found if name == "gitlab" else found["runs"][0]["results"]
        return [each.get("fingerprint") or each["partialFingerprints"]["finding/v1"] for each in issues]

    assert at(3, 9) == at(4, 20)
    assert len(set(at(3, 9))) == 2


@pytest.mark.parametrize("found", [(), FOUND, (hostile(HOSTILE),), (hostile("\udc80"),)], ids=["nothing", "of each kind", "hostile", "half a character"])
def test_sarif_is_valid(found: tuple[Diagnostic, ...]) -> None:
    schema = fastjsonschema.compile(json.loads(SCHEMA.read_text("utf-8")), formats={"uri": r"^\w+:\S+$", "uri-reference": r"^\S*$"})
    schema(json.loads(report("sarif", *found)))


def test_sarif_says_what_a_rule_is_and_what_is_accepted() -> None:
    run = json.loads(report("sarif", *FOUND))["runs"][0]
    told = {each["id"]: each for each in run["tool"]["driver"]["rules"]}
    assert told["no-human"]["fullDescription"]["text"]
    assert told["no-human"]["defaultConfiguration"]["level"] == "note"
    assert [each["ruleId"] for each in run["results"]] == ["unknown-key", "goal-without-kpi", "no-human", "no-one-thing"]
    assert [each.get("suppressions") for each in run["results"]][3] == [{"kind": "inSource", "justification": "Comes in July"}]


@pytest.mark.parametrize("name", ["text", "concise", "github"])
def test_nothing_acts_on_a_terminal(name: str) -> None:
    assert not {"\x1b", "\u202e", "\u2028", "\r"} & set(report(name, hostile(HOSTILE)))
