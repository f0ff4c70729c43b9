"""Reading files that strangers may have written: only regular ones, inside the folder, not too large, in UTF-8."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from playbook_gen.diagnostics import Diagnostic, Place
from playbook_gen.source.lines import on_one_line, place_of
from playbook_gen.source.nodes import Source, place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import PurePath

    from playbook_gen.settings import Limits
    from playbook_gen.source.nodes import Node
    from playbook_gen.source.refusals import Report
    from playbook_gen.source.shelf import Shelf

_BOMS = {b"\xff\xfe\x00\x00": "UTF-32", b"\x00\x00\xfe\xff": "UTF-32", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}

ReadT = TypeVar("ReadT")


class Parsed(NamedTuple):
    """What stands in a file: its nodes, or rows, and all that was reported of them; and what said how to read it, where something did."""

    source: Source
    limits: Limits
    told: Node | None
    found: Any
    reports: tuple[Diagnostic, ...]


@dataclass
class Desk:
    """One reading of a strategies folder: what has been read and reported so far. `strategy` is whose files are being read.

    `parsed` is what stands in which file, `before` the same of the last reading: a file with the same text is not parsed again. Nobody changes these nodes.
    """

    shelf: Shelf
    shown_as: str
    limits: Limits
    strategy: str | None = None
    files: list[PurePath] = field(default_factory=list)
    texts: dict[str, Source] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    parsed: dict[str, Parsed] = field(default_factory=dict)
    before: Mapping[str, Parsed] = field(default_factory=dict)

    @property
    def folder(self) -> PurePath:
        """The strategies folder."""
        return self.shelf.root

    def shown(self, path: PurePath) -> str:
        """The path as people are shown it; bytes that are no UTF-8 are replaced, and a name cannot break a line of a report."""
        name = path.relative_to(self.folder).as_posix()
        whole = f"{self.shown_as}/{name}" if self.shown_as else name
        return on_one_line(whole.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))

    def name(self, path: PurePath) -> str:
        """The last part of the path as shown."""
        return self.shown(path).rsplit("/", 1)[-1]

    def report(self, diagnostic: Diagnostic) -> None:
        """Keeps a diagnostic, with the strategy it belongs to."""
        self.diagnostics.append(_with_strategy(diagnostic, self.strategy))

    def say(self, rule: str, at: PurePath | Place, message: str, hint: str | None = None) -> None:
        """Reports a problem with a file as a whole, or at a place."""
        self.report(Diagnostic(rule, at if isinstance(at, Place) else Place(self.shown(at)), message, hint))

    def read(self, path: PurePath, at: Place | None = None, *, wide: bool = False) -> Source | None:
        """The text of a file, or a report (at the place that names the file, where there is one) and `None`.

        A `wide` one may be in UTF-16, as other tools write it, if it says so at its beginning.
        """
        if not self.shelf.inside(path):
            self.say("path-outside", at or path, f"“{self.shown(path)[:200]}” leaves the strategies folder", "move the file into the strategies folder")
            return None
        try:
            data = self.shelf.read(path, self.limits.file_bytes)
        except (OSError, ValueError) as error:
            reason = (error.strerror if isinstance(error, OSError) else None) or "no such name"
            message = f"“{self.shown(path)[:200]}” cannot be read: {reason}"
            self.say("unreadable-file", at or path, message, "put a readable text file there, or remove what names it")
            return None
        self.files.append(path)
        if len(data) > self.limits.file_bytes:
            self.say("too-large", path, f"the file has more than {self.limits.file_bytes} bytes", "split it into several files")
            return None
        return self._decode(path, data, wide)

    def parse(self, source: Source, parse: Callable[[Source, Limits, Report], ReadT], told: Node | None = None) -> ReadT:
        """What stands in a file, as something in another file may have `told` it to be read."""
        name = source.file if told is None else f"{source.file} {place(told)}"
        known = self.before.get(name)
        if known is None or known.told is not told or (known.source, known.limits) != (source, self.limits):
            reports: list[Diagnostic] = []
            found = parse(source, self.limits, reports.append)
            known = Parsed(source, self.limits, told, found, tuple(reports))
        for each in known.reports:
            self.report(each)
        self.parsed[name] = known
        return cast("ReadT", known.found)

    def _decode(self, path: PurePath, data: bytes, wide: bool) -> Source | None:
        coding = next((name for bom, name in _BOMS.items() if data.startswith(bom)), None)
        if coding == "UTF-16" and wide:
            return self._decode_wide(path, data)
        if coding:
            self.say("not-utf8", path, f"the file is in {coding}, not in UTF-8", "save it as UTF-8")
            return None
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            self._not_utf8(path, data.removeprefix(b"\xef\xbb\xbf"))
            return None
        self.texts[self.shown(path)] = source = Source(self.shown(path), text)
        return source

    def _decode_wide(self, path: PurePath, data: bytes) -> Source | None:
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            self.say("not-utf8", path, "the file says that it is in UTF-16, and is not", "save it as UTF-8")
            return None
        self.texts[self.shown(path)] = source = Source(self.shown(path), text)
        return source

    def _not_utf8(self, path: PurePath, data: bytes) -> None:
        """Says where the first bad byte stands. What can be read of the file is kept, for the line to be shown."""
        good = len(data)
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            good = error.start
        before = data[:good].decode("utf-8")
        # Without the stand-in, a line break as the last good character would be the end of the text, not the end of a line.
        line, column = place_of(f"{before}?", len(before))
        self.texts[self.shown(path)] = Source(self.shown(path), data.decode("utf-8", "replace"))
        byte = data[good] if good < len(data) else 0
        self.say("not-utf8", Place(self.shown(path), line, column), f"the byte 0x{byte:02X} is no UTF-8", "save the file as UTF-8")


def _with_strategy(diagnostic: Diagnostic, strategy: str | None) -> Diagnostic:
    return replace(diagnostic, strategy=strategy) if strategy else diagnostic
