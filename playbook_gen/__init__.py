"""Strategies kept as YAML in git become a playbook website that leadership trusts."""

from __future__ import annotations

from importlib.metadata import version

from playbook_gen.pipeline import Checked, check, diff, render
from playbook_gen.settings import Settings

__all__ = ["Checked", "Settings", "__version__", "check", "diff", "render"]
__version__ = version("playbook-gen")
