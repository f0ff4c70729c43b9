"""Text that attacks, in every field that takes text: it is shown as text, and nothing of it runs."""

from __future__ import annotations

import importlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from tinyhtml5.parser import HTMLParser

from playbook_gen import check, render
from playbook_gen.diagnostics import Severity
from playbook_gen.model.imported import ReadingsFile
from playbook_gen.model.marks import TextMark
from playbook_gen.model.maturity_model import MaturityModel
from playbook_gen.model.shared import Shared
from playbook_gen.model.strategy import Plan
from playbook_gen.model.walk import metadata, models_in
from playbook_gen.render.page import RenderedPage
from tests import hostile
from tests.hostile import ORDEAL, SETTINGS, Room, attacks, tried

HTML, SVG = "{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/2000/svg}"
TAGS = {
    *(
        "a",
        "abbr",
        "b",
        "bdi",
        "blockquote",
        "body",
        "br",
        "caption",
        "code",
        "dd",
        "del",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
    ),
    *(
        "header",
        "hr",
        "ins",
        "label",
        "li",
        "nav",
        "ol",
        "option",
        "output",
        "p",
        "pre",
        "section",
        "select",
        "span",
        "strong",
        "summary",
        "table",
        "tbody",
        "td",
    ),
    *("tfoot", "th", "thead", "tr", "ul"),
}
DRAWN_TAGS = {"a", "circle", "desc", "g", "line", "path", "polyline", "rect", "svg", "text", "title"}
ATTRIBUTES = {
    *("aria-current", "aria-describedby", "aria-hidden", "aria-label", "aria-labelledby", "autocomplete", "class", "colspan", "data-label", "data-owner"),
    *("data-said", "data-status", "data-tag", "hidden", "href", "id", "lang", "name", "open", "rel", "role", "scope", "start", "tabindex", "title", "value"),
}
DRAWN = {
    *("aria-describedby", "aria-hidden", "aria-label", "aria-labelledby", "class", "cx", "cy", "d", "fill", "fill-opacity", "font-family", "font-size"),
    *("font-weight", "height", "href", "id", "opacity", "paint-order", "pointer-events", "points", "r", "role", "stroke", "stroke-dasharray"),
    *("stroke-linecap", "stroke-linejoin", "stroke-opacity", "stroke-width", "tabindex", "text-anchor", "transform", "viewBox", "width", "x", "x1", "x2"),
    *("y", "y1", "y2", "{http://www.w3.org/2000/xmlns/}xmlns"),
}
OURS = re.compile(r"flex-grow:[\d.]+|left:[\d.]+%(;width:[\d.]+%)?|width: 100%; max-width: [\d.]+rem; height: auto")
"""The styles that our templates write: numbers only."""
ADDRESS = re.compile(r"(https?://|mailto:|\.{0,2}/|#|[\w.-]+(/|\Z))", re.IGNORECASE)
TURNS = 96 if ORDEAL else 4
"""Four turns try every attack in one text at least; in 96 each stands in prose four times, and in about fifty texts."""


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """The playbook with room for attacks."""
    return hostile.room(tmp_path_factory.mktemp("room"))


@dataclass(frozen=True)
class Attacked:
    """The pages of a playbook that is hostile in every field."""

    turn: int
    pages: tuple[RenderedPage, ...]
    trees: tuple[Any, ...]


@pytest.fixture(scope="module", params=range(TURNS))
def attacked(request: pytest.FixtureRequest, room: Room, tmp_path_factory: pytest.TempPathFactory) -> Attacked:
    """One turn, read as browsers do."""
    checked = check(room.attacked(request.param, tmp_path_factory.mktemp("hostile")), SETTINGS)
    assert not checked.stops, checked.diagnostics
    pages = render(checked.playbook, SETTINGS)
    return Attacked(request.param, pages, tuple(HTMLParser().parse(StringIO(f"<!doctype html><title>x</title><body>{page.html}")) for page in pages))


