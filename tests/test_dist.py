"""What `make dist` makes: an sdist and a wheel of one commit, and the wheel alone, which builds a playbook."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.repository import ROOT, names
from tests.story import Story

DAY = "2026-06-30"
BARE = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "SOURCE_DATE_EPOCH", "SETUPTOOLS_SCM"))}


def run(*command: str | Path, cwd: Path, umask: int = -1, **environment: str) -> str:
    """What a program prints; a test fails with all it said where it fails."""
    done = subprocess.run(command, cwd=cwd, env={**BARE, **environment}, umask=umask, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout.strip()


@dataclass(frozen=True)
class Dist:
    """An sdist and a wheel."""

    sdist: Path
    wheel: Path

    @property
    def bytes(self) -> dict[str, bytes]:
        """Both, by their names."""
        return {path.name: path.read_bytes() for path in (self.sdist, self.wheel)}


def built(source: Path, to: Path, umask: int = -1, **environment: str) -> Dist:
    """Both made of a source tree, as `make dist` does."""
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", to, cwd=source, umask=umask, SOURCE_DATE_EPOCH="1782820800", **environment)
    (sdist,), (wheel,) = to.glob("*.tar.gz"), to.glob("*.whl")
    return Dist(sdist, wheel)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """This repository as it is now, as one commit, which is 1.2.3."""
    story = Story(tmp_path_factory.mktemp("release") / "source")
    for name in names():
        (story.folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, story.folder / name)
    story.commit({}, DAY, tag="v1.2.3")
    return story


@pytest.fixture(scope="module")
def dist(story: Story, tmp_path_factory: pytest.TempPathFactory) -> Dist:
    return built(story.folder, tmp_path_factory.mktemp("dist"))


def packed(sdist: Path) -> set[str]:
    """The files of an sdist, below its one folder."""
    with tarfile.open(sdist) as archive:
        return {each.name.partition("/")[2] for each in archive if each.isfile()}


def test_the_sdist_holds_what_this_repository_is(dist: Dist) -> None:
    assert dist.sdist.name == "playbook_gen-1.2.3.tar.gz"
    assert packed(dist.sdist) - {"PKG-INFO"} == set(names())


def test_the_wheel_holds_the_package_with_its_data(dist: Dist) -> None:
    assert dist.wheel.name == "playbook_gen-1.2.3-py3-none-any.whl"
    about = {f"playbook_gen-1.2.3.dist-info/{each}" for each in ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE")}
    found = set(zipfile.ZipFile(dist.wheel).namelist())
    assert found - about == {name for name in names() if name.startswith("playbook_gen/")}
    assert about <= found
    assert {Path(name).suffix for name in found if name.startswith("playbook_gen/")} >= {".py", ".html", ".css", ".js", ".po", ".yml", ".typed"}


def test_one_commit_is_the_same_bytes_elsewhere(story: Story, dist: Dist, tmp_path: Path) -> None:
    folder = story.copy(tmp_path / "another place" / "s")
    for name in ("site/index.html", ".cache/x", ".venv/x", "dist/x.whl", "playbook_gen/__pycache__/x.pyc", "notes.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("lies about\n", encoding="utf-8")
    for path in folder.rglob("*.py"):
        path.chmod(0o600)
        os.utime(path, (1, 1))
    again = built(folder, tmp_path / "dist", umask=0o077, TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONHASHSEED="7")
    assert again.bytes.keys() == dist.bytes.keys()
    assert [name for name, content in again.bytes.items() if content != dist.bytes[name]] == []


def version(source: Path) -> str:
    """The version that a build of a source tree has."""
    return run(sys.executable, "-W", "ignore", "-m", "hatchling", "version", cwd=source)


@pytest.fixture
def small(tmp_path: Path) -> Story:
    """A repository with what a version is made of, and one commit."""
    story = Story(tmp_path / "small")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, story.folder / name)
    story.commit({"playbook_gen/__init__.py": ""}, DAY)
    return story


def shallow(story: Story) -> Path:
    story.commit({"more.txt": "more"}, DAY)
    return story.shallow(story.folder.with_name("shallow"), 1)


def without_git(story: Story) -> Path:
    shutil.rmtree(story.folder / ".git")
    return story.folder


def in_another_repository(story: Story) -> Path:
    outer = Story(story.folder.parent)
    shutil.rmtree(story.folder / ".git")
    outer.commit({}, DAY, tag="v9.9.9")
    return story.folder


def with_another_tag(story: Story) -> Path:
    story.commit({}, DAY, tag="2026-Q1")
    return story.folder


def after_a_release(story: Story) -> Path:
    story.commit({}, DAY, tag="v1.2.3")
    story.commit({}, DAY)
    return story.folder


@pytest.mark.parametrize(
    ("situation", "expected"),
    [
        (lambda story: story.folder, r"0\.1\.dev1\+g[0-9a-f]{9}"),
        (with_another_tag, r"0\.1\.dev2\+g[0-9a-f]{9}"),
        (after_a_release, r"1\.2\.4\.dev1\+g[0-9a-f]{9}"),
        (shallow, r"0\.1\.dev1\+g[0-9a-f]{9}"),
        (without_git, r"0\.1\.dev0"),
        (in_another_repository, r"0\.1\.dev0"),
    ],
    ids=["no tag", "a strategy's tag", "after a release", "a shallow clone", "no git", "within another repository"],
)
def test_the_version_where_there_is_no_release(small: Story, situation: Callable[[Story], Path], expected: str) -> None:
    assert re.fullmatch(expected, version(situation(small)))


def test_an_unpacked_sdist_is_what_it_was(dist: Dist, tmp_path: Path) -> None:
    run("tar", "-xzf", dist.sdist, cwd=tmp_path)
    editable = "from hatchling.build import build_editable; print(build_editable('..'))"
    assert run(sys.executable, "-c", editable, cwd=tmp_path / "playbook_gen-1.2.3") == "playbook_gen-1.2.3-py3-none-any.whl"


@dataclass(frozen=True)
class Installed:
    """A fresh Python with one wheel, and an empty folder."""

    programs: Path
    folder: Path

    def typed(self, program: str, *arguments: str, cwd: str = ".") -> str:
        """What a program of this Python says."""
        return run(self.programs / program, *arguments, cwd=self.folder / cwd, NO_MKDOCS_2_WARNING="1")


@pytest.fixture(scope="module")
def installed(dist: Dist, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in a Python of its own, and of the libraries that were tested only those which the wheel asks for, and what these ask for.

    pip installs the wheel; the libraries are linked, which needs no network and no minute.
    """
    root = tmp_path_factory.mktemp("alone")
    venv.create(root / "venv", with_pip=False, symlinks=True)
    made = Installed(root / "venv" / "bin", root)
    run(sys.executable, "-m", "pip", "--python", made.programs / "python", "install", "--no-index", "--no-deps", dist.wheel, cwd=root)
    packages = Path(made.typed("python", "-I", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"))
    (ours,) = packages.glob("playbook_gen-*.dist-info")
    for name in needed(Distribution.at(ours).requires or []):
        for part in parts(distribution(name)):
            (packages / part.name).symlink_to(part)
    return made


def needed(wanted: list[str]) -> set[str]:
    """The names of what is asked for, and of all that this asks for."""
    found: set[str] = set()
    waiting = list(wanted)
    while waiting:
        each = Requirement(waiting.pop())
        name = canonicalize_name(each.name)
        if name not in found and (each.marker is None or each.marker.evaluate({"extra": ""})):
            found.add(name)
            waiting += requires(name) or []
    return found


def parts(installed: Distribution) -> Iterator[Path]:
    """The folders and files at the top of an installed library; its programs are left out."""
    for name in {path.parts[0] for path in installed.files or []} - {"..", "__pycache__"}:
        yield Path(str(installed.locate_file(name)))


def test_the_wheel_alone_builds_a_new_playbook(installed: Installed) -> None:
    installed.typed("playbook", "init", "demo")
    installed.typed("python", "-I", "-m", "mkdocs", "build", "--strict", cwd="demo")
    page = (installed.folder / "demo" / "site" / "strategies" / "example" / "index.html").read_text(encoding="utf-8")
    assert 'class="pb pb-summary' in page
    assert (installed.folder / "demo" / "site" / "playbook-gen" / "playbook.css").stat().st_size > 0


def test_it_is_the_wheel_and_not_this_checkout(installed: Installed) -> None:
    asked = "import importlib.util, playbook_gen; print(playbook_gen.__file__, playbook_gen.__version__, importlib.util.find_spec('pytest'))"
    file, told, pytest_ = installed.typed("python", "-I", "-c", asked).split()
    assert Path(file).is_relative_to(installed.folder)
    assert (told, pytest_) == ("1.2.3", "None")
    assert installed.typed("playbook", "--version") == "playbook, version 1.2.3"
