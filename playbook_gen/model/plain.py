"""Models as JSON's plain values: the format's keys, ISO days, defaults left out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from pydantic import BaseModel

from playbook_gen.model.channel import Cadence
from playbook_gen.model.duration import Duration


def plain(value: Any) -> Any:
    """The value as it would be written in a strategy, with full words for units and lists where a single id may stand for one."""
    if type(value) is str:  # as most are
        return value
    if isinstance(value, BaseModel):
        return _fields(value)
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, tuple) and not isinstance(value, Duration):
        return [plain(each) for each in value]
    return _scalar(value)


def _scalar(value: Any) -> Any:
    if isinstance(value, Duration):
        return f"{value.amount} {value.unit}"
    if isinstance(value, date):
        return value.isoformat()
    return number(value) if isinstance(value, Decimal) else value


def _fields(model: BaseModel) -> Any:
    if isinstance(model, Cadence) and model.reactive:
        return "reactive"
    values = model.__dict__
    return {name: plain(each) for name, default in _defaults(type(model)).items() if (each := values[name]) is not default and not _is_same(each, default)}


def is_default(model: BaseModel, name: str, value: Any) -> bool:
    """Whether a field's value is what it is without a word."""
    return _is_same(value, _defaults(type(model))[name])


def _is_same(value: Any, default: Any) -> bool:
    return type(value) is type(default) and bool(value == default)


@cache
def _defaults(model: type[BaseModel]) -> Mapping[str, Any]:
    """Asked once a model: pydantic copies a default each time that it is asked for."""
    return {name: field.get_default() for name, field in model.model_fields.items()}


def number(value: Decimal | Fraction | None, places: int | None = None) -> int | float | None:
    """A JSON number, whole where it is whole; rounded half up (away from zero) to so many places, where told."""
    if value is None:
        return None
    top, bottom = value.as_integer_ratio()
    if places is not None:
        scaled = (abs(top) * 10**places * 2 + bottom) // (2 * bottom)
        top, bottom = scaled if top >= 0 else -scaled, 10**places
    return top // bottom if top % bottom == 0 else top / bottom
