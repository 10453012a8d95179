"""When files were last changed, by the history of their git repository.

Git is asked for nothing but that; the check of signatures and the drivers of differences are switched off.
"""

import os
import secrets
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from aligner.checks import Change
from aligner.errors import UsageError
from aligner.project import git

RULE = "outdated-translation"


def last_changes(paths: Sequence[str], root: Path) -> dict[str, Change]:
    """The last change of each file that the history knows. The history is read no further back than it takes.

    Raises ``UsageError`` when there is no git, no repository, or only a part of its history.
    """
    top = Path(answer(root, "rev-parse", "--show-toplevel"))
    if answer(root, "rev-parse", "--is-shallow-repository") == "true":
        raise UsageError(f"{RULE}: {git.ONLY_A_PART.removeprefix('; ')}")
    wanted: dict[str, list[str]] = {}
    for path in paths:
        inside = os.path.relpath(os.path.realpath(path), os.path.realpath(top)).replace(os.sep, "/")
        wanted.setdefault(inside, []).append(path)
    found = {}
    for change, name in changes(root):
        for path in wanted.pop(name, ()):
            found[path] = change
        if not wanted:
            break
    return found


def changes(root: Path) -> Iterator[tuple[Change, str]]:
    """Every change of every file, the newest first."""
    mark = secrets.token_bytes(12).hex()      # begins what is said of a commit: no file can be named so on purpose
    command = [
        *git.command(root, RULE), "log", "--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-renames",
        "--no-relative", "--diff-merges=off", "--name-only", "-z", f"--format={mark} %ct %h",
    ]  # fmt: skip
    with subprocess.Popen(
        command, env=git.environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            change, is_first = None, False
            for piece in pieces(process):
                if piece.startswith(mark):
                    _, stamp, revision = piece.split(" ")
                    date = time.strftime("%Y-%m-%d", time.gmtime(int(stamp)))
                    change, is_first = Change(revision, int(stamp), date), True
                elif piece and change is not None:
                    yield change, piece.removeprefix("\n") if is_first else piece
                    is_first = False
            if process.wait():
                raise UsageError(f"{RULE}: git cannot read the history of {root}; git log there says why")
        finally:
            process.kill()


def pieces(process: "subprocess.Popen[bytes]") -> Iterator[str]:
    """What git writes, from NUL to NUL."""
    rest = b""
    while process.stdout and (data := process.stdout.read(2**16)):
        *whole, rest = (rest + data).split(b"\0")
        yield from map(os.fsdecode, whole)


def answer(root: Path, *arguments: str) -> str:
    """What git says in a line."""
    done = git.answered([*git.command(root, RULE), *arguments], git.environment(), RULE)
    if done.returncode:
        raise UsageError(f"{RULE}: there is no history of {root}: {git.complaint(done, root) or 'git failed'}")
    return os.fsdecode(done.stdout).rstrip("\n")
