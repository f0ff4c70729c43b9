"""What each rule of the doctrine finds, and where: a tiny strategy in; severity, line and column out. The cases are in tests/cases/rules, a file a rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from playbook_gen import Settings, check
from playbook_gen.rules import Finding, rules
from playbook_gen.rules.rule import Manual, manual

CASES = Path(__file__).parents[1] / "cases" / "rules"
HEAD = {"title": "title: T", "period": "period: {start: 2026-01-01, end: 2026-12-31}", "status": "status: approved"}
POINTER = re.compile(r" *\^ ?(?P<severity>error|warning|info)?(?: (?P<words>.+))?")
EVERY_RULE = pytest.mark.parametrize("name", rules())


class Wanted(NamedTuple):
    """A finding that a case points at."""

    file: str
    line: int
    column: int
    severity: str
    words: str


class Case(NamedTuple):
    """What an author writes, file by file, with what a rule finds there on a day."""

    files: Mapping[str, str]
    wanted: list[Wanted]
    as_of: date


def told(name: str) -> Any:
    """A rule's file of cases."""
    return yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))


def cases() -> Iterator[object]:
    for file in sorted(CASES.glob("*.yml")):
        for group, found in told(file.stem).items():
            for name, case in found.items():
                yield pytest.param(file.stem, group, case, id=f"{file.stem}, {group}: {name}")


def read(rule: str, case: str | Mapping[str, Any]) -> Case:
    """A case's files without their pointers; a text alone is a strategy x.yml."""
    told = {"x.yml": case} if isinstance(case, str) else dict(case)
    day = told.pop("as_of", date(2026, 6, 30))
    files, wanted = {}, []
    for name, text in told.items():
        files[name], found = split(f"strategies/{name}", with_head(text) if name.endswith((".yml", "strategy.yml")) and name != "playbook.yml" else text)
        wanted += [each._replace(severity=each.severity or str(rules()[rule].severity)) for each in found]
    return Case(files, wanted, day)


def with_head(text: str) -> str:
    """A strategy with the title, the period and the status that it needs, approved so that nothing is lowered; at its end, where it moves no line."""
    return text.rstrip("\n") + "\n" + "".join(f"{line}\n" for key, line in HEAD.items() if not re.search(rf"^{key}:", text, re.MULTILINE))


def split(file: str, text: str) -> tuple[str, list[Wanted]]:
    """The text without its pointers, and what they point at: the character above."""
    lines: list[str] = []
    wanted = []
    for line in text.split("\n"):
        if found := POINTER.fullmatch(line):
            wanted.append(Wanted(file, len(lines), line.index("^") + 1, found["severity"] or "", found["words"] or ""))
        else:
            lines.append(line)
    return "\n".join(lines), wanted


def found(root: Path, rule: str, day: date) -> list[Finding]:
    checked = check(root / "strategies", Settings(day, select=(rule,)))
    assert checked.diagnostics == (), "this case is wrong in form"
    return [each for each in checked.findings if each.accepted is None]


def mistaken(found: list[Finding], wanted: list[Wanted]) -> list[str]:
    """What was said and not wanted, or wanted and not said; pointers at one character stand for as many findings there."""
    wanted, wrong = list(wanted), []
    for each in found:
        said = each.diagnostic()
        text = f"{said.message} ({said.hint})"
        where = (said.place.file, said.place.line, said.place.column, str(said.severity))
        match = next((one for one in wanted if one[:4] == where and one.words in text), None)
        if match:
            wanted.remove(match)
        else:
            wrong.append(f"said: {where}: {text}")
    return wrong + [f"not said: {each}" for each in wanted]


@pytest.mark.parametrize(("rule", "group", "case"), list(cases()))
def test_case(site: Callable[[Mapping[str, str]], Path], rule: str, group: str, case: str | Mapping[str, Any]) -> None:
    files, wanted, day = read(rule, case)
    assert bool(wanted) == (group == "fails")
    root = site({f"strategies/{name}": text for name, text in files.items()})
    assert mistaken(found(root, rule, day), wanted) == []


@EVERY_RULE
def test_the_examples_of_a_manual_do_as_it_says(site: Callable[[Mapping[str, str]], Path], name: str) -> None:
    told: Manual = rules()[name].manual
    for text, fails in ((told.fails, True), (told.passes, False)):
        root = site({"strategies/x.yml": with_head(text)})
        assert bool(found(root, name, date(2026, 6, 30))) == fails, text


@EVERY_RULE
def test_a_rule_has_three_cases_of_each_kind(name: str) -> None:
    assert set(told(name)) == {"fails", "passes"}
    assert {group: len(found) for group, found in told(name).items() if len(found) < 3} == {}


@EVERY_RULE
def test_a_rule_that_knows_words_is_tried_in_italian(name: str) -> None:
    module = Path(__file__).parents[2] / "playbook_gen" / "rules" / f"{name.replace('-', '_')}.py"
    if "rules.words" in module.read_text(encoding="utf-8"):
        assert "language: it" in yaml.safe_dump(told(name)["fails"])
        assert "language: it" in yaml.safe_dump(told(name)["passes"])


def test_every_file_of_cases_is_of_a_rule() -> None:
    assert {file.stem for file in CASES.glob("*.yml")} == set(rules())


@EVERY_RULE
def test_what_a_rule_says_is_a_sentence_that_goes_on(site: Callable[[Mapping[str, str]], Path], name: str) -> None:
    """Without a capital and without a full stop, so that each report can set it as it wants; and it can be said in every language."""
    root = site({"strategies/x.yml": with_head(rules()[name].manual.fails)})
    for each in found(root, name, date(2026, 6, 30)):
        for text in (each.message.text, each.hint.text):
            assert text[0] == text[0].lower()
            assert not text.endswith(".")
        assert each.diagnostic("it").message
        assert each.diagnostic("it").hint


@pytest.mark.parametrize("docstring", ["", "A title.", "A title.\n\nFlags: x\n\nWhy: y\n\nPasses:\n  a: b\n\nFails:\n  a: b\n\nAccept: never"])
def test_a_manual_with_a_part_missing_or_out_of_order_is_refused(docstring: str) -> None:
    with pytest.raises(ValueError, match="a manual is"):
        manual(docstring)


def test_nothing_shared_is_judged_while_a_strategy_cannot_be_read(site: Callable[..., Path]) -> None:
    """The broken one may be the very one that uses it."""
    head = "title: T\nperiod: {start: 2026-01-01, end: 2026-12-31}\n"
    shared, broken = "kpis: {k: {title: K}}", f"{head}targt: 1\ngoals: {{g: {{title: G, kpi: k}}}}"
    root = site({"strategies/playbook.yml": shared, "strategies/x.yml": head, "strategies/y.yml": broken})
    assert [each for each in check(root / "strategies", Settings(date(2026, 6, 30))).findings if each.plan is None] == []
