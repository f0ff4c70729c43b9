"""Words, dates and numbers in a site's language. English is the language of the source; every other one is a catalogue, `xx.po`, beside this file.

Babel knows how each language writes them. It is loaded when it is asked: what commands say in English of most days and numbers needs none of it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Context, Decimal, localcontext
from functools import cache, lru_cache, wraps
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from playbook_gen.locale.words import KINDS, UNITS

_HERE = Path(__file__).parent
LANGUAGES: tuple[str, ...] = ("en", *sorted(each.stem for each in _HERE.glob("*.po")))

_KEPT = 8192
"""So many formatted numbers and days of each form are kept."""
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_CURRENCY = re.compile(r"[A-Z]{3}")


@cache
def translations(language: str) -> NullTranslations:
    """The messages of a language; English, or a language without a catalogue, gives each message as it stands in the source."""
    if language == "en" or language not in LANGUAGES:
        return NullTranslations()
    from babel.messages import mofile, pofile
    from babel.support import Translations

    text = (_HERE / f"{language}.po").read_bytes()
    compiled = io.BytesIO()
    mofile.write_mo(compiled, pofile.read_po(io.BytesIO(text), locale=language))
    return Translations(io.BytesIO(compiled.getvalue()))


def message(text: str, language: str) -> str:
    """A message of ours in a language."""
    return str(translations(language).gettext(text))


def term(kind: str, language: str, renamed: Mapping[Any, Mapping[str, Sequence[str]]], *, plural: bool = False) -> str:
    """What a kind of thing is called, as a playbook's `terms` rename it: language → kind → singular and plural."""
    own = renamed.get(language, {}).get(kind)
    return own[plural] if own else message(KINDS[kind][plural], language)


def _locale(language: str) -> str:
    """British English has the day before the month, as an international reader expects."""
    return "en_GB" if language == "en" else language


@lru_cache(maxsize=_KEPT)
def day(value: date, language: str) -> str:
    """A day in full words: 31 March 2026."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}" if language == "en" else _date(value, "d MMMM y", language)


def _date(value: date, pattern: str, language: str) -> str:
    from babel.dates import format_date

    return format_date(value, pattern, locale=_locale(language))


@lru_cache(maxsize=_KEPT)
def short_day(value: date, language: str) -> str:
    """A day in few characters: 31 Mar 2026."""
    return _date(value, "d MMM y", language)


def span(start: date, end: date, language: str) -> str:
    """A period in few characters: whole years as 2026 or 2020–2022, else 1 Feb – 31 Mar 2026."""
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    first = short_day(start, language) if start.year != end.year else _date(start, "d MMM", language)
    return f"{first} – {short_day(end, language)}"


@lru_cache(maxsize=_KEPT)
def month(value: date, language: str) -> str:
    """A month and its year: March 2026."""
    return _date(value, "LLLL y", language)


@lru_cache(maxsize=_KEPT)
def weekday(value: date, language: str) -> str:
    """A weekday in three letters or so."""
    return _date(value, "EEE", language)


@lru_cache(maxsize=_KEPT)
def tick(value: date, months: int, language: str) -> str:
    """The month, the quarter (3 `months`) or the year (12) that a day begins, as it is written along a line of time."""
    return _date(value, {1: "LLL", 3: "QQQ yy"}.get(months, "y"), language)


@cache
def first_weekday(language: str) -> int:
    """With which day weeks begin: 0 is Monday, 6 Sunday."""
    from babel import Locale

    return int(Locale.parse(_locale(language)).first_week_day)


def _exactly(form: Callable[..., str]) -> Callable[..., str]:
    """Lets Babel keep every digit: a number of the format may have more than the 28 that decimals keep by default."""

    @wraps(form)
    def formatted(*values: Any) -> str:
        with localcontext(Context(prec=100)):
            return form(*values)

    return formatted


def _once(form: Callable[..., str]) -> Callable[..., str]:
    """Keeps what was formatted: the same numbers stand on many pages. They are told apart by their digits, because 1.0 and 1.00 are equal."""

    @lru_cache(maxsize=_KEPT)
    def by_digits(digits: str, *values: Any) -> str:
        return form(Decimal(digits), *values)

    return lambda value, *values: by_digits(str(value), *values)


def _pattern(value: Decimal, pattern: str) -> str:
    """A number pattern with as many decimals as the value was written with."""
    places = max(0, -int(value.as_tuple().exponent))
    return pattern.replace("0.###", "0").replace("#,##0", f"#,##0.{'0' * places}" if places else "#,##0")


@_once
@_exactly
def _decimal(value: Decimal, language: str) -> str:
    if language == "en":
        return f"{value:,f}"
    from babel import numbers

    return numbers.format_decimal(value, format=_pattern(value, "#,##0"), locale=_locale(language))


@_once
@_exactly
def _percent(value: Decimal, language: str) -> str:
    if language == "en":
        return f"{value:,f}%"
    from babel import Locale, numbers

    pattern = Locale.parse(_locale(language)).percent_formats[None].pattern
    return numbers.format_percent(value / 100, format=_pattern(value, pattern), locale=_locale(language))


@_once
@_exactly
def _currency(amount: Decimal, currency: str, language: str) -> str:
    from babel import Locale, numbers

    whole = amount == amount.to_integral_value()
    places = 0 if whole else max(2, -int(amount.as_tuple().exponent))
    pattern = Locale.parse(_locale(language)).currency_formats["standard"].pattern.replace("0.00", f"0.{'0' * places}" if places else "0")
    return numbers.format_currency(amount, currency, format=pattern, locale=_locale(language), currency_digits=False)


def number(value: Decimal | int, language: str) -> str:
    """A number with all the digits that it was written with, grouped as the language groups them."""
    return _decimal(Decimal(value), language)


def quantity(value: Decimal | int, unit: str | None, language: str) -> str:
    """A number with its unit: 30%, 12 hours, €1,200."""
    if unit == "%":
        return _percent(Decimal(value), language)
    if unit and is_currency(unit):
        return money(Decimal(value), unit, language)
    return f"{number(value, language)} {unit}" if unit else number(value, language)


def is_currency(code: str) -> bool:
    """Whether a currency has this code: EUR."""
    if not _CURRENCY.fullmatch(code):
        return False
    from babel import numbers

    return numbers.is_currency(code)


def money(amount: Decimal, currency: str | None, language: str) -> str:
    """An amount with its currency; cents only where there are some, and every digit that was written."""
    return number(amount, language) if currency is None else _currency(amount, currency, language)


def duration(value: tuple[Decimal, str], language: str) -> str:
    """A length of time, as `playbook_gen.model.duration.Duration` holds it: “2 business days”."""
    amount, unit = value
    one, many = UNITS[unit]
    return str(translations(language).ngettext(one, many, 1 if amount == 1 else 2)) % {"num": number(Decimal(amount), language)}


def language_name(code: str, language: str) -> str:
    """A language's name for a code such as `it`; anything else as it is written."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code.replace("-", "_")).get_display_name(_locale(language)) or code
    except (UnknownLocaleError, ValueError, TypeError):
        return code
