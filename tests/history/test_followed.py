"""What had another id, lay elsewhere, came by a merge or was broken for a time → its past is told as one."""

from __future__ import annotations

from pathlib import Path

from playbook_gen.history.revision import moments
from playbook_gen.history.says import says
from playbook_gen.pipeline import diff
from playbook_gen.source import Disk
from tests.history.test_log import LOWERED, PLAN, goal, lowered, said, settings, told
from tests.story import Story

READ = "kpis: {{{}: {{title: K, readings: [{{date: 2026-01-31, value: {}}}]}}}}\n"
APPROVED = "approved: {revision: v1}\n"


def plan(story: Story, id_: str) -> list[str]:
    """What is told of one strategy, newest first."""
    return [says(each, "en").whole for step in told(story.folder / "strategies").of(id_) for each in step.changes]


def test_a_strategy_with_a_new_id_keeps_its_past(story: Story) -> None:
    lowered(story)
    story.commit({"strategies/x.yml": None, "strategies/readers.yml": goal(8)}, "2026-04-01")
    assert plan(story, "readers") == ["new id of strategy “X”: x → readers, 100% the same", *(each.partition(": ")[2] for each in LOWERED)]


def test_a_strategy_with_a_new_id_keeps_its_approval(story: Story) -> None:
    story.commit({"strategies/x.yml": goal(12) + APPROVED}, "2026-01-01", tag="v1")
    story.commit({"strategies/x.yml": None, "strategies/y.yml": goal(9) + APPROVED}, "2026-02-01")
    (since,) = told(story.folder / "strategies").approved.values()
    assert [says(each, "en").whole for each in since.changes] == [
        "target of goal “Readers”: 12 → 9 (−25%)",
        "new id of strategy “X”: x → y, 86% the same",
    ]


def test_a_new_id_that_is_not_committed_keeps_the_past(story: Story) -> None:
    lowered(story)
    story.write({"strategies/x.yml": None, "strategies/readers.yml": goal(8)})
    assert plan(story, "readers") == [each.partition(": ")[2] for each in LOWERED]


def test_a_kpi_with_a_new_id_keeps_the_marks_of_its_readings(story: Story) -> None:
    story.commit({"strategies/x.yml": PLAN + READ.format("k", 10)}, "2026-01-01")
    story.commit({"strategies/x.yml": PLAN + READ.format("k", 20)}, "2026-02-01")
    story.commit({"strategies/x.yml": PLAN + READ.format("readers", 20)}, "2026-03-01")
    (marked,) = told(story.folder / "strategies").edited("x")
    assert marked == ("readers", "2026-01-31")


def test_a_folder_that_was_moved_is_followed(story: Story) -> None:
    for day, target in (("2026-01-01", 12), ("2026-02-01", 10)):
        story.commit({"docs/old/x.yml": goal(target), "docs/old/y.yml": PLAN.replace("X", "Y")}, day)
    (story.folder / "docs" / "old" / "x.yml").unlink()
    (story.folder / "docs" / "old" / "y.yml").unlink()
    story.commit({"strategies/x.yml": goal(10), "strategies/y.yml": PLAN.replace("X", "Y")}, "2026-02-15")
    story.commit({"strategies/x.yml": goal(8)}, "2026-03-01")
    assert said(story.folder / "strategies") == [*LOWERED, "2026-01-01 Ada: new: strategy “Y”"]


def test_a_folder_that_was_moved_is_compared_with_where_it_lay(story: Story) -> None:
    first = story.commit({"old/x.yml": goal(12)}, "2026-01-01")
    (story.folder / "old" / "x.yml").unlink()
    story.commit({"new/x.yml": goal(9)}, "2026-02-01")
    found = diff(story.folder / "new", first, None, settings())
    assert [each.said.whole for each in found.told] == ["target of goal “Readers”: 12 → 9 (−25%)"]


def test_a_merge_that_undoes_one_side_tells_it(story: Story) -> None:
    base = story.commit({"strategies/x.yml": goal(12)}, "2026-01-01")
    story.branch("side")
    side = story.commit({"strategies/x.yml": goal(20)}, "2026-02-01", "Bea")
    story.branch("main", base)
    main = story.commit({"strategies/x.yml": goal(10)}, "2026-02-02")
    story.commit({"strategies/x.yml": goal(10)}, "2026-03-01", "Cleo", parents=[main, side])
    assert said(story.folder / "strategies")[0] == "2026-03-01 Cleo: target of goal “Readers”: 20 → 10 (−50%)"


def test_a_merge_that_takes_a_file_as_one_side_has_it_tells_what_is_lost(story: Story) -> None:
    def two(one: int, other: int) -> str:
        return goal(one) + f"objectives: {{o: {{title: O, rank: {other}}}}}\n"

    base = story.commit({"strategies/x.yml": two(12, 1)}, "2026-01-01")
    story.branch("side")
    side = story.commit({"strategies/x.yml": two(20, 1)}, "2026-02-01", "Bea")
    story.branch("main", base)
    main = story.commit({"strategies/x.yml": two(12, 2)}, "2026-02-02")
    story.commit({"strategies/x.yml": two(12, 2)}, "2026-03-01", "Cleo", parents=[main, side])
    assert said(story.folder / "strategies")[0] == "2026-03-01 Cleo: target of goal “Readers”: 20 → 12 (−40%)"


