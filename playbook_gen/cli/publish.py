"""`playbook publish`: a new site takes the place of the old one at once, or not at all."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import click

from playbook_gen.cli.folder import Site, nearest, opened, plain_anyway, site
from playbook_gen.diagnostics import FAIL_ON, fails
from playbook_gen.pipeline import check, page_files
from playbook_gen.publishing import Published, publish, roll_back
from playbook_gen.publishing.errors import NotOursError, NotPublishedError
from playbook_gen.publishing.host import build, is_installed
from playbook_gen.publishing.releases import CURRENT, current
from playbook_gen.publishing.whole import Page
from playbook_gen.reports.text import render


@click.command("publish")
@click.option("--to", metavar="DIR", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder of releases: a new or an empty one.")
@click.option("--keep", type=click.IntRange(min=2), default=5, show_default=True, help="How many releases stay, the new one included.")
@click.option("--roll-back", "back", is_flag=True, help="Builds nothing: leads readers back to the release before the current one.")
@click.option(
    "--fail-on", type=click.Choice(FAIL_ON), help="The least severity of a finding that stops it; default: as mkdocs.yml says. Errors of form always do."
)
@plain_anyway
def command(to: Path, keep: int, back: bool, fail_on: str | None) -> None:
    """Builds the site aside, looks whether it is whole, and leads readers to it in one step.

    A web server serves DIR/current, a symbolic link to one of the releases in DIR/releases. Whatever goes wrong, the site there stays whole.

    Exit status: 0 published; 1 problems, and readers see what they saw before; 2 wrong usage, no such folder, or no MkDocs.
    """
    if back:
        with _in_plain_words(to):
            left, now = roll_back(to, click.echo)
        click.echo(f"Back from release {left} to {now}. The next `playbook publish` deletes what was left behind.")
        return
    told = site(nearest())
    settings = told.root / "mkdocs.yml"
    if not settings.is_file():
        raise click.UsageError("there is no mkdocs.yml here, nor in a folder above; `playbook init` makes one")
    pages = _sound(told, fail_on or told.fail_on)
    if not is_installed():
        raise click.UsageError(f"MkDocs builds the site, and is not installed for {click.format_filename(sys.executable)}: pip install mkdocs-material")
    with _in_plain_words(to):
        published = publish(to, partial(build, settings), pages, keep, click.echo)
    _report(to, published)


def _sound(told: Site, fail_on: str) -> tuple[Page, ...]:
    """The pages that the site is to have; ends the program with a report where its strategies must not be published."""
    folder, settings = opened(None, None, told.audience)
    checked = check(folder, settings)
    if fails(checked.found, fail_on):
        click.echo(render(checked.found, checked.texts), nl=False, err=True)
        click.echo("Nothing was published.", err=True)
        sys.exit(1)
    return page_files(checked.playbook, settings)


@contextmanager
def _in_plain_words(to: Path) -> Iterator[None]:
    """Ends the program where an act on the folder of releases fails, and says what readers see now."""
    try:
        yield
    except NotOursError as error:
        raise click.UsageError(f"{click.format_filename(to)}: {error}.") from None
    except (NotPublishedError, OSError) as error:
        reason = f"{click.format_filename(error.filename or to)}: {error.strerror}" if isinstance(error, OSError) else str(error)
        click.echo(f"Not published: {reason}.\n{_seen(to)}", err=True)
        sys.exit(1)


def _seen(to: Path) -> str:
    try:
        name = current(to)
    except (NotOursError, OSError):
        name = None
    return f"Readers see release {name}." if name else f"There is nothing for readers in {click.format_filename(to)} yet."


def _report(to: Path, published: Published) -> None:
    """Says what readers see now, and what to do next."""
    here = click.format_filename(to)
    click.echo(f"Published: readers see release {published.name}.")
    if published.before:
        click.echo(f"Back to {published.before}: playbook publish --to {shlex.quote(here)} --roll-back")
    else:
        click.echo(f"Let your web server serve {click.format_filename((to / CURRENT).absolute())}, a symbolic link that each publishing replaces in one step.")
    for each in published.left:
        click.echo(f"Could not be deleted, and may be by hand: {each}", err=True)
