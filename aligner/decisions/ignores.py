"""What a text itself says is not to be reported, and why: its comments, applied to what was found.

Checks see blanks in place of the comments, and what they found there is set aside afterwards: no rule knows of it.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from aligner.decisions.blocks import Blocks
from aligner.decisions.comments import ALL, Comment
from aligner.errors import unknown
from aligner.model import Aside, Category, Document, DocumentReport, Issue, Severity, Why
from aligner.words import stopped

RULE = "unused-ignore"

DEEPEST = 50
"""Blocks in blocks that are looked at for an issue: no markup is so deep, and hostile markup must not be slow."""

Names = Mapping[str, frozenset[str]]
"""What a comment may name, and the rules that each name stands for."""


@dataclass(frozen=True, slots=True)
class Region:
    """Where a comment holds for a name."""

    gap: int
    """Where the text before the comment ends: what is missing there is missing at the comment."""
    start: int
    end: int
    comment: Comment
    name: str

    def covers(self, issue: Issue) -> bool:
        """Whether an issue begins in the region; one without a text of its own may stand at either edge."""
        if issue.start == issue.end:
            return self.gap <= issue.start <= self.end
        return self.start <= issue.start < self.end


def applied(
    found: DocumentReport, document: Document, said: Sequence[Comment], names: Names, ran: frozenset[str]
) -> DocumentReport:
    """Set aside what the comments of a document say, and report the comments that say nothing.

    ``found`` is the report on the document with blanks for the comments, ``document`` the one as it is; ``ran`` are
    the rules that ran.
    """
    ignores = Ignores(document, found.document.text, said, {**names, ALL: frozenset(chain(*names.values()))})
    judged = [(issue, ignores.region(issue)) for issue in found.issues if not is_comment(issue, found, said)]
    if RULE in ran:
        used = {(region.comment.start, region.name) for _, region in judged if region}
        judged += [(issue, ignores.region(issue)) for issue in ignores.idle(used, ran)]
        judged.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[0].rule))
    aside = [Aside(issue, Why.IGNORED, region.comment.reason) for issue, region in judged if region]
    return replace(
        found,
        document=document,
        issues=tuple(issue for issue, region in judged if not region),
        aside=(*found.aside, *aside),
    )


def is_comment(issue: Issue, found: DocumentReport, said: Sequence[Comment]) -> bool:
    """Whether an issue is about nothing but the blanks that stand for a comment."""
    if issue.start == issue.end or found.document.text[issue.start : issue.end].strip():
        return False
    index = bisect_left(said, issue.end, key=lambda each: each.start) - 1
    return index >= 0 and said[index].end > issue.start


class Ignores:
    """Where in a document which rules are to be quiet."""

    def __init__(self, document: Document, text: str, said: Sequence[Comment], names: Names) -> None:
        """``text`` is that of the document with blanks for the comments."""
        self._document = document
        self._said = said
        self._names = names
        self._faults: defaultdict[Comment, list[str]] = defaultdict(list)
        self._files: dict[str, Region] = {}
        self._parts: defaultdict[str, list[Region]] = defaultdict(list)
        self._blocks: defaultdict[str, list[Region]] = defaultdict(list)
        self._read(Blocks(text, document.name, [(each.start, each.end) for each in said]))

    def region(self, issue: Issue) -> Region | None:
        """The nearest region that covers an issue: a block, before a part, before the file."""
        names = [name for name, rules in self._names.items() if issue.rule in rules]
        for regions, deepest in ((self._blocks, DEEPEST), (self._parts, 2)):
            near = (nearest(regions[name], issue, deepest) for name in names if name in regions)
            if covering := [region for region in near if region]:
                return max(covering, key=lambda region: region.start)
        return next((self._files[name] for name in names if name in self._files), None)

    def idle(self, used: set[tuple[int, str]], ran: frozenset[str]) -> Iterator[Issue]:
        """An issue for each comment that cannot be read, or that sets nothing aside although its rules ran."""
        for each in self._said:
            if each in self._faults:
                message = stopped(f"This comment has no effect: {'; '.join(self._faults[each])}")
                yield Issue(RULE, Category.MARKUP, Severity.MINOR, 1.0, each.start, each.end, message)
            elif each.verb != "enable":
                idle = [name for name in each.names if (each.start, name) not in used and self._judged(name, ran)]
                if idle:
                    message = f"Nothing to ignore here: {', '.join(idle)}."
                    yield Issue(RULE, Category.MARKUP, Severity.NEUTRAL, 1.0, each.start, each.end, message)

    def _judged(self, name: str, ran: frozenset[str]) -> bool:
        """Whether all rules of a name ran, so that it can be said that they found nothing; not of this very rule."""
        return self._names[name] <= ran and self._names[name] != {RULE}

    def _read(self, blocks: Blocks) -> None:
        """Find where each comment holds."""
        opened: dict[str, tuple[int, Comment]] = {}
        length = len(self._document.text)
        for index, each in enumerate(self._said):
            for name in self._known(each):
                gap = blocks.gap(index)
                if each.verb == "ignore-file":
                    self._files.setdefault(name, Region(0, 0, length, each, name))
                elif each.verb == "ignore":
                    self._blocks[name].append(Region(gap, each.end, blocks.end(index), each, name))
                elif each.verb == "disable" and name not in opened:
                    opened[name] = gap, each
                elif each.verb == "disable":
                    line = self._document.position(opened[name][1].start).line
                    self._faults[each].append(f"{name} is disabled already, on line {line}")
            if each.verb == "enable" and not each.fault:
                self._close(each, opened)
        end = Comment(length, length)
        for name in list(opened):
            self._part(name, *opened.pop(name), end)

    def _known(self, each: Comment) -> Iterator[str]:
        """The names in a comment that are names of something."""
        if each.fault:
            self._faults[each].append(each.fault)
            return
        for name in each.names:
            if name in self._names:
                yield name
            else:
                self._faults[each].append(str(unknown("rule or category", name, self._names)))

    def _close(self, each: Comment, opened: dict[str, tuple[int, Comment]]) -> None:
        """End the parts that a comment names; all of them, when it names none."""
        names = list(opened) if each.names in ((), (ALL,)) else [name for name in each.names if name in self._names]
        if not opened and not each.names:
            self._faults[each].append("nothing is disabled here")
        for name in names:
            if name in opened:
                self._part(name, *opened.pop(name), each)
            else:
                self._faults[each].append(f"{name} is not disabled here")

    def _part(self, name: str, gap: int, opening: Comment, closing: Comment) -> None:
        self._parts[name].append(Region(gap, opening.end, closing.start, opening, name))


def nearest(regions: Sequence[Region], issue: Issue, deepest: int) -> Region | None:
    """The last region that covers an issue, in a list in the order of the text."""
    after = bisect_right(regions, issue.start, key=lambda region: region.gap)
    return next((each for each in reversed(regions[max(after - deepest, 0) : after]) if each.covers(issue)), None)
