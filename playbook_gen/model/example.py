"""What stands in a piece of YAML, as any program that reads YAML 1.2 sees it: with numbers and true or false where they are written plainly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from playbook_gen.model.fields import NUMBER
from playbook_gen.settings import Limits
from playbook_gen.source import yaml
from playbook_gen.source.nodes import Node, Source


def value_of(text: str) -> Any:
    """A YAML text as dicts, lists, texts, numbers and booleans; days stay texts. Raises `ValueError` for what the format refuses."""
    wrong: list[Any] = []
    node = yaml.parse(Source("example", text), Limits(), wrong.append)
    if node is None or wrong:
        raise ValueError(f"{text!r}: {wrong}")
    return plain(node)


def plain(node: Node) -> Any:
    """The same of something that has been read already."""
    if isinstance(node, Mapping):
        return {str(key): plain(value) for key, value in node.items()}
    if isinstance(node, Sequence) and not isinstance(node, str):
        return [plain(each) for each in node]
    text = str(node)
    if not getattr(node, "plain", False):
        return text
    if text in ("true", "false"):
        return text == "true"
    if NUMBER.match(text):
        return float(text) if "." in text else int(text)
    return text
