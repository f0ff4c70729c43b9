"""Where the pages are once they are published, and how one links to another."""

from __future__ import annotations

import posixpath
from functools import lru_cache


@lru_cache(maxsize=4096)
def address(path: str, directory_urls: bool) -> str:
    """The site address of a page's source path: `x/ogst.md` is `x/ogst/`, or `x/ogst.html` without directories. Any other file stands where its path says."""
    if not path.endswith(".md"):
        return path
    folder, name = posixpath.split(path.removesuffix(".md"))
    if not directory_urls:
        return posixpath.join(folder, f"{name}.html")
    found = folder if name == "index" else posixpath.join(folder, name)
    return f"{found}/" if found else ""


def relative(source: str, target: str, fragment: str, directory_urls: bool) -> str:
    """The address of one page as the other one links to it; within a page, the fragment alone."""
    if source == target and fragment:
        return f"#{fragment}"
    return _way(source, target, directory_urls) + (f"#{fragment}" if fragment else "")


@lru_cache(maxsize=4096)
def _way(source: str, target: str, directory_urls: bool) -> str:
    here = address(source, directory_urls).split("/")[:-1]
    *there, name = address(target, directory_urls).split("/")
    shared = next((number for number, pair in enumerate(zip(here, there, strict=False)) if pair[0] != pair[1]), min(len(here), len(there)))
    return "/".join([*[".."] * (len(here) - shared), *there[shared:], name]) or "./"