def test_a_merge_of_one_side_s_work_tells_nothing(story: Story) -> None:
    base = story.commit({"strategies/x.yml": goal(12)}, "2026-01-01")
    story.branch("side")
    side = story.commit({"strategies/x.yml": goal(20)}, "2026-02-01", "Bea")
    story.branch("main", base)
    main = story.commit({"strategies/y.yml": PLAN}, "2026-02-02")
    story.commit({"strategies/x.yml": goal(20)}, "2026-03-01", "Cleo", parents=[main, side])
    assert not [each for each in said(story.folder / "strategies") if "Cleo" in each]


def test_a_broken_reading_is_told_when_it_is_mended(story: Story) -> None:
    csv = "strategies/x/readings.csv"
    story.commit({"strategies/x/strategy.yml": PLAN + "kpis: {k: {title: K}}\n", csv: "kpi,date,value\nk,2026-01-31,10\n"}, "2026-01-01")
    story.commit({csv: "kpi,date,value\nk,2026-01-31,abc\n"}, "2026-02-01")
    story.commit({csv: "kpi,date,value\nk,2026-01-31,20\n"}, "2026-03-01")
    assert said(story.folder / "strategies")[:-1] == ["2026-03-01 Ada: reading (31 Jan 2026) of KPI “K”: 10 → 20 (+100%)"]


FILE = "kpis: {{k: {{title: K}}, l: {{title: L}}}}\nreadings: {{file: tool.csv, kpi: {}, date_column: Day, value_column: {}}}\n"


def test_a_reading_that_another_tool_s_file_has_otherwise_is_an_edited_reading(story: Story) -> None:
    own, csv, folder = "strategies/x/strategy.yml", "strategies/x/tool.csv", story.folder / "strategies"
    story.commit({own: PLAN + FILE.format("k", "V"), csv: "Day,V,W\n2026-01-31,10,12\n"}, "2026-01-01")
    story.commit({csv: "Day,V,W\n2026-01-31,11,12\n2026-02-28,13,14\n"}, "2026-02-01", "Bea")
    edited = [each for step in told(folder).steps for each in step.changes if each.weight == "edited-reading"]
    assert [says(each, "en").whole for each in edited] == ["reading (31 Jan 2026) of KPI “K”: 10 → 11 (+10%)"]
    assert said(folder)[1] == "2026-02-01 Bea: reading (28 Feb 2026) of KPI “K”: now 13"
    story.write({csv: "Day,V,W\n2026-01-31,22,19\n2026-02-28,13,14\n"})
    assert [says(each, "en").whole for each in told(folder).unsaved] == ["reading (31 Jan 2026) of KPI “K”: 11 → 22 (+100%)"]


def test_how_another_tool_s_file_is_read_is_told_by_the_readings_alone(story: Story) -> None:
    own, csv, folder = "strategies/x/strategy.yml", "strategies/x/tool.csv", story.folder / "strategies"
    story.commit({own: PLAN + FILE.format("k", "V"), csv: "Day,V,W\n2026-01-31,10,12\n"}, "2026-01-01")
    story.commit({own: PLAN + FILE.format("k", "W")}, "2026-02-01")
    story.commit({own: PLAN + FILE.format("l", "W")}, "2026-03-01")
    assert said(folder)[:-1] == [
        "2026-03-01 Ada: reading (31 Jan 2026) of KPI “K”: no longer 12",
        "2026-03-01 Ada: reading (31 Jan 2026) of KPI “L”: now 12",
        "2026-02-01 Ada: reading (31 Jan 2026) of KPI “K”: 10 → 12 (+20%)",
    ]


def test_a_broken_playbook_yml_loses_nothing_that_all_share(story: Story) -> None:
    shared = "kpis: {k: {title: K, better: higher, formula: all}}\n"
    story.commit({"strategies/playbook.yml": shared, "strategies/x.yml": PLAN + "goals: {g: {title: G, kpi: k, target: 9}}\n"}, "2026-01-01")
    story.commit({"strategies/playbook.yml": "kpis: [\n"}, "2026-02-01")
    story.commit({"strategies/playbook.yml": shared.replace("all", "some")}, "2026-03-01")
    assert said(story.folder / "strategies")[0] == "2026-03-01 Ada: formula of KPI “K”: “all” → “some”"
    assert len([each for each in said(story.folder / "strategies") if "2026-02-01" in each]) == 0


def test_what_is_refused_is_no_change_of_a_diff_and_is_noted(story: Story) -> None:
    story.commit({"strategies/x.yml": goal(10)}, "2026-01-01", tag="good")
    story.commit({"strategies/x.yml": goal("ten")}, "2026-02-01", tag="slip")
    found = diff(story.folder / "strategies", "good", "slip", settings())
    assert found.told == ()
    assert found.notes == ("slip: strategies/x.yml was not right in form (line 3: “ten” is not a number); it is compared as far as it could be read",)


def test_a_broken_head_is_told_against_what_was_sound(story: Story) -> None:
    story.commit({"strategies/x.yml": goal(10)}, "2026-01-01")
    story.commit({"strategies/x.yml": goal("ten")}, "2026-02-01")
    story.write({"strategies/x.yml": goal(7)})
    assert [says(each, "en").whole for each in told(story.folder / "strategies").unsaved] == ["target of goal “Readers”: 10 → 7 (−30%)"]


def test_a_thing_whose_title_is_broken_neither_went_nor_came(tmp_path: Path) -> None:
    for name, title in (("one", "G"), ("other", "[]")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.yml").write_text(PLAN + f"goals: {{g: {{title: {title}, target: 5}}}}\n", encoding="utf-8")
    one, other = moments(Disk(tmp_path / "one"), Disk(tmp_path / "other"), settings())
    assert one.playbook.plans == other.playbook.plans
