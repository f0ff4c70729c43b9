"""Maturity models: axes, items, levels and quadrants as data. No item is known here by name."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from itertools import product
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, PlainValidator, model_validator

from playbook_gen.diagnostics import Diagnostic, did_you_mean
from playbook_gen.model.base import Model
from playbook_gen.model.fields import Amount, Number, Percent, Slug, Text, Whole, between, refuse, scalar
from playbook_gen.settings import Limits
from playbook_gen.source.nodes import Source
from playbook_gen.source.yaml import parse

LEVELS = (0, 1, 2, 3)


def _language(value: object) -> str:
    text = scalar(value, "one language")
    if not (text.isascii() and text.isalpha() and text.islower() and len(text) in (2, 3)):
        raise refuse("wrong-value", f"“{text[:20]}” is not a language", "write its code: en, it")
    return text


def _level_key(value: object) -> int:
    """A key is taken as it is written, so that quotes around it do not matter."""
    key = scalar(value, "one level")
    if key not in ("0", "1", "2", "3"):
        raise refuse("wrong-value", f"“{key[:20]}” is not a level", "write a level from 0 to 3")
    return int(key)


def _in_english(texts: dict[str, str]) -> dict[str, str]:
    if "en" not in texts:
        raise refuse("missing-key", "“en” is missing", "add the English text: other languages fall back to it")
    return texts


def _complete(levels: dict[int, Any]) -> dict[int, Any]:
    for level in LEVELS:
        if level not in levels:
            raise refuse("missing-key", f"level {level} is missing", "say what each level from 0 to 3 means")
    return levels


def _over_zero(number: Any) -> Any:
    if number <= 0:
        raise refuse("wrong-value", f"{number} is out of range", "write a number over 0")
    return number


def _axis_id(id_: str) -> str:
    if id_ in ("title", "recommendation"):
        raise refuse("bad-id", f"an axis cannot be called {id_}", "a quadrant has a key of that name: choose another")
    return id_


Translations = Annotated[dict[Annotated[str, BeforeValidator(_language)], Text], AfterValidator(_in_english)]
Level = Annotated[Whole, between(0, 3)]
Levels = Annotated[dict[Annotated[int, PlainValidator(_level_key)], Translations], AfterValidator(_complete)]
Weight = Annotated[Number, AfterValidator(_over_zero)]
AxisId = Annotated[Slug, AfterValidator(_axis_id)]


class Item(Model):
    """One question of the checklist; `origin` says where it comes from, `recommendation` how to rise a level."""

    weight: Weight = Decimal(1)
    origin: Text | None = None
    question: Translations
    levels: Levels
    recommendation: Translations


class Axis(Model):
    """A checklist whose score is high from `threshold` (0–100) on; a gate is the level that an item needs for that."""

    title: Translations
    threshold: Percent = Decimal(50)
    gates: dict[Slug, Level] = {}
    items: dict[Slug, Item]

    @model_validator(mode="after")
    def _gates_are_items(self) -> Self:
        if not self.items:
            raise refuse("wrong-value", "this axis has no items", "add one at least", at=("items",))
        for gate in self.gates:
            if gate not in self.items:
                raise refuse("unknown-reference", f"“{gate}” is not an item of this axis", did_you_mean(gate, self.items), at=("gates", gate))
        return self


class Quadrant(Model):
    """One of the four corners. Beside its title and recommendation stands one key for each axis: low or high."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Literal["low", "high"]] = Field(init=False)

    title: Translations
    recommendation: Translations

    @property
    def high(self) -> dict[str, bool]:
        """Whether each axis is high here, by axis id."""
        return {axis: end == "high" for axis, end in self.__pydantic_extra__.items()}


def _two_axes(axes: dict[str, Axis]) -> dict[str, Axis]:
    if len(axes) != 2:
        raise refuse("wrong-value", f"a maturity model has two axes, not {len(axes)}", "name exactly two")
    first, second = axes
    for item in axes[second].items:
        if item in axes[first].items:
            raise refuse("duplicate-key", f"“{item}” is an item of {first} too", "give one of the two another id", at=(second, "items", item))
    return axes


