"""`playbook check` as a person meets it: what it prints, and its exit status."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from playbook_gen.cli import main
from playbook_gen.rules import rules

SOUND = {"strategies/x.yml": "title: X\nperiod: {start: 2026-01-01, end: 2026-12-31}\nobjectives:\n  o: {title: A direction}\n"}
BROKEN = {"strategies/y.yml": "titel: Y\nperiod: {start: 2026-01-01, end: 2026-12-31}\n"}


def run(folder: Path, *arguments: str) -> Result:
    """The command as from the folder that holds the site."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        return CliRunner().invoke(main, ["check", "--as-of", "2026-06-30", *arguments])
    finally:
        os.chdir(before)


def status(folder: Path, *arguments: str) -> int:
    return run(folder, *arguments).exit_code


def found(folder: Path, *arguments: str) -> list[dict[str, str]]:
    result = run(folder, "--format", "json", *arguments)
    return list(json.loads(result.stdout))


Site = Callable[..., Path]


def test_findings_are_named_with_their_place_and_what_to_write(site: Site) -> None:
    result = run(site(SOUND), "--select", "objective-without-goal")
    assert result.exit_code == 0, "in a draft they are warnings"
    assert "[objective-without-goal]\n  strategies/x.yml:4:3\n  4 |   o: {title: A direction}\n    |   ^\n  hint: " in result.output
    assert "1 warning in 1 file\n" in result.output
    assert "\x1b" not in result.output


def test_an_error_of_form_is_named_and_fails_whatever_is_asked(site: Site) -> None:
    result = run(site(SOUND | BROKEN), "--fail-on", "never", "--select", "no-human")
    assert result.exit_code == 1
    assert "strategies/y.yml:1:1" in result.output
    assert "did you mean “title”?" in result.output


def test_it_says_what_it_checked_and_what_not(site: Site) -> None:
    hidden = SOUND["strategies/x.yml"] + "risks: {r: {title: R, visible_to: staff}}\n"
    retired = SOUND["strategies/x.yml"] + "status: retired\n"
    output = run(site(BROKEN | {"strategies/x.yml": hidden, "strategies/z.yml": retired}), "--audience", "everyone", "--ignore", "no-human").output
    assert f"Checked strategies as of 30 June 2026: form, and {len(rules()) - 1} of {len(rules())} rules in 1 strategy.\n" in output
    assert "Not checked against the doctrine, until their form is right: y; nor is what they share.\n" in output
    assert "Retired, so checked for form only: z.\n" in output
    assert "1 thing is not for the audience everyone and left out.\n" in output


@pytest.mark.parametrize(
    ("fail_on", "approved", "wanted"),
    [("error", True, 1), ("error", False, 0), ("warning", False, 1), ("info", False, 1), ("never", True, 0)],
)
def test_the_exit_status_follows_the_severity(site: Site, fail_on: str, approved: bool, wanted: int) -> None:
    root = site({"strategies/x.yml": SOUND["strategies/x.yml"] + ("status: approved\n" if approved else "")})
    assert status(root, "--select", "objective-without-goal", "--fail-on", fail_on) == wanted


def test_an_accepted_finding_is_listed_and_fails_nothing(site: Site) -> None:
    text = SOUND["strategies/x.yml"].replace("direction", "direction, accept: {objective-without-goal: The board sets it in July}")
    result = run(site({"strategies/x.yml": text}), "--select", "objective-without-goal", "--fail-on", "info")
    assert result.exit_code == 0
    assert "accepted:\n  strategies/x.yml:4:3 objective-without-goal: The board sets it in July\n" in result.output


def test_rules_are_selected_and_ignored(site: Site) -> None:
    root = site(SOUND)
    assert {each["rule"] for each in found(root, "--select", "no-human,no-one-thing")} == {"no-human", "no-one-thing"}
    assert {each["rule"] for each in found(root, "--select", "no-human", "--select", "no-one-thing")} == {"no-human", "no-one-thing"}
    everything = {each["rule"] for each in found(root)}
    assert everything - {each["rule"] for each in found(root, "--ignore", "no-human")} == {"no-human"}


def test_mkdocs_yml_tells_the_folder_the_day_and_the_rules(site: Site) -> None:
    plugin = "plugins: [search, playbook: {strategies_dir: plans, as_of: 2027-06-30, check: {select: [period-over]}}]"
    root = site({"mkdocs.yml": plugin, "plans/x.yml": SOUND["strategies/x.yml"]})
    result = CliRunner().invoke(main, ["check", "--strategies", str(root / "plans"), "--as-of", "2026-06-30", "--format", "concise"])
    assert "period-over" not in result.stdout
    before = Path.cwd()
    os.chdir(root)
    try:
        result = CliRunner().invoke(main, ["check", "--format", "concise"])
    finally:
        os.chdir(before)
    assert result.stdout.startswith("plans/x.yml:2:34: info period-over: ")
    assert len(result.stdout.splitlines()) == 1


