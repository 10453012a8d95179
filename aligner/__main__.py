"""``aligner`` on the command line and ``python -m aligner``: run a command, and end with the right exit code.

    0    nothing found at or above --fail-on
    1    issues found
    2    wrong usage, or a text, model or output that cannot be read, loaded or written
    130  interrupted
    141  the reader of our output closed it, as ``| head`` does
"""

import os
import sys
from collections.abc import Sequence

INTERRUPTED = 130
BROKEN_PIPE = 141


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; a one-line reason goes to standard error."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:      # closed from the start: what is written there goes nowhere
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))      # noqa: SIM115
    try:
        from aligner import cli

        return cli.main(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        from aligner.output import drop

        drop(sys.stdout)
        return BROKEN_PIPE


if __name__ == "__main__":
    sys.exit(run())
