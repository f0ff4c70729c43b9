"""Nothing in the ecosystem is one's own.

Flags: a strategy in whose ecosystem no active or trial component has `media: owned` or is of kind `owned-site`.

Why: What stands only on other people's networks can be moved, priced or closed by them; a place of one's own is where all the others lead (“Tips for tying
social media to your organization's bottom line”: the ecosystem).

Fails:
    ecosystem:
      profile: {title: Profile on a network, kind: social-profile, media: shared}

Passes:
    ecosystem:
      profile: {title: Profile on a network, kind: social-profile, media: shared}
      site: {title: Our site, kind: owned-site}

Accept: when the site belongs to another strategy; say to which.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.strategy import Plan
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(plan: Plan, view: View) -> Iterator[Remark]:
    own = (each.status in ("active", "trial") for each in plan.ecosystem.values() if each.media == "owned" or each.kind == "owned-site")
    if not any(own):
        hint = phrase("add the site or the list that belongs to you, with kind: owned-site or media: owned")
        yield Remark(phrase("no component of the ecosystem is our own"), hint, ("ecosystem",))


RULE = Rule("plan", Severity.WARNING, _check, section="ecosystem")
