"""The files that playbook.yml names as maturity models, and the folders that hold nothing else."""

from __future__ import annotations

import posixpath
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from playbook_gen.source import yaml
from playbook_gen.source.names import ENDINGS, visible
from playbook_gen.source.nodes import Mapping, Scalar, Sequence, place, refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playbook_gen.source.files import Desk
    from playbook_gen.source.nodes import Node


def maturity_models(desk: Desk, shared: Mapping | None) -> tuple[list[tuple[Scalar, Node]], set[PurePath]]:
    """The files that playbook.yml names as maturity models, each once; with them all paths that are therefore no strategies."""
    listed = shared.get("maturity_models") if shared is not None else None  # type: ignore[call-overload]  # a text finds the key of the same text
    models: list[tuple[Scalar, Node]] = []
    named: dict[PurePath, Scalar] = {}
    for path in listed if isinstance(listed, Sequence) else ():
        if not isinstance(path, Scalar) or not path.strip():
            continue
        file = desk.folder / posixpath.normpath(path)
        if file in named:
            message = f"“{path[:200]}” names the same file as line {named[file].line}"
            desk.say("duplicate-key", place(path), message, "name each maturity model once")
            continue
        named[file] = path
        models.append((path, _maturity_model(desk, file, path)))
    return models, set(named)


def all_are_models(models: Iterable[tuple[Scalar, Node]]) -> bool:
    """Whether none is surely reported later: without axes it is no maturity model, but perhaps the strategy that is missed."""
    return all(isinstance(tree, Mapping) and "axes" in tree for _, tree in models)


def only_models(desk: Desk, folder: PurePath, named: set[PurePath]) -> None:
    """Says which YAML files in a folder of maturity models are not named, at any depth; other files may stand there."""
    for file in _files(desk, folder):
        if file.suffix.lower() in ENDINGS and file not in named:
            path = desk.shown(file).removeprefix(f"{desk.shown_as}/")
            hint = f"add {path} to maturity_models in playbook.yml, or begin its name with “_” to leave it out"
            desk.say("unknown-key", file, f"“{desk.name(file)}” stands among maturity models and is not named as one", hint)


def _files(desk: Desk, folder: PurePath) -> Iterator[PurePath]:
    """Every visible file in a folder, at any depth; a folder that cannot be listed has none, and links are not followed."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            entries = sorted(visible(desk.shelf, here))
        except OSError:
            continue
        yield from (each for each in entries if not desk.shelf.is_folder(each))
        waiting += [each for each in reversed(entries) if desk.shelf.is_folder(each) and not desk.shelf.is_link(each)]


def _maturity_model(desk: Desk, file: PurePath, path: Scalar) -> Node:
    """What stands in a maturity model's file; reported problems belong to the place that names it."""
    if PurePosixPath(path).is_absolute() or PureWindowsPath(path).drive or "\\" in path or f"{posixpath.normpath(path)}/".startswith("../"):
        desk.say("path-outside", place(path), f"“{path[:200]}” leaves the strategies folder", "name a file inside it, such as models/ours.yml")
        return refused(path.source, path.line, path.column)
    source = desk.read(file, place(path))
    node = desk.parse(source, yaml.parse) if source else None
    return node if node is not None else refused(path.source, path.line, path.column)
