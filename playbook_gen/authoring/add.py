"""Adds a new thing to a strategy: finds the file it belongs into, makes its lines, and writes them."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from playbook_gen.authoring.drawing import Line, in_lines
from playbook_gen.authoring.insert import Inserted, inserted
from playbook_gen.authoring.skeleton import ASSESSMENT, Known, skeleton
from playbook_gen.diagnostics import Place
from playbook_gen.locale import LANGUAGES
from playbook_gen.model.fields import SLUG
from playbook_gen.model.form import RESERVED
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import SECTION_OF
from playbook_gen.source import Sources
from playbook_gen.source.names import ENDINGS
from playbook_gen.source.nodes import Mapping as Nodes
from playbook_gen.source.nodes import Sequence, at, key_of, place
from playbook_gen.source.strategy import OWN

_BOM = b"\xef\xbb\xbf"
_OWN_ADDRESS = ("persona", "channel")
"""Kinds whose things have a page each, beside one that lists all."""


@dataclass(frozen=True, slots=True)
class Addition:
    """A new thing, ready to be written: the whole new text of its file (`None` where it cannot be put in safely) and the line it stands on.

    `by_hand` are its lines alone, for the file's part that is called `part` (empty: the file as a whole).
    """

    file: Path
    data: bytes | None
    line: int
    by_hand: str
    part: str


def taken(kind: str, id_: str, strategy: str, sources: Sources) -> Place | None:
    """Where a thing of this kind and id stands already, in the strategy or in what all share; of an assessment, where one of that day stands."""
    own, shared = sources.strategies.get(strategy), sources.shared
    if kind == ASSESSMENT:
        listed = at(own, ("maturity", "assessments")) if own is not None else None
        days = (at(each, ("date",)) for each in listed) if isinstance(listed, Sequence) else ()
        return next((place(day) for day in days if day is not None and day == id_), None)
    for tree in (own, shared):
        things = at(tree, (SECTION_OF[kind],)) if tree is not None else None
        if isinstance(things, Nodes) and id_ in things:
            return place(key_of(things, id_))
    return None


def is_reserved(kind: str, id_: str) -> bool:
    """Whether the page that lists all things of this kind has this address already."""
    return kind in _OWN_ADDRESS and id_ in RESERVED


def known(strategy: str, sources: Sources, language: str, playbook: Playbook) -> Known:
    """What a skeleton for this strategy, one that could be read, is made with; `language` is the site's."""
    own, shared = sources.strategies[strategy], sources.shared
    told = [each for tree in (own, shared) if tree is not None and (each := at(tree, ("language",))) in LANGUAGES]
    ids = {kind: (*_ids(own, section), *_ids(shared, section)) for kind, section in SECTION_OF.items()}
    period = {each: str(day) for each in ("start", "end") if isinstance(day := at(own, ("period", each)), str)}
    model = str(at(own, ("maturity", "model")) or "smi")
    return Known(str(told[0]) if told else language, playbook.vocabulary, ids, period, playbook.maturity_models.get(model))


def _ids(tree: Nodes | None, section: str) -> tuple[str, ...]:
    things = at(tree, (section,)) if tree is not None else None
    return tuple(str(each) for each in things if SLUG.match(each)) if isinstance(things, Nodes) else ()


def addition(kind: str, id_: str, strategy: str, folder: Path, sources: Sources, made_with: Known) -> Addition:
    """A new thing in its place. The strategy must be sound in form, the id free. Raises `OSError` where the file cannot be read."""
    path: tuple[str, ...] = ("maturity", "assessments") if kind == ASSESSMENT else (SECTION_OF[kind],)
    new = skeleton(kind, id_, made_with)
    file, path = _file(folder, strategy, path, path[0] in sources.strategies[strategy])
    if not file.exists():
        return _new_file(file, path, new)
    data = file.read_bytes()
    bom = data[: len(_BOM)] if data.startswith(_BOM) else b""
    found: Inserted | None = inserted(data[len(bom) :].decode("utf-8"), path, new)
    by_hand = "\n".join(in_lines((new,), 2 * len(path), 2))
    return Addition(file, bom + found.text.encode("utf-8") if found else None, found.line if found else 0, by_hand, ": ".join(path))


def _file(folder: Path, strategy: str, path: tuple[str, ...], there: bool) -> tuple[Path, tuple[str, ...]]:
    """The file that a part of a strategy stands in, or is to stand in, and the way to the part in that file. Raises `OSError` where it is called otherwise."""
    for ending in ENDINGS:
        if (whole := folder / f"{strategy}{ending}").is_file():
            return whole, path
    own = next((each for ending in ENDINGS if (each := folder / strategy / f"{OWN}{ending}").exists()), None)
    if own is None:
        raise FileNotFoundError(2, "no file or folder of this name: playbook check tells what is wrong with its name", str(folder / strategy))
    for ending in ENDINGS:
        if (section := folder / strategy / f"{path[0]}{ending}").exists():
            return section, path[1:]
    return (own, path) if there else (own.with_name(f"{path[0]}{own.suffix}"), path[1:])


def _new_file(file: Path, path: tuple[str, ...], new: Line) -> Addition:
    for key in reversed(path):
        new = Line(key, (new,))
    text = "\n".join(in_lines((new,), 0, 2)) + "\n"
    return Addition(file, text.encode("utf-8"), 1 + len(path), text, "")


def write(made: Addition) -> None:
    """Puts the new text in the place of the old one in a single step, with the same permissions; a link stays a link. Raises `OSError`."""
    if made.data is None:
        raise ValueError("there is nothing to write")
    file = made.file.resolve()
    like = file if file.exists() else next(each for each in sorted(file.parent.glob(f"{OWN}.*")))
    if like == file and not os.access(file, os.W_OK):
        raise PermissionError(13, "it may only be read", str(made.file))
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(made.data)
        Path(name).chmod(like.stat().st_mode & 0o777)
        Path(name).replace(file)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
