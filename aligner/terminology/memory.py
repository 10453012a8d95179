"""Which sentences of a set of pairs are the same, on one side or on the other: a translation memory, read once."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

LEAST_WORDS = 3
"""Words of a sentence that is compared: shorter ones, as "Yes", are said in many ways."""
LONGEST = 5_000
"""Characters of one."""
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Memory:
    """The pairs in which each sentence stands, by its words."""

    by_source: Mapping[tuple[str, ...], tuple[int, ...]]
    by_target: Mapping[tuple[str, ...], tuple[int, ...]]
    words: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    """The words of both sides of each pair, without capitals and marks; none where they are too few."""
    targets: tuple[str, ...]
    """The translations."""

    def beside(self, pair: int) -> list[str]:
        """The translations of the pairs before and behind one: in a text, what was said there need not be repeated."""
        return [self.targets[other] for other in (pair - 1, pair + 1) if 0 <= other < len(self.targets)]

    def usual(self, pair: int) -> int | None:
        """The pair with the same source and the translation that it most often has, if that of ``pair`` is another."""
        source, target = self.words[pair]
        others = [other for other in self.by_source.get(source, ()) if self.words[other][1]]
        if not (source and target) or len(others) < 2:
            return None
        times: defaultdict[tuple[str, ...], int] = defaultdict(int)
        for other in others:
            times[self.words[other][1]] += 1
        best = max(others, key=lambda other: (times[self.words[other][1]], -other))
        return best if self.words[best][1] != target else None

    def same_target(self, pair: int) -> int | None:
        """The first pair with the same translation, if its source has other words."""
        source, target = self.words[pair]
        first = self.by_target.get(target, (pair,))[0]
        if not (source and target) or first == pair or not self.words[first][0]:
            return None
        return first if differ(source, self.words[first][0]) else None


def differ(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two sentences have more than a quarter of their words each for itself."""
    mine, yours = set(one), set(other)
    return len(mine ^ yours) > len(mine | yours) / 4


def memory_of(pairs: Iterable[tuple[str, str]]) -> Memory:
    """The memory of some pairs."""
    by_source: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    by_target: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    both, targets = [], []
    for index, (source, target) in enumerate(pairs):
        sides = words_of(source), words_of(target)
        both.append(sides)
        targets.append(target)
        for words, known in zip(sides, (by_source, by_target), strict=True):
            if words:
                known[words].append(index)
    return Memory(frozen(by_source), frozen(by_target), tuple(both), tuple(targets))


def frozen(known: Mapping[tuple[str, ...], Sequence[int]]) -> dict[tuple[str, ...], tuple[int, ...]]:
    """The same with tuples."""
    return {words: tuple(found) for words, found in known.items()}


def words_of(text: str) -> tuple[str, ...]:
    """The words of a sentence that can be compared."""
    if len(text) > LONGEST:
        return ()
    words = tuple(word.casefold() for word in WORD.findall(text))
    return words if len(words) >= LEAST_WORDS else ()
