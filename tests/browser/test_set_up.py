"""Which Chromium the tests take, and what they say where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import NAMED, chromium


def a_program(folder: Path, name: str) -> Path:
    """A program of this name in a folder."""
    program = folder / name
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def test_the_one_that_is_named_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = a_program(tmp_path, "my-browser")
    monkeypatch.setenv(NAMED, str(named))
    assert chromium() == str(named)


def test_else_one_of_the_usual_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(NAMED, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    usual = a_program(tmp_path, "google-chrome")
    assert chromium() == str(usual)


@pytest.mark.parametrize("named", ["", "no-such-browser"])
def test_without_one_the_tests_fail_and_say_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    monkeypatch.setenv(NAMED, named)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pytest.fail.Exception, match=rf"{NAMED} is 'no-such-browser'.*leave {NAMED} out" if named else "none of chromium.*make test"):
        chromium()
