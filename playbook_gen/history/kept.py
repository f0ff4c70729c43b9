"""Changes that were worked out before, kept in a file between builds: by what lay in the folder before and after, and by this program's own text.

The file may be deleted at any time, and one that cannot be read counts as none. What is not asked for in a build is not kept for the next.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from dataclasses import fields
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from playbook_gen.history.change import WEIGHTS, Change
from playbook_gen.settings import AUDIENCES

_ROOMS = ("source", "model", "analysis", "history", "settings.py", "diagnostics.py")


_FIELDS = tuple(each.name for each in fields(Change))


class Kept:
    """The file, read when it is first asked; `path` is `None` where nothing is to be kept."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._before = _read(path) if path else {}
        self._now: dict[str, Any] = {}

    def changes(self, key: str) -> tuple[Change, ...] | None:
        """The changes known under a key."""
        found = self._found(key)
        try:
            return tuple(_change(each) for each in found) if isinstance(found, list) else None
        except (TypeError, KeyError, ValueError, AttributeError):
            return None

    def flag(self, key: str) -> bool | None:
        """The answer known under a key."""
        found = self._found(key)
        return found if isinstance(found, bool) else None

    def files(self, key: str) -> frozenset[str] | None:
        """The names of files known under a key."""
        found = self._found(key)
        return frozenset(found) if isinstance(found, list) and all(isinstance(each, str) for each in found) else None

    def keep(self, key: str, found: tuple[Change, ...] | frozenset[str] | bool) -> None:
        """Keeps changes, names of files, or an answer, under a key."""
        if isinstance(found, tuple):
            self._now[key] = [{name: getattr(each, name) for name in _FIELDS} for each in found]
        else:
            self._now[key] = sorted(found) if isinstance(found, frozenset) else found

    def _found(self, key: str) -> Any:
        if key not in self._now and key in self._before:
            self._now[key] = self._before[key]
        return self._now.get(key)

    def write(self) -> None:
        """Writes the file as a whole, or not at all; a place that cannot be written is no error."""
        if self._path is None or self._now.keys() == self._before.keys():
            return
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            (self._path.parent / ".gitignore").write_text("*\n", encoding="utf-8")
            aside = self._path.with_suffix(f".{os.getpid()}")
            aside.write_text(json.dumps(self._now, ensure_ascii=True), encoding="utf-8")
            aside.replace(self._path)


def key_of(*parts: str) -> str:
    """A key of what changes depend on, and of the program that finds them."""
    return hashlib.sha256("\0".join((_program(), *parts)).encode("utf-8", "surrogateescape")).hexdigest()


@cache
def _program() -> str:
    """A digest of all that reads strategies and holds them against each other: another text of it may find other changes."""
    digest = hashlib.sha256()
    package = Path(str(resources.files("playbook_gen")))
    for room in _ROOMS:
        for module in sorted((package / room).rglob("*.py")) if (package / room).is_dir() else [package / room]:
            digest.update(module.read_bytes())
    return digest.hexdigest()


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _change(found: dict[str, Any]) -> Change:
    """A change as it was; lists that are tuples there become tuples again."""
    names = tuple((str(id_), str(title)) for id_, title in found["names"])
    kind, id_ = found["thing"]
    sound = found["weight"] in WEIGHTS and found["seen_by"] in AUDIENCES and found["kind"] in ("added", "removed", "changed", "renamed")
    texts = [kind, id_, found["title"], found["sort"], *found["way"], *(found[name] or "" for name in ("strategy", "unit", "unit_before", "was"))]
    if not sound or not all(isinstance(each, str) for each in texts) or not isinstance(found["alike"], float | None) or not isinstance(found["apart"], bool):
        raise ValueError("this was not kept by us")
    return Change(**{**found, "thing": (kind, id_), "way": tuple(found["way"]), "names": names})
