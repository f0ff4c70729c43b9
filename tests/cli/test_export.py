"""`playbook export` and `playbook explain` as a person meets them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from playbook_gen import Settings, check
from playbook_gen.cli import main
from playbook_gen.model.form_rules import FORM_RULES
from playbook_gen.pipeline import site_files
from playbook_gen.rules import rules
from tests.story import Story

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


@pytest.mark.parametrize(
    "arguments",
    [["json"], ["ics"], ["csv", "--to", "no-such-folder/tables"], ["stratml", "--to", "no-such-folder/xml"], ["pages", "--to", "no-such-folder/docs"]],
)
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


DATED = SOUND | {
    "strategies/y.yml": "title: Y\nperiod: {start: 2026-01-01, end: 2026-12-31}\ncalendar: {a: {title: Già, date: 2026-07-01}}\nreview: {next: 2026-07-02}\n",
    "strategies/old.yml": "title: Old\nstatus: retired\nperiod: {start: 2025-01-01, end: 2025-12-31}\ncalendar: {a: {title: A, date: 2025-07-01}}\n",
    "strategies/boards.yml": "title: B\nvisible_to: leadership\nperiod: {start: 2026-01-01, end: 2026-12-31}\ncalendar: {b: {title: B, date: 2026-07-03}}\n",
}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ([], [b"y_entry_a", b"y_plan_y"]),
        (["--strategy", "y"], [b"y_entry_a", b"y_plan_y"]),
        (["--strategy", "old"], [b"old_entry_a"]),
        (["--strategy", "x"], []),
        (["--audience", "leadership"], [b"boards_entry_b", b"y_entry_a", b"y_plan_y"]),
    ],
)
def test_a_calendar_goes_to_standard_output(site: Callable[..., Path], asked: list[str], told: list[bytes]) -> None:
    result = run("export", "ics", "--strategies", str(site(DATED) / "strategies"), "--as-of", "2026-06-30", *asked)
    assert result.exit_code == 0
    assert sorted(re.findall(rb"\r\nUID:(.*)@playbook-gen\r\n", result.stdout_bytes)) == told
    assert result.stdout_bytes.startswith(b"BEGIN:VCALENDAR\r\n")
    assert result.stdout_bytes.endswith(b"\r\nEND:VCALENDAR\r\n")


def test_a_calendar_is_the_file_of_the_site(site: Callable[..., Path]) -> None:
    root = site(DATED) / "strategies"
    settings = Settings(date(2026, 6, 30))
    files = {file.path: file.content for file in site_files(check(root, settings).playbook, settings)}
    arguments = ("export", "ics", "--strategies", str(root), "--as-of", "2026-06-30")
    assert run(*arguments).stdout_bytes == files["strategies/calendar.ics"]
    assert run(*arguments, "--strategy", "y").stdout_bytes == files["strategies/y/calendar.ics"]
    assert "Già".encode() in files["strategies/y/calendar.ics"]


@pytest.mark.parametrize(("named", "hint"), [("oId", "did you mean “old”?"), ("boards", "known here: old, x, y")])
def test_the_calendar_of_a_strategy_that_is_none_is_wrong_usage(site: Callable[..., Path], named: str, hint: str) -> None:
    """As is one that those whom it is for may not see."""
    result = run("export", "ics", "--strategies", str(site(DATED) / "strategies"), "--strategy", named)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert f"there is no strategy “{named}”; {hint}" in result.stderr


def exported(root: Path, to: Path, *more: str) -> Result:
    return run("export", "pages", "--strategies", str(root / "strategies"), "--as-of", "2026-06-30", "--to", str(to), *more)


def test_pages_go_to_a_folder(site: Callable[..., Path], tmp_path: Path) -> None:
    result = exported(site(SOUND), tmp_path / "docs")
    assert result.exit_code == 0, result.output
    written = {path.relative_to(tmp_path / "docs").as_posix() for path in (tmp_path / "docs").rglob("*") if path.is_file()}
    assert {"strategies/index.md", "strategies/x/ogst.md", "strategies/.nav.yml", "playbook-gen/playbook.css", ".playbook-pages"} <= written
    assert f"Wrote {len(written) - 1} files into " in result.output
    assert "No pages of changes: " in result.output


def test_an_author_s_page_stands_instead_of_ours(site: Callable[..., Path], tmp_path: Path) -> None:
    """Also one of ours that was changed since; a page that is over is taken away, unless it was changed."""
    docs = tmp_path / "docs"
    root = site({**SOUND, "docs/strategies/x/review.md": "Mine\n", "docs/index.md": "# Home\n", "strategies/y.yml": SOUND["strategies/x.yml"]})
    assert "review.md is yours" in exported(root, docs).output
    (docs / "strategies" / "x" / "ogst.md").write_text("Changed\n", encoding="utf-8")
    (docs / "strategies" / "y" / "ogst.md").write_text("Kept\n", encoding="utf-8")
    (root / "strategies" / "y.yml").unlink()
    said = exported(root, docs).output
    assert "ogst.md is yours" in said
    assert "away" in said
    assert [(docs / "strategies" / "x" / each).read_text(encoding="utf-8") for each in ("ogst.md", "review.md")] == ["Changed\n", "Mine\n"]
    assert [each.name for each in (docs / "strategies" / "y").iterdir()] == ["ogst.md"]
    assert (docs / "index.md").read_text(encoding="utf-8") == "# Home\n"


def test_a_run_that_was_ended_leaves_no_stranger(site: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever it wrote, in whichever order, the next run knows for its own."""
    root, docs = site(SOUND), tmp_path / "docs"
    exported(root, docs)
    (root / "strategies" / "x.yml").write_text(SOUND["strategies/x.yml"].replace("title: X", "title: Other"), encoding="utf-8")
    kept, left = Path.write_bytes, iter(range(5))
    monkeypatch.setattr(Path, "write_bytes", lambda path, content: kept(path, content) if next(left, None) is not None else (_ for _ in ()).throw(OSError))
    assert exported(root, docs).exit_code == 2
    monkeypatch.undo()
    (root / "strategies" / "x.yml").write_text(SOUND["strategies/x.yml"].replace("title: X", "title: Third"), encoding="utf-8")
    result = exported(root, docs)
    assert "is yours" not in result.output
    assert "Third" in (docs / "strategies" / "x" / "index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("link", ["docs/strategies", "docs/strategies/x/ogst.md", "docs/playbook-gen"])
def test_nothing_is_written_through_a_link(site: Callable[..., Path], tmp_path: Path, link: str) -> None:
    root = site({**SOUND, "elsewhere/ogst.md": "Theirs\n"})
    (tmp_path / link).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / link).symlink_to(tmp_path / "elsewhere" / ("ogst.md" if link.endswith(".md") else ""))
    assert "is yours" in exported(root, tmp_path / "docs").output
    assert [each.name for each in (tmp_path / "elsewhere").iterdir()] == ["ogst.md"]
    assert (tmp_path / "elsewhere" / "ogst.md").read_text(encoding="utf-8") == "Theirs\n"


