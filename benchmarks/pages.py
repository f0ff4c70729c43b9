"""A playbook's site against the same content written by hand: plain MkDocs and Material on Markdown, page by page the same words, headings, tables and links.

Printed are, for each number of pages, CPU and wall seconds and peak memory of `mkdocs build` in a process of its own, medians of so many runs; time a page;
how that grows; and the ratio of ours to what is hand-written.

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
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from statistics import median
from typing import NamedTuple

import yaml
from rules import strategy

from playbook_gen import Settings, check, render

AS_OF = date(2026, 6, 30)
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


def built(folder: Path) -> Cost:
    """`mkdocs build` in a process of its own."""
    before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-c", BUILD, str(folder / "mkdocs.yml"), str(folder / "site")]
    told = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu, time.perf_counter() - wall, float(told.stdout.split()[-1]) / 1024)


BUILD = """
import resource, sys
from mkdocs.__main__ import cli
cli(["build", "-q", "-f", sys.argv[1], "-d", sys.argv[2]], standalone_mode=False)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def measured(pages: int, runs: int) -> Iterator[tuple[str, int, Cost]]:
    """Ours and what is hand-written, by turns, each the median of its runs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = ours(folder / "ours", pages)
        by_hand(folder / "hand", folder / "ours")
        costs: dict[str, list[Cost]] = {"ours": [], "hand": []}
        for _ in range(runs):
            for each, found in costs.items():
                found.append(built(folder / each))
        for each, found in costs.items():
            yield each, made, Cost(*(median(column) for column in zip(*found, strict=True)))


def main() -> None:
    """Prints the table."""
    asked = [int(each) for each in sys.argv[1:]] or [3]
    runs, sizes = asked[0], asked[1:] or [100, 1000]
    print("pages         CPU s   wall s   MB   ms a page   ratio of CPU")
    last: dict[str, tuple[int, float]] = {}
    for pages in sizes:
        found = {name: (made, cost) for name, made, cost in measured(pages, runs)}
        for name, (made, cost) in found.items():
            ratio = f"{cost.cpu / found['hand'][1].cpu:.3f}" if name == "ours" else ""
            grown = ""
            if name in last:
                grown = f"   exponent {math.log(cost.cpu / last[name][1]) / math.log(made / last[name][0]):.2f}"
            last[name] = (made, cost.cpu)
            print(f"{made:6} {name:5} {cost.cpu:7.2f} {cost.wall:8.2f} {cost.memory:4.0f} {cost.cpu / made * 1000:11.1f}   {ratio}{grown}")


if __name__ == "__main__":
    main()
