"""A new playbook: the files that build at once, with a strategy to change rather than an empty page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from importlib import resources
from importlib.resources.abc import Traversable
from string import Template

from playbook_gen.authoring.schemas import FOLDER, schemas
from playbook_gen.model.strategy import SECTIONS

IGNORED = ("/site/", "/.cache/", "/.venv/")
"""What is made by programs and belongs into no repository."""


def files(language: str, today: date) -> dict[str, str]:
    """Each file of a new playbook: its path → its text. The example's period is the twelve months that begin with this one."""
    begun = resources.files(__package__).joinpath("start", language)
    days = {name: day.isoformat() for name, day in _days(today).items()}
    return {
        **{path: Template(text).safe_substitute(days) for path, text in _texts(begun)},
        **{f"{FOLDER}/{name}": text for name, text in schemas(language).items()},
        ".gitignore": "".join(f"{each}\n" for each in IGNORED),
        ".vscode/settings.json": _json({"yaml.schemas": _associations()}),
        ".vscode/extensions.json": _json({"recommendations": ["redhat.vscode-yaml"]}),
    }


def _texts(folder: Traversable, above: str = "") -> Iterator[tuple[str, str]]:
    """Every file below a folder of this package: its path and its text."""
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        if each.is_dir():
            yield from _texts(each, f"{above}{each.name}/")
        else:
            yield f"{above}{each.name}", each.read_text(encoding="utf-8")


def _days(today: date) -> dict[str, date]:
    """The days that the example names, by the names it calls them."""
    start = today.replace(day=1)
    day = timedelta(days=1)
    return {
        "before": start - day,
        "start": start,
        "first_letter": start.replace(day=5),
        "due": _months_later(start, 3) - day,
        "review": _months_later(start, 3),
        "end": _months_later(start, 12) - day,
    }


def _months_later(first: date, months: int) -> date:
    """The first of the month so many months after a first of a month."""
    years, month = divmod(first.month - 1 + months, 12)
    return first.replace(year=first.year + years, month=month + 1)


def _associations() -> dict[str, list[str]]:
    """Which schema an editor takes for which files. A line at the head of a file goes before these."""
    folder = "strategies"
    sections = {f"{FOLDER}/{section}.json": [f"{folder}/*/{section}.yml"] for section in SECTIONS}
    strategy = [f"{folder}/*.yml", f"!{folder}/playbook.yml", f"{folder}/*/strategy.yml"]
    return {f"{FOLDER}/strategy.json": strategy, f"{FOLDER}/playbook.json": [f"{folder}/playbook.yml"], **sections}


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
