"""Where a report goes, and how it may look there."""

import contextlib
import errno
import io
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, TextIO

from aligner.errors import UsageError
from aligner.reporters import Layout

WIDTH_ELSEWHERE = 80
"""Columns of a report that goes to a pipe or a file, unless COLUMNS says otherwise."""
NARROWEST, WIDEST = 20, 1000
"""Columns of a terminal that are believed."""
FAILED_WRITES = frozenset((errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EBADF, errno.EDQUOT, errno.EAGAIN, errno.EROFS))
"""What writing to a stream ends with when it is full, broken or closed."""
COLORS = {"auto": None, "always": True, "never": False}


def layout_of(stream: TextIO, color: bool | None) -> Layout:
    """The layout that fits a stream; ``color`` None: as the environment and the stream say."""
    width = shutil.get_terminal_size((WIDTH_ELSEWHERE, 24)).columns
    return Layout(width=min(max(width, NARROWEST), WIDEST), color=is_colored(stream) if color is None else color)


def is_colored(stream: TextIO) -> bool:
    """NO_COLOR decides (no-color.org), then FORCE_COLOR, then whether a terminal is there to show colours."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


@contextlib.contextmanager
def opened(path: Path | None, inputs: Sequence[str] = (), is_for_programs: bool = False) -> Iterator[TextIO]:
    """Standard output (None or ``-``), or a file that is written whole or not at all.

    ``is_for_programs``: what goes to standard output is UTF-8, whatever people have there. Raises ``UsageError`` when
    the file cannot be written, or is one of the ``inputs``.
    """
    if path is None or path == Path("-"):
        yield standard_output(is_for_programs)
        return
    if any(is_same(path, name) for name in inputs if name != "-"):
        raise UsageError(f"{path} is one of the files to read: it would be lost")
    try:
        file = whole(path) if replaceable(path) else path.open("w", encoding="utf-8", newline="")
        with file as stream:
            yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror or error}") from None


def create(folder: Path) -> None:
    """Make a folder, if there is none. Raises ``UsageError`` when that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder} cannot be made a folder: {error.strerror or error}") from None


def is_same(path: Path, name: str) -> bool:
    """Whether both are one file."""
    try:
        return path.samefile(name)
    except (OSError, ValueError):
        return False


def standard_output(is_for_programs: bool = False) -> TextIO:
    """Standard output, in which a character that its encoding lacks becomes an escape and not a crash.

    What programs read is UTF-8 there too, with line feeds: no other encoding of a terminal, a system or a variable is
    that of JSON, or what a line of XML says that it is in.
    """
    with contextlib.suppress(AttributeError):      # something else may stand in for it, as in tests
        if is_for_programs and not sys.stdout.isatty():
            sys.stdout.reconfigure(encoding="utf-8", newline="")      # type: ignore[union-attr]
        sys.stdout.reconfigure(errors="backslashreplace")      # type: ignore[union-attr]
    return sys.stdout


def is_of_writing(error: OSError) -> bool:
    """Whether it is one that writing to a stream ends with; what else goes wrong says the name of a file, or another
    number."""
    return error.filename is None and error.errno in FAILED_WRITES


def not_written(error: OSError) -> UsageError:
    """The error for standard output that is full, or failed in another way; what is left for it is dropped."""
    drop(sys.stdout)
    return UsageError(f"standard output cannot be written: {error.strerror or error}")


def drop(stream: TextIO) -> None:
    """Let what is left for a stream go nowhere, or Python complains about it at exit."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def replaceable(path: Path) -> bool:
    """Whether another file can take its place: not so for a device or a pipe, as /dev/stdout or a named one."""
    return not path.exists() or stat.S_ISREG(path.stat().st_mode)


@contextlib.contextmanager
def whole(path: Path) -> Iterator[TextIO]:
    """A text file beside the target that takes its place when all is written."""
    with beside(path) as stream, io.TextIOWrapper(stream, "utf-8", newline="") as text:
        yield text


def replace_file(path: Path, data: bytes) -> None:
    """Write a file anew, whole or not at all. Raises ``OSError`` when that cannot be."""
    with beside(path) as stream:
        stream.write(data)


@contextlib.contextmanager
def beside(path: Path) -> Iterator[BinaryIO]:
    """A file beside the target that takes its place when all is written."""
    target = path.resolve()      # through a link: the link stays, the file it names is replaced
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~umask()
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "it is read-only")
    try:
        handle, name = tempfile.mkstemp(dir=target.parent)
    except OSError as error:
        raise OSError(error.errno, f"{error.strerror}, in {path.parent}") from None
    temporary = Path(name)
    try:
        with open(handle, "wb") as stream:
            yield stream
        temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def umask() -> int:
    """The permissions that new files do without."""
    current = os.umask(0)
    os.umask(current)
    return current
