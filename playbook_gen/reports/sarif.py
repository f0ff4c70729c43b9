"""Diagnostics as SARIF 2.1.0, the interchange format of static analysis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from playbook_gen.diagnostics import Diagnostic, Severity
from playbook_gen.reports.fingerprint import fingerprint
from playbook_gen.reports.safe import as_json, visible
from playbook_gen.rules import rules

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(diagnostics: tuple[Diagnostic, ...], texts: Mapping[str, str], colour: bool = False) -> str:
    """One run with a result for each; accepted findings are results that are suppressed with their reason."""
    names = list(dict.fromkeys(each.rule for each in diagnostics))
    seen: Counter[str] = Counter()
    driver = {"name": "playbook-gen", "version": version("playbook-gen"), "rules": [_rule(name) for name in names]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_result(each, names, seen) for each in diagnostics]}
    schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    return as_json({"$schema": schema, "version": "2.1.0", "runs": [run]})


def _rule(name: str) -> dict[str, Any]:
    """What is known of a rule: of the doctrine's its manual, of the format's its name."""
    rule = rules().get(name)
    if rule is None:
        return {"id": name, "shortDescription": {"text": "The format of strategies is not kept"}, "defaultConfiguration": {"level": "error"}}
    manual = rule.manual
    return {
        "id": name,
        "shortDescription": {"text": manual.title},
        "fullDescription": {"text": manual.flags},
        "help": {"text": f"{manual.why}\n\nAccept it {manual.accept}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(each: Diagnostic, names: Iterable[str], seen: Counter[str]) -> dict[str, Any]:
    region = {"startLine": each.place.line, "startColumn": each.place.column}
    found = {
        "ruleId": each.rule,
        "ruleIndex": list(names).index(each.rule),
        "level": _LEVELS[each.severity],
        "message": {"text": visible(f"{each.message}: {each.hint}" if each.hint else each.message)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": quote(each.place.file, errors="replace")}, "region": region}}],
        "partialFingerprints": {"finding/v1": fingerprint(each, seen)},
    }
    return found | {"suppressions": [{"kind": "inSource", "justification": visible(each.accepted)}]} if each.accepted else found
