"""Large and hostile reports, made by hand."""

import random
from io import StringIO

from aligner.model import (
    Alignment,
    Bead,
    Category,
    Document,
    DocumentReport,
    Issue,
    LanguageMap,
    Related,
    Report,
    Segment,
    Severity,
    Span,
)
from aligner.reporters import REPORTERS, Layout

HARM = "window.harmed=1;alert(1)"
BEGINNINGS = (
    "", "'", '"', ">", '">', "'>", "-->", "</title>", "</style>", "</script>", "</textarea>", "]]>", "\u2028", "`",
)  # fmt: skip
PARTS = (
    f"<script>{HARM}</script>", f"<img src=x onerror={HARM}>", f"<svg onload={HARM}>",
    f"<iframe srcdoc='<script>{HARM}</script>'>",
    f"<details open ontoggle={HARM}>", f"<input autofocus onfocus={HARM}>",
    f"javascript:{HARM}", f" onmouseover={HARM} ", f"${{{HARM}}}", f"{{{{ {HARM} }}}}", "{% include 'x' %}",
    "<meta http-equiv=refresh content='0;url=http://a.invalid'>",
    "<link rel=stylesheet href=//a.invalid/x>", "<base href=//a.invalid>", "<form action=//a.invalid><button>x", "<!--",
    "\u202e\u2066txt.exe", "\x00\x1b[2J\x07", "\ud83d\udc80", "&#60;script&#62;", "__proto__", "constructor",
)  # fmt: skip


def strings(number: int) -> list[str]:
    """So many hostile strings."""
    made = [beginning + part for beginning in BEGINNINGS for part in PARTS]
    random.Random(1).shuffle(made)
    return made[:number]


def hostile_report(number: int) -> Report:
    """A document for each string, with the string in every field that holds words."""
    found = strings(number)
    assert len(found) == number
    return Report(tuple(map(hostile, found)), tuple(found[:3]), found[0])


def hostile(part: str) -> DocumentReport:
    document = Document(f"One {part} two.\nThree.", part, part, (part,))
    source = Document(f"Eins {part} zwei.", part, part)
    end = 4 + len(part)
    one = Issue(part, Category.STYLE, Severity.CRITICAL, 0.5, 4, end, part, Related(0, 3, part), Span(5, 5 + len(part)))
    languages = LanguageMap("en", (Segment(0, 3, part), Segment(3, len(document.text), "en")))
    units = (Span(0, len(source.text)),), (Span(0, end + 5),)
    alignment = Alignment(part, *units, (Bead((0,), (0,), 1.0, 0.9),))
    return DocumentReport(document, languages, (one,), 5, 0, source=source, alignment=alignment)


WORDS = ("the", "old", "bridge", "was", "opened", "to", "traffic", "on", "friday", "and", "many", "people", "came")
SLOVA = ("старый", "мост", "открыли", "для", "движения", "в", "пятницу", "и", "многие", "люди", "пришли", "туда")
RULES = {
    "glued-text": (Category.TEXTUAL_CONVENTIONS, Severity.MINOR),
    "quotes": (Category.PUNCTUATION, Severity.MINOR),
    "untranslated": (Category.UNTRANSLATED, Severity.CRITICAL),
    "number": (Category.MISTRANSLATION, Severity.MAJOR),
    "moved": (Category.STYLE, Severity.NEUTRAL),
}


def large_report(documents: int, issues: int) -> Report:
    """So many articles of 800 words with their sources, and so many issues in each."""
    dice = random.Random(7)
    return Report(tuple(large(index, issues, dice) for index in range(documents)), tuple(RULES), "0")


def large(index: int, issues: int, dice: random.Random) -> DocumentReport:
    sides = [[" ".join(dice.choices(words, k=16)).capitalize() + "." for _ in range(50)] for words in (WORDS, SLOVA)]
    texts = ["\n".join(" ".join(side[at : at + 5]) for at in range(0, 50, 5)) for side in sides]
    spans = []
    for side in sides:
        starts = [0]
        for sentence in side:
            starts.append(starts[-1] + len(sentence) + 1)
        spans.append(tuple(Span(start, start + len(sentence)) for start, sentence in zip(starts, side, strict=False)))
    names = (f"articles/{index:03}.{language}.txt" for language in ("en", "ru"))
    document, source = map(Document, texts, names)
    found = []
    for number in range(issues):
        rule, (category, severity) = list(RULES.items())[number % len(RULES)]
        unit = spans[0][number]
        end = unit.end if severity is Severity.CRITICAL else unit.start + 20
        message = f"Something is wrong with number {number} of document {index}: here are some words of evidence."
        of_source = spans[1][number] if rule == "number" else None
        found.append(Issue(rule, category, severity, 0.9, unit.start, end, message, None, of_source))
    beads = tuple(Bead((at,), (at,), 1.0, 0.8) for at in range(50))
    languages = LanguageMap("en", (Segment(0, len(texts[0]), "en"),))
    return DocumentReport(
        document, languages, tuple(found), 800, 0, source=source, source_sentences=50, translated_sentences=50,
        alignment=Alignment("ru", spans[1], spans[0], beads),
    )  # fmt: skip


def written(report: Report) -> str:
    """The page."""
    out = StringIO()
    REPORTERS["html"](report, out, Layout())
    return out.getvalue()
