"""`playbook init`: an empty folder in, a playbook that builds strictly out."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import fastjsonschema
import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook_gen import Settings, check
from playbook_gen.authoring.start import files
from playbook_gen.cli import main
from playbook_gen.diagnostics import fails
from playbook_gen.locale import LANGUAGES
from playbook_gen.model.example import value_of
from tests.conftest import mkdocs_build

DAY = date(2026, 3, 14)
EXAMPLES = {"en": "strategies/example.yml", "it": "strategies/esempio.yml"}


def init(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["init", "--as-of", DAY.isoformat(), *arguments])


def written(folder: Path, language: str, today: date = DAY) -> Path:
    for name, text in files(language, today).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_every_language_has_a_start() -> None:
    assert set(EXAMPLES) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_builds_strictly(tmp_path: Path, language: str) -> None:
    assert init(str(tmp_path / "new"), "--language", language).exit_code == 0
    built = mkdocs_build(tmp_path / "new")
    assert not re.search("^(WARNING|ERROR)", built.log, re.MULTILINE), built.log
    assert f'<html lang="{language}"' in built.page("strategies/")
    assert (built.site_dir / "reference" / "glossary" / "index.html").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_strategy_passes_approved_too(tmp_path: Path, language: str) -> None:
    example = written(tmp_path, language) / EXAMPLES[language]
    example.write_text(example.read_text(encoding="utf-8").replace("status: draft", "status: approved"), encoding="utf-8")
    checked = check(tmp_path / "strategies", Settings(DAY, "leadership", language))
    assert not checked.diagnostics
    assert [each.message for each in checked.judged if each.accepted is None] == []


@given(today=st.dates(date(2000, 1, 1), date(2100, 1, 1)))
@settings(max_examples=60, deadline=None)
def test_its_strategy_passes_on_any_day(tmp_path_factory: pytest.TempPathFactory, today: date) -> None:
    folder = written(tmp_path_factory.mktemp("new"), "en", today)
    checked = check(folder / "strategies", Settings(today, "leadership"))
    assert not checked.diagnostics
    assert not fails(checked.judged, "info")


@pytest.mark.parametrize("language", LANGUAGES)
def test_editors_accept_it(language: str) -> None:
    made = files(language, DAY)
    for name in (EXAMPLES[language], "strategies/playbook.yml"):
        schema = re.search(r"\$schema=\.\./(\S+)", made[name])
        assert schema
        fastjsonschema.compile(json.loads(made[schema[1]]))(value_of(made[name]))


def test_editors_find_a_schema_for_every_file() -> None:
    made = files("en", DAY)
    associated = json.loads(made[".vscode/settings.json"])["yaml.schemas"]
    assert set(associated) == {name for name in made if name.startswith(".schema/")}
    assert associated[".schema/goals.json"] == ["strategies/*/goals.yml"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_asked_of_another_host(language: str) -> None:
    class Tolerant(yaml.SafeLoader):
        pass

    config = yaml.load(files(language, DAY)["mkdocs.yml"], Tolerant)
    assert config["theme"]["font"] is False
    assert "repo_url" not in config
    assert config["edit_uri"].startswith("https://")
    assert config["theme"]["language"] == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_placeholder_is_left(language: str) -> None:
    assert [name for name, text in files(language, DAY).items() if re.search(r"\$(?!schema\b|ref\b|comment\b)[a-z]", text)] == []


@pytest.mark.parametrize("taken", ["mkdocs.yml", "content/index.md", ".schema/goals.json"])
def test_it_overwrites_nothing(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).parent.mkdir(exist_ok=True)
    (tmp_path / taken).write_text("mine", encoding="utf-8")
    result = init(str(tmp_path))
    assert result.exit_code == 2
    assert f"has {taken} already, and nothing is overwritten" in result.output
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()] == [taken]
    assert (tmp_path / taken).read_text(encoding="utf-8") == "mine"


def test_a_gitignore_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*.tmp\n", encoding="utf-8")
    result = init(str(tmp_path))
    assert result.exit_code == 0
    assert "let it name /site/" in result.output
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "*.tmp\n"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = init(str(tmp_path / "file" / "new"))
    assert result.exit_code == 2
    assert "cannot be written" in result.output


def test_it_says_what_to_do_next(tmp_path: Path) -> None:
    output = init(str(tmp_path / "new"), "--language", "it").output
    assert "strategies/esempio.yml" in output
    assert "playbook new persona first-visitor --strategy esempio" in output
