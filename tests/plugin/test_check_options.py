"""The plugin's option `check`: what is asked, what is logged, and what stops a build."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.exceptions import Abort

PLAN = "title: X\nperiod: {start: 2026-01-01, end: 2026-12-31}\nstatus: approved\ngoals:\n  g: {title: G}\n"
FILES = {"strategies/x.yml": PLAN}


def config(**check: Any) -> dict[str, str]:
    told = {"site_name": "P", "docs_dir": "content", "theme": {"name": "material", "font": False}}
    return {"mkdocs.yml": yaml.safe_dump(told | {"plugins": [{"playbook": {"as_of": "2026-06-30", "check": check}}]}), "content/index.md": "# Home\n"}


def test_findings_are_logged_for_information_and_stop_nothing(build: Callable[..., Any]) -> None:
    log = build(FILES).log
    assert "INFO mkdocs.plugins.playbook_gen: Playbook: strategies/x.yml:5:3: error goal-without-deadline: this goal has no deadline" in log
    assert "WARNING" not in log
    assert "ERROR" not in log


def test_rules_are_selected_and_ignored(build: Callable[..., Any]) -> None:
    log = build(FILES, check={"select": ["goal-without-deadline", "no-human"], "ignore": "no-human"}).log
    assert "goal-without-deadline" in log
    assert log.count("strategies/x.yml:") == 1


@pytest.mark.parametrize("fail_on", ["error", "warning", "info"])
def test_findings_stop_a_build_before_the_old_site_is_touched(site: Callable[..., Path], run: Callable[..., Any], fail_on: str) -> None:
    root = site(FILES | config(fail_on=fail_on, select=["goal-without-deadline"]) | {"site/old.html": "old"})
    with pytest.raises(Abort) as caught:
        run(root)
    assert re.search(r"lets none pass.*this goal has no deadline.*hint: add by:", str(caught.value.__context__), re.DOTALL)
    assert (root / "site" / "old.html").read_text() == "old"


def test_what_does_not_reach_the_severity_stops_nothing(site: Callable[..., Path], run: Callable[..., Any]) -> None:
    run(site({"strategies/x.yml": PLAN.replace("approved", "draft")} | config(fail_on="error")))


def test_what_is_accepted_stops_nothing(site: Callable[..., Path], run: Callable[..., Any]) -> None:
    accepted = PLAN.replace("title: G", "title: G, accept: {goal-without-deadline: In July}")
    run(site({"strategies/x.yml": accepted} | config(fail_on="info", select=["goal-without-deadline"])))


def test_serving_goes_on(site: Callable[..., Path], serve: Callable[..., Any]) -> None:
    root = site(FILES | config(fail_on="error"))
    serve(root)
    assert (root / "site" / "strategies" / "x" / "review" / "index.html").exists()


@pytest.mark.parametrize(
    ("check", "words"),
    [
        ({"select": ["no-humam"]}, "did you mean “no-human”?"),
        ({"ignore": 3}, "a list of rule names"),
        ({"fail_on": "fatal"}, "fatal"),
    ],
)
def test_a_wrong_option_is_named(
    site: Callable[..., Path], run: Callable[..., Any], caplog: pytest.LogCaptureFixture, check: dict[str, Any], words: str
) -> None:
    with pytest.raises(Abort):
        run(site(FILES | config(**check)))
    assert words in caplog.text


def test_a_warning_of_form_is_told_and_stops_nothing(build: Any) -> None:
    text = "title: Win with #SocialFirst\nperiod: {start: 2026-01-01, end: 2026-12-31}\n"
    built = build({"strategies/x.yml": text})
    assert re.search(r"^INFO .*strategies/x\.yml:1:8: warning syntax: .*#SocialFirst", built.log, re.MULTILINE)
    assert (built.site_dir / "strategies" / "x" / "index.html").exists()
    with pytest.raises(BaseException, match="lets none pass"):
        build({"strategies/x.yml": text}, check={"fail_on": "warning", "select": ["no-human"]})
