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
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.channel import Channel
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View
from playbook_gen.rules.words import words

_WORD = re.compile(r"[^\W_]+")
_ALIKE = Fraction(3, 5)


def _check(channel: Channel, view: View) -> Iterator[Remark]:
    index = view.once(_index)
    own = index.purposes.get(channel.id, frozenset())
    near = {other for word in index.telling(own) for other in index.by_word[word] if other < index.places[channel.id]}
    for other in (index.channels[place] for place in sorted(near, reverse=True)):
        if _alike(own, index.purposes[other.id]) and _same_people(channel.id, other.id, view):
            message = phrase("this purpose is nearly that of “%(other)s”", other=other.title)
            yield Remark(message, phrase("say what sets this channel apart, or make one plan of the two"), ("purpose",))
            return


@dataclass(frozen=True, slots=True)
class _Index:
    """The channels in use with a purpose, in the author's order; the words of each purpose; and for each word the places of the channels it tells of."""

    channels: list[Channel]
    places: dict[str, int]
    purposes: dict[str, frozenset[str]]
    by_word: dict[str, list[int]]
    frequency: Counter[str]

    def telling(self, purpose: frozenset[str]) -> list[str]:
        """The rarest words of a purpose: two purposes that are alike share one of these at least, so that not every pair has to be compared."""
        enough = len(purpose) - ceil(_ALIKE * len(purpose)) + 1
        return sorted(purpose, key=lambda word: (self.frequency[word], word))[:enough]


def _index(view: View) -> _Index:
    channels = [each for each in view.plan.channels.values() if each.purpose and each.status in ("active", "trial")]
    purposes = {each.id: _words(each.purpose or "") for each in channels}
    places = {each.id: place for place, each in enumerate(channels)}
    index = _Index(channels, places, purposes, defaultdict(list), Counter(word for purpose in purposes.values() for word in purpose))
    for id_, purpose in purposes.items():
        for word in index.telling(purpose):
            index.by_word[word].append(places[id_])
    return index


def _words(purpose: str) -> frozenset[str]:
    return frozenset(_WORD.findall(purpose.casefold())).difference(words("stop-words"))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and len(one & other) >= _ALIKE * len(one | other)


def _same_people(one: str, other: str, view: View) -> bool:
    people = view.once(_people)
    return not people[one].isdisjoint(people[other]) or not (people[one] or people[other])


def _people(view: View) -> dict[str, set[str]]:
    """Channel id → ids of the personas that it reaches."""
    found: dict[str, set[str]] = defaultdict(set)
    for persona, channels in view.reached.items():
        for channel in channels:
            found[channel].add(persona)
    return found


RULE = Rule("channel", Severity.WARNING, _check)
