"""What fewer may see than those whom a site is for, in the past: added, edited, given another id, taken away, shown once and hidden since."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from playbook_gen.cli import main
from tests.conftest import Built, TextFields, mkdocs_build
from tests.secrets import MARK, Marked, marked
from tests.story import Story
from tests.test_secrets import config, leaks, put_out

ID = re.compile(rb"\b[0-9a-f]{7}(?:[0-9a-f]{3})?(?:[0-9a-f]{30})?\b")
STRANGER = f"{MARK.title()} Stranger"
TARGET = ("x/goals.yml", "target: 36", "target: 31")


def history(folder: Path, playbook: Marked, *, secrets: bool) -> Story:
    """Five commits; those that only touch what is hidden are by somebody who does nothing else, and are not there where nothing is hidden."""
    story = Story(folder)
    base = {f"strategies/{name}": text for name, text in playbook.unwritten.items()}
    assert TARGET[1] in playbook.unwritten[TARGET[0]]
    site = {"mkdocs.yml": config("everyone"), "content/index.md": "# Home\n", "content/tags.md": "# Tags\n", ".gitignore": "/site/\n/.cache/\n"}
    risks = base["strategies/x/risks.yml"]
    once = {"strategies/x/risks.yml": f"{risks}{MARK}-once: {{title: {MARK}once, mitigation: {MARK}mitigation}}\n"} if secrets else {}
    story.commit({**site, **base, **once}, "2026-01-05", "Ada", tag="1.2")
    if secrets:
        story.commit(hidden(playbook, "a"), "2026-02-05", STRANGER)
    changed = hidden(playbook, "b") if secrets else dict(base)
    changed[f"strategies/{TARGET[0]}"] = changed[f"strategies/{TARGET[0]}"].replace(*TARGET[1:])
    story.commit(changed, "2026-03-05", "Bea", tag="2026-Q1")
    if secrets:
        renamed = {name: re.sub(rf"\b{MARK}-", f"{MARK}-other-", text) for name, text in changed.items() if name != f"strategies/{MARK}-plan.yml"}
        moved = re.sub(rf"\b{MARK}-(?=board|commuter|trust)", f"{MARK}-other-", changed[f"strategies/{MARK}-plan.yml"])
        story.commit({**renamed, f"strategies/{MARK}-plan.yml": None, f"strategies/{MARK}-moved.yml": moved}, "2026-04-05", STRANGER)
        once = {"strategies/x/risks.yml": base["strategies/x/risks.yml"] + hidden_now(playbook, "c")}
        gone = {**base, **once, f"strategies/{TARGET[0]}": base[f"strategies/{TARGET[0]}"].replace(*TARGET[1:])}
        story.commit({**gone, f"strategies/{MARK}-moved.yml": None}, "2026-05-05", STRANGER, tag="2026-Q2")
    return story


def hidden(playbook: Marked, now: str) -> dict[str, str]:
    """The files with what is hidden; `now` is a letter in each of its words. What everyone could see once is hidden, too."""
    files = {f"strategies/{name}": re.sub(rf"({MARK}\d+)({MARK})", rf"\1{now}\2", text) for name, text in playbook.files.items()}
    files["strategies/x/risks.yml"] += hidden_now(playbook, now)
    return files


def hidden_now(playbook: Marked, now: str) -> str:
    """The risk that everyone could see once."""
    return f"{MARK}-once: {{title: {MARK}once{now}, mitigation: {MARK}mitigation, visible_to: {playbook.level}}}\n"


@pytest.fixture(scope="module")
def stories(text_fields: TextFields, tmp_path_factory: pytest.TempPathFactory) -> tuple[Story, Story]:
    """The past with what is hidden, and the one in which it never was."""
    playbook = marked(text_fields, tmp_path_factory.mktemp("visible"), "staff")
    return tuple(history(tmp_path_factory.mktemp("story") / "site", playbook, secrets=each) for each in (True, False))  # type: ignore[return-value]


@pytest.fixture(scope="module")
def sites(stories: tuple[Story, Story]) -> tuple[Built, Built]:
    return tuple(mkdocs_build(each.folder) for each in stories)  # type: ignore[return-value]


def test_nothing_of_it_is_put_out(sites: tuple[Built, Built]) -> None:
    files = put_out(sites[0].site_dir)
    assert b"target of goal" in files["strategies/x/changes/index.html"]
    assert leaks(files) == []
    assert MARK not in sites[0].log.lower()


def test_nothing_is_otherwise_than_if_it_had_never_been(sites: tuple[Built, Built]) -> None:
    """But for the ids of revisions, which follow from all that was ever committed."""
    files, others = ({name: ID.sub(b"ID", content) for name, content in put_out(each.site_dir).items()} for each in sites)
    assert files.keys() == others.keys()
    assert [name for name in files if files[name] != others[name]] == []


@pytest.mark.parametrize("told", ["text", "markdown", "json"])
@pytest.mark.parametrize(
    ("old", "new"), [("1.2", "HEAD~2"), ("1.2", "HEAD"), ("HEAD~3", "HEAD~2"), ("HEAD~2", "HEAD~1"), ("HEAD~1", "HEAD"), ("HEAD~2", "1.2")]
)
def test_a_difference_tells_nothing_of_it(stories: tuple[Story, Story], old: str, new: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(stories[0].folder)
    made = CliRunner().invoke(main, ["diff", old, new, "--strategies", "strategies", "--as-of", "2026-06-30", "--audience", "everyone", "--format", told])
    assert made.exit_code == 0, made.output
    assert MARK not in made.output.lower()


def test_where_a_form_was_wrong_only_leadership_learns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story = Story(tmp_path)
    plan = f"title: X\nvisible_to: staff\nperiod: {{start: 2026-01-01, end: 2026-12-31}}\nstatus: {MARK}\n"
    story.commit({f"strategies/{MARK}.yml": plan, "strategies/y.yml": plan.replace("staff", "everyone").replace(MARK, "draft")}, "2026-01-05")
    monkeypatch.chdir(tmp_path)
    told = {}
    for audience in ("everyone", "leadership"):
        made = CliRunner().invoke(main, ["diff", "HEAD", "--strategies", "strategies", "--as-of", "2026-06-30", "--audience", audience])
        told[audience] = made.output
    assert MARK not in told["everyone"]
    assert "HEAD: not everything was right in form" in told["everyone"]
    assert f"HEAD: strategies/{MARK}.yml was not right in form" in told["leadership"]


def test_authors_can_be_left_unnamed(stories: tuple[Story, Story], tmp_path: Path) -> None:
    story = stories[1]
    folder = story.copy(tmp_path / "site")
    named = put_out(mkdocs_build(folder).site_dir)
    (folder / "mkdocs.yml").write_text(config("everyone", history={"authors": False}), encoding="utf-8")
    unnamed = put_out(mkdocs_build(folder).site_dir)
    for name in (b"Ada", b"Bea", b"ada@", b"bea@"):
        assert not [path for path, content in unnamed.items() if re.search(rb"\b" + name, content)]
    assert [path for path, content in named.items() if re.search(rb"\bBea\b", content)]
    assert not [path for path, content in named.items() if re.search(rb"\b(ada|bea)@", content)]
