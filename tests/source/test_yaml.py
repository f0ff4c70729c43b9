"""YAML in, refusals and places out."""

import pytest

from playbook_gen.diagnostics import MOST
from playbook_gen.settings import Limits
from playbook_gen.source.nodes import Mapping, Refused, Scalar, Sequence, Source, find, key_of, place
from playbook_gen.source.yaml import parse


def read(text, **limits):
    """The file's value and what was reported: rule, line, column."""
    found = []
    root = parse(Source("strategies/x.yml", text), Limits(**limits), found.append)
    return root, found


def rules(found):
    return sorted((each.rule, each.place.line, each.place.column) for each in found)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # keys
        ("a: 1\nb: 2\na: 3\n", [("duplicate-key", 3, 1)]),
        ("a: {b: 1, b: 2}\n", [("duplicate-key", 1, 11)]),
        ("a: 1\na: 2\na: 3\n", [("duplicate-key", 2, 1), ("duplicate-key", 3, 1)]),
        ('a: 1\n"a": 2\n', [("duplicate-key", 2, 1)]),
        (": x\n", [("null", 1, 1)]),
        ("a: 1\n: x\n", [("null", 2, 1)]),
        ("{: x}\n", [("null", 1, 2)]),
        ('"": x\nb: 1\n', [("null", 1, 1)]),
        ("[a, b]: c\n", [("wrong-type", 1, 1)]),
        ("? {a: 1}\n: c\nb: 1\n", [("wrong-type", 1, 3)]),
        ("? - a\n  - ~\n: c\n", [("null", 2, 5), ("wrong-type", 1, 3)]),
        # anchors, aliases, merges
        ("a: &x 1\nb: *x\n", [("alias", 1, 4), ("alias", 2, 4)]),
        ("a: &x\n  c: 1\n", [("alias", 1, 4)]),
        ("&k a: 1\n", [("alias", 1, 1)]),
        ("a: [1, *x]\n", [("alias", 1, 8)]),
        ("*x : 1\n", [("alias", 1, 1)]),
        ("a:\n  <<: *x\n  b: 1\n", [("alias", 2, 3)]),
        ("<<: {b: 1}\n", [("alias", 1, 1)]),
        # tags
        ("a: !x 1\n", [("tag", 1, 4)]),
        ("a: !!str 1\n", [("tag", 1, 4)]),
        ("a: !\n", [("tag", 1, 4)]),
        ("a: !x {b: 1}\n", [("tag", 1, 4)]),
        ("a: !x [~]\n", [("null", 1, 8), ("tag", 1, 4)]),
        ("!x a: 1\n", [("tag", 1, 1)]),
        ("!!map\na: 1\n", [("tag", 1, 1)]),
        ("a: !e!x 1\n", [("tag", 1, 4)]),
        ("a: !<x 1\n", [("tag", 1, 4)]),
        ("%TAG ! tag:x,2026:\n---\na: 1\n", [("tag", 1, 1)]),
        ("# first\n" + "%TAG !a! x\n" * 50_000, [("tag", 2, 1)]),
        # documents
        ("a: 1\n---\nb: 2\n", [("several-documents", 2, 1)]),
        ("a: 1\n---\nb: 2\n---\nc: 3\n", [("several-documents", 2, 1)]),
        ("---\na: 1\n---\n", [("several-documents", 3, 1)]),
        ("a: 1\n...\nb: 2\n", [("several-documents", 3, 1)]),
        # nothing
        ("", [("null", 1, 1)]),
        ("# only a comment\n", [("null", 1, 1)]),
        ("---\n", [("null", 1, 1)]),
        ("~\n", [("null", 1, 1)]),
        ("\n\n", [("null", 1, 1)]),
        ("a:\nb: 1\n", [("null", 1, 3)]),
        ("a: null\nb: Null\nc: NULL\nd: ~\n", [("null", 1, 4), ("null", 2, 4), ("null", 3, 4), ("null", 4, 4)]),
        ("a:\n  - x\n  -\n", [("null", 3, 4)]),
        ("a: {b, c: 1}\n", [("null", 1, 5)]),
        ("a: {b:c}\n", [("null", 1, 8)]),
        ("? a\n", [("null", 2, 1)]),
    ],
)
def test_refused(text, wanted):
    assert rules(read(text)[1]) == sorted(wanted)


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\n",
        "%YAML 1.2\n---\na: 1\n...\n",
        "? a\n: b\n",
        "a: {b: [c, {d: e}], f: g}\n",
        "a: ''\nb: \"\"\nc: 'null'\nd: \"~\"\n",
        "null: a\n~: b\n",
        '"<<": a\n',
        "a: nUlL\n",
        "a: {}\nb: []\n",
        "a: |\n  one\n  two\nb: >-\n  three\n",
        "a: b\tc\n",
        "a: b\u2028c\n# \x85\u2029\n",
    ],
)
def test_allowed(text):
    assert read(text)[1] == []


