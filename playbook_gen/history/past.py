"""A playbook's past as its pages need it: what an audience may know of what changed, by strategy, and since the approval."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from playbook_gen.history.change import Change, by_weight
from playbook_gen.history.followed import Followed
from playbook_gen.history.hidden import hidden, last_touched, visible
from playbook_gen.history.kept import Kept
from playbook_gen.history.log import Step, Walk, log
from playbook_gen.history.repository import GIT_ERRORS, Repository, opened
from playbook_gen.history.revision import Revision, revision_of
from playbook_gen.history.shared import is_for_all
from playbook_gen.history.states import States
from playbook_gen.history.unknown import UnknownRevisionError
from playbook_gen.history.unsaved import saved, unsaved
from playbook_gen.locale.phrase import Phrase, phrase
from playbook_gen.model.links import Key
from playbook_gen.model.playbook import Playbook
from playbook_gen.settings import History, Settings
from playbook_gen.source.names import ENDINGS
from playbook_gen.source.strategy import OWN


@dataclass(frozen=True, slots=True)
class Since:
    """What changed in a strategy since a revision that its author names."""

    name: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """`steps` are those with a change that the audience may know of, newest first; `files` is by what stands in the strategies folder, and by file of it, who
    touched that last, as far as the audience may know.

    `strategies` is by strategy the steps that changed something in it, or in what it shares with others, each with these changes only. `unsaved` is what
    differs from the last commit; `approved` is by strategy, where its `approved.revision` names a revision here. `notes` say what cannot be told. `head` is
    the commit that is checked out, where nothing differs from it.
    """

    steps: tuple[Step, ...]
    strategies: Mapping[str, tuple[Step, ...]] = field(default_factory=dict)
    files: Mapping[str, Mapping[str, Revision]] = field(default_factory=dict)
    unsaved: tuple[Change, ...] = ()
    approved: Mapping[str, Since] = field(default_factory=dict)
    notes: tuple[Phrase, ...] = ()
    told: History = field(default_factory=History)
    head: Revision | None = None

    def part(self, plan: str) -> Past:
        """All that a strategy's pages tell of the past."""
        unsaved = tuple(each for each in self.unsaved if each.strategy == plan)
        approved = {plan: self.approved[plan]} if plan in self.approved else {}
        names = (plan, *(f"{each}{ending}" for each in (plan, "playbook") for ending in ENDINGS))
        files = {name: self.files[name] for name in names if name in self.files}
        return replace(self, steps=self.of(plan), strategies={plan: self.of(plan)}, files=files, unsaved=unsaved, approved=approved)

    def of(self, plan: str) -> tuple[Step, ...]:
        """The steps of a strategy; none where nothing of it was ever committed."""
        return self.strategies.get(plan, ())

    def edited(self, plan: str) -> Mapping[tuple[str, str], tuple[tuple[Revision, Change], ...]]:
        """KPI and day (as ISO) of each reading that was changed after it had been committed, with what it was, the latest first."""
        found: dict[tuple[str, str], list[tuple[Revision, Change]]] = {}
        for step in self.of(plan):
            for each in step.changes:
                if each.weight == "edited-reading" and len(each.way) > 1 and each.after is not None:
                    found.setdefault((each.thing[1], each.way[1]), []).append((step.revision, each))
        return {key: tuple(told) for key, told in found.items()}

    def last(self, file: str) -> Revision | None:
        """Who touched a file of the strategies folder last; for a strategy.yml, which stands for the whole, any file beside it."""
        folder, _, name = file.rpartition("/")
        return self.files.get(file.partition("/")[0], {}).get(folder if name == f"{OWN}.yml" else file)


def past(folder: Path, playbook: Playbook, settings: Settings, cache: Path | None) -> Past | Phrase:
    """What can be told of a strategies folder's past, or why nothing can; `cache` is the file in which what is worked out is kept."""
    repository = opened(folder)
    if isinstance(repository, Phrase):
        return repository
    try:
        return _past(repository, folder, playbook, settings, cache)
    except UnknownRevisionError as unknown:
        return unknown.why
    except GIT_ERRORS as error:  # an object is damaged, or somebody is just rewriting the repository
        return phrase("the git repository cannot be read: %(why)s", why=str(error)[:200])


