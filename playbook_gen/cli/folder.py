"""Where the strategies are: as mkdocs.yml tells the plugin, read without MkDocs and without running any of its tags."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

DEFAULT = "strategies"


class _Tolerant(yaml.SafeLoader):
    """Reads any mkdocs.yml: what a tag such as `!ENV` or `!!python/name:` stands for is none of our business."""


_Tolerant.add_multi_constructor("", lambda *_: None)


def strategies_folder(site: Path) -> Path:
    """The option `strategies_dir` of the plugin in `site`'s mkdocs.yml; `strategies` where there is no such file or option."""
    try:
        told = yaml.load((site / "mkdocs.yml").read_text(encoding="utf-8"), _Tolerant)  # noqa: S506  a SafeLoader
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        return site / DEFAULT
    options = _options(told.get("plugins") if isinstance(told, dict) else None)
    folder = options.get("strategies_dir")
    return site / (folder if isinstance(folder, str) else DEFAULT)


def _options(plugins: Any) -> dict[str, Any]:
    """The plugin's options in either form of `plugins`: a list of names and mappings, or one mapping."""
    for each in plugins if isinstance(plugins, list) else [plugins]:
        if isinstance(each, dict) and isinstance(each.get("playbook"), dict):
            return dict(each["playbook"])
    return {}
