"""The texts that a command is given."""

from collections.abc import Iterator, Sequence

from aligner.engine.running import failure_of
from aligner.errors import UnreadableError, UsageError
from aligner.model import Document, Failure
from aligner.project.discovery import STDIN
from aligner.readers import bounded, read, read_file, standard_input


def readable(
    paths: Sequence[str], encoding: str | None, stdin_name: str, failures: list[Failure]
) -> Iterator[Document]:
    """The documents that can be read, one after another; why the others cannot goes into ``failures``."""
    refuse_twice(paths)
    for path in paths:
        name = stdin_name if path == STDIN else path
        try:
            if path == STDIN:
                yield read(bounded(standard_input(name), name), name, encoding)
            else:
                yield read_file(path, encoding)
        except UnreadableError as error:
            failures.append(failure_of(error, name))


def refuse_twice(paths: Sequence[str]) -> None:
    """Raise ``UsageError`` when standard input is named twice."""
    if paths.count(STDIN) > 1:
        raise UsageError("standard input can be read once: - is named twice")
