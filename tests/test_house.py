"""The house's own rules (one straight way through it, one thing a file, nothing long), read from the source."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.repository import ROOT, names

PACKAGE = ROOT / "playbook_gen"
NAME = PACKAGE.name

# Each knows what stands before it and never what stands after it; those of one line know nothing of each other.
WAY = (
    {"source"},
    {"model"},
    {"analysis"},
    {"history"},
    {"rules"},
    {"figures"},
    {"pages"},
    {"render"},
    {"reports"},
    {"exports"},
    {"authoring"},
    {"publishing"},
    {"pipeline"},
    {"__init__"},
    {"embeds"},
    {"plugin", "cli"},
    {"__main__"},
)
# These all may use; they use only each other.
LEAVES = {"diagnostics", "settings", "locale", "maturity_models"}
# These rooms alone may know these libraries. What exports lay out must be what Python-Markdown takes for blocks.
HOSTS = {
    "mkdocs": ("plugin",),
    "material": ("plugin",),
    "click": ("cli",),
    "pygit2": ("history",),
    "markdown": ("embeds", "exports"),
    "pymdownx": ("embeds",),
}

LINES_OF_A_FUNCTION = 40
LINES_OF_A_MODULE = 250

# Written so that they do not find themselves.
MACHINE_PATH = re.compile(r"(?<![\w.:$}>/-])/(?:work|farm|root|tmp|Users|opt|home/(?!you\b)\w+)/\w")
REGISTRY = re.compile(
    r"\b(?:pypi|pythonhosted|npmjs|crates|rubygems)\.(?:org|com|io)\b|\b(?:deb|security|archive)\.(?:debian|ubuntu)\.|\bproxy\.golang\.", re.IGNORECASE
)
PINNED = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[\w.]+)( ?; [^/@]+)?")


def modules() -> list[Path]:
    """Every module of the package."""
    return sorted(PACKAGE.rglob("*.py"))


@cache
def tree(module: Path) -> ast.Module:
    """A module's syntax."""
    return ast.parse(module.read_text(encoding="utf-8"), str(module))


def room(module: Path) -> str:
    """The part of the package that a module stands in: `model` for `model/base.py`, `pipeline` for `pipeline.py`."""
    return module.relative_to(PACKAGE).with_suffix("").parts[0]


def place(module: Path, node: ast.AST) -> str:
    """Where to look: `playbook_gen/model/base.py:12`."""
    return f"{module.relative_to(ROOT).as_posix()}:{getattr(node, 'lineno', 1)}"


