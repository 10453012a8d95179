"""What was found in a view -> the same in the file it is a view of."""

from dataclasses import replace

from aligner.model import Alignment, Document, DocumentReport, Fix, Issue, LanguageMap, MixedWord, Segment, Span
from aligner.views.view import View


def placed(
    found: DocumentReport, document: Document, own: View | None, source: Document | None, of_source: View | None
) -> DocumentReport:
    """The report on two views, as one on the document and its source; None stands for a view that is the whole text."""
    issues = found.issues
    if own:
        issues = tuple(in_text(issue, own, document.text) for issue in issues)
    if of_source:
        issues = tuple(in_source(issue, of_source) for issue in issues)
    return replace(
        found,
        document=document,
        languages=languages(found.languages, own, len(document.text)) if own else found.languages,
        issues=issues,
        source=source if found.source else None,
        alignment=found.alignment and alignment(found.alignment, own, of_source),
    )


def alignment(found: Alignment, own: View | None, of_source: View | None) -> Alignment:
    """The units of both sides where they stand in their texts."""
    return replace(found, source=units(found.source, of_source), target=units(found.target, own))


def units(found: tuple[Span, ...], own: View | None) -> tuple[Span, ...]:
    """Stretches of a text."""
    return tuple(own.span(unit.start, unit.end) for unit in found) if own else found


def in_text(issue: Issue, own: View, text: str) -> Issue:
    """The issue where it stands in the text."""
    span = own.span(issue.start, issue.end)
    related = issue.related
    if related:
        place = own.span(related.start, related.end)
        related = replace(related, start=place.start, end=place.end)
    return replace(issue, start=span.start, end=span.end, related=related, fix=fix(issue.fix, own, text))


def in_source(issue: Issue, of_source: View) -> Issue:
    """The issue with its place in the text of the source."""
    return replace(issue, source=of_source.span(issue.source.start, issue.source.end)) if issue.source else issue


def fix(found: Fix | None, own: View, text: str) -> Fix | None:
    """The fix as edits of the text; None where one of them would take markup or a line break with it."""
    edits = [own.edit(edit, text) for edit in found.edits] if found else []
    whole = tuple(edit for edit in edits if edit)
    return replace(found, edits=whole) if found and len(whole) == len(edits) else None


def languages(found: LanguageMap, own: View, length: int) -> LanguageMap:
    """The languages of the text: markup between two segments belongs to the first one."""
    some = found.segments or (Segment(0, 0, found.language),)
    starts = [own.boundary(segment.start) if index else 0 for index, segment in enumerate(some)]
    segments = (
        Segment(start, end, segment.language)
        for segment, start, end in zip(some, starts, [*starts[1:], length], strict=True)
    )
    words = (
        MixedWord(place.start, place.end, tuple(own.boundary(letter) for letter in word.letters))
        for word in found.mixed_words
        for place in units((Span(word.start, word.end),), own)
    )
    return LanguageMap(found.language, tuple(segments), tuple(words))
