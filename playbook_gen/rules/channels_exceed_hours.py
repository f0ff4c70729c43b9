"""The channels need more hours than the team has.

Flags: active and trial channels whose `resources.hours_per_week` add up to more than the `hours_per_week` of the team: the strategy's own members and the
shared ones that it refers to. Both have to be stated somewhere.

Why: Hours that nobody has are promises that nobody keeps; fewer channels done well are worth more (seven steps, 7: a defensible plan).

Fails:
    team:
      host: {title: Community host, hours_per_week: 10}
    channels:
      forum: {title: Trail forum, resources: {hours_per_week: 8}}
      letter: {title: Letter, resources: {hours_per_week: 4}}

Passes:
    team:
      host: {title: Community host, hours_per_week: 12}
    channels:
      forum: {title: Trail forum, resources: {hours_per_week: 8}}
      letter: {title: Letter, resources: {hours_per_week: 4}}

Accept: when hours are bought in for a time; say from whom and until when.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.strategy import Plan
from playbook_gen.model.team import TeamEntry
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(plan: Plan, view: View) -> Iterator[Remark]:
    used = [each for each in plan.channels.values() if each.status in ("active", "trial")]
    needed = [each.resources.hours_per_week for each in used if each.resources and each.resources.hours_per_week is not None]
    members = (each for each in view.links.of_kind("team") if isinstance(each, TeamEntry))
    there = [each.hours_per_week for each in members if each.hours_per_week is not None]
    if needed and there and sum(needed) > sum(there):
        message = phrase("the channels need %(needed)s hours a week, and the team has %(there)s", needed=sum(needed), there=sum(there))
        yield Remark(message, phrase("close or pause a channel, lower its hours, or find more hours"), ("channels",))


RULE = Rule("plan", Severity.WARNING, _check, section="channels")
