"""Which sentences of a set of pairs are the same, on one side or on the other: a translation memory, read once."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

LEAST_WORDS = 3
"""Words of a sentence that is compared: shorter ones, as "Yes", are said in many ways."""
LONGEST = 5_000
"""Characters of one."""
WORD = re.compile(r"\w+")
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Memory:
    """The pairs in which each sentence stands, by its words: one for each, as some stand in thousands."""

    by_source: Mapping[Words, int]
    """The first pair with the translation that a source has most often."""
    by_target: Mapping[Words, int]
    """The first pair with a translation."""
    words: tuple[tuple[Words, Words], ...]
    """The words of both sides of each pair, without capitals and marks; none where they are too few."""
    targets: tuple[str, ...]
    """The translations."""

    def beside(self, pair: int) -> list[str]:
        """The translations of the pairs before and behind one: in a text, what was said there need not be repeated."""
        return [self.targets[other] for other in (pair - 1, pair + 1) if 0 <= other < len(self.targets)]

    def usual(self, pair: int) -> int | None:
        """The pair with the same source and the translation that it most often has, if that of ``pair`` is another."""
        source, target = self.words[pair]
        best = self.by_source.get(source, pair) if target else pair
        return best if self.words[best][1] != target else None

    def same_target(self, pair: int) -> int | None:
        """The first pair with the same translation, if its source has other words."""
        source, target = self.words[pair]
        first = self.by_target.get(target, pair)
        if not (source and target) or first == pair or not self.words[first][0]:
            return None
        return first if differ(source, self.words[first][0]) else None


def differ(one: Words, other: Words) -> bool:
    """Whether two sentences have more than a quarter of their words each for itself."""
    mine, yours = set(one), set(other)
    return len(mine ^ yours) > len(mine | yours) / 4


def memory_of(pairs: Iterable[tuple[str, str]]) -> Memory:
    """The memory of some pairs."""
    firsts: defaultdict[Words, dict[Words, int]] = defaultdict(dict)
    times, by_target = Counter[tuple[Words, Words]](), dict[Words, int]()
    both, targets = [], []
    for index, (left, right) in enumerate(pairs):
        source, target = words_of(left), words_of(right)
        both.append((source, target))
        targets.append(right)
        if target:
            by_target.setdefault(target, index)
        if source and target:
            firsts[source].setdefault(target, index)
            times[source, target] += 1
    by_source = {
        source: found[max(found, key=lambda target: (times[source, target], -found[target]))]
        for source, found in firsts.items()
    }
    return Memory(by_source, by_target, tuple(both), tuple(targets))


def words_of(text: str) -> Words:
    """The words of a sentence that can be compared."""
    if len(text) > LONGEST:
        return ()
    words = tuple(word.casefold() for word in WORD.findall(text))
    return words if len(words) >= LEAST_WORDS else ()
