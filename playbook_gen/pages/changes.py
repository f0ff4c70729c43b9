"""What changed in a strategy, in words, newest first: by the tags of its repository, then revision by revision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from playbook_gen.history.change import HEAVY, Change
from playbook_gen.history.impact import impact
from playbook_gen.locale import message
from playbook_gen.model.links import Key
from playbook_gen.model.playbook import Playbook
from playbook_gen.pages import PageKind, PageSpec, of_plan
from playbook_gen.settings import Settings

if TYPE_CHECKING:
    from playbook_gen.history.log import Step, Tagged
    from playbook_gen.history.past import Past
    from playbook_gen.history.revision import Revision

HEAVY_SHOWN = 8
"""So many of the changes that must not be overlooked stand together on top, the latest first."""


@dataclass(frozen=True, slots=True)
class Group:
    """The steps that led to a tag; without one, those since the last tag."""

    tags: tuple[str, ...]
    steps: tuple[Step, ...]


def pages(playbook: Playbook, settings: Settings, past: Past | None) -> Iterator[PageSpec]:
    """One page for each strategy that has a past."""
    for plan in playbook.plans.values():
        steps = past.of(plan.id) if past else ()
        unsaved = [each for each in past.unsaved if each.strategy == plan.id] if past else []
        if not past or not (steps or unsaved or past.notes):
            continue
        shown = steps[: past.told.limit]
        context = {
            "unsaved": unsaved,
            "groups": grouped(shown),
            "more": len(steps) - len(shown),
            "first": steps[-1].revision if steps else None,
            "revisions": len(steps),
            "counts": counted(each for step in steps for each in step.changes),
            "total": sum(len(step.changes) for step in steps),
            "heavy": heavy(steps)[:HEAVY_SHOWN],
            "touched": partial(_touched, playbook),
        }
        yield of_plan(playbook, plan, "changes", message("Changes", plan.language or "en"), context=context)


def heavy(steps: Iterable[Step]) -> list[tuple[Revision, Change]]:
    """What must not be overlooked, the latest first."""
    return [(step.revision, each) for step in steps for each in step.changes if each.weight in HEAVY]


def counted(changes: Iterable[Change]) -> dict[str, int]:
    """How many changes of each weight that must not be overlooked there are, the heaviest first."""
    found = Counter(each.weight for each in changes)
    return {weight: found[weight] for weight in HEAVY if found[weight]}


def grouped(steps: Iterable[Step]) -> list[Group]:
    """The steps under the tags that they led to, the newest first; what no tag holds yet comes before all."""
    found: dict[Tagged, list[Step]] = {}
    for step in steps:
        found.setdefault(step.tagged, []).append(step)
    return [Group(tagged.names, tuple(found[tagged])) for tagged in sorted(found)]


def _touched(playbook: Playbook, change: Change) -> list[Key]:
    """What a change touches, as far as it still is in the strategy."""
    return list(impact(change, playbook, playbook).touches)


KIND = PageKind("changes", 110, pages, looks_back=True)
