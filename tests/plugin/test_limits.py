"""The plugin's option `limits`: how large input may be, and what is said of a limit that is none."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.exceptions import Abort

from playbook_gen.settings import Limits

PLAN = "title: X\nperiod: {start: 2026-01-01, end: 2026-12-31}\nsummary: Twelve words\ncalendar: {e: {title: E, date: 2026-01-01, repeat: FREQ=WEEKLY}}\n"


def config(limits: Any) -> dict[str, str]:
    told = {"site_name": "P", "docs_dir": "content", "theme": {"name": "material", "font": False}}
    return {
        "mkdocs.yml": yaml.safe_dump(told | {"plugins": [{"playbook": {"as_of": "2026-06-30", "limits": limits}}]}),
        "content/index.md": "# Home\n",
        "strategies/x.yml": PLAN,
    }


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        ({"file_bytes": 100}, "error: the file has more than 100 bytes"),
        ({"nesting": 2}, "error: more than 2 lists and groups of lines"),
        ({"nodes": 8}, "error: this file holds more than 8 values"),
        ({"prose_characters": 11}, "error: this text has 12 characters; at most 11"),
        ({"occurrences": 51}, "error: this repetition gives more than 51 dates"),
    ],
)
def test_past_a_limit_of_the_owner_s(site: Callable[..., Path], run: Callable[..., Any], limit: dict[str, int], words: str) -> None:
    with pytest.raises(Abort) as caught:
        run(site(config(limit)))
    assert words in str(caught.value.__context__)


def test_below_the_owner_s_limits(site: Callable[..., Path], run: Callable[..., Any]) -> None:
    root = site(config({"file_bytes": 200, "nesting": 3, "nodes": 40, "prose_characters": 12, "occurrences": 53}))
    run(root)
    assert (root / "site" / "strategies" / "x" / "index.html").exists()


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (7, "names of limits with their numbers belong here"),
        ({"nods": 7}, "there is no limit “nods”; did you mean “nodes”?"),
        ({"nodes": "many"}, "“many” is no limit: write a whole number of 1 or more without quotes, as in nodes: 200000"),
        ({"nodes": "7"}, "“7” is no limit"),
        ({"nodes": 0}, "“0” is no limit"),
        ({"nodes": 1.5}, "“1.5” is no limit"),
        ({"nodes": True}, "“True” is no limit"),
        ({"nodes": None}, "“None” is no limit"),
        ({"nesting": 201}, "write at most nesting: 200"),
    ],
)
def test_what_is_no_limit(site: Callable[..., Path], run: Callable[..., Any], caplog: pytest.LogCaptureFixture, limits: Any, words: str) -> None:
    with pytest.raises(Abort), caplog.at_level(logging.ERROR):
        run(site(config(limits)))
    assert words in caplog.text


def test_the_guide_tells_what_they_are_by_default() -> None:
    guide = (Path(__file__).parents[2] / "content" / "guide" / "running-the-site.md").read_text("utf-8")
    (block,) = (each for each in re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL) if "limits:" in each)
    assert yaml.safe_load(block)["plugins"][0]["playbook"]["limits"] == asdict(Limits())


def test_the_deepest_nesting_that_may_be_allowed_is_read(site: Callable[..., Path], run: Callable[..., Any]) -> None:
    deep = {"y": f"{'[' * 199}x{']' * 199}", "z": f"{'{a: ' * 199}x{'}' * 199}"}
    files = config({"nesting": 200}) | {f"strategies/{name}.yml": f"{PLAN}team: {value}\n" for name, value in deep.items()}
    with pytest.raises(Abort) as caught:
        run(site(files))
    told = str(caught.value.__context__)
    assert "y.yml:5:7" in told
    assert "z.yml:5:" in told
    assert "stand within one another" not in told
