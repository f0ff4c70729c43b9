"""`playbook diff`: what changed between two revisions, in words."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from playbook_gen import pipeline
from playbook_gen.cli.folder import nearest, opened, options, site
from playbook_gen.history.unknown import UnknownRevisionError
from playbook_gen.reports.changes import formats
from playbook_gen.settings import Audience


@click.command("diff")
@click.argument("old")
@click.argument("new", required=False)
@options
@click.option("--format", type=click.Choice(list(formats())), default="text", help="How to report.")
@click.option("--no-color", is_flag=True, help="Plain output on a terminal too.")
def command(old: str, new: str | None, strategies: Path | None, as_of: date | None, audience: Audience | None, **more: Any) -> None:
    """What changed in the strategies between two git revisions, in words: tags, branches, commits. Without NEW, up to the files as they are now.

    Moved targets, slipped dates, redefined KPIs, moved baselines and readings changed afterwards come first; each change tells what it touches and whom it
    concerns. Moving YAML between files, its order, comments and layout are no changes. A revision whose name begins with “-” stands after “--”.

    Exit status: 0 told; 2 wrong usage, no such folder or revision.
    """
    folder, settings = opened(strategies, as_of, audience or "leadership")
    try:
        found = pipeline.diff(folder, old, new, settings)
    except UnknownRevisionError as unknown:
        raise click.UsageError(f"{unknown}.") from None
    colour = sys.stdout.isatty() and not more["no_color"]
    click.echo(formats()[more["format"]](found, site(nearest()).address, colour), nl=False, color=colour)
