"""Readings in CSV that other tools wrote, by the columns that a strategy names under `readings`: the same rows as of readings.csv.

What is not written there as it should be is for the model to say; such a file is left aside.
"""

from __future__ import annotations

import csv
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from playbook_gen.diagnostics import Diagnostic, Place, did_you_mean
from playbook_gen.source.lines import LINE_BREAK
from playbook_gen.source.names import is_file_of_readings
from playbook_gen.source.nodes import Mapping, Scalar, Sequence, mapping, place, scalar
from playbook_gen.source.notation import ISO, day, days, number
from playbook_gen.source.readings import fits, records

if TYPE_CHECKING:
    from pathlib import PurePath

    from playbook_gen.settings import Limits
    from playbook_gen.source.files import Desk
    from playbook_gen.source.nodes import Source
    from playbook_gen.source.refusals import Report

_ABOVE = 50
"""So many lines may stand above the columns: what was exported, and when."""
_LONGEST = 10_000
"""No line of column names is longer."""
_HINTS = ("put a text with this file's separator in quotes, or delete the line", "delete the line, or export the file again")


class Columns(NamedTuple):
    """What a strategy says of one file: which column holds what, and how. One KPI is named for all rows (`kpi`), or each row names one, as `kpis` call it."""

    file: Scalar
    kpi: Scalar | None
    kpi_column: Scalar | None
    kpis: dict[str, Scalar] | None
    date_column: Scalar
    value_column: Scalar
    note_column: Scalar | None
    date_format: str
    decimal: str

    @property
    def wanted(self) -> dict[str, Scalar]:
        """The names of the columns, each as the strategy has it."""
        named = (self.kpi_column, self.date_column, self.value_column, self.note_column)
        return {each.strip(): each for each in named if each is not None}


def said(own: Mapping | None) -> list[Mapping]:
    """What a strategy says of its files of readings, file by file; of one alone without a list."""
    told = own.get("readings") if own is not None else None  # type: ignore[call-overload]  # a text finds the key of the same text
    return [each for each in (told if isinstance(told, Sequence) else [told]) if isinstance(each, Mapping)]


def names(own: Mapping | None) -> set[str]:
    """The names of the files of readings that a strategy names."""
    return {str(found) for each in said(own) if (found := _text(each, "file")) is not None}


def imported(desk: Desk, folder: PurePath, own: Mapping | None) -> list[Mapping]:
    """The rows of all files that a strategy in a folder names; each is read once, however many columns of it are asked for."""
    sources: dict[str, Source | None] = {}
    rows: list[Mapping] = []
    for told in said(own):
        columns = _columns(told)
        if columns is None:
            continue
        if columns.file not in sources:
            sources[columns.file] = desk.read(folder / columns.file, place(columns.file), wide=True)
        source = sources[columns.file]
        if source is not None:
            rows += desk.parse(source, partial(parse, columns), told)
    return rows


def refuse_all(desk: Desk, strategy: str, own: Mapping | None) -> None:
    """Says of a strategy in one file that nothing lies beside it."""
    for each in said(own):
        name = _text(each, "file")
        if name is not None:
            hint = f"move this file to {strategy}/strategy.yml, and {name[:60].strip()} into that folder"
            desk.say("unreadable-file", place(name), "only a strategy in a folder of its own has files of readings", hint)


def parse(columns: Columns, source: Source, limits: Limits, report: Report) -> list[Mapping]:
    """The rows of a file as mappings of kpi, date, value and note, as readings.csv has them. Everything wrong goes to `report`."""
    rows = records(source, limits, report, *_header(LINE_BREAK.split(source.text), columns))
    cells = next(rows, [])
    if not cells and not source.text.strip():
        report(Diagnostic("null", Place(source.file), "the file is empty", f"export it again, or take {columns.file[:60]} out of the strategy"))
    if not cells or not _are_there(cells, columns, report):
        return []
    where = {str(name): index for index, name in enumerate(cells)}
    wanted = tuple(columns.wanted)
    read = (_reading({each: row[where[each]] for each in wanted}, columns, report) for row in rows if fits(cells, row, report, _HINTS))
    return [each for each in read if each is not None]


