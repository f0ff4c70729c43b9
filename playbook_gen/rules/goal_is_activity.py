"""A goal that is an activity.

Flags: a goal whose title begins with an activity verb (post, publish, run …) and whose KPI is of level `input` or `output`: both say that something is done,
neither that something comes of it. A verb that is part of a name (“share of …”, “open rate”) is none.

Why: Doing is a tactic; a goal is what is different afterwards (OGST; an Italian consultant's essay of 2014: strategy against tactic).

Fails:
    goals:
      posts: {title: Publish 150 posts, kpi: posts, target: 150, by: 2026-12-31}
    kpis:
      posts: {title: Posts published, level: output}

Passes:
    goals:
      answered: {title: Nine in ten questions are answered the same day, kpi: answered, target: 90, by: 2026-12-31}
    kpis:
      answered: {title: Questions answered the same day, level: outcome}

Accept: when the law or a contract asks for the act itself, as for a yearly report.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.ogst import Goal
from playbook_gen.rules.acts import act
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(goal: Goal, view: View) -> Iterator[Remark]:
    verb = act(goal.title)
    kpi = view.kpi(goal) if verb else None
    if verb and kpi and kpi.level in ("input", "output"):
        message = phrase("this goal begins with an act, “%(word)s”, and its KPI counts only what is done", word=verb)
        yield Remark(message, phrase("write what is different afterwards, with a KPI of level outcome; and make the act a tactic"), ("title",))


RULE = Rule("goal", Severity.WARNING, _check)
