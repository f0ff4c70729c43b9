"""Plugins that run pages as templates, as macros does: no word of a strategy comes into their hands."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import yaml

TITLE = "{{ cycler.__init__.__globals__.os.popen(dict(id=1)|first).read() }}{% if 1 %}{# no #}"
"""Without a quotation mark, so that it would run escaped as well."""
MACROS = '''
import json
from pathlib import Path

from jinja2 import Environment

SEEN = {}


def on_page_markdown(markdown, page, config, files):
    """What the macros plugin does: the source, and a title with a brace, are templates."""
    SEEN[page.file.src_uri] = [markdown, str(page.title), sorted(str(value) for value in page.meta.values())]
    if "{" in page.title:
        page.title = Environment().from_string(page.title).render()
    return Environment().from_string(markdown).render()


def on_post_build(config):
    Path(config.site_dir, "seen.json").write_text(json.dumps(SEEN), encoding="utf-8")
'''
PLAN = f"""
title: {json.dumps(TITLE)}
period: {{start: 2026-01-01, end: 2026-12-31}}
summary: {json.dumps(TITLE)}
personas: {{p: {{title: {json.dumps(TITLE)}, needs: [{json.dumps(TITLE)}]}}}}
channels: {{c: {{title: {json.dumps(TITLE)}, purpose: {json.dumps(TITLE)}}}}}
"""


def test_a_plugin_that_runs_templates_runs_none_of_ours(build: Callable[..., Any], html: Callable[[str], Any]) -> None:
    config = {
        "site_name": "P",
        "docs_dir": "content",
        "theme": {"name": "material", "font": False, "features": ["navigation.path", "navigation.footer"]},
        "plugins": ["search", "tags", {"playbook": {"as_of": "2026-06-30", "reference": True}}],
        "hooks": ["macros.py"],
    }
    files = {"strategies/x.yml": PLAN, "content/index.md": "# {{ 6 * 7 }}\n", "macros.py": MACROS, "mkdocs.yml": yaml.safe_dump(config)}
    built = build(files)
    assert "<h1" in built.page("")
    assert ">42<" in built.page(""), "the hook runs templates"
    seen = json.loads(built.page("seen.json"))
    ours = {name: found for name, found in seen.items() if name != "index.md"}
    assert len(ours) > 20
    assert {markdown for markdown, _, _ in ours.values()} == {""}
    assert [name for name, (_, title, meta) in ours.items() if "{" in title + "".join(meta).replace("{'exclude': True}", "")] == []
    page = html(built.page("strategies/x/personas/p/"))
    assert page.text.count(TITLE) > 4, "browser title, heading, way back, navigation, needs"
    assert "uid=" not in page.text
