"""What stands in a piece of YAML, as any program that reads YAML 1.2 sees it: with numbers and true or false where they are written plainly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from playbook_gen.model.fields import NUMBER
from playbook_gen.source.nodes import Node
from playbook_gen.source.yaml import sound


def value_of(text: str) -> Any:
    """A YAML text as dicts, lists, texts, numbers and booleans; days stay texts. Raises `ValueError` for what the format refuses."""
    node = sound(text)
    if node is None:
        raise ValueError(f"the format refuses {text!r}")
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
