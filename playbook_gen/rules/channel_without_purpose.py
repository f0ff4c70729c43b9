"""A channel without a purpose of its own.

Flags: an active or trial channel with no `purpose`, or with one that would fit any channel: only words such as visibility, presence, awareness, communication.

Why: Being there is no purpose; a plan that can be defended says what this channel does that no other does (seven steps, 7; an Italian consultant's essay of
2014: presence is no goal).

Fails:
    channels:
      profile: {title: Profile on a network, purpose: More visibility and presence}

Passes:
    channels:
      forum: {title: Trail forum, purpose: The only place where our customers already plan walks with strangers}

Accept: when the channel is kept only so that nobody else takes its name; say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.channel import Channel
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View
from playbook_gen.rules.words import words

_WORD = re.compile(r"[^\W\d_]+")


def _check(channel: Channel, view: View) -> Iterator[Remark]:
    hint = phrase("write as purpose: what this channel does for whom that no other does")
    if channel.purpose is None:
        yield Remark(phrase("this channel has no purpose"), hint)
    elif not _own_words(channel.purpose):
        yield Remark(phrase("this purpose would fit any channel"), hint, ("purpose",))


def _own_words(purpose: str) -> list[str]:
    """The words that say something of this channel."""
    empty = _empty()
    return [word for word in _WORD.findall(purpose.casefold()) if word not in empty]


@cache
def _empty() -> frozenset[str]:
    return frozenset((*words("stop-words"), *words("generic-purposes")))


RULE = Rule("channel", Severity.ERROR, _check)
