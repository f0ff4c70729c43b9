"""Diagnostics out: one format a module here with a `render`. Each takes them in order and gives the whole text, final newline included."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Protocol

from playbook_gen.diagnostics import Diagnostic


class Render(Protocol):
    """A format. `texts` gives the text of each file as shown, for formats that quote it; `colour` is for terminals."""

    def __call__(self, diagnostics: tuple[Diagnostic, ...], texts: Mapping[str, str], colour: bool = False) -> str:
        """The report."""


@cache
def formats() -> Mapping[str, Render]:
    """Every format of this package by its module's name."""
    modules = {each.name: import_module(f"{__name__}.{each.name}") for each in pkgutil.iter_modules(__path__) if not each.ispkg}
    return {name: module.render for name, module in sorted(modules.items()) if hasattr(module, "render")}
