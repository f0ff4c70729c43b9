"""The playbook at a revision, as far as its files could be read then."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

import pygit2

from playbook_gen.diagnostics import Diagnostic
from playbook_gen.history.mended import mended
from playbook_gen.model.load import Loaded, load
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.sound import as_far_as_sound, joined
from playbook_gen.model.strategy import SECTION_OF, SECTIONS
from playbook_gen.model.walk import Path
from playbook_gen.settings import AUDIENCES, Audience, Settings
from playbook_gen.source import Shelf, Sources, read


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit: `day` is when it was made, by its maker's clock; `tags` are the names that stand on it."""

    id: str
    day: date
    author: str
    tags: tuple[str, ...] = ()


def revision_of(commit: pygit2.Commit, tags: Mapping[str, tuple[str, ...]]) -> Revision:
    """A commit as people know it."""
    return Revision(str(commit.id), _day(commit.commit_time, commit.commit_time_offset), _author(commit), tags.get(str(commit.id), ()))


def _author(commit: pygit2.Commit) -> str:
    """The name as git has it; where it is in a coding that nobody knows, as far as it is UTF-8."""
    try:
        return commit.author.name
    except (LookupError, UnicodeError):
        return commit.author.raw_name.decode("utf-8", "replace")


def _day(seconds: int, offset: int) -> date:
    """The day by the maker's clock (minutes from UTC); a time that no calendar holds, which git lets pass, is the first day of its count."""
    try:
        return datetime.fromtimestamp(seconds, timezone(timedelta(minutes=offset))).date()
    except (ValueError, OverflowError, OSError):
        return date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Moment:
    """A playbook at some moment, and what of it could not be read."""

    playbook: Playbook
    refused: tuple[Diagnostic, ...] = ()

    def notes(self, name: str, audience: Audience) -> list[str]:
        """What people should know of this moment, called `name`: where its form was wrong, what is told is not everything.

        Only who may see everything learns where: what is wrong may stand in what fewer may see, and nobody can tell from what cannot be read.
        """
        if self.refused and audience != AUDIENCES[-1]:
            return [f"{name}: not everything was right in form; it is compared as far as it could be read"]
        files: dict[str, list[Diagnostic]] = {}
        for each in self.refused:
            files.setdefault(each.place.file, []).append(each)
        return [f"{name}: {file} was not right in form ({_first(found)}); it is compared as far as it could be read" for file, found in files.items()]


def _first(found: list[Diagnostic]) -> str:
    more = f"; and {len(found) - 1} more" if len(found) > 1 else ""
    return f"line {found[0].place.line}: {found[0].message}{more}"


def moments(old: Shelf, new: Shelf, settings: Settings) -> tuple[Moment, Moment]:
    """All strategies of two shelves. What nobody can say of one, because its form was wrong, is as in the other: it is no change."""
    shelves = (old, new)
    found = [as_far_as_sound(_read(shelf, settings), settings) for shelf in shelves]
    playbooks = [each.playbook for each in found]
    if any(each.unsure for each in found):
        trees = [mended(_read(shelf, settings), each.unsure, _read(other, settings)) for shelf, other, each in zip(shelves, shelves[::-1], found, strict=True)]
        playbooks = [as_far_as_sound(each, settings).playbook for each in trees]
    one, other = (Moment(playbook, tuple(d for d in each.refused if d.stops)) for playbook, each in zip(playbooks, found, strict=True))
    return one, other


def repaired(old: Shelf, new: Shelf, settings: Settings, rule_names: Collection[str]) -> tuple[Playbook, tuple[str, ...]]:
    """The strategies of the first shelf as they can be judged: where their form was wrong, with what stands there in the second.

    The ids are of those that cannot be judged even so, because what was taken over names what is not there: they are as in the second as a whole.
    """

    def loaded(*wrong: Mapping[str, frozenset[Path]]) -> Loaded:
        trees = _read(old, settings)
        for unsure in wrong:
            trees = mended(trees, unsure, _read(new, settings))
        return load(trees, settings, rule_names)

    wrong = [as_far_as_sound(_read(old, settings), settings).unsure]
    found = loaded(*wrong)
    if found.broken:
        wrong.append(_things(found))
        found = loaded(*wrong)
    broken = found.broken
    if broken:
        found = loaded(*wrong, {id_: frozenset({()}) for id_ in broken})
    return found.playbook, broken


def _things(loaded: Loaded) -> Mapping[str, frozenset[Path]]:
    """What is still wrong in a broken strategy, thing by thing: a reference that leads nowhere is wrong together with all beside it."""
    found: dict[str, set[Path]] = {id_: set() for id_ in loaded.broken}
    for each in loaded.diagnostics:
        kind, _, id_ = (each.thing or "").partition(":")
        if each.stops and each.strategy in found:
            found[each.strategy].add((SECTION_OF[kind], id_) if kind in SECTION_OF else ())
    return {id_: frozenset(paths or {()}) for id_, paths in found.items()}


def _read(shelf: Shelf, settings: Settings) -> Sources:
    return joined(read(shelf, SECTIONS, settings.limits, settings.shown_as))
