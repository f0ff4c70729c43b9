"""The command line: one command a module, each found by its `command`, and loaded when it is asked for."""

from __future__ import annotations

import atexit
import gc
import os
import pkgutil
from importlib import import_module
from typing import Any

import click

MANY = 1_000_000
"""So many more objects are made than freed before Python looks for garbage."""


class Commands(click.Group):
    """The modules of this package that have a `command`, by the module's name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command's name."""
        return sorted(each.name for each in pkgutil.iter_modules(__path__) if self.get_command(ctx, each.name))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  click asks so
        """A command, or nothing where there is none of this name."""
        if cmd_name not in {each.name for each in pkgutil.iter_modules(__path__)}:
            return None
        return getattr(import_module(f"{__name__}.{cmd_name}"), "command", None)

    def main(self, *args: Any, **more: Any) -> Any:
        """Runs a command. What it makes, it keeps until it ends: nobody looks for garbage until there is much of it, nor at the very end; nor does pydantic
        look through all that is installed for plugins of its own.
        """
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
        gc.set_threshold(MANY, *gc.get_threshold()[1:])
        atexit.register(gc.freeze)
        return super().main(*args, **more)


@click.group(cls=Commands)
@click.version_option(package_name="playbook-gen", prog_name="playbook")
def main() -> None:
    """Strategies kept as YAML in git. `mkdocs build` makes the website; of these commands only `publish` needs MkDocs."""
