"""The rule ``proper-name``."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from aligner.checks.base import Article, Example, Need
from aligner.model import Bitext, Category, Issue, Severity, Span

if TYPE_CHECKING:
    from aligner.names.mentions import Name, Side

LANGUAGES = {"en", "ru"}
LONGEST = 2_000
"""Characters of a sentence that is looked at: a longer one is a list or data."""
OF_A_PAIR = 0.5
"""Share of the usual likeness from which the sides of a pair are compared: in a short one, a name is much of it."""
MOST = 30
"""Words with a capital in one: more are a list, and each is compared with all of the other side."""


@dataclass(frozen=True, slots=True)
class Found:
    """A pair of sentences and what of their names the other one does not have."""

    source: Span
    target: Span
    sides: "tuple[Side, Side]"
    missing: "tuple[Name, ...]"
    added: "tuple[Name, ...]"


@dataclass(frozen=True, slots=True)
class ProperName:
    """A person or place of the original is another one in the translation, or is not there.

    A name that was mistaken for another one, or lost, is a serious fault in news, in contracts and in minutes, and the
    sentence around it reads well.

    English and Russian, in both directions. Names are compared by ear, under any usual romanisation, and without the
    endings of the Russian cases: Шойгу is Shoigu, «Александра» Alexander and Aleksandr. Countries, cities and
    languages are looked up in CLDR, the data of the Unicode consortium: Германия is Germany, «испанский» Spain.
    Reported is a name of the original that the translation does not have, and beside it, where there is one, the name
    that the translation has instead. Organisations, titles and abbreviations are left alone, as they are translated;
    so is a first name that is left out where the surname stays, and a person whom the sentence before or behind has. A
    name that has no counterpart anywhere in a text, but more than one place there, is taken to be translated (a
    nickname, a stage name): one that was replaced throughout is not seen.

    Many of the clean human translations that it flags did drop a name: for "he said", or because the name had just
    been said. Look the name up in the original.
    """

    name: ClassVar[str] = "proper-name"
    category: ClassVar[Category] = Category.MISTRANSLATION
    severity: ClassVar[Severity] = Severity.MAJOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.SOURCE
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "Aleksandr Kovalev, the mayor of Tver, came from Germany with his family. The Kremlin said nothing.",
            source="Мэр Твери Александр Ковалёв приехал из Германии с семьёй. В Кремле ничего не сказали.",
        ),
        Example(
            "Ковалёв сказал, что мост в Кёльне строили британские рабочие.",
            "a first name may be left out",
            source="Mr Aleksandr Kovalyov said that the bridge in Cologne was built by British workers.",
        ),
        Example(
            "The bridge was opened by ⟦Smirnov⟧, and it was he who paid for it. The market is closed.",
            source="Мост открыл Ковалёв, и это он за него заплатил. Рынок закрыт.",
        ),
        Example(
            "Мост построили рабочие из ⟦Испании⟧, а деньги собрали жители города.",
            source="The bridge was built by workers from Portugal, and the people of the town raised the money.",
        ),
        Example(
            "⟦On Friday the new bridge was opened by a guest who had come with his family.⟧",
            source="В пятницу новый мост открыл Ковалёв, который приехал с семьёй.",
        ),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the names that are other ones, and the sentences in which one is missing."""
        bitext = article.bitext
        if bitext is None or {bitext.source.language, bitext.target.language} != LANGUAGES or not bitext.is_related:
            return
        found = list(compared(bitext, bitext.least if article.pair is None else OF_A_PAIR * bitext.least))
        counts = Counter(name.text for each in found for name in each.missing)
        kept = {
            name.text
            for each in found
            for name in each.sides[0].names
            if name.text in counts and name not in each.missing
        }
        for index, each in enumerate(found):
            around = [other.sides[1] for other in found[max(0, index - 1) : index + 2] if other is not each]
            missing = [
                name
                for name in each.missing
                if (counts[name.text] == 1 or name.text in kept) and not is_elsewhere(bitext, name, around)
            ]
            yield from self.issues(each, missing, article)

    def issues(self, found: Found, missing: "Sequence[Name]", article: Article) -> Iterator[Issue]:
        """The issues of one pair of sentences."""
        from aligner.names.proper_names import is_left_out, pairs_of

        ours = found.sides[0]
        lengths = found.source.end - found.source.start, found.target.end - found.target.start
        replaced = pairs_of(missing, found.added, found.sides[1], lengths)
        for name, instead in replaced:
            yield self.issue(
                found,
                name,
                Span(found.target.start + instead.start, found.target.start + instead.end),
                f"The original has “{name.text}”, the translation “{instead.text}”.",
            )
        known = {name for name, _ in replaced}
        lost = [name for name in missing if name.is_sure and name not in known and not is_left_out(name, ours, missing)]
        lost = [name for name in lost if not is_beside(article, name)] if lost else lost
        if lost:
            names = ", ".join(f"“{name.text}”" for name in lost)
            yield self.issue(found, lost[0], found.target, f"The original names {names}, the translation does not.")

    def issue(self, found: Found, name: "Name", span: Span, message: str) -> Issue:
        """An issue about a name of the original."""
        return Issue(
            rule=self.name,
            category=self.category,
            severity=self.severity,
            confidence=0.6,
            start=span.start,
            end=span.end,
            message=message,
            source=Span(found.source.start + name.start, found.source.start + name.end),
        )


def compared(bitext: Bitext, least: float) -> Iterator[Found]:
    """The pairs of sentences that translate each other, with the names that have no counterpart."""
    from aligner.names.mentions import side
    from aligner.names.proper_names import without_counterpart

    for bead in bitext.pairs:
        if bitext.alike(bead.similarity) < least:
            continue
        spans = bitext.source.span(bead.source), bitext.target.span(bead.target)
        if max(span.end - span.start for span in spans) > LONGEST:
            continue
        texts = bitext.source, bitext.target
        source, target = (
            side(text.document.text[span.start : span.end], text.language)
            for text, span in zip(texts, spans, strict=True)
        )
        if max(len(source.names), len(target.names)) > MOST:
            continue
        missing, added = without_counterpart(source, target, bitext.source.language)
        yield Found(*spans, (source, target), tuple(missing), tuple(added))


def is_beside(article: Article, name: "Name") -> bool:
    """Whether the pair before or behind has a name, where pairs are checked together: a pronoun may stand for it."""
    from aligner.names.mentions import side
    from aligner.names.proper_names import is_place

    bitext, memory, pair = article.bitext, article.memory, article.pair
    if bitext is None or memory is None or pair is None or is_place(name):
        return False
    beside = [side(text, bitext.target.language) for text in memory.beside(pair) if len(text) <= LONGEST]
    return is_elsewhere(bitext, name, beside)


def is_elsewhere(bitext: Bitext, name: "Name", sides: "Sequence[Side]") -> bool:
    """Whether one of some sentences of the translation, those before and after, has a name."""
    from aligner.names.proper_names import has_like

    return any(has_like(name, each, bitext.source.language) for each in sides)
