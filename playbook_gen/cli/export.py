"""`playbook export`: the playbook for other programs, as JSON or as tables."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from playbook_gen.cli.folder import opened, options, plain_anyway, write
from playbook_gen.exports.csv import as_tables
from playbook_gen.exports.json import SCHEMA, as_json
from playbook_gen.model.playbook import Playbook
from playbook_gen.pipeline import check, revision
from playbook_gen.reports.text import render
from playbook_gen.settings import Audience, Settings


@click.group("export")
def command() -> None:
    """The playbook for other programs. Without --audience, only what everyone may see."""


@command.command("json")
@options
@plain_anyway
@click.option("--schema", is_flag=True, help="Not the playbook, but the JSON Schema (draft-07) that says what stands in it.")
def export_json(strategies: Path | None, as_of: date | None, audience: Audience | None, schema: bool) -> None:
    """Everything, computed: statuses, maturity, findings, and the strategies' own fields. A built site has the same as playbook.json.

    Exit status: 0 written; 1 errors of form, nothing written; 2 wrong usage or no such folder.
    """
    if schema:
        click.echo(SCHEMA.read_text(encoding="utf-8"), nl=False)
        return
    playbook, settings, folder = _sound(strategies, as_of, audience)
    click.echo(as_json(playbook, settings, revision(folder)), nl=False)


@command.command("csv")
@options
@plain_anyway
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder to write goals.csv and kpis.csv into.")
def export_csv(strategies: Path | None, as_of: date | None, audience: Audience | None, to: Path) -> None:
    """Goals and KPIs as tables that are safe to open in a spreadsheet.

    Exit status: 0 written; 1 errors of form, nothing written; 2 wrong usage or no such folder.
    """
    playbook, settings, _ = _sound(strategies, as_of, audience)
    tables = as_tables(playbook, settings)
    write(to, tables)
    click.echo(f"Wrote {' and '.join(click.format_filename(to / name) for name in tables)}.")


def _sound(strategies: Path | None, as_of: date | None, audience: Audience | None) -> tuple[Playbook, Settings, Path]:
    """The playbook, its settings and its folder; ends the program with a report where something is wrong in form, because half a playbook misleads."""
    folder, settings = opened(strategies, as_of, audience or "everyone")
    checked = check(folder, settings)
    if checked.stops:
        click.echo(render(checked.diagnostics, checked.texts), nl=False, err=True)
        sys.exit(1)
    return checked.playbook, settings, folder
