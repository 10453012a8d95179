"""Kinds of tables: rules for files, and pairs of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from aligner.config.kinds.base import Kind, Schema, WrongValueError, at_place, table_of, text_of
from aligner.config.kinds.lists import Names, glob_of
from aligner.errors import UsageError
from aligner.project.pairing import Pairing, pairing


@dataclass(frozen=True)
class PerFile(Kind[Mapping[str, tuple[str, ...]]]):
    """Rules for the files that a pattern fits."""

    names: tuple[str, ...] = ()
    what: str = "a table of patterns and lists of rules"

    def parsed(self, value: object) -> Mapping[str, tuple[str, ...]]:
        """See ``Kind``."""
        rules = Names(noun="rule or category", names=self.names)
        found = {}
        for glob, names in table_of(value, self.what).items():
            try:
                glob_of(glob)
            except WrongValueError as error:
                raise WrongValueError(str(error), (glob,), is_name=True) from None
            found[glob] = at_place(rules.parsed, names, glob)
        return found

    def schema(self) -> Schema:
        """See ``Kind``."""
        return {"type": "object", "additionalProperties": Names(noun="", names=self.names).schema()}


@dataclass(frozen=True)
class Pairs(Kind[tuple[Pairing, ...]]):
    """Patterns of translations, each with that of the sources."""

    what: str = "a table of translations and their sources"

    def parsed(self, value: object) -> tuple[Pairing, ...]:
        """See ``Kind``."""
        found = []
        for translation, source in table_of(value, self.what).items():
            text = at_place(text_of, source, translation)
            try:
                found.append(pairing(translation, text))
            except UsageError as error:
                raise WrongValueError(f"cannot be used: {error}", (translation,), is_name=True) from None
        return tuple(found)

    def schema(self) -> Schema:
        """See ``Kind``."""
        side = {"type": "string", "pattern": "^[^*?]+$"}
        return {"type": "object", "propertyNames": side, "additionalProperties": side}