def test_a_list_that_names_other_files_deletes_nothing(site: Callable[..., Path], tmp_path: Path) -> None:
    root = site({**SOUND, "mine.md": "Mine\n", "docs/index.md": "Mine\n"})
    digest = sha256(b"Mine\n").hexdigest()
    (tmp_path / "docs" / ".playbook-pages").write_text(f"{digest}  ../mine.md\n{digest}  {tmp_path}/mine.md\n{'0' * 64}  index.md\n", encoding="utf-8")
    exported(root, tmp_path / "docs")
    assert (tmp_path / "mine.md").exists()
    assert (tmp_path / "docs" / "index.md").exists()


@pytest.mark.parametrize("to", ["", "strategies", "strategies/docs"])
def test_pages_never_stand_among_the_strategies(site: Callable[..., Path], tmp_path: Path, to: str) -> None:
    result = exported(site(SOUND), tmp_path / to)
    assert result.exit_code == 2
    assert "among the strategies" in result.output
    assert [each.name for each in (tmp_path / "strategies").iterdir()] == ["x.yml"]


def test_pages_follow_the_plugin_s_options(site: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = "as_of: 2026-06-30, reference: true, history: {authors: false, limit: 2}, revision_url: 'https://example.org/{revision}'"
    story = Story(tmp_path)
    story.commit({**SOUND, "mkdocs.yml": f"site_name: P\nplugins: [{{playbook: {{{options}}}}}]\n"}, "2026-01-05", author="Ada Somebody")
    story.commit({"strategies/x.yml": SOUND["strategies/x.yml"].replace("title: X", "title: Other")}, "2026-02-05", author="Ada Somebody")
    monkeypatch.chdir(tmp_path)
    assert run("export", "pages", "--to", "docs").exit_code == 0
    assert (tmp_path / "docs" / "reference" / "glossary.md").exists()
    changes = (tmp_path / "docs" / "strategies" / "x" / "changes.md").read_text(encoding="utf-8")
    assert 'href="https://example.org/' in changes
    assert "Ada" not in changes
