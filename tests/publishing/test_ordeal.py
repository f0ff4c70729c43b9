"""The command with MkDocs, killed, on a disk that is full, among files that cannot be read or written: readers always see a whole site."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.ordeal import times
from tests.publishing.conftest import Playbook

KILOBYTE = 1024


def test_killed_at_any_moment(playbook: Playbook) -> None:
    started = time.monotonic()
    assert playbook.publish().returncode == 0
    whole = time.monotonic() - started
    moments = random.Random(20260630)  # the same moments each time
    swapped = 0
    for number in range(1, times(2, 100) + 1):
        old = playbook.seen()
        playbook.says(f"Round {number}")
        kill(playbook, moments.uniform(0, whole * 1.1), with_its_build=bool(number % 2))
        seen = playbook.seen()
        done = playbook.publish()
        assert done.returncode == 0, f"round {number}: {done.stdout}"
        new = playbook.seen()
        assert new != old
        assert seen in (old, new), f"round {number}"
        assert playbook.left == [], f"round {number}"
        swapped += seen == new
    sys.stdout.write(f"killed {number} times, of these {swapped} after the swap; broken sites: 0\n")


def kill(playbook: Playbook, after: float, *, with_its_build: bool) -> None:
    """Kills a publisher after so many seconds; alone, its build goes on for a while."""
    surroundings = playbook.surroundings | {"stdout": subprocess.DEVNULL, "start_new_session": True}
    with subprocess.Popen(playbook.command(), **surroundings) as process:
        time.sleep(after)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL) if with_its_build else process.kill()


def test_a_build_whose_publisher_was_killed_is_waited_for(playbook: Playbook) -> None:
    """Else it would write among what the next one clears away."""
    playbook.says("Slowly")
    begun = playbook.folder / "begun"
    slow = f"import pathlib, time\n\n\ndef on_files(files, config):\n    pathlib.Path({str(begun)!r}).touch()\n    time.sleep(3)\n    return files\n"
    (playbook.folder / "slow.py").write_text(slow, encoding="utf-8")
    settings = playbook.folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}hooks: [slow.py]\n", encoding="utf-8")
    old = playbook.seen()
    with subprocess.Popen(playbook.command(), **playbook.surroundings | {"stdout": subprocess.DEVNULL}) as process:
        while not begun.exists():
            time.sleep(0.01)
        process.kill()
    assert playbook.seen() == old
    settings.write_text(text, encoding="utf-8")
    done = playbook.publish()
    assert done.returncode == 0, done.stdout
    assert "Another publisher is at work" in done.stdout
    assert (playbook.left, playbook.seen() == old) == ([], False)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path | None]:
    """A disk that holds three of our sites, where this system permits to have one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    if not mount or subprocess.run([mount, "-t", "tmpfs", "-o", "size=16m", "none", str(disk)], capture_output=True, check=False).returncode:
        yield None
        return
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk(tmp_path: Path, small_disk: Path | None) -> None:
    """Where there is no small disk, no file may become large."""
    playbook = Playbook(tmp_path / "ours", (small_disk or tmp_path) / "published")
    assert playbook.publish().returncode == 0
    old, rounds = playbook.seen(), times(3, 40)
    playbook.says("More")
    failed = 0
    for number in range(rounds):
        done = with_room(playbook, small_disk, number / rounds)
        failed += done.returncode != 0
        assert done.returncode in (0, 1), done.stdout
        assert "Traceback" not in done.stdout.rpartition("Not published")[2]
        assert playbook.left == [], number
        assert (playbook.seen() == old) == bool(done.returncode), number
        if not done.returncode:
            assert playbook.publish("--roll-back").returncode == 0
    assert failed
    sys.stdout.write(f"{rounds} rounds on {'a small disk' if small_disk else 'limited files'}, {failed} failed; broken sites: 0\n")
    assert playbook.publish().returncode == 0
    assert playbook.seen() != old


def with_room(playbook: Playbook, disk: Path | None, share: float) -> subprocess.CompletedProcess[str]:
    """Publishes where there is room for this share of somewhat more than a site takes; without a small disk, for no larger file."""
    sizes = [path.stat().st_size for path in (playbook.to / "current").resolve().rglob("*") if path.is_file()]
    if not disk:
        room = int(max(sizes) * share * 1.2) + 1
        return playbook.publish(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)))
    with (disk / "ballast").open("wb") as ballast:
        ballast.write(bytes(max(0, shutil.disk_usage(disk).free - int(sum(sizes) * share * 1.5))))
    try:
        return playbook.publish()
    finally:
        (disk / "ballast").unlink()


@pytest.mark.parametrize("name", ["content/about.md", "strategies/x.yml", "mkdocs.yml", "published", "published/releases", "published/.playbook-releases"])
def test_what_cannot_be_read_or_written(playbook: Playbook, obeying: Callable[[], Any], name: str) -> None:
    old = playbook.seen()
    path = playbook.to.parent / name if name.startswith("published") else playbook.folder / name
    path.chmod(0o555 if path.is_dir() else 0)
    playbook.says("More") if name != "strategies/x.yml" else None
    done = playbook.publish(before=obeying())
    path.chmod(0o755)
    assert done.returncode in (1, 2), done.stdout
    assert "Traceback" not in done.stdout
    assert playbook.seen() == old
    assert playbook.publish().returncode == 0
    assert playbook.left == []


def test_an_old_release_that_cannot_be_deleted_is_named(playbook: Playbook, obeying: Callable[[], Any]) -> None:
    old = (playbook.to / "current").resolve()
    assert playbook.publish().returncode == 0
    (old / "assets").chmod(0o555)
    playbook.says("More")
    before = playbook.seen()
    done = playbook.publish(before=obeying())
    assert done.returncode == 0, done.stdout
    assert f"Could not be deleted, and may be by hand: {old}.unfinished" in done.stdout
    assert playbook.seen() != before
    (old.with_name(f"{old.name}.unfinished") / "assets").chmod(0o755)
    assert playbook.publish().returncode == 0
    assert playbook.left == []
