"""The shares of the pillars do not add up.

Flags: pillars whose shares add up to less than 99 or more than 101 per cent, as soon as one of them has a `share`. The strategy's own pillars count, and the
shared ones that it refers to.

Why: The shares say what everything published is made of; parts that are not the whole leave open what the rest is, or promise more than there is.

Fails:
    pillars:
      routes: {title: Routes by train, share: 60}
      members: {title: Members tell, share: 30}

Passes:
    pillars:
      routes: {title: Routes by train, share: 60}
      members: {title: Members tell, share: 40}

Accept: when the rest is kept free on purpose, as for what the day brings; say what for.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import Phrase, listed, phrase
from playbook_gen.model.channel import Pillar
from playbook_gen.model.strategy import Plan
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(_: Plan, view: View) -> Iterator[Remark]:
    pillars = [each for each in view.links.of_kind("pillar") if isinstance(each, Pillar)]
    shares = [each.share for each in pillars if each.share is not None]
    total = sum(shares)
    if shares and not 99 <= total <= 101:
        message = phrase("the shares of the pillars add up to %(total)s %%, not to 100 %%", total=total)
        yield Remark(message, _hint([each.title for each in pillars if each.share is None]), ("pillars",))


def _hint(without: list[str]) -> Phrase:
    if without:
        return phrase("add share: to each pillar that has none (%(pillars)s), so that all of them make 100", pillars=listed(without))
    return phrase("change share: of some pillars, so that all of them make 100")


RULE = Rule("plan", Severity.WARNING, _check, section="pillars")
