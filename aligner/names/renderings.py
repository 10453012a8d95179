"""Names that are translated and not carried over: «Ведьмак» is The Witcher, «Вильгельм Завоеватель» the Conqueror.

No list has them, but the encoder knows what words mean in both languages. It is asked about a name only that has no
counterpart by ear: which word or two words of the other side come closest to it, and whether these belong to no other
word of its own side. Measured on 365 pairs written for it: of 27 names that were translated it knows 19; of 1,260 names
that were taken out or replaced, 1 and 2 % have such a word by chance.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from aligner.function_words import opens_a_sentence
from aligner.morphology import lemmas
from aligner.names.mentions import CYRILLIC, POSSESSIVE, Mentions, Name
from aligner.names.proper_names import are_two, is_place

if TYPE_CHECKING:
    from aligner.encoders import Encoder

WORD = re.compile(r"[^\W\d_]+(?:[-‑'’][^\W\d_]+)*")
LEAST = 3
"""Letters of a word that is compared."""
PORTION = 100
"""Names that are asked about at a time: each takes up to some hundred vectors."""
UNSURE, AS_WORD, AS_NAME = 0.47, 0.55, 0.62
"""Cosine from which words translate what may be a name; what is one for sure; and from which a name translates one.

Portland and Seattle have .61, Iran and the US .54; Людовик and Louis .72, "Rockies" and «Скалистые» .57."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A name, the text it stands in and its language, and the text on the other side with its names."""

    name: Name
    own: str
    language: str
    across: str
    side: Mentions
    taken: tuple[Name, ...]
    """The names of the other side that are counterparts of others."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word or two of a text."""

    start: int
    end: int
    text: str

    def meets(self, name: Name) -> bool:
        """Whether it shares a letter with a name."""
        return self.start < name.end and name.start < self.end


def renderings(asked: Sequence[Asked], encoder: "Encoder | None") -> list[Phrase | None]:
    """The words of the other side that translate each of some names; none where nothing does."""
    if encoder is None:
        return [None] * len(asked)
    portions = (asked[at : at + PORTION] for at in range(0, len(asked), PORTION))
    return [phrase for portion in portions for phrase in of_portion(portion, encoder)]


def of_portion(asked: Sequence[Asked], encoder: "Encoder") -> list[Phrase | None]:
    """The same for as many names as are asked about at a time."""
    across = [[one for one in phrases(each.across) if not any(map(one.meets, each.taken))] for each in asked]
    spelt = [spellings(each.name.text, each.language) for each in asked]
    alike = nearest(spelt, across, encoder)
    possible = [
        [(near, one) for near, one in zip(row, some, strict=True) if near >= least(each, one)]
        for each, row, some in zip(asked, alike, across, strict=True)
    ]
    own = [[one.text for one in phrases(each.own) if not one.meets(each.name)] if some else []
           for each, some in zip(asked, possible, strict=True)]      # fmt: skip
    rivals = nearest(own, [[one for _, one in some] for some in possible], encoder)
    found = []
    for some, row in zip(possible, rivals, strict=True):
        kept = [pair for pair, rival in zip(some, row, strict=True) if pair[0] >= rival]
        found.append(max(kept, key=lambda pair: pair[0])[1] if kept else None)
    return found


def nearest(
    texts: Sequence[Sequence[str]], others: Sequence[Sequence[Phrase]], encoder: "Encoder"
) -> list[list[float]]:
    """For each phrase the highest cosine of a text of its row; -1 if there is none."""
    every = [text for row in texts for text in row] + [one.text for row in others for one in row]
    place = {text: index for index, text in enumerate(dict.fromkeys(every))}
    if not place:
        return [[] for _ in others]
    vectors = encoder.encode(list(place))
    return [
        (vectors[[place[text] for text in row]] @ vectors[[place[one.text] for one in some]].T)
        .max(0, initial=-1.0)
        .round(3)
        .tolist()
        for row, some in zip(texts, others, strict=True)
    ]


def least(asked: Asked, phrase: Phrase) -> float:
    """The cosine from which a phrase translates a name. For a place there are names; Мария is never Marina."""
    both = ((asked.name.text, word)[:: 1 if asked.language == "ru" else -1] for word in phrase.text.split())
    if any(are_two(ours, other) for ours, other in both):
        return inf
    if not asked.name.is_sure:
        return UNSURE
    names = (name for name in asked.side.candidates if name.is_sure or CYRILLIC.match(name.text))
    return AS_NAME if is_place(asked.name) or any(map(phrase.meets, names)) else AS_WORD


def phrases(text: str) -> Iterator[Phrase]:
    """The words of a text that mean something, and each two of them that stand side by side."""
    before: re.Match[str] | None = None
    for match in WORD.finditer(text):
        if len(match.group()) < LEAST or opens_a_sentence(match.group()):
            before = None
            continue
        yield Phrase(*match.span(), match.group())
        if before is not None and before.end() + 1 == match.start():
            yield Phrase(before.start(), match.end(), text[before.start() : match.end()])
        before = match


def spellings(name: str, language: str) -> list[str]:
    """A name as it stands, without its possessive ending, and in its first form."""
    bare = POSSESSIVE.sub("", name)
    first = sorted(lemmas.lemmas(bare, language)) if language == "ru" else []
    return list(dict.fromkeys((name, bare, *(word.capitalize() for word in first))))
