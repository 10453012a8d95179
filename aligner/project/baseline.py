"""The issues that are known: a file beside the texts that a person can read, so that checks report what is new.

    {
     "version": 1,
     "tool": "aligner",
     "issues": [
      {"document": "en/bridge.txt", "rule": "spacing", "fingerprint": "...", "excerpt": "economy ,", "reason": "..."},
      ...
     ]
    }

An issue a line, sorted, so that it diffs well. Documents are named from the file's folder. Whatever is not such a file
is refused in one line.
"""

import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from aligner.decisions.fingerprints import are_enough
from aligner.errors import UsageError
from aligner.model import Aside, DocumentReport, Issue, Why
from aligner.reporters.safe import visible

VERSION, TOOL = 1, "aligner"
BASELINE = "baseline"
LARGEST = 64 * 2**20
"""Bytes: a quarter of a million issues."""
LONGEST_REASON = 1000
EXCERPT = 60
"""Characters of an issue's text that are kept for people."""
FINGERPRINT = re.compile(r"[0-9a-f]{32}")
IGNORE, ACCEPT = "ignore", "accept"


@dataclass(frozen=True, slots=True)
class Known:
    """An issue that is known."""

    document: str
    """Path from the folder of the baseline, with slashes."""
    rule: str
    fingerprint: str
    excerpt: str = ""
    reason: str = ""
    """Why it stays, where somebody said so."""

    @property
    def key(self) -> tuple[str, str]:
        """What it is recognised by."""
        return self.document, self.fingerprint


@dataclass(frozen=True, slots=True)
class Baseline:
    """The known issues, by document and fingerprint."""

    path: Path
    known: dict[tuple[str, str], Known]

    def apart(self, found: DocumentReport) -> DocumentReport:
        """Set aside what is known of a document."""
        name = document_name(found.document.name, self.path)
        parts = [(issue, self.known.get((name, issue.fingerprint))) for issue in found.issues]
        if not any(known for _, known in parts):
            return found
        aside = [Aside(issue, Why.KNOWN, known.reason) for issue, known in parts if known]
        return replace(
            found,
            issues=tuple(issue for issue, known in parts if not known),
            aside=(*found.aside, *aside),
        )

    def with_issues(self, entries: Iterable[Known]) -> "Baseline":
        """The baseline with further issues; what was said of one that is in it already stays."""
        known = dict(self.known)
        for entry in entries:
            before = known.get(entry.key)
            known[entry.key] = replace(entry, reason=entry.reason or before.reason) if before else entry
        return Baseline(self.path, known)

    def without(
        self, documents: Iterable[str], present: Iterable[Known] = (), rules: Iterable[str] | None = None
    ) -> "Baseline":
        """The baseline without what is gone: issues of some documents, and rules (None: all), that are not present."""
        checked, kept, ran = set(documents), {entry.key for entry in present}, None if rules is None else set(rules)
        known = {
            key: entry
            for key, entry in self.known.items()
            if key in kept or key[0] not in checked or (ran is not None and entry.rule not in ran)
        }
        return Baseline(self.path, known)


def read(path: Path, *, missing_is_empty: bool = False) -> Baseline:
    """Read a baseline. Raises ``UsageError`` when it cannot be read, or is something else."""
    if missing_is_empty and not os.path.lexists(path):
        return Baseline(path, {})
    content = content_of(path, BASELINE)
    if "decisions" in content:
        raise UsageError(f"{path}: holds decisions, and is no baseline: aligner baseline --from {path} takes them in")
    entries = [entry_of(each, f"{path}: issue {number}") for number, each in rows(content, "issues", path)]
    return Baseline(path, {entry.key: entry for entry in entries})


def decided(path: Path, baseline: Path) -> Iterator[Known]:
    """The issues that an editor decided to ignore, in the file that the review page saves."""
    for number, each in rows(content_of(path, "file of decisions"), "decisions", path):
        where = f"{path}: decision {number}"
        entry = entry_of(each, where)
        decision = text_of(each, "decision", where)
        if decision not in (IGNORE, ACCEPT):
            raise UsageError(f"{where}: {decision[:30]!r} is no decision: choose from {ACCEPT}, {IGNORE}")
        if decision == IGNORE:
            said = " ".join(filter(None, (entry.reason, text_of(each, "note", where, ""))))[:LONGEST_REASON]
            yield replace(entry, document=document_name(entry.document, baseline), reason=said)


