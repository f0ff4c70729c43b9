"""Changes for a terminal: strategy by strategy, what matters most first, with what each touches and whom it concerns."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from playbook_gen.history.change import HEAVY
from playbook_gen.history.difference import Difference, Told
from playbook_gen.locale.words import WEIGHTS
from playbook_gen.reports.changes.summary import counted, named
from playbook_gen.reports.safe import visible

_BOLD, _RED = "1", "31"


def render(found: Difference, base: str | None = None, colour: bool = False) -> str:
    """A block a strategy, then a count line and what could not be told."""
    titles = dict(found.titles)
    blocks = []
    for strategy, told in groupby(found.told, key=lambda each: each.change.strategy):
        head = visible(f"{titles.get(strategy, strategy)} ({strategy})") if strategy else "What all strategies share (playbook.yml)"
        blocks.append("\n".join([_paint(head, _BOLD, colour), *(line for each in told for line in _lines(each, colour))]))
    last = [f"{visible(found.old)} → {visible(found.new)}: {counted(found)}", *(f"note: {visible(each)}" for each in found.notes)]
    return "\n\n".join([*blocks, "\n".join(last)]) + "\n"


def _lines(told: Told, colour: bool) -> Iterator[str]:
    heavy = told.change.weight in HEAVY
    mark = f"{WEIGHTS[told.change.weight]}: " if heavy else ""
    yield f"  {'!' if heavy else '-'} {_paint(mark, _RED, colour and heavy)}{visible(told.said.whole)}"
    if told.touched:
        yield f"      touches {visible(named(told.touched))}"
    if told.concerned:
        yield f"      concerns {visible(', '.join(title for _, title in told.concerned))}"


def _paint(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour and text else text
