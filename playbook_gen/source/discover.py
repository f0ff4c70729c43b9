"""Which files make up which strategy, in a stable order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playbook_gen.diagnostics import Diagnostic, Place, in_order
from playbook_gen.source.files import Desk, Parsed
from playbook_gen.source.imported import refuse_all, said
from playbook_gen.source.lines import on_one_line
from playbook_gen.source.maturity_models import all_are_models, maturity_models, only_models
from playbook_gen.source.names import ENDINGS, READINGS, free_id, is_id, is_yaml, visible
from playbook_gen.source.nodes import Mapping
from playbook_gen.source.strategy import OWN, Found, read_file, read_folder

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import PurePath

    from playbook_gen.settings import Limits
    from playbook_gen.source.nodes import Node, Scalar, Source
    from playbook_gen.source.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Sources:
    """All that stands in a strategies folder.

    `strategies` and `readings` are by strategy id, `texts` by the file name that people are shown. `failed` are ids of strategies of which something
    could not be read: what seems to be missing there may stand in the broken part. `shared_failed` says the same of playbook.yml. `parsed` is what stands in
    each file by itself.
    """

    shared: Mapping | None
    strategies: dict[str, Mapping]
    readings: dict[str, list[Mapping]]
    maturity_models: list[tuple[Scalar, Node]]
    files: tuple[PurePath, ...]
    texts: dict[str, Source]
    diagnostics: tuple[Diagnostic, ...]
    parsed: dict[str, Parsed]
    failed: frozenset[str] = frozenset()
    shared_failed: bool = False


def read(shelf: Shelf, sections: Collection[str], limits: Limits, shown_as: str | None = None, last: Sources | None = None) -> Sources:
    """Reads a strategies folder. `shown_as` is what people are shown for it (default: the path if relative, else its name); `last` is what was read before:
    the nodes of files with the same text are taken from it.
    """
    folder = shelf.root
    name = folder.name if folder.is_absolute() else folder.as_posix()
    desk = Desk(shelf, on_one_line(name if shown_as is None else shown_as).rstrip("/"), limits, before=last.parsed if last else {})
    entries = _entries(desk)
    shared, entries, shared_failed = _shared(desk, entries)
    models, named = maturity_models(desk, shared)
    found = _strategies(desk, [each for each in entries if each not in named], named, sections)
    if not found and not desk.diagnostics and all_are_models(models):
        hint = f"write a first strategy there: {desk.shown_as or '.'}/my-strategy.yml"
        desk.report(Diagnostic("unreadable-file", Place(desk.shown_as or "."), "there is no strategy in this folder", hint))
    return Sources(
        shared=shared,
        strategies={each.id: each.fields for each in found if each.fields is not None},
        readings={each.id: each.readings for each in found if each.readings or said(each.fields)},
        maturity_models=models,
        files=tuple(desk.files),
        texts=desk.texts,
        diagnostics=in_order(desk.diagnostics),
        parsed=desk.parsed,
        failed=frozenset(each.id for each in found if each.failed),
        shared_failed=shared_failed,
    )


def _entries(desk: Desk) -> list[PurePath]:
    """What stands in the strategies folder, sorted by name; a report where it cannot be listed."""
    try:
        return sorted(visible(desk.shelf, desk.folder))
    except FileNotFoundError:
        message, hint = "there is no such folder", "make the folder, or correct its name in the settings"
    except NotADirectoryError:
        message, hint = "this is a file, not a folder", "name the folder that holds the strategies"
    except (OSError, ValueError) as error:
        message, hint = f"this folder cannot be read: {getattr(error, 'strerror', None) or 'no such name'}", "check who may read it"
    desk.report(Diagnostic("unreadable-file", Place(desk.shown_as or "."), message, hint))
    return []


def _shared(desk: Desk, entries: list[PurePath]) -> tuple[Mapping | None, list[PurePath], bool]:
    """playbook.yml, all other entries, and whether playbook.yml is there but cannot be used."""
    ours = [each for each in entries if each.name in {f"playbook{ending}" for ending in ENDINGS}]
    others = [each for each in entries if each not in ours]
    for second in ours[1:]:
        desk.say("section-twice", second, f"{desk.shown(ours[0])} and {desk.shown(second)} are both the shared file", "keep one of the two")
    root = read_file(desk, ours[0], "what all strategies share") if ours else None
    return root, others, bool(ours) and root is None


def _strategies(desk: Desk, entries: list[PurePath], named: set[PurePath], sections: Collection[str]) -> list[Found]:
    """Every strategy once, by name."""
    names = {entry: entry.stem if is_yaml(entry) else entry.name for entry in entries if _is_strategy(desk, entry, named, sections)}
    found: dict[str, PurePath] = {}
    # A name that is an id comes first, so that the repaired form of another one never takes its place.
    for entry, name in sorted(names.items(), key=lambda each: not is_id(each[1])):
        strategy = free_id(desk, entry, name, found)
        if strategy:
            found[strategy] = entry
    return [_one(desk, strategy, entry, named, sections) for strategy, entry in sorted(found.items(), key=lambda each: each[1])]


def _is_strategy(desk: Desk, entry: PurePath, named: set[PurePath], sections: Collection[str]) -> bool:
    """Whether an entry of the top folder is a strategy; says what cannot be meant to be ignored."""
    if is_yaml(entry):
        return True
    if entry.name == READINGS:
        desk.say("unknown-key", entry, "readings belong to one strategy", "put readings.csv into that strategy's folder")
    elif entry.suffix.lower() in ENDINGS:
        right = desk.name(entry).removesuffix(entry.suffix) + entry.suffix.lower()
        desk.say("bad-id", entry, f"the ending “{entry.suffix}” is not read", f"write it in small letters: {right}")
    elif desk.shelf.is_folder(entry):
        return _holds_a_strategy(desk, entry, named, sections)
    return False


def _holds_a_strategy(desk: Desk, folder: PurePath, named: set[PurePath], sections: Collection[str]) -> bool:
    """Not if it is empty, and not if it holds maturity models and no file of a strategy."""
    if not desk.shelf.inside(folder):
        return True
    try:
        entries = list(visible(desk.shelf, folder))
    except OSError:
        return True
    if not any(model.is_relative_to(folder) for model in named):
        return bool(entries)
    if any(is_yaml(each) and each.stem in (OWN, *sections) and each not in named for each in entries):
        return True
    only_models(desk, folder, named)
    return False


def _one(desk: Desk, strategy: str, entry: PurePath, named: set[PurePath], sections: Collection[str]) -> Found:
    desk.strategy = strategy
    if is_yaml(entry):
        root = read_file(desk, entry, "a strategy")
        found = Found(strategy, root, failed=root is None)
        refuse_all(desk, strategy, root)
    else:
        found = read_folder(desk, strategy, entry, named, sections)
    desk.strategy = None
    return found
