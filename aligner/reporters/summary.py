"""The end of the full report: how many issues of which kind, how much is untranslated, and one closing line."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rich.text import Text

from aligner.model import WORST_FIRST, DocumentReport, Report, Severity, Why, rate_of
from aligner.reporters.page import SEVERITY_STYLE, paragraph, safe_text
from aligner.reporters.strip import percent
from aligner.reporters.table import table
from aligner.words import counted

SET_ASIDE = {Why.IGNORED: "ignored in the text", Why.KNOWN: "in the baseline", Why.UNCHANGED: "on unchanged lines"}


@dataclass(slots=True)
class Tally:
    """What the summary says of all documents, counted while they go by once."""

    documents: int = 0
    touched: int = 0
    """Documents with issues."""
    issues: Counter[tuple[str, Severity]] = field(default_factory=Counter)
    """By rule and severity."""
    aside: Counter[Why] = field(default_factory=Counter)
    fixes: Counter[bool] = field(default_factory=Counter)
    """By whether they are safe."""
    hidden: int = 0
    words: int = 0
    untranslated: int = 0
    penalty: int = 0
    source: str = ""
    """The name of the original, or of the last one."""
    sources: int = 0
    """Texts that were compared with an original."""
    sentences: int = 0
    """Of the originals."""
    translated: int = 0
    """How many of those have a counterpart."""

    def add(self, found: DocumentReport) -> None:
        """Count a document."""
        self.documents += 1
        self.touched += bool(found.issues)
        self.issues.update((issue.rule, issue.severity) for issue in found.issues)
        self.aside.update(aside.why for aside in found.aside)
        self.fixes.update(issue.fix.is_safe for issue in found.issues if issue.fix)
        self.hidden += found.hidden
        self.words += found.words
        self.untranslated += found.untranslated_words
        self.penalty += found.penalty
        if found.source is not None and found.source_sentences:
            self.source = found.source.name
            self.sources += 1
            self.sentences += found.source_sentences
            self.translated += found.translated_sentences


def tallied(documents: Iterable[DocumentReport], tally: Tally) -> Iterator[DocumentReport]:
    """The documents, each of them counted when it goes by."""
    for found in documents:
        tally.add(found)
        yield found


def summary(tally: Tally, report: Report, width: int) -> Iterator[Text]:
    """The lines of the summary of a report, the documents of which have been counted."""
    if tally.issues:
        yield from table(tally.issues, width)
        yield Text()
    if tally.documents:
        yield from figures(tally, "untranslated" in report.rules, width)
        yield Text()
    yield from paragraph(closing(tally, len(report.failures)), width)


def figures(tally: Tally, was_looked_for: bool, width: int) -> Iterator[Text]:
    """How much of the originals is translated, if there were any; what is left untranslated, if a rule looked for that;
    and the penalty: of unconfirmed issues, so that nobody takes it for a score."""
    words, untranslated = tally.words, tally.untranslated
    share, rate = f"{untranslated:,} of {words:,}", f"{rate_of(tally.penalty, words):,.1f}"
    said = [(rate, Text("penalty per 1,000 words of unconfirmed issues"))]
    if was_looked_for:
        said.insert(0, (share, Text(f"words left untranslated ({percent(untranslated, words)})")))
    if tally.sources:
        sentences, translated = tally.sentences, tally.translated
        of = safe_text(tally.source) if tally.sources == 1 else f"{tally.sources:,} originals"
        covered = Text.assemble("sentences of ", of, f" translated ({percent(translated, sentences)})")
        said.insert(0, (f"{translated:,} of {sentences:,}", covered))
    number = max(len(value) for value, _ in said)
    for value, meaning in said:
        yield from paragraph(Text.assemble((value.rjust(number), "bold"), "  ", meaning), width, 0, number + 2)


def closing(tally: Tally, failures: int) -> Text:
    """The one line to read when nothing else is read."""
    text = verdict(tally)
    if tally.hidden:
        text.append(f" {counted(tally.hidden, 'issue')} below the lowest severity shown.", style="dim")
    if mendable := fixable(tally):
        text.append(f" {mendable}", style="dim")
    if aside := set_aside(tally):
        text.append(f" {aside}", style="dim")
    if failures:
        text.append(f" {counted(failures, 'file')} could not be read.", style="bold red")
    return text


def fixable(tally: Tally) -> str:
    """How many issues this program can mend, and with which options; "" when none."""
    safe, others = tally.fixes[True], tally.fixes[False]
    parts = [f"{safe:,} with --fix"] if safe else []
    parts += [f"{others:,} {'more ' if safe else ''}with --fix --unsafe-fixes"] if others else []
    return f"Can be put right: {', '.join(parts)}." if parts else ""


def set_aside(tally: Tally) -> str:
    """How many issues were found and set aside, and why; "" when none was."""
    parts = [f"{tally.aside[why]:,} {where}" for why, where in SET_ASIDE.items() if tally.aside[why]]
    return f"Set aside: {', '.join(parts)}." if parts else ""


def verdict(tally: Tally) -> Text:
    """How many issues, and in how many files."""
    files = counted(tally.documents, "file")
    if not tally.issues:
        return Text(f"No issues in {files}.", style="bold green" if tally.documents else "bold")
    counts: Counter[Severity] = Counter()
    for (_, severity), number in tally.issues.items():
        counts[severity] += number
    text = Text(", ").join(
        Text(f"{counts[severity]:,} {severity}", style=f"bold {SEVERITY_STYLE[severity]}")
        for severity in WORST_FIRST
        if counts[severity]
    )
    where = files if tally.touched == tally.documents else f"{tally.touched:,} of {files}"
    return text.append(f" {'issue' if counts.total() == 1 else 'issues'} in {where}.", style="bold")
