"""Small strategies folders in; which files make up what, and refusals with places, out."""

import os
from datetime import date

import pytest

from playbook_gen import Settings, check
from playbook_gen.settings import Limits
from playbook_gen.source import Disk, read
from playbook_gen.source.names import repaired
from playbook_gen.source.nodes import Refused, key_of, place

SECTIONS = ("team", "personas", "goals", "channels", "governance", "maturity")
GOOD = "title: x\n"
PLAN = f"{GOOD}period: {{start: 2026-01-01, end: 2026-12-31}}\n"


def build(root, files):
    """Writes files by path below `root`; `None` makes a folder, a text beginning with `->` a link."""
    root.mkdir(exist_ok=True)
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            path.mkdir()
        elif isinstance(content, str) and content.startswith("->"):
            path.symlink_to(content[2:])
        else:
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def sources(tmp_path, files, **limits):
    return read(Disk(build(tmp_path / "strategies", files)), SECTIONS, Limits(**limits))


def told(found):
    return [f"{each.rule} {each.place.file.removeprefix('strategies/')}:{each.place.line}:{each.place.column}" for each in found.diagnostics]


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        # nothing at all
        ({}, ["unreadable-file strategies:1:1"]),
        ({"README.md": "x"}, ["unreadable-file strategies:1:1"]),
        ({"playbook.yml": "language: en\n"}, ["unreadable-file strategies:1:1"]),
        ({"_draft.yml": GOOD, ".x.yml": GOOD, "_old/strategy.yml": GOOD}, ["unreadable-file strategies:1:1"]),
        # ids
        ({"My Plan.yml": GOOD}, ["bad-id My Plan.yml:1:1"]),
        ({"a--b.yml": GOOD}, ["bad-id a--b.yml:1:1"]),
        ({"a_b/strategy.yml": GOOD}, ["bad-id a_b:1:1"]),
        ({"città.yml": GOOD}, ["bad-id città.yml:1:1"]),
        ({"!.yml": GOOD}, ["bad-id !.yml:1:1"]),
        ({"x.yml": GOOD, "Y.YML": GOOD}, ["bad-id Y.YML:1:1"]),
        ({"index.yml": GOOD}, ["bad-id index.yml:1:1"]),
        ({"index/strategy.yml": GOOD}, ["bad-id index:1:1"]),
        ({"A.yml": "[", "a.yml": GOOD}, ["bad-id A.yml:1:1"]),
        ({"A b.yml": GOOD, "a-b/strategy.yml": GOOD, "a_b.yml": GOOD}, ["bad-id A b.yml:1:1", "bad-id a_b.yml:1:1"]),
        # one thing in two places
        ({"x.yml": GOOD, "x/strategy.yml": GOOD}, ["section-twice x.yml:1:1"]),
        ({"x.yml": GOOD, "x.yaml": GOOD}, ["section-twice x.yml:1:1"]),
        ({"x.yml": GOOD, "playbook.yml": "a: 1\n", "playbook.yaml": "a: 1\n"}, ["section-twice playbook.yml:1:1"]),
        ({"x/strategy.yml": GOOD + "personas: {a: {}}\n", "x/personas.yml": "b: {}\n"}, ["section-twice x/strategy.yml:2:1"]),
        ({"x/strategy.yml": GOOD, "x/personas.yml": "b: {}\n", "x/personas.yaml": "a: {}\n"}, ["section-twice x/personas.yml:1:1"]),
        ({"x/strategy.yml": GOOD, "x/strategy.yaml": GOOD}, ["section-twice x/strategy.yml:1:1"]),
        ({"x/strategy.yml": GOOD, "x/team.yml": "# t\nteam:\n  x: {title: y}\n"}, ["section-twice x/team.yml:2:1"]),
        ({"x/strategy.yml": GOOD, "x/maturity.yml": "maturity: {target: a}\n"}, ["section-twice x/maturity.yml:1:1"]),
        # what does not belong
        ({"x/strategy.yml": GOOD, "x/persona.yml": "a: {}\n"}, ["unknown-key x/persona.yml:1:1"]),
        ({"x/strategy.yml": GOOD, "x/README.md": "a"}, ["unknown-key x/README.md:1:1"]),
        ({"x/strategy.yml": GOOD, "x/reading.csv": "a"}, ["unknown-key x/reading.csv:1:1"]),
        ({"x/strategy.yml": GOOD, "x/old/personas.yml": "a: {}\n"}, ["unknown-key x/old:1:1"]),
        ({"x.yml": GOOD, "readings.csv": "kpi,date,value\n"}, ["unknown-key readings.csv:1:1"]),
        # unreadable
        ({"x.yml": None}, ["unreadable-file x.yml:1:1"]),
        ({"x/strategy.yml": GOOD, "x/personas.yml": None}, ["unreadable-file x/personas.yml:1:1"]),
        ({"x.yml": "->gone.yml"}, ["unreadable-file x.yml:1:1"]),
        ({"x.yml": "->x.yml"}, ["unreadable-file x.yml:1:1"]),
        # outside
        ({"x.yml": "->/dev/zero"}, ["path-outside x.yml:1:1"]),
        ({"x.yml": "->../out.yml"}, ["path-outside x.yml:1:1"]),
        ({"x": "->.."}, ["path-outside x:1:1"]),
        ({"x/strategy.yml": GOOD, "x/readings.csv": "->/etc/hostname"}, ["path-outside x/readings.csv:1:1"]),
        # encodings
        ({"x.yml": b"a: 1\r\nb: caf\xe9\n"}, ["not-utf8 x.yml:2:7"]),
        ({"x.yml": b"\xef\xbb\xbfa: \xe9\n"}, ["not-utf8 x.yml:1:4"]),
        ({"x.yml": b"a: 1\n\xff"}, ["not-utf8 x.yml:2:1"]),
        ({"x.yml": GOOD.encode("utf-16")}, ["not-utf8 x.yml:1:1"]),
        ({"x.yml": GOOD.encode("utf-32")}, ["not-utf8 x.yml:1:1"]),
        ({"x.yml": b"a: \x00\n"}, ["syntax x.yml:1:4"]),
        # contents
        ({"x.yml": "# comment\n- a\n"}, ["wrong-type x.yml:2:1"]),
        ({"x/strategy.yml": "text\n"}, ["wrong-type x/strategy.yml:1:1"]),
        ({"x.yml": ""}, ["null x.yml:1:1"]),
        ({"x/strategy.yml": GOOD, "x/team.yml": "a: ~\n"}, ["null x/team.yml:1:4"]),
        ({"x/strategy.yml": GOOD, "x/readings.csv": "kpi;date;value\n"}, ["bad-reading x/readings.csv:1:4"]),
        # maturity models
        ({"x.yml": GOOD, "playbook.yml": "maturity_models: [../m.yml]\n"}, ["path-outside playbook.yml:1:19"]),
        ({"x.yml": GOOD, "playbook.yml": "maturity_models: [a/../../m.yml]\n"}, ["path-outside playbook.yml:1:19"]),
        ({"x.yml": GOOD, "playbook.yml": "maturity_models: [/etc/passwd]\n"}, ["path-outside playbook.yml:1:19"]),
        ({"x.yml": GOOD, "playbook.yml": "maturity_models: ['C:\\m.yml']\n"}, ["path-outside playbook.yml:1:19"]),
        ({"x.yml": GOOD, "playbook.yml": "maturity_models: [_m.yml]\n", "_m.yml": "->../m.yml"}, ["path-outside playbook.yml:1:19"]),
        ({"x.yml": GOOD, "playbook.yml": "maturity_models:\n  - gone.yml\n"}, ["unreadable-file playbook.yml:2:5"]),
        ({"x.yml": GOOD, "playbook.yml": 'maturity_models: ["\\0", "."]\n'}, ["unreadable-file playbook.yml:1:19", "unreadable-file playbook.yml:1:25"]),
        ({"x.yml": GOOD, "playbook.yml": "maturity_models: [m.yml]\n", "m.yml": "a: ~\n"}, ["null m.yml:1:4"]),
        ({"x.yml": GOOD, "playbook.yml": "maturity_models: [./s/m.yml, s//m.yml]\n", "s/m.yml": "a: b\n"}, ["duplicate-key playbook.yml:1:30"]),
        ({"x.yml": GOOD, "playbook.yml": "maturity_models: [gone.yml, gone.yml]\n"}, ["unreadable-file playbook.yml:1:19", "duplicate-key playbook.yml:1:29"]),
        (
            {"x.yml": GOOD, "playbook.yml": "maturity_models: [s/d/m.yml]\n", "s/d/m.yml": "a: b\n", "s/n.yaml": "[", "s/d/o.yml": "[", "s/README.md": "x"},
            ["unknown-key s/d/o.yml:1:1", "unknown-key s/n.yaml:1:1"],
        ),
        ({"x.yml": "axes: 1\n", "playbook.yml": "maturity_models: [x.yml]\n"}, ["unreadable-file strategies:1:1"]),
        # a strategy without its own file
        ({"x/team.yml": "a: {}\n"}, ["missing-key x/strategy.yml:1:1"]),
        ({"x/readings.csv": "kpi,date,value\n"}, ["missing-key x/strategy.yml:1:1"]),
        ({"x/strategy.yml": "[", "x/team.yml": "a: {}\n"}, ["syntax x/strategy.yml:1:2"]),
        ({"x/strategy.yml": None, "x/team.yml": "a: {}\n"}, ["unreadable-file x/strategy.yml:1:1"]),
    ],
)
def test_refused(tmp_path, files, wanted):
    assert told(sources(tmp_path, files)) == wanted


