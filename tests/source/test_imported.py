"""Files of readings that other tools wrote: a small folder in, readings under their KPIs out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from playbook_gen import Settings, check
from playbook_gen.exports.json import as_json
from playbook_gen.pipeline import Checked, check_again
from playbook_gen.settings import Limits
from playbook_gen.source import imported
from tests.hostile import attacks, quoted

Site = Callable[[Mapping[str, str]], Path]
HEAD = "title: T\nperiod: {start: 2026-01-01, end: 2026-12-31}\nkpis: {k: {title: K}, l: {title: L}}\n"
ONE = HEAD + "readings: {file: tool.csv, kpi: k, date_column: Day, value_column: Value, note_column: Note}\n"
TABLE = "Day,Value,Note\n2026-01-31,1,first\n2026-02-28,2,\n"
SETTINGS = Settings(date(2026, 6, 30))


def readings(checked: Checked, kpi: str = "k") -> list[tuple[str, str, str | None]]:
    assert checked.diagnostics == ()
    return [(each.date.isoformat(), str(each.value), each.note) for each in checked.playbook.plans["x"].kpis[kpi].readings]


def found(checked: Checked) -> list[tuple[str, str, int, int]]:
    return [(each.rule, each.place.file.removeprefix("strategies/"), each.place.line, each.place.column) for each in checked.diagnostics]


def written(site: Site, table: str | bytes, strategy: str = ONE) -> Path:
    folder = site({"strategies/x/strategy.yml": strategy}) / "strategies"
    (folder / "x/tool.csv").write_bytes(table if isinstance(table, bytes) else table.encode())
    return folder


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("above", ["", "Report: visits, sites\n\n# 2 rows\nsep=;\n", "\n"])
def test_whatever_the_tool_writes(site: Site, coding: str, separator: str, end: str, above: str) -> None:
    table = (above + TABLE.replace(",", separator)).replace("\n", end).encode(coding)
    assert readings(check(written(site, table), SETTINGS)) == [("2026-01-31", "1", "first"), ("2026-02-28", "2", None)]


def test_readings_come_together_from_everywhere(site: Site) -> None:
    strategy = ONE.replace("{title: K}", "{title: K, readings: [{date: 2025-12-31, value: 0}]}")
    site({"strategies/x/readings.csv": "kpi,date,value\nk,2026-03-31,3\n"})
    assert [value for _, value, _ in readings(check(written(site, TABLE, strategy), SETTINGS))] == ["0", "3", "1", "2"]


def test_a_value_stands_where_its_cell_does(site: Site) -> None:
    checked = check(written(site, TABLE), SETTINGS)
    place = checked.playbook.places.of("x", "kpi", "k", ("readings", 1, "value"))
    assert (place.file, place.line, place.column) == ("strategies/x/tool.csv", 3, 12)


def test_a_shared_kpi_may_have_its_readings_from_a_file(site: Site) -> None:
    folder = written(site, TABLE, ONE.replace("kpi: k,", "kpi: s,"))
    site({"strategies/playbook.yml": "kpis: {s: {title: S}}\n"})
    checked = check(folder, SETTINGS)
    assert checked.diagnostics == ()
    assert len(checked.playbook.shared.kpis["s"].readings) == 2


def test_how_a_file_is_read_is_known_to_nobody_afterwards(site: Site) -> None:
    assert check(written(site, TABLE), SETTINGS).playbook.plans["x"].readings == ()


def test_readings_of_a_kpi_that_fewer_may_see_are_theirs_alone(site: Site) -> None:
    strategy = ONE.replace("k: {title: K}", "k: {title: K, visible_to: leadership}")
    folder = written(
        site, TABLE.replace("first", "SECRET").replace("Value", "SECRET-COLUMN"), strategy.replace("value_column: Value", "value_column: SECRET-COLUMN")
    )
    for audience, seen in (("everyone", False), ("leadership", True)):
        settings = Settings(date(2026, 6, 30), audience)
        checked = check(folder, settings)
        assert checked.diagnostics == ()
        assert ("SECRET" in as_json(checked.playbook, settings)) is seen
        assert "SECRET-COLUMN" not in as_json(checked.playbook, settings)


def test_readings_of_a_strategy_that_fewer_may_see_do_not_reach_a_kpi_that_more_may_see(site: Site) -> None:
    folder = written(site, TABLE, ONE.replace("kpi: k,", "kpi: s,") + "visible_to: leadership\n")
    site({"strategies/playbook.yml": "kpis: {s: {title: S}}\n", "strategies/open.yml": HEAD + "goals: {g: {title: G, kpi: s}}\n"})
    assert found(check(folder, SETTINGS)) == [("reference-to-hidden", "x/strategy.yml", 4, 33)]


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        (b"", ("null", "x/tool.csv", 1, 1)),
        (b"\xff\xfeD\x00a", ("not-utf8", "x/tool.csv", 1, 1)),
        (b"\xff\xfe\x00\x00", ("not-utf8", "x/tool.csv", 1, 1)),
        (b"Day,Value,Note\n2026-01-31,1,\xe9\n", ("not-utf8", "x/tool.csv", 2, 14)),
        (b'Day,Value,Note\n2026-01-31,1,"open\n', ("bad-reading", "x/tool.csv", 2, 14)),
        (b"Day,Value,Note\n2026-01-31,1,a\x00b\n", ("bad-reading", "x/tool.csv", 2, 14)),
    ],
)
def test_what_is_no_such_file(site: Site, table: bytes, wanted: tuple[str, str, int, int]) -> None:
    assert found(check(written(site, table), SETTINGS)) == [wanted]


def test_a_name_of_a_column_on_two_lines_is_not_found(site: Site) -> None:
    checked = check(written(site, 'Day,Value,"Note\non two lines"\n2026-01-31,1,\n'), SETTINGS)
    assert [each.rule for each in checked.diagnostics] == ["unknown-reference"]


def test_limits_hold(site: Site) -> None:
    rows = "".join(f"2026-01-{day:02},{day},\n" for day in range(1, 29))
    folder = written(site, "Day,Value,Note\n" + rows)
    assert found(check(folder, Settings(date(2026, 6, 30), limits=Limits(nodes=60)))) == [("too-large", "x/tool.csv", 21, 1)]
    assert found(check(folder, Settings(date(2026, 6, 30), limits=Limits(file_bytes=300)))) == [("too-large", "x/tool.csv", 1, 1)]


def test_a_link_out_of_the_folder_is_not_followed(site: Site, tmp_path: Path) -> None:
    folder = site({"strategies/x/strategy.yml": ONE, "elsewhere/tool.csv": TABLE}) / "strategies"
    (folder / "x/tool.csv").symlink_to(tmp_path / "elsewhere/tool.csv")
    assert found(check(folder, SETTINGS)) == [("path-outside", "x/strategy.yml", 4, 18)]


def test_a_folder_or_a_pipe_is_not_read(site: Site) -> None:
    folder = site({"strategies/x/strategy.yml": ONE, "strategies/x/tool.csv/inside": ""}) / "strategies"
    assert found(check(folder, SETTINGS)) == [("unreadable-file", "x/strategy.yml", 4, 18)]


def test_any_text_may_be_the_name_of_a_column(site: Site) -> None:
    lines = [each for each in attacks()[0] if len(each) < 2000 and each.strip()]
    for number in range(0, len(lines) - 3, 97):
        day, value = (each.removesuffix("\n") for each in lines[number : number + 2])
        if day.strip() == value.strip():
            continue
        cells = ['"' + each.replace('"', '""') + '"' for each in (day, value)]
        strategy = HEAD + f"readings: [{{file: tool.csv, kpi: k, date_column: {quoted(day)}, value_column: {quoted(value)}}}]\n"
        assert len(readings(check(written(site, f"{','.join(cells)}\n2026-01-31,1\n", strategy), SETTINGS))) == 1, (day, value)


def test_a_preview_reads_again_what_changed_and_nothing_else(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site({"strategies/y.yml": HEAD})
    folder = written(site, TABLE)
    checked, kept = check_again(folder, SETTINGS, None)
    read: list[str] = []
    whole = imported.parse
    monkeypatch.setattr(imported, "parse", lambda columns, *rest: read.append(columns.file) or whole(columns, *rest))

    def again() -> Any:
        nonlocal kept
        read.clear()
        now, kept = check_again(folder, SETTINGS, kept)
        return read, now.playbook.plans["x"] is checked.playbook.plans["x"], [value for _, value, _ in readings(now)]

    assert again() == ([], True, ["1", "2"])
    site({"strategies/y.yml": HEAD.replace("title: T", "title: Another")})
    assert again() == ([], True, ["1", "2"])
    written(site, TABLE.replace(",2,", ",3,"))
    assert again() == (["tool.csv"], False, ["1", "3"])
    written(
        site, TABLE.replace("Value,Note", "Value,Other").replace("first", "9"), ONE.replace("value_column: Value, note_column: Note", "value_column: Other")
    )
    assert again() == (["tool.csv"], False, ["9"])
