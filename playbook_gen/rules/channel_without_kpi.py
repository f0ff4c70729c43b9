"""A channel without a KPI.

Flags: an active or trial channel that names no KPI in `kpis`.

Why: A channel whose effect nobody reads off can be neither defended nor closed (seven steps, 5 and 7).

Fails:
    channels:
      forum: {title: Trail forum}

Passes:
    channels:
      forum: {title: Trail forum, kpis: [recommended]}
    kpis:
      recommended: {title: New customers by recommendation}

Accept: when the channel only carries what another one measures; say which.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.channel import Channel
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(channel: Channel, view: View) -> Iterator[Remark]:
    if not channel.kpis:
        yield Remark(phrase("this channel has no KPI"), phrase("add kpis: with the id of what shows whether the channel works"))


RULE = Rule("channel", Severity.WARNING, _check)
