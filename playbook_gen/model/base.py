"""What every thing of a strategy has: an id, a title, tags, who may see it, and the findings it lives with."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, PrivateAttr

from playbook_gen.model.fields import Amount, Currency, Tag, Text
from playbook_gen.settings import Audience


class Model(BaseModel):
    """A mapping of the format: knows its keys and refuses all others."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Thing(Model):
    """Anything with an id: it can be referred to, tagged, shown to some only, and have findings accepted."""

    KIND: ClassVar[str] = "thing"

    title: Text
    tags: tuple[Tag, ...] = ()
    accept: dict[str, Text] = {}
    visible_to: Audience = "everyone"
    _id: str = PrivateAttr("")

    @property
    def id(self) -> str:
        """The key under which the author wrote this thing."""
        private = self.__pydantic_private__  # a fifth of the time that asking for `_id` takes, and everybody asks
        return str(private["_id"]) if private else ""


class Budget(Model):
    """Money; `per` names the span that the amount is for."""

    amount: Amount | None = None
    currency: Currency | None = None
    per: Literal["year", "quarter", "month", "event", "total"] | None = None


ThingT = TypeVar("ThingT", bound="Thing")


def named(things: dict[str, ThingT]) -> dict[str, ThingT]:
    """Tells each thing of a section its id, which the author wrote as the key."""
    for key, thing in things.items():
        thing._id = key
    return things
