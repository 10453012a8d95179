"""The texts that a command is given."""

import sys
from collections.abc import Iterator, Sequence

from aligner.cli.ending import failure_of
from aligner.cli.progress import Progress
from aligner.errors import UnreadableError, UsageError
from aligner.matching import source_of
from aligner.model import Document, Failure
from aligner.readers import read_file, read_stream


def readable(
    paths: Sequence[str],
    encoding: str | None,
    stdin_name: str,
    failures: list[Failure],
    progress: Progress,
    source: str | None = None,
    originals: dict[str, Document] | None = None,
) -> Iterator[Document]:
    """The documents that can be read, one after another; why the others cannot goes into ``failures``.

    With a source, or a pattern of sources, that of each document goes into ``originals`` under its name.
    """
    if paths.count("-") > 1:
        raise UsageError("standard input can be read once: - is named twice")
    for index, path in enumerate(paths):
        name = stdin_name if path == "-" else path
        progress(name, index, len(paths))
        try:
            document = read_stream(sys.stdin.buffer, name, encoding) if path == "-" else read_file(path, encoding)
            if source is not None and originals is not None:
                originals[name] = read_file(source_of(name, source), encoding)
        except UnreadableError as error:
            failures.append(failure_of(error, name, *([] if source is None else [source_of(name, source)])))
        else:
            yield document
