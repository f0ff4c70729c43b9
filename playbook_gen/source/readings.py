"""readings.csv: columns and cells with places; what a cell may hold is for the model to say."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from playbook_gen.diagnostics import Diagnostic, Place, did_you_mean
from playbook_gen.source.lines import LINE_BREAK
from playbook_gen.source.nodes import Mapping, mapping, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playbook_gen.settings import Limits
    from playbook_gen.source.nodes import Scalar, Source
    from playbook_gen.source.refusals import Report

COLUMNS = ("kpi", "date", "value", "note")
_COMMAS = "save the file with commas between the columns, and points in decimals"
_HEADER = "the first line is: kpi,date,value,note"
_HINTS = ("put a text with commas in quotes, and write decimals with a point", "write every column; the note may be empty")


def parse(source: Source, limits: Limits, report: Report) -> list[Mapping]:
    """The rows as mappings of column to cell, as written; an empty note is left out. Everything wrong goes to `report` as `bad-reading`."""
    rows = records(source, limits, report)
    header = next(rows, None)
    if header is None:
        if not source.text.strip():
            report(Diagnostic("null", Place(source.file), "the file is empty", f"{_HEADER}; or delete the file"))
        return []
    if not _header_is_good(header, source, report):
        return []
    return [_reading(header, row, source) for row in rows if fits(header, row, report, _HINTS)]


def records(source: Source, limits: Limits, report: Report, separator: str = ",", first: int = 0) -> Iterator[list[Scalar]]:
    """Each record that is not blank, as cells that know their place, without the `first` lines; stops at broken quotes."""
    lines = LINE_BREAK.split(source.text)
    found = csv.reader(io.StringIO("\n".join(lines[first:]) if first else source.text, newline=""), strict=True, delimiter=separator)
    room, begin = limits.nodes, first
    while True:
        try:
            record = next(found, None)
        except csv.Error as error:
            place = Place(source.file, *_trouble(lines, begin, separator))
            report(Diagnostic("bad-reading", place, _broken(error), "close every quote; inside quotes, write a quote twice"))
            return
        if record is None:
            return
        room -= len(record)
        if room < 0:
            report(Diagnostic("too-large", Place(source.file, begin + 1), f"this file holds more than {limits.nodes} cells", "split it up by strategy"))
            return
        if any(cell.strip() for cell in record):
            starts = _starts(lines[begin : first + found.line_num], begin + 1, separator)
            yield [_cell(text, source, starts[number] if number < len(starts) else starts[0]) for number, text in enumerate(record)]
        begin = first + found.line_num


def _cell(text: str, source: Source, start: tuple[int, int]) -> Scalar:
    """A cell without the blanks around it."""
    line, column = start
    return scalar(text.strip(), source, line, column + len(text) - len(text.lstrip(" ")))


def _starts(lines: list[str], first: int, separator: str) -> list[tuple[int, int]]:
    """Where the cells of one record begin: after the opening quote, if there is one."""
    starts, quoted, fresh = [], False, True
    for number, line in enumerate(lines, first):
        for column, character in enumerate(line, 1):
            if fresh and not quoted:
                quoted, fresh = character == '"', False
                starts.append((number, column + quoted))
                if quoted:
                    continue
            if character == '"':
                quoted = not quoted
            fresh = character == separator and not quoted
    if fresh:
        starts.append((first + len(lines) - 1, len(lines[-1]) + 1))
    return starts


def _trouble(lines: list[str], begin: int, separator: str) -> tuple[int, int]:
    """The quote in a broken record that is the likeliest to be wrong: the one that opens its last quoted cell."""
    record = lines[begin:]
    starts = [place for place in _starts(record, begin + 1, separator) if place[1] > 1 and lines[place[0] - 1][place[1] - 2 : place[1] - 1] == '"']
    return (starts[-1][0], starts[-1][1] - 1) if starts else (min(begin, len(lines) - 1) + 1, 1)


def _broken(error: csv.Error) -> str:
    if "field larger" in str(error):
        return "this cell is too long, or its quote is never closed"
    return "this quote is never closed" if "end of data" in str(error) else "there is text after a closing quote"


def _header_is_good(header: list[Scalar], source: Source, report: Report) -> bool:
    """Checks the first line: known columns, each once, all but the note needed."""
    line = LINE_BREAK.split(source.text)[header[0].line - 1]
    for sign, name in ((";", "semicolons"), ("\t", "tabs")):
        if len(header) == 1 and sign in line:
            place = Place(source.file, header[0].line, line.index(sign) + 1)
            report(Diagnostic("bad-reading", place, f"{name} stand between the columns", _COMMAS))
            return False
    problems = list(_header_problems(header))
    for cell, message, hint in problems:
        report(Diagnostic("bad-reading", Place(source.file, cell.line, cell.column), message, hint))
    return not problems


def _header_problems(header: list[Scalar]) -> Iterator[tuple[Scalar, str, str]]:
    for number, cell in enumerate(header):
        if cell not in COLUMNS:
            yield cell, f"“{cell[:60]}” is no column of readings", did_you_mean(cell.lower(), COLUMNS) or _HEADER
        elif cell in header[:number]:
            yield cell, f"the column “{cell}” stands here a second time", _HEADER
    missing = [column for column in COLUMNS[:3] if column not in header]
    if all(cell in COLUMNS for cell in header):  # Else a misspelt column would be reported twice.
        yield from ((header[0], f"the column “{column}” is missing", _HEADER) for column in missing)


def fits(header: list[Scalar], row: list[Scalar], report: Report, hints: tuple[str, str]) -> bool:
    """Whether a row has a cell for each column; `hints` are for one that has too many or too few."""
    if len(row) == len(header):
        return True
    place = Place(row[0].source.file, row[0].line, row[0].column)
    message = f"this line has {len(row)} cells; line {header[0].line} has {len(header)} columns"
    report(Diagnostic("bad-reading", place, message, hints[len(row) < len(header)]))
    return False


def _reading(header: list[Scalar], row: list[Scalar], source: Source) -> Mapping:
    """One row; its keys stand where their cells stand."""
    reading = mapping(source, row[0].line, row[0].column)
    for column, cell in zip(header, row, strict=True):
        if cell or column != "note":
            reading[scalar(column, source, cell.line, cell.column)] = cell
    return reading
