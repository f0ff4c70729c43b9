"""Which files make up which strategy, in a stable order."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from playbook_gen.diagnostics import Diagnostic, Place, in_order
from playbook_gen.source import yaml
from playbook_gen.source.files import Desk
from playbook_gen.source.names import ENDINGS, free_id, is_folder, is_yaml, visible
from playbook_gen.source.nodes import Mapping, Scalar, Sequence, place, refused
from playbook_gen.source.strategy import Found, read_file, read_folder

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from playbook_gen.settings import Limits
    from playbook_gen.source.nodes import Node, Source


@dataclass(frozen=True, slots=True)
class Sources:
    """All that stands in a strategies folder.

    `strategies` and `readings` are by strategy id, `texts` by the file name that people are shown. `failed` are ids of strategies of which something
    could not be read: what seems to be missing there may stand in the broken part. `shared_failed` says the same of playbook.yml.
    """

    shared: Mapping | None
    strategies: dict[str, Mapping]
    readings: dict[str, list[Mapping]]
    maturity_models: list[tuple[Scalar, Node]]
    files: tuple[Path, ...]
    texts: dict[str, Source]
    diagnostics: tuple[Diagnostic, ...]
    failed: frozenset[str] = frozenset()
    shared_failed: bool = False


def read(folder: Path, sections: Collection[str], limits: Limits, shown_as: str | None = None) -> Sources:
    """Reads a strategies folder. `shown_as` is what people are shown for it (default: the path if relative, else its name)."""
    name = folder.name if folder.is_absolute() else folder.as_posix()
    desk = Desk(folder, (name if shown_as is None else shown_as).rstrip("/"), limits)
    entries = _entries(desk)
    shared, entries, shared_failed = _shared(desk, entries)
    models, named = _maturity_models(desk, shared)
    found = _strategies(desk, [each for each in entries if each not in named], named, sections)
    if not found and not desk.diagnostics:
        hint = f"write a first strategy there: {desk.shown_as or '.'}/my-strategy.yml"
        desk.report(Diagnostic("unreadable-file", Place(desk.shown_as or "."), "there is no strategy in this folder", hint))
    return Sources(
        shared=shared,
        strategies={each.id: each.fields for each in found if each.fields is not None},
        readings={each.id: each.readings for each in found if each.readings},
        maturity_models=models,
        files=tuple(desk.files),
        texts=desk.texts,
        diagnostics=in_order(desk.diagnostics),
        failed=frozenset(each.id for each in found if each.failed),
        shared_failed=shared_failed,
    )


def _entries(desk: Desk) -> list[Path]:
    """What stands in the strategies folder, sorted by name; a report where it cannot be listed."""
    try:
        return sorted(visible(desk.folder))
    except FileNotFoundError:
        message, hint = "there is no such folder", "make the folder, or correct its name in the settings"
    except NotADirectoryError:
        message, hint = "this is a file, not a folder", "name the folder that holds the strategies"
    except (OSError, ValueError) as error:
        message, hint = f"this folder cannot be read: {getattr(error, 'strerror', None) or 'no such name'}", "check who may read it"
    desk.report(Diagnostic("unreadable-file", Place(desk.shown_as or "."), message, hint))
    return []


def _shared(desk: Desk, entries: list[Path]) -> tuple[Mapping | None, list[Path], bool]:
    """playbook.yml, all other entries, and whether playbook.yml is there but cannot be used."""
    ours = [each for each in entries if each.name in {f"playbook{ending}" for ending in ENDINGS}]
    others = [each for each in entries if each not in ours]
    for second in ours[1:]:
        desk.say("section-twice", second, f"{desk.shown(ours[0])} and {desk.shown(second)} are both the shared file", "keep one of the two")
    root = read_file(desk, ours[0], "what all strategies share") if ours else None
    return root, others, bool(ours) and root is None


def _maturity_models(desk: Desk, shared: Mapping | None) -> tuple[list[tuple[Scalar, Node]], set[Path]]:
    """The files that playbook.yml names as maturity models; with them all paths that are therefore no strategies."""
    listed = shared.get("maturity_models") if shared is not None else None  # type: ignore[call-overload]  # a text finds the key of the same text
    models: list[tuple[Scalar, Node]] = []
    named: set[Path] = set()
    for path in listed if isinstance(listed, Sequence) else ():
        if isinstance(path, Scalar) and path.strip():
            file = desk.folder / posixpath.normpath(path)
            named.add(file)
            models.append((path, _maturity_model(desk, file, path)))
    return models, named


def _maturity_model(desk: Desk, file: Path, path: Scalar) -> Node:
    """What stands in a maturity model's file; reported problems belong to the place that names it."""
    if PurePosixPath(path).is_absolute() or PureWindowsPath(path).drive or "\\" in path or f"{posixpath.normpath(path)}/".startswith("../"):
        desk.say("path-outside", place(path), f"“{path[:200]}” leaves the strategies folder", "name a file inside it, such as models/ours.yml")
        return refused(path.source, path.line, path.column)
    source = desk.read(file, place(path))
    node = yaml.parse(source, desk.limits, desk.report) if source else None
    return node if node is not None else refused(path.source, path.line, path.column)


def _strategies(desk: Desk, entries: list[Path], named: set[Path], sections: Collection[str]) -> list[Found]:
    """Every strategy once, by name."""
    found: dict[str, Path] = {}
    for entry in entries:
        if _is_strategy(desk, entry, named):
            name = entry.stem if is_yaml(entry) else entry.name
            strategy = free_id(desk, entry, name, found)
            if strategy:
                found[strategy] = entry
    return [_one(desk, strategy, entry, named, sections) for strategy, entry in found.items()]


def _is_strategy(desk: Desk, entry: Path, named: set[Path]) -> bool:
    """Whether an entry of the top folder is a strategy; says what cannot be meant to be ignored."""
    if is_yaml(entry):
        return True
    if entry.name == "readings.csv":
        desk.say("unknown-key", entry, "readings belong to one strategy", "put readings.csv into that strategy's folder")
    elif entry.suffix.lower() in ENDINGS:
        desk.say("bad-id", entry, f"the ending “{entry.suffix}” is not read", f"write it in small letters: {entry.stem}{entry.suffix.lower()}")
    elif is_folder(entry):
        return _holds_a_strategy(desk, entry, named)
    return False


def _holds_a_strategy(desk: Desk, folder: Path, named: set[Path]) -> bool:
    """Not if it is empty, or if all that it holds are maturity models."""
    if not desk.inside(folder):
        return True
    try:
        return any(not any(model.is_relative_to(each) for model in named) for each in visible(folder))
    except OSError:
        return True


def _one(desk: Desk, strategy: str, entry: Path, named: set[Path], sections: Collection[str]) -> Found:
    desk.strategy = strategy
    if is_yaml(entry):
        root = read_file(desk, entry, "a strategy")
        found = Found(strategy, root, failed=root is None)
    else:
        found = read_folder(desk, strategy, entry, named, sections)
    desk.strategy = None
    return found
