"""The workflows that the guide tells to save: each is whole, asks for no more than it needs, and its commands build a site."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from playbook_gen.cli import main
from tests.repository import ROOT
from tests.story import Story

PAGE = (ROOT / "content" / "continuous-integration.md").read_text(encoding="utf-8")
ON_GITHUB = r"Save this as `\.github/workflows/[\w.-]+\.yml`.*?```yaml\n(.*?)```"
ON_GITLAB = r"`\.gitlab-ci\.yml`.*?```yaml\n(.*?)```"


def told(pattern: str) -> list[dict[Any, Any]]:
    """The files that the guide tells to save at such a place."""
    return [yaml.safe_load(text) for text in re.findall(pattern, PAGE, re.DOTALL)]


def jobs() -> dict[str, dict[str, Any]]:
    """Every job, by its host and name."""
    github = {f"GitHub {name}": job for workflow in told(ON_GITHUB) for name, job in workflow["jobs"].items()}
    return github | {f"GitLab {name}": job for file in told(ON_GITLAB) for name, job in file.items()}


def lines(job: dict[str, Any]) -> list[str]:
    """What a job types, in its order."""
    return job.get("script") or [step["run"] for step in job["steps"] if "run" in step]


def test_both_hosts_check_and_publish() -> None:
    assert set(jobs()) == {"GitHub check", "GitHub build", "GitHub publish", "GitLab playbook", "GitLab pages"}


def test_a_workflow_on_github_may_do_no_more_than_it_needs() -> None:
    checking, publishing = told(ON_GITHUB)
    assert checking["permissions"] == {"contents": "read"}
    assert publishing["permissions"] == {}
    allowed = {name: job["permissions"] for name, job in publishing["jobs"].items()}
    assert allowed == {"build": {"contents": "read"}, "publish": {"pages": "write", "id-token": "write"}}


def test_actions_are_pinned_and_the_same_everywhere() -> None:
    used = dict(re.findall(r"uses: (\S+)@(\S+)", PAGE))
    assert {"actions/checkout", "actions/setup-python", "actions/upload-pages-artifact", "actions/deploy-pages"} <= set(used)
    assert [
        f"{name}@{version}" for name, version in re.findall(r"uses: (\S+)@(\S+)", PAGE) if not re.fullmatch(r"v\d+", version) or used[name] != version
    ] == []


def test_what_is_published_has_its_history() -> None:
    checkout = jobs()["GitHub build"]["steps"][0]
    assert (checkout["uses"].split("@")[0], checkout["with"]["fetch-depth"]) == ("actions/checkout", 0)
    assert jobs()["GitLab pages"]["variables"]["GIT_DEPTH"] == 0


@pytest.mark.parametrize(("job", "site"), [("GitHub build", "site"), ("GitLab pages", "public")])
def test_what_a_job_types_makes_what_it_publishes(tmp_path: Path, job: str, site: str) -> None:
    upload = [step["with"]["path"] for step in jobs()[job].get("steps", []) if step.get("uses", "").startswith("actions/upload-pages-artifact@")]
    assert (upload or jobs()[job]["artifacts"]["paths"]) == [site]
    assert CliRunner().invoke(main, ["init", str(tmp_path)]).exit_code == 0
    Story(tmp_path).commit({}, "2026-03-14")
    install, *typed = lines(jobs()[job])
    assert install.startswith("pip install ")
    done = bash(typed, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    page = (tmp_path / site / "strategies" / "example" / "index.html").read_text(encoding="utf-8")
    assert page.count("as of 14 March 2026") == 1, "today is the day of the commit"


def bash(typed: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """What typing these lines in a folder does, one after the other, until one fails."""
    programs = [f'{name}() {{ "{sys.executable}" -m {module} "$@"; }}' for name, module in (("playbook", "playbook_gen"), ("mkdocs", "mkdocs"))]
    kept = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    environment = {**kept, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    script = "\n".join(["set -e", *programs, *typed])
    return subprocess.run(["bash", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False)
