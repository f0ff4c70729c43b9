"""What every template can say: links from its own page, days and numbers in its language, the words for ids, holes as holes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, partial
from typing import Any, NamedTuple
from urllib.parse import quote

from markupsafe import Markup, escape

from playbook_gen import locale
from playbook_gen.analysis.maturity import one_decimal
from playbook_gen.diagnostics import Place
from playbook_gen.locale import glossary
from playbook_gen.locale.words import KINDS, SEVERITIES, STATUSES, WORDS
from playbook_gen.model.base import Budget, Thing
from playbook_gen.model.channel import Cadence
from playbook_gen.model.links import Key, shared_things
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import SECTIONS, Plan
from playbook_gen.model.vocabulary import OPEN_LISTS
from playbook_gen.model.walk import field_names
from playbook_gen.pages import GLOSSARY, Home, PageSpec, anchor, rule_address
from playbook_gen.pages.addresses import relative
from playbook_gen.render.pieces import pieces
from playbook_gen.render.prose import prose
from playbook_gen.render.shapes import ACT_SHAPES, SEVERITY_SHAPES, SHAPES
from playbook_gen.settings import Settings

Homes = Mapping[tuple[str, Key], Home]


def helpers(spec: PageSpec, where: Homes, playbook: Playbook, settings: Settings, record: Callable[[int, str, str], None]) -> dict[str, Any]:
    """The names that a page's template finds; `record` is told of each heading it prints: level, id, text."""
    language = spec.language
    link = cache(partial(_link, _Here(spec, where, playbook, settings.directory_urls)))
    label = partial(_label, playbook, spec, language)
    links = playbook.links.get(spec.plan or "")
    return {
        "playbook": playbook,
        "plan": playbook.plans.get(spec.plan or ""),
        "links": links,
        "as_of": settings.as_of,
        "language": language,
        "link": link,
        "url": lambda path, fragment="": relative(spec.path, path, fragment, settings.directory_urls),
        "anchor": anchor,
        "heading": partial(_heading, record),
        "prose": partial(prose, link=link),
        "term": lambda kind, plural=False: locale.term(kind, language, playbook.shared.terms, plural=plural),
        "explained": partial(_explained, spec, playbook, settings),
        "word_title": lambda id_: glossary.title(id_, language, playbook.shared.terms),
        "manual": lambda text: _with_code(_sentence(locale.message(text, language))),
        "about_rule": partial(_about_rule, spec, settings),
        "counted": lambda kind, count: _counted(playbook, language, kind, count),
        "status_shape": lambda id_: SHAPES[id_],
        "status_words": lambda id_: locale.message(STATUSES[id_], language),
        "act_shape": lambda id_: ACT_SHAPES[id_],
        "severity_shape": lambda id_: SEVERITY_SHAPES[id_],
        "severity_words": lambda id_: locale.message(SEVERITIES[id_], language),
        "message": lambda text: locale.message(text, language),
        "sentence": lambda found: _sentence(found.said(language)),
        "hint": lambda found: _with_keys(_sentence(found.said(language))),
        "source_line": partial(_source_line, settings.source_base),
        "word": lambda id_: locale.message(WORDS[id_], language),
        "origin": lambda text: locale.message(WORDS.get(text, str(text)), language),
        "label": label,
        "section_title": partial(_section_title, playbook, language),
        "yes_no": lambda value: "" if value is None else locale.message("yes" if value else "no", language),
        "one_decimal": one_decimal,
        **_formats(language),
        **pieces(language, links, link, label),
    }


def _formats(language: str) -> dict[str, Callable[..., str]]:
    """Days, numbers, money and durations in a language."""
    return {
        "day": partial(locale.day, language=language),
        "short_day": partial(locale.short_day, language=language),
        "span": lambda period: locale.span(period.start, period.end, language),
        "month": lambda year, month: locale.month(date(year, month, 1), language),
        "weekday": partial(locale.weekday, language=language),
        "tick": partial(locale.tick, language=language),
        "number": partial(locale.number, language=language),
        "quantity": partial(locale.quantity, language=language),
        "money": partial(_money, language),
        "duration": partial(locale.duration, language=language),
        "cadence": partial(_cadence, language),
        "language_name": partial(locale.language_name, language=language),
    }


def _heading(record: Callable[[int, str, str], None], level: int, title: str, id_: str) -> Markup:
    """Prints a heading and records it: that record is the page's table of contents."""
    record(level, id_, str(title.striptags()) if isinstance(title, Markup) else str(title))
    return Markup(f'<h{level} id="{id_}">{escape(title)}</h{level}>')  # noqa: S704  the id is made of ids


class _Here(NamedTuple):
    """The page that a link stands on, and what it needs to find its way."""

    spec: PageSpec
    where: Homes
    playbook: Playbook
    directory_urls: bool


def _link(here: _Here, kind: str, id_: str, words: str | None = None) -> Markup:
    """A link to a thing with its title; plain text where the thing has no page."""
    plan = id_ if kind == "plan" else here.spec.plan or ""
    home = here.where.get((plan, (kind, id_)))
    text = escape(words or title_of(here.playbook, plan, kind, id_, here.spec.language))
    if home is None:
        return text
    way = relative(here.spec.path, home.path, home.anchor, here.directory_urls)
    return Markup(f'<a href="{way}">{text}</a>')  # noqa: S704  the way is made of ids, the text is escaped


