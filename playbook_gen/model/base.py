"""What every thing of a strategy has: an id, a title, tags, who may see it, and the findings it lives with."""

from typing import ClassVar, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, PrivateAttr

from playbook_gen.model.fields import Amount, Currency, Tag, Text
from playbook_gen.settings import Audience


class Model(BaseModel):
    """A mapping of the format: knows its keys and refuses all others. Built when the first value is held against it: few commands need all models."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Thing(Model):
    """What everything with an id may have: a title, tags, findings that you accept, and who may see it."""

    KIND: ClassVar[str] = "thing"

    title: Text
    """The name that people read on pages. You can change it at any time: others refer to the id. Example: Trail forum"""
    tags: tuple[Tag, ...] = ()
    """Words of your own, shown beside it on its page. Example: [spring walks, hosts]"""
    accept: dict[str, Text] = {}
    """Findings that you live with here: the rule's name, and why. They are no longer counted, and the review page shows the reason.
    Example: {goal-without-baseline: The first survey is in October}
    """
    visible_to: Audience = "everyone"
    """Who may see it. A site that is built for more people than that leaves it out."""
    _id: str = PrivateAttr("")

    @property
    def id(self) -> str:
        """The key under which the author wrote this thing."""
        private = self.__pydantic_private__  # a fifth of the time that asking for `_id` takes, and everybody asks
        return str(private["_id"]) if private else ""


class Budget(Model):
    """Money, and the span of time that it is for."""

    amount: Amount | None = None
    """The money, as a number alone. Zero is an answer. Example: 12000"""
    currency: Currency | None = None
    """The three letters of the currency. Example: EUR"""
    per: Literal["year", "quarter", "month", "event", "total"] | None = None
    """The span of time, or the whole, that the money is for."""


ThingT = TypeVar("ThingT", bound="Thing")


def named(things: dict[str, ThingT]) -> dict[str, ThingT]:
    """Tells each thing of a section its id, which the author wrote as the key."""
    for key, thing in things.items():
        thing._id = key
    return things
