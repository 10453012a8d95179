"""Paths, folders and patterns -> the files to read, in an order that is always the same, and what was left out and why.

A file that is named is always read. In folders, and where a pattern is named, the files are those of the suffixes of
texts, without what is hidden, what git ignores and what is excluded.
"""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from aligner.errors import UnreadableError
from aligner.model import Failure
from aligner.project.gitignore import GitIgnore
from aligner.project.globs import Pattern, covering, deciding, has_magic, pattern
from aligner.readers.encodings import CONTROLS, MOST_CONTROLS

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm")
"""Of the texts looked for in folders."""

STDIN = "-"

SNIFFED = 8192
"""Bytes from the beginning of a file that tell a text from something else."""
MOST_ODD = 0.1
"""In UTF-16 the high bytes, controls nearly all of them, stand at every second place; elsewhere they stand anywhere."""

SPECIAL = ((stat.S_ISFIFO, "a named pipe"), (stat.S_ISSOCK, "a socket"), (stat.S_ISCHR, "a device"),
           (stat.S_ISBLK, "a device"))  # fmt: skip

NOTHING_FITS = "there is no such file, and as a pattern it fits none"
NO_TEXTS = f"no text in it: none of {', '.join(SUFFIXES)}"
UNNAMED = "names no file; is a variable empty?"
SAYS_WHY = "; --show-skipped says what was left out"
NO_TEXT, HIDDEN, IGNORED, EXCLUDED = "no text, by its name", "hidden", "ignored by", "excluded by"
NOT_ASKED = "not among the paths of the settings"
OWN_REPORT = "the report of this run"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder that was met and not read."""

    path: str
    reason: str
    is_expected: bool = False
    """Whether nobody would look for a text there: another suffix, a hidden folder."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What is looked for in folders."""

    root: Path = field(default_factory=Path)
    """The folder that patterns of the configuration are seen from."""
    exclude: tuple[Pattern, ...] = ()
    forces_exclude: bool = False
    """Whether ``exclude`` is for files that are named as well."""
    wants: Callable[[str], bool] = lambda path: False
    """Files beside those with the suffix of a text: told their path seen from ``root``."""
    written: frozenset[str] = frozenset()
    """Whole paths of the reports of this run: what an earlier one has left there is no text."""

    def inside(self, path: str) -> str | None:
        """A path as seen from the root, with / between its parts; None for what is not in it."""
        try:
            seen = os.path.relpath(os.path.abspath(path), self.root)
        except ValueError:      # another drive
            return None
        return None if seen.split(os.sep)[0] == os.pardir else seen.replace(os.sep, "/")

    def excludes(self, path: str) -> Pattern | None:
        """The pattern that leaves a path out, itself or with a folder that it is in."""
        inside = self.inside(path) if self.exclude else None
        return None if inside is None else covering(self.exclude, inside)


@dataclass(frozen=True, slots=True)
class Discovery:
    """What there is to read."""

    files: tuple[str, ...]
    """In the order named; of a folder in the order of the alphabet. Each once."""
    named: frozenset[str]
    """Those of them that were named themselves."""
    skipped: tuple[Skipped, ...] = ()
    failures: tuple[Failure, ...] = ()

    def among(self, others: "Discovery") -> "Discovery":
        """What is found here and there."""
        wanted = {os.path.abspath(path) for path in others.files}
        kept = {path: path == STDIN or os.path.abspath(path) in wanted for path in self.files}
        files = tuple(path for path, is_wanted in kept.items() if is_wanted)
        left = (Skipped(path, NOT_ASKED, is_expected=True) for path, is_wanted in kept.items() if not is_wanted)
        return replace(self, files=files, named=self.named & frozenset(files), skipped=(*self.skipped, *left))


def discover(paths: Sequence[str], scope: Scope) -> Discovery:
    """Find the files. What cannot be read as a folder is a failure, and so are a folder without a text and a pattern
    that fits nothing: who named it has mistyped it, and would wait for results of it for ever.
    """
    files: dict[str, str] = {}
    named: set[str] = set()
    skipped: list[Skipped] = []
    failures: list[Failure] = []
    for path in paths:
        if not path:
            failures.append(Failure("''", UNNAMED))
            continue
        if path == STDIN or not is_walked(path):
            found: Iterable[str | Skipped | Failure] = named_file(path, scope)
            named.add(path)
        elif os.path.isdir(path):
            found = walked(path, scope)
        else:
            found = fitting(path, scope)
        number, before = 0, (len(failures), len(skipped))
        for each in found:
            if isinstance(each, Skipped):
                skipped.append(each)
            elif isinstance(each, Failure):
                failures.append(each)
            else:
                number += 1
                files.setdefault(each if each == STDIN else os.path.abspath(each), each)
        if path not in named and not number and len(failures) == before[0]:
            is_left_out = any(not each.is_expected for each in skipped[before[1] :])
            failures.append(Failure(path, NO_TEXTS + (SAYS_WHY if is_left_out else "")))
    kept = tuple(files.values())
    return Discovery(kept, frozenset(named) & frozenset(kept), tuple(skipped), tuple(failures))


def is_walked(path: str) -> bool:
    """Whether a path is a folder, or a pattern and not the name of a file."""
    return os.path.isdir(path) or (has_magic(path) and not os.path.lexists(path))


def named_file(path: str, scope: Scope) -> Iterator[str | Skipped]:
    """A file that is named: only ``--force-exclude`` can leave it out."""
    left_out = scope.excludes(path) if scope.forces_exclude and path != STDIN else None
    yield Skipped(path, f"{EXCLUDED} {left_out.text}") if left_out else path


