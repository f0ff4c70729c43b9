"""A playbook's site against the same content written by hand: plain MkDocs and Material on Markdown, page by page the same words, headings, tables and links.

Printed are, for each number of pages, CPU and wall seconds and peak memory of a build in a process of its own, medians of so many runs; time a page; how that
grows; and the ratios of ours to what is hand-written. The same Markdown is built by Zensical too, where that installs; `rebuild.py` measures what a preview
takes after an edit. By hand, sites of more than a thousand pages are left out: they take hours.

    python benchmarks/pages.py [RUNS [PAGES ...]]
"""

from __future__ import annotations

import math
import os
import resource
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from statistics import median
from typing import NamedTuple

import yaml
from rules import strategy

from playbook_gen import Settings, check, render

AS_OF = date(2026, 6, 30)
BY_HAND = 1000
"""The largest site that is built by hand too: there every page lists all others."""
THINGS = 60
"""So many things has each strategy: about thirty pages."""
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {"NO_MKDOCS_2_WARNING": "1"}
"""As people build: modules are compiled once."""


class Cost(NamedTuple):
    """Seconds of processor, seconds by the clock, and the most memory in use at once (MB)."""

    cpu: float
    wall: float
    memory: float


class AsMarkdown(HTMLParser):
    """A page of ours as its author would have written it by hand: headings, paragraphs, lists, tables, links."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.text: list[str] = []
        self.cells: list[str] | None = None
        self.rows = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  the parser calls it so
        """Begins what stands on lines of its own."""
        if tag in ("h1", "h2", "h3", "h4", "p", "li", "dt", "dd", "tr", "table", "blockquote", "summary", "svg"):
            self.flush()
        if tag in ("h1", "h2", "h3", "h4"):
            self.text.append("#" * int(tag[1]) + " ")
        elif tag == "li":
            self.text.append("- ")
        elif tag == "table":
            self.lines.append("")
            self.rows = 0
        elif tag == "tr":
            self.cells = []
        elif tag == "strong":
            self.text.append("**")

    def handle_endtag(self, tag: str) -> None:
        """Ends a cell, a row or a paragraph."""
        if tag == "strong":
            self.text.append("**")
        elif tag in ("td", "th") and self.cells is not None:
            self.cells.append(" ".join("".join(self.text).split()).replace("|", "/"))
            self.text = []
        elif tag == "tr" and self.cells is not None:
            self.lines.append(f"| {' | '.join(self.cells)} |")
            if self.rows == 0:
                self.lines.append(f"|{'---|' * len(self.cells)}")
            self.rows, self.cells = self.rows + 1, None
        elif tag in ("h1", "h2", "h3", "h4", "p", "li", "dt", "dd", "blockquote", "summary"):
            self.flush()
        elif tag == "table":
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        """Keeps the words."""
        self.text.append(data.replace("<", "&lt;"))

    def flush(self) -> None:
        """Ends a paragraph, unless a table's cell is open."""
        if self.cells is None:
            line = " ".join("".join(self.text).split())
            self.lines += [line, ""] if line else []
            self.text = []


def ours(folder: Path, pages: int) -> int:
    """Writes strategies that make about so many pages; returns how many they make."""
    (folder / "strategies").mkdir(parents=True)
    one = yaml.safe_dump(strategy(THINGS), sort_keys=False, allow_unicode=True)
    each = 0
    number = 0
    made = 0
    while made < pages:
        (folder / "strategies" / f"plan-{number:04}.yml").write_text(one.replace("title: Generated", f"title: Generated {number}", 1), encoding="utf-8")
        if not each:
            each = len(render(check(folder / "strategies", Settings(AS_OF)).playbook, Settings(AS_OF))) - 1
        number, made = number + 1, made + each
    configure(folder, ["search", {"playbook": {"as_of": AS_OF, "history": {"enabled": False}}}])
    (folder / "content").mkdir()
    (folder / "content" / "index.md").write_text("# Home\n", encoding="utf-8")
    return made + 1


def by_hand(folder: Path, source: Path) -> None:
    """The same pages as Markdown."""
    playbook = check(source / "strategies", Settings(AS_OF)).playbook
    for page in render(playbook, Settings(AS_OF)):
        reader = AsMarkdown()
        reader.feed(page.html)
        reader.flush()
        path = folder / "content" / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(reader.lines) + "\n", encoding="utf-8")
    (folder / "content" / "index.md").write_text("# Home\n", encoding="utf-8")
    configure(folder, ["search"])


