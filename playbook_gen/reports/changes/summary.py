"""What the formats for people share: how many changes there are, which of them matter most, and what is touched in few words."""

from __future__ import annotations

from collections import Counter

from playbook_gen.history.change import HEAVY
from playbook_gen.history.difference import Difference
from playbook_gen.locale.words import KINDS, WEIGHTS
from playbook_gen.model.links import Key

_MOST = 4
"""So many touched things are named; of more, the number."""


def counted(found: Difference) -> str:
    """“12 changes, of these 1 target lowered, 2 date slipped”."""
    total = len(found.told)
    if not total:
        return "nothing changed"
    counts = Counter(each.change.weight for each in found.told)
    heavy = [f"{counts[weight]} × {WEIGHTS[weight]}" for weight in HEAVY if counts[weight]]
    return f"{total} {'change' if total == 1 else 'changes'}" + (f", of these {', '.join(heavy)}" if heavy else "")


def named(touched: tuple[tuple[Key, str], ...]) -> str:
    """“goal “X”, tactic “Y” and 3 more”."""
    shown = [f"{_kind(key[0])} “{title}”" for key, title in touched[:_MOST]]
    more = len(touched) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def _kind(kind: str) -> str:
    name = KINDS[kind][0]
    return name if name[1:2].isupper() else name.lower()
