"""A playbook in which all that fewer may see is marked: each text with a word of its own, so that a leak of any of them is found by its name."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from playbook_gen import Settings, check
from playbook_gen.model.links import own_things, shared_things
from playbook_gen.model.strategy import SECTION_OF, SECTIONS
from playbook_gen.model.walk import mentions
from playbook_gen.rules import rules
from tests.conftest import TextFields

MARK = "qzx"
"""In every marked word, and in nothing else."""
SHARED: dict[str, Any] = {
    "organisation": "Lantern Line",
    "team": {
        "board": {"title": "The board", "function": "leadership", "role": "Decides", "contact": "board@example.org", "tags": ["people"]},
        "playbook-editor": {"title": "Playbook editor", "function": "communications"},
    },
    "personas": {"commuter": {"title": "The commuter", "needs": ["A seat"], "evidence": [{"kind": "interview", "date": date(2026, 1, 5), "note": "Nine"}]}},
    "kpis": {"trust": {"title": "Trust", "unit": "%", "better": "higher", "formula": "yes / all", "owner": "board"}},
    "pillars": {"calm": {"title": "Calm", "promise": "No alarm"}},
}
USES = {"strategies": {"shared-use": {"title": "Uses what is shared", "owner": "board", "personas": "commuter", "progress_kpis": "trust"}}}


@dataclass
class Marked:
    """`files` holds the playbook with the hidden things, `unwritten` the same where nobody ever wrote them (as many empty comments stand there instead, so that
    the lines of all else are the same), `things` the kinds of those that are hidden.
    """

    level: str
    files: dict[str, str] = field(default_factory=dict)
    unwritten: dict[str, str] = field(default_factory=dict)
    things: set[str] = field(default_factory=set)
    made: int = 0

    def word(self) -> str:
        """The next marked word."""
        self.made += 1
        return f"{MARK}{self.made}{MARK}"

    @property
    def words(self) -> set[str]:
        """All that stand in the files."""
        return {each for text in self.files.values() for each in re.findall(rf"{MARK}\d+{MARK}", text)}

    def add(self, name: str, *parts: tuple[str, str]) -> None:
        """A file of texts that all may see, each with a text that stays hidden below it."""
        self.files[name] = "".join(open_ + hidden for open_, hidden in parts)
        self.unwritten[name] = "".join(open_ + "#\n" * hidden.count("\n") for open_, hidden in parts)


def dumped(tree: Any, indent: str = "") -> str:
    """YAML text."""
    return "".join(f"{indent}{line}\n" for line in yaml.safe_dump(tree, sort_keys=False, allow_unicode=True, width=10_000).splitlines()) if tree else ""


def marked(fields: TextFields, folder: Path, level: str) -> Marked:
    """The demo's strategy and a playbook.yml with a hidden twin of each thing, visible from `level` up, and a whole strategy that is hidden."""
    found = Marked(level)
    tree = visible(fields.tree)
    tree["strategies"] |= USES["strategies"]
    playbook = read(folder, tree)
    texts = {tuple(path) for path in fields.paths}
    own = twins(found, tree, texts, own_things(playbook.plans["x"]), playbook)
    things = {name: value for name, value in tree.items() if SECTIONS.get(name)}
    _add_file_of_readings(found, {name: value for name, value in tree.items() if name not in SECTIONS}, next(iter(own["kpis"])))
    for name in (each for each in tree if each in SECTIONS):
        found.add(f"x/{name}.yml", (dumped(tree[name]), dumped(own[name]) if name in things else ""))
    rows = "".join(f"{kpi},2026-06-29,71717,{found.word()}\n" for kpi in (f"{MARK}-trust", *own["kpis"]))
    found.files["x/readings.csv"] = f"kpi,date,value,note\ntrust,2026-05-31,61,\n{rows}"
    found.unwritten["x/readings.csv"] = "kpi,date,value,note\ntrust,2026-05-31,61,\n"
    _add_shared(found, playbook)
    found.files[f"{MARK}-plan.yml"] = dumped(_hidden_strategy(found, tree, texts))
    return found


