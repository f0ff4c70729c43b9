"""`playbook check`: what is wrong in the form of the strategies."""

from __future__ import annotations

import os
import sys
from datetime import date, datetime
from pathlib import Path

import click

from playbook_gen.cli.folder import strategies_folder
from playbook_gen.pipeline import check
from playbook_gen.reports.text import render
from playbook_gen.settings import Settings, today


@click.command("check")
@click.option("--strategies", type=click.Path(path_type=Path), help="The strategies folder; default: as mkdocs.yml tells the plugin, else strategies.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day that counts as today; default: SOURCE_DATE_EPOCH, else today in UTC.")
@click.option("--no-color", is_flag=True, help="Plain output on a terminal too.")
def command(strategies: Path | None, as_of: datetime | None, no_color: bool) -> None:
    """Names every problem of form with its place and what to write instead.

    Exit status: 0 clean; 1 problems; 2 wrong usage or no such folder.
    """
    folder = strategies or strategies_folder(Path())
    if not folder.is_dir():
        raise click.UsageError(f"there is no folder {folder}")
    checked = check(folder, Settings(as_of=as_of.date() if as_of else _today(), audience="leadership"))
    count = len(checked.playbook.plans)
    if checked.diagnostics:
        click.echo(render(checked.diagnostics, checked.texts, colour=sys.stdout.isatty() and not no_color), nl=False)
    else:
        click.echo(f"{count} {'strategy' if count == 1 else 'strategies'} in {folder}: no problem of form.")
    sys.exit(1 if checked.stops else 0)


def _today() -> date:
    try:
        return today(os.environ)
    except (ValueError, OverflowError, OSError):
        raise click.UsageError("SOURCE_DATE_EPOCH is no number of seconds since 1970") from None
