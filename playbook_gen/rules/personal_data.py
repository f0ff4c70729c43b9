"""An address or a number of one person.

Flags: a text that holds an e-mail address whose mailbox is not a role's (info, press, ufficio …, alone or before a dot, a hyphen, an underscore or a digit),
or a telephone number in its international form: + or 00, and nine digits or more. `contact` of a team entry may hold either. What stands inside a web address,
and a name in another network (@name@example.social), is no e-mail address.

Why: The pages are read by more people than the text was written for, and what was published once stays in copies; the name of a role outlives its holder.

Fails:
    governance:
      escalation: [{level: 1, trigger: "A journalist writes: call +44 20 7946 0123"}]

Passes:
    team:
      press-office: {title: Press office, contact: +44 20 7946 0123}
    governance:
      escalation: [{level: 1, trigger: "A journalist writes to press@lantern-line.example", who: press-office}]

Accept: when the person agreed and the pages are for those who need the address; or when the mailbox is a role's after all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import Phrase, listed, phrase
from playbook_gen.model.base import Thing
from playbook_gen.rules.rule import EVERY, Remark, Rule
from playbook_gen.rules.view import View
from playbook_gen.rules.words import words

_WEB = re.compile(r"https?://[^\s<>()\[\]]+", re.IGNORECASE)
_EMAIL = re.compile(r"(?<![\w.+%@-])([\w.+%-]{1,64})@((?:[\w-]{1,63}\.)+[^\W\d_]{2,24})(?!\w)")
_FIRST = re.compile(r"[._\-+%\d]")
_TELEPHONE = re.compile(r"(?:(?<![\w+])\+|(?<![\w:.,+/-])(?<!\d )00)(?:[ \u00a0\u202f.\-\u2011/()]{0,3}\d){9,}")


def _check(thing: Thing, view: View) -> Iterator[Remark]:
    for path, text in view.texts(thing):
        if "@" not in text and "+" not in text and "00" not in text:
            continue
        if (thing.KIND, path[0]) != ("team", "contact") and (found := listed(_found(text))):
            message = phrase("this text holds %(found)s", found=found)
            yield Remark(message, phrase("name a role of the team instead, or write an address of a role, such as info@ or press@"), path)


def _found(text: str) -> Iterator[Phrase]:
    """What of one person a text holds, never repeated in full: the finding goes to more places than the text."""
    plain = _WEB.sub(" ", text)
    domain = next((found[2] for found in _EMAIL.finditer(plain) if not _is_of_a_role(found[1])), None)
    if domain:
        yield phrase("an e-mail address at %(domain)s that seems to be one person's", domain=domain)
    if number := _TELEPHONE.search(plain):
        yield phrase("a telephone number that ends in %(digits)s", digits=number[0][-2:])


def _is_of_a_role(mailbox: str) -> bool:
    roles = words("role-mailboxes")
    return mailbox.casefold() in roles or _FIRST.split(mailbox.casefold(), maxsplit=1)[0] in roles


RULE = Rule(EVERY, Severity.WARNING, _check)
