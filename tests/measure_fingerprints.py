"""How many findings are recognised again when the text around them has changed.

    python tests/measure_fingerprints.py [NUMBER]        texts to try, 20 by default

Faults of every kind are planted in texts of ours. Each text is changed in three ways, and each finding that is still
made in its place must have its fingerprint. Which is the same place is known from the characters that are no blanks.
"""

import json
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from planted import IN_PAIRS, IN_TEXTS

import aligner
from aligner.model import DocumentReport, Issue
from aligner.sentences import sentence_spans

GOLD = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((Path(__file__).parent / "gold").glob("*"))]
FAULTS = 8
PARAGRAPH = 3
WIDTHS = (60, 72, 80, 100)
ABOVE = {
    "en": "The editors have put this paragraph above the text; it says nothing of what follows.",
    "ru": "Этот абзац редакция поставила над текстом; о том, что следует дальше, в нём ничего не сказано.",
}
INSTEAD = {"en": "earlier", "ru": "раньше"}
Count = Counter[tuple[str, bool, str]]
"""By the change, whether it survived, and the rule."""


def faulty(chance: Random) -> tuple[str, str, str]:
    """A source, its translation with faults in it, and the language of the translation."""
    gold = chance.choice(GOLD)
    sides = ("source", "target") if chance.random() < 0.5 else ("target", "source")
    source, target = list(gold[sides[0]]), list(gold[sides[1]])
    for planter in chance.sample(list(IN_TEXTS.values()), 2):
        target = planter(source, target, chance) or target
    for planter in chance.sample(list(IN_PAIRS.values()), FAULTS):
        at = chance.randrange(len(target))
        target[at] = planter(source[min(at, len(source) - 1)], target[at], chance) or target[at]
    between = chance.choice(["\n", "\n\n"])
    language = "ru" if sum("а" <= letter <= "я" for letter in target[0] + target[1] + target[2]) > 60 else "en"
    return between.join(paragraphs(source)), between.join(paragraphs(target)), language


def paragraphs(sentences: Sequence[str]) -> Iterator[str]:
    yield "A heading without a stop" if "the" in sentences[0].lower().split() else "Заголовок без точки"
    for at in range(0, len(sentences), PARAGRAPH):
        yield " ".join(sentences[at : at + PARAGRAPH])


def wrapped(text: str, width: int) -> str:
    return "\n".join(
        textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) for line in text.split("\n")
    )


def solid(text: str, end: int) -> int:
    """How many characters that are no blanks stand before a place."""
    return len("".join(text[:end].split()))


def survivors(
    change: str, before: DocumentReport, after: DocumentReport, shift: int, edited: int, count: Count
) -> None:
    """Count the findings made again; ``shift`` is how far what stands behind ``edited`` has moved, without blanks."""
    old, new = before.document.text, after.document.text
    places = [(solid(new, i.start), solid(new, i.end), i) for i in after.issues]
    for issue in before.issues:
        if issue.start < edited:
            continue
        start, end = solid(old, issue.start) + shift, solid(old, issue.end) + shift
        same = [other for a, b, other in places if is_same(issue, other, (start, end), (a, b))]
        if same:
            prints = {other.fingerprint for other in same}
            count[change, issue.fingerprint in prints, issue.rule] += 1


def is_same(issue: Issue, other: Issue, span: tuple[int, int], place: tuple[int, int]) -> bool:
    if issue.rule != other.rule:
        return False
    if issue.start == issue.end:
        return issue.source == other.source and other.start == other.end
    return max(span[0], place[0]) < min(span[1], place[1]) or span == place


def checked(text: str, source: str | None, language: str) -> DocumentReport:
    (found,) = aligner.check(text, source, language=language).documents
    return found


def edited(text: str, issue: Issue, language: str) -> tuple[str, int, int] | None:
    """The text with a word replaced and one added in the sentence before an issue; how much longer, and to where."""
    spans = [span for span in sentence_spans(text, 0, len(text)) if span[1] <= issue.start]
    if not spans:
        return None
    start, end = spans[-1]
    words = text[start:end].split(" ")
    if len(words) < 4:
        return None
    last = words[-1]
    stop = last[len(last.rstrip(".!?…")) :]
    words[-1] = INSTEAD[language] + stop
    words.insert(1, INSTEAD[language])
    new = text[:start] + " ".join(words) + text[end:]
    return new, solid(new, len(new)) - solid(text, len(text)), end


def measured(number: int, seed: int = 5) -> Count:
    """The findings that survive and those that do not."""
    chance, count = Random(seed), Counter()
    for _ in range(number):
        source, target, language = faulty(chance)
        for original in (None, source):
            one_way(original, target, language, chance, count)
    return count


def one_way(source: str | None, target: str, language: str, chance: Random, count: Count) -> None:
    how = "alone" if source is None else "with a source"
    before = checked(target, source, language)
    above = f"{ABOVE[language]}\n\n{target}"
    length = solid(ABOVE[language], len(ABOVE[language]))
    survivors(f"a paragraph above, {how}", before, checked(above, source, language), length, 0, count)
    width, other = chance.sample(WIDTHS, 2)
    lines = checked(wrapped(target, width), source, language)
    survivors(f"wrapped, {how}", before, lines, 0, 0, count)
    survivors(f"wrapped anew, {how}", lines, checked(wrapped(target, other), source, language), 0, 0, count)
    for issue in chance.sample(before.issues, min(4, len(before.issues))):
        if change := edited(target, issue, language):
            text, shift, end = change
            survivors(f"the sentence before, {how}", before, checked(text, source, language), shift, end, count)


def main() -> None:
    count = measured(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
    for change in sorted({change for change, _, _ in count}):
        yes = sum(number for (what, same, _), number in count.items() if what == change and same)
        lost = {rule: number for (what, same, rule), number in count.items() if what == change and not same}
        print(f"{change:32} {yes / max(yes + sum(lost.values()), 1):.4f} of {yes + sum(lost.values())}", lost or "")
    yes = sum(number for (_, same, _), number in count.items() if same)
    print(f"{'all':32} {yes / count.total():.4f} of {count.total()}, rules:", *sorted({rule for _, _, rule in count}))


if __name__ == "__main__":
    main()
