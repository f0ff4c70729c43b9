"""A form of a value that is the same for equal values and another for different ones, so that what was made of it may be put out again."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import fields, is_dataclass
from datetime import date
from functools import partial
from pathlib import PurePath
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import Any

from babel.core import Locale
from mkdocs.plugins import BasePlugin
from mkdocs.theme import Theme

from playbook_gen.embeds import Embeds

_PLAIN = (type(None), bool, int, float, str, bytes, date, PurePath, Locale)


class UnstableError(Exception):
    """A value is of a sort of which nobody can say whether it is the same."""


def stable(value: Any) -> object:
    """The form of a value. Raises `UnstableError`."""
    if isinstance(value, _PLAIN):
        return (type(value).__name__, str(value))
    if isinstance(value, Mapping) and not isinstance(value, Theme):
        return ("mapping", *((stable(key), stable(each)) for key, each in value.items()))
    if isinstance(value, list | tuple):
        return ("list", *map(stable, value))
    if isinstance(value, Set):
        return ("set", *sorted(map(repr, map(stable, value))))
    return (_name(type(value)), *map(stable, _parts(value)))


def _parts(value: Any) -> tuple[object, ...]:
    """What a value of several parts is made of."""
    if isinstance(value, Theme):
        return (dict(value), value.dirs, value.static_templates)
    if isinstance(value, BasePlugin):
        return (value.config,)
    if isinstance(value, Embeds):
        return ()  # what it makes stands in hand-written pages only, which are made anew each time
    if isinstance(value, partial):
        return (value.func, value.args, value.keywords)
    if is_dataclass(value) and not isinstance(value, type):
        return tuple(getattr(value, each.name) for each in fields(value))
    return (_name(value),)


def _name(value: Any) -> str:
    """The name under which a program finds a function, a class or a module again."""
    if isinstance(value, ModuleType):
        return value.__name__
    if not isinstance(value, FunctionType | BuiltinFunctionType | type) or "<" in value.__qualname__:
        raise UnstableError(f"a value of {type(value).__name__} has no stable form")
    return f"{value.__module__}.{value.__qualname__}"
