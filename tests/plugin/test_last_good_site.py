"""Whatever is wrong, a plain `mkdocs build` that fails leaves the old site as it was, byte for byte."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.exceptions import Abort, ConfigurationError

from tests.story import Story

PLAN = "title: X\nperiod: {start: 2026-01-01, end: 2026-12-31}\nstatus: approved\ngoals: {g: {title: G}}\n"
FILES = {"strategies/x.yml": PLAN, "content/index.md": "# Home\n", "overrides/main.html": "{% extends 'base.html' %}\n"}
OLD = {"site/index.html": "old", "site/strategies/x/index.html": "old", "site/assets/old.css": "old"}
Site = Callable[..., Path]


def config(theme: dict[str, Any] | None = None, more: dict[str, Any] | None = None, **options: Any) -> dict[str, str]:
    told = {"site_name": "P", "docs_dir": "content", "theme": {"name": "material", "font": False, "custom_dir": "overrides", **(theme or {})}, **(more or {})}
    return {"mkdocs.yml": yaml.safe_dump(told | {"plugins": ["search", {"playbook": {"as_of": "2026-06-30", **options}}]})}


def everything(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file()}


WRONG = {
    "form of a strategy": {"strategies/x.yml": "title: [X]\n"},
    "a strategy that is cut off": {"strategies/x.yml": PLAN[:-10]},
    "a finding that stops": config(check={"fail_on": "error"}),
    "no strategies": config(strategies_dir="none"),
    "an option of ours": config(as_of="soon"),
    "an option of history": config(history={"limit": "many"}),
    "an option below check": config(check={"select": ["no-such-rule"]}),
    "an address of revisions": config(revision_url="https://example.org/"),
    "an option of MkDocs": config(more={"docs_dir": "none"}),
    "settings that are no YAML": {"mkdocs.yml": "site_name: [P\n"},
    "a theme that is not there": config(theme={"name": "none"}),
    "a plugin that is not there": {"mkdocs.yml": "site_name: P\ndocs_dir: content\nplugins: [none]\n"},
    "a hook that is broken": {"hook.py": "def on_config(", **config(more={"hooks": ["hook.py"]})},
    "a template that is no template": {"overrides/main.html": "{% extends 'base.html' %}\n{% block content %}\n{% if %}\n"},
    "a template that is cut off": {"overrides/partials/footer.html": "{% if page %}\n"},
    "a template of a template that is not there": {"overrides/main.html": "{% extends 'bas.html' %}\n"},
    "a part that is not there": {"overrides/main.html": "{% extends 'base.html' %}\n{% block footer %}{% include 'partials/foot.html' %}{% endblock %}\n"},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
def test_the_old_site_stays(site: Site, run: Callable[..., Any], wrong: dict[str, str]) -> None:
    root = site(FILES | config() | OLD)
    before = everything(root / "site")
    site(wrong)
    with pytest.raises((Abort, ConfigurationError, SyntaxError)):
        run(root)
    assert everything(root / "site") == before


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("about.md", b"# Caf\xe9\n", "about.md: not UTF-8, from byte 5 on"),
        ("about.md", None, "about.md: No such file"),
        ("picture.png", None, "picture.png: No such"),
    ],
)
def test_a_document_that_cannot_be_read_is_named_before(
    site: Site, run: Callable[..., Any], caplog: pytest.LogCaptureFixture, name: str, content: bytes | None, said: str
) -> None:
    root = site(FILES | config() | OLD)
    before = everything(root / "site")
    if content is None:
        (root / "content" / name).symlink_to("nowhere")
    else:
        (root / "content" / name).write_bytes(content)
    with pytest.raises(Abort):
        run(root)
    assert said in caplog.text
    assert everything(root / "site") == before
    site(config(more={"exclude_docs": name}))
    run(root)
    assert "old" not in (root / "site" / "index.html").read_text(encoding="utf-8").splitlines()


def test_a_site_folder_that_is_a_file_stays(site: Site, run: Callable[..., Any]) -> None:
    root = site(FILES | config() | {"site": "mine"})
    with pytest.raises(Abort):
        run(root)
    assert (root / "site").read_text(encoding="utf-8") == "mine"


TEMPLATES = {
    "one that may be missing": "{% extends 'base.html' %}{% block footer %}{% include 'none.html' ignore missing %}{% endblock %}",
    "a name that is worked out": "{% extends 'base.html' %}{% block footer %}{% include page.none or 'partials/footer.html' %}{% endblock %}",
}


@pytest.mark.parametrize("text", TEMPLATES.values(), ids=TEMPLATES.keys())
def test_a_template_that_works_stops_nothing(site: Site, run: Callable[..., Any], text: str) -> None:
    root = site(FILES | config() | {"overrides/main.html": text, "overrides/.hidden/main.html": "{% if"})
    run(root)
    assert (root / "site" / "index.html").exists()


TAUGHT = {
    "a tag": ("{% do [] %}", "env.add_extension('jinja2.ext.do')"),
    "a template": ("{% include 'theirs.html' %}", "env.loader = ChoiceLoader([env.loader, DictLoader({'theirs.html': 'Theirs'})])"),
}


@pytest.mark.parametrize(("used", "teaches"), TAUGHT.values(), ids=TAUGHT.keys())
def test_what_another_plugin_teaches_the_theme_stops_nothing(site: Site, run: Callable[..., Any], used: str, teaches: str) -> None:
    hook = f"from jinja2 import ChoiceLoader, DictLoader\n\n\ndef on_env(env, config, files):\n    {teaches}\n    return env\n"
    override = f"{{% extends 'base.html' %}}{{% block footer %}}{used}{{% endblock %}}"
    root = site(FILES | OLD | {"overrides/main.html": override, "hook.py": hook} | config(more={"hooks": ["hook.py"]}))
    run(root)
    before = everything(root / "site")
    assert before["index.html"][1] != b"old"
    site(config())
    with pytest.raises(Abort):
        run(root)
    assert everything(root / "site") == before


def _no_objects(git: Path) -> None:
    for each in git.glob("objects/??/*"):
        each.unlink()


DAMAGE = {
    "no objects": _no_objects,
    "an empty object": lambda git: [(each.chmod(0o644), each.write_bytes(b"")) for each in git.glob("objects/??/*")],
    "other bytes": lambda git: [(each.chmod(0o644), each.write_bytes(b"x" * 99)) for each in git.glob("objects/??/*")],
    "a head that is none": lambda git: (git / "HEAD").write_text("no such thing\n", encoding="utf-8"),
    "no head": lambda git: (git / "HEAD").unlink(),
    "a branch that is none": lambda git: (git / "refs" / "heads" / "main").write_text("f" * 40 + "\n", encoding="utf-8"),
    "settings that are none": lambda git: (git / "config").write_bytes(b"[\xff"),
    "an index that is none": lambda git: (git / "index").write_bytes(b"DIRC"),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_repository_costs_the_past_and_no_page(site: Site, run: Callable[..., Any], damage: Callable[[Path], Any], tmp_path: Path) -> None:
    story = Story(tmp_path)
    story.commit({**FILES, **config(), ".gitignore": "/site/\n/.cache/\n"}, "2026-01-01")
    run(tmp_path)
    before = set(everything(tmp_path / "site"))
    assert "strategies/x/changes/index.html" in before
    damage(tmp_path / ".git")
    for kept in (tmp_path / ".cache").rglob("*.json"):
        kept.unlink()
    run(tmp_path)
    assert before - set(everything(tmp_path / "site")) <= {"strategies/x/changes/index.html"}
