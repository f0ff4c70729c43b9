"""A damaged repository is told as that: nothing hangs, nothing raises."""

from __future__ import annotations

import random
import shutil
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from playbook_gen import Settings, check
from playbook_gen.history.cut_off import cut_off
from playbook_gen.history.past import Past
from playbook_gen.history.unknown import UnknownRevisionError
from playbook_gen.locale.phrase import Phrase
from playbook_gen.pipeline import diff, past, revision
from tests.story import Story

PLAN = "title: {}\nperiod: {{start: 2026-01-01, end: 2026-12-31}}\ngoals: {{g: {{title: G}}}}\n"
SETTINGS = Settings(date(2026, 6, 30))


def written(folder: Path) -> Path:
    story = Story(folder)
    for number in range(4):
        story.commit({"strategies/x.yml": PLAN.format(number), "strategies/y.yml": PLAN.format("Y")}, f"2026-02-{number + 1:02}", tag=f"v{number}")
    return folder


def objects(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / ".git/objects").rglob("*") if path.is_file())


def test_an_object_that_is_cut_off_anywhere_is_found(tmp_path: Path) -> None:
    folder = written(tmp_path / "site")
    assert cut_off(folder / ".git/objects") is None
    for file in objects(folder)[:3]:
        file.chmod(0o644)
        whole = file.read_bytes()
        for length in range(len(whole)):
            file.write_bytes(whole[:length])
            assert cut_off(folder / ".git/objects") == f"{file.parent.name}{file.name}", length
        file.write_bytes(whole)
    assert cut_off(folder / ".git/objects") is None


def test_a_large_object_is_read_in_steps(tmp_path: Path) -> None:
    file = tmp_path / "ab" / "cd"
    file.parent.mkdir()
    packed = zlib.compress(b"0123456789" * 1_000_000)
    file.write_bytes(packed)
    assert cut_off(tmp_path) is None
    file.write_bytes(packed[:-1])
    assert cut_off(tmp_path) == "abcd"


def test_why_nothing_is_told_is_said(tmp_path: Path) -> None:
    folder = written(tmp_path / "site")
    file = objects(folder)[0]
    file.chmod(0o644)
    file.write_bytes(file.read_bytes()[:10])
    found = past(folder / "strategies", check(folder / "strategies", SETTINGS).playbook, SETTINGS)
    assert isinstance(found, Phrase)
    assert found.said("en") == f"the git repository cannot be read: object {file.parent.name}{file.name} is cut off"


def damage(folder: Path, chance: random.Random) -> Iterator[str]:
    """Up to three files of the repository are lost, cut off, emptied or changed."""
    files = sorted(path for path in (folder / ".git").rglob("*") if path.is_file() and "hooks" not in path.parts)
    for file in chance.sample(files, chance.randint(1, 3)):
        content = bytearray(file.read_bytes())
        file.chmod(0o644)
        how = chance.choice(("lost", "cut off", "zeros", "flipped"))
        if how == "lost":
            file.unlink()
        elif how == "flipped" and content:
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
            file.write_bytes(content)
        else:
            file.write_bytes(content[: chance.randrange(len(content) + 1)] if how == "cut off" else bytes(len(content)))
        yield f"{how}: {file.relative_to(folder)}"


def test_whatever_is_damaged_nothing_raises(tmp_path: Path) -> None:
    whole = written(tmp_path / "site")
    told = []
    for seed in range(60):
        folder = tmp_path / str(seed)
        shutil.copytree(whole, folder)
        done = list(damage(folder, random.Random(seed)))
        strategies = folder / "strategies"
        try:
            told.append(past(strategies, check(strategies, SETTINGS).playbook, SETTINGS))
            assert revision(strategies) is None or len(revision(strategies) or "") == 40
            with pytest.raises(UnknownRevisionError):
                diff(strategies, "no-such-revision", None, SETTINGS)
        except Exception as error:
            error.add_note(f"{seed}: {done}")
            raise
    assert {type(each) for each in told} == {Past, Phrase}
