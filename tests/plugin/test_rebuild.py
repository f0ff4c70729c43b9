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

from playbook_gen.plugin import reuse
from tests.story import Story

PLAN = """\
title: {title}
period: {{start: 2026-01-01, end: 2026-12-31}}
summary: A word about [[persona:anna]] and [[goal:g]].
objectives: {{o: {{title: People trust us, outcome: Fewer complaints, owner: lead}}}}
goals: {{g: {{title: More answers, objectives: [o], kpi: share, baseline: 10, target: 20, by: 2026-12-31, owner: lead}}}}
strategies: {{s: {{title: Answers not posts, goals: [g], why: Because they ask}}}}
tactics: {{t: {{title: Answer at once, strategy: s, owner: lead, start: 2026-02-01, due: 2026-09-01}}}}
channels: {{c: {{title: Forum, personas: [anna], goals: [g], cadence: {{posts: 3, per: week}}}}}}
kpis: {{share: {{title: Answers, unit: "%", better: higher, readings: [{{date: 2026-03-31, value: 12}}]}}}}
maturity: {{assessments: [{{date: 2026-01-15, answers: {{budget: 1, tooling: 2}}}}]}}
"""
SHARED = "organisation: Trail Shop\nteam: {lead: {title: Lead}}\npersonas: {anna: {title: Anna, needs: [A quick answer]}}\n"
SITE = """\
site_name: A playbook
docs_dir: content
theme: {name: material, font: false, features: []}
plugins: [search, {playbook: {as_of: 2026-06-30, reference: false}}]
extra: {note: one}
"""
START = {
    "mkdocs.yml": SITE,
    "content/index.md": "# Home\n",
    "content/other.md": "# Other\n",
    "strategies/playbook.yml": SHARED,
    **{f"strategies/{name}.yml": PLAN.format(title=name.title()) for name in ("east", "north", "south", "west")},
}
EDITS = {
    "a word of a field": ("*", "Fewer complaints", "Far fewer complaints"),
    "a title": ("*", "title: More answers", "title: Many more answers"),
    "a target": ("*", "target: 20", "target: 30"),
    "a reading": ("*", "value: 12", "value: 18"),
    "another status": ("*", "summary:", "status: draft\nsummary:"),
    "a strategy's title": ("*", "title: E", "title: The E"),
    "an id": ("*", "t: {title: Answer", "u: {title: Answer"),
    "an id that is named elsewhere": ("*", "c: {title: Forum", "d: {title: Forum"),
    "a comment, so that lines move": ("*", "period:", "# a comment\nperiod:"),
    "who may see it": ("*", "g: {title:", "g: {visible_to: everyone, title:"),
    "an error of form": ("*", "target: 20", "target: many"),
    "a shared persona": ("playbook", "title: Anna", "title: Anna who asks"),
    "a shared role": ("playbook", "title: Lead}", "title: Head of answers}"),
    "a shared KPI that nobody uses": ("playbook", "personas:", "kpis: {spare: {title: Spare}}\npersonas:"),
    "a word of the house": ("playbook", "organisation:", "terms: {en: {goal: [Outcome, Outcomes]}}\norganisation:"),
    "the language": ("playbook", "organisation:", "language: it\norganisation:"),
    "a feature of the theme": ("mkdocs", "features: []", "features: [navigation.tabs, toc.integrate, navigation.footer]"),
    "the site's name": ("mkdocs", "site_name: A", "site_name: Our"),
    "something that templates may read": ("mkdocs", "note: one", "note: two"),
    "the day": ("mkdocs", "as_of: 2026-06-30", "as_of: 2026-10-30"),
    "the reference": ("mkdocs", "reference: false", "reference: true"),
    "the audience": ("mkdocs", "as_of:", "audience: staff, as_of:"),
    "a navigation": ("mkdocs", "extra:", "nav: [{Start: index.md}, {Plans: strategies/index.md}, other.md]\nextra:"),
    "the title of the author's page": ("other", "# Other", "# Another"),
    "the author's icon in the navigation": ("other", "# Other", "---\nicon: material/star\nstatus: new\n---\n# Other"),
}
"""What is edited: a strategy (*) or a file, what stands there, and what shall; the next time the other way round."""
FILES = {"playbook": "strategies/playbook.yml", "mkdocs": "mkdocs.yml", "other": "content/other.md"}
STEPS = 12
ASIDE = re.compile(r"sitemap\.xml(\.gz)?")


def edit(folder: Path, chance: random.Random) -> str:
    """One edit; what it was."""
    kinds = [*EDITS, "a new strategy", "a strategy is gone", "a strategy moves into a folder"]
    name = chance.choice(kinds)
    plans = sorted(path for path in (folder / "strategies").glob("*.yml") if path.stem != "playbook")
    if name == "a new strategy":
        number = chance.randrange(100)
        (folder / "strategies" / f"new-{number}.yml").write_text(PLAN.format(title=f"New {number}"), encoding="utf-8")
    elif name == "a strategy is gone" and len(plans) > 2:
        chance.choice(plans).unlink()
    elif name == "a strategy moves into a folder" and len(plans) > 2:
        plan = chance.choice(plans)
        plan.with_suffix("").mkdir()
        plan.rename(plan.with_suffix("") / "strategy.yml")
    elif name in EDITS:
        where, old, new = EDITS[name]
        file = chance.choice(plans) if where == "*" else folder / FILES[where]
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(new, old) if new in text else text.replace(old, new), encoding="utf-8")
    return name


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file() and not ASIDE.fullmatch(path.name)}


def clean(folder: Path, site: Path) -> dict[str, bytes]:
    """A clean build by the same plugin, which remembers nothing meanwhile; as for a server, errors of form become a page."""
    config = load_config(config_file=str(folder / "mkdocs.yml"), site_dir=str(site))
    plugin = config.plugins["playbook"]
    kept, plugin.outputs = plugin.outputs, reuse.Outputs()
    build(config)
    plugin.outputs = kept
    return snapshot(site)


@pytest.mark.parametrize("seed", range(4))
def test_a_rebuild_is_a_clean_build(seed: int, tmp_path: Path, serve: Callable[[Path], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1782777600")
    story = Story(tmp_path / "site")
    story.commit(START, "2026-03-01")
    chance = random.Random(seed)
    again = serve(story.folder)
    done = []
    reused = count_reused(monkeypatch)
    for _ in range(STEPS):
        done.append(edit(story.folder, chance))
        again()
        served, anew = snapshot(story.folder / "site"), clean(story.folder, tmp_path / "anew")
        assert served.keys() == anew.keys(), done
        assert [name for name in anew if served[name] != anew[name]] == [], done
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
    assert {name.split("/")[1] for name in reused if name.count("/") > 1} == {"east", "north", "south", "west"}
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
