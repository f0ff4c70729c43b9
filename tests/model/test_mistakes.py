"""Common mistakes, and word for word what an author who makes one is told."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import playbook_gen
from playbook_gen import Settings, check
from playbook_gen.diagnostics import Diagnostic, Severity
from playbook_gen.reports.text import render

CASES = Path(__file__).parents[1] / "cases" / "mistakes.yml"
SETTINGS = Settings(as_of=date(2026, 4, 1))


def mistakes() -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    return cases


def told(each: Diagnostic, one_file: bool) -> dict[str, str | None]:
    """A diagnostic as a case writes it: the file where there are several, the severity where it is not an error."""
    said = {"at": f"{each.place.line}:{each.place.column}", "rule": each.rule, "message": each.message, "hint": each.hint}
    place = {} if one_file else {"file": each.place.file.removeprefix("strategies/")}
    return {**place, **said, **({} if each.severity is Severity.ERROR else {"severity": each.severity.value})}


def cases() -> Iterator[object]:
    yield from (pytest.param(case, id=case["name"]) for case in mistakes())


@pytest.mark.parametrize("case", list(cases()))
def test_what_an_author_is_told(site: Callable[[Mapping[str, str]], Path], case: dict[str, Any]) -> None:
    files = case.get("files") or {"spring.yml": case["file"]}
    root = site({f"strategies/{name}": text for name, text in files.items()})
    checked = check(root / "strategies", SETTINGS)
    assert [told(each, len(files) == 1) for each in checked.diagnostics] == case["says"]
    assert checked.stops == any("severity" not in each for each in case["says"])
    assert all(each.hint for each in checked.diagnostics)


def test_there_are_many_and_no_two_have_one_name() -> None:
    names = [case["name"] for case in mistakes()]
    assert len(names) == len(set(names)) > 40


def test_a_file_full_of_mistakes_is_not_told_to_its_end(site: Callable[[Mapping[str, str]], Path]) -> None:
    head = "title: Spring\nperiod: {start: 2026-03-01, end: 2026-06-30}\ngoals:\n"
    checked = check(site({"strategies/spring.yml": head + "".join(f"  g{each}: {{title: G, targt: 3}}\n" for each in range(130))}) / "strategies", SETTINGS)
    report = render(checked.diagnostics, checked.texts)
    assert report.count("error:") == 100
    assert report.endswith("\n\nand 30 more in strategies/spring.yml\n\n130 errors in 1 file\n")


JARGON = re.compile(r"\b(mappings?|scalars?|nodes?|sequences?|booleans?|flow|blocks?|pars(e|es|ed|ing)|strings?|integers?|dicts?|tokens?|arrays?)\b")
ROOMS = [file for room in ("source", "model") for file in sorted((Path(playbook_gen.__file__).parent / room).glob("*.py"))]


def texts(file: Path) -> Iterator[str]:
    """The texts that a module may show to an author: all of more than a word, but for docstrings, keys, and what it compares others' messages with."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    aside = [node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)]
    aside += [key for node in ast.walk(tree) if isinstance(node, ast.Dict) for key in node.keys if key is not None]
    aside += [part for node in ast.walk(tree) if isinstance(node, ast.Compare) for part in ast.walk(node) if isinstance(part, ast.expr)]
    left_out = {id(each) for each in aside if isinstance(each, ast.Constant)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value and id(node) not in left_out:
            yield node.value


def test_nobody_needs_to_know_how_files_are_read() -> None:
    said = [text for file in ROOMS for text in texts(file)]
    said += [text for case in mistakes() for each in case["says"] for text in (each["message"], each["hint"])]
    assert len(said) > 600
    assert [text for text in said if JARGON.search(text)] == []