@pytest.mark.parametrize(
    "files",
    [
        {"x.yml": GOOD, "README.md": "x", "picture.png": b"\xff"},
        {"x.yaml": GOOD, "_drafts/y.yml": ":", ".git/config": "x"},
        {"ob.1.1.yml": GOOD},
        {"x/strategy.yaml": GOOD, "x/team.yaml": "a: {}\n", "x/_notes.md": "x", "x/.keep": ""},
        {"x.yml": "->_real/x.yml", "_real/x.yml": GOOD},
        {"x": "->_real", "_real/strategy.yml": GOOD},
        {"x.yml": GOOD, "empty": None},
        {"x.yml": GOOD, "models/deep/m.yml": "a: b\n", "playbook.yml": "maturity_models: [./models/deep/m.yml]\n"},
        {"x/strategy.yml": GOOD, "x/m.yml": "a: b\n", "playbook.yml": "maturity_models: [x/m.yml]\n"},
        {
            "x.yml": GOOD,
            "s/m.yml": "a: b\n",
            "s/d/team.yml": "a: b\n",
            "s/_n.yml": "[",
            "s/_old/n.yml": "[",
            "s/d/notes.md": "x",
            "playbook.yml": "maturity_models: [s/m.yml, s/d/team.yml]\n",
        },
        {"x.yml": GOOD, "s/team.yml": "a: b\n", "playbook.yml": "maturity_models: [s/team.yml]\n"},
        {"x/strategy.yml": GOOD, "x/team.yml": "team: {title: a}\n"},
        {"x/strategy.yml": GOOD, "x/team.yml": "team: {}\n"},
        {"x/strategy.yml": GOOD, "x/team.yml": "team: {title: {en: a}}\nother: {}\n"},
        {"x.yml": b"\xef\xbb\xbftitle: x\n"},
    ],
)
def test_allowed(tmp_path, files):
    found = sources(tmp_path, files)
    assert told(found) == []
    assert list(found.strategies) == [next(iter(files)).split("/")[0].removesuffix(".yml").removesuffix(".yaml")]
    assert found.failed == frozenset()


