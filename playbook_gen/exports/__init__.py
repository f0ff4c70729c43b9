"""A playbook for other programs: one format a module. A format whose files stand in the site too, beside the pages, has a `site_files`."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from playbook_gen.model.playbook import Playbook
from playbook_gen.settings import Settings


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file beside the pages: its path in the site (`strategies/x/calendar.ics`) and its bytes."""

    path: str
    content: bytes


Files = Callable[[Playbook, Settings, str | None], Iterator[SiteFile]]


def site_files(playbook: Playbook, settings: Settings, revision: str | None) -> Iterator[SiteFile]:
    """All files that a site has beside its pages; `revision` is the id of the commit that they are of, where it is known."""
    for files in _formats():
        yield from files(playbook, settings, revision)


@cache
def _formats() -> tuple[Files, ...]:
    modules = (import_module(f"{__name__}.{each.name}") for each in pkgutil.iter_modules(__path__))
    return tuple(module.site_files for module in modules if hasattr(module, "site_files"))
