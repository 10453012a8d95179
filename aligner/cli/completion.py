"""What a shell offers where an option takes a name."""

from collections.abc import Callable, Iterable

Offer = Callable[[str], list[str]]


def one_of(names: Callable[[], Iterable[str]]) -> Offer:
    """An option that takes one name."""
    return lambda incomplete: [name for name in names() if name.startswith(incomplete)]


def some_of(names: Callable[[], Iterable[str]]) -> Offer:
    """An option that takes several, separated by commas: the last is completed."""

    def offer(incomplete: str) -> list[str]:
        before, comma, begun = incomplete.rpartition(",")
        return [f"{before}{comma}{name}" for name in names() if name.startswith(begun)]

    return offer


def rules() -> Iterable[str]:
    """The names of the rules, then their categories."""
    from aligner.checks import CHECKS
    from aligner.checks.selection import names

    return dict.fromkeys([*rule_names(), *sorted(name for check in CHECKS for name in names(check))])


def rule_names() -> Iterable[str]:
    """The names of the rules."""
    from aligner.checks import CHECKS

    return [check.name for check in CHECKS]


def formats() -> Iterable[str]:
    """The formats of reports."""
    from aligner.reporters import REPORTERS

    return REPORTERS


def severities() -> Iterable[str]:
    """The severities."""
    from aligner.model import Severity

    return list(Severity)


def thresholds() -> Iterable[str]:
    """The severities, and none of them."""
    return [*severities(), "never"]


def detectors() -> Iterable[str]:
    """The identifiers of languages."""
    from aligner.languages.detectors import DETECTORS

    return DETECTORS


def languages() -> Iterable[str]:
    """The languages that a text can be in."""
    from aligner.languages import SCRIPT_OF

    return sorted(SCRIPT_OF)


def colors() -> Iterable[str]:
    """When there are colours."""
    return ["auto", "always", "never"]
