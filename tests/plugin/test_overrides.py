"""Templates of the site's owner in `overrides/playbook/` → they stand instead of ours, whole or block by block."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError
from mkdocs.exceptions import Abort

from playbook_gen.diagnostics import Place
from playbook_gen.plugin.preview import place_of
from tests.edits import MODEL, SHARED
from tests.edits import PLAN as WHOLE
from tests.plugin.test_last_good_site import config, everything
from tests.plugin.test_rebuild import count_reused

Site = Callable[..., Path]
PLAN = "title: X\nperiod: {start: 2026-01-01, end: 2026-12-31}\npersonas: {anna: {title: Anna, needs: [A quick answer]}, ben: {title: Ben}}\n"
FILES = {"strategies/x.yml": PLAN, "content/index.md": "# Home\n\n/// playbook | persona anna\n///\n", "overrides/main.html": "{% extends 'base.html' %}\n"}
PERSONA = "overrides/playbook/pages/persona.html"


def sheet(root: Path, name: str = "anna") -> str:
    return (root / "site" / "strategies" / "x" / "personas" / name / "index.html").read_text(encoding="utf-8")


def test_a_template_replaces_ours(site: Site, run: Callable[..., Any]) -> None:
    root = site(FILES | config() | {PERSONA: "<h1>{{ persona.title }} & co, {{ _('Needs') }}: {{ persona.needs|join }}</h1>\n"})
    run(root)
    assert "<h1>Anna & co, Needs: A quick answer</h1>" in sheet(root)
    assert "Reached by" not in sheet(root)
    assert not list((root / "site").rglob("persona.html")), "templates are not published"


BLOCKS = {
    "a section": ("{% block lists %}<p>Nothing but {{ persona.title }}</p>{% endblock %}", "<p>Nothing but Anna</p>", '<h2 id="needs">'),
    "more in a section": (
        "{% block aimed %}{{ super() }}<p>See {{ link('persona', 'ben') }}</p>{% endblock %}",
        '<p>See <a href="../ben/">Ben</a></p>',
        '<h2 id="tone">',
    ),
    "the head": ("{% block head %}<h1>Sheet: {{ spec.title }}</h1>{% endblock %}", "<h1>Sheet: Anna</h1>", 'class="pb-head"'),
    "the end": ("{% block foot %}<p>Ours only</p>{% endblock %}", "<p>Ours only</p>", '<h2 id="tone">'),
}


@pytest.mark.parametrize(("block", "there", "gone"), BLOCKS.values(), ids=BLOCKS)
def test_a_block_replaces_its_own_only(site: Site, run: Callable[..., Any], block: str, there: str, gone: str) -> None:
    root = site(FILES | config() | {PERSONA: f'{{% extends "playbook-gen/pages/persona.html" %}}\n{block}\n'})
    run(root)
    assert there in sheet(root)
    assert gone not in sheet(root)
    assert "How we know" in sheet(root)


def test_what_all_pages_share_is_replaced_on_all(site: Site, run: Callable[..., Any]) -> None:
    own = '{% extends "playbook-gen/parts/page.html" %}{% block foot %}<p>Internal</p>{% endblock %}'
    root = site(FILES | config() | {"overrides/playbook/parts/page.html": own})
    run(root)
    assert "<p>Internal</p>" in sheet(root)
    assert "<p>Internal</p>" in (root / "site" / "strategies" / "index.html").read_text(encoding="utf-8")


def test_a_figure_replaces_ours(site: Site, run: Callable[..., Any]) -> None:
    goals = "goals: {g: {title: More answers}}\nobjectives: {o: {title: Trust}}\n"
    root = site(FILES | config() | {"strategies/x.yml": PLAN + goals, "overrides/playbook/figures/status_strip.html": "<b>{{ figure.words }}, our way</b>"})
    run(root)
    assert "our way</b>" in (root / "site" / "strategies" / "x" / "index.html").read_text(encoding="utf-8")


def test_a_live_part_follows_its_block(site: Site, run: Callable[..., Any]) -> None:
    root = site(FILES | config() | {PERSONA: '{% extends "playbook-gen/pages/persona.html" %}{% block lists %}<p>Our lists</p>{% endblock %}'})
    run(root)
    assert "<p>Our lists</p>" in (root / "site" / "index.html").read_text(encoding="utf-8")
    site({PERSONA: "<p>{{ spec.title }}: no blocks</p>"})
    run(root)
    assert "no blocks" in sheet(root)
    home = (root / "site" / "index.html").read_text(encoding="utf-8")
    assert ("no blocks" in home, "A quick answer" in home) == (False, True), "it is as we make it"


def test_a_live_part_of_a_page_without_its_block_is_as_we_make_it(site: Site, run: Callable[..., Any]) -> None:
    own = '{% extends "parts/page.html" %}{% block content %}<p>Ours</p>{% endblock %}'
    goals = "goals: {g: {title: More answers}}\n"
    home = "# Home\n\n/// playbook | scorecard x\n///\n"
    root = site(FILES | config() | {"strategies/x.yml": PLAN + goals, "content/index.md": home, "overrides/playbook/pages/scorecard.html": own})
    run(root)
    assert "<p>Ours</p>" in (root / "site" / "strategies" / "x" / "scorecard" / "index.html").read_text(encoding="utf-8")
    assert "More answers" in (root / "site" / "index.html").read_text(encoding="utf-8")


BROKEN = {
    "no template": ("pages/persona.html", "{% if %}", ":1: Expected an expression"),
    "not ended": ("pages/persona.html", "<p>\n{% if persona %}", ":2: Unexpected end of template"),
    "made of what is not there": (
        "pages/persona.html",
        '{#\n#}{% extends "playbook-gen/pages/person.html" %}',
        ":2: there is no template playbook-gen/pages/person.html",
    ),
    "a part that is not there": ("pages/persona.html", '{% import "parts/thing.html" as things %}', ":1: there is no template parts/thing.html"),
    "a page that is not there": (
        "pages/personna.html",
        "<p></p>",
        "personna.html: there is no page “pages/personna.html” to stand for; did you mean “pages/persona.html”",
    ),
    "a block that is not there": (
        "pages/persona.html",
        '{% extends "playbook-gen/pages/persona.html" %}\n{% block list %}x{% endblock %}',
        ":2: the template that this extends has no block “list”; did you mean “lists”?",
    ),
    "a word that is not there": ("pages/persona.html", "<p>{{ spec.title }}\n{{ persn.title }}</p>", "/pages/persona.html:2: 'persn' is undefined"),
    "a field that is not there": ("pages/persona.html", "{{ persona.nedds }}", "/pages/persona.html:1: "),
    "itself": (
        "pages/persona.html",
        '{% extends "pages/persona.html" %}',
        ":1: pages/persona.html is made from itself; ours is playbook-gen/pages/",
    ),
    "a piece that ours ask for": ("parts/things.html", "{% macro texts(items) %}{% endmacro %}", "has no attribute 'marks'"),
    "a part's error": ("parts/things.html", "{% macro marks(thing) %}\n{{ 1 / 0 }}{% endmacro %}", "/parts/things.html:2: division by zero"),
}


@pytest.mark.parametrize(("name", "text", "told"), BROKEN.values(), ids=BROKEN)
def test_a_broken_template_is_told_and_the_old_site_stays(
    site: Site, run: Callable[..., Any], caplog: pytest.LogCaptureFixture, name: str, text: str, told: str
) -> None:
    root = site(FILES | config())
    run(root)
    before = everything(root / "site")
    site({f"overrides/playbook/{name}": text})
    with pytest.raises(Abort):
        run(root)
    assert told in caplog.text
    assert f"playbook/{name}" in caplog.text or "templates/pages/" in caplog.text
    assert everything(root / "site") == before


def test_a_template_that_is_no_text_is_told(site: Site, run: Callable[..., Any], caplog: pytest.LogCaptureFixture) -> None:
    root = site(FILES | config() | {PERSONA: ""})
    (root / PERSONA).write_bytes(b"caf\xe9")
    with pytest.raises(Abort):
        run(root)
    assert "persona.html: cannot be read" in caplog.text


def test_a_preview_follows_a_template(site: Site, serve: Callable[[Path], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = {"strategies/x.yml": WHOLE.format(title="X"), "strategies/playbook.yml": SHARED, "strategies/models/tiny.yml": MODEL}
    root = site(FILES | whole | config() | {PERSONA: "<h1>{{ persona.title }} one</h1>"})
    again = serve(root)
    assert "Anna one" in sheet(root)
    site({PERSONA: "<h1>{{ persona.title }} two</h1>"})
    reused = count_reused(monkeypatch)
    again()
    assert "Anna two" in sheet(root)
    assert "strategies/x/personas/anna/" not in reused
    assert "strategies/x/ogst/" in reused, "what the template does not touch is put out again"
    (root / PERSONA).unlink()
    again()
    assert "How we know" in sheet(root)


def test_a_preview_finds_the_place_of_an_error(site: Site, serve: Callable[[Path], Any]) -> None:
    root = site(FILES | config())
    again = serve(root)
    site({PERSONA: "<p>\n{{ persn.title }}</p>"})
    with pytest.raises(UndefinedError) as raised:
        again()
    assert place_of(raised.value, root) == Place(PERSONA, 2)


def test_what_a_preview_watches_has_the_templates(site: Site, run: Callable[..., Any]) -> None:
    root = site(FILES | config())
    assert str(root / "overrides") in run(root, stop_after="config").watch
