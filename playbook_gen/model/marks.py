"""What a field declares of itself beside its type, so that references and texts are found in any model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field that holds ids of things of one kind."""

    kind: str

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """For editors: `ref team` is one id, `refs team` one or many."""
        schema = handler(core)
        return {**schema, "$comment": f"{'refs' if 'anyOf' in schema else 'ref'} {self.kind}"}


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """How a value is read: `read(value)` gives what the field holds, or refuses. Editors learn `schema` of it.

    pydantic's own marks look at the function anew for each field, and work out how to write the type, too: a tenth of a short command.
    """

    read: Callable[[Any], Any]
    schema: dict[str, Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(self.schema)


@dataclass(frozen=True, slots=True, eq=False)
class ReadText:
    """How a text is read: `read(value)` gives it, or refuses. Editors learn `schema` of it."""

    read: Callable[[Any], str]
    schema: dict[str, Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.read, core_schema.str_schema())

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(self.schema)


@dataclass(frozen=True, slots=True)
class InList:
    """A word of one of the open lists; `check(value, info)` refuses any other."""

    name: str
    check: Callable[[Any, Any], str]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_before_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """For editors: the list by its name, whose words a playbook may add to."""
        return {"$comment": f"list {self.name}", "type": "string"}


@dataclass(frozen=True, slots=True)
class Between:
    """A number of a span, both ends included; `check` refuses one outside. Editors learn the span too."""

    low: int
    high: int | None
    check: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(core), "minimum": self.low, **({} if self.high is None else {"maximum": self.high})}


class OrOne:
    """A list that may be written as its one entry alone, of which editors learn `schema`, else what they learn of each entry."""

    def __init__(self, schema: dict[str, Any] | None = None) -> None:
        self.schema = schema

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_as_list, handler(source))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        several = handler(core)
        return {"anyOf": [self.schema or several["items"], several]}


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


class Also:
    """A shorter way to write a value beside its full form, as editors learn it: a number for `{value: …}`."""

    def __init__(self, **schema: Any) -> None:
        self.schema = schema

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [self.schema, handler(core)]}


class TextMark:
    """Marks a field whose text people read."""


class ProseMark(TextMark):
    """Marks a field whose text is Markdown and may hold `[[kind:id]]`."""
