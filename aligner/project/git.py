"""Git, asked about a repository that may be a stranger's.

Nothing that the repository's own settings name is run, and nothing is fetched: no hook, no monitor of the file system,
no driver of differences, no filter of contents, no helper of a remote.
"""

import os
import shutil
import subprocess
from pathlib import Path

from aligner.errors import UsageError

SETTINGS = (
    "core.fsmonitor=false",
    "core.quotePath=false",
    f"core.hooksPath={os.devnull}",
    f"diff.orderFile={os.devnull}",
    "protocol.allow=never",
)
KEPT = ("GIT_CEILING_DIRECTORIES", "GIT_CONFIG_")
"""Beginnings of the variables that do not name another repository, and no program."""
FILTERS = r"^filter\..*\.(clean|smudge|process|required)$"
NO_SUCH_SETTING = 1
"""Exit code of git config."""
STRANGE = ("local", "worktree")
"""Scopes of settings that come with a repository; the others are the user's."""
ONLY_A_PART = "; only a part of the history is here: fetch all of it, as with fetch-depth: 0"
STRANGER = "dubious ownership"
PATIENCE = 300
"""Seconds: git compares a million files in less."""


def command(root: Path, who: str) -> list[str]:
    """Git in a folder; ``who`` asks. Raises ``UsageError`` when there is no git."""
    program = shutil.which("git")
    if program is None:
        raise UsageError(f"{who}: there is no git on this machine")
    settings = (part for setting in SETTINGS for part in ("-c", setting))
    return [program, "--no-pager", "--no-replace-objects", "--literal-pathspecs", *settings, "-C", str(root)]


def environment() -> dict[str, str]:
    """The variables that git is given: of its own, only the user's settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name.startswith(KEPT)}
    quiet = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    return kept | quiet | {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": ""}


def setting(root: Path, name: str, kind: str) -> str | None:
    """What is set under a name, for this repository or by the user; None if nothing is, or there is no git to ask."""
    try:
        done = answered([*command(root, name), "config", kind, "-z", "--get", name], environment(), name)
    except UsageError:
        return None
    return None if done.returncode else os.fsdecode(done.stdout).removesuffix("\0")


def without_filters(root: Path, who: str) -> dict[str, str]:
    """The same for a command that reads files: with the repository's own filters switched off.

    Those of the user's settings stay: without them the files of Git LFS would all seem changed.
    """
    asked = ["config", "--show-scope", "--name-only", "-z", "--get-regexp", FILTERS]
    done = answered([*command(root, who), *asked], environment(), who)
    if done.returncode not in (0, NO_SUCH_SETTING):
        raise UsageError(f"{who}: git cannot say what filters there are: git config fails, or is older than 2.26")
    parts = os.fsdecode(done.stdout).split("\0")
    names = [name for scope, name in zip(parts[::2], parts[1::2], strict=False) if scope in STRANGE]
    found = environment()
    count = int(found.get("GIT_CONFIG_COUNT") or 0)
    for number, name in enumerate(names, count):
        found |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": "false" * name.endswith(".required")}
    return found | {"GIT_CONFIG_COUNT": str(count + len(names))}


def answered(arguments: list[str], variables: dict[str, str], who: str) -> "subprocess.CompletedProcess[bytes]":
    """What git says. Raises ``UsageError`` when it says nothing at all."""
    try:
        return subprocess.run(
            arguments, env=variables, capture_output=True, stdin=subprocess.DEVNULL, check=False, timeout=PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UsageError(f"{who}: git does not answer: {getattr(error, 'strerror', None) or error}") from None


def complaint(done: "subprocess.CompletedProcess[bytes]", root: Path) -> str:
    """What git has to say against a command, in a line; nothing if it is silent."""
    said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0].removeprefix("fatal: ")
    if STRANGER in said:
        return f"{said}; git config --global --add safe.directory {root} has git trust it"
    return said
