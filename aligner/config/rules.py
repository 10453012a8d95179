"""Which rules run for which file, with which options and severities, by the settings in effect."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import Any

from aligner.checks import CHECKS, Check, chosen
from aligner.checks.selection import names, with_terms
from aligner.config import Config, keys
from aligner.config.kinds import Options, WrongValueError
from aligner.errors import UnreadableError, UsageError
from aligner.model import Severity
from aligner.project.globs import covering, may_cover, patterns, patterns_in_one
from aligner.terminology.glossary import read_all


def rules_of(config: Config) -> tuple[Check, ...]:
    """The rules that run, each with its options and the terms of the glossaries.

    Raises ``UsageError`` when none is left, ``UnreadableError`` for a glossary.
    """
    checks = prepared(config[keys.RULE_OPTIONS], config[keys.GLOSSARIES])
    select, ignore, extend = (config[key] for key in (keys.SELECT, keys.IGNORE, keys.EXTEND_SELECT))
    return chosen(checks, select, ignore, extend)


def prepared(options: Options, glossaries: Sequence[str | PathLike[str]]) -> tuple[Check, ...]:
    """All rules, each with its options and the terms of the glossaries. Raises ``UnreadableError``."""
    checks = tuple(configured(check, options.get(check.name, {})) for check in CHECKS)
    try:
        return with_terms(checks, read_all(map(Path, glossaries))) if glossaries else checks
    except UnreadableError as error:
        raise UnreadableError(f"glossary {error}") from None


def options_of(given: Mapping[str, Mapping[str, Any]]) -> Options:
    """Options of rules as a caller gives them, in words of Python or of a configuration: checked as those in a file.

    Raises ``UsageError``.
    """
    plain = {
        rule: dict(map(plain_option, options.items())) if isinstance(options, Mapping) else options
        for rule, options in given.items()
    }
    try:
        return keys.RULE_OPTIONS.kind.parsed(plain)      # type: ignore[no-any-return]
    except WrongValueError as error:
        raise UsageError(f"{error.inside('rules').place}: {error}") from None


def plain_option(option: tuple[str, object]) -> tuple[str, object]:
    """An option as a file has it."""
    name, value = option
    return name.replace("_", "-"), list(value) if isinstance(value, (tuple, set, frozenset)) else value


def configured(check: Check, options: Mapping[str, Any]) -> Check:
    """A rule with options of its own."""
    own = {name: value for name, value in options.items() if name != "severity"}
    return replace(check, **own) if own else check      # type: ignore[type-var]


def severities_of(options: Options) -> dict[str, Severity]:
    """The severities that rules are to have, by their names."""
    return {rule: Severity(given["severity"]) for rule, given in options.items() if "severity" in given}


class PerFile:
    """The rules for each file: all, without those that ``per-file-ignores`` takes away."""

    def __init__(self, config: Config, rules: tuple[Check, ...]) -> None:
        """``rules`` are those that run."""
        self._rules = rules
        self._ignores = [(patterns([glob]), set(names)) for glob, names in config[keys.PER_FILE_IGNORES].items()]
        self._any = patterns_in_one(pattern for found, _ in self._ignores for pattern in found)
        self._known: dict[frozenset[str], tuple[Check, ...]] = {}

    def rules(self, path: str | None) -> tuple[Check, ...]:
        """Those for a path as seen from the folder of the configuration; None: it is not in there."""
        if path is None or not self._ignores or not may_cover(self._any, path):
            return self._rules
        ignored = frozenset(
            name for glob, ignored in self._ignores if covering(glob, path) is not None for name in ignored
        )
        if ignored not in self._known:
            self._known[ignored] = tuple(rule for rule in self._rules if not names(rule) & ignored)
        return self._known[ignored]
