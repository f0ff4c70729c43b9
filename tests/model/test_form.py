"""What the format refuses, and where: a tiny strategy in; rule, line, column and hint out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from playbook_gen import Settings, check
from playbook_gen.diagnostics import Diagnostic

CASES = Path(__file__).parents[1] / "cases" / "form"
SETTINGS = Settings(as_of=date(2026, 6, 30))
HEAD = {"title": "title: T", "period": "period: {start: 2026-01-01, end: 2026-12-31}"}
POINTER = re.compile(r" *\^ (?P<rule>[a-z0-9-]+)(?: (?P<hint>.+))?")


class Wanted(NamedTuple):
    """A refusal that a case points at."""

    file: str
    line: int
    column: int
    rule: str
    hint: str


def cases() -> Iterator[object]:
    for file in sorted(CASES.glob("*.yml")):
        for name, case in yaml.safe_load(file.read_text(encoding="utf-8")).items():
            yield pytest.param(case, id=f"{file.stem}: {name}")


def folder(case: str | Mapping[str, str]) -> dict[str, str]:
    """A case's files, a text alone with the title and the period that it needs."""
    if not isinstance(case, str):
        return dict(case)
    head = [line for key, line in HEAD.items() if not re.search(rf"^{key}:", case, re.MULTILINE)]
    return {"x.yml": "".join(f"{line}\n" for line in head) + case}


def split(file: str, text: str) -> tuple[str, list[Wanted]]:
    """The text without its pointers, and what they point at."""
    lines: list[str] = []
    wanted = []
    for line in text.split("\n"):
        if found := POINTER.fullmatch(line):
            wanted.append(Wanted(f"strategies/{file}", len(lines), line.index("^") + 1, found["rule"], found["hint"] or ""))
        else:
            lines.append(line)
    return "\n".join(lines), wanted


def mistaken(found: tuple[Diagnostic, ...], wanted: list[Wanted]) -> list[str]:
    """What was said and not wanted, or wanted and not said, or said without the hint."""
    wanted, wrong = list(wanted), []
    for each in found:
        match = next((one for one in wanted if (one.file, one.line, one.column, one.rule) == (*place(each), each.rule) and one.hint in (each.hint or "")), None)
        if match:
            wanted.remove(match)
        else:
            wrong.append(f"said: {place(each)} {each.rule}: {each.message} ({each.hint})")
    return wrong + [f"not said: {each}" for each in wanted]


def place(each: Diagnostic) -> tuple[str, int, int]:
    return each.place.file, each.place.line, each.place.column


@pytest.mark.parametrize("case", list(cases()))
def test_case(site: Callable[[Mapping[str, str]], Path], case: str | Mapping[str, str]) -> None:
    files = {name: split(name, text) for name, text in folder(case).items()}
    root = site({f"strategies/{name}": text for name, (text, _) in files.items()})
    found = check(root / "strategies", SETTINGS).diagnostics
    assert mistaken(found, [each for _, wanted in files.values() for each in wanted]) == []
    assert list(found) == sorted(found, key=lambda each: each.place)
