"""No word of ours on a page escapes translation: with every message in brackets, what stands outside them is the author's, or the calendar's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from gettext import NullTranslations
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel import Locale

from playbook_gen import Settings, check, locale, render
from playbook_gen.authoring.start import files
from playbook_gen.history.past import Past
from playbook_gen.model.playbook import Playbook
from playbook_gen.pipeline import past
from playbook_gen.render import environment
from playbook_gen.render.page import RenderedPage
from tests.story import Story

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "strategies"
NEW = files("it", date(2026, 6, 30))
PLACEHOLDER = re.compile(r"(%\(\w+\)s|%%)")
SEEN_ATTRIBUTES = {"title", "aria-label", "data-label", "data-said", "alt", "placeholder"}
AS_ONE_WRITES_IT = {"kpi", "ogst", "url", "socialfirst", "http", "https", "www", "eur", "raci", "awareness"}
"""Names that are the same in every language, and what a hint tells an author to write."""


class Bracketed(NullTranslations):
    """A language in which each message is itself, in brackets; what is filled in stands outside them."""

    def gettext(self, message: str) -> str:
        return "".join(f"⟦{part}⟧" if part and not PLACEHOLDER.fullmatch(part) else part for part in PLACEHOLDER.split(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


class Words(HTMLParser):
    """What a reader sees or hears of a page, but for code."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.code = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.code += tag in ("code", "pre")
        self.found += [value for name, value in attributes if name in SEEN_ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:
        self.code -= tag in ("code", "pre")

    def handle_data(self, data: str) -> None:
        if not self.code:
            self.found.append(data)


@pytest.fixture
def bracketed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Italian is the language of brackets."""
    known = Bracketed()
    for module in (locale, environment):
        monkeypatch.setattr(module, "translations", lambda _: known)
    environment.environment.cache_clear()
    yield
    environment.environment.cache_clear()


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text.casefold()))


def of_the_calendar() -> set[str]:
    """Months, weekdays, quarters and languages as Babel names them."""
    italian = Locale.parse("it")
    forms = [form for kind in ("months", "days", "quarters") for form in getattr(italian, kind).values()]
    named = [name for form in forms for width in form.values() for name in width.values()]
    return words(" ".join([*named, *italian.languages.values()]))


def of_the_models(playbook: Playbook) -> set[str]:
    """What maturity models bring in Italian themselves."""
    return words(" ".join(text for model in playbook.maturity_models.values() for text in italian(model.model_dump())))


def italian(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from [str(value["it"])] if set(value) >= {"en", "it"} else [text for each in value.values() for text in italian(each)]
    elif isinstance(value, list | tuple):
        yield from (text for each in value for text in italian(each))


def strategies(folder: Path, name: str) -> Path:
    """The strategies folder with one strategy in Italian: what `playbook init` writes, or one of the demo's."""
    if name == "esempio.yml":
        for path, text in NEW.items():
            if path.startswith("strategies/"):
                (folder / path).parent.mkdir(exist_ok=True)
                (folder / path).write_text(text, encoding="utf-8")
        return folder / "strategies"
    for file in [DEMO / "playbook.yml", *((DEMO / name).iterdir() if (DEMO / name).is_dir() else [DEMO / name])]:
        text = file.read_text(encoding="utf-8")
        target = folder / "strategies" / file.relative_to(DEMO)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text.replace("language: en", "language: it"), encoding="utf-8")
    return folder / "strategies"


@pytest.mark.usefixtures("bracketed")
@pytest.mark.parametrize("name", ["esempio.yml", "piano-triennale-2020-2022.yml", "lantern-line-2026"])
def test_every_word_of_ours_is_a_message(tmp_path: Path, name: str) -> None:
    folder = strategies(tmp_path, name)
    checked = check(folder, Settings(date(2026, 6, 30), audience="leadership", language="it"))
    assert checked.diagnostics == ()
    written = (file.read_text(encoding="utf-8") for file in folder.rglob("*") if file.is_file())
    known = words(" ".join(written)) | of_the_calendar() | of_the_models(checked.playbook) | AS_ONE_WRITES_IT
    for page in render(checked.playbook, Settings(date(2026, 6, 30), audience="leadership", language="it")):
        assert sorted(outside(page) - known) == [], page.path


def outside(page: RenderedPage) -> set[str]:
    """The words of a page that stand in no brackets."""
    reader = Words()
    reader.feed(page.html)
    return words(re.sub(r"⟦[^⟧]*⟧", " ", " ".join([page.title, *reader.found])))


EARLIER = {
    "goals.yml": [
        ("target: 36", "target: 38"),
        ("by: 2026-12-31", "by: 2026-11-30"),
        ("Five points of", "Seven points of"),
        ("mode: additive", "mode: relative"),
    ],
    "kpis.yml": [("better: higher", "better: lower"), ("unit: hours", "unit: days")],
    "readings.csv": [("second-night,2025-08-31,30.2", "second-night,2025-08-31,30.9"), ("second-night,2025-07-31,30.6,\n", "")],
    "tactics.yml": [("due: 2026-02-27", "due: 2026-02-13"), ("status: done", "status: running")],
    "ecosystem.yml": [("lifecycle: [", "lifecycle: [awareness, ")],
    "strategy.yml": [("review:", "reviews:")],
}


@pytest.mark.usefixtures("bracketed")
def test_every_word_of_the_past_is_a_message(tmp_path: Path) -> None:
    folder = strategies(tmp_path, "lantern-line-2026")
    Story(tmp_path).revised("strategies/lantern-line-2026", EARLIER)
    asked = Settings(date(2026, 6, 30), audience="leadership", language="it")
    playbook = check(folder, asked).playbook
    then = [was for texts in EARLIER.values() for _, was in texts]
    known = words(" ".join([*then, "Ada", *(file.read_text(encoding="utf-8") for file in folder.rglob("*") if file.is_file())]))
    known |= of_the_calendar() | of_the_models(playbook) | AS_ONE_WRITES_IT
    found = past(folder, playbook, asked)
    assert isinstance(found, Past)
    assert len(found.approved["lantern-line-2026"].changes) >= 10
    for page in render(playbook, asked, found):
        assert sorted(outside(page) - known) == [], page.path