@pytest.mark.parametrize(
    ("text", "message", "line", "column"),
    [
        ("a:\n\tb: 1\n", "a tab stands", 2, 1),
        ("a:\t1\n\tb: 2\n", "a tab stands", 2, 1),
        ("a: |\n\tb\n", "a tab stands", 2, 1),
        ('a: "x\nb: 1\n', "this quote is never closed", 1, 4),
        ("a: 'x\n", "this quote is never closed", 1, 4),
        ("a: 'x\n---\n", "this quote is never closed", 1, 4),
        ('a: "\\q"\n', "this backslash", 1, 5),
        ('a: "\\xzz"\n', "this backslash", 1, 7),
        ('a: "\\ud800"\n', "this backslash", 1, 7),
        ("a: b: c\n", "a second colon", 1, 5),
        ('a: "b": c\n', "a second colon", 1, 7),
        ("a: 1\n  b: 2\n", "this line begins further right", 2, 4),
        ("a\nb: 1\n", "this line is no “key: value”", 1, 1),
        (f"{'a' * 2000}: 1\n", "a key may have at most", 1, 2001),
        ("a: [1, 2\nb: 3\n", "this “[” is not closed", 1, 4),
        ("a: {x: 1\nb: 3\n", "this “{” is not closed", 1, 4),
        ('a: ["x" "y"]\n', "a comma or “]” is missing", 1, 9),
        ("a: [1,\n", "the file ends inside brackets", 2, 1),
        ("a: ]\n", "“]” has no place here", 1, 4),
        ("a: ,x\n", "“,” has no place here", 1, 4),
        ("a:\n    b: 1\n  c: 2\n", "this line does not begin where", 3, 3),
        ("a: 1\n- b\n", "a list entry stands among", 2, 1),
        ('a: "x" y\n', "there is text after the closing quote", 1, 8),
        ("a: {b: 1}}\n", "there is a bracket too many", 1, 10),
        ("- a\nb: 1\n", "this line stands among list entries", 2, 1),
        ("a: 1\nfoo\nb: 2\n", "this line is no “key: value”", 2, 1),
        ("a: - b\n", "a list begins in the middle", 1, 4),
        ("a: ? b\n", "a text may not begin with “? ”", 1, 4),
        ("a: @foo\n", "a text may not begin with “@”", 1, 4),
        ("a: `foo`\n", "a text may not begin with “`”", 1, 4),
        ("a: %x\n", "a text may not begin with “%”", 1, 4),
        ("a: **bold**\n", "a text may not begin with “*”", 1, 4),
        ("a: & b\n", "a text may not begin with “&”", 1, 4),
        ("a: >= 5\n", "after “|” and “>”", 1, 5),
        ("%YAML 2.0\n---\na: 1\n", "this version of YAML", 1, 1),
        ("%YAML 1.1\n%YAML 1.1\n---\na: 1\n", "a line that begins with “%”", 2, 1),
        ("%FOO\n---\na: 1\n", "a line that begins with “%”", 1, 5),
        ("{a: 1}\nb: 2\n", "what stands above ends before this", 2, 1),
        ("a: \x01\n", "an invisible control character (U+0001)", 1, 4),
        ("a: 1\r\nb: x\x00\r\n", "an invisible control character (U+0000)", 2, 5),
        ("a: \ud800\n", "an invisible control character (U+D800)", 1, 4),
    ],
)
def test_syntax_in_plain_words(text, message, line, column):
    root, found = read(text)
    assert root is None
    assert rules(found) == [("syntax", line, column)]
    assert found[0].message.startswith(message)
    assert found[0].hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a: b: c\n", 'put quotes around the text: a: "b: c"'),
        ("a: &x 1\n", "define it once and refer to it by its id"),
        ("a:\n", "leave the key out"),
        ("a: {b:c}\n", "a space after the colon"),
        ("title:x\nb: 1\n", "a space after the colon"),
        ("title: x\nperiod:y\nb: 1\n", "a space after the colon"),
    ],
)
def test_hint(text, hint):
    assert hint in read(text)[1][0].hint


def test_first_place_of_a_repeated_key_is_named():
    assert "the first is on line 2" in read("z: 1\na: 1\nb: 2\na: 3\n")[1][0].message
    assert "the first is on line 1" in read("a: 1 # \u2028\nb: 2\na: 3\n")[1][0].message


