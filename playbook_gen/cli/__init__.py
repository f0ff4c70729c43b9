"""The command line: one command a module, each found by its `command`."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import click

from playbook_gen import __version__


@click.group()
@click.version_option(__version__, prog_name="playbook")
def main() -> None:
    """Strategies kept as YAML in git. `mkdocs build` makes the website; these commands need no MkDocs."""


for _each in pkgutil.iter_modules(__path__):
    if hasattr(_module := import_module(f"{__name__}.{_each.name}"), "command"):
        main.add_command(_module.command)
