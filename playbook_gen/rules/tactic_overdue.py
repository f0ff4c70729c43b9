"""A tactic that should be finished by now.

Flags: a tactic whose `due` has passed and whose status is neither done nor stopped. After the end of the period `period-over` says it all.

Why: Either the work is late or the page is; whoever reads it cannot tell which.

Fails:
    tactics:
      kit: {title: A kit for members who host a walk, due: 2026-03-31, status: running}

Passes:
    tactics:
      kit: {title: A kit for members who host a walk, due: 2026-03-31, status: done}

Accept: when the delay is known and agreed, and the first date is kept for the record; say what the new one is.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.ogst import Tactic
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(tactic: Tactic, view: View) -> Iterator[Remark]:
    if tactic.due and tactic.due < view.as_of and tactic.status not in ("done", "stopped"):
        message = phrase("this tactic was due on %(day)s and is neither done nor stopped", day=tactic.due)
        yield Remark(message, phrase("write status: done with its result, status: stopped, or the day it is now due"), ("due",))


RULE = Rule("tactic", Severity.WARNING, _check, after_the_end=False)
