"""Text that attacks, and a playbook that has room for another such text in every field that takes any words."""

from __future__ import annotations

import copy
import csv
import io
import json
import os
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from playbook_gen import Settings, check
from playbook_gen.settings import Limits
from playbook_gen.source.nodes import Source, find
from playbook_gen.source.yaml import parse

ROOT = Path(__file__).parents[1]
CORPORA = Path(__file__).parent / "data" / "hostile"
SETTINGS = Settings(date(2026, 6, 30), audience="leadership", reference=True)
STRATEGY, SECOND, SHARED, MODEL, READINGS = "x/strategy.yml", "y.yml", "playbook.yml", "models/own.yml", "x/readings.csv"
PERSONA = "two-city-worker"
MORE = {
    "organisation": "Us",
    "maturity_models": [MODEL],
    "personas": {
        "everybody": {"title": "Everybody", "quote": {"text": "Hm"}, "demographics": {"Home": "Here"}, "evidence": [{"kind": "desk", "note": "We read"}]}
    },
    "kpis": {
        "calm": {
            "title": "Calm",
            "formula": "Counted",
            "unit": "calls",
            "source": "Us",
            "gaming_risk": "Silence",
            "vanity": {"override": True, "reason": "It is not"},
        }
    },
    "pillars": {"trust": {"title": "Trust", "promise": "We tell"}},
    "vocabulary": {name: {"own": "Our own"} for name in ("value", "lifecycle", "intents")},
    "terms": {"en": {kind: ["One", "Many"] for kind in ("goal", "persona", "kpi", "tactic", "reading", "calendar")}},
}
"""What playbook.yml says beside what the demo's does, so that it uses each of its own fields."""

OTHER = {
    "title": "The second",
    "period": {"start": "2025-01-01", "end": "2026-12-31"},
    "summary": "Beside the first",
    "status": "approved",
    "language": "it",
    "owner": "lead",
    "tags": ["night trains"],
    "team": {"lead": {"title": "Lead"}},
    "goals": {"g": {"title": "A goal", "owner": "lead"}},
}
"""A second strategy: with two, the portfolio has something to choose from."""

Way = tuple[str, tuple[Any, ...]]
ORDEAL = os.environ.get("PLAYBOOK_ORDEAL") == "1"
"""Whether there is time for all of it."""


@cache
def corpora() -> Mapping[str, tuple[str, ...]]:
    """The strings of each corpus, by its name."""
    return {file.stem: tuple(json.loads(file.read_text(encoding="utf-8"))) for file in sorted(CORPORA.glob("*.json"))}


@cache
def strings() -> tuple[str, ...]:
    """Every string once."""
    return tuple(dict.fromkeys(each for corpus in corpora().values() for each in corpus))


