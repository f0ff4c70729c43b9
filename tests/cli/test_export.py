"""`playbook export` and `playbook explain` as a person meets them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from playbook_gen.cli import main
from playbook_gen.model.form_rules import FORM_RULES
from playbook_gen.rules import rules

SOUND = {"strategies/x.yml": "title: X\nperiod: {start: 2026-01-01, end: 2026-12-31}\ngoals: {g: {title: Ein Ziel – già}}\n"}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments])


def test_json_goes_to_standard_output(site: Callable[..., Path]) -> None:
    result = run("export", "json", "--strategies", str(site(SOUND) / "strategies"), "--as-of", "2026-06-30", "--no-color")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["strategies"]["x"]["goals"]["g"]["status"] == "no-target"
    assert "Ein Ziel – già" in result.stdout


def test_the_schema_of_the_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # where there is no playbook
    result = run("export", "json", "--schema")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["properties"]["format"]["const"] == 1


def test_tables_go_to_a_folder(site: Callable[..., Path], tmp_path: Path) -> None:
    to = tmp_path / "new" / "tables"
    result = run("export", "csv", "--strategies", str(site(SOUND) / "strategies"), "--as-of", "2026-06-30", "--to", str(to))
    assert result.exit_code == 0
    assert sorted(path.name for path in to.iterdir()) == ["goals.csv", "kpis.csv"]
    assert (to / "goals.csv").read_text(encoding="utf-8-sig").splitlines()[1].startswith("x,g,Ein Ziel – già,no-target")


@pytest.mark.parametrize("arguments", [["json"], ["csv", "--to", "no-such-folder/tables"]])
def test_nothing_is_written_where_the_form_is_wrong(site: Callable[..., Path], arguments: list[str]) -> None:
    root = site(SOUND | {"strategies/y.yml": "titel: Y\n"})
    result = run("export", *arguments, "--strategies", str(root / "strategies"))
    assert not Path("no-such-folder").exists()
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "strategies/y.yml:1:1" in result.stderr


def test_a_folder_that_cannot_be_written_is_wrong_usage(site: Callable[..., Path]) -> None:
    root = site(SOUND | {"file": "x"})
    result = run("export", "csv", "--strategies", str(root / "strategies"), "--to", str(root / "file" / "tables"))
    assert result.exit_code == 2
    assert "Traceback" not in result.output


@pytest.mark.parametrize("name", rules())
def test_a_manual_is_explained_whole(name: str) -> None:
    result = run("explain", name)
    assert result.exit_code == 0
    manual = rules()[name].manual
    for words in (name, manual.title, f"Why: {manual.why[:20]}", "This fails:", "This passes:", f"accept: {{{name}: "):
        assert words in result.output


def test_without_a_name_all_are_listed() -> None:
    result = run("explain", "--no-color")
    assert len(result.output.splitlines()) == len(rules())


@pytest.mark.parametrize("name", FORM_RULES)
def test_a_name_of_the_form_checks_is_explained(name: str) -> None:
    result = run("explain", name)
    assert result.exit_code == 0
    assert " ".join(result.output.split()).startswith(f"{name} (form): {FORM_RULES[name]} ")


def test_the_names_of_the_form_checks_are_the_contracts() -> None:
    names = (
        "unreadable-file not-utf8 syntax too-large too-deep duplicate-key alias tag several-documents unknown-key missing-key wrong-type wrong-value bad-date "
        "bad-id bad-recurrence unknown-reference circular-reference reference-to-hidden null section-twice reading-twice path-outside unknown-rule bad-reading"
    )
    assert set(FORM_RULES) == set(names.split())
    assert not FORM_RULES.keys() & rules().keys()


def test_a_word_of_a_name_lists_the_rules_that_have_it() -> None:
    result = run("explain", "channel")
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.output.splitlines()] == [name for name in rules() if "channel" in name.split("-")]


def test_a_rule_that_is_none_is_wrong_usage() -> None:
    result = run("explain", "no-humam")
    assert result.exit_code == 2
    assert "did you mean “no-human”?" in result.output
