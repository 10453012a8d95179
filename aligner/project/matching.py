"""Which files belong together: a list of them, or two folders and what the names have in common."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligner.errors import UsageError
from aligner.model import Failure

NAME = "{name}"


@dataclass(frozen=True, slots=True)
class FilePair:
    """An original and its translation."""

    source: Path
    target: Path


def pairs_of(file: Path, lines: Sequence[str]) -> list[FilePair]:
    """The pairs of a list, ``source TAB target`` a line, both as seen from the folder of the list.

    Blank lines and those that begin with # are skipped. Raises ``UsageError`` for a line that is no pair.
    """
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        names = [name.strip() for name in line.split("\t")]
        if len(names) != 2 or not all(names):
            raise UsageError(f"{file}:{number}: a line has two file names, with a tab between them")
        found.append(FilePair(*(file.parent / name for name in names)))
    return found


def source_of(path: str, pattern: str) -> str:
    """The source of a text: the pattern with the text's file name up to one of its dots for {name}.

    Which dot, the files say: the last that gives one that is there; without any, the first.
    """
    parts = Path(path).name.split(".")
    names = [".".join(parts[:length]) for length in range(max(len(parts) - 1, 1), 0, -1)]
    sources = [pattern.replace(NAME, name) for name in names]
    there = (each for each in sources if os.path.lexists(each) and os.path.abspath(each) != os.path.abspath(path))
    return next(there, sources[-1])


def matched(source: Path, target: Path, patterns: tuple[str, str]) -> tuple[list[FilePair], list[Failure]]:
    """The files of two folders whose names fit the patterns with the same {name}, and those left over.

    Raises ``UsageError`` for a pattern without {name} and for what is no folder.
    """
    left, right = (named(folder, pattern) for folder, pattern in zip((source, target), patterns, strict=True))
    found = [FilePair(left[name], right[name]) for name in sorted(left.keys() & right.keys())]
    return found, [*lonely(left, right, target, patterns[1]), *lonely(right, left, source, patterns[0])]


def lonely(own: dict[str, Path], others: dict[str, Path], folder: Path, pattern: str) -> Iterator[Failure]:
    """The files without a counterpart, and the name it would have."""
    for name in sorted(own.keys() - others.keys()):
        yield Failure(str(own[name]), f"nothing belongs to it: there is no {folder / pattern.replace(NAME, name)}")


def named(folder: Path, pattern: str) -> dict[str, Path]:
    """The files of a folder that fit a pattern, by what stands for {name}; hidden ones and folders are left out."""
    if pattern.count(NAME) != 1 or os.sep in pattern:
        raise UsageError(f"--match {pattern}: a pattern is a file name with {NAME} in it, as {NAME}.ru.txt")
    before, after = map(re.escape, pattern.split(NAME))
    fits = re.compile(f"{before}(.+){after}", re.DOTALL)
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise UsageError(f"{folder}: cannot be read as a folder: {error.strerror}") from None
    files = (entry for entry in entries if not entry.name.startswith(".") and entry.is_file())
    return {match[1]: entry for entry in files if (match := fits.fullmatch(entry.name))}


def outputs(matches: Sequence[FilePair], folder: Path, suffix: str) -> list[Path]:
    """Where the alignment of each pair goes: its translation's name, with another suffix.

    Raises ``UsageError`` when two would go to the same place.
    """
    found: dict[Path, FilePair] = {}
    for match in matches:
        path = folder / f"{match.target.stem}{suffix}"
        if path in found:
            raise UsageError(f"{path}: would be written for {found[path].target} and again for {match.target}")
        found[path] = match
    return list(found)
