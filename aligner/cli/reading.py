"""The texts that a command is given."""

import sys
from collections.abc import Iterator, Sequence

from aligner.engine.running import STDIN, failure_of
from aligner.errors import UnreadableError, UsageError
from aligner.model import Document, Failure
from aligner.readers import read_file, read_stream


def readable(
    paths: Sequence[str], encoding: str | None, stdin_name: str, failures: list[Failure]
) -> Iterator[Document]:
    """The documents that can be read, one after another; why the others cannot goes into ``failures``."""
    refuse_twice(paths)
    for path in paths:
        name = stdin_name if path == STDIN else path
        try:
            yield read_stream(sys.stdin.buffer, name, encoding) if path == STDIN else read_file(path, encoding)
        except UnreadableError as error:
            failures.append(failure_of(error, name))


def refuse_twice(paths: Sequence[str]) -> None:
    """Raise ``UsageError`` when standard input is named twice."""
    if paths.count(STDIN) > 1:
        raise UsageError("standard input can be read once: - is named twice")
