"""Assessments of a strategy's social maturity: which level each item of a maturity model has reached."""

from typing import Annotated, Self

from pydantic import BeforeValidator, ConfigDict, model_validator

from playbook_gen.model import editor_types
from playbook_gen.model.base import Model
from playbook_gen.model.fields import Day, OneToThree, Prose, Slug, TeamRef, Text, Whole, between, refuse
from playbook_gen.model.marks import Also

Grade = Annotated[Whole, between(0, 3)]


def _level_alone(value: object) -> object:
    return {"level": value} if isinstance(value, str) else value


class Answer(Model):
    """An item's level from 0 to 3 and what shows it, or why it does not apply."""

    model_config = ConfigDict(json_schema_extra={**editor_types.at_least_one("level", "not_applicable"), **editor_types.apart(("level", "not_applicable"))})

    level: Grade | None = None
    """The level reached today, from 0 to 3. When you hesitate, take the lower one. Example: 2"""
    evidence: Prose | None = None
    """What shows that it is so. Example: Two people have it in their job description."""
    date: Day | None = None
    """The day of this answer, where it is not that of the assessment. Example: 2026-01-10"""
    not_applicable: Text | None = None
    """Why the item does not apply to you. It stands instead of a level and leaves the score. Example: No new channels before 2027"""

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.level is None and self.not_applicable is None:
            raise refuse("missing-key", "an answer needs a level", "write a level from 0 to 3, or {not_applicable: why}")
        if self.level is not None and self.not_applicable is not None:
            raise refuse("wrong-value", "an answer has a level or does not apply, not both", "keep one of the two", at=("not_applicable",))
        return self


class Assessment(Model):
    """The answers of one day. Do not overwrite an old assessment: add a new one."""

    date: Day
    """The day of the assessment. Each day has one at most. Example: 2026-01-15"""
    by: TeamRef | None = None
    """Who made it: one of the team, by id. Example: head-of-community"""
    answers: dict[Slug, Annotated[Answer, BeforeValidator(_level_alone), Also(**editor_types.WHOLE, minimum=0, maximum=3)]] = {}
    """For each item the level reached today, from 0 to 3. Leave out what you do not know.
    Example: {dedicated-staff: 2, budget: {level: 1, evidence: Paid case by case in 2025}, new-channel-adoption: {not_applicable: No new channels before 2027}}
    """
    efforts: dict[Slug, OneToThree] = {}
    """For each item, what it takes to raise it by one level, from 1 (small) to 3 (large). The shortest way up is worked out from it.
    Example: {dedicated-staff: 3, budget: 1}
    """


class Maturity(Model):
    """How mature your social work is: assessments with a checklist, and the quadrant that you aim at."""

    model: Slug = "smi"
    """The checklist that is used, by the id of its maturity model. Without a word it is the one that the program brings along. Example: smi"""
    target: Slug | None = None
    """The quadrant that you aim at, by id. Without one it is the one where both scores are high. Example: contenders"""
    assessments: tuple[Assessment, ...] = ()
    """Each assessment with its day and its answers. The older ones show the way you came.
    Example: [{date: 2026-01-15, answers: {dedicated-staff: 2, budget: 1, tooling: 2, in-channel-resolution: 1}}]
    """
