"""A git repository written as a story: what a folder held, commit by commit."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from textwrap import dedent

import pygit2


class Story:
    """A repository in a folder; the strategies folder is `strategies` below it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git = pygit2.init_repository(str(folder), initial_head="main")

    def write(self, files: Mapping[str, str | None]) -> None:
        """Writes texts by their paths; `None` takes a file away."""
        for name, text in files.items():
            path = self.folder / name
            if text is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")

    def commit(self, files: Mapping[str, str | None], day: str, author: str = "Ada", tag: str | None = None, parents: list[str] | None = None) -> str:
        """Commits these files on top of what is there; the new commit's id."""
        self.write(files)
        self.git.index.read()
        self.git.index.add_all()
        self.git.index.write()
        when = int(datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC).timestamp()) + 43200
        who = pygit2.Signature(author, f"{author.split(maxsplit=1)[0].lower()}@example.org", when, 0)
        head = [] if self.git.head_is_unborn else [self.git.head.target]
        made = self.git.create_commit("HEAD", who, who, "…", self.git.index.write_tree(), [pygit2.Oid(hex=each) for each in parents] if parents else head)
        if tag:
            self.git.references.create(f"refs/tags/{tag}", made)
        return str(made)

    def revised(self, folder: str, earlier: Mapping[str, list[tuple[str, str]]]) -> None:
        """Two commits of the files that stand in a folder: first as they were, then as they are. `earlier`: file → what it says now, what it said."""
        now = {f"{folder}/{name}": (self.folder / folder / name).read_text(encoding="utf-8") for name in earlier}
        then = dict(now)
        for name, texts in earlier.items():
            for text, was in texts:
                assert text in then[f"{folder}/{name}"], f"{name} does not say “{text}”"
                then[f"{folder}/{name}"] = then[f"{folder}/{name}"].replace(text, was, 1)
        self.commit(then, "2026-01-05", tag="1.2")
        self.commit(now, "2026-06-05")

    def branch(self, name: str, at: str | None = None) -> None:
        """Goes to a branch, which begins here (or at a commit) where there is none of this name."""
        if name not in self.git.branches:
            self.git.branches.create(name, self.git[at or str(self.git.head.target)].peel(pygit2.Commit))
        self.git.checkout(self.git.branches[name])

    def shallow(self, folder: Path, depth: int) -> Path:
        """A copy as a shallow clone has it: the newest commits only, with a note of where they end."""
        self.copy(folder)
        commits = [str(each.id) for each in self.git.walk(self.git.head.target)]
        (folder / ".git" / "shallow").write_text(f"{commits[depth - 1]}\n", encoding="utf-8")
        for id_ in commits[depth:]:
            (folder / ".git" / "objects" / id_[:2] / id_[2:]).unlink()
        return folder

    def copy(self, folder: Path) -> Path:
        """The same repository at another place."""
        shutil.copytree(self.folder, folder)
        return folder