def marked(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[tuple[type[BaseModel], str]]:
    """Every field of a model, and of the models in it, that says it holds texts."""
    if model in seen:
        return
    seen.add(model)
    for name, field in model.model_fields.items():
        if any(isinstance(each, TextMark) for each in (*field.metadata, *metadata(field.annotation))):
            yield model, name
        for inner in models_in(field.annotation):
            yield from marked(inner, seen)


def holding(value: Any, words: str) -> Iterator[tuple[type[BaseModel], str]]:
    """The fields in which these words stand."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            held = getattr(value, name)
            found = held if isinstance(held, tuple) else (*held, *held.values()) if isinstance(held, dict) else (held,)
            if any(
                isinstance(each, str) and words in each for each in (*found, *(text for each in found if isinstance(each, tuple | dict) for text in flat(each)))
            ):
                yield type(value), name
            yield from (each for inner in found for each in holding(inner, words))
    elif isinstance(value, dict):
        yield from (each for inner in value.values() for each in holding(inner, words))
    elif isinstance(value, tuple):
        yield from (each for inner in value for each in holding(inner, words))


def flat(value: Any) -> Iterator[str]:
    """The texts in lists and mappings."""
    for each in value.values() if isinstance(value, dict) else value:
        if isinstance(each, str):
            yield each
        elif isinstance(each, tuple | dict):
            yield from flat(each)


def declared(model: type[BaseModel], name: str) -> str:
    """A field by the model that declares it: `accept` is one field of all things."""
    return next(f"{each.__name__}.{name}" for each in reversed(model.__mro__) if name in getattr(each, "model_fields", {}))


def test_every_text_of_every_model_has_room_for_an_attack(room: Room, tmp_path: Path) -> None:
    """The field of a new text needs a value in the demo, or in what `tests/hostile.py` adds to it."""
    trees = room.with_words(lambda number, _: f"words n{number}n")
    playbook = check(hostile.written(trees, "kpi,date,value,note\nsecond-night,2025-07-31,30.6,words\n", tmp_path), SETTINGS).playbook
    filled = {each for top in (*playbook.plans.values(), playbook.shared, playbook.maturity_models["own"]) for each in holding(top, "words")}
    wanted = {each for top in (Plan, Shared, MaturityModel) for each in marked(top, set())}
    elsewhere = {"Shared.maturity_models", "Governance.raci"}  # paths of files; names, which `attacked` gives
    elsewhere |= {f"ReadingsFile.{name}" for name in ReadingsFile.model_fields}  # forgotten once the file is read
    assert {declared(*each) for each in wanted} - {declared(*each) for each in filled} - elsewhere == set()


def test_there_are_many_attacks_and_much_room(room: Room) -> None:
    lines, more = attacks()
    assert len(lines) > 1500
    assert len(more) > 40
    assert len(room.texts) > 700
    assert len(room.prose) > 60


def elements(tree: Any) -> Iterator[Any]:
    """What the page's HTML has become."""
    return (each for each in tree.find(f"{HTML}body").iter())


def is_ours(each: Any) -> bool:
    """Whether templates or Markdown make such an element, with such attributes."""
    drawn = each.tag.startswith(SVG)
    tags, names = (DRAWN_TAGS, DRAWN) if drawn else (TAGS, ATTRIBUTES)
    style = each.get("style")
    return each.tag.removeprefix(SVG if drawn else HTML) in tags and set(each.attrib) - {"style"} <= names and (style is None or bool(OURS.fullmatch(style)))


def test_nothing_of_it_becomes_an_element(attacked: Attacked) -> None:
    for page, tree in zip(attacked.pages, attacked.trees, strict=True):
        assert [(each.tag, each.attrib) for each in elements(tree) if not is_ours(each)] == [], page.path


def test_every_link_is_harmless(attacked: Attacked) -> None:
    for page, tree in zip(attacked.pages, attacked.trees, strict=True):
        links = [each.get("href") for each in elements(tree) if each.get("href") is not None]
        assert [each for each in links if not ADDRESS.match(each)] == [], page.path


def test_ids_are_unique(attacked: Attacked) -> None:
    for page, tree in zip(attacked.pages, attacked.trees, strict=True):
        ids = [each.get("id") for each in elements(tree) if each.get("id")]
        assert len(ids) == len(set(ids)), page.path
        assert set(ids) == page.anchors, page.path


ALIKE = ["a", "a-title", "a-summary", "a-b", "a.b", "b", "title", "1", "constructor"]
"""Ids of things that might meet what templates add to ids."""


def test_ids_that_look_alike_stay_apart(site: Any, pages_of: Any, html: Callable[[str], Any]) -> None:
    readings = "readings: [{date: 2026-01-31, value: 1}, {date: 2026-02-28, value: 2}]"
    more = {"calendar": ", date: 2026-06-10", "kpis": f", level: outcome, {readings}", "goals": ", kpi: a, target: 2", "decisions": ", needed_by: 2026-08-01"}
    sections = (
        "team",
        "personas",
        "ecosystem",
        "objectives",
        "goals",
        "strategies",
        "tactics",
        "kpis",
        "pillars",
        "channels",
        "calendar",
        "decisions",
        "risks",
    )
    plan = "".join(f"{section}:\n" + "".join(f"  {id_!r}: {{title: T {id_}{more.get(section, '')}}}\n" for id_ in ALIKE) for section in sections)
    for page in pages_of(site({"strategies/x.yml": hostile.PLAN + plan}) / "strategies").pages.values():
        ids = html(page.html).ids
        assert [each for each, times in Counter(ids).items() if times > 1] == [], page.path


def said_by(tree: Any) -> str:
    """The words of a page, blanks and line breaks as one blank each."""
    return " ".join("".join(tree.itertext()).split())


def test_it_is_shown_as_it_is_written(attacked: Attacked, room: Room) -> None:
    """Each text of one line, but for what is not told in this language."""
    words = "\n".join(map(said_by, attacked.trees))
    missing = [way for number, way in enumerate(room.texts) if " ".join(room.attack(attacked.turn, number).split()) not in words]
    other = "en" if attacked.turn % 2 else "it"
    assert [way for way in missing if way[0] != hostile.MODEL and "terms" not in way[1] and other not in way[1]] == []


def test_headings_are_in_the_table_of_contents_as_they_are_written(attacked: Attacked) -> None:
    for page, tree in zip(attacked.pages, attacked.trees, strict=True):
        words = said_by(tree)
        assert [each.title for each in page.headings if " ".join(each.title.split()) not in words] == [], page.path


FIELDS: dict[str, tuple[str, str, Callable[[str], object]]] = {
    "text": ("wont_do:", "  - STRING", hostile.takes_text),
    "title": ("risks:", "  r: {title: STRING}", hostile.takes_text),
    "prose": ("risks:", "  r: {title: T, mitigation: STRING}", hostile.takes_prose),
    "id": ("risks:", "  STRING: {title: T}", lambda text: re.fullmatch(r"[a-z0-9]+([-.][a-z0-9]+)*", text)),
    "reference": ("risks:", "  r: {title: T, owner: STRING}", lambda _: False),
    "tag": ("risks:", "  r: {title: T, tags: [STRING]}", lambda text: hostile.takes_text(text) and re.fullmatch(r"[\w /.-]+\n?", text)),
    "address": ("ecosystem:", "  e: {title: T, url: STRING}", lambda text: re.fullmatch(r"(?i:https?)://[^\s/@\"<>\\]+(/[^\s\"<>\\]*)?", text)),
    "day": ("risks:", "  r: {title: T, review_by: STRING}", lambda _: False),
    "number": ("team:", "  t: {title: T, hours_per_week: STRING}", lambda _: False),
    "duration": ("channels:", "  c: {title: T, lead_time: STRING}", lambda _: False),
    "recurrence": ("calendar:", "  c: {title: T, date: 2026-01-01, repeat: STRING}", lambda _: False),
    "time zone": ("calendar:", "  c: {title: T, date: 2026-01-01, timezone: STRING}", lambda _: False),
    "key": ("risks:", "  r: {title: T, STRING: x}", lambda _: False),
    "rule": ("risks:", "  r: {title: T, accept: {STRING: x}}", lambda _: False),
}
"""What is tried → the section, the line, and what is taken there."""


@pytest.mark.parametrize("field", list(FIELDS))
def test_each_attack_is_taken_or_refused_at_its_place(field: str, tmp_path: Path) -> None:
    """Never a traceback, and nothing between the two."""
    section, line, taken = FIELDS[field]
    said = tried(section, line, hostile.strings(), tmp_path / "strategies")
    refused = {text for text, found in said.items() if any(each.severity is Severity.ERROR for each in found)}
    assert {text for text in said if taken(text)} == set(said) - refused
    line_of_attack = hostile.PLAN.count("\n") + 2
    assert {(each.place.line, bool(each.message)) for found in said.values() for each in found} <= {(line_of_attack, True)}


def test_an_id_in_a_text_is_no_anchor(site: Any, pages_of: Any) -> None:
    pages = pages_of(site({"strategies/x.yml": hostile.PLAN + """summary: '<a id="nowhere">'\n"""}) / "strategies").pages
    assert "nowhere" in pages["strategies/x/index.md"].html
    assert "nowhere" not in pages["strategies/x/index.md"].anchors


def test_a_heading_with_a_word_of_the_house_is_told_as_it_is_written(site: Any, pages_of: Any) -> None:
    entry = (
        "calendar: {c: {title: T, date: 2026-01-01}}\nstrategies: {s: {title: S}}\ntactics: {t: {title: T, strategy: s, start: 2026-02-01, due: 2026-03-01}}\n"
    )
    files = {"strategies/x.yml": hostile.PLAN + entry, "strategies/playbook.yml": "terms: {en: {tactic: [A <b> & c, Many <b> & c]}}\n"}
    pages = pages_of(site(files) / "strategies").pages
    assert "Many <b> & c over time" in [each.title for each in pages["strategies/x/calendar.md"].headings]


def test_names_of_files_are_ids_or_are_refused(tmp_path: Path) -> None:
    """In the strategies folder and in a strategy's; as files and as folders."""
    folder = tmp_path / "strategies"
    named = [each for each in hostile.strings() if is_a_name(each)]
    for number, name in enumerate(named):
        (folder / "inside").mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.yml").write_text(hostile.PLAN, encoding="utf-8")
        (folder / "inside" / f"{name}.yml").write_text(hostile.PLAN, encoding="utf-8")
        (folder / f"{name}{number}").mkdir()
        (folder / f"{name}{number}" / "strategy.yml").write_text(hostile.PLAN, encoding="utf-8")
    checked = check(folder, SETTINGS)
    assert len(named) > 1000
    assert all(re.fullmatch(r"[a-z0-9]+([-.][a-z0-9]+)*", id_) for id_ in checked.playbook.plans)
    told = {each.place.file for each in checked.diagnostics}
    hidden = {name for name in named if name.startswith(("_", "."))}
    assert len(told) > 3 * (len(named) - len(hidden)) - 200
    assert [each for each in told if re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", each)] == []


def is_a_name(text: str) -> bool:
    """Whether a file can have such a name here."""
    return "/" not in text and "\0" not in text and 0 < len(text.encode()) < 240 and text not in (".", "..")


@pytest.mark.parametrize("report", ["text", "concise", "github"])
def test_what_is_said_of_an_attack_cannot_act(report: str, tmp_path: Path) -> None:
    """On a terminal, or on a program that reads a log line by line."""
    texts = {}
    for number, each in enumerate(hostile.strings()):
        texts[f"strategies/s{number}.yml"] = text = f"{hostile.PLAN}risks:\n  r: {{title: T, owner: {hostile.quoted(each)}, {hostile.quoted('k' + each)}: x}}\n"
        (tmp_path / "strategies").mkdir(exist_ok=True)
        (tmp_path / "strategies" / f"s{number}.yml").write_text(text, encoding="utf-8")
    checked = check(tmp_path / "strategies", SETTINGS)
    said = importlib.import_module(f"playbook_gen.reports.{report}").render(checked.diagnostics, checked.texts)
    assert len(checked.diagnostics) > 3000
    assert set(re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]", said)) == set()
    if report != "text":
        assert {line.startswith("::error ") if report == "github" else bool(re.match(r"strategies/s\d+\.yml:4:", line)) for line in said.splitlines()} == {True}
