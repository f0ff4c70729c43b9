"""Age, sex or income of a persona, without a word on why they matter.

Flags: a persona that has `demographics` and no `demographics_reason`.

Why: Such traits seldom explain what somebody needs, and easily become a prejudice; where they do explain it, one sentence says how.

Fails:
    personas:
      hiker: {title: The weekend hiker, demographics: {age: 25 to 40}}

Passes:
    personas:
      hiker:
        title: The weekend hiker
        demographics: {age: 25 to 40}
        demographics_reason: In the survey, those under forty came by train four times as often

Accept: when a law or a funder asks for them; say which.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.persona import Persona
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(persona: Persona, view: View) -> Iterator[Remark]:
    if persona.demographics and persona.demographics_reason is None:
        hint = phrase("add demographics_reason: with what they explain, or remove demographics")
        yield Remark(phrase("it is not said why these demographics matter"), hint, ("demographics",))


RULE = Rule("persona", Severity.WARNING, _check)
