"""A text and a new thing in, the same text with one piece more out."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from playbook_gen.authoring.drawing import ITEM, Line
from playbook_gen.authoring.insert import inserted
from playbook_gen.settings import Limits
from playbook_gen.source import yaml
from playbook_gen.source.lines import LINE_BREAK
from playbook_gen.source.nodes import Source

NEW = Line("b", (Line("title", "B"), Line("needs", "[x]", ("Why.",), waits=True)))
DAY = Line(ITEM, (Line("date", "2026-03-31"), Line("by", "c", ("Who.",), waits=True)))
THINGS, DAYS = ("personas",), ("maturity", "assessments")


def added(text: str, path: tuple[str, ...] = THINGS, thing: Line = NEW) -> str:
    found = inserted(text, path, thing)
    assert found is not None
    new = LINE_BREAK.split(found.text)[found.line - 1].strip()
    assert new.startswith(("- date:", "{") if thing.key == ITEM else f"{thing.key}:"), "the line that it tells"
    return found.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("title: X\n", "title: X\n\npersonas:\n  b:\n    title: B\n    ## Why.\n    # needs: [x]\n", id="a section that is not there"),
        pytest.param("title: X", "title: X\n\npersonas:\n  b:\n    title: B\n    ## Why.\n    # needs: [x]", id="no line break at the end"),
        pytest.param(
            "personas:\n    a:\n        title: A # c\n        # d\n\n# On goals\ngoals: {}\n",
            "personas:\n    a:\n        title: A # c\n        # d\n    b:\n        title: B\n        ## Why.\n        # needs: [x]\n\n# On goals\ngoals: {}\n",
            id="comments stay with what they belong to",
        ),
        pytest.param(
            "personas:\n  a: {title: A}\n\n  # c\n  c: {title: C}\n# On goals\ngoals: {}\n",
            "personas:\n  a: {title: A}\n\n  # c\n  c: {title: C}\n\n  b:\n    title: B\n    ## Why.\n    # needs: [x]\n# On goals\ngoals: {}\n",
            id="as far apart as the others",
        ),
        pytest.param(
            "---\r\npersonas:\r\n  a:\r\n    segment: |\r\n      A\r\n\r\n\r\ngoals: {}\r\n...\r\n",
            "---\r\npersonas:\r\n  a:\r\n    segment: |\r\n      A\r\n  b:\r\n    title: B\r\n    ## Why.\r\n    # needs: [x]\r\n\r\n\r\ngoals: {}\r\n...\r\n",
            id="after a block text, with the author's line breaks",
        ),
        pytest.param(
            "personas:\n  a:\n    segment: |+\n      A\n\ngoals: {}\n",
            "personas:\n  a:\n    segment: |+\n      A\n\n  b:\n    title: B\n    ## Why.\n    # needs: [x]\ngoals: {}\n",
            id="blank lines that belong to a block text",
        ),
        pytest.param("title: X\n# last\n...\n", "title: X\n# last\n\npersonas:\n  b:\n    title: B\n    ## Why.\n    # needs: [x]\n...\n", id="before the end"),
        pytest.param("personas: {} # c\n", "personas: {\n  b: {\n    title: B,\n    ## Why.\n    # needs: [x],\n  }} # c\n", id="empty brackets"),
        pytest.param(
            "personas: {a: {title: A}} # c\n",
            "personas: {a: {title: A},\n  b: {\n    title: B,\n    ## Why.\n    # needs: [x],\n  }} # c\n",
            id="brackets on one line",
        ),
        pytest.param(
            "personas: {\n  a: {title: A}, # c\n}\n",
            "personas: {\n  a: {title: A}, # c\n  b: {\n    title: B,\n    ## Why.\n    # needs: [x],\n  }\n}\n",
            id="brackets over lines, with a comma at the end",
        ),
        pytest.param(
            "personas: {\n  a: {title: A} # c, d\n}\n",
            "personas: {\n  a: {title: A} # c, d\n  ,\n  b: {\n    title: B,\n    ## Why.\n    # needs: [x],\n  }\n}\n",
            id="brackets over lines, with a comment and no comma",
        ),
        pytest.param(
            "{title: X}\n", "{title: X,\n  personas: {\n    b: {\n      title: B,\n      ## Why.\n      # needs: [x],\n    },\n  }}\n", id="all in brackets"
        ),
    ],
)
def test_a_thing_goes_to_its_place(before: str, after: str) -> None:
    assert added(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("title: X\n", "title: X\n\nmaturity:\n  assessments:\n    - date: 2026-03-31\n      ## Who.\n      # by: c\n", id="no section"),
        pytest.param(
            "maturity:\n    model: smi\nrisks: {}\n",
            "maturity:\n    model: smi\n    assessments:\n        - date: 2026-03-31\n          ## Who.\n          # by: c\nrisks: {}\n",
            id="no list",
        ),
        pytest.param(
            "maturity:\n  assessments:\n  - date: 2025-03-31\n  # the goal\n  target: contenders\n",
            "maturity:\n  assessments:\n  - date: 2025-03-31\n  - date: 2026-03-31\n    ## Who.\n    # by: c\n  # the goal\n  target: contenders\n",
            id="a list that is not indented",
        ),
        pytest.param(
            "maturity: {assessments: []}\n", "maturity: {assessments: [\n  {\n    date: 2026-03-31,\n    ## Who.\n    # by: c,\n  }]}\n", id="empty brackets"
        ),
        pytest.param(
            "maturity: {}\n", "maturity: {\n  assessments: [\n    {\n      date: 2026-03-31,\n      ## Who.\n      # by: c,\n    },\n  ]}\n", id="nothing"
        ),
    ],
)
def test_an_assessment_goes_to_its_list(before: str, after: str) -> None:
    assert added(before, DAYS, DAY) == after


def test_what_cannot_be_read_is_left_alone() -> None:
    assert inserted("title: [\n", THINGS, NEW) is None


def test_separators_that_end_no_line_do_not_mislead() -> None:
    text = "# one\u2028two\x85three\npersonas:\n  a: {title: A}\n\ngoals: {}\n"
    assert added(text).startswith("# one\u2028two\x85three\npersonas:\n  a: {title: A}\n  b:\n    title: B\n")


# Anything that an author may write: layouts, comments, blank lines, texts in every style.
COMMENT = st.sampled_from(["", "", "", " # a comment", "  # {x: y}, it's"])
TEXTS = st.sampled_from(["A", "'it''s # one'", '"a \\"b\\": c"', "plain text,\n{}  that goes on", '"two\n{}  lines"', "é – ß", "a#b"])
BLOCKS = st.sampled_from(["|", "|-", "|+", ">", ">+", "|2", "|  # why"])
IDS = st.lists(st.sampled_from(["a", "c", "d.1", "e-2", "'f'", '"g"', "2026"]), max_size=3, unique=True)


@st.composite
def between(draw: st.DrawFn, indent: int) -> str:
    """Blank lines and comments between two lines."""
    lines = draw(st.lists(st.sampled_from(["", "  ", "# c", " " * indent + "# d", " " * (indent + 3) + "# e: f", "#", "\t# g"]), max_size=3))
    return "".join(f"{line}\n" for line in lines)


@st.composite
def field(draw: st.DrawFn, indent: int, key: str) -> str:
    """`key: text` with any style of text."""
    blanks = " " * indent
    if draw(st.booleans()):
        lines = draw(st.lists(st.sampled_from(["words", "- a: b", "# no comment", "", "  deeper"]), min_size=1, max_size=3))
        block = draw(BLOCKS)
        first = "" if block == "|2" else "first\n"
        inner = "".join(f"{blanks}  {line}\n" if line else "\n" for line in lines)
        return f"{blanks}{key}: {block}\n{f'{blanks}  {first}' if first else ''}{inner}"
    return f"{blanks}{key}: {draw(TEXTS).format(blanks)}{draw(COMMENT)}\n"


@st.composite
def in_brackets(draw: st.DrawFn, ids: list[str], indent: int) -> str:
    if not ids:
        return draw(st.sampled_from(["{}", "{ }", "{\n}", "{ # none yet\n  }"]))
    blanks = " " * (indent + 2)
    entries = [f"{id_}: {{title: {draw(st.sampled_from(['A', 'it is', chr(39) + 'x, y' + chr(39)]))}}}" for id_ in ids]
    comma = draw(st.sampled_from(["", ",", " ,"]))
    return draw(
        st.sampled_from(
            [
                f"{{{', '.join(entries)}{comma}}}",
                f"{{ {', '.join(entries)}{comma} }}",
                "{\n" + "".join(f"{blanks}{each}, # c, d\n" for each in entries) + f"{' ' * indent}}}",
                "{\n" + blanks + f",\n{blanks}".join(entries) + f"{comma} # e\n{blanks}}}",
                "{\n" + blanks + f",\n{blanks}".join(entries) + f"{comma}\n# e\n\n}}",
            ]
        )
    )


@st.composite
def section(draw: st.DrawFn, indent: int, name: str) -> str:
    """One section in any layout."""
    ids, step, blanks = draw(IDS), draw(st.integers(1, 4)), " " * indent
    if not ids or draw(st.integers(0, 3)) == 0:
        return f"{blanks}{name}: {draw(in_brackets(ids, indent))}{draw(COMMENT)}\n"
    text = f"{blanks}{name}:{draw(COMMENT)}\n"
    for id_ in ids:
        text += draw(between(indent + step))
        here = " " * (indent + step)
        if draw(st.booleans()):
            text += f"{here}{id_}: {{title: A, tags: [x,\n{here}  y]}}{draw(COMMENT)}\n"
        else:
            deeper = indent + step + draw(st.integers(1, 4))
            text += f"{here}{id_}:{draw(COMMENT)}\n" + draw(field(deeper, "title")) + draw(between(deeper)) + draw(field(deeper, "description"))
    return text


@st.composite
def strategies(draw: st.DrawFn) -> str:
    """A strategy in one file."""
    names = draw(st.permutations(["title", "summary", "personas", "goals", "objectives"]))[: draw(st.integers(1, 5))]
    indent = draw(st.sampled_from([0, 0, 0, 2]))
    text = draw(st.sampled_from(["", "---\n", "# head\n", "# head\n---\n\n", "%YAML 1.2\n---\n", "\n\n"]))
    for name in names:
        text += draw(between(indent)) + draw(field(indent, name) if name in ("title", "summary") else section(indent, name))
    text += draw(between(0)) + draw(st.sampled_from(["", "", "...\n", "...\n# after\n"]))
    text = text.removesuffix("\n") if draw(st.booleans()) else text
    return text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n", "\r"])))


def plain(node: Any) -> Any:
    """Something to compare by, order included; the final line break of a text is none of its own."""
    if isinstance(node, dict):
        return [(str(key), plain(value)) for key, value in node.items()]
    return list(map(plain, node)) if isinstance(node, list) else str(node).removesuffix("\n")


def read(text: str) -> Any:
    """The text's value; `None` where anything is wrong."""
    wrong: list[Any] = []
    node = yaml.parse(Source("x.yml", text), Limits(), wrong.append)
    return None if wrong else plain(node)


def is_one_piece_more(before: str, after: str) -> bool:
    """Whether one piece was put in somewhere and nothing else was changed."""
    common = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), len(before))
    return after.endswith(before[common:]) and len(after) > len(before)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(text=strategies(), name=st.sampled_from(["personas", "goals", "risks"]))
def test_whatever_stands_there_stays(text: str, name: str) -> None:
    before = read(text)
    assume(before is not None)
    after = added(text, (name,))
    assert is_one_piece_more(text, after)
    things = [*dict(before).get(name, []), ("b", [("title", "B")])]
    wanted = [(key, things if key == name else value) for key, value in before]
    assert read(after) == (wanted if name in dict(before) else [*wanted, (name, things)])
    again = added(after, (name,), Line("z", NEW.value))
    assert is_one_piece_more(after, again)
    assert "# needs: [x]" in again[again.index("b:") : again.index("z:")] or again.index("z:") < again.index("b:"), "what waits stays with its thing"
