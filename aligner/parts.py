"""What readers see of a file beside its running text, followed through the checks.

Titles and descriptions of the front matter, texts for images, labels: each is a text of its own. The parts of a file
are read as one document, a paragraph each, in the main language of its running text; with a source, parts are paired
by what they are and not by what they say: the title is the title's translation. Rules that need a running text do not
run.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from aligner import languages, views
from aligner.bitext import mostly_in
from aligner.checks import Article, Check, Need
from aligner.comparison import copy_of, divided
from aligner.decisions.fingerprints import of_part
from aligner.languages.scripts import without_noise
from aligner.model import (
    UNDETERMINED,
    Bead,
    Bitext,
    Document,
    DocumentReport,
    Issue,
    LanguageMap,
    Passage,
    Segment,
    Settings,
    Span,
    Text,
)
from aligner.views.part import Part, is_mendable, view_of
from aligner.views.placing import in_source, in_text
from aligner.views.view import View
from aligner.words import LETTERS


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a file, as the checks see them."""

    article: Article
    own: View
    of_source: View | None
    """Views of the file and, if they could be compared, of its source."""

    def usable(self, rules: Sequence[Check]) -> tuple[Check, ...]:
        """The rules that can run on them."""
        unmet = Need.RUNNING_TEXT if self.of_source else Need.RUNNING_TEXT | Need.SOURCE
        return tuple(rule for rule in rules if not rule.needs & unmet)


def parts_in(
    found: DocumentReport, source: Document | None, settings: Settings, running: str = ""
) -> Parts | None:
    """The parts of a document, of whose running text there is a report; None if it has none.

    ``running`` is the running text of the source.
    """
    document = found.document
    parts = views.parts_of(document)
    if not parts:
        return None
    own, units = view_of(document.text, parts)
    seen = replace(document, text=own.text)
    main = found.languages.language
    spoken = split(seen.text, main, settings.language, settings.detector)
    if source is None or found.alignment is None or found.alignment.source_language == main:
        return Parts(unpaired(seen, spoken), own, None)
    theirs = views.parts_of(source)
    of_source, source_units = view_of(source.text, theirs)
    told = split(of_source.text, found.alignment.source_language, settings.source_language, settings.detector)
    original = Text(replace(source, text=of_source.text), told.language, source_units)
    article = compared(seen, spoken, units, original, told, paired(theirs, parts))
    common = frozenset(word for word in LETTERS.findall(without_noise(running)) if word.islower())
    return Parts(replace(article, common_words=common), own, of_source)


def merged(found: DocumentReport, of_parts: DocumentReport, parts: Parts) -> DocumentReport:
    """The report on a document with what was found in its parts, where that stands in the file."""
    own, of_source = parts.own, parts.of_source
    text = found.document.text
    issues = [in_text(issue, own, text) for issue in of_parts.issues]
    issues = [in_source(issue, of_source) for issue in issues] if of_source else issues
    issues = [replace(mendable(issue, text), fingerprint=of_part(issue.fingerprint)) for issue in issues]
    foreign = [(own.span(each.start, each.end), each.language) for each in of_parts.languages.passages]
    passages = [Segment(place.start, place.end, language) for place, language in foreign]
    return replace(
        found,
        issues=tuple(sorted((*found.issues, *issues), key=lambda each: (each.start, each.end, each.rule))),
        words=found.words + of_parts.words,
        untranslated_words=found.untranslated_words + of_parts.untranslated_words,
        languages=replace(found.languages, segments=tuple(overlaid(found.languages.segments, passages))),
    )


def unpaired(seen: Document, spoken: LanguageMap) -> Article:
    """What is known of parts without a source: where a foreign one has its translation is not asked."""
    return Article(
        seen, spoken, tuple(Passage(each.start, each.end, each.language) for each in spoken.passages),
        stands_apart=True,
    )


def split(text: str, main: str, stated: str | None, detector: str) -> LanguageMap:
    """The languages of parts, of which that of the running text is the main one; where that has none, their own."""
    return languages.split(text, stated if main == UNDETERMINED else main, detector)


def compared(
    seen: Document,
    spoken: LanguageMap,
    units: tuple[Span, ...],
    original: Text,
    told: LanguageMap,
    pairs: Iterator[tuple[int, int]],
) -> Article:
    """What is known of parts beside those of a source. A passage that repeats one of these was not translated."""
    _, foreign = divided(seen, spoken, original, told)
    left, never = mostly_in(units, [passage for passage, _ in foreign]), mostly_in(original.units, [*told.passages])
    beads = tuple(
        Bead((theirs,), (ours,), 1.0, 1.0)
        for theirs, ours in sorted(pairs, key=itemgetter(1))
        if ours not in left and theirs not in never
    )
    passages = (
        copy_of(passage, seen.text, original, repeated, False)
        if repeated
        else Passage(passage.start, passage.end, passage.language)
        for passage, repeated in foreign
    )
    aligned = Bitext(original, Text(seen, spoken.language, units), beads)
    return Article(seen, spoken, tuple(passages), aligned, stands_apart=True)


def paired(theirs: Sequence[Part], ours: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """The parts of two files that are each other's, by their indices.

    Those of one kind that belong to the same thing, as the title of the page or the text for an image of one name; of
    the rest the last one of a kind. Where one side has more of them it is not known which of them was lost, and where
    they have other names not which is which.
    """
    left, right = dict(enumerate(theirs)), dict(enumerate(ours))
    for first, second in matching(left, right, lambda part: (part.kind, part.of)):
        del left[first], right[second]
        yield first, second
    yield from matching(left, right, lambda part: part.kind, most=1)


def matching(
    left: dict[int, Part], right: dict[int, Part], same: Callable[[Part], Hashable], most: int | None = None
) -> list[tuple[int, int]]:
    """The numbers of parts, one by one, of which there are as many on both sides, and not more than ``most``."""
    groups: tuple[dict[Hashable, list[int]], dict[Hashable, list[int]]] = defaultdict(list), defaultdict(list)
    for parts, group in zip((left, right), groups, strict=True):
        for index, part in parts.items():
            group[same(part)].append(index)
    ours = groups[1]
    shared = (key for key, first in groups[0].items() if len(first) == len(ours.get(key, ())))
    wanted = (key for key in shared if most is None or len(ours[key]) <= most)
    return [pair for key in wanted for pair in zip(groups[0][key], ours[key], strict=True)]


def mendable(issue: Issue, text: str) -> Issue:
    """The issue without a fix that might break what the part is written in."""
    return issue if issue.fix is None or is_mendable(text, issue.fix.edits) else replace(issue, fix=None)


def overlaid(segments: Sequence[Segment], passages: Sequence[Segment]) -> Iterator[Segment]:
    """Segments that tile a text, with passages that lie apart and each in one of them."""
    waiting = deque(passages)
    for segment in segments:
        at = segment.start
        while waiting and waiting[0].start < segment.end:
            passage = waiting.popleft()
            if at < passage.start:
                yield replace(segment, start=at, end=passage.start)
            yield passage
            at = passage.end
        if at < segment.end:
            yield replace(segment, start=at)
