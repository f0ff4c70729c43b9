"""Which names of files and folders mean what: endings, ids, and names that are left out."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from playbook_gen.diagnostics import Diagnostic, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import PurePath

    from playbook_gen.source.files import Desk
    from playbook_gen.source.shelf import Shelf

ENDINGS = (".yml", ".yaml")
RESERVED = "index"
READINGS = "readings.csv"
_ID = re.compile(r"[a-z0-9]+([-.][a-z0-9]+)*\Z")


def visible(shelf: Shelf, folder: PurePath) -> Iterator[PurePath]:
    """What stands in a folder, without names that begin with `_` or `.`. Raises `OSError`."""
    return (each for each in shelf.entries(folder) if not each.name.startswith(("_", ".")))


def is_yaml(path: PurePath) -> bool:
    """Whether a path ends like a file that is read."""
    return path.suffix in ENDINGS


def is_file_of_readings(name: str) -> bool:
    """Whether a name may be that of another tool's CSV in a strategy's folder: a name alone, that is not left out and means nothing else."""
    return name.endswith(".csv") and name != READINGS and not name.startswith(("_", ".")) and not is_path(name)


def is_path(name: str) -> bool:
    """Whether a name leads somewhere else."""
    return bool(re.search(r"[/\\:\0]", name))


def is_id(name: str) -> bool:
    """Whether a name is an id as it stands."""
    return _ID.match(name) is not None


def repaired(name: str) -> str:
    """The nearest id: without accents and capitals, with hyphens for all else; may be empty."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[-.]*\.[-.]*", ".", re.sub(r"[^a-z0-9.]+", "-", plain)).strip("-.")


def free_id(desk: Desk, path: PurePath, name: str, taken: Mapping[str, PurePath]) -> str | None:
    """The id of the strategy at this path; for a name that is none, a report and its repaired form, so that its content is checked as well."""
    strategy = name if is_id(name) else repaired(name)
    if name == RESERVED:
        desk.say("bad-id", path, "“index” is the name of the overview of all strategies", "give the strategy another name")
        return None
    if strategy != name:
        desk.say("bad-id", path, f"“{desk.name(path)}” does not give an id", _rename(strategy))
        return strategy if strategy and strategy != RESERVED and strategy not in taken else None
    if strategy in taken:
        names = f"{desk.shown(taken[strategy])} and {desk.shown(path)}"
        message = f"{names} are both the strategy “{strategy}”"
        desk.report(Diagnostic("section-twice", Place(desk.shown(path)), message, "keep one of the two, or give one another name", strategy=strategy))
        return None
    return strategy


def _rename(strategy: str) -> str:
    rule = "small letters a to z, digits, and single hyphens or dots between them"
    return f"name it “{strategy}”: {rule}" if strategy and strategy != RESERVED else f"an id is {rule}"
