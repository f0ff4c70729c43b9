"""A goal that counts what flatters.

Flags: a goal whose KPI's title has a word for followers, subscribers, likes, shares, retweets, impressions, reach, views or hits, while no objective that it
serves has a KPI of level `outcome` or `impact` beside it, through another of its goals. A KPI with `vanity: {override: true, reason}` passes.

Why: Such numbers can grow while nothing changes that the organisation lives on; beside an outcome they explain it, alone they replace it (seven steps, 5:
beyond likes).

Fails:
    objectives:
      known: {title: People know us}
    goals:
      followers: {title: 10 000 follow us, objectives: [known], kpi: followers, target: 10000, by: 2026-12-31}
    kpis:
      followers: {title: Followers on all networks}

Passes:
    objectives:
      known: {title: People know us}
    goals:
      followers: {title: 10 000 follow us, objectives: [known], kpi: followers, target: 10000, by: 2026-12-31}
      recommend: {title: Three in ten come recommended, objectives: [known], kpi: recommended, target: 30, by: 2026-12-31}
    kpis:
      followers: {title: Followers on all networks}
      recommended: {title: New customers by recommendation, level: outcome}

Accept: when reaching many is the mission itself, as for a public warning; or write vanity with override and the reason at the KPI.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.ogst import Goal
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View
from playbook_gen.rules.words import pattern


def _check(goal: Goal, view: View) -> Iterator[Remark]:
    kpi = view.kpi(goal)
    if kpi is None or (kpi.vanity and kpi.vanity.override):
        return
    found = pattern("vanity-metrics", view.language).search(kpi.title)
    if found and not any(_has_outcome(objective, goal, view) for objective in goal.objectives):
        message = phrase("this goal counts “%(words)s”, and no outcome stands beside it", words=found[0])
        hint = phrase("give its objective another goal with a KPI of level outcome or impact; or add vanity: {override: true, reason: why} to the KPI")
        yield Remark(message, hint, ("kpi",))


def _has_outcome(objective: str, flattering: Goal, view: View) -> bool:
    """Whether another KPI of the objective's goals tells of an effect, whatever level the flattering one gives itself."""
    goals = view.links.things_to("objective", objective, "goal", "objectives")
    kpis = (view.kpi(each) for each in goals if isinstance(each, Goal) and each.kpi != flattering.kpi)
    return any(kpi is not None and kpi.level in ("outcome", "impact") for kpi in kpis)


RULE = Rule("goal", Severity.WARNING, _check)
