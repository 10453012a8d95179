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
    try:
        from aligner import cli

        code = cli.main(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # What is still buffered has no reader: it goes nowhere, or Python complains about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    return code


if __name__ == "__main__":
    sys.exit(run())
