"""`mkdocs serve` goes on, whatever is saved: a build that raises becomes a page, and what was taken away is watched again once it is back.

After an exception MkDocs answers no request until a build succeeds, and its watcher gives up a path that is gone for a moment.
"""

from __future__ import annotations

import logging
import re
import shutil
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import mkdocs
from jinja2 import TemplateSyntaxError
from mkdocs.exceptions import MkDocsException

from playbook_gen.diagnostics import Diagnostic, Place
from playbook_gen.render.problems import cannot_build

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.playbook_gen")
LOOK_EVERY = 0.5
"""Seconds between two looks at what is watched: as often as MkDocs looks for changes."""
_OPTION = re.compile(r"Plugin '[^']*' option '(?P<option>[\w.]+)'")


class Preview:
    """What keeps a preview going. `language` is that of the site, `watched` are the paths to be watched while they are there."""

    def __init__(self, server: LiveReloadServer, config_file: Path) -> None:
        self.language = "en"
        self.watched: tuple[Path, ...] = ()
        self._server, self._config_file = server, config_file
        self._seen: set[Path] = set()
        self._there: dict[Path, bool] = {}
        self._bell = Path(tempfile.mkdtemp(prefix="playbook_gen_")) / "bell"
        self._end = threading.Event()

    def begin(self) -> None:
        """From now on the server's builds raise nothing, and what comes back is watched again."""
        self._server.builder = self._surviving(self._server.builder)
        self._server.watch(str(self._bell.parent))
        threading.Thread(target=self._look, daemon=True).start()

    def end(self) -> None:
        """Ends what was begun."""
        self._end.set()
        shutil.rmtree(self._bell.parent, ignore_errors=True)

    def _surviving(self, build: Callable[[], None]) -> Callable[[], None]:
        site = Path(self._server.root)
        self._seen.update(site.rglob("*.html"))

        def built() -> None:
            with _errors_told() as told:
                try:
                    build()
                except Exception as error:
                    known = isinstance(error, MkDocsException)
                    log.error("Playbook: the site cannot be built; its pages say why until it can: %s", error, exc_info=None if known else error)
                    _write(self._seen, cannot_build(tuple(self._problems(error, told[:-1])), self.language))
                else:
                    self._seen = set(site.rglob("*.html"))

        return built

    def _problems(self, error: Exception, told: Iterable[str]) -> Iterator[tuple[Diagnostic, str]]:
        """What was logged as an error, or the exception, each with the line of the author's file that it is about."""
        messages = list(dict.fromkeys(told)) if isinstance(error, MkDocsException) else []
        for message in messages or [f"{type(error).__name__}: {error}"]:
            place = place_of(error, self._config_file.parent) or _place_of_option(message, self._config_file)
            file = self._config_file.parent / place.file
            with suppress(OSError, IndexError):
                yield Diagnostic("build", place, message), file.read_text(encoding="utf-8", errors="replace").split("\n")[place.line - 1].rstrip("\r")
                continue
            yield Diagnostic("build", place, message), ""

    def _look(self) -> None:
        """Watches anew what came back, and has the site built when something came or went."""
        while not self._end.wait(LOOK_EVERY):
            if self._server.observer.is_alive():
                changed = [self._changed(path) for path in self.watched]
                if any(changed):
                    with suppress(OSError):
                        self._bell.touch()

    def _changed(self, path: Path) -> bool:
        """Whether a path came or went since the last look; one that is not watched by now is."""
        there, was_there = path.exists(), self._there.get(path, True)
        self._there[path] = there
        if not there or self._is_watched(path):
            return there != was_there
        with suppress(KeyError):
            while True:  # as often as somebody asked for it
                self._server.unwatch(str(path))
        try:
            self._server.watch(str(path))
        except OSError:  # gone again
            self._there[path] = False
        return True

    def _is_watched(self, path: Path) -> bool:
        return any(each.watch.path == str(path) and each.is_alive() for each in tuple(self._server.observer.emitters))


@contextmanager
def _errors_told() -> Iterator[list[str]]:
    """What MkDocs and its plugins log as errors meanwhile."""
    told: list[str] = []
    handler = logging.Handler(logging.ERROR)
    handler.emit = lambda record: told.append(record.getMessage())  # type: ignore[method-assign]  # a class of its own would say no more
    logger = logging.getLogger(mkdocs.__name__)  # ProperDocs, which runs plugins of MkDocs in its place, has another
    logger.addHandler(handler)
    try:
        yield told
    finally:
        logger.removeHandler(handler)


def place_of(error: Exception, folder: Path) -> Place | None:
    """Where in the author's own files (a template, a hook) an exception began; `None` where in none of them."""
    frames = [(each.filename, each.lineno or 1) for each in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError) and error.filename:
        frames.append((error.filename, error.lineno))
    for file, line in reversed(frames):
        path = Path(file)
        if path.is_relative_to(folder) and path.is_file() and not {"site-packages", "playbook_gen"} & set(path.relative_to(folder).parts):
            return Place(path.relative_to(folder).as_posix(), line)
    return None


def _place_of_option(message: str, config_file: Path) -> Place:
    """The line of mkdocs.yml that a message is about; its first one where that cannot be told."""
    text = ""
    with suppress(OSError):
        text = config_file.read_text(encoding="utf-8", errors="replace")
    option, named = _OPTION.search(message), re.search(r"line (\d+)", message)
    found = re.search(rf"\b{re.escape(option['option'].rpartition('.')[2])}\s*:", text) if option else None
    line = text.count("\n", 0, found.start()) + 1 if found else int(named[1]) if named else 1
    return Place(config_file.name, line)


def _write(pages: Iterable[Path], html: str) -> None:
    """The same in all these files, as far as they can be written."""
    for page in pages:
        with suppress(OSError):
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(html, encoding="utf-8")