def _header(lines: list[str], columns: Columns) -> tuple[str, int]:
    """What stands between the columns, and how many lines above their names: the first line counts that has most of those that are wanted, or of any."""
    found, most = (",", 0), (-1, 0)
    for above, line in enumerate(lines[:_ABOVE]):
        for separator in ",;\t" if line.strip() and len(line) <= _LONGEST else "":
            cells = [each.strip() for each in next(csv.reader([line], delimiter=separator), [])]
            have = (len(columns.wanted.keys() & set(cells)), len(cells))
            if have[0] > most[0] or (have[0] == most[0] == 0 and have > most):
                found, most = (separator, above), have
    return found


def _are_there(cells: list[Scalar], columns: Columns, report: Report) -> bool:
    """Whether each column that is wanted stands there, and once."""
    missing = [name for each, name in columns.wanted.items() if each not in cells]
    for name in missing:
        message = f"“{columns.file[:60]}” has no column “{name[:60].strip()}”"
        report(Diagnostic("unknown-reference", place(name), message, did_you_mean(name, cells) or "write it as the file has it"))
    twice = [cell for index, cell in enumerate(cells) if cell in columns.wanted and cell in cells[:index]]
    for cell in twice:
        report(Diagnostic("bad-reading", place(cell), f"the column “{cell[:60]}” stands here a second time", "give each column a name of its own"))
    return not missing and not twice


def _reading(row: dict[str, Scalar], columns: Columns, report: Report) -> Mapping | None:
    """One row; `None` where it has no day or no value, as sums and gaps have none, is of something else, or cannot be read."""
    date_, value = row[columns.date_column.strip()], row[columns.value_column.strip()]
    kpi = _kpi(row, columns)
    if kpi is None or not date_ or not value:
        return None
    read_day, read_value = day(date_, columns.date_format), number(value, columns.decimal)
    if read_day is None:
        hint = f"write in date_format how this file has its days; {columns.date_format[:40]} is what counts now"
        report(Diagnostic("bad-date", place(date_), f"“{date_[:60]}” is no day in the form {columns.date_format[:40]}", hint))
    if read_value is None:
        hint = 'digits only, and what stands between thousands; if decimals begin with a comma here, write decimal: "," in the strategy'
        report(Diagnostic("bad-reading", place(value), f"“{value[:60]}” is not a number", hint if columns.decimal == "." else hint.split(";")[0]))
    if read_day is None or read_value is None:
        return None
    made = mapping(date_.source, *min((each.line, each.column) for each in row.values()))
    note = row[columns.note_column.strip()] if columns.note_column is not None else None
    made[_key("kpi", kpi)] = kpi
    made[_key("date", date_)] = _instead(date_, read_day.isoformat())
    made[_key("value", value)] = _instead(value, read_value)
    if note:
        made[_key("note", note)] = note
    return made


def _kpi(row: dict[str, Scalar], columns: Columns) -> Scalar | None:
    """The KPI of a row as the strategy has its id, or as the cell has it; `None` for what the strategy does not ask for."""
    if columns.kpi_column is None:
        return columns.kpi
    cell = row[columns.kpi_column.strip()]
    return cell if columns.kpis is None else columns.kpis.get(cell)


def _key(name: str, beside: Scalar) -> Scalar:
    return scalar(name, beside.source, beside.line, beside.column)


def _instead(cell: Scalar, text: str) -> Scalar:
    return scalar(text, cell.source, cell.line, cell.column)


def _columns(told: Mapping) -> Columns | None:
    """`None` where something is missing or is not as the model wants it."""
    file, date_, value = (_text(told, name) for name in ("file", "date_column", "value_column"))
    kpi, column, format_, decimal = (_text(told, name) for name in ("kpi", "kpi_column", "date_format", "decimal"))
    kpis = told.get("kpis")  # type: ignore[call-overload]  # a text finds the key of the same text
    named = {key.strip(): each for key, each in kpis.items() if isinstance(each, Scalar)} if isinstance(kpis, Mapping) else None
    if file is None or date_ is None or value is None or not is_file_of_readings(file) or (kpi is None) == (column is None):
        return None
    if days(format_ or ISO) is None or (decimal or ".") not in (".", ","):
        return None
    return Columns(file, kpi, column, named, date_, value, _text(told, "note_column"), str(format_ or ISO), str(decimal or "."))


def _text(told: Mapping, name: str) -> Scalar | None:
    """What a strategy says under this name, where it is a text in which something can be seen."""
    found = told.get(name)  # type: ignore[call-overload]  # a text finds the key of the same text
    return found if isinstance(found, Scalar) and found.strip() else None
