"""Diagnostics in, a terminal's text out."""

import pytest

from playbook_gen.diagnostics import Diagnostic, Place, Severity
from playbook_gen.reports.text import WIDTH, count_line, render, visible


def one(line, column, text, **more):
    """The source line and the caret line of one diagnostic."""
    shown = render([Diagnostic("rule", Place("x.yml", line, column), "message", **more)], {"x.yml": text})
    return shown.splitlines()[2:4]


def test_whole():
    found = [
        Diagnostic("null", Place("b.yml", 2, 4), "“~” is no value", "leave the key out"),
        Diagnostic("goal-without-deadline", Place("a.yml", 10, 1), "no deadline", severity=Severity.WARNING, accepted="we know"),
        Diagnostic("bad-id", Place("A b.yml"), "no id"),
    ]
    assert render(found, {"b.yml": "x: 1\nab: ~\n"}) == (
        "error: no id [bad-id]\n"
        "  A b.yml:1:1\n"
        "\n"
        "error: “~” is no value [null]\n"
        "  b.yml:2:4\n"
        "  2 | ab: ~\n"
        "    |    ^\n"
        "  hint: leave the key out\n"
        "\n"
        "accepted:\n"
        "  a.yml:10:1 goal-without-deadline: we know\n"
        "\n"
        "2 errors in 2 files\n"
    )


@pytest.mark.parametrize(
    ("severities", "files", "wanted"),
    [
        ([], 1, "nothing to report"),
        (["error"], 1, "1 error in 1 file"),
        (["error"] * 10, 3, "10 errors in 3 files"),
        (["info", "warning", "info"], 1, "1 warning, 2 notes in 1 file"),
    ],
)
def test_count(severities, files, wanted):
    assert count_line(Diagnostic("r", Place(f"{number % files}.yml"), str(number), severity=Severity(each)) for number, each in enumerate(severities)) == wanted


@pytest.mark.parametrize(
    ("line", "column", "text", "wanted"),
    [
        (1, 1, "a: b", ["  1 | a: b", "    | ^"]),
        (1, 5, "a: b", ["  1 | a: b", "    |     ^"]),
        (1, 99, "a: b", ["  1 | a: b", "    |     ^"]),
        (10, 2, "\n" * 9 + "ab", ["  10 | ab", "     |  ^"]),
        (2, 1, "a\r\nb\rc", ["  2 | b", "    | ^"]),
        (2, 1, "a\u2028b\nc", ["  2 | c", "    | ^"]),
        (1, 3, "\ta", ["  1 |     a", "    |      ^"]),
        (1, 3, "日本: x", ["  1 | 日本: x", "    |     ^"]),
        (1, 3, "e\u0301x", ["  1 | e\u0301x", "    |  ^"]),
        (1, 2, "\u202ea", ["  1 | ⟨U+202E⟩a", "    |         ^"]),
    ],
)
def test_caret(line, column, text, wanted):
    assert one(line, column, text) == wanted


@pytest.mark.parametrize(("column", "left", "right"), [(1, False, True), (500, True, True), (1001, True, False)])
def test_long_lines_are_cut_around_the_column(column, left, right):
    line = "".join(chr(ord("a") + number % 26) for number in range(1000))
    source, caret = one(1, column, line)
    assert (source.startswith("  1 | …"), source.endswith("…")) == (left, right)
    assert len(source) <= WIDTH + 10
    assert (source + " ")[caret.index("^")] == (line + " ")[column - 1]


@pytest.mark.parametrize("line", [0, 3])
def test_without_its_line(line):
    assert "|" not in render([Diagnostic("r", Place("x.yml", line), "m")], {"x.yml": "a\nb"})


def test_hidden_characters_are_made_visible():
    assert visible("a\x1b[31m\u202e\n\u2066\x85\ufeff\u200b") == "a⟨U+001B⟩[31m⟨U+202E⟩⟨U+000A⟩⟨U+2066⟩⟨U+0085⟩⟨U+FEFF⟩⟨U+200B⟩"
    bad = "\x1b\u202e"
    shown = render([Diagnostic(bad, Place(bad), bad, bad), Diagnostic(bad, Place(bad), bad, bad, accepted=bad)], {bad: bad})
    assert shown.count("⟨U+001B⟩⟨U+202E⟩") == 5 + 3
    assert not set(bad) & set(shown)


def test_colour_only_where_it_is_wanted():
    found = [Diagnostic("r", Place("x.yml"), "m")]
    assert "\x1b" not in render(found, {"x.yml": "a"})
    assert "\x1b[31merror\x1b[0m" in render(found, {"x.yml": "a"}, colour=True)
