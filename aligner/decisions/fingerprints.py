"""What an issue is recognised by when its text has moved: its rule and its words, not its line.

The words are few and stand at the issue, so that most of what changes around it, or in a long one, changes nothing:
the first words of a passage or a sentence; of what has no words of its own (a mark, a joint, a gap) the words of the
source that it is about, or those that touch it in the same sentence. They are taken from the text as the checks read
it, without markup, and in which a line break that wraps a paragraph is a blank.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from aligner.model import DocumentReport, Issue

WORDS = 5
"""Words that a long issue is recognised by: what begins in the same way is the same, however far it goes."""
WHOLE_TEXT = 20
"""Words from which an issue that covers more than half of a text is one of the text, whatever its words."""
FEW = 4
"""Letters and digits below which an issue has no words of its own."""
NEAR = 60
"""Characters beside an issue in which the word that touches it is looked for."""
DIGITS = 32

LETTER = re.compile(r"[^\W_]")
STOP = re.compile(r"[.!?…][\"'»”’)\]]*\Z")
BREAK = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")


def fingerprinted(found: DocumentReport) -> DocumentReport:
    """The report with the fingerprints that issues lack: 32 hexadecimal digits each.

    No two issues of a document have the same: the second one with the same rule and words is told from the first by
    its number.
    """
    lacking = [issue for issue in (*found.issues, *(each.issue for each in found.aside)) if not issue.fingerprint]
    if not lacking:
        return found
    prints = {id(issue): each for issue, each in fingerprints(found, lacking)}
    return replace(
        found,
        issues=tuple(replace(i, fingerprint=i.fingerprint or prints[id(i)]) for i in found.issues),
        aside=tuple(
            replace(each, issue=replace(i, fingerprint=i.fingerprint or prints[id(i)]))
            for each in found.aside
            for i in [each.issue]
        ),
    )


def fingerprints(found: DocumentReport, issues: Iterable[Issue]) -> Iterator[tuple[Issue, str]]:
    """Issues of a document with their fingerprints, in the order of its text."""
    text, source = found.document.text, found.source.text if found.source else ""
    seen: Counter[str] = Counter()
    for issue in sorted(issues, key=lambda each: (each.start, each.end, each.rule)):
        key = "\0".join((issue.rule, *words(issue, text, source)))
        seen[key] += 1
        yield issue, hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def of_part(fingerprint: str) -> str:
    """The fingerprint of an issue in a title or a label, which the running text may have in the same words."""
    return hashlib.sha256(f"{fingerprint}\0part".encode()).hexdigest()[:DIGITS]


def words(issue: Issue, text: str, source: str) -> Iterator[str]:
    """The words that an issue is recognised by."""
    own = text[issue.start : issue.end].split()
    if len(own) >= WHOLE_TEXT and 2 * (issue.end - issue.start) > len(text):
        return
    yield from own[:WORDS]
    if are_enough(own):
        return
    if issue.source is None or not source or issue.source.start == issue.source.end:
        yield from beside(text, issue.start, issue.end)
        return
    said = source[issue.source.start : issue.source.end].split()[:WORDS]
    yield from said
    if not are_enough(said):
        yield from beside(source, issue.source.start, issue.source.end)


def are_enough(parts: Iterable[str]) -> bool:
    """Whether words are enough to recognise something by."""
    return sum(len(LETTER.findall(part)) for part in parts) >= FEW


def beside(text: str, start: int, end: int) -> tuple[str, str]:
    """The words that touch a place in its own sentence; "" where the sentence begins or ends there."""
    before, after = text[max(start - NEAR, 0) : start], text[end : end + NEAR]
    left, right = before.rstrip(), after.lstrip()
    begins = left != before and (STOP.search(left) or BREAK.search(before[len(left) :]))
    ends = right != after and (STOP.search(before + text[start:end]) or BREAK.search(after[: len(after) - len(right)]))
    return "" if begins else "".join(left.split()[-1:]), "" if ends else "".join(right.split(maxsplit=1)[:1])
