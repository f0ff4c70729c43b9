"""The live parts. A part is one module here with a `PART`; its first line tells how it is asked for."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module

from playbook_gen.embeds.asked import Part


@cache
def parts() -> Mapping[str, Part]:
    """Every part of this package, by name."""
    modules = (import_module(f"{__name__}.{each.name}") for each in pkgutil.iter_modules(__path__))
    return {module.PART.name: module.PART for module in modules}
