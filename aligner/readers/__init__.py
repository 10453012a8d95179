"""Path or bytes -> Document, a file format each."""

import os
import stat
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from aligner.errors import UnreadableError
from aligner.model import Document
from aligner.readers import html, plain
from aligner.readers.encodings import GUESSED

Reader = Callable[[bytes, str, str | None], Document]
"""Bytes, the name for reports, the encoding the user stated -> Document."""

READERS: dict[str, Reader] = {".txt": plain.read, **dict.fromkeys((".html", ".htm", ".xhtml"), html.read)}
"""By suffix; a suffix that is not here is plain text."""

MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mdx")
"""Suffixes of text with Markdown's marks in it."""

LARGEST = 256 * 2**20
"""Bytes. A file or stream beyond this is no text anybody wrote; without a limit /dev/zero would fill the memory."""


def read_file(path: str | os.PathLike[str], encoding: str | None = None, name: str | None = None) -> Document:
    """Read one file; ``name`` is what reports call it (None: its path).

    Raises ``UnreadableError`` when it is missing, a folder, forbidden, too large or not text, and ``UsageError`` when
    there is no such encoding.
    """
    name = os.fspath(path) if name is None else name
    return read(bytes_of(path, name), name, encoding)


def standard_input(name: str) -> bytes:
    """What comes from standard input, and no more of it than it takes to see that it is too much.

    Raises ``UnreadableError``.
    """
    if sys.stdin is None:
        raise UnreadableError(f"{name}: cannot be read: standard input is closed")
    try:
        return sys.stdin.buffer.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableError(f"{name}: cannot be read: {error.strerror or error}") from None


def read(data: bytes, name: str, encoding: str | None = None) -> Document:
    """The document that the bytes of a file are; the suffix of its name chooses the format."""
    return READERS.get(Path(name).suffix.lower(), plain.read)(data, name, encoding)


def bytes_of(path: str | os.PathLike[str], name: str) -> bytes:
    """What is in a file. Raises ``UnreadableError``."""
    try:
        with open(path, "rb") as stream:
            return all_of(stream, name)
    except FileNotFoundError:
        raise UnreadableError(f"{name}: there is no such file") from None
    except IsADirectoryError:
        raise UnreadableError(f"{name}: is a folder; name the files in it, as in {Path(name) / '*.txt'}") from None
    except (OSError, ValueError) as error:      # ValueError: a NUL in the path
        raise UnreadableError(f"{name}: cannot be read: {getattr(error, 'strerror', None) or error}") from None


def all_of(stream: BinaryIO, name: str) -> bytes:
    """What comes from a stream. Raises ``UnreadableError`` when that is too much."""
    return bounded(stream.read() if is_small(stream) else stream.read(LARGEST + 1), name)


def is_small(stream: BinaryIO) -> bool:
    """Whether it is a file of a size that a text can have: to ask it for more would make room for more."""
    try:
        about = os.fstat(stream.fileno())
    except (OSError, ValueError):      # no file
        return False
    return stat.S_ISREG(about.st_mode) and 0 < about.st_size <= LARGEST


def bounded(data: bytes, name: str) -> bytes:
    """The bytes, if they are not more than a text can have. Raises ``UnreadableError``."""
    if len(data) > LARGEST:
        raise UnreadableError(f"{name}: larger than {LARGEST // 2**20} MB; split it into files of chapters or articles")
    return data


def read_again(data: bytes, name: str, stated: str | None, encoding: str, notes: tuple[str, ...]) -> Document:
    """The document that the bytes were when they were read first, with what was noted, and without guessing again."""
    if stated is None and encoding in GUESSED:
        return replace(read(data, name, encoding), encoding=encoding, notes=notes)
    return replace(read(data, name, stated), notes=notes)