@pytest.mark.parametrize("format_", ["text", "concise", "json", "github", "gitlab", "sarif"])
def test_a_report_for_programs_stands_alone_on_standard_output(site: Site, format_: str) -> None:
    result = run(site(SOUND), "--format", format_)
    assert ("Checked strategies" in result.stdout) == (format_ == "text")
    assert "Checked strategies" in result.output
    if format_ in ("json", "gitlab", "sarif"):
        assert json.loads(result.stdout)


@pytest.mark.parametrize(
    ("path", "files"),
    [
        ("strategies/x.yml", {"strategies/x.yml"}),
        ("strategies/folder", {"strategies/folder/strategy.yml", "strategies/folder/goals.yml"}),
        ("strategies", {"strategies/x.yml", "strategies/folder/strategy.yml", "strategies/folder/goals.yml"}),
    ],
)
def test_only_what_stands_in_the_named_paths_is_reported(site: Site, path: str, files: set[str]) -> None:
    root = site(SOUND | {"strategies/folder/strategy.yml": SOUND["strategies/x.yml"], "strategies/folder/goals.yml": "g: {title: G}\n"})
    assert {each["file"] for each in found(root, path)} == files


def test_a_folder_elsewhere_is_a_strategies_folder(site: Site) -> None:
    root = site(SOUND | {"other/plans/y.yml": SOUND["strategies/x.yml"]})
    assert {each["file"] for each in found(root, "other/plans")} == {"other/plans/y.yml"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--strategies", "nowhere"], "there is no folder nowhere"),
        (["--select", "no-humam"], "did you mean “no-human”?"),
        (["--format", "yaml"], "is not one of"),
        (["--as-of", "2026"], "“2026” is not a day"),
        (["--as-of", "31/12/2026"], "write 2026-12-31"),
        (["--as-of", "2026-02-30"], "the calendar has no such day"),
        (["nowhere.yml"], "does not exist"),
        (["mkdocs.yml"], "mkdocs.yml is not in the strategies folder"),
    ],
)
def test_wrong_usage(site: Site, arguments: list[str], words: str) -> None:
    result = run(site(SOUND | {"mkdocs.yml": "plugins: [playbook]"}), *arguments)
    assert result.exit_code == 2
    assert words in result.output


def test_no_folder_is_wrong_usage(tmp_path: Path) -> None:
    assert status(tmp_path) == 2


def test_the_same_bytes_twice(site: Site) -> None:
    root = site(SOUND | BROKEN)
    assert run(root).stdout == run(root).stdout


def test_the_day_is_source_date_epoch_where_nobody_names_one(site: Site) -> None:
    folder = str(site(SOUND) / "strategies")
    result = CliRunner().invoke(main, ["check", "--strategies", folder], env={"SOURCE_DATE_EPOCH": "1893456000"})
    assert "as of 1 January 2030" in result.output
    assert CliRunner().invoke(main, ["check", "--strategies", folder], env={"SOURCE_DATE_EPOCH": "soon"}).exit_code == 2


def test_it_finds_the_site_from_a_folder_inside(site: Site) -> None:
    plugin = "plugins: [playbook: {strategies_dir: plans, check: {select: [objective-without-goal]}}]"
    root = site({"mkdocs.yml": plugin, "plans/x.yml": SOUND["strategies/x.yml"], "plans/deep/strategy.yml": SOUND["strategies/x.yml"]})
    for inside in ("plans", "plans/deep"):
        result = run(root / inside, "--format", "concise")
        assert [line.split(": ")[1] for line in result.stdout.splitlines()] == ["warning objective-without-goal"] * 2


def test_the_limits_are_those_of_mkdocs_yml(site: Site) -> None:
    told = "plugins:\n  - playbook:\n      limits: {nodes: 3}\n"
    result = run(site(SOUND | {"mkdocs.yml": told}))
    assert result.exit_code == 1
    assert "this file holds more than 3 values" in result.output
    assert status(site({"mkdocs.yml": told.replace("3", "many")})) == 2
    assert status(site({}), "--strategies", "strategies") == 0, "a folder that is named asks no mkdocs.yml"