def configure(folder: Path, plugins: list[object]) -> None:
    """The same theme with the same features for both."""
    told = {
        "site_name": "A playbook",
        "docs_dir": "content",
        "theme": {"name": "material", "font": False, "features": ["navigation.indexes", "toc.follow"]},
        "plugins": plugins,
        "markdown_extensions": ["tables", "toc"],
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(told, sort_keys=False), encoding="utf-8")


def built(command: list[str]) -> Cost:
    """What a build in a process of its own takes. Raises `CalledProcessError`."""
    before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    told = subprocess.run([sys.executable, "-c", MEASURED, *command], env=ENVIRONMENT, capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu, time.perf_counter() - wall, float(told.stdout.split()[-1]) / 1024)


MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def rebuilt(folder: Path) -> Cost:
    """What it takes under `mkdocs serve` after an edit; wall seconds are not measured."""
    command = [sys.executable, str(Path(__file__).with_name("rebuild.py")), str(folder / "mkdocs.yml"), str(folder / "served")]
    told = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    _, again, memory = map(float, told.stdout.split())
    return Cost(again, math.nan, memory)


def zensical(folder: Path) -> str | None:
    """The command of Zensical in an environment of its own; nothing where it cannot be installed."""
    venv.create(folder, with_pip=True)
    program = folder / "bin" / "zensical"
    subprocess.run([str(folder / "bin" / "pip"), "install", "--quiet", "zensical"], capture_output=True, check=False)
    return str(program) if program.exists() else None


def measured(pages: int, runs: int, other: str | None) -> Iterator[tuple[str, int, Cost]]:
    """Ours, what is hand-written, and that in Zensical, by turns, each the median of its runs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = ours(folder / "ours", pages)
        ways: dict[str, Callable[[], Cost]] = {"ours": lambda: built(mkdocs(folder / "ours")), "ours, after an edit": lambda: rebuilt(folder / "ours")}
        if pages <= BY_HAND:
            by_hand(folder / "hand", folder / "ours")
            ways["by hand"] = lambda: built(mkdocs(folder / "hand"))
        if pages <= BY_HAND and other:
            ways["by hand, Zensical"] = lambda: built([other, "build", "--clean", "-f", str(folder / "hand" / "mkdocs.yml")])
        costs = [{each: way() for each, way in ways.items()} for _ in range(runs)]
        for each in ways:
            yield each, made, Cost(*(median(column) for column in zip(*(run[each] for run in costs), strict=True)))


def mkdocs(folder: Path) -> list[str]:
    """A build with MkDocs."""
    return [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml"), "-d", str(folder / "site")]


def main() -> None:
    """Prints the table."""
    asked = [int(each) for each in sys.argv[1:]] or [3]
    runs, sizes = asked[0], asked[1:] or [100, 1000, 5000, 10_000]
    with tempfile.TemporaryDirectory() as name:
        other = zensical(Path(name))
        if other is None:
            print("Zensical does not install here.")
        print(f"{'pages':>6} {'':20} {'CPU s':>8} {'wall s':>8} {'MB':>5} {'ms a page':>10}   ratios of CPU; how it grows")
        last: dict[str, tuple[int, float]] = {}
        for pages in sizes:
            found = {way: (made, cost) for way, made, cost in measured(pages, runs, other)}
            for way, (made, cost) in found.items():
                wall = "" if math.isnan(cost.wall) else f"{cost.wall:.2f}"
                told = "; ".join([*ratios(way, {each: cost.cpu for each, (_, cost) in found.items()}), *growth(last.get(way), made, cost.cpu)])
                print(f"{made:6} {way:20} {cost.cpu:8.2f} {wall:>8} {cost.memory:5.0f} {cost.cpu / made * 1000:10.1f}   {told}", flush=True)
                last[way] = (made, cost.cpu)


def ratios(way: str, cpu: dict[str, float]) -> Iterator[str]:
    """What share of other ways one of ours takes."""
    others = [each for each in ("ours", "by hand") if each in cpu and each != way and way.startswith("ours")]
    yield from (f"{cpu[way] / cpu[each]:.3f} of {each}" for each in others)


def growth(last: tuple[int, float] | None, made: int, cpu: float) -> Iterator[str]:
    """The exponent by which time grows with the number of pages, from one size to the next."""
    if last:
        yield f"exponent {math.log(cpu / last[1]) / math.log(made / last[0]):.2f}"


if __name__ == "__main__":
    main()
