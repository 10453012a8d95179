"""Results of many documents: a few stay in memory, many wait in a temporary file until a report asks for them."""

import contextlib
import pickle
import tempfile
from array import array
from collections.abc import Iterator, Sequence
from typing import IO, overload

from aligner.errors import UsageError
from aligner.model import DocumentReport

IN_MEMORY = 2_000_000
"""Characters of texts and their sources up to which all is kept in memory: 300 articles. A run of fewer never touches
the disk."""


class Spool(Sequence[DocumentReport]):
    """Results in the order they came, to be iterated as often as reports need.

    What goes to the disk goes to a file without a name, of this process alone: nobody else can write what is read back.
    It is gone with the spool.
    """

    def __init__(self, in_memory: int = IN_MEMORY) -> None:
        """``in_memory``: how many characters of text are kept there."""
        self._kept: list[DocumentReport] = []
        self._room = in_memory
        self._file: IO[bytes] | None = None
        self._starts = array("Q", [0])

    def append(self, found: DocumentReport) -> None:
        """Add a result. Raises ``UsageError`` when the disk is full."""
        self._room -= len(found.document.text) + (len(found.source.text) if found.source else 0)
        if self._file is None and self._room >= 0:
            self._kept.append(found)
            return
        with spoken():
            if self._file is None:
                self._file = tempfile.TemporaryFile(prefix="aligner-", buffering=2**20)      # noqa: SIM115
            data = pickle.dumps(found, pickle.HIGHEST_PROTOCOL)
            self._file.seek(self._starts[-1])
            self._file.write(data)
        self._starts.append(self._starts[-1] + len(data))

    def __len__(self) -> int:
        """How many there are."""
        return len(self._kept) + len(self._starts) - 1

    def __iter__(self) -> Iterator[DocumentReport]:
        """From the first to the last, one in memory at a time."""
        yield from self._kept
        for index in range(len(self._starts) - 1):
            yield self._read(index)

    @overload
    def __getitem__(self, index: int) -> DocumentReport: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[DocumentReport]: ...
    def __getitem__(self, index: int | slice) -> DocumentReport | Sequence[DocumentReport]:
        """One of them, or several."""
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        index = range(len(self))[index]
        return self._kept[index] if index < len(self._kept) else self._read(index - len(self._kept))

    def _read(self, index: int) -> DocumentReport:
        assert self._file is not None
        start, end = self._starts[index : index + 2]
        with spoken():
            self._file.seek(start)
            found: DocumentReport = pickle.loads(self._file.read(end - start))
        return found


@contextlib.contextmanager
def spoken() -> Iterator[None]:
    """A disk that is full, or fails, as the user's error."""
    try:
        yield
    except OSError as error:
        raise UsageError(
            f"{tempfile.gettempdir()}: the results cannot be kept there: {error.strerror or error}; "
            "TMPDIR names another folder"
        ) from None
