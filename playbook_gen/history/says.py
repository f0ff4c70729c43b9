"""A change in one sentence, in a strategy's language: “target of goal “Newsletter readers”: 10,000 → 8,000 (−20%)”."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from playbook_gen import locale
from playbook_gen.analysis.amounts import share_told
from playbook_gen.history.change import Change
from playbook_gen.history.wording import Piece, pieces
from playbook_gen.locale import message
from playbook_gen.locale.fields import field_label, keys
from playbook_gen.locale.words import WORDS
from playbook_gen.model.duration import duration

_TEXTS = ("text", "prose")
_SIZES = ("amount", "spent", "hours_per_week", "posts", "value")
"""Beside what is measured, the numbers of which a share can be told."""
_SHORT = 60
"""A text of at most so many characters is told as a whole, before and after; of a longer one, the words that changed."""


class Said(NamedTuple):
    """A change in words: what it is about, then what was and what is; `worded` are the pieces of a long text, before and after in one."""

    about: str
    what: str
    worded: tuple[Piece, ...] = ()

    @property
    def whole(self) -> str:
        """Both as one sentence."""
        return f"{self.about}: {self.what}" if self.what else self.about


def says(change: Change, language: str, terms: Mapping[Any, Mapping[str, Sequence[str]]] | None = None) -> Said:
    """The change in words; `terms` are what a playbook calls its kinds."""
    kind = locale.term(change.thing[0], language, terms or {})
    kind = kind if kind[1:2].isupper() else kind[:1].lower() + kind[1:]
    values = {"kind": kind, "title": change.title}
    if change.kind == "changed":
        about = message("%(field)s of %(kind)s “%(title)s”", language) % {**values, "field": _label(change, language)}
        return Said(about, *_values(change, language))
    if change.kind != "renamed":
        return Said(message("new: %(kind)s “%(title)s”" if change.kind == "added" else "removed: %(kind)s “%(title)s”", language) % values, "")
    about = message("new id of %(kind)s “%(title)s”", language) % values
    alike = share_told(Fraction(change.alike or 0), language)
    return Said(about, message("%(old)s → %(new)s, %(alike)s the same", language) % {"old": change.was, "new": change.thing[1], "alike": alike})


def _label(change: Change, language: str) -> str:
    """The field in words; of a list's item also which one: “reading (31 March 2026)”."""
    label = field_label(change.way, language, change.thing[0])
    names = dict(change.names)
    which = [message(names[each], language) if each in names else _scalar(each, change, language) for each in keys(change.way)]
    return f"{label} ({', '.join(which)})" if which else label


def _values(change: Change, language: str) -> tuple[str, tuple[Piece, ...]]:
    """What was and what is; a long text's pieces beside it."""
    before, after = change.before, change.after
    if isinstance(before or after, list) and isinstance(before or [], list) and isinstance(after or [], list):
        return _listed(change, before or [], after or [], language), ()
    if change.sort in _TEXTS and before is not None and after is not None and max(len(before), len(after)) > _SHORT:
        found = pieces(before, after)
        return "".join(each.marked for each in found), found
    earlier = change if change.unit == change.unit_before else replace(change, unit=change.unit_before)
    was, now = _shown(before, earlier, language), _shown(after, change, language)
    if before is None:
        return message("now %(value)s", language) % {"value": now}, ()
    if after is None:
        return message("no longer %(value)s", language) % {"value": was}, ()
    return f"{was} → {now}{_by_how_much(change, language)}", ()


def _listed(change: Change, before: list[Any], after: list[Any], language: str) -> str:
    """What came to a list and what went; where neither did, its new order."""
    come, gone = (list((Counter(one) - Counter(other)).elements()) for one, other in ((after, before), (before, after)))
    told = [
        message("added %(values)s" if found is come else "removed %(values)s", language) % {"values": _shown(found, change, language)}
        for found in (come, gone)
        if found
    ]
    return "; ".join(told) or message("in another order", language)


def _shown(value: Any, change: Change, language: str) -> str:
    """A value for people: a number with its unit, a day, a title for an id, a text between quotes."""
    if isinstance(value, dict) and value.keys() == {"min", "max"}:
        return f"{_scalar(value['min'], change, language, unit=None)} – {_scalar(value['max'], change, language)}"
    if isinstance(value, dict):
        return ", ".join(_shown(each, change, language) for name, each in _in_short(value, language).items() if each != change.way[-1])
    if isinstance(value, list):
        return ", ".join(_shown(each, change, language) for each in value)
    if change.sort in _TEXTS:
        return f"“{_cut(str(value))}”"
    return _scalar(value, change, language)


def _in_short(group: dict[str, Any], language: str) -> dict[str, Any]:
    """A group without its currency, which its amount is told with."""
    if "currency" not in group or "amount" not in group:
        return group
    rest = {name: each for name, each in group.items() if name != "currency"}
    return {**rest, "amount": locale.money(Decimal(str(group["amount"])), group["currency"], language)}


def _scalar(value: Any, change: Change, language: str, **other: str | None) -> str:
    if isinstance(value, bool):
        return message("yes" if value else "no", language)
    if isinstance(value, int | float):
        return locale.quantity(Decimal(str(value)), other.get("unit", change.unit), language)
    text = str(value)
    if (day := _day(text)) is not None:
        return locale.short_day(day, language)
    if (span := duration(text)) is not None:
        return locale.duration(span, language)
    names = dict(change.names)
    if text in names:
        return message(names[text], language) if change.sort.startswith("list ") else f"“{names[text]}”"
    return message(WORDS[text], language) if text in WORDS and change.sort == "value" else text


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def _by_how_much(change: Change, language: str) -> str:
    """“ (−20%)” for a number that has a size to be compared with; between two shares, in points."""
    before, after = change.before, change.after
    if change.apart:
        return ""
    if change.sort != "measure" and change.way[0] != "readings" and change.way[-1] not in _SIZES:
        return ""
    if isinstance(before, bool) or not isinstance(before, int | float) or not isinstance(after, int | float) or before == 0:
        return ""
    difference = Decimal(str(after)) - Decimal(str(before))
    sign = "+" if difference > 0 else "−"
    if change.unit == "%":
        points = locale.number(abs(difference), language)
        return f" ({sign}{locale.translations(language).ngettext('%(points)s point', '%(points)s points', 1 if points == '1' else 2) % {'points': points}})"
    share = share_told(abs(Fraction(difference) / Fraction(str(before))), language)
    return f" ({sign}{share})"


def _cut(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 2 * _SHORT else f"{one_line[: 2 * _SHORT]}…"
