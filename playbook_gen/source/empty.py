"""What to say where a value is empty: mostly the author wrote one, and a sign in it had a meaning of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from playbook_gen.source.nodes import Mapping, Refused, Scalar
from playbook_gen.source.quotes import in_quotes, split_at_commas

if TYPE_CHECKING:
    from playbook_gen.source.nodes import Node

_HASH = re.compile(r"[ \t]+(#\w.*)")
"""A text that begins with a hashtag. A comment is written `# like this`: a blank stands behind its sign."""
_TITLE_NEXT = re.compile(r"[^\r\n]*(?:\r\n?|\n)(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n))*( *)title:")
LEAVE_KEY = "leave the key out until there is something to say"
LEAVE_ENTRY = "leave the entry out until there is something to say"


class Empty(NamedTuple):
    """Message and hint, `at` the key where it belongs there. `spoils` is the key before, whose value lacks what a comma took from it; `spoils_all` says that
    all values beside stand in the wrong place.
    """

    message: str
    hint: str
    at: Scalar | None = None
    spoils: Scalar | None = None
    spoils_all: bool = False


def empty(text: str, mark: Any, container: Node, key: object) -> Empty | None:
    """What to say of an empty value at a mark of the parser; `None` where it was said of the value before."""
    index: int = mark.index
    hashtag = _HASH.match(text, index)
    name = key[:60] if isinstance(key, Scalar) else ""
    if hashtag:
        own = f"{name}: " if name else "- "
        return Empty("this text begins with “#”, so nothing of it is read", f"put quotes around it: {own}{in_quotes(hashtag[1].rstrip())}")
    if not isinstance(key, Scalar) or not key:
        return Empty("there is no value here", LEAVE_ENTRY)
    if ":" in key:
        return Empty(f"“{name}” has no value", "write a space after the colon: key: value")
    # Slices are short, so that a file full of empty values takes no time.
    if isinstance(container, Mapping) and text[index : index + 1] in (",", "}") and text[max(0, index - 300) : index].rstrip().endswith(key[-100:]):
        return _after_a_comma(text, mark, container, key)
    following = _TITLE_NEXT.match(text, index)
    if following and key.column > 1 and len(following[1]) == key.column - 1:
        return Empty(
            f"the lines below “{name}” do not begin further right, so it is empty", "move the lines that belong to it two spaces to the right", spoils_all=True
        )
    return Empty(f"“{name}” has no value", LEAVE_KEY)


def _after_a_comma(text: str, mark: Any, container: Mapping, key: Scalar) -> Empty | None:
    """Words behind a comma in braces, or a key there without a colon."""
    before = next(reversed(container), None)
    value = container[before] if before is not None else None
    if isinstance(value, Refused) and before is not None and before.line == key.line:
        return None
    message = f"a comma ends a text between braces, so “{key[:60]}” is read as a key without a value"
    if before is None or not isinstance(value, Scalar) or not value.plain or len(value) > 200:
        return Empty(message, "write a colon and a value behind it, or leave it out", at=key)
    if before and re.fullmatch(r"-?[0-9.]+", value) and re.fullmatch(r"[0-9]+", key):
        whole = value.replace(".", "") + ("" if len(key) == 3 else ".") + key
        return Empty(message, f"write a point before decimals, and nothing between thousands: {before}: {whole}", at=key, spoils=before)
    start = mark.index - mark.column + value.column - 1
    whole = split_at_commas(text[start : mark.index + 200]) if value.line == mark.line + 1 else f"{value}, {key}"
    return Empty(message, f"put quotes around the whole text: {before}: {in_quotes(whole)}", at=key, spoils=before)
