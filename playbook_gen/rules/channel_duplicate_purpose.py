"""Two channels with one purpose.

Flags: an active or trial channel whose purpose has nearly the words of an earlier one's: of all words of the two, stop words left out, at least six in ten are
in both (a Jaccard index of 0.6). The two must have a persona in common, on either side of the relation, or neither names one. The later of the two is flagged,
once.

Why: Two plans with one purpose for one audience are one plan, written twice and paid for twice (seven steps, 7).

Fails:
    channels:
      forum: {title: Trail forum, purpose: The place where customers plan walks with strangers}
      group: {title: Trail group, purpose: A place where our customers plan walks with strangers}

Passes:
    channels:
      forum: {title: Trail forum, purpose: The place where customers plan walks with strangers}
      letter: {title: Letter, purpose: "Once a month, the three walks that most people asked for"}

Accept: when the audiences differ in a way that the personas do not show, as by country.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.channel import Channel
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View
from playbook_gen.rules.words import words

_WORD = re.compile(r"[^\W_]+")


def _check(channel: Channel, view: View) -> Iterator[Remark]:
    index = view.once(_index)
    for other in index.near(channel.id):
        if _alike(index.purposes[channel.id], index.purposes[other.id]):
            message = phrase("this purpose is nearly that of “%(other)s”", other=other.title)
            yield Remark(message, phrase("say what sets this channel apart, or make one plan of the two"), ("purpose",))
            return


@dataclass(frozen=True, slots=True)
class _Index:
    """The channels in use with a purpose, in the author's order, and the words of each purpose.

    `marks` of a channel are its personas (or nobody) with the rarest words of its purpose: two channels that are alike have one of these in common, so that
    not every pair has to be compared. `by_mark` has the places of the channels with a mark.
    """

    channels: list[Channel]
    places: dict[str, int]
    purposes: dict[str, frozenset[str]]
    marks: dict[str, list[tuple[str, str]]]
    by_mark: dict[tuple[str, str], list[int]]

    def near(self, channel: str) -> Iterator[Channel]:
        """The earlier channels that may be alike, the nearest first; some more than once."""
        lists = [self.by_mark[mark] for mark in self.marks.get(channel, ())]
        earlier = (reversed(places[: bisect_left(places, self.places[channel])]) for places in lists)
        return (self.channels[place] for place in merge(*earlier, reverse=True))


def _index(view: View) -> _Index:
    channels = [each for each in view.plan.channels.values() if each.purpose and each.status in ("active", "trial")]
    purposes = {each.id: frozenset(_WORD.findall((each.purpose or "").casefold())).difference(words("stop-words")) for each in channels}
    frequency = Counter(word for purpose in purposes.values() for word in purpose)
    people = _people(view)
    index = _Index(channels, {each.id: place for place, each in enumerate(channels)}, purposes, {}, defaultdict(list))
    for id_, purpose in purposes.items():
        # Of n words at least three in five are in both, so that one of the 2n/5 + 1 rarest has to be.
        rarest = sorted(purpose, key=lambda word: (frequency[word], word))[: len(purpose) * 2 // 5 + 1]
        index.marks[id_] = [(person, word) for person in people.get(id_, [""]) for word in rarest]
        for mark in index.marks[id_]:
            index.by_mark[mark].append(index.places[id_])
    return index


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return 5 * len(one & other) >= 3 * len(one | other)


def _people(view: View) -> dict[str, list[str]]:
    """Channel id → ids of the personas that it reaches."""
    found: dict[str, list[str]] = defaultdict(list)
    for persona, channels in view.reached.items():
        for channel in channels:
            found[channel].append(persona)
    return found


RULE = Rule("channel", Severity.WARNING, _check)
