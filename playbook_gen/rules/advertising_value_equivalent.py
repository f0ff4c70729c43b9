"""A KPI that counts what advertising would have cost.

Flags: a KPI whose title or formula names the advertising value equivalent, in English or Italian, or has AVE (AVEs) as a word in capitals.

Why: The price of an advertisement that nobody bought says nothing of what people learned, thought or did after they read an article.

Fails:
    kpis:
      coverage: {title: Advertising value equivalent of our coverage, unit: EUR}

Passes:
    kpis:
      coverage: {title: Readers of our coverage who then asked for the brochure, unit: people}

Accept: when the word means something else, as the Spanish trains called AVE.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.kpi import Kpi
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View
from playbook_gen.rules.words import pattern

_IN_CAPITALS = re.compile(r"(?<!\w)AVEs?(?!\w)")


def _check(kpi: Kpi, view: View) -> Iterator[Remark]:
    names = pattern("advertising-value")
    for field, text in (("title", kpi.title), ("formula", kpi.formula or "")):
        if found := names.search(text) or _IN_CAPITALS.search(text):
            message = phrase("“%(words)s” is the price of an advertisement, not an effect", words=found[0])
            yield Remark(message, phrase("count what people did or thought afterwards: visits, questions, answers in a survey"), (field,))
            return


RULE = Rule("kpi", Severity.ERROR, _check)
