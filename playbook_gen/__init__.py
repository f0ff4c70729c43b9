"""Strategies kept as YAML in git become a playbook website that leadership trusts."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playbook_gen.pipeline import Checked, check, diff, render
    from playbook_gen.settings import Settings

    __version__: str

__all__ = ["Checked", "Settings", "__version__", "check", "diff", "render"]


import_module(f"{__name__}.render")  # the room, now: whenever it is loaded first, its name becomes an attribute here, in place of the function's
del globals()["render"]


def __getattr__(name: str) -> Any:
    """Each public name is loaded when it is asked for, so that a part of the package costs no more than itself."""
    if name == "__version__":
        from importlib.metadata import version

        return version("playbook-gen")
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from playbook_gen import pipeline, settings

    return getattr(settings if name == "Settings" else pipeline, name)
