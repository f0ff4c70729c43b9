"""StratML: a small strategy in, a document out that the standard takes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
import xmlschema
from click.testing import CliRunner

from playbook_gen import Settings, check
from playbook_gen.cli import main
from playbook_gen.exports.stratml import NAMESPACE, as_stratml
from tests.conftest import DEMO
from tests.hostile import as_yaml, attacks

# The facts of StratML Part 1, version of April 2014, as far as documents of ours use them: what stands in an element, in this order.
GROUPS = {
    "StrategicPlan": "Name Description? OtherInformation? StrategicPlanCore AdministrativeInformation?",
    "StrategicPlanCore": "Organization* Value* Goal+",
    "Organization": "Name?",
    "Value": "Name? Description?",
    "Goal": "Name Description Identifier? SequenceIndicator? Stakeholder* OtherInformation? Objective*",
    "Objective": "Name? Description? Identifier? SequenceIndicator? Stakeholder* OtherInformation?",
    "Stakeholder": "Name Description?",
    "AdministrativeInformation": "StartDate? EndDate? PublicationDate? Source?",
}
LEAVES = {
    **dict.fromkeys(("Name", "Description", "OtherInformation", "SequenceIndicator"), "string"),
    **dict.fromkeys(("StartDate", "EndDate", "PublicationDate"), "date"),
    "Identifier": "ID",
    "Source": "anyURI",
}
OCCURS = {"": "", "?": 'minOccurs="0"', "*": 'minOccurs="0" maxOccurs="unbounded"', "+": 'maxOccurs="unbounded"'}
TYPES = '<xs:attribute name="StakeholderTypeType"><xs:simpleType><xs:restriction base="xs:string">{}</xs:restriction></xs:simpleType></xs:attribute>'.format(
    "".join(f'<xs:enumeration value="{each}"/>' for each in ("Person", "Organization", "Generic_Group"))
)


@cache
def standard() -> Any:
    """A schema that says these facts."""
    elements = [f'<xs:element name="{name}" type="xs:{kind}"/>' for name, kind in LEAVES.items()]
    for name, inside in GROUPS.items():
        refs = "".join(f'<xs:element ref="s:{each.rstrip("?*+")}" {OCCURS[each[len(each.rstrip("?*+")) :]]}/>' for each in inside.split())
        types = TYPES if name == "Stakeholder" else ""
        elements.append(f'<xs:element name="{name}"><xs:complexType><xs:sequence>{refs}</xs:sequence>{types}</xs:complexType></xs:element>')
    head = f'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:s="{NAMESPACE}" targetNamespace="{NAMESPACE}" elementFormDefault="qualified"'
    return xmlschema.XMLSchema(f"<xs:schema {head}>{''.join(elements)}</xs:schema>")


STRATEGY = """
title: Second nights & <more>
period: {start: 2026-01-01, end: 2026-12-31}
organisation: Lantern Line
status: approved
approved: {date: 2025-12-09}
source: {title: The plan, url: "https://example.org/plan?a=1&b=2"}
summary: "**Come back**: see [[objective:come]], [[goal:nights|thirty]] and [the site](https://example.org).\\n\\n- one\\n- two"
one_thing: Owners sleep on board.
human: We sign with a first name.
wont_do: [Open an account, Advertise]
team: {host: {title: Host, role: Answers}}
personas: {rider: {title: The rider, segment: Between two cities}}
objectives:
  later: {title: Be known}
  come: {title: Come back, rank: 1, description: Of *all*., outcome: More nights, owner: host, personas: rider, horizon: 2027-12-31}
kpis: {share: {title: Share, unit: "%"}}
goals:
  nights: {title: Thirty per cent, objectives: [come, later], kpi: share, baseline: 10, target: 30, by: 2026-12-31, owner: host, rationale: Because.}
  range: {title: A range, objectives: later, kpi: share, baseline: {min: 1, max: 2}, target: {min: 3, max: 4}}
  stray: {title: Serves nothing}
  more: {title: More, objectives: come, kpi: share, mode: relative, baseline: 10, target: 50}
