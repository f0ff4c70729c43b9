"""Nobody listens.

Flags: a strategy in whose ecosystem no active or trial component has the role `listening-post`.

Why: Who only speaks does not learn what people say; listening comes before speaking (seven steps, 3).

Fails:
    ecosystem:
      forum: {title: Trail forum, roles: [collaboration]}

Passes:
    ecosystem:
      forum: {title: Trail forum, roles: [collaboration, listening-post]}

Accept: when another department listens and reports; say which.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.strategy import Plan
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(plan: Plan, view: View) -> Iterator[Remark]:
    if not any("listening-post" in each.roles and each.status in ("active", "trial") for each in plan.ecosystem.values()):
        hint = phrase("add roles: [listening-post] to the component where what people say is heard")
        yield Remark(phrase("no component of the ecosystem listens"), hint, ("ecosystem",))


RULE = Rule("plan", Severity.INFO, _check, section="ecosystem")
