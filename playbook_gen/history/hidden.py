"""What an audience may not know of in the past: whatever was at some time for fewer, with all that tells of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from playbook_gen.history.change import Change
from playbook_gen.history.followed import Owned
from playbook_gen.history.log import Step
from playbook_gen.history.revision import Revision
from playbook_gen.model.audience import reach
from playbook_gen.model.strategy import SECTION_OF, SECTIONS
from playbook_gen.settings import Audience
from playbook_gen.source.names import ENDINGS


def hidden(changes: Iterable[Change], audience: Audience) -> frozenset[Owned]:
    """What the audience may not know of: whatever was at some time for fewer, even if it changed before that, or has another id since.

    A strategy that was for fewer at some time is there as a plan: all that stood in it is.
    """
    known = list(changes)
    found = {(each.strategy, each.thing) for each in known if reach(each.seen_by) > reach(audience)}
    renamed = [(each.strategy, each.thing, each.was) for each in known if each.kind == "renamed" and each.was]
    for _ in range(len(renamed) + 1):
        before = len(found)
        for strategy, thing, was in renamed:
            pair = {(strategy, thing), (was if thing[0] == "plan" else strategy, (thing[0], was))}
            found |= pair if pair & found else set()
        if len(found) == before:
            break
    return frozenset(found)


def visible(found: Iterable[Change], audience: Audience, unknown: frozenset[Owned]) -> tuple[Change, ...]:
    """What the audience may know of: no change of what is hidden, none that names it."""
    return tuple(each for each in found if reach(each.seen_by) <= reach(audience) and not _tells(each, unknown))


def _tells(change: Change, unknown: frozenset[Owned]) -> bool:
    """Whether a change is of something hidden, stands in a strategy that is, or names something hidden in its values or texts."""
    if not unknown:
        return False
    if (change.strategy, change.thing) in unknown or (change.strategy, ("plan", change.strategy or "")) in unknown:
        return True
    words = f"{change.before} {change.after}"
    ids = {id_ for id_, _ in change.names}
    near = ((kind, id_) for strategy, (kind, id_) in unknown if strategy in (change.strategy, None))
    return any((change.sort == f"refs {kind}" and id_ in ids) or f"[[{kind}:{id_}" in words for kind, id_ in near)


def last_touched(steps: Iterable[Step], audience: Audience, unknown: frozenset[Owned]) -> dict[str, dict[str, Revision]]:
    """By what stands in the strategies folder, and by file of it, who touched that last as far as the audience may know: a revision that changed only hidden
    things in a file is passed over.
    """
    found: dict[str, dict[str, Revision]] = {}
    for step in steps:
        told = set(map(id, visible(step.changes, audience, unknown)))
        for file in step.files:
            inside = [id(each) for each in step.changes if _may_stand_in(each, file)]
            if inside and told.isdisjoint(inside):
                continue
            touched = found.setdefault(file.partition("/")[0], {})
            touched.setdefault(file, step.revision)
            touched.setdefault(file.rpartition("/")[0], step.revision)
    return found


def _may_stand_in(change: Change, file: str) -> bool:
    """Whether a change may have been made in a file: of its strategy, and in a folder of the section that the file is named after."""
    top, _, below = file.partition("/")
    strategy = PurePosixPath(top).stem if PurePosixPath(top).suffix in ENDINGS else top
    if change.strategy != (None if strategy == "playbook" else strategy):
        return False
    kind = change.thing[0]
    section = "kpis" if below.endswith(".csv") else PurePosixPath(below).stem
    return section not in SECTIONS or not change.way or section == (change.way[0] if kind == "plan" else SECTION_OF.get(kind))
