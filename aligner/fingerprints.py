"""What an issue is recognised by when its text has moved: its rule and its words, not its line."""

import hashlib
from collections import Counter
from collections.abc import Iterator

from aligner.model import DocumentReport, Issue

AROUND = 24
"""Characters before and after an issue that has no text of its own, or nearly none: a joint, a gap, a mark."""
SHORT = 4


def fingerprinted(found: DocumentReport) -> Iterator[tuple[Issue, str]]:
    """The issues of a document, each with 32 hexadecimal digits.

    They stay the same when text above is added, lines are wrapped anew or neighbours change; the second issue with the
    same rule and words in a document is told from the first by its number.
    """
    seen: Counter[str] = Counter()
    for issue in found.issues:
        key = f"{issue.rule}\0{words(found, issue)}"
        seen[key] += 1
        yield issue, hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def words(found: DocumentReport, issue: Issue) -> str:
    """The text that an issue is about, blanks folded."""
    text = found.document.text
    own = " ".join(text[issue.start : issue.end].split())
    if len(own) > SHORT:
        return own
    if issue.source is not None and found.source is not None and issue.source.end > issue.source.start:
        return " ".join(found.source.text[issue.source.start : issue.source.end].split())
    before = "".join(text[max(issue.start - 4 * AROUND, 0) : issue.start].split())[-AROUND // 2 :]
    after = "".join(text[issue.end : issue.end + 4 * AROUND].split())[: AROUND // 2]
    return f"{before}\0{own}\0{after}"
