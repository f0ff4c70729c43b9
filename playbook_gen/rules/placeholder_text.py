"""A text that is still to be written.

Flags: any text that holds a placeholder: TBD, TODO, “to be added”, “da definire”, “n.d.”, “lorem ipsum”; or that is nothing but dots, as in the
frames that `playbook new` writes. What stands inside `unknown` is a reason, not a placeholder, and passes.

Why: A placeholder looks like an answer from afar; a missing field is honest, because the pages show the hole.

Fails:
    personas:
      hiker: {title: The weekend hiker, segment: TBD}

Passes:
    personas:
      hiker: {title: The weekend hiker}

Accept: when the words are meant, as in a persona who uses a to-do list called TODO.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.base import Thing
from playbook_gen.rules.rule import EVERY, Remark, Rule
from playbook_gen.rules.view import View
from playbook_gen.rules.words import pattern

_DOTS = re.compile(r"\s*(?:…|\.{3,})\s*")
"""A text of nothing but dots, as in the frames that `playbook new` writes."""


def _check(thing: Thing, view: View) -> Iterator[Remark]:
    placeholder = pattern("placeholders")
    for path, text in view.texts(thing):
        if path[-1] != "unknown" and (found := placeholder.search(text) or _DOTS.fullmatch(text)):
            message = phrase("“%(words)s” is a placeholder", words=found[0])
            yield Remark(message, phrase("write what is known, or leave the field out: the page then shows what is missing"), path)


RULE = Rule(EVERY, Severity.WARNING, _check)
