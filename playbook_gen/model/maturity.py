"""Assessments of a strategy's social maturity: which level each item of a maturity model has reached."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BeforeValidator, model_validator

from playbook_gen.model.base import Model
from playbook_gen.model.fields import Day, OneToThree, Prose, Slug, TeamRef, Text, Whole, between, refuse

Grade = Annotated[Whole, between(0, 3)]


def _level_alone(value: object) -> object:
    return {"level": value} if isinstance(value, str) else value


class Answer(Model):
    """An item's level from 0 to 3 with its evidence, or the reason why it does not apply."""

    level: Grade | None = None
    evidence: Prose | None = None
    date: Day | None = None
    not_applicable: Text | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.level is None and self.not_applicable is None:
            raise refuse("missing-key", "an answer needs a level", "write a level from 0 to 3, or {not_applicable: why}")
        if self.level is not None and self.not_applicable is not None:
            raise refuse("wrong-value", "an answer has a level or does not apply, not both", "keep one of the two", at=("not_applicable",))
        return self


class Assessment(Model):
    """The answers of one day; `efforts` says what raising an item by one level takes, from 1 (small) to 3."""

    date: Day
    by: TeamRef | None = None
    answers: dict[Slug, Annotated[Answer, BeforeValidator(_level_alone)]] = {}
    efforts: dict[Slug, OneToThree] = {}


class Maturity(Model):
    """The assessments made against one maturity model (its id), and the quadrant aimed at."""

    model: Slug = "smi"
    target: Slug | None = None
    assessments: tuple[Assessment, ...] = ()
