"""The pages as Markdown files of front matter and HTML, for a host that runs no plugins, with all that they need."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from playbook_gen.exports import SiteFile
from playbook_gen.exports.laid_out import laid_out, without_signs
from playbook_gen.render.meta import for_others, meta
from playbook_gen.render.page import RenderedPage

ASSETS = "playbook-gen"
"""The folder of the stylesheet and of the script, as in a site."""
NAVIGATION = ".nav.yml"
"""What the plugin awesome-nav reads in each folder; hosts without it do not look at names that begin with a dot."""
_HERE = Path(__file__).parents[1] / "assets" / ASSETS
_LINK = re.compile(r'(?<= href=")([^":#]+)\.html(?=["#])')


def as_files(pages: tuple[RenderedPage, ...], beside: Iterable[SiteFile]) -> Mapping[str, bytes]:
    """Path → content of all that belongs into the host's folder of documents. The pages must be rendered for addresses that are no folders.

    Links lead from file to file (`../y/ogst.md`): whatever addresses the host gives its pages, it makes them of these.
    """
    known = frozenset(page.path for page in pages)
    files = {f"{ASSETS}/{each.name}": each.read_bytes() for each in sorted(_HERE.iterdir()) if each.suffix in (".css", ".js")}
    files |= {page.path: _as_markdown(page, known) for page in pages}
    files |= {path: _as_yaml(told) for path, told in _navigation(pages)}
    return files | {each.path: each.content for each in beside}


def _as_markdown(page: RenderedPage, known: frozenset[str]) -> bytes:
    html = _LINK.sub(partial(_linked, page.path, known), page.html)
    front = {name: [_plain(each) for each in told] if isinstance(told, list) else _plain(told) for name, told in meta(page, with_tags=True).items()}
    return b"---\n%b---\n\n%b\n" % (_as_yaml(front), laid_out(html).encode("utf-8", "replace"))


def _linked(path: str, known: frozenset[str], found: re.Match[str]) -> str:
    """The address in a link from one of our pages to another, as that one's file."""
    file = f"{found[1]}.md"
    return file if posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) in known else found[0]


def _plain(told: str) -> str:
    """Escaped text for a line of YAML; half a character, which UTF-8 cannot hold, as a question mark."""
    return without_signs(str(told)).encode("utf-8", "replace").decode("utf-8")


def _as_yaml(told: Any) -> bytes:
    return yaml.safe_dump(told, sort_keys=False, width=10_000_000, allow_unicode=True).encode("utf-8")


def _navigation(pages: tuple[RenderedPage, ...]) -> Iterator[tuple[str, Any]]:
    """The order and the short titles of what stands in each folder, as in a site of ours."""
    titles: dict[str, str] = {}
    entries: dict[str, list[Any]] = {}
    for page in pages:
        folder, name = posixpath.split(page.path)
        if name == "index.md":
            titles[folder] = _plain(for_others(page.title))
        outer = posixpath.dirname(folder)
        if folder not in entries and outer:
            entries.setdefault(outer, []).append(posixpath.basename(folder))
        entries.setdefault(folder, []).append({_plain(for_others(page.title)): name})
    for folder, inside in entries.items():
        yield f"{folder}/{NAVIGATION}", {**({"title": titles[folder]} if folder in titles else {}), "nav": inside}
