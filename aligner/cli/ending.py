"""How a command ends: the exit codes, and what is said on standard error."""

import sys
from collections.abc import Sequence

from aligner.errors import AlignerError, ConfigError
from aligner.model import Failure
from aligner.output import drop
from aligner.reporters.safe import visible

CLEAR, ISSUES_FOUND, USAGE_ERROR = 0, 1, 2


def told(failures: Sequence[Failure]) -> int:
    """Say on standard error what could not be read, and give the exit code for that."""
    for failure in failures:
        complain(f"{failure.name}: {failure.reason}")
    return USAGE_ERROR if failures else CLEAR


def tell_notes(name: str, notes: Sequence[str]) -> None:
    """Say on standard error what should be known of how a text was read, where its report has no room for that."""
    for note in notes:
        complain(f"{name}: {note}")


def complain(reason: str) -> None:
    """One line on standard error, whatever a name in it holds."""
    told_aside(f"aligner: {' '.join(reason.split())}")


def told_aside(line: str) -> None:
    """A line on standard error; where that is full or has no reader, the exit code alone tells."""
    try:
        print(visible(line), file=sys.stderr, flush=True)
    except OSError:
        drop(sys.stderr)


def refused(error: AlignerError) -> int:
    """Say on standard error what the user can put right, with its place in a file, and give the exit code for that."""
    complain(str(error))
    if isinstance(error, ConfigError):
        for line in error.place:
            told_aside(f"  {line}")
    return USAGE_ERROR
