"""Changes as Markdown, ready as a comment on a pull request: what must not be overlooked first, links to the pages where the site's address is known."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from playbook_gen.history.change import HEAVY
from playbook_gen.history.difference import Difference, Told
from playbook_gen.locale.words import WEIGHTS
from playbook_gen.reports.changes.summary import counted, named
from playbook_gen.reports.safe import visible

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~^=:$&@])")


def escaped(text: str) -> str:
    """Text that Markdown, HTML and code hosts read as text: nothing in it is a link, a tag, a mention or an issue."""
    one_line = " ".join(visible(text).split())
    return _SPECIAL.sub(
        lambda found: {"<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "&#64;", "#": "&#35;", ":": "&#58;"}.get(found[0], f"\\{found[0]}"), one_line
    )


def render(found: Difference, base: str | None = None, colour: bool = False) -> str:
    """What matters most as a list on top, then every strategy with the rest folded away."""
    titles = dict(found.titles)
    heavy = [each for each in found.told if each.change.weight in HEAVY]
    parts = [f"**{escaped(found.old)} → {escaped(found.new)}**: {counted(found).replace('×', '&times;')}."]
    if heavy:
        parts += ["### Look at these", "\n".join(line for each in heavy for line in _lines(each, base, titles, marked=True))]
    rest = (each for each in found.told if each.change.weight not in HEAVY)
    for strategy, told in groupby(rest, key=lambda each: each.change.strategy):
        parts.append(_folded(strategy, list(told), base, titles))
    parts += [f"> {escaped(each)}" for each in found.notes]
    return "\n\n".join(parts) + "\n"


def _folded(strategy: str | None, told: list[Told], base: str | None, titles: dict[str, str]) -> str:
    name = html.escape(" ".join(visible(titles.get(strategy, strategy)).split())).replace("@", "&#64;") if strategy else "What all strategies share"
    more = "1 more change" if len(told) == 1 else f"{len(told)} more changes"
    lines = "\n".join(line for each in told for line in _lines(each, base, titles, marked=False))
    return f"<details><summary>{name}: {more}</summary>\n\n{lines}\n\n</details>"


def _lines(told: Told, base: str | None, titles: dict[str, str], *, marked: bool) -> Iterator[str]:
    mark = f"**{WEIGHTS[told.change.weight]}**: " if marked else ""
    link = _link(told, base)
    yield f"- {mark}{escaped(told.said.whole)}{f' ([page]({link}))' if link else ''}"
    if marked and told.change.strategy:
        yield f"  - strategy: {escaped(titles.get(told.change.strategy, told.change.strategy))}"
    if marked and told.touched:
        yield f"  - touches {escaped(named(told.touched))}"
    if told.concerned:
        yield f"  - concerns {escaped(_people(title for _, title in told.concerned))}"


def _people(titles: Iterable[str]) -> str:
    return ", ".join(titles)


def _link(told: Told, base: str | None) -> str | None:
    """The strategy's page of changes; a strategy that went has none."""
    change = told.change
    if base is None or change.strategy is None or (change.kind == "removed" and change.thing[0] == "plan"):
        return None
    return f"{base.rstrip('/')}/strategies/{change.strategy}/changes/"
