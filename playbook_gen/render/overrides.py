"""The templates of the site's owner that stand instead of ours."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from playbook_gen.settings import Overrides


def overrides_in(folder: Path) -> Overrides | None:
    """The templates in a folder, known by what stands in them; none where it holds none."""
    files = sorted(folder.rglob("*.html"))
    if not files:
        return None
    digest = hashlib.sha256()
    for path in files:
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode("utf-8", "surrogateescape"))
        with suppress(OSError):  # what cannot be read is named before anything is made of it
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return Overrides(folder, digest.hexdigest())