@pytest.mark.parametrize("kind", ["missing", "file"])
def test_no_folder(tmp_path, kind):
    if kind == "file":
        (tmp_path / "strategies").write_text("x")
    found = read(Disk(tmp_path / "strategies"), SECTIONS, Limits(), "my/strategies")
    assert [(each.rule, each.place.file) for each in found.diagnostics] == [("unreadable-file", "my/strategies")]


def test_size_is_a_limit(tmp_path):
    assert told(sources(tmp_path, {"x.yml": "a: 12\n"}, file_bytes=6)) == []
    assert told(sources(tmp_path, {"x.yml": "a: 123\n"}, file_bytes=6)) == ["too-large x.yml:1:1"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_never_opened(tmp_path):
    build(tmp_path / "strategies", {"x/strategy.yml": GOOD, "z.yml": GOOD})
    for name in ("y.yml", "pipe", "x/readings.csv"):
        os.mkfifo(tmp_path / "strategies" / name)
    assert told(sources(tmp_path, {})) == ["unreadable-file x/readings.csv:1:1", "unreadable-file y.yml:1:1"]


@pytest.mark.parametrize(
    ("files", "hint"),
    [
        ({"My Plan!.yml": GOOD}, "“my-plan”"),
        ({"Città 2026.yml": GOOD}, "“citta-2026”"),
        ({"x/persona.yml": "a: {}\n"}, "did you mean “personas”"),
        ({"x/strategy.yml": GOOD, "x/notes.md": "a"}, "“_”"),
        ({"x.yml": GOOD, "readings.csv": "a"}, "into that strategy's folder"),
        ({"x.yml": GOOD, "Y.YML": GOOD}, "Y.yml"),
        ({"x.yml": GOOD, "s/m.yml": "a: b\n", "s/n.yml": "", "playbook.yml": "maturity_models: [s/m.yml]\n"}, "s/n.yml to maturity_models"),
    ],
)
def test_hint(tmp_path, files, hint):
    assert hint in sources(tmp_path, files).diagnostics[0].hint


def test_both_places_are_named(tmp_path):
    files = {"x.yml": GOOD, "x/strategy.yml": GOOD, "y/strategy.yml": "team: {}\n", "y/team.yml": "a: {}\n", "z/strategy.yml": GOOD}
    files |= {"z/team.yml": "{}\n", "z/team.yaml": "{}\n"}
    first, second, third = (each.message for each in sources(tmp_path, files).diagnostics)
    assert "strategies/x and strategies/x.yml" in first
    assert "strategies/y/team.yml" in second
    assert "strategies/z/team.yaml and strategies/z/team.yml" in third


def test_files_join_in_a_stable_order(tmp_path):
    files = {
        "b.yml": GOOD,
        "a/team.yml": "t: {}\n",
        "a/goals.yml": "\n\ng: {}\n",
        "a/strategy.yml": "title: A\n",
        "a/readings.csv": "kpi,date,value\nk,2026-01-01,1\n",
    }
    found = sources(tmp_path, files)
    assert found.diagnostics == ()
    assert list(found.strategies) == ["a", "b"]
    joined = found.strategies["a"]
    assert joined == {"title": "A", "goals": {"g": {}}, "team": {"t": {}}}
    assert (place(joined).file, place(key_of(joined, "goals"))) == ("strategies/a/strategy.yml", type(place(joined))("strategies/a/goals.yml", 1, 1))
    assert place(joined["goals"]).line == 3
    assert found.readings == {"a": [{"kpi": "k", "date": "2026-01-01", "value": "1"}]}
    names = ["a/strategy.yml", "a/goals.yml", "a/readings.csv", "a/team.yml", "b.yml"]
    assert [each.relative_to(tmp_path / "strategies").as_posix() for each in found.files] == names
    assert list(found.texts) == [f"strategies/{each}" for each in names]
    assert found.texts["strategies/b.yml"].text == GOOD


def test_a_folder_without_strategy_yml(tmp_path):
    found = sources(tmp_path, {"x/team.yml": "a: {}\n"})
    joined = found.strategies["x"]
    assert place(joined) == type(place(joined))("strategies/x/strategy.yml", 1, 1)
    assert joined["team"] == {"a": {}}
    assert (set(joined), found.failed) == ({"title", "period", "team"}, set())
    assert isinstance(joined["title"], Refused)
    (said,) = found.diagnostics
    assert (said.message, said.hint, said.strategy) == ("this folder has no strategy.yml", "add one with title and period", "x")


@pytest.mark.parametrize(
    ("file", "content", "inner"),
    [
        ("team.yml", "team:\n  x: {title: y}\n", {"x": {"title": "y"}}),
        ("team.yaml", "team: {team: {title: y}}\n", {"team": {"title": "y"}}),
        ("governance.yml", "governance:\n  escalation: []\n", {"escalation": []}),
    ],
)
def test_a_section_that_repeats_its_name(tmp_path, file, content, inner):
    found = sources(tmp_path, {"x/strategy.yml": GOOD, f"x/{file}": content})
    (said,) = found.diagnostics
    assert said.message == f"this file already is the section {file.split('.')[0]}"
    assert said.hint == "delete this line and move the rest two spaces to the left"
    assert found.strategies["x"][file.split(".")[0]] == inner


@pytest.mark.parametrize(
    ("name", "id_"), [("1. <Plan>", "1.plan"), ("run(x).now", "run-x.now"), ("a -- b", "a-b"), ("Città. 2026!", "citta.2026"), ("...", "")]
)
def test_a_repaired_id_is_one(name: str, id_: str) -> None:
    assert repaired(name) == id_


def test_a_repaired_id_never_takes_the_place_of_a_good_one(tmp_path):
    found = sources(tmp_path, {"A.yml": "title: bad\n", "a.yml": "title: good\n", "B.yml": GOOD, "c.yml": GOOD})
    assert {id_: tree["title"] for id_, tree in found.strategies.items()} == {"b": "x", "a": "good", "c": "x"}
    assert list(found.strategies) == ["b", "a", "c"]


def test_a_maturity_model_is_read_once(tmp_path):
    files = {"x.yml": GOOD, "m.yml": "axes: [1]\n", "playbook.yml": "maturity_models: [m.yml, ./m.yml, m.yml]\n"}
    found = sources(tmp_path, files)
    assert told(found) == ["duplicate-key playbook.yml:1:26", "duplicate-key playbook.yml:1:35"]
    assert [path for path, _ in found.maturity_models] == ["m.yml"]
    assert [each.name for each in found.files] == ["playbook.yml", "m.yml", "x.yml"]


def test_a_strategy_named_as_a_maturity_model(tmp_path):
    """It gets all errors of a maturity model; that nothing else is there follows from that."""
    found = sources(tmp_path, {"a.yml": GOOD, "playbook.yml": "maturity_models: [a.yml]\n"})
    assert (told(found), list(found.strategies)) == ([], [])


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        ({"x/team.yml": "a: {title: A}\n"}, ["missing-key x/strategy.yml:1:1"]),
        ({"x/strategy.yml": "[", "x/goals.yml": "g: {title: G, owner: lead}\n"}, ["syntax x/strategy.yml:1:2"]),
        ({"x/strategy.yml": b"\xff", "x/readings.csv": "kpi,date,value\nk,2026-01-01,1\n"}, ["not-utf8 x/strategy.yml:1:1"]),
        ({"x/strategy.yml": PLAN, "x/team.yml": "team:\n  x: {title: y}\n"}, ["section-twice x/team.yml:1:1"]),
        ({"x/strategy.yml": PLAN, "x/listening.yml": "listening:\n  audience: []\n"}, ["section-twice x/listening.yml:1:1"]),
        ({"a.yml": "id: a\n", "playbook.yml": "maturity_models: [a.yml]\n"}, ["missing-key a.yml:1:1"] * 4),
    ],
)
def test_nothing_follows_in_the_model(tmp_path, files, wanted):
    found = check(build(tmp_path / "strategies", files), Settings(as_of=date(2026, 6, 30)))
    assert told(found) == wanted


