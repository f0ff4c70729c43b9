"""What the past costs: a playbook of many strategies with many commits, told from nothing and with what was kept of the last build.

Each commit changes one strategy: a target, a day, a reading, an owner or a sentence. Printed are CPU and wall seconds of `pipeline.past` and of all pages of
changes, planned and written, from nothing and with the cache, and how the first grows with the number of commits.

    python benchmarks/history.py [STRATEGIES [COMMITS ...]]
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import pygit2

from playbook_gen import Settings, check
from playbook_gen.history.past import Past
from playbook_gen.model.playbook import Playbook
from playbook_gen.pages import planned
from playbook_gen.pipeline import past
from playbook_gen.render.page import rendered

AS_OF = date(2026, 6, 30)


def strategy(number: int, targets: list[int], slipped: int, readings: int, owner: int, word: str) -> str:
    """A strategy of about forty things and 6 kB."""
    lines = [f"title: Strategy {number}", "period: {start: 2026-01-01, end: 2026-12-31}", "team:"]
    lines += [f"  role-{each}: {{title: Role {each}}}" for each in range(5)]
    lines += ["objectives:", *(f"  o{each}: {{title: People trust us in matter {each}, outcome: Fewer complaints, owner: role-1}}" for each in range(3))]
    lines.append("kpis:")
    for each in range(6):
        lines += [f"  k{each}:", f"    title: Share of answers {each}", '    unit: "%"', "    better: higher", "    cadence: monthly", "    readings:"]
        lines += [f"      - {{date: 2026-{month:02}-28, value: {10 + month + each}}}" for month in range(1, 2 + readings)]
    lines.append("goals:")
    for each, target in enumerate(targets):
        lines += [f"  g{each}:", f"    title: Goal {each} of strategy {number}", "    objectives: [o1]", f"    kpi: k{each}", f"    target: {target}"]
        lines += ["    baseline: {value: 5, date: 2026-01-01}", "    by: 2026-12-31", "    owner: role-2"]
    lines += ["strategies:", *(f"  s{each}: {{title: This rather than that {each}, goals: [g{each}], why: Because {word} is so}}" for each in range(4))]
    lines.append("tactics:")
    for each in range(16):
        due = date(2026, 9, 1) + timedelta(days=slipped if each == 0 else each)
        lines += [f"  t{each}:", f"    title: What is done {each}", f"    strategy: s{each % 4}", f"    owner: role-{owner if each == 1 else 3}"]
        lines += ["    start: 2026-02-01", f"    due: {due}", f"    deliverable: A page about {word if each == 2 else 'it'} that people read twice, and keep"]
    return "\n".join(lines) + "\n"


def written(folder: Path, strategies: int, commits: int) -> pygit2.Repository:
    """A repository with the first commit and `commits` more; only the last state lies in the folder."""
    git = pygit2.init_repository(str(folder), initial_head="main")
    chance = random.Random(5)
    states = [[[20 + each for each in range(6)], 0, 3, 0, "it"] for _ in range(strategies)]
    builder = git.TreeBuilder()
    blobs = {}
    for commit in range(commits + 1):
        changed = range(strategies) if commit == 0 else [chance.randrange(strategies)]
        for number in changed:
            if commit:
                change(states[number], chance, commit)
            blobs[number] = git.create_blob(strategy(number, *states[number]).encode())  # type: ignore[arg-type]  # a state is a strategy's arguments
            builder.insert(f"strategy-{number:03}.yml", blobs[number], pygit2.enums.FileMode.BLOB)
        root = git.TreeBuilder()
        root.insert("strategies", builder.write(), pygit2.enums.FileMode.TREE)
        who = pygit2.Signature("Ada", "ada@example.org", 1767225600 + commit * 3600, 0)
        git.create_commit("HEAD", who, who, "…", root.write(), [] if git.head_is_unborn else [git.head.target])
    git.checkout_head(strategy=pygit2.enums.CheckoutStrategy.FORCE)
    return git


def change(state: list[object], chance: random.Random, commit: int) -> None:
    """One thing that people change."""
    what = commit % 5
    if what == 0:
        targets = list(state[0])  # type: ignore[call-overload]  # the first of a state is its targets
        targets[chance.randrange(6)] = chance.randrange(10, 90)
        state[0] = targets
    elif what == 4:
        state[4] = f"word {commit}"
    else:
        state[what] = {1: commit % 60, 2: 1 + commit // 5 % 6, 3: commit // 5 % 5}[what]


def measured(strategies: int, commits: int) -> Iterator[tuple[float, float]]:
    """CPU and wall seconds: from nothing, then with the cache."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        written(folder, strategies, commits)
        settings = Settings(AS_OF)
        playbook = check(folder / "strategies", settings).playbook
        _pages(playbook, settings, None)  # what every build pays, with a past or without: the templates
        for _ in range(2):
            clock = Clock()
            found = past(folder / "strategies", playbook, settings, folder / ".cache" / "history.json")
            clock.stop()
            assert isinstance(found, Past)
            assert len(found.steps) > commits * 0.7
            yield clock + _pages(playbook, settings, found)


def _pages(playbook: Playbook, settings: Settings, past: Past | None) -> Clock:
    """Writes the pages of changes; without a past, as many summaries. What the planning of all other pages takes is not counted."""
    kind = "changes" if past else "summary"
    first = tuple(sorted(planned(playbook, settings, past), key=lambda spec: spec.kind != kind))
    clock = Clock()
    pages = list(islice(rendered(first, playbook, settings, past), len(playbook.plans)))
    clock.stop()
    assert {page.kind for page in pages} == {kind}
    return clock


class Clock:
    """CPU and wall seconds from its making to its stop."""

    def __init__(self) -> None:
        self.cpu, self.wall = time.process_time(), time.perf_counter()

    def stop(self) -> None:
        self.cpu, self.wall = time.process_time() - self.cpu, time.perf_counter() - self.wall

    def __add__(self, other: Clock) -> tuple[float, float]:
        return self.cpu + other.cpu, self.wall + other.wall


def main() -> None:
    """Prints the table."""
    asked = [int(each) for each in sys.argv[1:]] or [100, 250, 500, 1000]
    strategies, counts = asked[0], asked[1:] or [1000]
    print(f"{strategies} strategies of {len(strategy(0, [1] * 6, 0, 3, 0, 'it')) / 1000:.1f} kB")
    print("commits  from nothing: CPU s  wall s   with the cache: CPU s  wall s   ms a commit")
    for commits in counts:
        (cpu, wall), (again, again_wall) = measured(strategies, commits)
        print(f"{commits:7}  {cpu:19.2f}  {wall:6.2f}  {again:22.2f}  {again_wall:6.2f}  {cpu / commits * 1000:12.2f}")


if __name__ == "__main__":
    main()
