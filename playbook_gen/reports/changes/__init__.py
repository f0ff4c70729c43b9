"""Changes out: one format a module here with a `render`, which takes a `Difference` and gives the whole text, final newline included."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Protocol

from playbook_gen.history.difference import Difference


class Render(Protocol):
    """A format. `base` is the web address of the published playbook, where it is known; `colour` is for terminals."""

    def __call__(self, found: Difference, base: str | None = None, colour: bool = False) -> str:
        """The report."""


@cache
def formats() -> Mapping[str, Render]:
    """Every format of this package by its module's name."""
    modules = {each.name: import_module(f"{__name__}.{each.name}") for each in pkgutil.iter_modules(__path__)}
    return {name: module.render for name, module in sorted(modules.items()) if hasattr(module, "render")}
