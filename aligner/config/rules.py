"""Which rules run for which file, with which options and severities, by the settings in effect."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from aligner.checks import CHECKS, Check, chosen
from aligner.checks.selection import names, with_terms
from aligner.config import Config, keys
from aligner.model import Severity
from aligner.project.globs import covering, patterns
from aligner.terminology.glossary import read_all


def rules_of(config: Config) -> tuple[Check, ...]:
    """The rules that run, each with its options and the terms of the glossaries.

    Raises ``UsageError`` when none is left, ``UnreadableError`` for a glossary.
    """
    checks = tuple(configured(check, config[keys.RULE_OPTIONS].get(check.name, {})) for check in CHECKS)
    if config[keys.GLOSSARIES]:
        checks = with_terms(checks, read_all(map(Path, config[keys.GLOSSARIES])))
    select, ignore, extend = (config[key] for key in (keys.SELECT, keys.IGNORE, keys.EXTEND_SELECT))
    return chosen(checks, select, ignore, extend)


def configured(check: Check, options: Mapping[str, Any]) -> Check:
    """A rule with options of its own."""
    own = {name: value for name, value in options.items() if name != "severity"}
    return replace(check, **own) if own else check      # type: ignore[type-var]


def severities_of(config: Config) -> dict[str, Severity]:
    """The severities that rules are to have, by their names."""
    options = config[keys.RULE_OPTIONS].items()
    return {rule: Severity(given["severity"]) for rule, given in options if "severity" in given}


class PerFile:
    """The rules for each file: all, without those that ``per-file-ignores`` takes away."""

    def __init__(self, config: Config, rules: tuple[Check, ...]) -> None:
        """``rules`` are those that run."""
        self._rules = rules
        self._ignores = [(patterns([glob]), set(names)) for glob, names in config[keys.PER_FILE_IGNORES].items()]
        self._known: dict[frozenset[str], tuple[Check, ...]] = {}

    def rules(self, path: str | None) -> tuple[Check, ...]:
        """Those for a path as seen from the folder of the configuration; None: it is not in there."""
        if path is None or not self._ignores:
            return self._rules
        ignored = frozenset(
            name for glob, ignored in self._ignores if covering(glob, path) is not None for name in ignored
        )
        if ignored not in self._known:
            self._known[ignored] = tuple(rule for rule in self._rules if not names(rule) & ignored)
        return self._known[ignored]