def test_all_at_once_and_syntax_last():
    assert [each.rule for each in read("a: ~\na: &x !y 1\nb: *x\nc: [\n")[1]] == ["null", "duplicate-key", "alias", "tag", "alias", "syntax"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: ", "[? "])
def test_too_deep_is_said_at_once(opening):
    root, found = read(opening * 30_000)
    assert root is None
    assert [each.rule for each in found if each.rule != "wrong-type"] == ["too-deep"]


def test_depth_at_the_limit():
    assert read("[[[a]]]", nesting=3)[1] == []
    assert rules(read("[[[[a]]]]", nesting=3)[1]) == [("too-deep", 1, 4)]


def test_too_many_nodes():
    assert read("[a, b, c]", nodes=4)[1] == []
    assert rules(read("[a, b,\n c, d]", nodes=4)[1]) == [("too-large", 2, 5)]


def test_many_repeated_keys_stay_cheap():
    keys = "".join(f"k{number}: 1\n" for number in range(20_000))
    found = read(keys + "".join(f"k{number}: 1\n" for number in range(20_000)))[1]
    assert len(found) == MOST + 1
    assert f"on line {MOST + 1}" in found[-1].message


def test_scalars_stay_as_written():
    root, found = read("a: 010\nb: no\nc: on\nd: 12:30\ne: 1.10\nf: true\ng: 2026-01-01\nh: =\n")
    assert found == []
    assert list(root.values()) == ["010", "no", "on", "12:30", "1.10", "true", "2026-01-01", "="]
    assert all(type(each) is Scalar and each.plain for each in (*root, *root.values()))


def test_plain_is_neither_quoted_nor_a_block():
    root, _ = read("a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\ne: >\n  x\n")
    assert [each.plain for each in root.values()] == [True, False, False, False, False]


def test_places():
    root, _ = read("a: x\nb:\n  - c: 1\n    d: {e: [f, g]}\n")
    assert type(root) is Mapping
    assert type(root["b"]) is Sequence
    assert (root.line, root.column) == (1, 1)
    spots = {"a": (1, 4), "b": (3, 3), "b 0": (3, 5), "b 0 c": (3, 8), "b 0 d": (4, 8), "b 0 d e": (4, 12), "b 0 d e 1": (4, 16)}
    for path, spot in spots.items():
        node = find(root, [int(step) if step.isdigit() else step for step in path.split()])
        assert (place(node).line, place(node).column) == spot, path
        assert place(node).file == "strategies/x.yml"
    assert (key_of(root["b"][0]["d"], "e").line, key_of(root["b"][0]["d"], "e").column) == (4, 9)


def test_find_gives_the_longest_prefix():
    root, _ = read("a: [x]\n")
    assert find(root, ["a", 0, "deeper"]) == "x"
    assert find(root, ["a", 1]) is root["a"]
    assert find(root, ["z", 1]) is root
    assert find(root, [0]) is root
    with pytest.raises(KeyError):
        key_of(root, "z")


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("x: 1\r\ny: 2\r\nk: v\r\n", 3, 4),
        ("x: 1\ry: 2\rk: v\r", 3, 4),
        ("# a\u2028b\u2029c\x85d\nk: v\n", 2, 4),
        ('x: "a\u2028  b"\nk: v\n', 2, 4),
        ("é𝄞ü: {k: v}\nk: v\n", 2, 4),
        ("{é𝄞: 1, k: v}\n", 1, 12),
        ('{x: "a\u2028b", k: v}\n', 1, 15),
    ],
)
def test_places_as_an_editor_shows_them(text, line, column):
    root, found = read(text)
    assert found == []
    assert (root["k"].line, root["k"].column) == (line, column)


def test_what_is_refused_stays_as_refused():
    root, _ = read("a: ~\nb: *x\nc: !x 1\nd: &x 1\n<<: *x\ne: [~]\n")
    assert {key for key, value in root.items() if isinstance(value, Refused)} == {"a", "b", "c", "<<"}
    assert isinstance(root["e"][0], Refused)
    assert root["d"] == "1"
    assert (root["b"].line, root["b"].column) == (2, 4)


def test_second_parts_are_not_missed():
    """What stands under a repeated key, or in a second document, is there for references."""
    root, _ = read("a: {x: 1}\nb: 1\na: {x: 2, y: 3}\n---\nc: 4\n")
    assert root == {"a": {"x": "1", "y": "3"}, "b": "1", "c": "4"}


def test_no_stand_in_is_left():
    root, _ = read("? [a]\n: 1\n*x : 2\n? ~\n: 3\nb: 4\nb: 5\n")
    assert root == {"~": "3", "b": "4"}
    assert all(type(each) is Scalar for each in root)


def test_separators_stay_in_the_text():
    assert read('a: x\u2028y\x85\U000f0000\u2029\nb: "\u2028"\n')[0] == {"a": "x\u2028y\x85\U000f0000\u2029", "b": "\u2028"}


@pytest.mark.parametrize(("text", "kind"), [("- a\n", Sequence), ("a\n", Scalar), ("a: b\n", Mapping), ("!x a\n", Refused)])
def test_any_value_may_be_a_file(text, kind):
    assert type(read(text)[0]) is kind
