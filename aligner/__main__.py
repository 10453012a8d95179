"""``aligner`` on the command line and ``python -m aligner``: run a command, and end with the right exit code.

    0    nothing found at or above --fail-on
    1    issues found
    2    wrong usage, or a text, model or output that cannot be read, loaded or written
    130  interrupted; 143 ended by SIGTERM, 129 by SIGHUP, as any program
    141  the reader of our output closed it, as ``| head`` does
"""

import os
import signal
import sys
from collections.abc import Sequence

INTERRUPTED = 130
BROKEN_PIPE = 141
ENDING = ("SIGTERM", "SIGHUP")
"""Signals by which a server ends a job, and a terminal its programs."""


class EndedError(KeyboardInterrupt):
    """One of them has come: what is half done is taken away, as when somebody interrupts."""


def end(number: int, _: object) -> None:
    """Raise ``EndedError``, once."""
    signal.signal(number, signal.SIG_IGN)
    raise EndedError(number)


def heed_signals() -> None:
    """Have ``end`` called, but for what whoever started us wants to be ignored."""
    for number in (getattr(signal, name, None) for name in ENDING):
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, end)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; a one-line reason goes to standard error."""
    if arguments is None:
        heed_signals()
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:      # closed from the start: what is written there goes nowhere
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))      # noqa: SIM115
    try:
        from aligner import cli

        return cli.main(arguments)
    except EndedError as ended:
        (number,) = ended.args
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)      # whoever waits for us sees what it was
        return 128 + int(number)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        from aligner.output import drop

        drop(sys.stdout)
        return BROKEN_PIPE


if __name__ == "__main__":
    sys.exit(run())