class MaturityModel(Model):
    """A maturity model: two axes, and a quadrant for each of their four corners.

    `enough` (per cent of the applicable weight) must be answered for an axis to be judged; within `near` points of its threshold it is near the line;
    an answer is stale after `stale_days`; gaps on the lower axis count `lower_axis_weight` times.
    """

    id: Slug
    version: Text | None = None
    title: Translations
    about: Translations | None = None
    levels: Levels
    enough: Percent = Decimal(60)
    near: Percent = Decimal(5)
    stale_days: Annotated[Whole, between(0)] = 365
    lower_axis_weight: Annotated[Amount, AfterValidator(_over_zero)] = Decimal(2)
    axes: Annotated[dict[AxisId, Axis], AfterValidator(_two_axes)]
    quadrants: dict[Slug, Quadrant]

    @model_validator(mode="after")
    def _four_corners(self) -> Self:
        taken: dict[tuple[bool, ...], str] = {}
        for id_, quadrant in self.quadrants.items():
            _names_both_axes(quadrant, id_, self.axes)
            corner = tuple(quadrant.high[axis] for axis in self.axes)
            if corner in taken:
                raise refuse("wrong-value", f"{id_} is the same corner as {taken[corner]}", "change low or high in one of the two", at=("quadrants", id_))
            taken[corner] = id_
        for corner in product((False, True), repeat=2):
            if corner not in taken:
                words = ", ".join(f"{axis}: {'high' if high else 'low'}" for axis, high in zip(self.axes, corner, strict=True))
                raise refuse("missing-key", f"no quadrant stands for {words}", "add the one that is missing", at=("quadrants",))
        return self

    def items(self) -> Iterator[tuple[str, str, Item]]:
        """Every item with its axis and its id, in the checklist's order."""
        for axis, checklist in self.axes.items():
            for id_, item in checklist.items.items():
                yield axis, id_, item

    def quadrant(self, high: Mapping[str, bool]) -> str:
        """The id of the quadrant whose corner this is; `high` says it for both axes."""
        return next(id_ for id_, quadrant in self.quadrants.items() if quadrant.high == high)

    @staticmethod
    def text(texts: Mapping[str, str], language: str) -> str:
        """One of the model's texts in a language, in English where there is none."""
        return texts.get(language) or texts["en"]


def _names_both_axes(quadrant: Quadrant, id_: str, axes: Mapping[str, Axis]) -> None:
    for key in quadrant.high:
        if key not in axes:
            known = ("title", "recommendation", *axes)
            raise refuse("unknown-key", f"“{key[:60]}” is not a key that is known here", did_you_mean(key, known), at=("quadrants", id_, key))
    for axis in axes:
        if axis not in quadrant.high:
            raise refuse("missing-key", f"“{axis}” is missing", f"add {axis}: low or {axis}: high", at=("quadrants", id_))


def validate(tree: object) -> MaturityModel:
    """The model that a file's nodes describe. Raises pydantic's `ValidationError` with all that is wrong."""
    return MaturityModel.model_validate(tree)


@cache
def built_in() -> Mapping[str, MaturityModel]:
    """The models that the program brings along, by id."""
    folder = Path(__file__).parents[1] / "maturity_models"
    found = [_read(each.name, each.read_text("utf-8")) for each in folder.glob("*.yml")]
    return {model.id: model for model in sorted(found, key=lambda model: model.id)}


class BuiltIn(Mapping[str, MaturityModel]):
    """The same, read when somebody asks for one: a strategy without a maturity section needs none."""

    def __getitem__(self, id_: str) -> MaturityModel:
        return built_in()[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(built_in())

    def __len__(self) -> int:
        return len(built_in())


def _read(file: str, content: str) -> MaturityModel:
    problems: list[Diagnostic] = []
    tree = parse(Source(file, content), Limits(), problems.append)
    if problems:
        raise ValueError(f"{file}: {problems[0].message}")
    return validate(tree)
