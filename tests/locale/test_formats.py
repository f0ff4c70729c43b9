"""Days, numbers, money, durations and names in each language."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, localcontext

import pytest
from babel import dates, numbers
from hypothesis import given
from hypothesis import strategies as st

from playbook_gen import locale
from playbook_gen.locale.words import KINDS
from playbook_gen.model.duration import UNITS, Duration
from playbook_gen.render.helpers import _formats as formats

DAY = date(2026, 3, 31)
NO_BREAK = "\u00a0"


@pytest.mark.parametrize(("language", "told"), [("en", "31 March 2026"), ("it", "31 marzo 2026")])
def test_a_day(language: str, told: str) -> None:
    assert locale.day(DAY, language) == told


@pytest.mark.parametrize(("language", "told"), [("en", "31 Mar 2026"), ("it", "31 mar 2026")])
def test_a_short_day(language: str, told: str) -> None:
    assert locale.short_day(DAY, language) == told


@pytest.mark.parametrize(
    ("start", "end", "english", "italian"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), "2026", "2026"),
        (date(2020, 1, 1), date(2022, 12, 31), "2020–2022", "2020–2022"),
        (date(2026, 2, 10), date(2026, 3, 31), "10 Feb – 31 Mar 2026", "10 feb – 31 mar 2026"),
        (date(2025, 9, 15), date(2026, 6, 30), "15 Sept 2025 – 30 Jun 2026", "15 set 2025 – 30 giu 2026"),
    ],
)
def test_a_span(start: date, end: date, english: str, italian: str) -> None:
    assert " ".join(locale.span(start, end, "en").split()) == english
    assert " ".join(locale.span(start, end, "it").split()) == italian


@pytest.mark.parametrize(("language", "told"), [("en", "March 2026"), ("it", "marzo 2026")])
def test_a_month(language: str, told: str) -> None:
    assert locale.month(DAY, language) == told


@pytest.mark.parametrize(("language", "told"), [("en", "Tue"), ("it", "mar")])
def test_a_weekday(language: str, told: str) -> None:
    assert locale.weekday(DAY, language) == told


@pytest.mark.parametrize(
    ("written", "english", "italian"),
    [
        ("0", "0", "0"),
        ("1280", "1,280", "1.280"),
        ("18.40", "18.40", "18,40"),
        ("-3.5", "-3.5", "-3,5"),
        ("1234567.8", "1,234,567.8", "1.234.567,8"),
        ("0.001", "0.001", "0,001"),
        ("12345678901234567890.5", "12,345,678,901,234,567,890.5", "12.345.678.901.234.567.890,5"),
    ],
)
def test_a_number_keeps_the_digits_it_was_written_with(written: str, english: str, italian: str) -> None:
    assert locale.number(Decimal(written), "en") == english
    assert locale.number(Decimal(written), "it") == italian


def test_a_number_may_be_an_integer() -> None:
    assert locale.number(1280, "it") == "1.280"


@pytest.mark.parametrize(
    ("written", "unit", "english", "italian"),
    [
        ("18.4", "%", "18.4%", "18,4%"),
        ("30", "%", "30%", "30%"),
        ("18.40", "%", "18.40%", "18,40%"),
        ("-0.5", "%", "-0.5%", "-0,5%"),
        ("1200", "%", "1,200%", "1.200%"),
        ("14801", "PA", "14,801 PA", "14.801 PA"),
        ("12", None, "12", "12"),
        ("1200", "EUR", "€1,200", f"1.200{NO_BREAK}€"),
        ("0.35", "EUR", "€0.35", f"0,35{NO_BREAK}€"),
    ],
)
def test_a_quantity(written: str, unit: str | None, english: str, italian: str) -> None:
    assert locale.quantity(Decimal(written), unit, "en") == english
    assert locale.quantity(Decimal(written), unit, "it") == italian


@pytest.mark.parametrize(
    ("amount", "currency", "english", "italian"),
    [
        ("1200", "EUR", "€1,200", f"1.200{NO_BREAK}€"),
        ("24000", "EUR", "€24,000", f"24.000{NO_BREAK}€"),
        ("1200.50", "EUR", "€1,200.50", f"1.200,50{NO_BREAK}€"),
        ("1200.00", "EUR", "€1,200", f"1.200{NO_BREAK}€"),
        ("-350", "EUR", "-€350", f"-350{NO_BREAK}€"),
        ("0", "EUR", "€0", f"0{NO_BREAK}€"),
        ("24000", None, "24,000", "24.000"),
    ],
)
def test_money_has_cents_only_where_there_are_some(amount: str, currency: str | None, english: str, italian: str) -> None:
    assert locale.money(Decimal(amount), currency, "en") == english
    assert locale.money(Decimal(amount), currency, "it") == italian


@pytest.mark.parametrize(
    ("amount", "unit", "english", "italian"),
    [
        ("1", "minute", "1 minute", "1 minuto"),
        ("30", "minute", "30 minutes", "30 minuti"),
        ("1", "hour", "1 hour", "1 ora"),
        ("1.5", "hour", "1.5 hours", "1,5 ore"),
        ("0.5", "day", "0.5 days", "0,5 giorni"),
        ("3", "week", "3 weeks", "3 settimane"),
        ("1", "business hour", "1 business hour", "1 ora lavorativa"),
        ("2", "business day", "2 business days", "2 giorni lavorativi"),
    ],
)
def test_a_duration(amount: str, unit: str, english: str, italian: str) -> None:
    assert formats("en")["duration"](Duration(Decimal(amount), unit)) == english
    assert formats("it")["duration"](Duration(Decimal(amount), unit)) == italian


@pytest.mark.parametrize("unit", sorted(set(UNITS.values())))
def test_every_unit_of_the_format_has_its_words(unit: str) -> None:
    assert formats("it")["duration"](Duration(Decimal(2), unit)) != formats("en")["duration"](Duration(Decimal(2), unit))


@pytest.mark.parametrize(
    ("code", "english", "italian"),
    [("it", "Italian", "italiano"), ("en", "English", "inglese"), ("de", "German", "tedesco"), ("tlh", "tlh", "tlh"), ("a b", "a b", "a b")],
)
def test_a_language_is_named_and_what_is_none_stays(code: str, english: str, italian: str) -> None:
    assert locale.language_name(code, "en") == english
    assert locale.language_name(code, "it") == italian


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_called_what_its_language_calls_it(kind: str) -> None:
    assert (locale.term(kind, "en", {}), locale.term(kind, "en", {}, plural=True)) == KINDS[kind]


def test_the_italian_terms_of_the_doctrine() -> None:
    names = ("objective", "goal", "kpi", "strategy", "tactic", "baseline", "reading", "component", "calendar", "pillar")
    assert [locale.term(name, "it", {}) for name in names] == [
        "Obiettivo",
        "Traguardo",
        "Indicatore",
        "Strategia",
        "Tattica",
        "Valore di partenza",
        "Rilevazione",
        "Componente dell’ecosistema",
        "Calendario editoriale",
        "Filone",
    ]


def test_a_playbook_may_rename_a_kind_in_one_language() -> None:
    renamed = {"it": {"goal": ("Risultato atteso", "Risultati attesi")}}
    assert locale.term("goal", "it", renamed) == "Risultato atteso"
    assert locale.term("goal", "it", renamed, plural=True) == "Risultati attesi"
    assert locale.term("goal", "en", renamed) == "Goal"
    assert locale.term("tactic", "it", renamed) == "Tattica"


@given(st.dates())
def test_english_days_are_written_as_babel_writes_them(day: date) -> None:
    assert locale.day(day, "en") == dates.format_date(day, "d MMMM y", locale="en_GB")


@given(st.from_regex(r"-?[0-9]{1,24}(\.[0-9]{1,5})?", fullmatch=True, alphabet=st.characters(codec="ascii")).map(Decimal))
def test_english_numbers_are_written_as_babel_writes_them(value: Decimal) -> None:
    pattern = f"#,##0.{'0' * -int(value.as_tuple().exponent)}".removesuffix(".")
    with localcontext(prec=100):
        assert locale.number(value, "en") == numbers.format_decimal(value, pattern, "en_GB")
        assert locale.quantity(value, "%", "en") == numbers.format_percent(value / 100, f"{pattern}%", "en_GB")


def test_codes_of_currencies_look_like_no_other_unit() -> None:
    assert all(locale.is_currency(code) for code in numbers.list_currencies())
    assert not locale.is_currency("EUR\n")
    assert not locale.is_currency("hours")
