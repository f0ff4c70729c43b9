"""The Containerfile, read: it cannot be run in a test, but what it copies and who it runs as can be looked at."""

from __future__ import annotations

import json
import re

from tests.repository import ROOT, names

Instructions = list[tuple[str, str]]


def stages() -> list[Instructions]:
    """Each stage's instructions, its FROM first: `("RUN", "pip wheel …")`."""
    text = re.sub(r"^#.*\n", "", (ROOT / "Containerfile").read_text(encoding="utf-8"), flags=re.MULTILINE).replace("\\\n", " ")
    found: list[Instructions] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        instruction, _, rest = line.partition(" ")
        if instruction == "FROM":
            found.append([])
        found[-1].append((instruction, " ".join(rest.split())))
    return found


def test_only_known_instructions() -> None:
    known = {"FROM", "WORKDIR", "COPY", "RUN", "USER", "EXPOSE", "CMD"}
    assert {name for stage in stages() for name, _ in stage} <= known


def test_the_wheel_is_made_in_a_stage_of_its_own() -> None:
    make, use = stages()
    assert make[0] == ("FROM", "docker.io/library/python:3.12 AS wheels")
    assert use[0] == ("FROM", "docker.io/library/python:3.12-slim")
    (made,) = (rest for name, rest in make if name == "RUN")
    assert made.startswith("pip wheel ")
    assert made.endswith(" .")
    (mounted,) = re.findall(r"--mount=\S*from=(\w+),source=(\S+),target=(\S+)", " ".join(rest for name, rest in use if name == "RUN"))
    assert mounted == ("wheels", "/wheels", "/wheels")
    assert "--wheel-dir /wheels " in made
    assert any("pip install" in rest and "--no-index --find-links /wheels playbook-gen" in rest for name, rest in use if name == "RUN")


def test_what_it_copies_and_names_is_there() -> None:
    copied = [rest.split()[:-1] for stage in stages() for name, rest in stage if name == "COPY"]
    assert copied == [["."]]
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert [name for name in names() if any(name == each or name.startswith(f"{each}/") for each in ignored)] == []
    constraints = re.findall(r"--constraint (\S+)", " ".join(rest for _, rest in stages()[0]))
    assert [name for name in constraints if name not in names()] == []
    assert constraints


def test_nothing_is_copied_that_git_leaves_out() -> None:
    """A clean tree has the version of its tag: what .gitignore names stays out, and nothing else does."""
    read = (line for name in (".gitignore", ".dockerignore") for line in [(ROOT / name).read_text(encoding="utf-8")])
    left_out = [{line.strip("/").removeprefix("**/") for line in text.splitlines() if line and not line.startswith("#")} for text in read]
    assert left_out[0] == left_out[1]


def test_nobody_is_root_in_it() -> None:
    last = [rest for name, rest in stages()[-1] if name == "USER"]
    assert [int(each) for each in last] == [1000]
    names_in_order = [name for name, _ in stages()[-1]]
    assert "RUN" not in names_in_order[names_in_order.index("USER") :]


def test_it_serves_the_folder_that_is_mounted() -> None:
    told = dict(stages()[-1])
    assert told["WORKDIR"] == "/playbook"
    program, *arguments = json.loads(told["CMD"])
    assert (program, arguments[0]) == ("mkdocs", "serve")
    assert arguments[-1].endswith(f":{told['EXPOSE']}")
