"""Which rules run."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from aligner.checks.base import Check, Need, TermCheck
from aligner.errors import UsageError, unknown
from aligner.terminology.glossary import Terms


def chosen(
    checks: Sequence[Check], select: Sequence[str] = (), ignore: Sequence[str] = (), extend: Sequence[str] = ()
) -> tuple[Check, ...]:
    """The checks that ``select`` names (when it names none: all that run by default) and those that ``extend`` names,
    without those that ``ignore`` names.

    A name is that of a rule, of its category, or of the first part of its category; a category stands for the rules in
    it that run by default. Raises ``UsageError`` for a name that is none of them and when nothing is left.
    """
    known = {name for check in checks for name in names(check)}
    for name in (*select, *ignore, *extend):
        if name not in known:
            raise unknown("rule or category", name, known)
    rules = tuple(
        check
        for check in checks
        if ((is_named(check, select) if select else check.by_default) or is_named(check, extend))
        and not names(check) & set(ignore)
    )
    if not rules:
        raise UsageError("no rule is left to run: --ignore takes away all that --select names")
    return rules


def is_named(check: Check, named: Sequence[str]) -> bool:
    """Whether a check is asked for: by its name, or with others by a category."""
    return check.name in named or (check.by_default and not names(check).isdisjoint(named))


def with_terms(rules: Sequence[Check], terms: Terms) -> tuple[Check, ...]:
    """The same rules; those that ask for the terms of glossaries have them."""
    asked = Need.GLOSSARY if terms else Need.NOTHING
    return tuple(with_option(rule, "terms", terms) if rule.needs & asked else rule for rule in rules)


def lacks_terms(rule: Check) -> bool:
    """Whether a rule asks for the terms of glossaries, and has none."""
    return Need.GLOSSARY in rule.needs and not cast("TermCheck", rule).terms


def with_option(rule: Any, name: str, value: object) -> Check:
    """A rule with another value of one of its options."""
    changed: Check = replace(rule, **{name: value})
    return changed


def names(check: Check) -> set[str]:
    """What a user may call a check."""
    return {check.name, check.category.value, check.category.value.partition("/")[0]}


def rules_by_name(checks: Sequence[Check]) -> dict[str, frozenset[str]]:
    """What a user may name, and the rules that it stands for."""
    known = sorted({name for check in checks for name in names(check)})
    return {name: frozenset(check.name for check in checks if name in names(check)) for name in known}
