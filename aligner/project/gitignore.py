"""The files of patterns by which git leaves files out (https://git-scm.com/docs/gitignore), as git obeys them."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aligner.project.git import setting
from aligner.project.globs import Pattern, deciding, patterns

LONGEST_IGNORE = 2**20
"""Bytes of a .gitignore that are read; git's own are a thousand times smaller."""
LONGEST_LINE = 4096
"""Bytes of a file that names a folder."""


@dataclass(frozen=True, slots=True)
class GitIgnore:
    """The files of patterns that git would obey, from the repository's own down to that of a folder."""

    files: tuple[tuple[Path, str, tuple[Pattern, ...]], ...] = ()
    """The folder each is for, its name, and its patterns."""

    @classmethod
    def above(cls, folder: Path) -> "GitIgnore":
        """Those of the folders above, up to the top of the repository, if there is one."""
        here = Path(os.path.abspath(folder))
        above = [here, *here.parents]
        top = next((each for each in above if (each / ".git").exists()), None)
        if top is None:
            return cls()
        of_user = users_ignores(top)
        everywhere = cls._read(of_user, top) if of_user else ()
        found = cls((*everywhere, *cls._read(own_folder(top) / "info" / "exclude", top)))
        for each in reversed(above[1 : above.index(top) + 1]):
            found = found.of(each)
        return found

    def of(self, folder: Path) -> "GitIgnore":
        """These and that of a folder."""
        own = tuple(self._read(folder / ".gitignore", Path(os.path.abspath(folder))))
        return GitIgnore((*self.files, *own)) if own else self

    def ignoring(self, path: Path, is_folder: bool) -> str | None:
        """``.gitignore:3`` if a line there has git ignore the path: the last line of the nearest file decides."""
        if not self.files:
            return None
        whole = os.path.abspath(path)
        for folder, name, lines in reversed(self.files):
            last = deciding(lines, os.path.relpath(whole, folder).replace(os.sep, "/"), is_folder)
            if last:
                return None if last.takes_back else f"{name}:{last.line}"
        return None

    @staticmethod
    def _read(file: Path, folder: Path) -> Iterator[tuple[Path, str, tuple[Pattern, ...]]]:
        try:
            if not stat.S_ISREG(file.stat().st_mode):
                return
            with file.open("rb") as stream:
                data = stream.read(LONGEST_IGNORE)
        except (OSError, ValueError):
            return
        lines = data.decode("utf-8", "surrogateescape").removeprefix("\ufeff").split("\n")
        yield folder, os.path.relpath(file), patterns(lines)


def users_ignores(top: Path) -> Path | None:
    """The file of what the user has git ignore everywhere: where the settings of git say, or where it looks anyway."""
    said = setting(top, "core.excludesFile", "--type=path")
    if said is not None:
        return top / said if said else None
    home = os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")
    return Path(home) / "git" / "ignore"


def own_folder(top: Path) -> Path:
    """The folder in which git keeps what all work trees of a repository share: of one that was added, or of a
    submodule, a file says where it is."""
    folder = top / ".git"
    if place := line_of(folder):
        folder = top / place.removeprefix("gitdir: ")
        folder /= line_of(folder / "commondir") or os.curdir
    return folder


def line_of(file: Path) -> str:
    """The line that a small file of git has; nothing if there is none."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            return ""
        with file.open("rb") as stream:
            return os.fsdecode(stream.read(LONGEST_LINE)).strip()
    except (OSError, ValueError):
        return ""
