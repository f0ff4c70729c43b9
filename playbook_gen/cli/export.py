"""`playbook export`: the playbook for other programs: as JSON, as a calendar, as tables, as StratML, or as pages for another host."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from playbook_gen.cli.folder import opened, options, plain_anyway, write, writing
from playbook_gen.cli.ours import put
from playbook_gen.diagnostics import did_you_mean
from playbook_gen.exports.csv import as_tables
from playbook_gen.exports.ics import as_ics
from playbook_gen.exports.json import SCHEMA, as_json
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


@command.command("ics")
@options
@plain_anyway
@click.option("--strategy", metavar="STRATEGY", help="The id of one strategy; without it, all but those that are retired.")
def export_ics(strategies: Path | None, as_of: date | None, audience: Audience | None, strategy: str | None) -> None:
    """Publications, reviews and decisions as a calendar.

    Exit status: 0 written; 1 errors of form, nothing written; 2 wrong usage, no such strategy or no such folder.
    """
    playbook, settings, _ = _sound(strategies, as_of, audience)
    if strategy is not None and strategy not in playbook.plans:
        hint = did_you_mean(strategy, playbook.plans)
        raise click.UsageError(f"there is no strategy “{strategy[:60]}”{f'; {hint}' if hint else ''}")
    click.echo(as_ics(playbook, settings, strategy), nl=False)


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


@command.command("stratml")
@options
@plain_anyway
@click.option("--strategy", metavar="ID", help="Only this strategy; without --to its XML goes to standard output.")
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), help="The folder to write a file for each strategy into: ID.xml.")
def export_stratml(strategies: Path | None, as_of: date | None, audience: Audience | None, strategy: str | None, to: Path | None) -> None:
    """Objectives and goals as StratML Part 1 (ISO 17469-1), whose Goal is our objective and whose Objective is our goal.

    Exit status: 0 written; 1 errors of form, nothing written; 2 wrong usage, no such folder or no such strategy.
    """
    from playbook_gen.exports.stratml import as_stratml

    playbook, settings, _ = _sound(strategies, as_of, audience)
    wanted = _wanted(playbook, strategy)
    if to is not None:
        write(to, {f"{id_}.xml": as_stratml(playbook, id_, settings) for id_ in wanted})
        click.echo(f"Wrote {len(wanted)} {'file' if len(wanted) == 1 else 'files'} into {click.format_filename(to)}.")
    elif len(wanted) == 1:
        click.echo(as_stratml(playbook, *wanted, settings), nl=False)
    else:
        raise click.UsageError(f"a file holds one strategy: add --to FOLDER, or --strategy with one of {', '.join(wanted)}")


def _wanted(playbook: Playbook, strategy: str | None) -> tuple[str, ...]:
    """The strategies that are asked for: the one, or all. Raises `click.UsageError` where there is none of this id."""
    if strategy is None or strategy in playbook.plans:
        return tuple(playbook.plans) if strategy is None else (strategy,)
    raise click.UsageError(f"there is no strategy “{strategy[:60]}”; {did_you_mean(strategy, playbook.plans) or 'none can be seen'}")


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
