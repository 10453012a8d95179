"""The kind of the table of rules: the severity of each, and its options."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from aligner.checks import Check
from aligner.config.kinds.base import Kind, Schema, WrongValueError, at_place, known_name, table_of
from aligner.config.kinds.lists import Texts
from aligner.config.kinds.scalars import Choice, Flag, Number, Text, Whole
from aligner.model import Severity
from aligner.terminology.glossary import Terms

Options = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class RuleOptions(Kind[Options]):
    """A table for each rule: its severity, and what its own options are to be."""

    checks: tuple[Check, ...] = ()
    what: str = "a table of rules"

    def parsed(self, value: object) -> Options:
        """See ``Kind``."""
        checks = {check.name: check for check in self.checks}
        found = {}
        for rule, options in table_of(value, self.what).items():
            try:
                known_name("rule", rule, checks)
            except WrongValueError as error:
                raise WrongValueError(str(error), (rule,), is_name=True) from None
            found[rule] = at_place(self.options, options, rule, checks[rule])
        return found

    def options(self, value: object, check: Check) -> Mapping[str, Any]:
        """The options of a rule, by the names of its fields."""
        kinds = option_kinds(check)
        found = {}
        for name, given in table_of(value, "a table of options").items():
            try:
                known_name(f"option of {check.name}", name, kinds)
            except WrongValueError as error:
                raise WrongValueError(str(error), (name,), is_name=True) from None
            found[name.replace("-", "_")] = at_place(kinds[name].parsed, given, name)
        return found

    def schema(self) -> Schema:
        """See ``Kind``."""
        return {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                check.name: {
                    "type": "object",
                    "description": (type(check).__doc__ or "").partition("\n")[0],
                    "additionalProperties": False,
                    "properties": {
                        name: {**kind.schema(), **({} if name == "severity" else default_of(check, name))}
                        for name, kind in option_kinds(check).items()
                    },
                }
                for check in self.checks
            },
        }


SEVERITY = Choice("severity", tuple(map(str, Severity)))


@dataclass(frozen=True)
class Many(Kind[Any]):
    """A list that an option of a rule keeps as it does: a tuple or a set."""

    made: type
    what: str = "a list of texts"

    def parsed(self, value: object) -> Any:
        """See ``Kind``."""
        return self.made(Texts().parsed(value))

    def schema(self) -> Schema:
        """See ``Kind``."""
        return Texts().schema()


def option_kinds(check: Check) -> dict[str, Kind[Any]]:
    """What can be said of a rule: its severity, and each of its options by the kind of its default."""
    kinds: dict[str, Kind[Any]] = {"severity": SEVERITY}
    for field in fields(check):      # type: ignore[arg-type]
        kind = kind_of(getattr(check, field.name))
        if kind is not None:
            kinds[field.name.replace("_", "-")] = kind
    return kinds


def kind_of(default: object) -> Kind[Any] | None:
    """The kind of an option, by its default; None for what a file cannot hold."""
    if isinstance(default, bool):
        return Flag()
    if isinstance(default, int):
        return Whole(0, 10**9)
    if isinstance(default, float):
        return Number(least=-(10.0**9))
    if isinstance(default, str):
        return Text()
    if isinstance(default, Terms):
        return None      # they come from the glossaries
    if isinstance(default, (tuple, frozenset)) and all(isinstance(each, str) for each in default):
        return Many(type(default))
    return None


def default_of(check: Check, name: str) -> Schema:
    """The default of an option, as a schema has it."""
    value = getattr(check, name.replace("-", "_"))
    return {"default": sorted(value) if isinstance(value, frozenset) else value}
