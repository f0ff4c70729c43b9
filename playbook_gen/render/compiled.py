"""Templates are compiled once, not once a build: as Python does with modules, what was compiled is kept beside the user's temporary files."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import TYPE_CHECKING

import jinja2
from jinja2.bccache import FileSystemBytecodeCache

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.bccache import Bucket


class Compiled(FileSystemBytecodeCache):
    """Jinja's own cache in a folder that only this user may write to; it knows a template by its file and its text. What cannot be read or kept there is
    compiled again.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        """Takes what was kept of a template."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001  a damaged file may say anything
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps a template."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def keep_compiled(environment: Environment) -> None:
    """Lets an environment keep what it compiles, unless it does already; apart from what others compile in another way."""
    if environment.bytecode_cache is not None:
        return
    how = (jinja2.__version__, sorted(environment.extensions), *(getattr(environment, each) for each in _OPTIONS))
    with suppress(OSError, RuntimeError):  # there is no such folder, or it is not only this user's
        environment.bytecode_cache = Compiled(pattern=f"playbook_gen_{hashlib.sha256(repr(how).encode()).hexdigest()[:16]}_%s.cache")


_OPTIONS = ("autoescape", "optimized", "trim_blocks", "lstrip_blocks", "keep_trailing_newline", "newline_sequence", "sandboxed")