def _add_file_of_readings(found: Marked, fields: dict[str, Any], hidden: str) -> None:
    """strategy.yml, which takes readings of a KPI that all may see, and of one that stays hidden, from another tool's file."""
    columns = {"file": "tool.csv", "date_column": "Day", "value_column": "Value"}
    seen = dumped({"readings": [{**columns, "kpi": "trust"}]})
    column, name = found.word(), found.word()
    secret = {**columns, "value_column": column, "note_column": "Note", "kpi_column": "Metric", "kpis": {name: hidden}}
    found.add("x/strategy.yml", (dumped(fields) + seen, dumped([secret])))
    found.files["x/tool.csv"] = f"Metric,Day,Value,{column},Note\n{name},2026-04-30,59,81818,{found.word()}\n"
    found.unwritten["x/tool.csv"] = "Metric,Day,Value,Note\n,2026-04-30,59,\n"


def visible(tree: dict[str, Any]) -> dict[str, Any]:
    """A strategy whose things are all for everyone."""
    tree = copy.deepcopy(tree)
    for section in SECTION_OF.values():
        for thing in tree.get(section, {}).values():
            thing.pop("visible_to", None)
    return tree


def read(folder: Path, tree: dict[str, Any]) -> Any:
    """The playbook of what all may see, which is sound."""
    for name, text in {"x.yml": dumped(tree), "playbook.yml": dumped(SHARED | _words(folder))}.items():
        (folder / name).write_text(text, encoding="utf-8")
    checked = check(folder, Settings(date(2026, 6, 30), "leadership"))
    assert checked.diagnostics == ()
    return checked.playbook


def _words(folder: Path) -> dict[str, Any]:
    """The demo's own words and terms."""
    read: dict[str, Any] = yaml.safe_load((Path(__file__).parents[1] / "strategies" / "playbook.yml").read_text(encoding="utf-8"))
    return {name: read[name] for name in ("vocabulary", "terms")}


def twins(found: Marked, tree: dict[str, Any], texts: set[tuple[Any, ...]], things: Iterator[Any], playbook: Any) -> dict[str, dict[str, Any]]:
    """By section, a hidden twin of each thing: its texts are marked, and it refers to hidden twins."""
    made: dict[str, dict[str, Any]] = {section: {} for section in SECTION_OF.values()}
    for (kind, id_), thing in things:
        section = SECTION_OF[kind]
        twin = copy.deepcopy(tree[section][id_])
        here = [path[2:] for path in texts if path[:2] == (section, id_)]
        for path in here:
            put(twin, path, found.word())
        for mention in mentions(thing, thing):
            if mention.kind in SECTION_OF:
                name = f"{MARK}-{mention.id}"
                put(twin, mention.path, f"{found.word()} [[{mention.kind}:{name}|{found.word()}]]" if mention.brackets is not None else name)
        accepted = {next(iter(rules())): found.word()}
        made[section][f"{MARK}-{id_}"] = twin | {"visible_to": found.level, "tags": [found.word()], "accept": accepted}
        found.things.add(kind)
    return made


def put(tree: Any, path: tuple[Any, ...], value: str) -> None:
    """Sets what stands at a path; one alone may stand where the path leads into a list."""
    holder = tree
    for step in path[:-1]:
        if not isinstance(holder[step], dict | list):
            holder[step] = value
            return
        holder = holder[step]
    holder[path[-1]] = value


def _add_shared(found: Marked, playbook: Any) -> None:
    texts = {(section, id_, *path) for section, things in SHARED.items() if isinstance(things, dict) for id_, each in things.items() for path in _plain(each)}
    hidden = twins(found, SHARED, texts, shared_things(playbook.shared), playbook)
    parts = [(dumped({"organisation": SHARED["organisation"]}), "")]
    parts += [(dumped({section: SHARED[section]}), dumped(hidden[section], "  ")) for section in ("team", "personas", "kpis", "pillars")]
    found.add("playbook.yml", *parts, (dumped(_words(Path())), ""))


def _plain(thing: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """The ways to the texts of a shared thing."""
    for name in ("title", "role", "contact", "formula", "promise"):
        if name in thing:
            yield (name,)
    if "needs" in thing:
        yield from (("needs", 0), ("evidence", 0, "note"))


def _hidden_strategy(found: Marked, tree: dict[str, Any], texts: set[tuple[Any, ...]]) -> dict[str, Any]:
    """The whole strategy once more, hidden, with all its texts marked; it also uses what is shared and hidden."""
    hidden = copy.deepcopy(tree)
    for path in sorted(texts, key=str):
        put(hidden, path, found.word())
    use = {"title": found.word(), "owner": f"{MARK}-board", "personas": [f"{MARK}-commuter"], "progress_kpis": [f"{MARK}-trust"], "why": "[[plan:x]]"}
    return hidden | {"visible_to": "leadership", "tags": [found.word()], "strategies": hidden["strategies"] | {f"{MARK}-use": use}}
