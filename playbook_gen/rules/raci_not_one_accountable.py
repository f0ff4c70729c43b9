"""An activity that nobody does, or that nobody answers for.

Flags: an activity of `governance.raci` without `accountable`, or without anybody `responsible`: one finding each. A strategy without a RACI is not
flagged.

Why: The point of the table is that each activity has exactly one who answers for it and somebody who does it; where one of the two is missing, everybody
thinks that it is another.

Fails:
    team:
      host: {title: Community host}
    governance:
      raci:
        Answer in public: {responsible: host}

Passes:
    team:
      host: {title: Community host}
      head: {title: Head of community}
    governance:
      raci:
        Answer in public: {responsible: host, accountable: head}

Accept: when the post is being filled; say until when.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import listed, phrase
from playbook_gen.model.strategy import Plan
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View

_SAYS = {
    "accountable": (phrase("nobody is accountable"), phrase("accountable: with the id of one of the team")),
    "responsible": (phrase("nobody is responsible"), phrase("responsible: with the ids of those who do it")),
}


def _check(plan: Plan, view: View) -> Iterator[Remark]:
    for activity, raci in plan.governance.raci.items():
        missing = [said for field, said in _SAYS.items() if not getattr(raci, field)]
        if missing:
            message = phrase("for “%(activity)s” %(missing)s", activity=activity, missing=listed(what for what, _ in missing))
            hint = phrase("add %(keys)s", keys=listed(key for _, key in missing))
            yield Remark(message, hint, ("governance", "raci", activity))


RULE = Rule("plan", Severity.ERROR, _check, section="governance")
