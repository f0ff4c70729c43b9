"""`playbook export`: the playbook for other programs, as JSON, as tables, or as pages."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from playbook_gen.cli.folder import opened, options, plain_anyway, write, writing
from playbook_gen.cli.ours import put
from playbook_gen.exports.csv import as_tables
from playbook_gen.exports.json import as_json
from playbook_gen.locale.phrase import Phrase
from playbook_gen.model.playbook import Playbook
from playbook_gen.pages import ROOT
from playbook_gen.pipeline import check, past, revision, site_files
from playbook_gen.pipeline import render as pages
from playbook_gen.reports.text import render
from playbook_gen.settings import Audience, Settings


@click.group("export")
def command() -> None:
    """The playbook for other programs. Without --audience, only what everyone may see."""


@command.command("json")
@options
@plain_anyway
def export_json(strategies: Path | None, as_of: date | None, audience: Audience | None) -> None:
    """Everything, computed: statuses, maturity, findings, and the strategies' own fields.

    Exit status: 0 written; 1 errors of form, nothing written; 2 wrong usage or no such folder.
    """
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


@command.command("pages")
@options
@plain_anyway
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder of documents to write them into.")
def export_pages(strategies: Path | None, as_of: date | None, audience: Audience | None, to: Path) -> None:
    """The pages as Markdown files with front matter, for a host that runs no plugins, such as Zensical; with the stylesheet and all that they need.

    A file of yours stays, and stands instead of ours at the same path; so does one of ours that you changed. The list .playbook-pages in that folder
    tells which are ours: the next time they are made anew, and taken away where there is no such page any more.

    Exit status: 0 written; 1 errors of form, nothing written; 2 wrong usage or no such folder.
    """
    from playbook_gen.exports.pages import as_files

    playbook, settings, folder = _sound(strategies, as_of, audience)
    if folder.resolve() == (to / ROOT).resolve() or to.resolve().is_relative_to(folder.resolve()):
        raise click.UsageError(f"the pages would stand among the strategies, in {click.format_filename(folder)}; name another folder")
    settings = replace(settings, directory_urls=False)
    found = past(folder, playbook, settings)
    told = None if isinstance(found, Phrase) else found
    files = as_files(pages(playbook, settings, told), site_files(playbook, settings, told))
    with writing(to):
        done = put(to, files)
    for each in done.others:
        click.echo(f"{click.format_filename(to / each)} is yours, and stands instead of ours.")
    if isinstance(found, Phrase):
        click.echo(f"No pages of changes: {found}")
    gone = f", and took {len(done.gone)} away" if done.gone else ""
    click.echo(f"Wrote {len(done.written)} files into {click.format_filename(to)}{gone}.")


def _sound(strategies: Path | None, as_of: date | None, audience: Audience | None) -> tuple[Playbook, Settings, Path]:
    """The playbook, its settings and its folder; ends the program with a report where something is wrong in form, because half a playbook misleads."""
    folder, settings = opened(strategies, as_of, audience or "everyone")
    checked = check(folder, settings)
    if checked.stops:
        click.echo(render(checked.diagnostics, checked.texts), nl=False, err=True)
        sys.exit(1)
    return checked.playbook, settings, folder
