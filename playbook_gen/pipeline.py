"""The whole story on one screen: read, build, judge, plan, render.

What only some of it needs (templates, git) is loaded when it is asked for: most commands begin and end in less time than that takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from playbook_gen.diagnostics import Diagnostic, Severity, in_order
from playbook_gen.history.unknown import UnknownRevisionError
from playbook_gen.locale.phrase import Phrase
from playbook_gen.model.load import Loaded, load
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import SECTIONS
from playbook_gen.rules import Finding, findings, rules
from playbook_gen.settings import AUDIENCES, Settings
from playbook_gen.source import Disk, Shelf, Sources, read

if TYPE_CHECKING:
    from playbook_gen.exports import SiteFile
    from playbook_gen.history.difference import Difference
    from playbook_gen.history.past import Past
    from playbook_gen.history.repository import Repository
    from playbook_gen.render.page import RenderedPage


@dataclass(frozen=True, slots=True)
class Checked:
    """A playbook as far as its files are sound: every problem of form, what the doctrine finds in the sound strategies, the ids of the others (`broken`), the
    files read, and their texts by the name they are shown under.
    """

    playbook: Playbook
    diagnostics: tuple[Diagnostic, ...]
    findings: tuple[Finding, ...]
    broken: tuple[str, ...]
    files: tuple[PurePath, ...]
    texts: Mapping[str, str]

    @property
    def stops(self) -> bool:
        """Whether something is wrong in form, so that no page may be written."""
        return any(each.severity is Severity.ERROR for each in self.diagnostics)

    @property
    def judged(self) -> tuple[Diagnostic, ...]:
        """What the doctrine finds, in English."""
        return tuple(each.diagnostic() for each in self.findings)

    @property
    def found(self) -> tuple[Diagnostic, ...]:
        """All there is to report, by place: what is wrong in form, and what the doctrine finds."""
        return in_order((*self.diagnostics, *self.judged))


class Kept(NamedTuple):
    """What a check was made from, for the next one of the same folder."""

    sources: Sources
    loaded: Loaded


def check(folder: Path, settings: Settings) -> Checked:
    """Reads and checks a strategies folder; never raises for what stands in it."""
    return _checked(Disk(folder), settings)[0]


def check_again(folder: Path, settings: Settings, last: Kept | None) -> tuple[Checked, Kept]:
    """The same; of files that have the same text as `last` time nothing is read again, and of strategies made of such files nothing is worked out again."""
    return _checked(Disk(folder), settings, last)


def _checked(shelf: Shelf, settings: Settings, last: Kept | None = None) -> tuple[Checked, Kept]:
    sources = read(shelf, SECTIONS, settings.limits, settings.shown_as, last.sources if last else None)
    loaded = load(sources, settings, rules(), last.loaded if last else None)
    texts = {name: source.text for name, source in sources.texts.items()}
    checked = Checked(loaded.playbook, loaded.diagnostics, findings(loaded.playbook, settings), loaded.broken, sources.files, texts)
    return checked, Kept(sources, loaded)


def new_since(checked: Checked, folder: Path, revision: str, settings: Settings) -> tuple[tuple[Diagnostic, ...], list[str]]:
    """What is to be reported now and was not at a git revision, and what could not be read of that one. Raises `UnknownRevisionError`.

    Where its form was wrong, it is judged with what stands there today: what that brings about is not new.
    """
    from playbook_gen.history.changes import changes
    from playbook_gen.history.newly import newly
    from playbook_gen.history.revision import moments, repaired

    shelf = _shelf(_repository(folder), revision)
    before, _ = _checked(shelf, settings)
    then, now = moments(shelf, Disk(folder), settings)
    notes = then.notes(revision, settings.audience)
    known = before.found
    if before.stops:
        playbook, unclear = repaired(shelf, Disk(folder), settings, rules())
        known = (*before.diagnostics, *(each.diagnostic() for each in findings(playbook, settings)))
        notes += [f"{revision}: {id_} cannot be judged as it was; nothing that is found in it counts as new" for id_ in unclear]
    return newly(checked.found, known, changes(then.playbook, now.playbook)), notes


def _shelf(repository: Repository, revision: str) -> Shelf:
    """The strategies folder at a git revision. Raises `UnknownRevisionError`."""
    from playbook_gen.history.repository import Stored

    return Stored(repository.git, repository.entries(repository.commit(revision)))


def _repository(folder: Path) -> Repository:
    from playbook_gen.history.repository import opened

    found = opened(folder)
    if isinstance(found, Phrase):
        raise UnknownRevisionError(found)
    return found


def render(playbook: Playbook, settings: Settings, past: Past | None = None) -> tuple[RenderedPage, ...]:
    """Every page of a playbook, the portfolio first; with its past, where there is one to tell."""
    from playbook_gen.pages import parts
    from playbook_gen.render.page import pages_about

    return tuple(page for about, part, its_past in parts(playbook, past) for page in part.once(pages_about, about, settings, its_past))


def site_files(playbook: Playbook, settings: Settings, past: Past | None = None) -> tuple[SiteFile, ...]:
    """What stands in a site beside its pages, for other programs."""
    from playbook_gen.exports import site_files as found

    return tuple(found(playbook, settings, past.head.id if past and past.head else None))


def page_files(playbook: Playbook, settings: Settings) -> tuple[tuple[str, str], ...]:
    """The file of every page of a playbook in its site, but for those of its past: its path where addresses are folders, and where they are not."""
    from playbook_gen.pages import planned
    from playbook_gen.pages.addresses import address

    return tuple((f"{address(spec.path, True)}index.html", address(spec.path, False)) for spec in planned(playbook, settings))


def revision(folder: Path) -> str | None:
    """The id of the commit that is checked out, where the strategies folder is as it was committed."""
    from playbook_gen.history.repository import opened
    from playbook_gen.history.unsaved import saved

    repository = opened(folder)
    found = None if isinstance(repository, Phrase) else saved(repository, folder)
    return found.id if found else None


def past(folder: Path, playbook: Playbook, settings: Settings, cache: Path | None = None) -> Past | Phrase | None:
    """What is told of the strategies' past; why nothing can be told; or nothing, where it is not wanted. `cache` is a file to keep what was worked out in."""
    if settings.history.enabled is False:
        return None
    from playbook_gen.history.past import past as told

    return told(folder, playbook, settings, cache)


def diff(folder: Path, old: str, new: str | None, settings: Settings) -> Difference:
    """What changed in a strategies folder between two git revisions; without `new`, up to the files as they are now. Raises `UnknownRevisionError`."""
    from playbook_gen.history.changes import changes
    from playbook_gen.history.difference import difference
    from playbook_gen.history.hidden import hidden, visible
    from playbook_gen.history.revision import moments

    repository = _repository(folder)
    shelves = _shelf(repository, old), _shelf(repository, new) if new is not None else Disk(folder)
    before, after = moments(*shelves, settings)
    found = changes(before.playbook, after.playbook)
    names = (old, "the files as they are now" if new is None else new)
    if settings.audience != AUDIENCES[-1]:
        whole = moments(*shelves, replace(settings, audience=AUDIENCES[-1]))
        found = visible(found, settings.audience, hidden(changes(*(each.playbook for each in whole)), settings.audience))
    notes = tuple(note for name, moment in zip(names, (before, after), strict=True) for note in moment.notes(name, settings.audience))
    return difference(before.playbook, after.playbook, names, notes, found)
