"""What reading and checking take: YAML with the place of every value against PyYAML's fastest loader, which keeps none; and `playbook check` from the shell.

Printed are ratios of one run, medians: the time of our parsing to that of `CSafeLoader` on the same 200 kB; and CPU and wall seconds of `playbook check` on one
strategy of 200 things, beside those of a process that only imports the libraries that a check needs and makes one model.

    python benchmarks/check.py [RUNS]
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import yaml
from rules import strategy

from playbook_gen.settings import Limits
from playbook_gen.source.nodes import Source
from playbook_gen.source.yaml import parse

SIZE = 200_000
"""So many characters of YAML are parsed."""
LIBRARIES = "import click, yaml, pydantic; pydantic.create_model('Empty')"
CHECK = "from playbook_gen.cli import main; main(['check', '--strategies', {folder!r}, '--as-of', '2026-06-30', '--fail-on', 'never'])"


def text(things: int) -> str:
    """A strategy as YAML."""
    return yaml.safe_dump(strategy(things), sort_keys=False, allow_unicode=True)


def of_size(size: int) -> str:
    """A strategy of about so many characters."""
    return text(round(200 * size / len(text(200))))


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of some work."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def process(code: str) -> tuple[float, float]:
    """CPU and wall seconds of a Python process."""
    before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.perf_counter() - wall


def parsing(runs: int) -> None:
    """Prints how long both readers take."""
    whole = of_size(SIZE)

    def ours() -> None:
        report: list[object] = []
        assert parse(Source("x.yml", whole), Limits(), report) is not None  # type: ignore[arg-type]  # nothing is reported of it
        assert report == []

    pairs = [(seconds(ours), seconds(lambda: yaml.load(whole, yaml.CSafeLoader))) for _ in range(runs)]
    mine, fastest = (median(column) for column in zip(*pairs, strict=True))
    print(f"parsing {len(whole) // 1000} kB: ours with places {mine:.3f} s, CSafeLoader {fastest:.3f} s, ratio {mine / fastest:.2f}")


def checking(runs: int) -> None:
    """Prints how long a check takes from the shell, and what of it the libraries take."""
    with tempfile.TemporaryDirectory() as name:
        Path(name, "x.yml").write_text(text(200), encoding="utf-8")
        for code in (check := CHECK.format(folder=name), LIBRARIES):
            process(code)  # compiles what is not compiled yet
        pairs = [(process(check), process(LIBRARIES)) for _ in range(runs)]
        for label, number in (("playbook check of 200 things", 0), ("importing its libraries alone", 1)):
            cpu, wall = (median(pair[number][which] for pair in pairs) for which in (0, 1))
            print(f"{label}: {cpu:.2f} s CPU, {wall:.2f} s wall")


def main() -> None:
    """Prints both."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    parsing(runs)
    checking(runs)


if __name__ == "__main__":
    main()
