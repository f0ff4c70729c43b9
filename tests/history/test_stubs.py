"""What is left out before two moments are compared makes no difference to what is said of them."""

from __future__ import annotations

import copy
import random
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from playbook_gen.history.changes import changes
from playbook_gen.history.says import says
from playbook_gen.history.stubs import cut_down
from playbook_gen.model.sound import as_far_as_sound, joined
from playbook_gen.model.strategy import SECTIONS
from playbook_gen.settings import Limits, Settings
from playbook_gen.source import Disk, Sources, read

DEMO = Path(__file__).parents[2] / "strategies" / "lantern-line-2026"
SETTINGS = Settings(date(2026, 6, 30), audience="leadership")
Tree = dict[str, Any]
_PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?|true|false")


def changed(tree: Tree, chance: random.Random) -> Tree:
    """The strategy after a few edits: things taken out, given a new id, copied, with another title, another number or one field less."""
    tree = copy.deepcopy(tree)
    for _ in range(chance.randrange(1, 6)):
        things = tree[chance.choice([name for name, kind in SECTIONS.items() if kind and tree.get(name)])]
        id_ = chance.choice(list(things))
        thing = things[id_]
        numbers = [name for name, value in thing.items() if type(value) is int]
        edits = (
            lambda things=things, id_=id_: things.pop(id_),
            lambda things=things, id_=id_: things.update({f"{id_}-new": things.pop(id_)}),
            lambda things=things, thing=thing: things.update({f"copy-{len(things)}": copy.deepcopy(thing)}),
            lambda thing=thing: thing.update(title=f"{thing['title']} x"),
            lambda thing=thing, numbers=numbers: thing.update({name: thing[name] + 1 for name in numbers[:1]}),
            lambda thing=thing: thing.pop(chance.choice([name for name in thing if name != "title"] or ["title"])),
        )
        chance.choice(edits)()
    return tree


def read_as_written(file: Path) -> Any:
    """A file's values as texts, but for numbers and flags, which only stand without quotes."""
    tree = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)

    def typed(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: typed(each) for key, each in value.items()}
        if isinstance(value, list):
            return [typed(each) for each in value]
        return yaml.safe_load(value) if _PLAIN.fullmatch(value) else value

    return typed(tree)


def sources(folder: Path, tree: Tree) -> Sources:
    folder.mkdir(parents=True)
    for name, section in tree.items():
        if section:
            (folder / f"{name}.yml").write_text(yaml.safe_dump(section, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return joined(read(Disk(folder.parent), SECTIONS, Limits()))


@pytest.mark.parametrize("seed", range(8))
def test_what_is_left_out_changes_nothing(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    whole = {file.stem: read_as_written(file) for file in DEMO.glob("*.yml")}
    first = changed(whole, chance)
    second = changed(first, chance)
    found = [sources(tmp_path / name / "x", tree) for name, tree in (("old", first), ("new", second))]
    told = []
    for pair in (cut_down(*found), found):
        old, new = (as_far_as_sound(each, SETTINGS, linked=False)[0] for each in pair)
        told.append(sorted((each.weight, says(each, "en").whole, each.seen_by) for each in changes(old, new)))
    assert told[0] == told[1]
    assert bool(told[0]) == (first != second)
