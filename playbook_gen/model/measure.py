"""What a goal is measured with: a baseline to start from, milestones on the way and a target, each a number or a range."""

from typing import Self

from pydantic import ConfigDict, model_validator

from playbook_gen.model import editor_types
from playbook_gen.model.base import Model
from playbook_gen.model.fields import Day, Number, Text, refuse


class Measure(Model):
    """One number, or a range from the smallest to the largest."""

    model_config = ConfigDict(json_schema_extra={**editor_types.together("min", "max"), **editor_types.apart(("value", "min"))})

    value: Number | None = None
    """The number, without its unit. Example: 18"""
    min: Number | None = None
    """The smaller end of a range; the larger one stands beside it as max. Example: 10"""
    max: Number | None = None
    """The larger end of a range; the smaller one stands beside it as min. Example: 20"""

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.min is None) != (self.max is None):
            raise refuse("missing-key", "a range needs both min and max", "write {min: 10, max: 20}")
        if self.value is not None and self.min is not None:
            raise refuse("wrong-value", "a number and a range stand here together", "keep value, or min and max", at=("value",))
        if self.min is not None and self.max is not None and self.min >= self.max:
            raise refuse("wrong-value", f"min {self.min} is not below max {self.max}", "write the smaller number as min", at=("min",))
        return self

    @property
    def is_range(self) -> bool:
        """Whether this is a range rather than a single number."""
        return self.min is not None


class Target(Measure):
    """What is to be reached: a number, or a range to stay within."""

    model_config = ConfigDict(
        json_schema_extra={**editor_types.together("min", "max"), **editor_types.apart(("value", "min")), **editor_types.at_least_one("value", "min")}
    )

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.value is None and self.min is None:
            raise refuse("missing-key", "a target needs a number, or min and max", "write target: 30, or leave the key out")
        return self


class Baseline(Measure):
    """Where the goal starts from: a number, or the reason why nobody can say."""

    model_config = ConfigDict(
        json_schema_extra={
            **editor_types.together("min", "max"),
            **editor_types.apart(("value", "min"), ("unknown", "value"), ("unknown", "min"), ("unknown", "date")),
            **editor_types.at_least_one("value", "min", "unknown"),
        }
    )

    date: Day | None = None
    """The day on which it was so. Example: 2025-12-31"""
    unknown: Text | None = None
    """Why nobody can say, and when it will be known. It stands instead of a number. Example: The first survey is in October"""

    @model_validator(mode="after")
    def _known_or_not(self) -> Self:
        if self.unknown is not None and (self.value is not None or self.min is not None or self.date is not None):
            raise refuse("wrong-value", "a baseline is known or unknown, not both", "keep the number, or unknown with its reason", at=("unknown",))
        if self.unknown is None and self.value is None and self.min is None:
            raise refuse("missing-key", "a baseline needs a value, min and max, or unknown", "write {value: 18, date: 2025-12-31} or {unknown: why}")
        return self


class Milestone(Model):
    """A value that is expected on a day between the goal's start and its deadline."""

    date: Day | None = None
    """A day after the goal's start and before its deadline. Example: 2026-06-30"""
    value: Number | None = None
    """What is expected by then, counted as the target is. Example: 23"""


def number_as_value(value: object) -> object:
    """The short form: a number alone stands for `{value: …}`."""
    return {"value": value} if isinstance(value, str) else value
