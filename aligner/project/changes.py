"""Which lines of texts have changed in git, so that checks report what somebody has just touched.

git is asked for the difference between a revision and the files as they are, and for nothing else. What it says is read
line by line, by the numbers in its headings.
"""

import os
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from aligner.errors import UsageError
from aligner.model import Aside, Document, DocumentReport, Issue, Why
from aligner.project import git

OPTION = "--changed-since"
DIFF = (
    *("diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-prefix", "--find-renames"),
    *("--ignore-submodules", "--no-relative", "--submodule=short", "--diff-filter=d", "--inter-hunk-context=0"),
)
HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
LINE_FEED = re.compile("\n")
NO_LINE_END = b"\\"
"""Begins what git says of a line that is the last one and has no line feed."""
ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
ESCAPES = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}
WIDE = ("utf-16", "utf-32")


@dataclass(slots=True)
class Lines:
    """The lines of a file that have changed, as git counts them: a line ends with a line feed."""

    all: bool = False
    """Whether every line has: of a new file, or one that git does not take for a text."""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    """The first line of each run and the one behind it; in a run without a line, lines were taken out there."""

    def touch(self, first: int, last: int, *, is_gap: bool) -> bool:
        """Whether a stretch of lines has changed; a gap also where lines beside it were taken out."""
        if self.all:
            return True
        at = bisect_right(self.starts, last + 1)
        while at:
            at -= 1
            start, end = self.starts[at], self.ends[at]
            if (start <= last and first < end) or (is_gap and start == end and first <= start):
                return True
            if end < first:
                break
        return False


def since(revision: str, paths: Iterable[str]) -> "Changes":
    """The changes of the files since a revision, a branch or a tag.

    Raises ``UsageError`` when there is no git, no such revision, or a file is in no repository.
    """
    if revision.startswith("-") or not revision.strip() or "\0" in revision:
        raise UsageError(f"{OPTION} {revision}: is no revision")
    roots: dict[Path, Path] = {}
    files = {path: located(path, roots) for path in paths}
    changed: dict[str, Lines] = {}
    for root in sorted(set(files.values())):
        changed |= {os.path.join(root, name): lines for name, lines in of_repository(root, revision)}
    return Changes(changed)


def located(path: str, roots: dict[Path, Path]) -> Path:
    """The root of the repository that a file is in; ``roots`` remembers those of folders."""
    folder = Path(os.path.realpath(path)).parent
    if folder not in roots:
        found = next((each for each in (folder, *folder.parents) if (each / ".git").exists()), None)
        if found is None:
            raise UsageError(f"{OPTION}: {path} is in no git repository")
        roots[folder] = found
    return roots[folder]


def of_repository(root: Path, revision: str) -> Iterator[tuple[str, Lines]]:
    """The files of a repository that have changed, and how."""
    who = f"{OPTION} {revision}"
    commit = commit_of(root, revision, who)
    program, variables = git.command(root, who), git.without_filters(root, who)

    def asked(*arguments: str) -> bytes:
        done = git.answered([*program, *arguments], variables, who)
        if done.returncode:
            raise UsageError(f"{who}: {git.complaint(done, root)}")
        return done.stdout

    yield from parsed(asked(*DIFF, "--patch", commit, "--").split(b"\n"))
    counts = asked(*DIFF, "--numstat", "-z", commit, "--").split(b"\0")
    yield from ((os.fsdecode(name), Lines(all=True)) for name in binary(counts))
    for name in asked("ls-files", "--others", "-z").split(b"\0"):
        if name:
            yield os.fsdecode(name), Lines(all=True)


def commit_of(root: Path, revision: str, who: str) -> str:
    """The commit that a revision names. Raises ``UsageError``."""
    program, variables = [*git.command(root, who), "rev-parse"], git.environment()
    asking = ["--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
    done = git.answered([*program, *asking], variables, who)
    if not done.returncode:
        return done.stdout.decode().strip()
    reason = git.complaint(done, root) or "there is no such revision"
    is_part = git.answered([*program, "--is-shallow-repository"], variables, who).stdout.strip() == b"true"
    raise UsageError(f"{who}: {reason}{git.ONLY_A_PART if is_part else ''}")


def parsed(output: Iterable[bytes]) -> Iterator[tuple[str, Lines]]:
    """The files in a difference and their changed lines; what stands in the lines themselves is counted, not read."""
    lines = iter(output)
    found: Lines | None = None
    for line in lines:
        if line.startswith(b"+++ "):
            found = Lines()
            yield os.fsdecode(unquoted(line[4:])), found
        elif found is not None and (hunk := HUNK.match(line)):
            old, start, new = int(hunk[1] or 1), int(hunk[2]), int(hunk[3] or 1)
            found.starts.append(start if new else start + 1)
            found.ends.append(start + new if new else start + 1)
            left = old + new
            while left and (said := next(lines, None)) is not None:
                left -= not said.startswith(NO_LINE_END)


def binary(counts: Iterable[bytes]) -> Iterator[bytes]:
    """The names of files that git takes for no texts, in its counts of lines: it has none for them."""
    records = iter(counts)
    for record in records:
        added, _, rest = record.partition(b"\t")
        name = rest.partition(b"\t")[2]
        if record and not name:      # renamed: the old name and the new one follow
            next(records, b"")
            name = next(records, b"")
        if added == b"-":
            yield name


def unquoted(name: bytes) -> bytes:
    """A name as git writes it behind +++: in quotation marks if it is odd, with a tab behind it if it has blanks."""
    if not name.startswith(b'"'):
        return name.removesuffix(b"\t")
    inside = name.removesuffix(b"\t")[1:-1]
    return ESCAPE.sub(lambda m: bytes([int(m[1], 8)]) if len(m[1]) == 3 else ESCAPES.get(m[1], m[1]), inside)


@dataclass(frozen=True, slots=True)
class Changes:
    """The changed lines of files, by their full names."""

    files: dict[str, Lines]

    def apart(self, found: DocumentReport) -> DocumentReport:
        """Set aside what stands on lines that have not changed, and is about lines of the source that have not."""
        own, of_source = self._of(found.document), self._of(found.source) if found.source else None
        touched = [is_touched(issue, own, of_source) for issue in found.issues]
        issues = tuple(issue for issue, is_new in zip(found.issues, touched, strict=True) if is_new)
        aside = (
            Aside(issue, Why.UNCHANGED) for issue, is_new in zip(found.issues, touched, strict=True) if not is_new
        )
        return replace(found, issues=issues, aside=(*found.aside, *aside))

    def _of(self, document: Document) -> "Changed | None":
        lines = self.files.get(os.path.realpath(document.name))
        if lines is None:
            return None
        if document.encoding.lower().startswith(WIDE):      # git counts its lines by bytes that mean something else
            lines = Lines(all=True)
        return Changed(lines, [match.start() for match in LINE_FEED.finditer(document.text)])


@dataclass(frozen=True, slots=True)
class Changed:
    """The changed lines of a text."""

    lines: Lines
    feeds: list[int]

    def touches(self, start: int, end: int) -> bool:
        """Whether a stretch stands on a changed line; an empty one also beside lines that were taken out."""
        first, last = (bisect_left(self.feeds, at) + 1 for at in (start, max(start, end - 1)))
        return self.lines.touch(first, last, is_gap=start == end)


def is_touched(issue: Issue, own: Changed | None, of_source: Changed | None) -> bool:
    """Whether the lines of an issue have changed, or those of the source that it is about."""
    if own is not None and own.touches(issue.start, issue.end):
        return True
    source = issue.source
    return source is not None and of_source is not None and of_source.touches(source.start, source.end)
