"""A calendar entry without a tactic, a pillar or an owner.

Flags: an entry that lacks `tactic`, `pillar` or `owner`: one finding, which names what is missing. The entry itself has to say it, whatever its tactic says.
An entry that is cancelled passes.

Why: What serves no tactic is published for its own sake, what stands for no pillar tells nobody what we are about, and what nobody owns does not come out.

Fails:
    calendar:
      first-walk: {title: The first walk of the year, date: 2026-07-04}

Passes:
    team:
      host: {title: Community host}
    tactics:
      kit: {title: A kit for members who host a walk}
    pillars:
      routes: {title: Routes by train}
    calendar:
      first-walk: {title: The first walk of the year, date: 2026-07-04, tactic: kit, pillar: routes, owner: host}

Accept: when the entry is there because it has to be, as a notice required by law; say so.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import listed, phrase
from playbook_gen.model.calendar import Entry
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View

_SAYS = {
    "tactic": (phrase("which tactic it belongs to"), phrase("tactic: with the id of one of the tactics")),
    "pillar": (phrase("which pillar it stands for"), phrase("pillar: with the id of one of the pillars")),
    "owner": (phrase("who owns it"), phrase("owner: with the id of one of the team")),
}


def _check(entry: Entry, view: View) -> Iterator[Remark]:
    missing = [said for field, said in _SAYS.items() if getattr(entry, field) is None]
    if missing and entry.status != "cancelled":
        message = phrase("this entry does not say %(missing)s", missing=listed(what for what, _ in missing))
        yield Remark(message, phrase("add %(keys)s", keys=listed(key for _, key in missing)))


RULE = Rule("entry", Severity.WARNING, _check)