def imports(module: Path) -> Iterator[tuple[ast.AST, str]]:
    """What a module imports, by full names, those for type checkers included: `from a import b` is `a.b`."""
    package = (NAME, *module.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from ((node, each.name) for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            here = package[: len(package) - node.level + 1] if node.level else ()
            start = ".".join((*here, *filter(None, [node.module])))
            yield from ((node, f"{start}.{each.name}") for each in node.names)


def rooms() -> set[str]:
    """The rooms there are: packages and modules at the top of the package."""
    return {room(module) for module in modules()}


def imported_room(name: str) -> str | None:
    """The room that a full name is from; `None` for another package's."""
    top, *rest = name.split(".")
    if top != NAME:
        return None
    return rest[0] if rest and rest[0] in rooms() else "__init__"


def may_use(user: str, used: str) -> bool:
    """Whether the one room may know the other."""
    if user == used or used in LEAVES:
        return True
    return user not in LEAVES and stage(used) < stage(user)


def stage(room: str) -> int:
    """How far along the way a room stands."""
    return next(number for number, beside in enumerate(WAY) if room in beside)


def test_every_room_has_its_place_on_the_way() -> None:
    assert rooms() - LEAVES - set().union(*WAY) == set()


def test_imports_point_one_way() -> None:
    assert [
        f"{place(module, node)}: {room(module)} must not know {used}"
        for module in modules()
        for node, name in imports(module)
        if (used := imported_room(name)) and not may_use(room(module), used)
    ] == []


def test_a_host_is_known_to_few_rooms() -> None:
    assert [
        f"{place(module, node)}: only {' and '.join(HOSTS[library])} may import {library}"
        for module in modules()
        for node, name in imports(module)
        if (library := name.split(".")[0]) in HOSTS and room(module) not in HOSTS[library]
    ] == []


def test_functions_are_short() -> None:
    assert [
        f"{place(module, node)}: {node.name} has {length(node)} lines"
        for module in modules()
        for node in ast.walk(tree(module))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and length(node) > LINES_OF_A_FUNCTION
    ] == []


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """A function's lines, without its docstring."""
    first = function.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    return lines(function) - (lines(first) if documented else 0)


def lines(node: ast.stmt) -> int:
    """The lines that a statement takes."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_modules_are_short() -> None:
    assert [
        f"{module.relative_to(ROOT)}: {count} lines" for module in modules() if (count := len(module.read_text("utf-8").splitlines())) > LINES_OF_A_MODULE
    ] == []


def page_kinds() -> dict[str, str]:
    """The name of each page kind, by its module: the `KIND = PageKind("name", …)` of a module in `pages/`."""
    return {
        module.stem: ast.literal_eval(node.value.args[0])
        for module in (PACKAGE / "pages").glob("*.py")
        for node in tree(module).body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and [ast.unparse(each) for each in node.targets] == ["KIND"]
    }


def figures() -> set[str]:
    """The modules of `figures/` that draw; those that other figures import help them to."""
    found = [module for module in (PACKAGE / "figures").glob("*.py") if module.stem != "__init__"]
    used = {name for module in found for _, name in imports(module)}
    return {module.stem for module in found if not any(f"{name}.".startswith(f"{NAME}.figures.{module.stem}.") for name in used)}


def templates(folder: str, *endings: str) -> set[str]:
    """The templates in a folder, without their endings; those whose name begins with an underscore are parts of others."""
    found = (path.name for path in (PACKAGE / "templates" / folder).glob("*") if not path.name.startswith("_"))
    return {name.removesuffix(ending) for name in found for ending in endings if name.endswith(ending)}


def test_a_page_kind_has_a_template_and_a_template_a_page_kind() -> None:
    assert page_kinds() == {name: name for name in templates("pages", ".html")}


def test_a_figure_has_a_template() -> None:
    assert figures() - templates("figures", ".svg.html", ".html") == set()


def test_types_of_models_are_no_texts() -> None:
    models = {path: path.read_text("utf-8") for path in modules() if room(path) == "model"}
    declaring = {path: text for path, text in models.items() if re.search(r"^class \w+\((?:Thing|Model|BaseModel)\):", text, re.MULTILINE)}
    assert len(declaring) > 10
    assert [path.name for path, text in declaring.items() if "from __future__ import annotations" in text] == []


@cache
def repository_texts() -> dict[str, str]:
    """The text files in git, or about to be, by path."""
    return {name: (ROOT / name).read_text(encoding="utf-8", errors="replace") for name in names()}


@pytest.mark.parametrize("pattern", [MACHINE_PATH, REGISTRY], ids=["path of a machine", "address of a registry"])
def test_no_file_names_what_only_one_machine_has(pattern: re.Pattern[str]) -> None:
    assert [
        f"{name}:{text.count(chr(10), 0, found.start()) + 1}: {found.group()}" for name, text in repository_texts().items() for found in pattern.finditer(text)
    ] == []


def locked() -> dict[str, str]:
    """The locked version of each package."""
    lines = [line for line in (ROOT / "requirements.lock").read_text("utf-8").splitlines() if not line.startswith("#")]
    pins = [PINNED.fullmatch(line) for line in lines]
    assert [line for line, pin in zip(lines, pins, strict=True) if not pin] == []
    return {canonicalize_name(pin["name"]): pin["version"] for pin in pins if pin}


def wanted() -> list[Requirement]:
    """What the project file asks for: to build, to run, to develop."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = [project["build-system"]["requires"], project["project"]["dependencies"], *project["dependency-groups"].values()]
    return [Requirement(each) for group in groups for each in group if isinstance(each, str)]


def test_the_lock_holds_what_is_wanted_and_all_that_this_needs() -> None:
    pins = locked()
    locked_needs = [Requirement(each) for name in pins for each in requires(name) or []]
    needs = wanted() + [each for each in locked_needs if each.marker is None or each.marker.evaluate({"extra": ""})]
    assert [str(each) for each in needs if not each.specifier.contains(pins.get(canonicalize_name(each.name), "0"), prereleases=True)] == []