def test_shared_and_maturity_models(tmp_path):
    found = sources(tmp_path, {"x.yml": GOOD, "playbook.yml": "team: {a: {}}\nmaturity_models: [m.yml, gone.yml]\n", "m.yml": "axes: [1]\n"})
    assert found.shared["team"] == {"a": {}}
    assert not found.shared_failed
    (first, model), (second, gone) = found.maturity_models
    assert (first, model, second) == ("m.yml", {"axes": ["1"]}, "gone.yml")
    assert (place(first).file, place(first).line, place(first).column) == ("strategies/playbook.yml", 2, 19)
    assert isinstance(gone, Refused)
    assert list(found.strategies) == ["x"]


def test_what_could_not_be_read_is_marked(tmp_path):
    files = {
        "a.yml": "[",
        "b/strategy.yml": GOOD,
        "b/team.yml": "[",
        "c/strategy.yml": "[",
        "c/goals.yml": "g: {}\n",
        "d.yml": "a: ~\n",
        "playbook.yml": "- x\n",
    }
    found = sources(tmp_path, files)
    assert found.failed == {"a", "b", "c"}
    assert (found.shared, found.shared_failed) == (None, True)
    assert list(found.strategies) == ["b", "c", "d"]
    assert isinstance(found.strategies["b"]["team"], Refused)
    assert found.strategies["c"]["goals"] == {"g": {}}
    assert all(isinstance(found.strategies["c"][each], Refused) for each in ("title", "period", "team"))
    assert [each.strategy for each in found.diagnostics] == ["a", "b", "c", "d", None]


