"""A component that publishes or answers, with no channel plan.

Flags: an active or trial component of kind `social-network`, `social-profile` or `messaging` that has the role `broadcast`, `support` or `commerce`, while no
channel plan names it as its `component`.

Why: A place where we speak in public needs to be defended: for whom, with what, how often, by whom, and when we would leave (seven steps, 7).

Fails:
    ecosystem:
      profile: {title: Profile on a network, kind: social-profile, roles: [broadcast]}

Passes:
    ecosystem:
      profile: {title: Profile on a network, kind: social-profile, roles: [broadcast]}
    channels:
      profile-plan: {title: Profile on a network, component: profile}

Accept: when somebody else runs the place for us by their own plan; say who.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.ecosystem import Component
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View

_KINDS = ("social-network", "social-profile", "messaging")
_ROLES = {"broadcast", "support", "commerce"}


def _check(component: Component, view: View) -> Iterator[Remark]:
    speaks = component.kind in _KINDS and not _ROLES.isdisjoint(component.roles)
    if speaks and not view.links.things_to("component", component.id, "channel", "component"):
        hint = phrase("write one among channels, with the id of this component as component: and a purpose")
        yield Remark(phrase("this component speaks in public and has no channel plan"), hint)


RULE = Rule("component", Severity.ERROR, _check)
