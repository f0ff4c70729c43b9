"""libyaml's complaints in the words of people who write strategies, not programs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from playbook_gen.source.lines import LINE_BREAK, line_at, place_of
from playbook_gen.source.quotes import opened_above, quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from playbook_gen.source.refusals import Refusals

_NOT_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_QUOTES = "put quotes around the whole text"


class Said(NamedTuple):
    """An explanation; `begins` where it belongs to where the broken part begins, not to where it was noticed; `at` where it belongs to another place."""

    message: str
    hint: str
    begins: bool = False
    rule: str = "syntax"
    at: tuple[int, int] | None = None


class Trouble(NamedTuple):
    """What libyaml says, with the text of the line up to the place and from it on, the line above that says something, and where an open quote began."""

    problem: str
    context: str
    before: str
    after: str
    above: str
    same_line: bool
    closed: bool
    opened: tuple[int, int] | None

    @property
    def quotes(self) -> str:
        """The hint to put quotes around the text here, with that text where it can be told."""
        own = quoted(self.before, self.after)
        return f"put quotes around the text: {own}" if own else _QUOTES


_NO_KEY = Said("there is no key before this colon", "write the key's name before the colon", rule="null")
_TAB = Said("a tab stands at the beginning of this line", "write spaces instead: most editors can insert them for the tab key")
_OPEN_QUOTE = Said("this quote is never closed", "write the same quote at the end of the text; inside single quotes, write an apostrophe twice", begins=True)
_ESCAPE = Said("this backslash means nothing here", "use single quotes around the text, or write two backslashes")
_TAG = Said("an exclamation mark stands before this value", f"leave it out; if it is part of a text, {_QUOTES}", begins=True, rule="tag")
_DIRECTIVE = Said("a line that begins with “%” is not read here", f"leave the line out; if it is part of a text, {_QUOTES}")
_LIST = Said("a list begins in the middle of a line", f"begin it on the next line; if it is a text, {_QUOTES}")
_BLOCK = Said("after “|” and “>” the text begins on the next line", f"begin a new line; if the sign is part of the text, {_QUOTES}")
_ENTRY = Said("this line stands among list entries but does not begin with “- ”", "write “- ” before it, or begin it where its entry begins")

_SIMPLE = {
    "found a tab character where an indentation space is expected": _TAB,
    "found a tab character that violates indentation": _TAB,
    "found unexpected end of stream": _OPEN_QUOTE,
    "found unexpected document indicator": _OPEN_QUOTE,
    "found unknown escape character": _ESCAPE,
    "found invalid Unicode character escape code": _ESCAPE,
    "did not find expected hexdecimal number": _ESCAPE,
    "block sequence entries are not allowed in this context": _LIST,
    "mapping keys are not allowed in this context": Said("a text may not begin with “? ”", _QUOTES),
    "did not find expected comment or line break": _BLOCK,
    "did not find expected '-' indicator": _ENTRY,
    "found incompatible YAML document": Said("this version of YAML is not read", "leave the %YAML line out"),
    "found undefined tag handle": _TAG,
}


def explain(error: Exception, refusals: Refusals) -> None:
    """Reports the error that ended the reading of a file: rule `syntax`, or `tag` for a broken tag."""
    text = refusals.source.text
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        _explain_character(refusals)
        return
    line, column = refusals.where(mark)
    at, above = line_at(text, line), _line_above(text, line)
    begin = getattr(error, "context_mark", None)
    begins = refusals.where(begin) if begin else (above[0], _indent(above[1]) + 1)
    trouble = Trouble(
        problem=str(getattr(error, "problem", "")),
        context=str(getattr(error, "context", "")),
        before=at[: column - 1],
        after=at[column - 1 :],
        above=above[1],
        same_line=begins[0] == line,
        closed=refusals.closed,
        opened=opened_above(LINE_BREAK.split(text)[: line - 1], at[: column - 1]),
    )
    said = _say(trouble)
    refusals.at(said.rule, *(said.at or (begins if said.begins else (line, column))), said.message, said.hint)


def _say(trouble: Trouble) -> Said:
    if trouble.context in ("while scanning a tag", "while parsing a tag", "while scanning a %TAG directive"):
        return _TAG
    if trouble.context == "while scanning a directive" or "directive" in trouble.problem:
        return _DIRECTIVE
    if re.match(r":(\s|$)", trouble.after) and not trouble.before.strip(" -?{[,"):
        return _NO_KEY
    if trouble.problem in _SIMPLE:
        return _SIMPLE[trouble.problem]
    for beginning, told in _TOLD.items():
        if trouble.problem.startswith(beginning):
            return told(trouble)
    return Said("this cannot be read", "look at the quotes, the colons and the spaces at the beginning, here and in the line above")


def _token(trouble: Trouble) -> Said:
    if trouble.after.startswith("\t"):
        return _TAB
    return Said(f"a text may not begin with “{trouble.after[:1]}”", trouble.quotes)


def _colon(trouble: Trouble) -> Said:
    if len(trouble.before) > 1000:
        return Said("a key may have at most 1,000 characters", f"give it a short name; if the line is a text, {_QUOTES}")
    if re.search(r":\s", trouble.before) or re.search("[\"'\\]}]\\s*$", trouble.before):
        return Said("a second colon stands in one line, as if its text were a key", trouble.quotes)
    if _indent(trouble.before) > _indent(trouble.above):
        hint = f"begin both lines in the same column; if this one continues the text above, {_QUOTES}"
        return Said("this line begins further right than the one above, which has a value already", hint)
    return _no_colon(trouble)


def _no_colon(trouble: Trouble) -> Said:
    """A line without “: ” is noticed only when the next one comes."""
    if entry := re.match(r"\s*-([^\s-].*)", trouble.above):
        return Said("a hyphen without a space after it", f"write a space after the hyphen: - {entry[1].strip()[:60]}", begins=True)
    if re.search(r"\w:\S", trouble.above):
        own = re.sub(r"(\w):(\S)", r"\1: \2", trouble.above.strip(), count=1)
        return Said("a colon without a space after it", f"write a space after the colon: {own[:80]}", begins=True)
    hint = "write a colon and a space after the key; if the line continues the text above it, begin it further right"
    return Said("this line is no “key: value”", hint, begins=True)


def _key(trouble: Trouble) -> Said:
    if trouble.opened:
        return _OPEN_QUOTE._replace(begins=False, at=trouble.opened)
    if re.match(r"\s*[\]}]", trouble.after):
        return Said("there is a bracket too many", f"leave it out; if it is part of a text, {_QUOTES}")
    if trouble.before.strip(" -"):
        return _after_the_end(trouble)
    if trouble.after.startswith("- ") or trouble.after == "-":
        return Said("a list entry stands among “key: value” lines", "write the key of the list on a line above, and begin the entries below it further right")
    return Said("this line does not begin where its neighbours begin", "begin lines that belong together in the same column")


def _after_the_end(trouble: Trouble) -> Said:
    """A text that begins with a quote or a bracket ends, for the reader, where that is closed."""
    sign = re.match(r"[^\"'\[{]*(.)", trouble.before)
    if sign and sign[1] in "[{":
        return Said(f"a text may not begin with “{sign[1]}”, unless it is in quotes", trouble.quotes)
    own = f": {shown}" if (shown := quoted(trouble.before, trouble.after)) else ""
    return Said("there is text after the closing quote", f"put other quotes around the whole text{own}")


def _bracket(trouble: Trouble) -> Said:
    closing, opening = ("]", "[") if "]" in trouble.problem else ("}", "{")
    if trouble.opened:
        return _OPEN_QUOTE._replace(begins=False, at=trouble.opened)
    if trouble.same_line and trouble.after.startswith(":") and re.search(r":\s[^,]*$", trouble.before):
        return Said("a second colon stands in one text, as if its words were a key", trouble.quotes)
    if trouble.same_line:
        return Said(f"a comma or “{closing}” is missing before this", f"separate entries with commas and close with “{closing}”; if it is a text, {_QUOTES}")
    return Said(f"this “{opening}” is not closed", f"write “{closing}” at its end, and commas between its entries", begins=True)


def _content(trouble: Trouble) -> Said:
    if not trouble.after:
        return Said("the file ends inside brackets", "close every “[” with “]” and every “{” with “}”")
    return Said(f"“{trouble.after[0]}” has no place here", f"look for a bracket or comma too many; if it is a text, {_QUOTES}")


def _sign(trouble: Trouble) -> Said:
    sign = "*" if "alias" in trouble.context else "&"
    return Said(f"a text may not begin with “{sign}”", trouble.quotes, begins=True)


def _document(trouble: Trouble) -> Said:
    if trouble.closed:
        hint = "delete the line “...”, or make two files"
        return Said("text goes on after a line “...”, which ends a file", hint, rule="several-documents")
    return Said("what stands above ends before this line", "write the file as “key: value” lines")


_TOLD: dict[str, Callable[[Trouble], Said]] = {
    "found character that cannot start any token": _token,
    "mapping values are not allowed in this context": _colon,
    "could not find expected ':'": _no_colon,
    "did not find expected key": _key,
    "did not find expected ','": _bracket,
    "did not find expected node content": _content,
    "did not find expected alphabetic or numeric character": _sign,
    "did not find expected <document start>": _document,
}


def _explain_character(refusals: Refusals) -> None:
    """The reader stops without a mark at a character that YAML does not allow."""
    text = refusals.source.text
    found = _NOT_YAML.search(text)
    code = f" (U+{ord(found[0]):04X})" if found else ""
    place = place_of(text, found.start() if found else 0)
    refusals.at("syntax", *place, f"an invisible control character{code} stands here", "delete it; it often comes from copying")


def _line_above(text: str, line: int) -> tuple[int, str]:
    """The nearest line above that is neither blank nor a comment, with its number; else the first."""
    lines = list(enumerate(LINE_BREAK.split(text)[: line - 1], 1))
    return next(((number, each) for number, each in reversed(lines) if each.strip() and not each.lstrip().startswith("#")), (1, ""))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
