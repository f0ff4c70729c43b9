"""One strategy's file, or the files of its folder joined into one mapping."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playbook_gen.diagnostics import did_you_mean
from playbook_gen.source import readings, yaml
from playbook_gen.source.imported import imported, names
from playbook_gen.source.names import ENDINGS, READINGS, is_yaml, visible
from playbook_gen.source.nodes import Mapping, Refused, Source, copied, key_of, mapping, place, refused, scalar
from playbook_gen.source.refusals import join

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import PurePath

    from playbook_gen.source.files import Desk
    from playbook_gen.source.nodes import Node

OWN = "strategy"
NEEDED = ("title", "period")
# These sections are no mappings from id to fields, and none has a field of its own name.
_NOT_BY_ID = ("listening", "governance", "maturity")


@dataclass
class Found:
    """A strategy as read; `fields` is `None` where its one file could not be read, `failed` where any of its files could not, `own_failed` its strategy.yml."""

    id: str
    fields: Mapping | None
    readings: list[Mapping] = field(default_factory=list)
    failed: bool = False
    own_failed: bool = False


def read_file(desk: Desk, path: PurePath, what: str) -> Mapping | None:
    """The mapping in a file that must hold one; else a report and `None`."""
    source = desk.read(path)
    node = desk.parse(source, yaml.parse) if source else None
    if node is None or isinstance(node, Mapping):
        return node
    if not isinstance(node, Refused):
        desk.say("wrong-type", place(node), f"{what} is written as “key: value” lines", "begin with a key, a colon and a space: title: …")
    return None


def read_folder(desk: Desk, strategy: str, folder: PurePath, named: set[PurePath], sections: Collection[str]) -> Found:
    """strategy.yml, then a file a section, by name. Files in `named` belong to somebody else."""
    own = folder / f"{OWN}.yml"
    found = Found(strategy, mapping(Source(desk.shown(own), "")))
    if not desk.shelf.inside(folder):
        desk.say("path-outside", folder, f"“{desk.shown(folder)}” leaves the strategies folder", "move the folder into the strategies folder")
        return Found(strategy, None, failed=True)
    try:
        entries = sorted(each for each in visible(desk.shelf, folder) if not any(model.is_relative_to(each) for model in named))
    except OSError as error:
        desk.say("unreadable-file", folder, f"this folder cannot be read: {error.strerror}", "check who may read it")
        return Found(strategy, None, failed=True)
    files: dict[str, PurePath] = {}
    for entry in sorted(entries, key=lambda each: each.stem != OWN):
        if entry.name == READINGS:
            source = desk.read(entry)
            found.readings = desk.parse(source, readings.parse) if source else []
        elif not _is_named(found, entry) and _belongs(desk, entry, files, sections):
            files[entry.stem] = entry
            _add(desk, found, entry)
    found.readings = [*found.readings, *imported(desk, folder, found.fields)]
    _without_own(desk, found, files.get(OWN), own, sections)
    return found


def _is_named(found: Found, entry: PurePath) -> bool:
    """Whether a file is one of readings that strategy.yml names, or would name, could it be read."""
    return entry.suffix == ".csv" and (found.own_failed or entry.name in names(found.fields))


def _without_own(desk: Desk, found: Found, given: PurePath | None, wanted: PurePath, sections: Collection[str]) -> None:
    """Where there is no strategy.yml, or none that can be used: one report, and nothing that it would have held is missed later."""
    fields = found.fields
    if fields is None or (given and not found.own_failed):
        return
    if not given:
        desk.say("missing-key", wanted, f"this folder has no {wanted.name}", f"add one with {' and '.join(NEEDED)}")
    # A file that is there but cannot be used may hold any section.
    for key in (*NEEDED, *(sections if given else ())):
        fields.setdefault(scalar(key, fields.source), refused(fields.source))


def _belongs(desk: Desk, entry: PurePath, files: dict[str, PurePath], sections: Collection[str]) -> bool:
    """Whether an entry of a strategy's folder is a file of it that has not been read yet; says why not."""
    known = [OWN, *sorted(sections)]
    if is_yaml(entry) and entry.stem in known:
        if entry.stem not in files:
            return True
        desk.say("section-twice", entry, f"{desk.shown(files[entry.stem])} and {desk.shown(entry)} hold the same section", "keep one of the two")
        return False
    name = desk.name(entry)
    also = "begin its name with “_” to leave it out"
    if entry.suffix == ".csv":
        also = f"name it under readings in {OWN}.yml, or {also}"
    if desk.shelf.is_folder(entry):
        desk.say("unknown-key", entry, f"the folder “{name}” stands in a strategy's folder, where only files are read", f"move its files up, or {also}")
        return False
    wanted = known if entry.suffix.lower() in ENDINGS else [READINGS]
    nearest = did_you_mean(entry.stem if wanted is known else name, wanted)
    meant = nearest if nearest and nearest.startswith("did") else None
    desk.say("unknown-key", entry, f"“{name}” is neither a section nor {READINGS}", f"{meant} Or {also}" if meant else also)
    return False


def _add(desk: Desk, found: Found, entry: PurePath) -> None:
    """Joins one file to what has been found."""
    if entry.stem == OWN:
        root = read_file(desk, entry, "a strategy")
        found.own_failed = root is None
        found.failed |= found.own_failed
        found.fields = mapping(root.source, root.line, root.column) if root is not None else mapping(Source(desk.shown(entry), ""))
        found.fields.update(root or {})
        return
    fields = found.fields
    source = desk.read(entry)
    node = desk.parse(source, yaml.parse) if source else None
    found.failed |= node is None
    source = source or Source(desk.shown(entry), "")
    node = _unwrapped(desk, node, entry.stem) if node is not None else refused(source)
    if fields is None:
        return
    if entry.stem in fields:
        key = key_of(fields, entry.stem)
        message = f"“{key}” stands here and in {desk.shown(entry)}; both are the same section"
        desk.say("section-twice", place(key), message, "keep one of the two")
        first = fields[key]
        fields[key] = copied(first) if isinstance(first, Mapping) else first
        join(fields[key], node)
    else:
        fields[scalar(entry.stem, source)] = node


def _unwrapped(desk: Desk, node: Node, section: str) -> Node:
    """What stands in a section's file; where its name is repeated around that, a report and the inner part."""
    if not isinstance(node, Mapping) or list(node) != [section]:
        return node
    (key, inner), *_ = node.items()
    if not isinstance(inner, Mapping) or not (section in _NOT_BY_ID or _is_by_id(inner)):
        return node
    desk.say("section-twice", place(key), f"this file already is the section {section}", "delete this line and move the rest two spaces to the left")
    return inner


def _is_by_id(node: Mapping) -> bool:
    """Whether these are things by id, and not the fields of one thing: a thing has a title at least. What was refused may have been either."""
    return any(isinstance(each, Mapping) for each in node.values()) and all(isinstance(each, Mapping | Refused) for each in node.values())
