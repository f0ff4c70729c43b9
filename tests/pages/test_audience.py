"""A playbook for an audience: what fewer may see is on no page, in no count, in no link."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

Site = Callable[[Mapping[str, str]], Path]
FILES = {
    "strategies/playbook.yml": """
        team:
          shown-lead: {title: Shown lead}
          secret-lead: {title: SECRET shared lead, visible_to: staff}
        kpis: {secret-kpi: {title: SECRET shared kpi, visible_to: leadership}}
        """,
    "strategies/open.yml": """
        title: Open
        period: {start: 2026-01-01, end: 2026-12-31}
        owner: shown-lead
        objectives:
          plain: {title: Plain}
          secret-staff: {title: SECRET for staff, visible_to: staff, owner: secret-lead, tags: [SECRET], description: "See [[goal:secret-goal]]."}
        goals:
          secret-goal: {title: SECRET goal, visible_to: staff, objectives: [plain, secret-staff], target: 987654}
          plain-goal: {title: Plain goal, objectives: [plain], by: 2026-12-01}
        kpis: {secret-own-kpi: {title: SECRET own kpi, visible_to: leadership, accept: {kpi-stale: SECRET why}}}
        personas: {secret-persona: {title: SECRET persona, visible_to: staff, channels: plain-channel}}
        channels:
          plain-channel: {title: Plain channel}
          secret-channel: {title: SECRET channel, visible_to: leadership, kpis: [secret-kpi, secret-own-kpi], personas: secret-persona, goals: secret-goal}
        calendar: {secret-entry: {title: SECRET entry, date: 2026-07-01, visible_to: leadership, channels: [plain-channel, secret-channel]}}
        risks: {secret-risk: {title: SECRET risk, visible_to: leadership, owner: secret-lead}}
        decisions: {secret-decision: {title: SECRET decision, visible_to: leadership, question: "See [[risk:secret-risk]]."}}
        team: {secret-own-lead: {title: SECRET own lead, visible_to: staff}}
        tactics: {secret-tactic: {title: SECRET tactic, visible_to: staff, owner: secret-own-lead, start: 2026-03-01, channels: plain-channel}}
        strategies: {secret-choice: {title: SECRET choice, visible_to: staff, goals: [plain-goal, secret-goal]}}
        pillars: {secret-pillar: {title: SECRET pillar, visible_to: leadership, share: 100}}
        ecosystem: {secret-component: {title: SECRET component, visible_to: leadership, value: {insight: primary}}}
        """,
    "strategies/secret-plan.yml": """
        title: SECRET plan
        period: {start: 2026-01-01, end: 2026-12-31}
        visible_to: leadership
        tags: [SECRET]
        team: {a: {title: SECRET a}, b: {title: SECRET b, visible_to: staff}}
        summary: See [[plan:open]].
        decisions: {d: {title: SECRET d}}
        maturity: {assessments: [{date: 2026-01-15, answers: {budget: 1}}]}
        """,
}
# What fewer may see, of the open strategy, of what is shared, and the secret plan with its three things.
STAFF, STAFF_SHARED, LEADERSHIP, LEADERSHIP_SHARED, PLAN = 6, 1, 7, 1, 4


@pytest.fixture
def folder(site: Site) -> Path:
    return site(FILES) / "strategies"


@pytest.mark.parametrize(
    ("audience", "left_out", "plans"),
    [
        ("everyone", STAFF + STAFF_SHARED + LEADERSHIP + LEADERSHIP_SHARED + PLAN, ["open"]),
        ("staff", LEADERSHIP + LEADERSHIP_SHARED + PLAN, ["open"]),
        ("leadership", 0, ["open", "secret-plan"]),
    ],
)
def test_what_is_left_out_is_counted(pages_of: Any, folder: Path, audience: str, left_out: int, plans: list[str]) -> None:
    playbook = pages_of(folder, audience=audience).playbook
    assert (playbook.left_out, list(playbook.plans)) == (left_out, plans)


def test_nothing_hidden_is_on_any_page(pages_of: Any, folder: Path) -> None:
    for path, page in pages_of(folder).pages.items():
        whole = f"{path} {page.title} {page.full_title} {page.html} {page.headings} {page.anchors}"
        assert "secret" not in whole.lower(), path
        assert "987654" not in whole.replace(",", ""), path


def test_staff_see_what_is_for_staff_only(pages_of: Any, folder: Path) -> None:
    whole = "".join(page.html for page in pages_of(folder, audience="staff").pages.values())
    shown = ["SECRET for staff", "SECRET goal", "SECRET persona", "SECRET tactic", "SECRET choice", "SECRET own lead", "SECRET shared lead"]
    hidden = ["SECRET entry", "SECRET risk", "SECRET decision", "SECRET channel", "SECRET pillar", "SECRET component", "SECRET plan", "kpi</"]
    assert [each for each in shown if each not in whole] == []
    assert [each for each in hidden if each in whole] == []


def test_leadership_sees_everything(pages_of: Any, folder: Path) -> None:
    found = pages_of(folder, audience="leadership")
    whole = "".join(page.html for page in found.pages.values())
    titles = [thing.title for links in found.playbook.links.values() for thing in links.things.values()]
    assert [each for each in titles if each not in whole] == []


def test_links_know_only_what_is_seen(pages_of: Any, folder: Path) -> None:
    links = pages_of(folder).playbook.links["open"]
    assert links.to("goal", "plain-goal") == ()
    assert [each.source for each in links.to("channel", "plain-channel")] == []
    assert [each.id for each in links.of_kind("team")] == ["shown-lead"]


def test_the_demo_hides_what_is_for_leadership(demo: Any) -> None:
    everyone, leadership = demo("everyone"), demo("leadership")
    hidden = [thing for thing in leadership.playbook.links["lantern-line-2026"].things.values() if thing.visible_to != "everyone"]
    assert everyone.playbook.left_out == len(hidden) > 0
    whole = "".join(page.html + page.title for page in everyone.pages.values())
    assert [each.title for each in hidden if each.title in whole] == []
