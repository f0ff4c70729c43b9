"""readings.csv in, cells and refusals with places out."""

import pytest

from playbook_gen.settings import Limits
from playbook_gen.source.nodes import Source, key_of
from playbook_gen.source.readings import parse

HEADER = "kpi,date,value,note\n"


def read(text, **limits):
    found = []
    return parse(Source("strategies/x/readings.csv", text), Limits(**limits), found.append), found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", [("null", 1, 1)]),
        ("\n \n", [("null", 1, 1)]),
        ("kpi;date;value\n", [("bad-reading", 1, 4)]),
        ("kpi\tdate\tvalue\n", [("bad-reading", 1, 4)]),
        ("kpi,date,valeu\n", [("bad-reading", 1, 10)]),
        ("KPI,date,value\n", [("bad-reading", 1, 1)]),
        ("kpi,date,value,unit\n", [("bad-reading", 1, 16)]),
        ("kpi,date,value,kpi\n", [("bad-reading", 1, 16)]),
        ("kpi,date\n", [("bad-reading", 1, 1)]),
        (f"{HEADER}a,2026-01-01,1\n", [("bad-reading", 2, 1)]),
        (f"{HEADER}\n a,2026-01-01,18,4,x\n", [("bad-reading", 3, 2)]),
        (f'{HEADER}a,2026-01-01,1,"open\nb,2026-01-01,1,\n', [("bad-reading", 2, 16)]),
        (f'{HEADER}a,2026-01-01,1,"x"y\n', [("bad-reading", 2, 16)]),
        (f'{HEADER}a,2026-01-01,1,"{"x" * 140_000}"\n', [("bad-reading", 2, 16)]),
        (f"{HEADER}a,2026-01-01,1,{'x' * 140_000}\n", [("bad-reading", 2, 1)]),
    ],
)
def test_refused(text, wanted):
    assert [(each.rule, each.place.line, each.place.column) for each in read(text)[1]] == wanted


def test_too_many_cells():
    assert [(each.rule, each.place.line) for each in read(HEADER + "a,b,c,d\n" * 3, nodes=15)[1]] == [("too-large", 4)]


def test_hints():
    assert "did you mean “value”" in read("kpi,date,valeu\n")[1][0].hint
    assert "did you mean “kpi”" in read("KPI,date,value\n")[1][0].hint
    assert "commas" in read("kpi;date;value\n")[1][0].hint
    assert "decimals with a point" in read("kpi,date,value\na,2026-01-01,18,4\n")[1][0].hint


def test_cells_know_their_place():
    rows, found = read('kpi,date,value,note\n\na,2026-01-31,18.4,"first, and\nsecond ""line"""\n\n, ,,\n"b", 2026-02-28,19,\n')
    assert found == []
    first, second = rows
    assert first == {"kpi": "a", "date": "2026-01-31", "value": "18.4", "note": 'first, and\nsecond ""line""'.replace('""', '"')}
    assert {key: (each.line, each.column) for key, each in first.items()} == {"kpi": (3, 1), "date": (3, 3), "value": (3, 14), "note": (3, 20)}
    assert {key: (each.line, each.column) for key, each in second.items()} == {"kpi": (7, 2), "date": (7, 6), "value": (7, 17)}
    assert (second.line, second.column) == (7, 2)
    assert (key_of(first, "value").line, key_of(first, "value").column) == (3, 14)
    assert all(each.plain for row in rows for each in row.values())


def test_columns_in_any_order_and_no_note():
    rows, found = read("value,kpi,date\r\n1,a,2026-01-31\r\n")
    assert found == []
    assert rows == [{"value": "1", "kpi": "a", "date": "2026-01-31"}]


def test_an_empty_value_is_for_the_model_to_refuse():
    assert read("kpi,date,value\na,2026-01-31,\n") == ([{"kpi": "a", "date": "2026-01-31", "value": ""}], [])
