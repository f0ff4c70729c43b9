"""The command line, one command a module."""

from __future__ import annotations

import click

from playbook_gen import __version__


@click.group()
@click.version_option(__version__, prog_name="playbook")
def main() -> None:
    """Strategies as YAML in git, as a website that leadership trusts. `mkdocs build` makes the site."""
