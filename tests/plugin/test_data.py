"""The data in a site, beside its pages: a tiny folder in, playbook.json out."""

from __future__ import annotations

import json
from datetime import date

from playbook_gen import Settings, check
from playbook_gen.exports.json import SCHEMA, as_json
from tests.conftest import AS_OF, Build

FILES = {"strategies/x.yml": "title: Spring\nperiod: {start: 2026-01-01, end: 2026-12-31}\nrisks: {r: {title: Secret, visible_to: staff}}\n"}


def test_a_site_has_what_the_command_exports(build: Build) -> None:
    site = build(FILES)
    settings = Settings(date.fromisoformat(AS_OF))
    told = json.loads((site.site_dir / "playbook.json").read_text(encoding="utf-8"))
    assert told == json.loads(as_json(check(site.folder / "strategies", settings).playbook, settings))
    assert told["strategies"]["x"]["risks"] == {}
    assert (site.site_dir / "playbook.schema.json").read_bytes() == SCHEMA.read_bytes()


def test_a_file_of_the_authors_own_stands_instead(build: Build) -> None:
    site = build(FILES | {"content/playbook.json": "[]\n"})
    assert (site.site_dir / "playbook.json").read_text(encoding="utf-8") == "[]\n"
