"""Days and numbers as other tools write them."""

import pytest

from playbook_gen.source.notation import day, days, number


@pytest.mark.parametrize(
    ("notation", "text", "wanted"),
    [
        ("YYYY-MM-DD", "2026-01-31", "2026-01-31"),
        ("YYYY-MM-DD", "2026-1-3", "2026-01-03"),
        ("YYYYMMDD", "20260131", "2026-01-31"),
        ("YYYYMMDD", "2026131", None),
        ("DD/MM/YYYY", "31/01/2026", "2026-01-31"),
        ("MM/DD/YYYY", "1/31/2026", "2026-01-31"),
        ("DD.MM.YY", "31.01.26", "2026-01-31"),
        ("DD.MM.YY", "31.01.2026", None),
        ("YYYY-MM-DDT00:00:00", "2026-01-31T00:00:00", "2026-01-31"),
        ("YYYY-MM-DDT00:00:00", "2026-01-31T09:30:00", None),
        ("DD/MM/YYYY", "01/31/2026", None),
        ("DD/MM/YYYY", "31/04/2026", None),
        ("DD/MM/YYYY", "31-01-2026", None),
        ("DD/MM/YYYY", " 31/01/2026", None),
        ("DD/MM/YYYY", "٣١/٠١/٢٠٢٦", None),
        ("YYYY-MM-DD", "0000-01-31", None),
        ("YYYY-MM-DD", "2026-01-31\n", None),
        ("DD(.*)MM+YYYY", "31(.*)01+2026", "2026-01-31"),
    ],
)
def test_a_day(notation: str, text: str, wanted: str | None) -> None:
    found = day(text, notation)
    assert (found.isoformat() if found else None) == wanted


@pytest.mark.parametrize("notation", ["", "YYYY", "YYYY-MM", "DD/MM", "D/M/YYYY", "%d/%m/%Y", "DD/MM/YYYY/DD", "yyyy-mm-dd", "YYYYYY-MM-DD"])
def test_what_is_no_notation(notation: str) -> None:
    assert days(notation) is None
    assert day("2026-01-31", notation) is None


@pytest.mark.parametrize(
    ("text", "point", "comma"),
    [
        ("12", "12", "12"),
        ("-12", "-12", "-12"),
        ("−12", "-12", "-12"),
        ("12.5", "12.5", None),
        ("12,5", None, "12.5"),
        ("1.234", "1.234", "1234"),
        ("1,234", "1234", "1.234"),
        ("1.234,5", None, "1234.5"),
        ("1,234.5", "1234.5", None),
        ("1.234.567", None, "1234567"),
        ("1 234 567", "1234567", "1234567"),
        ("1\u202f234", "1234", "1234"),
        ("1'234.50", "1234.50", None),
        ("1'234 567", None, None),
        ("12.34,5", None, None),
        ("1234,567.8", None, None),
        ("12%", "12", "12"),
        ("12,5 %", None, "12.5"),
        ("%", None, None),
        ("", None, None),
        ("+12", None, None),
        ("€ 12", None, None),
        ("1e3", None, None),
        (".5", None, None),
        ("5.", None, None),
        ("١٢", None, None),
        ("--", None, None),
        ("nan", None, None),
    ],
)
def test_a_number(text: str, point: str | None, comma: str | None) -> None:
    assert (number(text, "."), number(text, ",")) == (point, comma)
