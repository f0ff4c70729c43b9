"""Where a folder lay before somebody moved it."""

from __future__ import annotations

from collections import deque

import pygit2

ALIKE = 0.5
"""From this much on, two folders are one that was moved: at least half of the names in them are the same."""
_LOOKED_AT = 5_000
"""So many folders of a repository are looked at."""


def former_place(commit: pygit2.Commit, folder: pygit2.Tree) -> str | None:
    """The path at which the folder that is most like this one lay at a commit; `None` where there was none."""
    names = _names(folder)
    best, place = ALIKE, None
    waiting = deque([("", commit.tree)])
    for _ in range(_LOOKED_AT):
        if not waiting:
            break
        path, tree = waiting.popleft()
        if tree.id == folder.id:
            return path
        found = _names(tree)
        if (alike := len(names & found) / max(len(names), len(found), 1)) >= best:
            best, place = alike, path
        waiting.extend((f"{path}/{each.name}".lstrip("/"), each) for each in tree if isinstance(each, pygit2.Tree))
    return place


def _names(tree: pygit2.Tree) -> set[str]:
    return {each.name or "" for each in tree}
