"""Files made to take all of a machine's time or memory: each is refused at its place by a process that has little of either, and its neighbour is checked."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from playbook_gen.diagnostics import MOST
from playbook_gen.settings import Limits
from tests.conftest import write_tree

ROOT = Path(__file__).parents[1]
HEAD = "title: T\nperiod: {start: 2026-01-01, end: 2026-12-31}\n"
SOUND = HEAD + "goals: {g: {title: More readers}}\n"
MEGABYTES = 200
SECONDS = 10
"""Of processor, after which the system ends the process: far more than any of these takes."""
LARGE = Limits().file_bytes - 100


def filled(start: str, piece: str, end: str = "", size: int = LARGE) -> str:
    """As many pieces as a file may hold."""
    return start + piece * ((size - len(start) - len(end)) // len(piece)) + end


def laughs() -> str:
    """Each line is ten of the one before."""
    return "a0: &a0 [lol]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10))


def repeated(rule: str) -> str:
    """A thousand entries with such a repetition."""
    return HEAD + "calendar:\n" + "".join(f"  e{n}: {{title: T, date: 2026-01-01, repeat: {rule}}}\n" for n in range(1000))


BOMBS: dict[str, tuple[str, str]] = {
    "lists within lists": (filled("", "["), "too-deep"),
    "groups within groups": (filled("", "{a: "), "too-deep"),
    "dashes on one line": (filled("", "- "), "too-deep"),
    "lines that go further in": ("".join(f"{' ' * n}a:\n" for n in range(1900)), "too-deep"),
    "questions": (filled("", "? "), "too-deep"),
    "a wide list": (filled("wont_do: [", "a,", "]"), "too-large"),
    "a long list": (filled("wont_do:\n", "- a\n"), "too-large"),
    "many keys": ("".join(f"k{n}: 1\n" for n in range(190_000)), "too-large"),
    "one key again and again": (filled("", "a: 1\n"), "too-large"),
    "empty lists": (filled("wont_do: [", "[],", "]"), "too-large"),
    "more than a file may hold": (filled("a: ", "x", size=9 * LARGE), "too-large"),
    "aliases of aliases": (laughs(), "alias"),
    "many anchors": ("".join(f"a{n}: &a{n} 1\n" for n in range(90_000)), "alias"),
    "many documents": (filled(HEAD, "---\na: 1\n"), "several-documents"),
    "many tags": (filled("wont_do: [", "!!python/object:os.system x, ", "]"), "too-large"),
    "quotes that are never closed": (filled('title: "', "a\n"), "syntax"),
    "a long number": (HEAD + filled("budget: {amount: ", "9", "}\n"), "wrong-value"),
    "a long key": (HEAD + filled("", "k", ": 1\n"), "syntax"),
    "a long text": (HEAD + filled("one_thing: ", "word ", "\n"), "too-large"),
    "brackets in a text": (HEAD + filled("one_thing: '", "[", "'\n"), "too-large"),
    "many long texts": (
        HEAD + "objectives:\n" + "".join(f"  o{n}: {{title: T, description: '{'[a](' * 4900}'}}\n" for n in range(100)) + "x: 1\n",
        "unknown-key",
    ),
    "stars and quotes in a text": (HEAD + "x: 1\none_thing: '" + "> * _" * 3900 + "'\n", "unknown-key"),
    "links to one another": (HEAD + "x: 1\n" + "".join(f"# {n}\n" for n in range(9)) + "one_thing: '" + "[[plan:broken]] " * 1200 + "'\n", "unknown-key"),
    "a day that never comes": (repeated("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"), "bad-recurrence"),
    "every second": (repeated("FREQ=SECONDLY"), "bad-recurrence"),
    "each day for ever": (HEAD.replace("2026-12-31", "9998-12-31") + "calendar: {e: {title: T, date: 2026-01-01, repeat: FREQ=DAILY}}\n", "too-large"),
    "the millionth Friday": (repeated("FREQ=YEARLY;BYDAY=" + "+53FR," * 400 + "FR;INTERVAL=999999999"), "too-large"),
    "parents in a circle": (HEAD + "goals:\n" + "".join(f"  g{n}: {{title: T, parent: g{(n + 1) % 9000}}}\n" for n in range(9000)), "circular-reference"),
    "nothing but mistakes": (filled(HEAD, "titel: [1, 2]\n"), "duplicate-key"),
}


@pytest.mark.parametrize(("text", "rule"), BOMBS.values(), ids=BOMBS)
def test_it_is_refused_at_its_place(text: str, rule: str, tmp_path: Path) -> None:
    refused({"broken.yml": text}, rule, tmp_path)


ROWS = {
    "too few cells": ("k,2026-01-01", "bad-reading"),
    "of no KPI": ("q,2026-01-01,1,x", "unknown-reference"),
    "one day": ("k,2026-01-01,1,x", "reading-twice"),
}


@pytest.mark.parametrize(("row", "rule"), ROWS.values(), ids=ROWS)
def test_readings_are_refused_at_their_place(row: str, rule: str, tmp_path: Path) -> None:
    refused({"broken/readings.csv": "kpi,date,value,note\n" + f"{row}\n" * 49_000, "broken/strategy.yml": HEAD + "kpis: {k: {title: K}}\n"}, rule, tmp_path)


def refused(files: dict[str, str], rule: str, folder: Path) -> None:
    """The first of the files is refused, its neighbour is checked."""
    write_tree(folder / "strategies", {**files, "sound.yml": SOUND})
    said, seconds, megabytes = judged(folder)
    name, text = next(iter(files.items()))
    lines = text.split("\n")
    broken = [each for each in said if each["file"].endswith(name)]
    assert rule in {each["rule"] for each in broken}
    assert all(1 <= each["line"] <= len(lines) and 1 <= each["column"] <= len(lines[each["line"] - 1]) + 1 for each in broken)
    assert max(len(each["message"]) + len(each["hint"] or "") for each in broken) < 2000
    assert len(broken) <= MOST + 1
    assert {each["rule"] for each in said if each["file"].endswith("sound.yml")} >= {"goal-without-deadline", "no-objective"}
    sys.stdout.write(f"{seconds:.2f} s, {megabytes:.0f} MB, {len(said)} problems\n")
    assert megabytes < MEGABYTES


def judged(folder: Path) -> tuple[list[dict[str, Any]], float, float]:
    """What `playbook check` says of a folder; the seconds of processor and the megabytes that it took."""
    told = subprocess.run([sys.executable, "-c", LIMITED, str(folder / "strategies")], cwd=ROOT, capture_output=True, text=True, check=False)
    said, _, used = told.stdout.rpartition("\n")
    code, seconds, kilobytes = used.split()
    assert (code, told.stderr.count("Traceback")) == ("1", 0), told.stderr[-2000:]
    return json.loads(said), float(seconds), int(kilobytes) / 1024


LIMITED = f"""
import resource, subprocess, sys
resource.setrlimit(resource.RLIMIT_AS, (1024**3, 1024**3))
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
asked = ["check", "--strategies", sys.argv[1], "--format", "json", "--as-of", "2026-06-30"]
done = subprocess.run([sys.executable, "-m", "playbook_gen", *asked], stdout=subprocess.PIPE)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
sys.stdout.write(done.stdout.decode() + f"\\n{{done.returncode}} {{used.ru_utime + used.ru_stime}} {{used.ru_maxrss}}")
"""
"""A process that would be ended before it takes the machine with it, and what it used: counted apart, for a child begins with the memory of its parent."""
