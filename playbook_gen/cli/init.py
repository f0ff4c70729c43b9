"""`playbook init`: a new playbook that builds at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from playbook_gen.cli.folder import day_told, plain_anyway, today_or, write
from playbook_gen.locale import LANGUAGES


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--language", type=click.Choice(LANGUAGES), default="en", help="The language of the site and of its first strategy.")
@click.option("--as-of", metavar="DAY", callback=day_told, help="The day that counts as today; default: SOURCE_DATE_EPOCH, else today in UTC.")
@plain_anyway
def command(folder: Path, language: str, as_of: date | None) -> None:
    """Makes a new playbook in DIR: settings, a first page, and one short strategy with notes, ready to build.

    It overwrites nothing: where one of its files is there already, it writes none. A .gitignore of yours stays as it is.
    """
    from playbook_gen.authoring.start import IGNORED, files

    wanted = files(language, today_or(as_of))
    here = click.format_filename(folder)
    if taken := [name for name in wanted if (folder / name).exists() and name != ".gitignore"]:
        more = f" and {len(taken) - 5} more" if len(taken) > 5 else ""
        raise click.UsageError(f"{here} has {', '.join(taken[:5])}{more} already, and nothing is overwritten: name a new folder")
    own_ignored = (folder / ".gitignore").exists()
    if own_ignored:
        del wanted[".gitignore"]
    write(folder, wanted)
    click.echo("Your playbook is here.\n" if here == "." else f"Your playbook is in {here}.\n")
    if own_ignored:
        click.echo(f"You have a .gitignore: let it name {', '.join(IGNORED)} too.\n")
    click.echo(_next(here, next(name for name in wanted if name.startswith("strategies/") and "playbook.yml" not in name)))


def _next(folder: str, example: str) -> str:
    """What to do now."""
    stem = Path(example).stem
    steps = {
        **({} if folder == "." else {f"cd {folder}": ""}),
        "mkdocs serve": "the site while you write, at http://127.0.0.1:8000",
        "playbook check": "what is wrong, and what is still missing",
        f"playbook new persona first-visitor --strategy {stem}": "adds one, with notes on what to write",
    }
    width = max(map(len, steps))
    lines = [f"  {step:{width}}   {told}".rstrip() for step, told in steps.items()]
    return "\n".join([f"Its first strategy is {example}: invented, to be changed or deleted.\n", "What to do next:\n", *lines])
