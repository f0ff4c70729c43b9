"""What tests of every room may use: a tiny site in, pages out."""

from __future__ import annotations

import copy
import importlib
import logging
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import yaml

Files = Mapping[str, str]
AS_OF = "2026-06-30"
HOST = os.environ.get("PLAYBOOK_HOST", "mkdocs")
"""The program that builds sites: mkdocs, or properdocs, which is MkDocs maintained by others and runs its plugins."""

if HOST == "properdocs":
    importlib.import_module("properdocs.replacement")  # from here on, whatever imports mkdocs is given properdocs, as in its own command

    logging.getLogger("mkdocs").parent = logging.getLogger("properdocs")


def write_tree(folder: Path, files: Files) -> Path:
    """Writes texts, dedented so that a test can indent them, under their paths in `folder`."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Callable[[Files], Path]:
    """`site({"strategies/x.yml": "…"})` writes the files and returns their folder; called again, it adds to it."""
    return lambda files: write_tree(tmp_path, files)


@dataclass(frozen=True)
class Built:
    """A built site: `site_dir` holds its pages, `log` is what MkDocs and its plugins said, a line each: `LEVEL logger: message`."""

    folder: Path
    site_dir: Path
    log: str

    def page(self, path: str) -> str:
        """The HTML of a page: `""` is the home page, `strategies/x/` or `strategies/x/index.html` another."""
        file = self.site_dir / path
        return (file / "index.html" if file.is_dir() else file).read_text(encoding="utf-8")


Build = Callable[..., Built]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """`build({"strategies/x.yml": "…"}, as_of="2026-01-31")` is the site that MkDocs makes of the files with these options of the plugin.

    A `content/index.md` and a `mkdocs.yml` are there if not among the files. A build that fails raises with its log in a note,
    where `pytest.raises(…, match="…")` finds it.
    The same files with the same options are built once a module: change nothing in what this returns.
    """
    kept: dict[str, Built] = {}

    def built(files: Files, **options: Any) -> Built:
        key = repr((sorted(files.items()), sorted(options.items())))
        if key not in kept:
            config = {
                "site_name": "A playbook",
                "docs_dir": "content",
                "theme": {"name": "material", "font": False},
                "plugins": ["search", {"playbook": {"as_of": AS_OF, **options}}],
            }
            defaults = {"mkdocs.yml": yaml.safe_dump(config, sort_keys=False), "content/index.md": "# Home\n"}
            kept[key] = mkdocs_build(write_tree(tmp_path_factory.mktemp("site"), {**defaults, **files}))
        return kept[key]

    return built


def mkdocs_build(folder: Path) -> Built:
    """Builds the `mkdocs.yml` in `folder` in this process, as `mkdocs build` does."""
    from mkdocs.commands.build import build as run
    from mkdocs.config import load_config

    text = StringIO()
    handler = logging.StreamHandler(text)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    logger = logging.getLogger(HOST)
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        config = load_config(config_file=str(folder / "mkdocs.yml"), site_dir=str(folder / "site"))
        config.plugins.on_startup(command="build", dirty=False)
        run(config)
        config.plugins.on_shutdown()
    except BaseException as error:
        error.add_note(text.getvalue())
        raise
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
    return Built(folder, folder / "site", text.getvalue())


VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}


class Html(HTMLParser):
    """What a page says and where it leads; raises `AssertionError` where a tag is not closed, or closed twice."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self._texts: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == [], f"not closed: {self._open}"

    @property
    def text(self) -> str:
        """The words of the page, blanks and line breaks as one blank each."""
        return " ".join("".join(self._texts).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.tags.append((tag, found))
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if tag == "a" and "href" in found else []
        self.headings += [int(tag[1])] if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else []
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing, line {self.getpos()[0]}"
        assert self._open[-1] == tag, f"</{tag}> closes <{self._open[-1]}>, line {self.getpos()[0]}"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1] not in ("script", "style"):
            self._texts.append(data)


@pytest.fixture(scope="session")
def html() -> Callable[[str], Html]:
    """`html(text)` reads a page; `.text`, `.tags`, `.links`, `.ids` and `.headings` are what stands there."""
    return Html


DEMO = Path(__file__).parents[1] / "strategies"


def leaves(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each text of a tree."""
    for step, each in tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ():
        if isinstance(each, str):
            yield (*path, step)
        else:
            yield from leaves(each, (*path, step))


@dataclass(frozen=True)
class TextFields:
    """The demo's invented strategy as one tree, the ways to all that takes any words (texts and prose), and what it shares."""

    tree: dict[str, Any]
    paths: tuple[tuple[Any, ...], ...]
    shared: str

    def filled(self, words: str) -> dict[str, Any]:
        """The strategy with these words, and a number that tells one field from the other, in every text and prose."""
        tree = copy.deepcopy(self.tree)
        for number, path in enumerate(self.paths):
            holder: Any = tree
            for step in path[:-1]:
                holder = holder[step]
            holder[path[-1]] = f"{words} n{number}n"
        return tree


@pytest.fixture(scope="session")
def text_fields(tmp_path_factory: pytest.TempPathFactory) -> TextFields:
    """Found by trying: a text is what takes angle brackets."""
    from datetime import date

    from playbook_gen import Settings, check
    from playbook_gen.settings import Limits
    from playbook_gen.source.nodes import Source, find
    from playbook_gen.source.yaml import parse

    tree: dict[str, Any] = {}
    for file in sorted((DEMO / "lantern-line-2026").glob("*.yml")):
        read = yaml.safe_load(file.read_text(encoding="utf-8"))
        tree.update(read if file.stem == "strategy" else {file.stem: read})
    del tree["readings"]  # of a file that is not beside this tree
    shared = (DEMO / "playbook.yml").read_text(encoding="utf-8")
    every = tuple(leaves(tree))
    text = yaml.safe_dump(TextFields(tree, every, shared).filled("<any>"), sort_keys=False, width=10_000)
    root = write_tree(tmp_path_factory.mktemp("texts"), {"x.yml": text, "playbook.yml": shared})
    refused = {(each.place.line, each.place.column) for each in check(root, Settings(date(2026, 6, 30))).diagnostics}
    node: Any = parse(Source("x.yml", text), Limits(), lambda _: None)
    return TextFields(tree, tuple(path for path in every if (find(node, path).line, find(node, path).column) not in refused), shared)
