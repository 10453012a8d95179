"""What the rules about the terms of a glossary have in common."""

from collections.abc import Sequence

from aligner.terminology.glossary import Term

LONGEST = 20_000
"""Characters of a sentence that is looked at."""


def noted(terms: Sequence[Term]) -> str:
    """The note on some terms, if there is one."""
    note = next((term.note for term in terms if term.note), "")
    return f" ({note})" if note else ""
