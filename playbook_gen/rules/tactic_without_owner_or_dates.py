"""A tactic without an owner, a start or an end.

Flags: a tactic that lacks `owner`, `start` or `due`: one finding, which names what is missing. A tactic that is stopped passes; one that is done does not,
because what was done by whom, and when, is what the next strategy learns from.

Why: An act that nobody owns, or that has no day, is a wish; a tactic has an owner, a start and an end (OGST).

Fails:
    tactics:
      kit: {title: A kit for members who host a walk, start: 2026-07-01}

Passes:
    team:
      host: {title: Community host}
    tactics:
      kit: {title: A kit for members who host a walk, owner: host, start: 2026-07-01, due: 2026-09-30}

Accept: when the tactic goes on without an end and is looked at again at each review; say so.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import listed, phrase
from playbook_gen.model.ogst import Tactic
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View

_SAYS = {
    "owner": (phrase("who owns it"), phrase("owner: with the id of one of the team")),
    "start": (phrase("when it starts"), phrase("start: with a day")),
    "due": (phrase("when it is due"), phrase("due: with a day")),
}


def _check(tactic: Tactic, view: View) -> Iterator[Remark]:
    missing = [said for field, said in _SAYS.items() if getattr(tactic, field) is None]
    if missing and tactic.status != "stopped":
        message = phrase("this tactic does not say %(missing)s", missing=listed(what for what, _ in missing))
        yield Remark(message, phrase("add %(keys)s", keys=listed(key for _, key in missing)))


RULE = Rule("tactic", Severity.WARNING, _check)
