"""`playbook schema`: to the screen, to a file, or a folder full of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from playbook_gen.cli import main
from playbook_gen.model.schema import DRAFT
from playbook_gen.model.strategy import SECTIONS

Site = Callable[[Mapping[str, str]], Path]


def schema(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["schema", *arguments])


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_it_prints_the_schema_of_a_strategy() -> None:
    made = json.loads(schema().output)
    assert made["$schema"] == DRAFT
    assert made["required"] == ["title", "period"]
    assert made["properties"]["goals"]["patternProperties"]


@pytest.mark.parametrize("section", ["playbook", *SECTIONS])
def test_it_prints_that_of_a_section(section: str) -> None:
    made = json.loads(schema("--section", section).output)
    assert (made["$schema"], bool(made["definitions"])) == (DRAFT, True)


def test_it_writes_a_file(tmp_path: Path) -> None:
    result = schema("--section", "goals", "--to", "goals.json")
    assert (result.exit_code, result.output) == (0, "Wrote goals.json.\n")
    assert (tmp_path / "goals.json").read_text(encoding="utf-8") == schema("--section", "goals").output


def test_it_fills_a_folder(tmp_path: Path) -> None:
    assert schema("--to", ".schema").output == "Wrote 18 schemas into .schema.\n"
    assert {path.stem for path in (tmp_path / ".schema").iterdir()} == {"strategy", "playbook", *SECTIONS}


def test_a_folder_gets_all_of_them_or_none(tmp_path: Path) -> None:
    result = schema("--section", "goals", "--to", ".schema")
    assert result.exit_code == 2
    assert "leave --section out" in result.output
    assert not (tmp_path / ".schema").exists()


def test_it_speaks_the_language_of_the_site(site: Site) -> None:
    english = json.loads(schema().output)["properties"]["title"]["description"]
    site({"mkdocs.yml": "theme: {name: material, language: it}\n"})
    assert json.loads(schema().output)["properties"]["title"]["description"] != english
    assert json.loads(schema("--language", "en").output)["properties"]["title"]["description"] == english


def test_it_knows_the_words_that_the_playbook_adds(site: Site) -> None:
    site({"strategies/playbook.yml": "vocabulary: {intents: {fundraising: Fundraising}}\n"})
    intent = json.loads(schema().output)["properties"]["primary_intent"]
    assert intent["enum"][-1] == "fundraising"
    assert intent["enumDescriptions"][-1] == "Fundraising"


def test_a_folder_that_is_not_there_is_told() -> None:
    result = schema("--strategies", "nowhere")
    assert result.exit_code == 2
    assert "there is no folder nowhere" in result.output


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = schema("--to", "file/below")
    assert result.exit_code == 2
    assert "cannot be written" in result.output
