"""The types of the format's fields: text, prose, numbers, days, durations, references; each refuses what it is not, in an author's words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from ipaddress import IPv6Address
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator, PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from playbook_gen.diagnostics import did_you_mean
from playbook_gen.locale import is_currency
from playbook_gen.model import editor_types
from playbook_gen.model.duration import Duration, duration
from playbook_gen.model.marks import Between, InList, OrOne, ProseMark, Read, ReadText, Refers, TextMark
from playbook_gen.model.meant import currency_meant, day_meant, flag_meant, month_meant, number_meant, year_meant
from playbook_gen.model.vocabulary import OPEN_LISTS
from playbook_gen.source import names

SLUG = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*\Z")
NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?\Z")
LINE_SEPARATORS = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]|\r(?!\n)")  # Cc, but for tab and what ends a line (\n, \r\n, \x85)


def refuse(rule: str, message: str, hint: str | None = None, at: tuple[str | int, ...] = ()) -> PydanticCustomError:
    """An error of form for pydantic to carry: `at` is the path below the refused value that the place should name."""
    return PydanticCustomError(rule, "{message}", {"message": message, "hint": hint, "at": at})


def what_it_is(value: object) -> str:
    """A value's shape in an author's words."""
    if isinstance(value, Mapping):
        return "a group of “key: value” lines"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "a list"
    return f"“{str(value)[:60]}”"


def is_blank(text: str) -> bool:
    """Whether nothing in a text can be seen: blanks, zero-width and control characters only."""
    return not text[:1].isalnum() and all(each.isspace() or unicodedata.category(each) in ("Cf", "Zs", "Cc") for each in text)


def scalar(value: object, wanted: str = "one text") -> str:
    """The scalar as it is written; refuses lists and mappings (`wrong-type`) and blank ones (`null`)."""
    if not isinstance(value, str):
        raise refuse("wrong-type", f"{wanted} belongs here, not {what_it_is(value)}", f"write {wanted} on this line")
    if is_blank(value):
        raise refuse("null", "this value is empty", "leave the key out until there is something to say")
    return value[:-1].removesuffix("\r") if value.endswith("\n") else str(value)  # without the line end of a block scalar


def _printable(text: str) -> str:
    if found := CONTROL.search(text):
        name = f"U+{ord(found[0]):04X}"
        raise refuse("wrong-value", f"this text holds a control character, {name}, that nobody can see", f"leave {name} out, or write a space instead")
    return text


def _text(value: object) -> str:
    """One line of plain text: the final newline is dropped, any other line separator is refused."""
    if LINE_SEPARATORS.search(text := scalar(value)):
        raise refuse("wrong-value", "this text has more than one line", "write it on one line")
    return _printable(text)


def _prose(value: object, info: ValidationInfo) -> str:
    """Markdown of at most `Limits.prose_characters` characters (passed as validation context)."""
    text = _printable(scalar(value))
    limit = (info.context or {}).get("prose_characters")
    if limit is not None and len(text) > limit:
        raise refuse("too-large", f"this text has {len(text)} characters; at most {limit} are read", "shorten it, or link to a document")
    return text


def _number(value: object) -> Decimal:
    """A finite decimal of at most 30 characters, never quoted."""
    text = scalar(value, "one number")
    if not NUMBER.match(text):
        raise refuse("wrong-type", f"“{text[:60]}” is not a number", number_meant(text))
    if not getattr(value, "plain", True):  # what comes from Python, not from a file, counts as plain
        raise refuse("wrong-type", "a number stands without quotes, on the line of its key", f"write {text[:60]} on the line of its key, without quotes")
    if len(text) > 30:
        raise refuse("wrong-value", "this number has more than 30 characters", "round it")
    return Decimal(text)


def _whole(value: object) -> int:
    number = _number(value)
    if number != number.to_integral_value():
        raise refuse("wrong-value", f"“{value}” is not a whole number", "write a whole number")
    return int(number)


def between(low: int, high: int | None = None) -> Between:
    """Refuses a number under `low` or over `high`."""

    def check(number: Any) -> Any:
        if number < low or (high is not None and number > high):
            wanted = f"from {low} to {high}" if high is not None else f"of {low} or more"
            raise refuse("wrong-value", f"{number} is out of range", f"write a number {wanted}")
        return number

    return Between(low, high, check)


def _flag(value: object) -> bool:
    text = scalar(value, "true or false")
    if text not in ("true", "false") or not getattr(value, "plain", True):
        raise refuse("wrong-type", f"“{text[:60].strip()}” is not true or false as it stands here", flag_meant(text))
    return text == "true"


def _day(value: object, info: ValidationInfo) -> date:
    """A whole ISO day; a bare year or month is never guessed: the hint names its first day where something starts, its last where something is due."""
    text = scalar(value, "one day")
    if re.match(r"\d{4}\Z", text):
        raise refuse("bad-date", f"“{text}” is a year, not a day", year_meant(text, info.field_name))
    if re.match(r"\d{4}-\d\d\Z", text):
        raise refuse("bad-date", f"“{text}” is a month, not a day", month_meant(text, info.field_name))
    if not re.match(r"\d{4}-\d\d-\d\d\Z", text, re.ASCII):
        raise refuse("bad-date", f"“{text[:60]}” is not a day", day_meant(text, info.field_name))
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise refuse("bad-date", f"“{text}” is no day of the calendar", "check the month and the day") from None


def _has_host(text: str) -> bool:
    """Whether an address names a host without empty parts, and a port that exists if any."""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port  # asking for a port that does not exist raises
        if "[" in parts.netloc:  # Python 3.11.2 does not look into the brackets
            return bool(re.fullmatch(r"\[.*\](:[0-9]*)?", parts.netloc) and IPv6Address(host))
        return all(host.removesuffix(".").split("."))
    except ValueError:
        return False


def _url(value: object) -> str:
    text = _text(value)
    if not re.match(r"(?i:https?)://[^\s\"<>\\]+\Z", text) or not _has_host(text):
        whole = f"https://{text}" if re.match(r"[\w-]+(\.[\w-]+)+(/\S*)?\Z", text) and len(text) < 100 else "https://example.org/page"
        raise refuse("wrong-value", f"“{text[:60]}” is not a web address", f"write it whole: {whole}")
    if "@" in urlsplit(text).netloc:  # and do not repeat the password
        raise refuse("wrong-value", "a web address on a page names no user and no password", "leave out the @ and what stands before it")
    return text


repaired = names.repaired
"""The id that somebody may have meant: “Back 40” is back-40."""


def _slug(value: object) -> str:
    text = scalar(value, "one id")
    if not SLUG.match(text):
        hint = f"write {repaired(text)}" if SLUG.match(repaired(text)) else "use small letters, digits and hyphens: spring-campaign"
        raise refuse("bad-id", f"“{text[:60]}” is not an id: small letters, digits and hyphens", hint)
    return text


def _tag(value: object) -> str:
    text = _text(value)
    if not all(each.isalnum() or each in " -_./" for each in text):
        raise refuse("wrong-value", f"the tag “{text[:60]}” holds a character that tags may not have", "use letters, digits, spaces and - _ . /")
    return text


def _currency(value: object) -> str:
    text = scalar(value, "one currency code")
    if not is_currency(text):
        hint = f"write {text.upper()}" if is_currency(text.upper()) else currency_meant(text)
        raise refuse("wrong-value", f"“{text[:20]}” is not a currency code", hint)
    return text


def _duration(value: object) -> Duration:
    if (read := duration(text := _text(value))) is None:
        raise refuse("wrong-value", f"“{text[:60]}” is not a duration", "write a number and a unit: 30min, 2h, 3d, 1 business day")
    return read


def in_list(name: str) -> InList:
    """Accepts the built-in and the added values of one of the open lists (`OPEN_LISTS`, `vocabulary` in playbook.yml); any where that cannot be read."""

    def check(value: object, info: ValidationInfo) -> str:
        text = scalar(value, "one word of the list")
        known = (info.context or {}).get("vocabulary", OPEN_LISTS)[name]
        if text not in known and not (info.context or {}).get("any_word"):
            hint = did_you_mean(text, known) or f"one of: {', '.join(known)}"
            raise refuse("wrong-value", f"“{text[:60]}” is not one of the {name.replace('_', ' ')}", hint)
        return text

    return InList(name, check)


Text = Annotated[str, ReadText(_text, editor_types.TEXT), TextMark()]
Prose = Annotated[str, BeforeValidator(_prose), ProseMark(), WithJsonSchema(editor_types.PROSE)]
Number = Annotated[Decimal, Read(_number, editor_types.NUMBER)]
Amount = Annotated[Number, between(0)]
Whole = Annotated[int, Read(_whole, editor_types.WHOLE)]
OneToThree = Annotated[Whole, between(1, 3)]
Percent = Annotated[Number, between(0, 100)]
Flag = Annotated[bool, Read(_flag, editor_types.FLAG)]
Day = Annotated[date, PlainValidator(_day), WithJsonSchema(editor_types.DAY)]
Url = Annotated[str, ReadText(_url, editor_types.URL)]
Slug = Annotated[str, ReadText(_slug, editor_types.ID)]
Tag = Annotated[str, ReadText(_tag, editor_types.TAG)]
Span = Annotated[Duration, Read(_duration, editor_types.DURATION)]
Texts = tuple[Text, ...]
Dimension = Annotated[str, in_list("value")]
Stage = Annotated[str, in_list("lifecycle")]
Intent = Annotated[str, in_list("intents")]
OneOrMany = Annotated[tuple[Slug, ...], OrOne(editor_types.ID)]
TeamRef = Annotated[Slug, Refers("team")]
TeamRefs = Annotated[OneOrMany, Refers("team")]
PersonaRef = Annotated[Slug, Refers("persona")]
PersonaRefs = Annotated[OneOrMany, Refers("persona")]
ComponentRef = Annotated[Slug, Refers("component")]
ComponentRefs = Annotated[OneOrMany, Refers("component")]
ObjectiveRefs = Annotated[OneOrMany, Refers("objective")]
GoalRef = Annotated[Slug, Refers("goal")]
GoalRefs = Annotated[OneOrMany, Refers("goal")]
StrategyRef = Annotated[Slug, Refers("strategy")]
TacticRef = Annotated[Slug, Refers("tactic")]
KpiRef = Annotated[Slug, Refers("kpi")]
KpiRefs = Annotated[OneOrMany, Refers("kpi")]
PillarRef = Annotated[Slug, Refers("pillar")]
PillarRefs = Annotated[OneOrMany, Refers("pillar")]
ChannelRefs = Annotated[OneOrMany, Refers("channel")]
Currency = Annotated[str, ReadText(_currency, editor_types.CURRENCY)]
ItemRef = Annotated[str, ReadText(_text, editor_types.ITEM), Refers("item")]
ItemRefs = Annotated[tuple[Annotated[str, ReadText(_text, editor_types.ITEM)], ...], OrOne(editor_types.ITEM), Refers("item")]