def _explained(spec: PageSpec, playbook: Playbook, settings: Settings, id_: str, *, plural: bool = False, words: str | None = None) -> Markup:
    """A word of the glossary with what it means, to point at; where the site has its glossary a link, which works by keyboard and by touch too."""
    text = escape(words or glossary.title(id_, spec.language, playbook.shared.terms, plural=plural))
    meaning = escape(locale.message(glossary.WORDS[id_].meaning, spec.language))
    if settings.reference:
        way = relative(spec.path, GLOSSARY, f"word-{id_}", settings.directory_urls)
        return Markup(f'<a class="pb-word" href="{way}" title="{meaning}">{text}</a>')  # noqa: S704  the way is made of ids, the rest is escaped
    return Markup(f'<abbr class="pb-word" tabindex="0" title="{meaning}">{text}</abbr>')  # noqa: S704  all is escaped


def _about_rule(spec: PageSpec, settings: Settings, name: str) -> str | None:
    """The address of the page about a rule; nothing where the site has no reference."""
    return relative(spec.path, rule_address(name), "", settings.directory_urls) if settings.reference else None


def title_of(playbook: Playbook, plan: str, kind: str, id_: str, language: str) -> str:
    """A thing's title; of a maturity item its question."""
    if kind == "item":
        model, _, item = id_.partition("/")
        found = playbook.maturity_models.get(model)
        return next((found.text(each.question, language) for _, name, each in found.items() if name == item), id_) if found else id_
    if kind == "plan":
        return playbook.titles.get(id_, id_)
    things: Mapping[Key, Thing] = playbook.links[plan].things if plan in playbook.links else dict(shared_things(playbook.shared))
    return things[(kind, id_)].title if (kind, id_) in things else id_


def _sentence(text: str) -> str:
    """A remark as a sentence: with a capital and a full stop."""
    return f"{text[:1].upper()}{text[1:]}{'' if text[-1:] in '.?!…' else '.'}"


def _with_code(text: str) -> Markup:
    """A manual's sentence, with what stands between backticks set as code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))  # noqa: S704  the text is escaped


_KEYS = field_names(Plan)


def _with_keys(text: str) -> Markup:
    """A hint in which the format's keys, as in “add by: with the day”, are set as what they are."""
    return Markup(re.sub(r"\b([a-z_]+):", lambda found: f"<code>{found[0]}</code>" if found[1] in _KEYS else found[0], str(escape(text))))  # noqa: S704


def _source_line(base: str | None, place: Place) -> Markup:
    """The line that a place stands on, in the strategies folder; a link where the site says where its files are."""
    words = escape(f"{place.file.partition('/')[2] or place.file}:{place.line}")
    if base is None:
        return Markup(f"<code>{words}</code>")  # noqa: S704  the words are escaped
    way = escape(f"{base}{quote(place.file, errors='replace')}#L{place.line}")
    return Markup(f'<a href="{way}"><code>{words}</code></a>')  # noqa: S704  all is escaped


def _label(playbook: Playbook, spec: PageSpec, language: str, name: str, id_: str) -> str:
    """The title of a value of an open list; for a public body a purchase is a use."""
    title = playbook.vocabulary[name].get(id_, id_)
    plan = playbook.plans.get(spec.plan or "")
    if name == "lifecycle" and id_ == "purchase" and plan and plan.kind == "public":
        return locale.message("Use", language)
    return locale.message(title, language) if OPEN_LISTS[name].get(id_) == title else title


def _money(language: str, budget: Budget, *, spent: bool = False) -> str:
    """An amount with its currency and its span; with `spent`, what went out so far."""
    if spent:
        return locale.money(getattr(budget, "spent", None) or Decimal(0), budget.currency, language)
    if budget.amount is None:
        return ""
    amount = locale.money(budget.amount, budget.currency, language)
    if budget.per is None:
        return amount
    span = locale.message(WORDS[budget.per], language)
    return f"{amount} {span}" if budget.per == "total" else f"{amount} / {span}"


def _cadence(language: str, cadence: Cadence) -> str:
    """How often a channel speaks: “3 a week”, or that it only answers."""
    if cadence.reactive:
        return locale.message("only answers", language)
    posts = locale.number(cadence.posts, language) if cadence.posts is not None else "?"
    span = locale.message(WORDS[cadence.per], language) if cadence.per else "?"
    return locale.message("%(posts)s per %(span)s", language) % {"posts": posts, "span": span}


def _section_title(playbook: Playbook, language: str, section: str) -> str:
    """What a section of the format is called on pages."""
    kind = SECTIONS[section]
    if section in KINDS and section != kind:
        return locale.term(section, language, playbook.shared.terms)
    return locale.term(kind, language, playbook.shared.terms, plural=True) if kind else locale.message(section.capitalize(), language)


def _counted(playbook: Playbook, language: str, kind: str, count: int) -> str:
    """A number of things, called as the playbook calls them: “3 goals”; “2 KPIs” keeps its capitals."""
    name = locale.term(kind, language, playbook.shared.terms, plural=count != 1)
    small = name if name[1:2].isupper() else name[:1].lower() + name[1:]
    return f"{locale.number(count, language)} {small}"
