"""How another tool's CSV is read: the file, and which of its columns holds what."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, ConfigDict, model_validator

from playbook_gen.model import editor_types
from playbook_gen.model.base import Model
from playbook_gen.model.fields import Slug, Text, refuse, scalar
from playbook_gen.model.marks import OrOne, ReadText
from playbook_gen.source.names import READINGS, is_file_of_readings, is_path
from playbook_gen.source.notation import ISO, days


def _file(value: object) -> str:
    name = scalar(value, "the name of a file")
    if is_path(name):
        hint = "put the file beside strategy.yml and write its name alone: visits.csv"
        raise refuse("path-outside", f"“{name[:60]}” leads out of the strategy's folder", hint)
    if name == READINGS:
        raise refuse("wrong-value", f"{READINGS} is read anyway, by its own columns", "give the other tool's file another name: visits.csv")
    if not is_file_of_readings(name):
        hint = "write a name that ends in .csv and does not begin with “_” or “.”: visits.csv"
        raise refuse("wrong-value", f"“{name[:60]}” is no name of a file of readings", hint)
    return name


def _notation(value: object) -> str:
    text = scalar(value, "how days are written")
    if len(text) > 40 or days(text) is None:
        raise refuse("wrong-value", f"“{text[:60]}” does not say how days are written", "write year, month and day as YYYY, MM and DD: DD/MM/YYYY")
    return text


class ReadingsFile(Model):
    """A CSV file that another tool wrote, in the strategy's folder: which column holds the day, which the value, and of which KPI they are."""

    model_config = ConfigDict(
        json_schema_extra={**editor_types.at_least_one("kpi", "kpi_column"), **editor_types.apart(("kpi", "kpi_column"), ("kpi", "kpis"))}
    )

    file: Annotated[str, ReadText(_file, editor_types.CSV_FILE)]
    """The file's name. It lies beside strategy.yml. The columns may be parted by commas, semicolons or tabs, and lines may stand above their names.
    Example: order-survey.csv
    """
    kpi: Slug | None = None
    """The KPI whose values the column holds: one of kpis, by id. For another column of the same file, write the file once more. Example: recommended-share"""
    kpi_column: Text | None = None
    """The column that says, row by row, which KPI the value is of; instead of kpi. Example: Metric"""
    kpis: dict[Text, Slug] = {}
    """What that column calls a KPI, and its id here; rows of anything else are left out. Without it, the column holds ids.
    Example: {Recommended: recommended-share, Walks hosted: walks-hosted}
    """
    date_column: Text
    """The column that holds the day. A row without one is left out. Example: Date"""
    value_column: Text
    """The column that holds the value. A row without one is left out. Example: Share"""
    note_column: Text | None = None
    """The column that holds what a reader should know of the value. Example: Remark"""
    date_format: Annotated[str, ReadText(_notation, editor_types.DATE_FORMAT)] = ISO
    """How the file writes days: YYYY (or YY), MM and DD with what stands between them. Without a word it is YYYY-MM-DD. Example: DD/MM/YYYY"""
    decimal: Literal[".", ","] = "."
    """What stands before the decimals in this file. Without a word it is a point. The other sign may then stand between thousands. Example: ",\""""

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.kpi is not None and (self.kpi_column is not None or self.kpis):
            key = "kpi_column" if self.kpi_column is not None else "kpis"
            raise refuse("wrong-value", "a value is of one KPI, or of the one that its row names", f"keep kpi, or {key}", at=(key,))
        if self.kpi is None and self.kpi_column is None:
            raise refuse("missing-key", "nobody can tell of which KPI these values are", "add kpi with an id, or kpi_column with the column that names it")
        return self


def _forgotten(files: tuple[ReadingsFile, ...]) -> tuple[ReadingsFile, ...]:
    """None of them: what a file gave stands under its KPI. Who may not see that KPI cannot learn of it from here either."""
    return files[:0]


ReadingsFiles = Annotated[tuple[ReadingsFile, ...], OrOne(), AfterValidator(_forgotten)]
