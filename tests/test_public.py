"""The names that others may build on."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import playbook_gen

DEMO = Path(__file__).parents[1] / "strategies"


def test_the_public_names() -> None:
    assert playbook_gen.__all__ == sorted(playbook_gen.__all__, key=lambda name: (name.islower(), name))
    assert {"Checked", "Settings", "__version__", "check", "diff", "render"} <= set(playbook_gen.__all__)
    assert all(hasattr(playbook_gen, name) for name in playbook_gen.__all__)


def test_from_a_folder_to_pages() -> None:
    settings = playbook_gen.Settings(as_of=date(2026, 6, 30))
    checked = playbook_gen.check(DEMO, settings)
    assert (checked.stops, checked.diagnostics) == (False, ())
    assert {path.name for path in checked.files} >= {"playbook.yml", "readings.csv"}
    pages = playbook_gen.render(checked.playbook, settings)
    assert pages[0].path == "strategies/index.md"
    assert len({page.path for page in pages}) == len(pages)


def test_what_stands_in_a_folder_never_raises(tmp_path: Path) -> None:
    settings = playbook_gen.Settings(as_of=date(2026, 6, 30))
    for text in ("", "[]", "x", "a: &a [*a]", "title: {}\nperiod: []\ngoals: 3\n", "\x00"):
        (tmp_path / "x.yml").write_text(text, encoding="utf-8")
        checked = playbook_gen.check(tmp_path, settings)
        assert checked.stops
        assert checked.playbook.plans == {}


def test_the_version_is_looked_up_when_it_is_asked_for() -> None:
    code = "import sys, playbook_gen; print('importlib.metadata' in sys.modules, playbook_gen.__version__, 'importlib.metadata' in sys.modules)"
    before, told, after = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert (before, told, after) == ("False", playbook_gen.__version__, "True")


def test_the_core_needs_no_host() -> None:
    """Another host must be able to take the pages: MkDocs, its theme and the command-line library are imported by their rooms only."""
    code = "import sys, playbook_gen; print([name for name in ('mkdocs', 'material', 'click', 'markdown') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
