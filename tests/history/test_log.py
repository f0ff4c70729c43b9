"""A repository's commits → what each changed; and all that may be unusual about a repository."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pygit2
import pytest

from playbook_gen import check
from playbook_gen.history.kept import Kept
from playbook_gen.history.log import Walk, log
from playbook_gen.history.past import Past, past
from playbook_gen.history.repository import Repository, opened
from playbook_gen.history.revision import _day
from playbook_gen.history.says import says
from playbook_gen.history.unknown import UnknownRevisionError
from playbook_gen.locale.phrase import Phrase
from playbook_gen.pages.changes import grouped
from playbook_gen.settings import Audience, History, Settings
from tests.story import Story

PLAN = "title: X\nperiod: {start: 2026-01-01, end: 2026-12-31}\n"


def goal(target: object) -> str:
    """A strategy with this target."""
    return PLAN + f"goals: {{g: {{title: Readers, kpi: k, target: {target}}}}}\nkpis: {{k: {{title: K, better: higher}}}}\n"


def settings(audience: Audience = "leadership", **told: object) -> Settings:
    return Settings(date(2026, 6, 30), audience=audience, history=History(**told))  # type: ignore[arg-type]  # the tests name its fields


def repository(folder: Path) -> Repository:
    found = opened(folder)
    assert isinstance(found, Repository)
    return found


def said(folder: Path, kept: Path | None = None) -> list[str]:
    """“day author: change” of every step, newest first."""
    found = log(Walk.of(repository(folder), settings(), keep := Kept(kept)))
    keep.write()
    return [f"{step.revision.day} {step.revision.author}: {says(each, 'en').whole}" for step in found.steps for each in step.changes]


def told(folder: Path, asked: Settings | None = None) -> Past:
    asked = asked or settings()
    found = past(folder, check(folder, asked).playbook, asked, None)
    assert isinstance(found, Past)
    return found


LOWERED = [
    "2026-03-01 Ada: target of goal “Readers”: 10 → 8 (−20%)",
    "2026-02-01 Ada: target of goal “Readers”: 12 → 10 (−17%)",
    "2026-01-01 Ada: new: strategy “X”",
]


def lowered(story: Story, file: str = "strategies/x.yml") -> None:
    for day, target in (("2026-01-01", 12), ("2026-02-01", 10), ("2026-03-01", 8)):
        story.commit({file: goal(target)}, day)


def test_each_commit_tells_what_it_changed(story: Story) -> None:
    lowered(story)
    story.commit({"README.md": "Nothing of ours"}, "2026-04-01")
    assert said(story.folder / "strategies") == LOWERED


def test_what_was_worked_out_is_kept_and_the_file_may_go_or_break(story: Story, tmp_path: Path) -> None:
    lowered(story)
    kept = tmp_path / "kept" / "history.json"
    assert [said(story.folder / "strategies", kept) for _ in range(2)] == [LOWERED, LOWERED]  # the first keeps what the second need not ask for
    whole = kept.read_bytes()
    assert said(story.folder / "strategies", kept) == LOWERED
    assert kept.read_bytes() == whole
    for broken in (
        b"",
        b"{",
        b"[1]",
        whole.replace(b'"names"', b'"nomes"'),
        whole.replace(b'"everyone"', b"null"),
        whole.replace(b'"lowered-target"', b"[]"),
        whole.replace(b'["x.yml"]', b"[3]"),
        b"\xff",
    ):
        kept.write_bytes(broken)
        assert said(story.folder / "strategies", kept) == LOWERED
    kept.unlink()
    assert said(story.folder / "strategies", kept) == LOWERED


def test_a_kept_change_is_the_same_as_one_that_is_worked_out(story: Story, tmp_path: Path) -> None:
    lowered(story)
    kept = tmp_path / "history.json"
    first, again = (log(Walk.of(repository(story.folder / "strategies"), settings(), keep := Kept(kept))).steps for _ in range(2) if [Kept(kept).write()])
    assert first == again
    keep.write()
    assert log(Walk.of(repository(story.folder / "strategies"), settings(), Kept(kept))).steps == first


@pytest.mark.parametrize("place", ["strategies", "docs/our strategies", "Strategie però/già", "."])
def test_the_folder_may_lie_anywhere_in_the_repository(story: Story, place: str) -> None:
    lowered(story, f"{place}/x.yml")
    assert said(story.folder / place) == LOWERED


def test_a_folder_with_a_repository_of_its_own(story: Story, tmp_path: Path) -> None:
    lowered(story, "x.yml")
    outer = Story(tmp_path / "outer")
    outer.commit({"mkdocs.yml": "site_name: X"}, "2026-01-01")
    assert said(story.copy(tmp_path / "outer" / "strategies")) == LOWERED


def test_a_strategy_that_moves_into_a_folder_does_not_change(story: Story) -> None:
    lowered(story)
    goals, kpis = "g: {title: Readers, kpi: k, target: 8}", "k: {title: K, better: higher}"
    parts = {"strategies/x/strategy.yml": PLAN, "strategies/x/goals.yml": goals, "strategies/x/kpis.yml": kpis}
    story.commit({"strategies/x.yml": None, **parts}, "2026-04-01")
    assert said(story.folder / "strategies") == LOWERED


def test_a_renamed_file_is_a_strategy_with_a_new_id(story: Story) -> None:
    lowered(story)
    story.commit({"strategies/x.yml": None, "strategies/readers.yml": goal(8)}, "2026-04-01", "Björn Åkesson")
    assert said(story.folder / "strategies") == ["2026-04-01 Björn Åkesson: new id of strategy “X”: x → readers, 100% the same", *LOWERED]


def test_a_merge_tells_only_what_it_changed_itself(story: Story) -> None:
    base = story.commit({"strategies/x.yml": goal(10), "strategies/y.yml": PLAN}, "2026-01-01")
    story.branch("side")
    side = story.commit({"strategies/y.yml": PLAN.replace("X", "Y")}, "2026-02-01", "Bea")
    story.branch("main", base)
    main = story.commit({"strategies/x.yml": goal(9)}, "2026-02-02")
    story.commit({"strategies/y.yml": PLAN.replace("X", "Y")}, "2026-03-01", "Cleo", parents=[main, side])
    assert said(story.folder / "strategies")[:2] == [
        "2026-02-02 Ada: target of goal “Readers”: 10 → 9 (−10%)",
        "2026-02-01 Bea: title of strategy “Y”: “X” → “Y”",
    ]
    story.commit({"strategies/y.yml": PLAN.replace("X", "Z"), "strategies/x.yml": goal(7)}, "2026-04-01", "Dora", parents=[str(story.git.head.target), side])
    assert said(story.folder / "strategies")[0] == "2026-04-01 Dora: target of goal “Readers”: 9 → 7 (−22%)"


def test_a_detached_head_is_where_one_stands(story: Story) -> None:
    lowered(story)
    story.git.checkout_tree(story.git.revparse_single("HEAD~1"))
    story.git.set_head(story.git.revparse_single("HEAD~1").id)
    assert said(story.folder / "strategies") == LOWERED[1:]


def test_no_repository_and_no_commit_are_said(tmp_path: Path, story: Story) -> None:
    found = opened(tmp_path)
    assert isinstance(found, Phrase)
    assert str(found) == "the strategies are not kept in git"
    (story.folder / "strategies").mkdir()
    assert [str(each) for each in told_of_nothing(story).notes] == ["nothing has been committed yet"]


def told_of_nothing(story: Story) -> Past:
    story.write({"strategies/x.yml": PLAN})
    return told(story.folder / "strategies")


def test_a_shallow_clone_says_how_far_it_reaches(story: Story, tmp_path: Path) -> None:
    lowered(story)
    folder = story.shallow(tmp_path / "shallow", 2) / "strategies"
    found = log(Walk.of(repository(folder), settings(), Kept(None)))
    assert [says(each, "en").whole for step in found.steps for each in step.changes] == ["target of goal “Readers”: 10 → 8 (−20%)"]
    assert [str(each) for each in found.notes] == ["this clone reaches back to 1 February 2026 only; what changed earlier is not told (git fetch --unshallow)"]
    with pytest.raises(UnknownRevisionError, match="shallow clone"):
        repository(folder).commit("2026-Q1")


@pytest.mark.parametrize("name", ["2026-Q1", "für-später/2026", "--upload-pack=x", "-x", "a;b|c&d", "1.2", "$(x)"])
def test_a_tag_with_odd_characters_is_a_name(story: Story, name: str) -> None:
    id_ = story.commit({"strategies/x.yml": goal(12)}, "2026-01-01", tag=name)
    lowered(story)
    assert str(repository(story.folder / "strategies").commit(name).id) == id_
    assert told(story.folder / "strategies").steps[-1].revision.tags == (name,)


@pytest.mark.parametrize("name", ["nobody", "", "-", "HEAD~99", "HEAD:strategies", "a\x00b", "@{u}", "v1..v2", "x" * 5000])
def test_what_is_no_revision_is_said(story: Story, name: str) -> None:
    lowered(story)
    with pytest.raises(UnknownRevisionError, match="there is no revision"):
        repository(story.folder / "strategies").commit(name)


def test_what_is_not_committed_is_told_apart(story: Story) -> None:
    lowered(story)
    assert told(story.folder / "strategies").unsaved == ()
    story.write({"strategies/x.yml": goal(5), "strategies/new.yml": PLAN.replace("X", "New")})
    assert [says(each, "en").whole for each in told(story.folder / "strategies").unsaved] == ["target of goal “Readers”: 8 → 5 (−38%)", "new: strategy “New”"]


def test_line_ends_alone_are_no_change(story: Story) -> None:
    lowered(story)
    file = story.folder / "strategies" / "x.yml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    found = told(story.folder / "strategies")
    assert (found.unsaved, found.head is not None) == ((), True)


def test_since_a_day_or_a_tag(story: Story) -> None:
    lowered(story)
    story.git.references.create("refs/tags/q1", story.git.revparse_single("HEAD~1").id)
    for since, count in (("2026-02-15", 1), ("q1", 2), (None, 3), ("nobody", 3)):
        assert len(told(story.folder / "strategies", settings(since=since)).steps) == count


def test_what_has_changed_since_the_approval(story: Story) -> None:
    approved = "approved: {{revision: {}}}\n"
    story.commit({"strategies/x.yml": goal(12)}, "2026-01-01", tag="v1")
    story.commit({"strategies/x.yml": goal(12) + approved.format("v1")}, "2026-01-02")
    story.commit({"strategies/x.yml": goal(9) + approved.format("v1"), "strategies/y.yml": PLAN + approved.format("1.2")}, "2026-03-01")
    found = told(story.folder / "strategies")
    assert {id_: [says(each, "en").whole for each in since.changes] for id_, since in found.approved.items()} == {
        "x": ["target of goal “Readers”: 12 → 9 (−25%)"]
    }


def test_who_touched_a_file_last(story: Story) -> None:
    story.commit({"strategies/x/strategy.yml": PLAN, "strategies/x/team.yml": "a: {title: A}"}, "2026-01-01", "Ada")
    story.commit({"strategies/x/team.yml": "a: {title: B}"}, "2026-02-01", "Bea")
    story.commit({"strategies/x/team.yml": "# a note only\na: {title: B}"}, "2026-03-01", "Cleo")
    found = told(story.folder / "strategies")
    assert [getattr(found.last(f"x/{name}.yml"), "author", None) for name in ("strategy", "team", "nobody")] == ["Cleo", "Cleo", None]


@pytest.mark.parametrize("at", ["then", "now", "once"])
def test_what_an_audience_may_not_see_is_in_no_change(story: Story, at: str) -> None:
    text = "goals: {{secret: {{title: {}, visible_to: {}}}}}\n"
    levels = {"then": ("leadership", "leadership", "everyone"), "now": ("everyone", "everyone", "leadership"), "once": ("everyone", "leadership", "everyone")}[
        at
    ]
    for number, level in enumerate(levels, 1):
        story.commit({"strategies/x.yml": PLAN + text.format(f"Buy them {number}", level)}, f"2026-0{number}-01")
    story.write({"strategies/x.yml": PLAN + text.format("Buy them 4", levels[-1])})
    found = told(story.folder / "strategies", settings("everyone"))
    assert "Buy" not in repr(found)
    assert "Buy" in repr(told(story.folder / "strategies"))


PUBLIC = "goals: {{g: {{title: {}, visible_to: {}}}}}\n"


def everyone(story: Story) -> str:
    """All that is told to everyone."""
    return repr(told(story.folder / "strategies", settings("everyone")))


def test_a_strategy_that_was_for_fewer_tells_nothing_of_that_time(story: Story) -> None:
    hidden = PLAN + "visible_to: leadership\n"
    story.commit({"strategies/x.yml": hidden + "goals: {g: {title: A}}\n"}, "2026-01-01")
    story.commit({"strategies/x.yml": hidden + "goals: {g: {title: Turin}}\n"}, "2026-02-01")
    story.commit({"strategies/x.yml": PLAN + "goals: {g: {title: B}}\n"}, "2026-03-01")
    story.commit({"strategies/x.yml": PLAN + "goals: {g: {title: C}}\n"}, "2026-04-01")
    assert "Turin" not in everyone(story)


def test_what_named_a_hidden_thing_does_not_tell_its_title(story: Story) -> None:
    naming = PLAN + "summary: See [[goal:g]].\ngoals: {g: {title: Merger}, h: {title: H, parent: g}}\n"
    story.commit({"strategies/x.yml": naming}, "2026-01-01")
    story.commit({"strategies/x.yml": PLAN + "goals: {g: {title: Merger, visible_to: leadership}, h: {title: H}}\n"}, "2026-02-01")
    assert "Merger" not in everyone(story)
    assert "goal:g" not in everyone(story)


def test_what_is_hidden_in_the_files_as_they_are_is_hidden_at_once(story: Story) -> None:
    story.commit({"strategies/x.yml": PLAN + PUBLIC.format("Secret 1", "everyone")}, "2026-01-01")
    story.commit({"strategies/x.yml": PLAN + PUBLIC.format("Secret 2", "everyone")}, "2026-02-01")
    story.write({"strategies/x.yml": PLAN + PUBLIC.format("Secret 2", "staff")})
    assert "Secret" not in everyone(story)


def test_a_new_id_hides_the_old_one_with_it(story: Story) -> None:
    story.commit({"strategies/x.yml": PLAN + PUBLIC.format("A goal of ours", "everyone")}, "2026-01-01")
    story.commit({"strategies/x.yml": PLAN + PUBLIC.format("Buy them", "everyone")}, "2026-02-01")
    story.commit({"strategies/x.yml": PLAN + "goals: {h: {title: Buy them, visible_to: leadership}}\n"}, "2026-03-01")
    assert "Buy" not in everyone(story)


def test_a_link_is_not_followed_into_the_past(story: Story) -> None:
    lowered(story)
    (story.folder / "strategies" / "y.yml").symlink_to("x.yml")
    (story.folder / "strategies" / "z.yml").symlink_to("/etc/passwd")
    story.commit({}, "2026-04-01")
    assert said(story.folder / "strategies") == LOWERED
    asked = settings()
    assert past(story.folder / "strategies", check(story.folder / "strategies", asked).playbook, asked, None).unsaved == ()  # type: ignore[union-attr]


@pytest.mark.parametrize(("seconds", "offset"), [(-1, 0), (2**62, 0), (0, 100_000), (253_402_300_800, -1439)])
def test_a_time_that_no_calendar_holds_is_a_day(seconds: int, offset: int) -> None:
    assert _day(seconds, offset) <= date(9999, 12, 31)


def test_a_work_tree_of_another_branch_tells_its_own_past(story: Story, tmp_path: Path) -> None:
    lowered(story)
    story.git.branches.create("other", story.git.revparse_single("HEAD~1").peel(pygit2.Commit))
    story.git.add_worktree("other", str(tmp_path / "other"), story.git.branches["other"])
    assert said(tmp_path / "other" / "strategies") == LOWERED[1:]


def test_both_sides_of_a_merge_keep_their_own(story: Story) -> None:
    def two(one: int, other: int) -> str:
        return goal(one) + f"objectives: {{o: {{title: O, rank: {other}}}}}\n"

    base = story.commit({"strategies/x.yml": two(9, 2)}, "2026-01-01")
    story.branch("side")
    side = story.commit({"strategies/x.yml": two(9, 1)}, "2026-02-01", "Bea")
    story.branch("main", base)
    main = story.commit({"strategies/x.yml": two(6, 2)}, "2026-02-02")
    story.commit({"strategies/x.yml": two(6, 1)}, "2026-03-01", "Cleo", parents=[main, side])
    assert said(story.folder / "strategies")[:2] == ["2026-02-02 Ada: target of goal “Readers”: 9 → 6 (−33%)", "2026-02-01 Bea: rank of objective “O”: 2 → 1"]


def test_a_damaged_repository_is_said(story: Story) -> None:
    lowered(story)
    blob = story.git.revparse_single("HEAD~1:strategies/x.yml").id
    (story.folder / ".git" / "objects" / str(blob)[:2] / str(blob)[2:]).unlink()
    tree = story.git.revparse_single("HEAD~2^{tree}").id
    (story.folder / ".git" / "objects" / str(tree)[:2] / str(tree)[2:]).unlink()
    asked = settings()
    found = past(story.folder / "strategies", check(story.folder / "strategies", asked).playbook, asked, None)
    assert isinstance(found, Phrase) or [str(each) for each in found.notes]


def test_a_broken_commit_in_between_hides_nothing(story: Story) -> None:
    story.commit({"strategies/x.yml": goal(10)}, "2026-01-01")
    story.commit({"strategies/x.yml": goal("[broken")}, "2026-02-01")
    story.commit({"strategies/x.yml": goal(6)}, "2026-03-01")
    assert said(story.folder / "strategies") == ["2026-03-01 Ada: target of goal “Readers”: 10 → 6 (−40%)", "2026-01-01 Ada: new: strategy “X”"]


def test_a_tag_stands_over_what_led_to_it_wherever_it_stands(story: Story) -> None:
    """On a merge, on a commit of something else, and with what came in by a branch since the tag before."""

    def titled(title: str) -> str:
        return PLAN.replace("X", title)

    base = story.commit({"strategies/x.yml": titled("A")}, "2026-01-01")
    story.branch("side")
    side = story.commit({"strategies/y.yml": titled("B")}, "2026-01-02")
    story.branch("main", base)
    story.commit({"strategies/x.yml": titled("C")}, "2026-01-03")
    main = story.commit({"README.md": "Nothing of ours"}, "2026-01-04", tag="first")
    story.commit({"strategies/y.yml": titled("B")}, "2026-01-05", parents=[main, side], tag="second")
    story.commit({"strategies/x.yml": titled("D")}, "2026-01-06")
    groups = grouped(told(story.folder / "strategies").steps)
    assert [(group.tags, [says(each, "en").whole for step in group.steps for each in step.changes]) for group in groups] == [
        ((), ["title of strategy “D”: “C” → “D”"]),
        (("second",), ["new: strategy “B”"]),
        (("first",), ["title of strategy “C”: “A” → “C”", "new: strategy “A”"]),
    ]
