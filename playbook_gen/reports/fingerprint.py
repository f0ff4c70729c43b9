"""How a host tells the same finding again in the next run."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

from playbook_gen.diagnostics import Diagnostic


def fingerprint(each: Diagnostic, seen: Counter[str]) -> str:
    """The same for the same finding wherever its line moves to, and different for each of a run; `seen` counts those that are alike."""
    known = "\0".join((each.rule, each.place.file, each.thing or "", each.message))
    seen[known] += 1
    return sha256(f"{known}\0{seen[known]}".encode("utf-8", "surrogatepass")).hexdigest()
