"""An objective with a figure in its title.

Flags: a figure or a percent sign in the title of an objective. Passed over are years from 1900 to 2099, the number that an objective is listed by (“OB.1.1”,
“2.”), and what is a name: Web 2.0, v3, 5G, COVID-19, B2B, ISO 9001, Agenda 2030, Legge 150/2000. A number written as a word is no figure.

Why: An objective is a direction; the figure belongs to a goal, where it gets a KPI, a starting point and a day (an Italian consultant's essay of 2014: an
objective is not a target).

Fails:
    objectives:
      advocates: {title: 30 % of new customers come recommended}

Passes:
    objectives:
      advocates: {title: New customers come recommended}
      open: {title: Ready for Agenda 2030}

Accept: when the figure is part of a name, as in Area 51.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.ogst import Objective
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View
from playbook_gen.rules.words import pattern

_ANY = re.compile(r"[\d%]")
_FIGURE = re.compile(r"(?:[€$£]\s?)?\d+(?:[.,]\d+)*(?:\s?%)?|%")
_NAMES = r"""
    ^\W*(?:\w+\.?\s)?\d+(?:\.\d+)*[.):]\s                                 # listed as “2.” or “Objective 2:”
    | ^\W*\d+(?:\.\d+)+\s+(?=[A-ZÀ-Þ])(?!Mill?ion|Miliard|Billion)        # listed as “1.1 More …”
    | (?<!\w)[A-Z]{1,3}(?:\.[A-Z]{1,3})*\.\d+(?:\.\d+)*[a-z]?(?!\w)        # listed as “OB.1.1” or “R.A.1.1a”
    | (?i:LISTED)[\s-](?:n\.\s?)?\d+(?:[\s.:/-]\d+)*END                    # ISO 9001, EN 301 549, Legge n. 150/2000
    | (?<=\s)[A-Z]\w*\s\d\.0END                                           # Industry 4.0
    | (?<!\w)[A-Z]\w{0,40}[a-z][A-Z]\w{0,40}\s\d+\.\d+END                  # OpenAPI 3.1
    | (?<![\w-])[vV]\.?\s?\d+(?:\.\d+)*(?!\w)                             # v3
    | (?<!\w)\d{1,2}(?:\.\d{1,2}){2}(?![\w.])                             # 3.1.4
    | (?<!\w)(?!MONEY|[xX]\d)(?:[A-Z]+-|[A-Za-z]+)\d+(?:[A-Za-z]+\d*)?(?:\.\d+)*END  # COVID-19, B2B, GA4, Q3
    | (?<!\w)\d[GD](?!\w)                                                 # 5G, 3D
    | (?<![\w.,€$£])(?<![€$£]\s)(?:19|20)\d\d(?:[-–/](?:(?:19|20)?\d\d))?s?END(?!\s(?:MONEY|euro))  # 2026, 2020–2022, 2025/26
"""
_END = r"(?![\w%€$£]|\s[%€$£]|[.,]\d)"
_MONEY = r"(?:EUR|USD|GBP|CHF)"


@cache
def _names() -> re.Pattern[str]:
    """What has digits and is no figure."""
    listed = pattern("names-before-numbers").pattern
    return re.compile(_NAMES.replace("LISTED", listed).replace("END", _END).replace("MONEY", _MONEY), re.VERBOSE)


def _check(objective: Objective, view: View) -> Iterator[Remark]:
    if not _ANY.search(objective.title):
        return
    if found := _FIGURE.search(_names().sub(" ", objective.title)):
        message = phrase("this objective has a figure in its title: “%(figure)s”", figure=found[0])
        yield Remark(message, phrase("write the direction only, and make the figure the target: of a goal that serves this objective"), ("title",))


RULE = Rule("objective", Severity.WARNING, _check)
