"""A publisher that is killed, or that the file system fails, at each step it takes: readers always see a whole site."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

import pytest

from playbook_gen.publishing import roll_back
from tests.ordeal import times
from tests.publishing import stand_in
from tests.publishing.stand_in import BACK, published, told

ROOT = Path(__file__).parents[2]
EACH = times(4, 1)
"""Every fourth step, or in the ordeal every one."""


def publisher(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", str(Path(stand_in.__file__)), str(folder), *arguments]
    return subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=60, check=False)


def left(folder: Path) -> list[str]:
    """What lies among the releases and is none."""
    return [path.name for path in (folder / "releases").iterdir() if path.name.endswith(".unfinished")]


def prepared(folder: Path) -> None:
    """A folder in which publishing has something of everything to do: old releases, one that readers were led back from, what a killed run left."""
    for number in range(5):
        published(folder, f"old {number}")
    roll_back(folder, print)
    (folder / "releases" / "0099-20260101T000000Z.unfinished" / "half").mkdir(parents=True)
    (folder / ".current-next").symlink_to("releases/none")


@pytest.mark.parametrize("act", ["kill", "fail"])
@pytest.mark.parametrize(("word", "after"), [("new", "new"), (BACK, "old 2")])
def test_readers_see_a_whole_site_whatever_happens_at_any_step(tmp_path: Path, word: str, after: str, act: str) -> None:
    prepared(tmp_path / "counted")
    steps = int(publisher(tmp_path / "counted", word).stdout.splitlines()[-1])
    assert steps > 10
    seen: set[str] = set()
    for step in range(1, steps + 1, EACH):
        folder = tmp_path / str(step)
        prepared(folder)
        done = publisher(folder, word, act, str(step))
        assert done.returncode in ((-signal.SIGKILL,) if act == "kill" else (0, 1)), f"step {step}: {done.stderr}"
        assert told(folder) in (("old 3", after) if done.returncode else (after,)), f"step {step}"
        seen.add(told(folder))
        published(folder, "next")
        assert told(folder) == "next", f"step {step}"
        assert left(folder) == [], f"step {step}"
        assert len(list((folder / "releases").iterdir())) <= 3, f"step {step}"
    assert seen <= {"old 3", after}
    assert "old 3" in seen


@pytest.mark.parametrize("act", ["kill", "fail"])
def test_the_first_one_may_end_at_any_step_too(tmp_path: Path, act: str) -> None:
    steps = int(publisher(tmp_path / "counted", "new").stdout.splitlines()[-1])
    for step in range(1, steps + 1, EACH):
        folder = tmp_path / str(step)
        publisher(folder, "new", act, str(step))
        assert not (folder / "current").is_symlink() or told(folder) == "new", f"step {step}"
        published(folder, "next")
        assert (told(folder), left(folder)) == ("next", []), f"step {step}"


def test_there_is_a_site_at_every_moment(tmp_path: Path) -> None:
    published(tmp_path, "first")
    ended, missed = Event(), []

    def read() -> None:
        while not ended.is_set():
            try:
                (tmp_path / "current" / "index.html").stat()
            except FileNotFoundError as error:
                missed.append(error)

    reader = Thread(target=read)
    reader.start()
    for number in range(40):
        published(tmp_path, f"site {number}")
    ended.set()
    reader.join()
    assert missed == []


def test_publishers_wait_for_each_other(tmp_path: Path) -> None:
    command = [sys.executable, str(Path(stand_in.__file__)), str(tmp_path / "new")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    several = [subprocess.Popen([*command, f"site {number}"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for number in range(6)]
    said = [each.communicate(timeout=60)[1] for each in several]
    assert [each.returncode for each in several] == [0] * 6, said
    assert told(tmp_path / "new").startswith("site ")
    assert sorted(path.name[:4] for path in (tmp_path / "new" / "releases").iterdir()) == ["0004", "0005", "0006"]
