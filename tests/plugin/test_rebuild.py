"""Random edits under `mkdocs serve` → every file is what a clean build of the same state makes, byte for byte."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from playbook_gen.model.playbook import Playbook
from playbook_gen.plugin import reuse
from tests.conftest import HOST
from tests.edits import FILES, SITE, START, edit, held, written
from tests.story import Story

STEPS = 12
ASIDE = re.compile(r"sitemap\.xml(\.gz)?")


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file() and not ASIDE.fullmatch(path.name)}


def clean(folder: Path, site: Path) -> dict[str, bytes]:
    """A clean build by the same plugin, which remembers nothing meanwhile; as for a server, errors of form become a page."""
    config = load_config(config_file=str(folder / "mkdocs.yml"), site_dir=str(site))
    plugin = config.plugins["playbook"]
    kept, plugin.outputs, plugin.kept = (plugin.outputs, plugin.kept), reuse.Outputs(), None
    build(config)
    plugin.outputs, plugin.kept = kept
    return snapshot(site)


@pytest.mark.parametrize("seed", range(4 if HOST == "mkdocs" else 1))
def test_a_rebuild_is_a_clean_build(seed: int, tmp_path: Path, serve: Callable[[Path], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1782777600")
    story = Story(tmp_path / "site")
    story.commit(START, "2026-03-01")
    chance = random.Random(seed)
    again = serve(story.folder)
    done = []
    sound = held(story.folder)
    reused = count_reused(monkeypatch)
    for _ in range(STEPS):
        done.append(edit(story.folder, chance))
        again()
        served, anew = snapshot(story.folder / "site"), clean(story.folder, tmp_path / "anew")
        assert served.keys() == anew.keys(), done
        assert [name for name in anew if served[name] != anew[name]] == [], done
        if b'id="problems"' not in served["strategies/index.html"]:
            sound = held(story.folder)
        elif chance.random() < 0.7:
            written(story.folder, sound)
    assert len(reused) > STEPS


def count_reused(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that are put out again from now on."""
    found: list[str] = []
    whole = reuse.Outputs.prepare

    def prepare(self: reuse.Outputs, page: Any, context: Any, nav: Any) -> None:
        whole(self, page, context, nav)
        found.extend([page.url] if "playbook_output" in context else [])

    monkeypatch.setattr(reuse.Outputs, "prepare", prepare)
    return found


def served(tmp_path: Path, serve: Callable[[Path], Any], **files: str) -> tuple[Path, Callable[[], None]]:
    story = Story(tmp_path / "site")
    story.write({**START, **{FILES.get(name, name): text for name, text in files.items()}})
    return story.folder, serve(story.folder)


def test_only_what_an_edit_reaches_is_made_anew(tmp_path: Path, serve: Callable[[Path], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    folder, again = served(tmp_path, serve)
    reused = count_reused(monkeypatch)
    file = folder / "strategies/north.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("Fewer complaints", "Fewer letters"), encoding="utf-8")
    again()
    assert {name.split("/")[1] for name in reused if name.count("/") > 1} == {"east", "north", "south", "west", "hill", "valley"}
    assert "strategies/north/ogst/" not in reused
    assert "strategies/north/personas/" in reused


@pytest.mark.parametrize(
    "doubt",
    [
        {"overrides/main.html": '{% extends "base.html" %}{% block footer %}{{ build_date_utc }}{% endblock %}'},
        {"mkdocs.yml": SITE + "hooks: [hook.py]\n", "hook.py": "def on_page_context(context, **_):\n    context['x'] = object()\n"},
        {"mkdocs.yml": SITE + "hooks: [hook.py]\n", "hook.py": "def on_env(env, **_):\n    env.filters['x'] = lambda x: x\n"},
    ],
    ids=["the time in a template", "an object in the context", "a filter of another plugin"],
)
def test_with_doubt_a_page_is_made_anew(doubt: dict[str, str], tmp_path: Path, serve: Callable[[Path], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    if "overrides/main.html" in doubt:
        doubt["mkdocs.yml"] = SITE.replace("font: false", "font: false, custom_dir: overrides")
    _, again = served(tmp_path, serve, **doubt)
    reused = count_reused(monkeypatch)
    again()
    assert reused == []


def test_a_template_of_the_author_s_that_changes_is_seen(tmp_path: Path, serve: Callable[[Path], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    override = '{% extends "base.html" %}{% block footer %}<p>one</p>{% endblock %}'
    folder, again = served(
        tmp_path, serve, **{"mkdocs.yml": SITE.replace("font: false", "font: false, custom_dir: overrides"), "overrides/main.html": override}
    )
    (folder / "overrides/main.html").write_text(override.replace("one", "two"), encoding="utf-8")
    reused = count_reused(monkeypatch)
    again()
    assert (reused, "<p>two</p>" in (folder / "site/strategies/east/index.html").read_text(encoding="utf-8")) == ([], True)
    again()
    assert len(reused) > 10


def test_verifying_tells_what_would_have_been_wrong(
    tmp_path: Path, serve: Callable[[Path], Any], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv(reuse.VERIFY, "1")
    monkeypatch.setattr(reuse.Outputs, "_key", lambda *_: "always the same")
    folder, again = served(tmp_path, serve)
    file = folder / "strategies/north.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("Fewer complaints", "Fewer letters"), encoding="utf-8")
    again()
    told = [each.getMessage() for each in caplog.records if "would have been put out" in each.getMessage()]
    assert "Playbook: strategies/north/ogst/ would have been put out as it was, and is another now; please report it" in told
    assert not [each for each in told if "east" in each]


def test_verifying_tells_what_of_our_own_would_have_been_wrong(
    tmp_path: Path, serve: Callable[[Path], Any], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv(reuse.VERIFY, "1")
    folder, again = served(tmp_path, serve)
    monkeypatch.setattr(Playbook, "take_over", lambda self, last: self._parts.update(last._parts))
    file = folder / "strategies/north.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("Fewer complaints", "Fewer letters"), encoding="utf-8")
    again()
    told = [each.getMessage() for each in caplog.records if "would have been put out" in each.getMessage()]
    assert "Playbook: strategies/north/ogst.md would have been put out as it was, and is another now; please report it" in told
    assert not [each for each in told if "east" in each]
    assert "Fewer letters" in (folder / "site/strategies/north/ogst/index.html").read_text(encoding="utf-8")
