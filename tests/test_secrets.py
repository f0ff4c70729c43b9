"""What fewer may see than those whom a site is for is in nothing that comes out of it, and nothing is otherwise than if nobody had ever written it."""

from __future__ import annotations

import gzip
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from playbook_gen import Settings, check
from playbook_gen.cli import main
from playbook_gen.model.strategy import SECTION_OF
from playbook_gen.render.problems import problems_page
from playbook_gen.settings import AUDIENCES
from tests.conftest import Built, TextFields, mkdocs_build, write_tree
from tests.secrets import MARK, SHARED, Marked, marked

WORD = re.compile(rf"{MARK}\d+{MARK}".encode())
HIDDEN_FROM = {"everyone": "staff", "staff": "leadership"}
"""Audience → who may see the hidden things; the strategy that is hidden as a whole is for leadership."""


def config(audience: str, **options: Any) -> str:
    """A site with all that a build can do."""
    features = ["content.action.edit", "navigation.indexes", "navigation.tabs", "navigation.path", "navigation.footer", "content.tooltips"]
    told = {
        "site_name": "P",
        "site_url": "https://example.org/",
        "docs_dir": "content",
        "edit_uri": "https://example.org/edit/main/content/",
        "theme": {"name": "material", "font": False, "features": features},
        "plugins": ["search", "tags", {"playbook": {"as_of": "2026-06-30", "audience": audience, "reference": True, **options}}],
    }
    return yaml.safe_dump(told)


def written(folder: Path, audience: str, files: dict[str, str]) -> Path:
    tags = "---\ntitle: Tags\n---\n\n# Tags\n\n<!-- material/tags -->\n"
    write_tree(folder, {"mkdocs.yml": config(audience), "content/index.md": "# Home\n", "content/tags.md": tags})
    for name, text in files.items():
        (folder / "strategies" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "strategies" / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module", params=list(HIDDEN_FROM))
def audience(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def playbook(audience: str, text_fields: TextFields, tmp_path_factory: pytest.TempPathFactory) -> Marked:
    return marked(text_fields, tmp_path_factory.mktemp("visible"), HIDDEN_FROM[audience])


@pytest.fixture(scope="module")
def with_secrets(audience: str, playbook: Marked, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return mkdocs_build(written(tmp_path_factory.mktemp("with"), audience, playbook.files))


@pytest.fixture(scope="module")
def without(audience: str, playbook: Marked, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return mkdocs_build(written(tmp_path_factory.mktemp("without"), audience, playbook.unwritten))


def put_out(folder: Path) -> dict[str, bytes]:
    """All files below a folder by their paths, what is packed unpacked."""
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    return {name: gzip.decompress(content) if name.endswith(".gz") else content for name, content in found.items()}


def leaks(files: dict[str, bytes]) -> list[str]:
    return [name for name, content in files.items() if MARK.encode() in content.lower() or MARK in name.lower()]


def words(files: dict[str, bytes]) -> set[str]:
    """The marked words that stand in some files."""
    return {each.decode() for content in files.values() for each in WORD.findall(content)}


def test_every_kind_of_thing_is_hidden_somewhere(playbook: Marked, text_fields: TextFields) -> None:
    assert playbook.things == set(SECTION_OF)
    assert len(playbook.words) > 2 * len(text_fields.paths)
    assert leaks({name: text.encode() for name, text in playbook.unwritten.items()}) == []


def test_leadership_sees_what_is_marked(playbook: Marked, tmp_path: Path) -> None:
    """Else nothing would be proven. Of what is shared, no page shows tags and what is accepted; how a file of readings is read is shown to nobody."""
    site = put_out(mkdocs_build(written(tmp_path, "leadership", playbook.files)).site_dir)
    shown = words(site)
    unseen = [each for each in playbook.words if each not in shown]
    assert [each for each in unseen if each not in playbook.files["playbook.yml"] and each not in playbook.files["x/strategy.yml"]] == []
    assert len(unseen) <= 2 + 2 * sum(len(things) for things in SHARED.values() if isinstance(things, dict))


def test_nothing_that_fewer_may_see_is_put_out(with_secrets: Built) -> None:
    files = put_out(with_secrets.site_dir)
    assert len(files) > 100
    assert leaks(files) == []
    assert MARK not in with_secrets.log.lower()


def test_nothing_is_otherwise_than_if_nobody_had_written_it(with_secrets: Built, without: Built) -> None:
    files, others = put_out(with_secrets.site_dir), put_out(without.site_dir)
    assert files.keys() == others.keys()
    assert [name for name in files if files[name] != others[name]] == []


@pytest.mark.parametrize(
    "command",
    ["export json", "export ics", "export csv --to", "export stratml --to", "export pages --to", "check --format json", "check --format sarif", "check"],
)
def test_commands_put_out_nothing_of_it(
    command: str, audience: str, with_secrets: Built, without: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for number, each in enumerate((with_secrets, without)):
        monkeypatch.chdir(each.folder)
        folder = tmp_path / str(number)
        asked = [*command.split(), *([str(folder)] if command.endswith("--to") else [])]
        made = CliRunner().invoke(main, [*asked, "--strategies", "strategies", "--as-of", "2026-06-30", "--audience", audience])
        # Whoever runs a check may read the files, so it says how many things it left out.
        told = "".join(line for line in made.stdout.splitlines(keepends=True) if not line.endswith(f"not for the audience {audience} and left out.\n"))
        found.append({"": told.replace(str(folder), "").encode(), **(put_out(folder) if folder.exists() else {})})
    assert leaks(found[0]) == []
    assert found[0] == found[1]
    assert sum(map(len, found[0].values())) > 1000


def test_a_problem_elsewhere_shows_nothing_of_it(audience: str, playbook: Marked, tmp_path: Path) -> None:
    files = {**playbook.files, "x/objectives.yml": playbook.files["x/objectives.yml"].replace("rank: 1", "rank: first", 1)}
    folder = written(tmp_path, audience, files) / "strategies"
    settings = Settings(date(2026, 6, 30), AUDIENCES[AUDIENCES.index(audience)])
    checked = check(folder, settings)
    assert [each.rule for each in checked.diagnostics] == ["wrong-type"]
    assert MARK not in problems_page(checked.diagnostics, checked.texts, settings).html