def _past(repository: Repository, folder: Path, playbook: Playbook, settings: Settings, cache: Path | None) -> Past:
    walk = Walk.of(repository, settings, Kept(cache))
    whole = log(walk)
    new = unsaved(walk.states, folder)
    unknown = hidden((*(each for step in whole.steps for each in step.changes), *new), settings.audience)
    now = visible(new, settings.audience, unknown)
    followed = Followed(whole.steps, new, playbook)
    approved = {}
    for id_ in playbook.plans:
        if (since := _approved(walk.states, playbook, id_, followed.former(id_))) is not None:
            more = (each for each in now if _concerns(each, id_, playbook.links[id_].shared))
            approved[id_] = replace(since, changes=_sorted((*visible(since.changes, settings.audience, unknown), *more)))
    walk.states.kept.write()
    steps = (replace(step, changes=visible(step.changes, settings.audience, unknown)) for step in _since(followed.steps, settings.history, repository))
    told = tuple(step for step in steps if step.changes)
    parts = _by_strategy(told, playbook)
    touched = last_touched(whole.steps, settings.audience, unknown)
    return Past(told, parts, touched, _sorted(now), approved, whole.notes, settings.history, saved(repository, folder))


def _by_strategy(steps: Iterable[Step], playbook: Playbook) -> dict[str, tuple[Step, ...]]:
    """One walk over the steps for all strategies: several pages of each ask for them."""
    users: dict[Key, list[str]] = {}
    for id_, links in playbook.links.items():
        for key in links.shared:
            users.setdefault(key, []).append(id_)
    found: dict[str, list[Step]] = {}
    for step in steps:
        parts: dict[str, list[Change]] = {}
        for each in step.changes:
            for id_ in _whose(each, users, playbook):
                parts.setdefault(id_, []).append(each)
        for id_, own in parts.items():
            found.setdefault(id_, []).append(replace(step, changes=tuple(own)))
    return {id_: tuple(own) for id_, own in found.items()}


def _whose(change: Change, users: Mapping[Key, list[str]], playbook: Playbook) -> Iterable[str]:
    """The strategies that a change is told to."""
    if is_for_all(change):
        return playbook.plans
    return users.get(change.thing, ()) if change.strategy is None else (change.strategy,)


def _concerns(change: Change, plan: str, shared: frozenset[Key]) -> bool:
    return change.strategy == plan or is_for_all(change) or (change.strategy is None and change.thing in shared)


def _since(steps: tuple[Step, ...], told: History, repository: Repository) -> tuple[Step, ...]:
    """The steps after the day, or after the revision, that the option names; an unknown one leaves all."""
    if told.since is None:
        return steps
    try:
        first = date.fromisoformat(told.since)
    except ValueError:
        try:
            first = revision_of(repository.commit(told.since), {}).day
        except UnknownRevisionError:
            return steps
    return tuple(step for step in steps if step.revision.day >= first)


def _approved(states: States, playbook: Playbook, id_: str, former: Iterable[str]) -> Since | None:
    """What changed in a strategy from the revision that was approved to the last commit, whatever its id was; nothing where that names none here."""
    approved, head = playbook.plans[id_].approved, states.repository.head()
    if approved is None or approved.revision is None or head is None:
        return None
    try:
        then = states.repository.commit(approved.revision)
        states.follow(head, [then])
        found = states.between(then, head, [f"{each}{ending}" for each in former for ending in ("", *ENDINGS)])
    except UnknownRevisionError:
        return None
    shared = playbook.links[id_].shared
    own = (each for each in found if _concerns(each, id_, shared) and each.way[:1] != ("approved",))
    return Since(approved.revision, _sorted(own))


def _sorted(found: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(sorted(found, key=by_weight))
