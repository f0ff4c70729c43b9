"""`playbook diff` and `playbook check --against` as a reviewer meets them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from playbook_gen.cli import main
from tests.story import Story

HEAD = "title: Letters\nperiod: {start: 2026-01-01, end: 2026-12-31}\n"
TEAM = "team: {host: {title: Host}, lead: {title: Lead}}\n"
KPI = "kpis: {k: {title: K, unit: people, better: higher}}\n"
TACTIC = "strategies: {s: {title: S, goals: [g]}}\ntactics: {t: {title: A letter, strategy: s, owner: lead}}\n"


def goal(target: object, title: str = "Readers") -> str:
    return HEAD + TEAM + KPI + TACTIC + f"goals: {{g: {{title: '{title}', kpi: k, target: {target}, by: 2026-12-31, owner: host}}}}\n"


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """A repository in which a target was lowered between two tags, and a title changed since."""
    story = Story(tmp_path / "site")
    story.commit({"mkdocs.yml": "site_name: X\nsite_url: https://playbook.example.org/p\n", "strategies/x.yml": goal(10000)}, "2026-01-01", tag="v1")
    story.commit({"strategies/x.yml": goal(8000)}, "2026-02-01", tag="v2")
    story.write({"strategies/x.yml": goal(8000, "People who read")})
    return story


@pytest.fixture
def run(story: Story, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """The command as from the folder of that repository."""
    monkeypatch.chdir(story.folder)
    return lambda *arguments: CliRunner().invoke(main, list(arguments))


def test_text(run: Callable[..., Result]) -> None:
    result = run("diff", "v1", "v2")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "Letters (x)",
        "  ! target lowered: target of goal “Readers”: 10,000 people → 8,000 people (−20%)",
        "      touches strategy “S”, tactic “A letter”",
        "      concerns Host, Lead",
        "",
        "v1 → v2: 1 change, of these 1 × target lowered",
    ]


def test_without_a_second_revision_up_to_the_files_as_they_are(run: Callable[..., Result]) -> None:
    found = json.loads(run("diff", "v1", "--format", "json").stdout)
    assert (found["old"], found["new"]) == ("v1", "the files as they are now")
    assert [each["field"] for each in found["changes"]] == ["target", "title"]


def test_json(run: Callable[..., Result]) -> None:
    found = json.loads(run("diff", "v1", "v2", "--format", "json").stdout)
    assert found == {
        "old": "v1",
        "new": "v2",
        "changes": [
            {
                "strategy": "x",
                "thing": "goal:g",
                "kind": "changed",
                "field": "target",
                "before": 10000,
                "after": 8000,
                "says": "target of goal “Readers”: 10,000 people → 8,000 people (−20%)",
                "weight": "lowered-target",
                "touches": ["strategy:s", "tactic:t"],
                "concerns": ["host", "lead"],
            }
        ],
        "notes": [],
    }


def test_markdown_is_ready_for_a_pull_request(run: Callable[..., Result]) -> None:
    text = run("diff", "v1", "--format", "markdown").stdout
    assert text.startswith("**v1 → the files as they are now**: 2 changes, of these 1 &times; target lowered.\n\n### Look at these\n\n- **target lowered**: ")
    assert "([page](https://playbook.example.org/p/strategies/x/changes/))" in text
    assert "<details><summary>Letters: 1 more change</summary>\n\n- title of goal" in text


HOSTILE = "<img src=x onerror=alert(1)> [a](javascript:alert(1)) @everyone #1 `x` ![i](h) **b** https://evil.example"


def test_nothing_in_a_title_acts_in_markdown(run: Callable[..., Result]) -> None:
    Path("strategies/x.yml").write_text(goal(8000, HOSTILE), encoding="utf-8")
    text = run("diff", "v2", "--format", "markdown").stdout
    for acting in ("<img", "](java", "@every", "#1", "`x`", "![", "**b", "https://evil"):
        assert acting not in text


def test_nothing_in_a_title_acts_on_a_terminal(run: Callable[..., Result]) -> None:
    Path("strategies/x.yml").write_text(goal(8000, "A\u202eB"), encoding="utf-8")
    assert "\u202e" not in run("diff", "v2").stdout


def test_a_broken_revision_is_compared_and_it_is_said(run: Callable[..., Result]) -> None:
    Path("strategies/x.yml").write_text(goal(7000).replace("by: 2026-12-31", "by: soon"), encoding="utf-8")
    lines = run("diff", "v2").stdout.splitlines()
    assert "  ! target lowered: target of goal “Readers”: 8,000 people → 7,000 people (−13%)" in lines
    assert lines[-1].startswith("note: the files as they are now: strategies/x.yml was not right in form (line 7: “soon” is not a day); ")


@pytest.mark.parametrize(
    "arguments", [("diff", "v9"), ("diff", "v1", "v9"), ("diff", "--", "-x"), ("diff", "--", "--upload-pack=x"), ("check", "--against", "-x")]
)
def test_what_is_no_revision_is_wrong_usage(run: Callable[..., Result], arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"there is no revision “{arguments[-1]}” here." in result.stderr


def test_outside_of_git_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "strategies").mkdir()
    (tmp_path / "strategies" / "x.yml").write_text(HEAD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["diff", "HEAD"])
    assert (result.exit_code, "the strategies are not kept in git." in result.stderr) == (2, True)


def test_against_a_revision_only_what_is_new_is_reported(run: Callable[..., Result]) -> None:
    select = ("--select", "goal-without-deadline,goal-without-baseline", "--as-of", "2026-06-30")
    assert "goal-without-baseline" in run("check", *select).stdout
    text = run("check", "--against", "v1", *select).stdout
    assert "nothing to report" in text
    assert "Reported: only what is new since v1; 1 finding was there already." in text
    Path("strategies/x.yml").write_text(goal(8000).replace(", by: 2026-12-31", ""), encoding="utf-8")
    found = json.loads(run("check", "--against", "v1", "--format", "json", *select).stdout)
    assert [each["rule"] for each in found] == ["goal-without-deadline"]


def test_against_a_broken_revision_only_what_is_new_is_reported(run: Callable[..., Result], story: Story) -> None:
    select = ("--select", "goal-without-deadline,goal-without-baseline", "--as-of", "2026-06-30")
    for number, broken in enumerate((goal("many"), goal(8000).replace("kpi: k", "kpi: nobody"), goal(8000).replace("by: 2026-12-31", "by: soon"))):
        story.commit({"strategies/x.yml": broken}, "2026-04-01", tag=f"broken{number}")
        Path("strategies/x.yml").write_text(goal(8000), encoding="utf-8")
        found = run("check", "--against", f"broken{number}", "--format", "json", *select)
        assert json.loads(found.stdout) == []
        assert ("was not right in form" in found.stderr) == (number != 1)


def test_a_revision_that_cannot_be_judged_is_noted(run: Callable[..., Result], story: Story) -> None:
    story.commit({"strategies/x.yml": goal(8000).replace("{g: ", "{h: ")}, "2026-04-01", tag="broken")
    Path("strategies/x.yml").write_text(goal(8000).replace(", by: 2026-12-31", ""), encoding="utf-8")
    found = run("check", "--against", "broken", "--format", "json", "--select", "goal-without-deadline,goal-without-baseline")
    assert json.loads(found.stdout) == []
    assert "broken: x cannot be judged as it was; nothing that is found in it counts as new" in found.stderr


def test_a_new_id_makes_no_finding_new(run: Callable[..., Result]) -> None:
    select = ("--select", "goal-without-baseline", "--as-of", "2026-06-30")
    Path("strategies/x.yml").rename("strategies/readers.yml")
    text = Path("strategies/readers.yml").read_text(encoding="utf-8")
    Path("strategies/readers.yml").write_text(text.replace("{g: ", "{more-readers: ").replace("[g]", "[more-readers]"), encoding="utf-8")
    assert json.loads(run("check", "--against", "v2", "--format", "json", *select).stdout) == []


def test_an_export_names_the_revision_that_it_is_of(run: Callable[..., Result]) -> None:
    assert json.loads(run("export", "json").stdout)["revision"] is None
    Path("strategies/x.yml").write_text(goal(8000), encoding="utf-8")
    assert len(json.loads(run("export", "json").stdout)["revision"]) == 40


def test_no_git_program_is_needed(run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    assert run("diff", "v1", "v2").exit_code == 0
