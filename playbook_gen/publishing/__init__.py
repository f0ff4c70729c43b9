"""The last good site: a new one is built aside, and readers are led to it in one step, once it is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from playbook_gen.publishing.errors import NotPublishedError
from playbook_gen.publishing.lock import held
from playbook_gen.publishing.releases import clear, current, finish, names, number, point_to, release, retire, start, try_links, unfinished
from playbook_gen.publishing.whole import Page, faults, saved


class Published(NamedTuple):
    """The release that readers are led to now, the one before it if there is one to go back to, and what could not be deleted, a line each."""

    name: str
    before: str | None
    left: list[str]


def publish(folder: Path, build: Callable[[Path, int], None], pages: Iterable[Page], keep: int, say: Callable[[str], None]) -> Published:
    """Publishes what `build` writes into the empty folder that it is given; it also gets the lock's descriptor, for a process that it starts to inherit.

    `pages` must be there, `keep` is how many releases stay, two or more. Raises `NotOursError`, `NotPublishedError`, `OSError`
    and what `build` raises: then readers see what they saw before.
    """
    with held(folder, say, new=True) as lock:
        served = current(folder)
        clear(folder)
        try_links(folder)
        name = start(folder)
        try:
            build(unfinished(folder, name), lock)
            _accepted(unfinished(folder, name), pages)
            _retire_what_was_rolled_back(folder, served)
            finish(folder, name)
            point_to(folder, name)
        except BaseException:
            if current(folder) != name:
                _give_up(folder, name)
            raise
        return _thinned(folder, keep)


def roll_back(folder: Path, say: Callable[[str], None]) -> tuple[str, str]:
    """Leads readers to the release before the current one; the names of both. Raises `NotOursError`, `NotPublishedError`, `OSError`."""
    with held(folder, say, new=False):
        served = current(folder)
        earlier = [each for each in names(folder) if number(each) < number(served or "")]
        if served is None or not earlier:
            oldest = f"{served} is the oldest release that is kept" if served else "no release is published"
            raise NotPublishedError(f"{oldest}: there is none before it to go back to")
        _accepted(release(folder, earlier[-1]), ())
        point_to(folder, earlier[-1])
        return served, earlier[-1]


def _accepted(site: Path, pages: Iterable[Page]) -> None:
    """Puts a whole site onto the disk; raises `NotPublishedError` where it is not whole."""
    if found := faults(site, pages):
        more = [f"and {len(found) - 10} more"] if len(found) > 10 else []
        raise NotPublishedError("\n  ".join(["the site is not whole:", *found[:10], *more]))
    saved(site)


def _retire_what_was_rolled_back(folder: Path, served: str | None) -> None:
    """What is newer than the current release was left behind, or never came to be read: it is nothing to go back to."""
    for each in names(folder) if served else ():
        if number(each) > number(served or ""):
            retire(folder, each)


def _give_up(folder: Path, name: str) -> None:
    """Deletes a release that came to nothing, as far as that can be done now; the next run deletes the rest."""
    with suppress(OSError):
        if name in names(folder):
            retire(folder, name)
        clear(folder)


def _thinned(folder: Path, keep: int) -> Published:
    """Deletes the oldest releases but for so many of all. The new one is published whatever comes of that."""
    *earlier, name = names(folder)
    left = []
    try:
        for each in earlier[: 1 - keep]:
            retire(folder, each)
    except OSError as error:
        left.append(f"{folder}: {error.strerror}")
    return Published(name, earlier[-1] if earlier else None, left + clear(folder))
