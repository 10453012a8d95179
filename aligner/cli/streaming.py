"""Reports that are written while the texts are checked."""

import sys
from collections.abc import Sequence
from typing import TextIO

from aligner.engine.running import Result
from aligner.model import Failure, Report, Severity
from aligner.output import not_written
from aligner.reporters import jsonl

STREAMED = ("jsonl",)
"""Formats that need no end to begin."""


class Stream:
    """Writes each result to all of some outputs when it comes.

    An output that nobody reads any more stops the run, unless other reports are to be written: then the run goes on,
    and ends as it would have.
    """

    def __init__(self, outputs: Sequence[TextIO], begun: Report, lowest: Severity, others: bool) -> None:
        """``begun``: the report before a text was checked; ``lowest``: of the issues that are written.

        ``others``: whether there are other reports.
        """
        self._outputs, self._lowest, self._others = outputs, lowest, others
        self._counts = [0, 0]
        self._gone: BrokenPipeError | None = None
        if outputs:
            self._write(jsonl.head(begun.rules, begun.signature))
        for failure in begun.failures:
            self(failure)

    def __call__(self, result: Result) -> None:
        """Write one result."""
        self._counts[isinstance(result, Failure)] += 1
        if self._outputs:
            self._write(jsonl.line(result if isinstance(result, Failure) else result.at_least(self._lowest)))

    def end(self) -> None:
        """Write the last line."""
        if self._outputs:
            self._write(jsonl.end(*self._counts))

    def close(self) -> None:
        """Raise ``BrokenPipeError`` if an output has lost its reader; the other reports are written by now."""
        if self._gone:
            raise self._gone

    def _write(self, line: str) -> None:
        for output in self._outputs:
            try:
                output.write(line)
                output.flush()
            except BrokenPipeError as error:
                if not self._others:
                    raise
                self._gone = self._gone or error
            except OSError as error:
                if output is sys.stdout:
                    raise not_written(error) from None
                raise
