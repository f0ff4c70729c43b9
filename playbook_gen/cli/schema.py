"""`playbook schema`: JSON Schema for editors, which then complete, explain and refuse while an author types."""

from __future__ import annotations

from pathlib import Path

import click

from playbook_gen.cli.folder import Site, nearest, plain_anyway, site, write
from playbook_gen.locale import LANGUAGES
from playbook_gen.model.load import load
from playbook_gen.model.strategy import SECTIONS
from playbook_gen.model.vocabulary import OPEN_LISTS
from playbook_gen.settings import Settings, today
from playbook_gen.source import Disk, read


@click.command("schema")
@click.option("--to", type=click.Path(path_type=Path), help="A file to write to (…json); or a folder, which gets the schema of every file that there can be.")
@click.option("--section", type=click.Choice(["playbook", *SECTIONS]), help="Not of a strategy, but of playbook.yml or of a section's own file.")
@click.option("--language", type=click.Choice(LANGUAGES), help="The language of the descriptions; default: the site's.")
@click.option(
    "--strategies", type=click.Path(path_type=Path), help="The folder whose playbook.yml may add words; default: as mkdocs.yml says, else strategies."
)
@plain_anyway
def command(to: Path | None, section: str | None, language: str | None, strategies: Path | None) -> None:
    r"""JSON Schema (draft-07), with which an editor completes, explains and checks while you type.

    For an editor with a YAML extension, a strategy begins with:

    \b
    # yaml-language-server: $schema=../.schema/strategy.json
    """
    from playbook_gen.authoring.schemas import schemas

    told = site(nearest())
    texts = schemas(language or told.language, _vocabulary(told, strategies))
    name = f"{section or 'strategy'}.json"
    if to is None:
        click.echo(texts[name], nl=False)
    elif to.suffix == ".json" and not to.is_dir():
        write(to.parent, {to.name: texts[name]})
        click.echo(f"Wrote {click.format_filename(to)}.")
    elif section:
        raise click.UsageError(f"{click.format_filename(to)} is a folder and gets all of them: leave --section out, or name a file that ends in .json")
    else:
        write(to, texts)
        click.echo(f"Wrote {len(texts)} schemas into {click.format_filename(to)}.")


def _vocabulary(told: Site, strategies: Path | None) -> dict[str, dict[str, str]]:
    """The open lists with what the playbook's own playbook.yml adds. Raises `click.UsageError` where a folder is named that is not there."""
    folder = strategies or told.strategies
    if strategies and not folder.is_dir():
        raise click.UsageError(f"there is no folder {click.format_filename(folder)}; name the one with the strategies: --strategies FOLDER")
    settings = Settings(today({}), limits=told.limits)  # no day matters here
    known = load(read(Disk(folder), SECTIONS, settings.limits), settings, ()).playbook.vocabulary if folder.is_dir() else OPEN_LISTS
    return {name: dict(words) for name, words in known.items()}
