"""One owner has more than half of the work.

Flags: somebody who owns more than half of all goals, channels and tactics taken together, where there are at least four. Those without an owner count among
all; tactics that are done or stopped and channels that are closed do not count.

Why: What hangs on one person or one desk stops when that one is ill, on leave or gone.

Fails:
    team:
      host: {title: Community host}
    goals:
      recommend: {title: Three in ten come recommended, owner: host}
    channels:
      forum: {title: Trail forum, owner: host}
    tactics:
      kit: {title: A kit for members who host a walk, owner: host}
      survey: {title: A survey at the first order}

Passes:
    team:
      host: {title: Community host}
      analyst: {title: Order analyst}
    goals:
      recommend: {title: Three in ten come recommended, owner: analyst}
    channels:
      forum: {title: Trail forum, owner: host}
    tactics:
      kit: {title: A kit for members who host a walk, owner: host}
      survey: {title: A survey at the first order, owner: analyst}

Accept: when the owner is a department with several people who stand in for each other, or when there is only one person; say who stands in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.strategy import Plan
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View

_LEAST = 4


def _check(plan: Plan, view: View) -> Iterator[Remark]:
    owners = [*_owners(plan)]
    most = Counter(each for each in owners if each).most_common(1)
    if len(owners) < _LEAST or not most:
        return
    (owner, owned), *_ = most
    if 2 * owned > len(owners):
        title = view.links.things["team", owner].title
        message = phrase("“%(owner)s” owns %(owned)s of the %(all)s goals, channels and tactics", owner=title, owned=owned, all=len(owners))
        yield Remark(message, phrase("give some of them another owner: of the team"), ("team", owner))


def _owners(plan: Plan) -> Iterator[str | None]:
    """The owner, or that there is none, of each thing that is still to be done."""
    yield from (each.owner for each in plan.goals.values())
    yield from (each.owner for each in plan.channels.values() if each.status != "closed")
    yield from (each.owner for each in plan.tactics.values() if each.status not in ("done", "stopped"))


RULE = Rule("plan", Severity.INFO, _check, section="team")
