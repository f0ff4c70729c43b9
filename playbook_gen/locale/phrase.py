"""What is said later, in a language that is not known yet: a message with the values that go into it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from playbook_gen import locale


@dataclass(frozen=True, slots=True)
class Phrase:
    """A message of ours and its values. `many` is its plural, said of any number `num` but one.

    A day, a number and a phrase among the values are said in the language asked for; of several values, each with a comma between; a text stands as it is.
    """

    text: str
    values: tuple[tuple[str, Value], ...] = ()
    many: str | None = None
    num: int = 1

    def said(self, language: str) -> str:
        """The phrase in a language."""
        known = locale.translations(language)
        text = known.gettext(self.text) if self.many is None else known.ngettext(self.text, self.many, self.num)
        return str(text) % {name: _said(value, language) for name, value in self.values}

    def __str__(self) -> str:
        return self.said("en")


Value: TypeAlias = "str | int | Decimal | date | Phrase | tuple[Value, ...]"


def phrase(text: str, **values: Value) -> Phrase:
    """A message in which `%(name)s` stands for a value; a percent sign is written `%%`."""
    return Phrase(text, tuple(values.items()))


def counted(one: str, many: str, num: int, **values: Value) -> Phrase:
    """A message that depends on a number, `%(num)s`: what is said of one, and what of any other number."""
    return Phrase(one, (("num", num), *values.items()), many, num)


def listed(values: Iterable[Value]) -> tuple[Value, ...]:
    """Several values as one."""
    return tuple(values)


def _said(value: Value, language: str) -> str:
    if isinstance(value, Phrase):
        return value.said(language)
    if isinstance(value, tuple):
        return ", ".join(_said(each, language) for each in value)
    if isinstance(value, date):
        return locale.day(value, language)
    if isinstance(value, int | Decimal):
        return locale.number(value, language)
    return value
