"""Hand-written Markdown in, HTML out, without any host."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown

from playbook_gen import Settings, check
from playbook_gen.embeds import Desk, Embeds, Written

PLAN = """\
title: Trail Shop
period: {start: 2026-01-01, end: 2026-12-31}
objectives: {o: {title: People trust us}}
goals:
  more: {title: More answers, objectives: [o], kpi: share, baseline: 10, target: 20, by: 2026-12-31}
  fewer: {title: Fewer letters}
strategies: {s: {title: Answers not posts, goals: [more, fewer]}}
tactics: {t: {title: Answer at once, strategy: s}}
personas: {anna: {title: Anna, needs: [A quick answer]}}
kpis: {share: {title: Answers, unit: "%", better: higher, readings: [{date: 2026-02-28, value: 11}, {date: 2026-03-31, value: 12}]}}
calendar: {walk: {title: The spring walk, date: 2026-03-14}}
maturity: {assessments: [{date: 2026-01-15, answers: {budget: 1, tooling: 2, dedicated-staff: 2, in-channel-resolution: 1}}]}
pillars: {here: {title: From here}}
"""
BARE = "title: Bare\nperiod: {start: 2026-01-01, end: 2026-12-31}\n"


@pytest.fixture
def embed(site: Callable[[Mapping[str, str]], Path]) -> Callable[..., tuple[str, list[str]]]:
    """`embed("[[goal:more]]")` is the HTML of a page and what is wrong with it; strategies by id, `page`, Markdown extensions and settings may be told."""

    def embedded(
        text: str, plans: Mapping[str, str] | None = None, page: str = "index.md", extensions: tuple[str, ...] = ("tables", "fenced_code"), **told: Any
    ) -> tuple[str, list[str]]:
        root = site({f"strategies/{name}.yml": plan for name, plan in (plans or {"trail": PLAN, "bare": BARE}).items()})
        settings = Settings(date(2026, 6, 30), **told)
        checked = check(root / "strategies", settings)
        extension = Embeds(Desk(checked.playbook, settings, broken=checked.stops))
        extension.page = Written(page, f"content/{page}", lambda: text)
        html = Markdown(extensions=[*extensions, extension]).convert(text)
        found = [f"{each.place.file}:{each.place.line}:{each.place.column} {each.message}; {each.hint}" for each in extension.problems]
        return html, found

    return embedded