def content_of(path: Path, what: str) -> dict[str, Any]:
    """The object in a file of ours. Raises ``UsageError`` when there is none."""
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except FileNotFoundError:
        way_out = f"; aligner baseline -o {path} writes it" if what == BASELINE else ""
        raise UsageError(f"{path}: there is no such file{way_out}") from None
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if len(data) > LARGEST:
        raise UsageError(f"{path}: is larger than {LARGEST // 2**20} MB, and no {what}")
    try:
        content = json.loads(data)
    except RecursionError:
        raise UsageError(f"{path}: is no {what}: brackets in brackets without end") from None
    except json.JSONDecodeError as error:
        raise UsageError(f"{path}: is no {what}: {error.msg} in line {error.lineno}, column {error.colno}") from None
    except ValueError:
        raise UsageError(f"{path}: is no {what}: it is not UTF-8") from None
    if not isinstance(content, dict) or content.get("tool") != TOOL:
        raise UsageError(f'{path}: is no {what}: it does not say "tool": "{TOOL}"')
    if type(content.get("version")) is not int or content["version"] != VERSION:
        raise UsageError(f"{path}: is a {what} of another version: this one reads version {VERSION}")
    return content


def rows(content: dict[str, Any], name: str, path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects in a list, with their numbers."""
    found = content.get(name)
    if not isinstance(found, list):
        raise UsageError(f'{path}: holds no list "{name}"')
    for number, each in enumerate(found, 1):
        if not isinstance(each, dict):
            raise UsageError(f"{path}: {name} {number} is no object")
        yield number, each


def entry_of(each: dict[str, Any], where: str) -> Known:
    """An issue as a file has it."""
    document, rule, fingerprint = (text_of(each, name, where) for name in ("document", "rule", "fingerprint"))
    if not FINGERPRINT.fullmatch(fingerprint):
        raise UsageError(f"{where}: the fingerprint is none: it has 32 hexadecimal digits")
    reason = text_of(each, "reason", where, "")[:LONGEST_REASON]
    return Known(document, rule, fingerprint, text_of(each, "excerpt", where, ""), reason)


def text_of(each: dict[str, Any], name: str, where: str, default: str | None = None) -> str:
    """A text in an object."""
    value = each.get(name, default)
    if not isinstance(value, str):
        raise UsageError(f'{where}: "{name}" is {"missing" if value is None else "no text"}')
    return value


def entries_of(found: DocumentReport, baseline: Path) -> list[Known]:
    """The issues of a document as a baseline keeps them: not those that are set aside in the text."""
    name = document_name(found.document.name, baseline)
    issues = [*found.issues, *(each.issue for each in found.aside if each.why is not Why.IGNORED)]
    return [Known(name, issue.rule, issue.fingerprint, excerpt(found, issue)) for issue in issues]


def excerpt(found: DocumentReport, issue: Issue) -> str:
    """What a person recognises an issue by: its text, or what of the source it is about."""
    text = found.document.text[issue.start : min(issue.end, issue.start + 4 * EXCERPT)]
    if not text.strip() and issue.source is not None and found.source is not None:
        text = found.source.text[issue.source.start : min(issue.source.end, issue.source.start + 4 * EXCERPT)]
    if not are_enough([text]):
        text = found.document.text[max(issue.start - EXCERPT // 3, 0) : issue.end + EXCERPT // 3]
    line = " ".join(text.split())
    return visible(line if len(line) <= EXCERPT else f"{line[: EXCERPT - 1]}…")


def document_name(name: str, baseline: Path) -> str:
    """A document's name as the baseline has it: from the folder where that is, the same on every system."""
    if name.startswith("<"):
        return name
    try:
        return os.path.relpath(name, baseline.parent).replace(os.sep, "/")
    except ValueError:      # another drive; a NUL
        return name


def written(known: Iterable[Known]) -> str:
    """The file of some issues."""
    ordered = sorted(known, key=lambda entry: (entry.document, entry.rule, entry.excerpt, entry.fingerprint))
    lines = ",\n".join(f"  {line_of(entry)}" for entry in ordered)
    inside = f"[\n{lines}\n ]" if lines else "[]"
    return f'{{\n "version": {VERSION},\n "tool": "{TOOL}",\n "issues": {inside}\n}}\n'


def line_of(entry: Known) -> str:
    """An issue as a line of the file; what nobody said is left out."""
    names: Sequence[str] = ("document", "rule", "fingerprint", "excerpt", "reason")
    values = {name: getattr(entry, name) for name in names}
    line = json.dumps({name: value for name, value in values.items() if value}, ensure_ascii=False)
    return line if line.isprintable() else json.dumps({n: v for n, v in values.items() if v})
