"""`playbook new` as a person meets it: what stands in the files afterwards, what it prints, and its exit status."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playbook_gen.authoring import add
from playbook_gen.authoring.skeleton import KINDS
from playbook_gen.cli import main

Site = Callable[..., Path]

HEAD = "title: X\nperiod: {start: 2026-01-01, end: 2026-12-31}\n"
ONE = {"strategies/x.yml": HEAD}
TWO = {"strategies/x.yml": HEAD, "strategies/service-2026.yml": HEAD}
FOLDER = {"strategies/x/strategy.yml": HEAD, "strategies/x/personas.yml": "# Whom we know\nrider:\n  title: The rider\n"}
LAST = "Its lines wait there as comments: take away the “# ” and write your own.\n"


def new(folder: Path, *arguments: str) -> Result:
    """The command as from the folder that holds the site."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        return CliRunner().invoke(main, ["new", *arguments, "--as-of", "2026-06-30"])
    finally:
        os.chdir(before)


def texts(folder: Path) -> dict[str, bytes]:
    """Every file there is."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_tells_where_and_what_to_say_next(site: Site) -> None:
    folder = site(FOLDER)
    result = new(folder, "persona", "night-shift-nurse", "--strategy", "x")
    assert result.exit_code == 0
    assert result.output == (
        "Added the persona night-shift-nurse to strategies/x/personas.yml, line 4.\n"
        "What it should say next:\n"
        "  · there is no evidence for this persona\n"
        "    add evidence: with what was found out and how, such as [{kind: interview, date: 2026-03-31, note: Twelve interviews}]\n"
        "  · no channel reaches this persona\n"
        "    add personas: with the id of this persona to a channel\n"
        f"{LAST}"
    )
    text = (folder / "strategies/x/personas.yml").read_text(encoding="utf-8")
    assert text.startswith(FOLDER["strategies/x/personas.yml"] + "night-shift-nurse:\n  title: Night shift nurse\n  ## ")


def test_where_nothing_is_missing_it_says_so_by_silence(site: Site) -> None:
    assert new(site(ONE), "assessment", "2026-03-31").output == f"Added the assessment of 2026-03-31 to strategies/x.yml, line 6.\n{LAST}"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("files", [ONE, FOLDER], ids=["file", "folder"])
def test_each_kind_can_be_added_and_all_is_sound_after(site: Site, files: dict[str, str], kind: str) -> None:
    folder = site(files)
    ids = ("2026-03-31", "2026-04-30") if kind == "assessment" else ("one", "two")
    assert [new(folder, kind, each).exit_code for each in ids] == [0, 0]
    checked = CliRunner().invoke(main, ["check", "--strategies", str(folder / "strategies"), "--fail-on", "never"])
    assert checked.exit_code == 0, checked.output


def test_a_section_without_a_file_gets_one(site: Site) -> None:
    folder = site(FOLDER)
    assert "Added the kpi first-reply to strategies/x/kpis.yml, line 1.\n" in new(folder, "kpi", "first-reply").output
    assert (folder / "strategies/x/kpis.yml").read_text(encoding="utf-8").startswith("first-reply:\n  title: First reply\n")


def test_an_assessment_without_a_file_gets_one(site: Site) -> None:
    folder = site(FOLDER)
    assert "Added the assessment of 2026-03-31 to strategies/x/maturity.yml, line 2.\n" in new(folder, "assessment", "2026-03-31").output
    assert (folder / "strategies/x/maturity.yml").read_text(encoding="utf-8").startswith("assessments:\n  - date: 2026-03-31\n    ## ")


def test_a_section_that_stands_with_the_strategy_stays_there(site: Site) -> None:
    folder = site({"strategies/x/strategy.yml": HEAD + "kpis:\n   a: {title: A}\n"})
    assert "to strategies/x/strategy.yml, line 5.\n" in new(folder, "kpi", "first-reply").output
    assert list(texts(folder)) == ["strategies/x/strategy.yml"]


def test_a_new_file_ends_as_the_strategys_does(site: Site) -> None:
    folder = site({"strategies/x/strategy.yaml": HEAD})
    assert "to strategies/x/goals.yaml, line 1.\n" in new(folder, "goal", "g").output


@pytest.mark.parametrize(
    ("files", "own"),
    [
        ({"strategies/x.yml": HEAD + "language: it\n"}, True),
        ({"strategies/x.yml": HEAD, "strategies/playbook.yml": "language: it\n"}, True),
        ({"strategies/x.yml": HEAD, "mkdocs.yml": "theme: {name: material, language: it}\n"}, True),
        ({"strategies/x.yml": HEAD + "language: en\n", "strategies/playbook.yml": "language: it\n"}, False),
    ],
    ids=["strategy", "playbook.yml", "mkdocs.yml", "the nearest first"],
)
def test_it_explains_itself_in_the_strategys_language(site: Site, files: dict[str, str], own: bool) -> None:
    folder = site(files)
    assert new(folder, "kpi", "k").exit_code == 0
    assert ("Parole possibili: higher, lower, within." in (folder / "strategies/x.yml").read_text(encoding="utf-8")) is own


@pytest.mark.parametrize(
    ("files", "arguments", "said"),
    [
        pytest.param(ONE, ["personna", "p"], "“personna” cannot be added; did you mean “persona”?", id="kind"),
        pytest.param(ONE, ["persona", "Night_Nurse"], "“Night_Nurse” is not an id; write night-nurse", id="id"),
        pytest.param(ONE, ["persona", "?"], "“?” is not an id; use small letters, digits and hyphens: night-shift-nurse", id="no id"),
        pytest.param(ONE, ["channel", "index"], "“index” is the address of the page that lists all; write another id: index-page", id="reserved"),
        pytest.param(ONE, ["assessment", "31.3.2026"], "“31.3.2026” is not a day, and an assessment is called by its day; write 2026-03-31", id="day"),
        pytest.param(ONE, ["assessment", "2026-02-30"], "“2026-02-30” is not a day", id="no day of the calendar"),
        pytest.param(TWO, ["goal", "g", "--strategy", "servce-2026"], "there is no strategy “servce-2026”; did you mean “service-2026”?", id="strategy"),
        pytest.param(TWO, ["goal", "g"], "name the strategy: --strategy ID (known here: service-2026, x)", id="which strategy"),
        pytest.param(FOLDER, ["persona", "rider"], "there is a persona “rider” already: strategies/x/personas.yml, line 2", id="taken"),
        pytest.param(
            ONE | {"strategies/playbook.yml": "kpis:\n  k: {title: K}\n"},
            ["kpi", "k"],
            "there is a kpi “k” already: strategies/playbook.yml, line 2",
            id="taken by what is shared",
        ),
        pytest.param(
            {"strategies/x.yml": HEAD + "objectives: {o: {title: O}}\n"},
            ["objective", "o"],
            "there is an objective “o” already: strategies/x.yml, line 3",
            id="an",
        ),
        pytest.param(
            {"strategies/x.yml": HEAD + "maturity: {assessments: [{date: 2026-03-31}]}\n"},
            ["assessment", "2026-03-31"],
            "there is an assessment of 2026-03-31 already: strategies/x.yml, line 3",
            id="day taken",
        ),
        pytest.param(ONE, ["goal", "g", "--strategies", "elsewhere"], "there is no folder elsewhere", id="folder"),
    ],
)
def test_wrong_usage_is_told_and_nothing_is_written(site: Site, files: dict[str, str], arguments: list[str], said: str) -> None:
    folder = site(files)
    before = texts(folder)
    result = new(folder, *arguments)
    assert result.exit_code == 2
    assert said in result.output
    assert texts(folder) == before


@pytest.mark.parametrize(
    ("files", "kind", "said"),
    [
        pytest.param({"strategies/x.yml": HEAD + "personas:\n"}, "persona", "“personas” has no value", id="no value"),
        pytest.param({"strategies/x.yml": HEAD + "personas: []\n"}, "persona", "“key: value” lines belong here, not a list", id="shape"),
        pytest.param({"strategies/x.yml": HEAD + "goals: [\n"}, "persona", "strategies/x.yml:", id="syntax"),
        pytest.param(ONE | {"strategies/playbook.yml": "kpi: {}\n"}, "persona", "strategies/playbook.yml:1:1", id="what is shared"),
        pytest.param({"strategies/x.yml": HEAD + "maturity: {model: own}\n"}, "assessment", "there is no maturity model “own”", id="maturity model"),
        pytest.param(
            ONE
            | {
                "strategies/x.yml": HEAD + "maturity: {model: own}\n",
                "strategies/playbook.yml": "maturity_models: [own.yml]\n",
                "strategies/own.yml": "id: own\n",
            },
            "assessment",
            "strategies/own.yml:1:1",
            id="a maturity model that is wrong in form",
        ),
    ],
)
def test_errors_of_form_are_told_and_nothing_is_written(site: Site, files: dict[str, str], kind: str, said: str) -> None:
    folder = site(files)
    before = texts(folder)
    result = new(folder, kind, "2026-03-31")
    assert result.exit_code == 1
    assert said in result.output
    assert result.output.endswith("Nothing was added: mend this first.\n")
    assert texts(folder) == before


def test_errors_elsewhere_do_not_matter(site: Site) -> None:
    folder = site(ONE | {"strategies/y.yml": "titel: Y\n"})
    assert new(folder, "goal", "g", "--strategy", "x").exit_code == 0


def test_what_is_referred_to_already_can_be_added(site: Site) -> None:
    folder = site({"strategies/x.yml": HEAD + "goals: {g: {title: G, kpi: k, objectives: [o]}}\n"})
    result = new(folder, "kpi", "k")
    assert result.output == (
        "Added the kpi k to strategies/x.yml, line 6.\n"
        f"{LAST}"
        "What it should say first is told once the form of the strategy is right: playbook check names what is wrong.\n"
    )
    assert "What it should say next:\n  · no tactic" not in new(folder, "objective", "o").output


def test_a_name_that_gives_no_id_is_told(site: Site) -> None:
    result = new(site({"strategies/Big Plan.yml": HEAD}), "goal", "g")
    assert result.exit_code == 2
    assert "big-plan cannot be written: no file or folder of this name" in result.output


def test_the_mark_of_the_coding_and_the_permissions_stay(site: Site) -> None:
    folder = site(ONE)
    file = folder / "strategies/x.yml"
    file.write_bytes(b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode())
    file.chmod(0o640)
    assert new(folder, "goal", "g").exit_code == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode() + b"\r\ngoals:\r\n  g:\r\n    title: G\r\n")
    assert b"\n" not in file.read_bytes().replace(b"\r\n", b"")
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(texts(folder)) == ["strategies/x.yml"], "nothing else is left"


def test_a_new_file_may_be_read_by_whom_the_strategy_may(site: Site) -> None:
    folder = site(FOLDER)
    (folder / "strategies/x/strategy.yml").chmod(0o664)
    assert new(folder, "goal", "g").exit_code == 0
    assert (folder / "strategies/x/goals.yml").stat().st_mode & 0o777 == 0o664


def test_a_link_stays_a_link(site: Site) -> None:
    folder = site({"strategies/_drafts/x.yml": HEAD})
    (folder / "strategies/x.yml").symlink_to("_drafts/x.yml")
    assert new(folder, "goal", "g").exit_code == 0
    assert (folder / "strategies/x.yml").is_symlink()
    assert "goals:" in (folder / "strategies/_drafts/x.yml").read_text(encoding="utf-8")


def test_a_link_out_of_the_folder_is_not_followed(site: Site) -> None:
    folder = site(ONE | {"y.yml": HEAD})
    (folder / "strategies/y.yml").symlink_to("../y.yml")
    result = new(folder, "goal", "g", "--strategy", "y")
    assert result.exit_code == 1
    assert "leaves the strategies folder" in result.output
    assert (folder / "y.yml").read_text(encoding="utf-8") == HEAD


def test_a_file_that_may_only_be_read_is_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # whoever runs the tests may be allowed everything
    folder = site(ONE)
    result = new(folder, "goal", "g")
    assert result.exit_code == 2
    assert "strategies/x.yml cannot be written: it may only be read" in result.output
    assert texts(folder) == {"strategies/x.yml": HEAD.encode()}


def test_where_writing_fails_nothing_is_left_behind(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "strategies/x.yml")

    monkeypatch.setattr(Path, "replace", full)
    folder = site(ONE)
    result = new(folder, "goal", "g")
    assert result.exit_code == 2
    assert "strategies/x.yml cannot be written: No space left on device" in result.output
    assert texts(folder) == {"strategies/x.yml": HEAD.encode()}


def test_where_it_cannot_be_put_in_the_lines_are_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(add, "inserted", lambda *_: None)
    folder = site(ONE)
    result = new(folder, "goal", "g")
    assert result.exit_code == 1
    assert result.output.startswith("Nothing was written: strategies/x.yml is laid out in a way that this command cannot add to.\n")
    assert "Add these lines to it by hand, below “goals:”:\n\n  g:\n    title: G\n" in result.output
    assert texts(folder) == {"strategies/x.yml": HEAD.encode()}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kinds=st.lists(st.sampled_from(KINDS), min_size=1, max_size=6), step=st.integers(1, 5), end=st.sampled_from(["\n", "\r\n", ""]))
def test_many_can_be_added_one_after_the_other(tmp_path_factory: pytest.TempPathFactory, kinds: list[str], step: int, end: str) -> None:
    folder = tmp_path_factory.mktemp("many")
    (folder / "strategies").mkdir()
    file = folder / "strategies/x.yml"
    old = (HEAD + f"goals:\n{' ' * step}g:\n{' ' * 2 * step}title: G").replace("\n", end or "\n") + end
    file.write_bytes(old.encode())
    for number, kind in enumerate(kinds):
        before = file.read_bytes()
        assert new(folder, kind, f"2026-01-{number + 10}").exit_code == 0
        after = file.read_bytes()
        common = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), len(before))
        assert after.endswith(before[common:])
    checked = CliRunner().invoke(main, ["check", "--strategies", str(folder / "strategies"), "--fail-on", "never"])
    assert checked.exit_code == 0, checked.output
