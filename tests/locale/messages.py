"""Every message of the package, read from its source, and the catalogues that translate them.

Run as a program, this gives each catalogue every message there is: new ones empty, what nobody says any more dropped.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.extract import extract_from_file
from babel.messages.pofile import normalize, read_po

from playbook_gen.locale import fields, glossary, words
from playbook_gen.model.base import Thing
from playbook_gen.model.describe import described, purpose, reachable
from playbook_gen.model.shared import Shared
from playbook_gen.model.strategy import SECTIONS, Plan
from playbook_gen.model.vocabulary import OPEN_LISTS
from playbook_gen.rules import rules

PACKAGE = Path(__file__).parents[2] / "playbook_gen"
CATALOGUES = {path.stem: path for path in sorted((PACKAGE / "locale").glob("*.po"))}


HUMAN = re.compile(r"(?<![/\w])[A-Z][a-z]+(?![/\w])|\b(?!business )[a-z]{3,} [a-z]{3,}")
"""What tells an example with a sentence in it from one of ids, days and fixed words."""


class Message(NamedTuple):
    """What the source says in English; `many` where the words depend on a number."""

    one: str
    many: str | None = None

    def __str__(self) -> str:
        return f"“{self.one}”"


@cache
def wanted() -> dict[Message, list[str]]:
    """Each message with the files that say it."""
    found: dict[Message, list[str]] = {}
    for file, each in (*_templates(), *_modules(), *_manuals(), *_fields(), *_tables()):
        files = found.setdefault(each, [])
        if file not in files:
            files.append(file)
    return found


def read(language: str) -> Catalog:
    """A catalogue as it is written."""
    with CATALOGUES[language].open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def entries(catalogue: Catalog) -> dict[Message, Entry]:
    """What a catalogue makes of each message."""
    return {Message(*_forms(each.id)): each for each in catalogue if each.id}


def forms(entry: Entry) -> tuple[str, ...]:
    """What an entry says, each plural by itself."""
    return tuple(each or "" for each in _forms(entry.string))


def _forms(text: str | Iterable[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def _templates() -> Iterator[tuple[str, Message]]:
    """`_()` and `ngettext()` in templates, as the environment's own extension finds them."""
    options = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
    for path in sorted((PACKAGE / "templates").rglob("*.html")):
        for _, text, _, _ in extract_from_file("jinja2.ext:babel_extract", path, options=options):
            yield _name(path), Message(*_forms(text))


def _modules() -> Iterator[tuple[str, Message]]:
    """`message("…")`, `phrase("…")` and `counted("…", "…", …)` in Python."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) and node.args else ""
            if called in ("message", "phrase"):
                yield from ((_name(path), Message(text)) for text in _literals(node.args[0]))
            elif called == "counted" and len(texts := [text for each in node.args[:2] for text in _literals(each)]) == 2:
                yield _name(path), Message(*texts)


def _manuals() -> Iterator[tuple[str, Message]]:
    """What pages tell of a rule's manual, but for its examples."""
    for rule in rules().values():
        for text in (rule.manual.title, rule.manual.why, rule.manual.flags, rule.manual.accept):
            yield f"rules/{rule.name.replace('-', '_')}.py", Message(text)


def _fields() -> Iterator[tuple[str, Message]]:
    """What the models say of themselves and of each field; of the examples, those that hold words of a human language."""
    for model in dict.fromkeys((*reachable(Plan), *reachable(Shared), Thing)):
        file = f"{model.__module__.removeprefix('playbook_gen.').replace('.', '/')}.py"
        yield file, Message(purpose(model))
        for each in described(model).values():
            yield file, Message(each.text)
            if each.example and HUMAN.search(each.example):
                yield file, Message(each.example)


def _literals(node: ast.expr) -> Iterator[str]:
    """The texts that an expression may be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def _tables() -> Iterator[tuple[str, Message]]:
    """The tables of words: a pair with a number in it is one message with a plural, any other pair is two messages."""
    for name, table in vars(words).items():
        if name.isupper() and isinstance(table, dict):
            for text in table.values():
                counted = not isinstance(text, str) and "%(num)s" in text[0]
                yield from ((_name(words.__file__), each) for each in ([Message(*text)] if counted else map(Message, _forms(text))))
    for word in glossary.WORDS.values():
        yield from ((_name(glossary.__file__), Message(text)) for text in (word.meaning, word.title) if text)
    yield from ((_name(glossary.__file__), Message(title)) for title in glossary.GROUPS.values())
    yield from ((_name(fields.__file__), Message(name)) for name in fields.FIELDS.values())
    for values in OPEN_LISTS.values():
        yield from (("model/vocabulary.py", Message(title)) for title in values.values())
    yield from (("model/strategy.py", Message(each.capitalize())) for each, kind in SECTIONS.items() if not kind and each not in words.KINDS)


def _name(path: str | Path) -> str:
    return Path(path).relative_to(PACKAGE).as_posix()


def rewritten(language: str) -> str:
    """The text of a catalogue with exactly the messages wanted, in the order of the source; what was fuzzy is empty again."""
    head, _, _ = CATALOGUES[language].read_text(encoding="utf-8").partition("\n\n")
    known = entries(read(language))
    return "\n\n".join([head.rstrip(), *(_entry(each, files, known.get(each)) for each, files in wanted().items())]) + "\n"


def _entry(each: Message, files: list[str], known: Entry | None) -> str:
    said = forms(known) if known and not known.fuzzy else ()
    lines = [f"# {comment}" for comment in known.user_comments] if known else []
    lines += [f"#: {' '.join(files)}", f"msgid {_quoted(each.one)}"]
    if each.many is None:
        lines += [f"msgstr {_quoted(''.join(said))}"]
    else:
        lines += [f"msgid_plural {_quoted(each.many)}"]
        lines += [f"msgstr[{number}] {_quoted(form)}" for number, form in enumerate(said or ("", ""))]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return normalize(text, width=0)


if __name__ == "__main__":
    for name, file in CATALOGUES.items():
        file.write_text(rewritten(name), encoding="utf-8")