def fitting(path: str, scope: Scope) -> Iterator[str | Skipped | Failure]:
    """The files that a pattern fits, whatever their suffix."""
    parts = Path(path).parts
    plain = next(index for index, part in enumerate(parts) if has_magic(part))
    folder = os.path.join(*parts[:plain]) if plain else os.curdir
    if not os.path.isdir(folder):
        yield Failure(path, f"{NOTHING_FITS}: there is no folder {folder}")
        return
    fits = pattern("/" + "/".join(parts[plain:]))
    number = 0
    for each in walked(folder, scope, fits):
        number += isinstance(each, str)
        yield each
    if not number:
        yield Failure(path, NOTHING_FITS)


def walked(folder: str, scope: Scope, fits: Pattern | None = None) -> Iterator[str | Skipped | Failure]:
    """The texts in a folder and the folders in it; with a pattern, the files that it fits. In alphabetical order."""
    top = Path(folder)
    ignores = GitIgnore.above(top)
    waiting: list[tuple[Path, GitIgnore]] = [(top, ignores)]
    while waiting:
        here, above = waiting.pop()
        try:
            rules = above.of(here)
            with os.scandir(here) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            yield Failure(str(here), f"cannot be read as a folder: {error.strerror or error}")
            continue
        except UnreadableError as error:
            yield Failure(str(here), str(error))
            continue
        folders = []
        for entry in entries:
            path = here / entry.name
            is_folder = is_real_folder(entry)
            reason = left_out(entry, path, is_folder, scope, rules)
            if reason is not None:
                yield reason
            elif is_folder:
                folders.append((path, rules))
            else:
                verdict = judged(entry, path, top, scope, fits)
                if verdict is not None:
                    yield verdict
        waiting.extend(reversed(folders))


def is_real_folder(entry: "os.DirEntry[str]") -> bool:
    """Whether it is a folder and no link to one."""
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def left_out(
    entry: "os.DirEntry[str]", path: Path, is_folder: bool, scope: Scope, rules: GitIgnore
) -> Skipped | None:
    """Why something is not wanted, without a look at it."""
    if entry.name.startswith("."):
        return Skipped(str(path), HIDDEN, is_expected=is_folder or not is_text(entry.name))
    inside = scope.inside(str(path)) if scope.exclude else None
    excluding = deciding(scope.exclude, inside, is_folder) if inside is not None else None
    if excluding and not excluding.takes_back:
        return Skipped(str(path), f"{EXCLUDED} {excluding.text}")
    ignoring = rules.ignoring(path, is_folder)
    if ignoring:
        return Skipped(str(path), f"{IGNORED} {ignoring}", is_expected=not is_folder and not is_text(entry.name))
    return None


def judged(
    entry: "os.DirEntry[str]", path: Path, top: Path, scope: Scope, fits: Pattern | None
) -> str | Skipped | None:
    """A file, or why it is none to read. With a pattern, what it does not fit is passed over without a word."""
    name = str(path)
    if fits is not None:
        wanted = fits.fits(path.relative_to(top).as_posix(), False)
    else:
        wanted = is_text(entry.name) or scope.wants(scope.inside(name) or "")
    odd = None if entry.is_file(follow_symlinks=False) else why_no_file(entry, path, top)
    if odd and (wanted or fits is None):
        return Skipped(name, odd)
    if not wanted:
        return Skipped(name, NO_TEXT, is_expected=True) if fits is None else None
    if os.path.abspath(name) in scope.written:
        return Skipped(name, OWN_REPORT, is_expected=True)
    return Skipped(name, "binary") if is_binary(path) else name


def why_no_file(entry: "os.DirEntry[str]", path: Path, top: Path) -> str | None:
    """Why an entry cannot be read as a file, or must not: a device waits for ever, a link can lead anywhere."""
    try:
        status = entry.stat()
        target = path.resolve()
    except (OSError, RuntimeError):      # RuntimeError: what pathlib makes of a loop
        return "a link that leads nowhere"
    if stat.S_ISDIR(status.st_mode):
        is_loop = path.parent.resolve().is_relative_to(target)
        return "a link back to a folder it is in" if is_loop else "a link to a folder; name the folder itself"
    if entry.is_symlink() and not target.is_relative_to(top.resolve()):
        return "a link that leads out of the folder; name the file itself"
    return next((what for is_kind, what in SPECIAL if is_kind(status.st_mode)), None)


def why_not_read(path: str, root: Path) -> str | None:
    """Why a file must not be read that nobody named, and that another one led to: as in a folder."""
    try:
        status, target = os.stat(path), Path(os.path.realpath(path))
    except (OSError, ValueError):
        return "a link that leads nowhere"
    if not target.is_relative_to(os.path.realpath(root)):
        return "a link that leads out of the folder of the configuration"
    if stat.S_ISDIR(status.st_mode):
        return "a folder"
    return next((what for is_kind, what in SPECIAL if is_kind(status.st_mode)), None)


def is_text(name: str) -> bool:
    """Whether a file has the suffix of a text."""
    return os.path.splitext(name)[1].lower() in SUFFIXES


def is_binary(path: Path) -> bool:
    """Whether the beginning of a file is no text in any encoding; of one that cannot be opened the reader says why."""
    try:
        with path.open("rb") as stream:
            data = stream.read(SNIFFED)
    except OSError:
        return False
    controls = len(data) - len(data.translate(None, CONTROLS))
    if controls <= MOST_CONTROLS * len(data) or data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:4] == b"\0\0\xfe\xff":
        return False
    even = data[::2]
    at_even = len(even) - len(even.translate(None, CONTROLS))
    return min(at_even, controls - at_even) > MOST_ODD * controls
