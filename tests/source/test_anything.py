"""Whatever stands in a folder: diagnostics with places inside the file, never an exception."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playbook_gen.settings import Limits
from playbook_gen.source import Disk, read, readings, yaml
from playbook_gen.source.nodes import Source
from tests.places import assert_inside

PIECES = [*"ab:-?[]{},&*!|>'\"%@`#~<.\t \n\r\x85\u2028\ufeff\x00\x1fé𝄞;", ": ", "- ", "? ", "\n  ", "<<: ", "---\n", "...\n", "!!str "]
PIECES += ["&x ", "*x", "%TAG ", "%YAML 1.2\n", "null"]
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.text(max_size=60))
CELLS = st.lists(st.sampled_from(["kpi", "date", "value", "note", ",", '"', "\n", "\r", ";", " ", "x", "\x00", "é", "\u2028"]), max_size=40).map("".join)
CALM = settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@CALM
@given(TEXTS)
def test_yaml(text):
    found = []
    root = yaml.parse(Source("x.yml", text), Limits(nesting=6, nodes=30), found.append)
    assert_inside(found, text)
    assert root is not None or found


@CALM
@given(CELLS)
def test_csv(text):
    for whole in (text, f"kpi,date,value\n{text}"):
        found = []
        readings.parse(Source("readings.csv", whole), Limits(nodes=30), found.append)
        assert_inside(found, whole)


@CALM
@given(st.one_of(st.binary(max_size=60), TEXTS.map(lambda text: text.encode("utf-8", "replace"))))
def test_bytes(tmp_path, data):
    (tmp_path / "x.yml").write_bytes(data)
    sources = read(Disk(tmp_path), {"team"}, Limits(), "strategies")
    for each in sources.diagnostics:
        text = sources.texts["strategies/x.yml"].text if each.place.file in sources.texts else ""
        assert_inside([each], text)