def test_a_badly_named_strategy_is_checked_all_the_same(tmp_path):
    found = sources(tmp_path, {"My Plan.yml": "a: ~\n"})
    assert told(found) == ["bad-id My Plan.yml:1:1", "null My Plan.yml:1:4"]
    assert list(found.strategies) == ["my-plan"]


def test_sections_in_two_places_are_both_there_for_references(tmp_path):
    found = sources(tmp_path, {"x/strategy.yml": "team: {a: {}}\n", "x/team.yml": "b: {}\n"})
    assert found.strategies["x"]["team"] == {"a": {}, "b": {}}


def test_names_that_are_no_utf8(tmp_path):
    try:
        build(tmp_path / "strategies", {"x.yml": GOOD, os.fsdecode(b"\xff.yml"): GOOD})
    except OSError:
        pytest.skip("this system has no such names")
    assert told(sources(tmp_path, {})) == ["bad-id �.yml:1:1"]


def test_names_with_line_breaks(tmp_path):
    try:
        build(tmp_path / "strategies", {"a\nb.yml": GOOD, "x/strategy.yml": GOOD, "x/\x1b[1m\u2028.txt": "", "y\r.YML": GOOD})
    except OSError:
        pytest.skip("this system has no such names")
    found = sources(tmp_path, {})
    assert told(found) == ["bad-id a⟨U+000A⟩b.yml:1:1", "unknown-key x/⟨U+001B⟩[1m⟨U+2028⟩.txt:1:1", "bad-id y⟨U+000D⟩.YML:1:1"]
    assert not [each for each in found.diagnostics if not f"{each.message}{each.hint}".isprintable()]
    assert read(Disk(tmp_path / "no\nfolder"), SECTIONS, Limits()).diagnostics[0].place.file == "no⟨U+000A⟩folder"


def test_the_folder_is_shown_as_it_was_given(tmp_path, monkeypatch):
    build(tmp_path / "a", {"b/x.yml": "a: ~\n"})
    monkeypatch.chdir(tmp_path)
    place_in = type(tmp_path)("a/b")
    assert read(Disk(place_in), SECTIONS, Limits()).diagnostics[0].place.file == "a/b/x.yml"
    assert read(Disk(place_in), SECTIONS, Limits(), "s").diagnostics[0].place.file == "s/x.yml"
    assert read(Disk(place_in.absolute()), SECTIONS, Limits()).diagnostics[0].place.file == "b/x.yml"
