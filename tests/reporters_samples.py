"""Reports made by hand: what the reporters are tested on, without the pipeline.

``python tests/reporters_samples.py`` writes the golden files anew; read the difference before you commit it.
"""

from collections.abc import Iterable
from io import StringIO
from pathlib import Path

from aligner.model import (
    Category,
    Document,
    DocumentReport,
    Failure,
    Issue,
    LanguageMap,
    Related,
    Report,
    Segment,
    Severity,
)
from aligner.reporters import REPORTERS, Layout

GOLDEN = Path(__file__).parent / "golden"
GOLDEN_WIDTHS = (40, 80, 200)

BRIDGE = """\
The old bridge over the Sozh reopens
Traffic returnsThe first buses crossed the river on Monday morning, two months ahead of the date the city had promised.
Engineers replaced every bearing and cleaned the stone piers down to the water line.

Жители окрестных улиц ждали этого дня с весны: объезд занимал почти сорок минут. «Теперь до школы пять минут», —
said the mayor. Прохожие останавливались и фотографировали фонари, а смелые уже перешли реку. Minsk made the lamps.
The residents of the nearby streets had been waiting for this day since spring.
Bus No. 8 now runs every twelve minutes, and the сity promises a night service.
"""

CLEAN = "The library opens at nine. Children read for free, and so do their grandparents.\n"


def issue(
    document: Document,
    part: str,
    rule: str,
    severity: Severity,
    message: str,
    category: Category = Category.UNTRANSLATED,
    related: Related | None = None,
    confidence: float = 1.0,
) -> Issue:
    start = document.text.index(part)
    return Issue(rule, category, severity, confidence, start, start + len(part), message, related)


def tiled(text: str, main: str, others: Iterable[tuple[int, int, str]]) -> tuple[Segment, ...]:
    segments, at = [], 0
    for start, end, language in sorted(others):
        if at < start:
            segments.append(Segment(at, start, main))
        segments.append(Segment(start, end, language))
        at = end
    if at < len(text):
        segments.append(Segment(at, len(text), main))
    return tuple(segments)


def bridge() -> DocumentReport:
    document = Document(BRIDGE, "news/bridge.txt", "windows-1251", ("Read as windows-1251: it is not valid UTF-8.",))
    first = BRIDGE.split("\n")[4]
    second = BRIDGE[BRIDGE.index("Прохожие") : BRIDGE.index(" Minsk made")]
    there = "The residents of the nearby streets had been waiting for this day since spring."
    at = BRIDGE.index(there)
    related = Related(at, at + len(there), "its translation")
    found = (
        issue(
            document, "returnsThe", "glued-text", Severity.MINOR,
            "“Traffic returns” runs into “The first buses” without a space.", Category.TEXTUAL_CONVENTIONS,
        ),
        issue(
            document, first, "left-over", Severity.MAJOR,
            "17 words in Russian stand beside their translation (similarity 0.81): delete them.", related=related,
            confidence=0.9374,
        ),
        issue(
            document, second, "untranslated", Severity.CRITICAL,
            "11 words in Russian with no counterpart in the text. The closest sentence, on line 3, has a similarity of "
            "0.21.",
        ),
        issue(
            document, "сity", "mixed-script", Severity.MINOR,
            "“сity” holds a Cyrillic letter among Latin ones: с (U+0441).", Category.SPELLING,
        ),
    )  # fmt: skip
    spans = [(BRIDGE.index(part), BRIDGE.index(part) + len(part), "ru") for part in (first, second)]
    return DocumentReport(document, LanguageMap("en", tiled(BRIDGE, "en", spans)), found, 116, 11, 2)


def clean() -> DocumentReport:
    document = Document(CLEAN, "news/library.txt")
    return DocumentReport(document, LanguageMap("en", (Segment(0, len(CLEAN), "en"),)), (), 14, 0)


def report(*documents: DocumentReport, failures: tuple[Failure, ...] = ()) -> Report:
    rules = ("untranslated", "left-over", "glued-text", "mixed-script", "hidden-character")
    return Report(documents, rules, "0.1.0-5f3a", failures)


def whole() -> Report:
    """Everything a report can hold: issues, a clean file, one that could not be read."""
    return report(bridge(), clean(), failures=(Failure("news/photo.jpg", "is not a text: it holds NUL bytes"),))


def printed(of: Report, format: str = "full", width: int = 80, color: bool = False) -> str:
    out = StringIO()
    REPORTERS[format](of, out, Layout(width, color))
    return out.getvalue()


def golden_files() -> dict[str, str]:
    """Name and content of every golden file."""
    files = {f"report-{width}.txt": printed(whole(), width=width) for width in GOLDEN_WIDTHS}
    return files | {"report.json": printed(whole(), "json"), "report.concise.txt": printed(whole(), "concise")}


if __name__ == "__main__":
    for name, content in golden_files().items():
        (GOLDEN / name).write_text(content, encoding="utf-8", newline="\n")