"""


def export(folder: Path, id_: str = "x", **choices: Any) -> str:
    settings = Settings(date(2026, 6, 30), **choices)
    checked = check(folder / "strategies", settings)
    assert checked.diagnostics == ()
    return as_stratml(checked.playbook, id_, settings)


def read(text: str) -> Xml.Element:
    """The document, once the standard takes it, with its names as they are without their namespace."""
    assert [str(each.reason) for each in standard().iter_errors(text)] == []
    return Xml.fromstring(text.replace(f' xmlns="{NAMESPACE}"', "", 1))


def texts_at(root: Xml.Element, path: str) -> list[str]:
    return [each.text or "" for each in root.iterfind(path)]


@pytest.fixture
def told(site: Callable[..., Path]) -> Xml.Element:
    return read(export(site({"strategies/x.yml": STRATEGY})))


def test_the_plan(told: Xml.Element) -> None:
    assert texts_at(told, "Name") == ["Second nights & <more>"]
    assert texts_at(told, "Description") == ["Come back: see Come back, thirty and the site. one two"]
    assert texts_at(told, "OtherInformation") == ["Status: approved; What we decided against: Open an account; Advertise"]
    assert texts_at(told, "StrategicPlanCore/Organization/Name") == ["Lantern Line"]
    assert texts_at(told, "StrategicPlanCore/Value/Name") == ["The one thing", "How we will be human"]
    dates = [each.text for each in told.find("AdministrativeInformation") or ()]
    assert dates == ["2026-01-01", "2026-12-31", "2025-12-09", "https://example.org/plan?a=1&b=2"]


def test_our_objectives_are_its_goals_by_rank(told: Xml.Element) -> None:
    assert texts_at(told, "StrategicPlanCore/Goal/Name") == ["Come back", "Be known", "Goals that serve no objective"]
    first = told.find("StrategicPlanCore/Goal")
    assert first is not None
    assert [texts_at(first, each) for each in ("Description", "SequenceIndicator", "Stakeholder/Name", "Stakeholder/Description")] == [
        *(["Of all."], ["1"], ["Host", "The rider"], ["Answers", "Between two cities"])
    ]
    assert [each.get("StakeholderTypeType") for each in first.iterfind("Stakeholder")] == [None, "Generic_Group"]
    assert texts_at(first, "OtherInformation") == ["Business outcome: More nights; Horizon: 31 December 2027"]


def test_our_goals_are_its_objectives_each_once(told: Xml.Element) -> None:
    names = [texts_at(goal, "Objective/Name") for goal in told.iterfind("StrategicPlanCore/Goal")]
    assert names == [["Thirty per cent", "More"], ["A range"], ["Serves nothing"]]
    assert texts_at(told, "StrategicPlanCore/Goal/Objective/Description") == [
        "KPI: Share; Baseline: 10%; Target: 30%; Due: 31 December 2026",
        "KPI: Share; Baseline: 10%; Target: +50% → 15%",
        "KPI: Share; Baseline: 1 – 2%; Target: 3 – 4%",
    ]
    assert texts_at(told, "StrategicPlanCore/Goal/Objective/OtherInformation") == ["Because. Also serves: Be known"]


def test_identifiers_stay_while_ids_do(site: Callable[..., Path]) -> None:
    def identifiers() -> set[str]:
        return {each.text or "" for each in read(export(site({"strategies/x.yml": text}))).iter("Identifier")}

    text = STRATEGY
    first = identifiers()
    text = STRATEGY.replace("title: Come back", "title: Come again").replace("target: 30", "target: 31")
    assert identifiers() == first
    text = STRATEGY.replace("nights", "days")
    assert len(identifiers() & first) == len(first) - 1 == 5


def test_what_is_not_said_is_left_out(site: Callable[..., Path]) -> None:
    told = read(export(site({"strategies/x.yml": "title: T\nperiod: {start: 2026-01-01, end: 2026-12-31}\nlanguage: it\n"})))
    assert [each.tag for each in told.iter()] == [
        *("StrategicPlan", "Name", "OtherInformation", "StrategicPlanCore", "Goal", "Name", "Description"),
        *("AdministrativeInformation", "StartDate", "EndDate"),
    ]
    assert texts_at(told, "StrategicPlanCore/Goal/*") == ["ancora nessun obiettivo", ""]


def test_what_fewer_may_see_is_left_out(site: Callable[..., Path]) -> None:
    folder = site({"strategies/x.yml": STRATEGY.replace("title: Serves nothing", "title: Secret, visible_to: staff")})
    assert "Secret" not in export(folder)
    assert "Secret" in export(folder, audience="staff")


@pytest.mark.parametrize("id_", ["asyncapi-2025", "lantern-line-2026", "piano-triennale-2020-2022"])
@pytest.mark.parametrize("audience", ["everyone", "leadership"])
def test_the_demo(id_: str, audience: str) -> None:
    plan = check(DEMO, Settings(date(2026, 6, 30), audience)).playbook.plans[id_]
    told = read(export(DEMO.parent, id_, audience=audience))
    assert len(list(told.iter("Objective"))) == len(plan.goals)
    assert len(list(told.iter("Identifier"))) == len(plan.goals) + len(plan.objectives)


def test_hostile_texts(site: Callable[..., Path]) -> None:
    """Every text that attacks, as a title and as prose; what XML 1.0 cannot hold is replaced."""
    lines, more = attacks()
    lines += ("a\ufffeb\uffffc", "]]></Name><!DOCTYPE x [<!ENTITY y 'z'>]>&y;", "a\tb")
    prose = (*more, *lines)
    goals = {f"g{number}": {"title": lines[number % len(lines)], "objectives": "o", "owner": "r3", "rationale": each} for number, each in enumerate(prose)}
    people = {f"r{number}": {"title": each, "role": each} for number, each in enumerate(lines)}
    told = {"title": lines[0], "period": {"start": "2026-01-01", "end": "2026-12-31"}, "summary": more[0], "wont_do": list(lines), "team": people}
    told |= {
        "objectives": {"o": {"title": lines[1], "description": more[1], "owner": "r2"}},
        "goals": {id_: each | {"owner": "r3"} for id_, each in goals.items()},
    }
    folder = site({"strategies/x.yml": ""})
    (folder / "strategies/x.yml").write_bytes(as_yaml(told).encode())
    root = read(export(folder))
    objectives = list(root.iter("Objective"))
    assert len(objectives) == len(goals)
    for objective, goal in zip(objectives, goals.values(), strict=True):
        title = re.sub("[\ufffe\uffff]", "\ufffd", goal["title"].removesuffix("\n"))
        assert objective.findtext("Name") == title
        assert {each.tag for each in objective.iter()} <= {"Objective", "Name", "Identifier", "Stakeholder", "Description", "OtherInformation"}


def run(*arguments: str) -> Any:
    return CliRunner().invoke(main, ["export", "stratml", *arguments, "--as-of", "2026-06-30"])


def test_the_command_writes_one_or_a_folder(site: Callable[..., Path], tmp_path: Path) -> None:
    folder = str(site({"strategies/x.yml": STRATEGY, "strategies/y.1.yml": STRATEGY}) / "strategies")
    one = run("--strategies", folder, "--strategy", "y.1")
    assert one.exit_code == 0
    read(one.stdout)
    every = run("--strategies", folder, "--to", str(tmp_path / "out"))
    assert every.output == f"Wrote 2 files into {tmp_path / 'out'}.\n"
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == ["x.xml", "y.1.xml"]
    assert (tmp_path / "out" / "y.1.xml").read_text(encoding="utf-8") == one.stdout
    assert run("--strategies", folder, "--strategy", "x", "--to", str(tmp_path / "only")).output.startswith("Wrote 1 file ")


@pytest.mark.parametrize(("asked", "says"), [([], "--strategy with one of x, y"), (["--strategy", "xx"], "“xx”; did you mean “x”")])
def test_wrong_usage(site: Callable[..., Path], asked: list[str], says: str) -> None:
    folder = site({"strategies/x.yml": STRATEGY, "strategies/y.yml": STRATEGY}) / "strategies"
    done = run("--strategies", str(folder), *asked)
    assert done.exit_code == 2
    assert re.search(re.escape(says), done.output)


def test_one_strategy_needs_no_name(site: Callable[..., Path]) -> None:
    read(run("--strategies", str(site({"strategies/x.yml": STRATEGY}) / "strategies")).stdout)