def leaves(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each text of a tree."""
    for step, each in tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ():
        if isinstance(each, str):
            yield (*path, step)
        else:
            yield from leaves(each, (*path, step))


def written(trees: Mapping[str, Any], readings: str, folder: Path) -> Path:
    """Puts the files of a playbook into a folder; it is the strategies folder then."""
    for name, tree in trees.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_yaml(tree).encode("utf-8", "surrogatepass"))
    (folder / READINGS).write_text(readings, encoding="utf-8", newline="")
    return folder


def as_yaml(tree: Any) -> str:
    """A tree as YAML, all that is not ASCII as escapes: what nobody can see is seen in the file."""
    return str(yaml.safe_dump(tree, sort_keys=False, width=10_000_000))


@cache
def attacks() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a text takes; what only prose takes."""
    lines = tuple(filter(takes_text, strings()))
    return lines, tuple(each for each in strings() if takes_prose(each) and each not in lines)


@dataclass(frozen=True)
class Room:
    """A playbook as trees by file; the ways to its texts, which take one line, and to its prose, which takes more."""

    trees: Mapping[str, Any]
    texts: tuple[Way, ...]
    prose: tuple[Way, ...]

    @property
    def ways(self) -> tuple[Way, ...]:
        """All of them."""
        return (*self.texts, *self.prose)

    def with_words(self, words: Callable[[int, Way], str]) -> dict[str, Any]:
        """The trees with `words(number, way)` in each field."""
        trees = copy.deepcopy(dict(self.trees))
        for number, (file, path) in enumerate(self.ways):
            holder: Any = trees[file]
            for step in path[:-1]:
                holder = holder[step]
            holder[path[-1]] = words(number, (file, path))
        return trees

    def attacked(self, turn: int, folder: Path) -> Path:
        """The playbook in a folder, with another attack in each field. Each turn begins elsewhere, every second one in Italian.

        Names that authors choose themselves, as of demographic facts and of activities, and notes of readings are attacks as well.
        """
        trees = self.with_words(lambda number, _: self.attack(turn, number))
        plan = trees[STRATEGY]
        plan["language"] = "it" if turn % 2 else "en"
        for number in range(8):
            name = self.attack(turn + 1, number)
            if len(quoted(name)) > 120:
                continue  # a long key is written in a way that strategies may not use
            plan["personas"][PERSONA]["demographics"][name] = self.attack(turn + 2, number)
            plan["governance"]["raci"][name] = {"responsible": "systems-lead"}
        return written(trees, self._readings(turn), folder)

    def attack(self, turn: int, number: int) -> str:
        """What stands in the field of this number on this turn: where a text is one line what it takes, in prose what only prose takes as well."""
        lines, more = attacks()
        if (later := number - len(self.texts)) >= 0:
            return (*more, *lines)[(turn * len(self.prose) + later) % (len(more) + len(lines))]
        return lines[(turn * (len(self.texts) + 37) + number) % len(lines)]

    def _readings(self, turn: int) -> str:
        rows = list(csv.reader(io.StringIO((ROOT / "strategies/lantern-line-2026/readings.csv").read_text(encoding="utf-8"))))
        text = io.StringIO()
        noted = ([*row[:3], self.attack(turn + 3, number)] for number, row in enumerate(rows[1:]))
        csv.writer(text, lineterminator="\n").writerows([rows[0], *noted])
        return text.getvalue()


def whole(shared: dict[str, Any]) -> dict[str, Any]:
    """What playbook.yml says: the demo's own, and more."""
    found = {**shared, **{name: each for name, each in MORE.items() if name not in ("vocabulary", "terms")}}
    found["vocabulary"] = {**shared["vocabulary"], **MORE["vocabulary"]}
    found["terms"] = {**shared["terms"], **MORE["terms"]}
    return found


@cache
def demo_trees() -> dict[str, Any]:
    """The demo's invented strategy as one file, what it shares, and the maturity model that it uses, as one of its own."""
    plan: dict[str, Any] = {}
    for file in sorted((ROOT / "strategies/lantern-line-2026").glob("*.yml")):
        read = yaml.safe_load(file.read_text(encoding="utf-8"))
        plan.update(read if file.stem == "strategy" else {file.stem: read})
    del plan["readings"]  # of a file that is not beside these trees
    plan["source"] = {"title": "Where it was published", "url": "https://example.org/plan"}
    plan["maturity"]["model"] = "own"
    for tactic in plan["tactics"].values():
        tactic["closes"] = [f"own/{each.removeprefix('smi/')}" for each in tactic.get("closes", ())]
    plan["channels"]["station-tables"] = {"title": "Tables", "personas": ["everybody"], "kpis": ["calm"], "pillars": ["trust"]}
    model = json.loads(json.dumps(yaml.safe_load((ROOT / "playbook_gen/maturity_models/smi.yml").read_text(encoding="utf-8"))))  # levels as texts: keys are
    shared = yaml.safe_load((ROOT / "strategies/playbook.yml").read_text(encoding="utf-8"))
    return {STRATEGY: plan, SECOND: OTHER, SHARED: whole(shared), MODEL: {**model, "id": "own", "version": "1"}}


def room(scratch: Path) -> Room:
    """Found by trying: a text is what takes angle brackets, prose what takes two lines as well. `scratch` is an empty folder."""
    trees = demo_trees()
    every: tuple[Way, ...] = tuple((file, path) for file, tree in trees.items() for path in leaves(tree))
    lines = _taken(Room(trees, every, ()), "<any>", scratch / "lines")
    prose = _taken(Room(trees, lines, ()), "<any>\n\n<more>", scratch / "prose")
    return Room(trees, tuple(each for each in lines if each not in prose), prose)


def _taken(tried: Room, words: str, folder: Path) -> tuple[Way, ...]:
    """The ways on which these words are not refused. What is refused is taken back until nothing is: at most a hundred problems of a file are told at once."""
    ways, refused = list(tried.ways), set()
    for _ in range(20):
        trees = Room(tried.trees, tuple(each for each in ways if each not in refused), ()).with_words(lambda number, _: f"{words} n{number}n")
        found = {(Path(each.place.file).relative_to(folder.name).as_posix(), each.place.line, each.place.column) for each in _said(trees, folder)}
        if not found:
            return tuple(each for each in ways if each not in refused)
        nodes: dict[str, Any] = {file: parse(Source(file, as_yaml(tree)), Limits(), lambda _: None) for file, tree in trees.items()}
        refused |= {(file, path) for file, path in ways if (file, (node := find(nodes[file], path)).line, node.column) in found}
    raise AssertionError(found)


def _said(trees: Mapping[str, Any], folder: Path) -> tuple[Any, ...]:
    written(trees, "kpi,date,value,note\n", folder)
    return check(folder, SETTINGS).diagnostics


PLAN = "title: X\nperiod: {start: 2026-01-01, end: 2026-12-31}\n"


def tried(section: str, line: str, attacks: tuple[str, ...], folder: Path) -> dict[str, list[Any]]:
    """Each attack → what is said of it where it stands, alone in its strategy, in a section, on a line that says STRING."""
    said: dict[str, list[Any]] = {each: [] for each in attacks}
    folder.mkdir(parents=True, exist_ok=True)
    for number, each in enumerate(attacks):
        (folder / f"s{number}.yml").write_text(f"{PLAN}{section}\n{line.replace('STRING', quoted(each))}\n", encoding="utf-8")
    for each in check(folder, SETTINGS).diagnostics:
        said[attacks[int(Path(each.place.file).stem[1:])]].append(each)
    return said


def quoted(text: str) -> str:
    """A text between quotation marks on one line, as YAML reads it."""
    return str(yaml.safe_dump(text, default_style='"', width=10_000_000)).rstrip("\n")


@cache
def takes_text(text: str) -> bool:
    """Whether a field of one line takes this: something can be seen in it, it has no second line, and no control character but a tab."""
    return takes_prose(text) and not re.search("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", text.removesuffix("\n").removesuffix("\r"))


@cache
def takes_prose(text: str) -> bool:
    """Whether a field of Markdown takes this."""
    seen = any(unicodedata.category(each) not in ("Cf", "Cc", "Zs", "Zl", "Zp") for each in text)
    return seen and not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]|\r(?!\n)", text)
