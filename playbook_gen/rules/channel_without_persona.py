"""A channel without a persona.

Flags: an active or trial channel that reaches no persona: neither does it name one in `personas`, nor does a persona name it in `channels`.

Why: A channel for everybody speaks to nobody; the plan says for whom it is (seven steps, 4 and 7).

Fails:
    channels:
      forum: {title: Trail forum}

Passes:
    personas:
      hiker: {title: The weekend hiker}
    channels:
      forum: {title: Trail forum, personas: [hiker]}

Accept: when the law says that the channel is for everybody, as a public notice board.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.channel import Channel
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(channel: Channel, view: View) -> Iterator[Remark]:
    named = view.links.to("channel", channel.id, "persona")
    if not channel.personas and not any(reference.field == "channels" for reference in named):
        yield Remark(phrase("it is not said for whom this channel is"), phrase("add personas: with the ids of those it is meant to reach"))


RULE = Rule("channel", Severity.WARNING, _check)
