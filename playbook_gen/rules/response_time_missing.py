"""Support without a promise of when it answers.

Flags: an active or trial component with the role `support`, none of whose channel plans states a `first_reply` in `response`. One without any channel plan is
left to `channel-without-plan` where that rule looks at it.

Why: Who offers help promises an answer; without a time, each hour of silence is a broken promise to somebody (Social Maturity Index; seven steps, 7).

Fails:
    ecosystem:
      chat: {title: Chat, kind: messaging, roles: [support]}
    channels:
      chat-plan: {title: Chat, component: chat}

Passes:
    ecosystem:
      chat: {title: Chat, kind: messaging, roles: [support]}
    channels:
      chat-plan: {title: Chat, component: chat, response: {first_reply: 2 business hours}}

Accept: when the promise is being measured first; say until when.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.channel import Channel
from playbook_gen.model.ecosystem import Component
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View

_PLANNED = ("social-network", "social-profile", "messaging")
"""The kinds of component that `channel-without-plan` looks at."""


def _check(component: Component, view: View) -> Iterator[Remark]:
    if "support" not in component.roles:
        return
    plans = [each for each in view.links.things_to("component", component.id, "channel", "component") if isinstance(each, Channel)]
    promised = any(each.response and each.response.first_reply for each in plans)
    if not promised and (plans or component.kind not in _PLANNED):
        hint = phrase("add response: {first_reply: 2 business hours} to a channel plan of it, with the time that can be kept")
        yield Remark(phrase("this component gives support, and nobody says when the first reply comes"), hint)


RULE = Rule("component", Severity.WARNING, _check)
