"""Severities that rules are to have instead of their own."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from aligner.model import DocumentReport, Issue, Severity

Severities = Mapping[str, Severity]
"""By the names of the rules."""


def judged(found: DocumentReport, severities: Severities) -> DocumentReport:
    """The results with these severities."""

    def anew(issue: Issue) -> Issue:
        return replace(issue, severity=severities.get(issue.rule, issue.severity))

    aside = (replace(each, issue=anew(each.issue)) for each in found.aside)
    return replace(found, issues=tuple(map(anew, found.issues)), aside=tuple(aside))


def signed(signature: str, severities: Severities, *more: str) -> str:
    """The signature of results that these, and more, decide as well."""
    deciding = (*sorted(severities.items()), *more)
    return hashlib.sha256(repr((signature, deciding)).encode()).hexdigest()[:12] if deciding else signature
