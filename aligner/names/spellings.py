"""One name in two spellings in one text: Aleksandr and Alexander, Zelensky and Zelenskyy.

Two words are one name if they sound alike in the strict sense: the same consonants in the same order, where one may
stand for an akin one, and other vowels between them. That tells Maria from Marina and Александр from Алексей. And
there must be evidence that one person is meant: the same surname behind two first names, the same first name before
two surnames, or the same sound under two spellings. No dictionary is read, so it costs a few milliseconds.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import NamedTuple

from aligner.function_words import opens_a_sentence, word_set
from aligner.names.transliteration import VOWELS, bare, instead, key, more

# The lookbehind stands after the letter it is about: in front it would be tried at every character.
LATIN = re.compile(r"[A-ZÀ-ÖØ-Þ](?<![\w'’-].)[a-zß-öø-ÿ]+(?:-[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+)?(?![\w-])")
CYRILLIC = re.compile(r"[А-ЯЁ](?<![\w'’-].)[а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?![\w-])")
SMALL = re.compile(r"(?<![\w'’-])[^\W\d_A-ZА-ЯЁ]{4,}")
ENDS_BEFORE = frozenset(".?!:;…\n\r")
LOOKED_BACK = 8
OPENERS = " \t\"“«„('–—-[‘’”"
LEAST = 4
"""Sounds of a name that is compared."""
LEAST_ALONE = 5
"""Sounds of a name that stands without another one beside it."""
MOST, MOST_OF_SHORT, SHORT = 12, 6, 5
"""Cost of all differences, two weak ones at most; one in a name of few sounds: John is not Joan."""
SIDE_BY_SIDE = 40
ONE_WORD_BETWEEN = re.compile(r"(?: [A-ZА-ЯЁ][^\W\d_]*\.?)* [a-zа-яё]+(?: [A-ZА-ЯЁ][^\W\d_]*\.?)* ")
"""Between the names of two people: "and", "met", with their other names."""
CASE_ENDINGS = word_set(
    "ого его ому ему ыми ими ой ей ою ею ом ем ым им ых их ую юю ая яя ий ый ое ее ие ые а я у ю е ы и о ь й"
)
"""Without those of the plural: more names end in -ам, as Саддам, than stand in its cases."""
LONGEST_ENDING = 3
STEM = 3
"""Letters of a Russian word that are left without its ending."""
TWO_NORMS = (
    (re.compile("[iy]s(?=[aei])"), "iz"),
    (re.compile("our"), "or"),
    (re.compile("ence"), "ense"),
    (re.compile("tre$"), "ter"),
    (re.compile("ogue"), "og"),
)
"""What British and American spelling do differently: an organisation has its own."""
MOST_BESIDE = 30
"""Different words beside one that are compared with each other: more stand beside a word that is no name."""


class Mention(NamedTuple):
    """A word with a capital letter."""

    start: int
    end: int
    text: str
    opens: bool
    """Whether it is the first word of a sentence."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A spelling of a name, and the one that the text has more often."""

    rarer: tuple[Mention, ...]
    usual: tuple[Mention, ...]
    beside: str
    """The name that stands beside both; empty if none does."""


def variants(text: str, is_russian: bool) -> list[Variant]:
    """The names of a text that it spells in two ways."""
    mentions = list(mentions_in(text, is_russian))
    if len(mentions) < 2:
        return []
    by_word: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_word[stem(mention.text, is_russian)].append(mention)
    found: dict[frozenset[str], Variant] = {}
    surnames = names_behind(mentions, is_russian)
    in_longer_names = {mention for pair in beside(mentions) for mention in pair}
    for one, other, same in (*side_by_side(mentions, is_russian), *by_sound(by_word)):
        pair = frozenset((one, other))
        if pair in found or is_inflected(one, other, is_russian) or differ_by_norm(one, other):
            continue
        if surnames[one] and surnames[other] and surnames[one].isdisjoint(surnames[other]):
            continue
        if are_told_apart(text, by_word[one], by_word[other]):
            continue
        rarer, usual = sorted((one, other), key=lambda word: (len(by_word[word]), -by_word[word][0].start))
        if not same and in_longer_names.issuperset(by_word[rarer]) and differ_by_marks(one, other):
            continue
        found[pair] = Variant(tuple(by_word[rarer]), tuple(by_word[usual]), same)
    if not found:
        return []
    small = {stem(match.group(), is_russian) for match in SMALL.finditer(text)}
    return [variant for pair, variant in found.items() if not any(word.lower() in small for word in pair)]


def are_told_apart(text: str, ours: Sequence[Mention], others: Sequence[Mention]) -> bool:
    """Whether both spellings stand side by side, as nobody writes of one person: Harry Smith met Harry Smyth."""
    ordered = sorted((*ours, *others), key=lambda mention: mention.start)
    own = set(ours)
    between = (
        text[left.end : right.start]
        for left, right in pairwise(ordered)
        if (left in own) != (right in own) and right.start - left.end <= SIDE_BY_SIDE
    )
    return any(map(ONE_WORD_BETWEEN.fullmatch, between))


def differ_by_marks(one: str, other: str) -> bool:
    """Whether two words differ by marks alone, as a book's title has them: Napoleon and Code Napoléon."""
    return bare(one.lower()) == bare(other.lower())


def mentions_in(text: str, is_russian: bool) -> Iterator[Mention]:
    """The words with a capital letter in the script of the language, without those that sentences begin with."""
    for match in (CYRILLIC if is_russian else LATIN).finditer(text):
        before = text[max(0, match.start() - LOOKED_BACK) : match.start()].rstrip(OPENERS)
        opens = not before or before[-1] in ENDS_BEFORE
        if not (opens and opens_a_sentence(match.group())):
            yield Mention(*match.span(), match.group(), opens)


def stem(word: str, is_russian: bool) -> str:
    """A word without its Russian case ending; words of other languages as they are."""
    if not is_russian:
        return word
    word = word.replace("ё", "е").replace("Ё", "Е")
    for length in range(LONGEST_ENDING, 0, -1):
        if word[-length:] in CASE_ENDINGS and len(word) - length >= STEM:
            return word[:-length]
    return word


def side_by_side(mentions: Sequence[Mention], is_russian: bool) -> Iterator[tuple[str, str, str]]:
    """Words that stand before, or behind, the same name and sound alike; and that name."""
    before: defaultdict[str, dict[str, str]] = defaultdict(dict)
    behind: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for one, other in beside(mentions):
        first, last = stem(one.text, is_russian), stem(other.text, is_russian)
        before[last].setdefault(first, other.text)
        behind[first].setdefault(last, one.text)
    for groups, keeps_its_end in ((before, not is_russian), (behind, False)):
        for words in groups.values():
            if 1 < len(words) <= MOST_BESIDE:
                for mine, yours in combinations(sorted(words), 2):
                    if sound_alike(mine, yours, keeps_its_end):
                        yield mine, yours, words[mine]


def beside(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Words with a blank between them."""
    return ((one, other) for one, other in pairwise(mentions) if other.start == one.end + 1)


def names_behind(mentions: Sequence[Mention], is_russian: bool) -> defaultdict[str, set[str]]:
    """What stands behind each word: of two people with one first name, two surnames."""
    behind: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in beside(mentions):
        behind[stem(one.text, is_russian)].add(stem(other.text, is_russian))
    return behind


def by_sound(by_word: dict[str, list[Mention]]) -> Iterator[tuple[str, str, str]]:
    """Words inside sentences that sound the same."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for word, mentions in by_word.items():
        if not all(mention.opens for mention in mentions):
            groups[key(word)].append(word)
    for sound, words in groups.items():
        if len(sound) >= LEAST_ALONE and 1 < len(words) <= MOST_BESIDE:
            for one, other in combinations(sorted(words), 2):
                yield one, other, ""


def is_inflected(one: str, other: str, is_russian: bool) -> bool:
    """Whether two Russian words may be forms of one: they differ in their last letters alone, not Софья, София."""
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if {one[shared:], other[shared:]} == {"ь", "и"}:
        return False
    return is_russian and shared >= min(len(one), len(other)) - 1


def sound_alike(one: str, other: str, keeps_its_end: bool) -> bool:
    """Whether two words have the same consonants, and perhaps other vowels inside."""
    left, right = key(one), key(other)
    if min(len(left), len(right)) < LEAST or abs(len(left) - len(right)) > 2:
        return False
    if left[0] != right[0] and (left[1:] != right[1:] or instead(left[0], right[0]) >= 10):
        return False
    if left == right:
        return True
    if keeps_its_end and (left[-1] in VOWELS or right[-1] in VOWELS) and left[-1] != right[-1]:
        return False
    return cost(left, right) <= (MOST_OF_SHORT if min(len(left), len(right)) < SHORT else MOST)


def cost(left: str, right: str) -> int:
    """What the differences of two keys cost; more than the most for a consonant too many or another one."""
    before = [0, *accumulated(right)]
    for sound in left:
        lost = weak(more(sound))
        row = [before[0] + lost]
        for index, other in enumerate(right):
            row.append(
                min(
                    before[index] + weak(instead(sound, other)),
                    before[index + 1] + lost,
                    row[-1] + weak(more(other)),
                )
            )
        before = row
    return before[-1]


def accumulated(sounds: str) -> Iterable[int]:
    """What the beginnings of a key cost as an addition."""
    total = 0
    for sound in sounds:
        total += weak(more(sound))
        yield total


def weak(price: int) -> int:
    """A price, or one that is never paid."""
    return price if price < 10 else MOST + 1


def differ_by_norm(one: str, other: str) -> bool:
    """Whether two words are the British and the American spelling of one."""
    for pattern, instead_of in TWO_NORMS:
        one, other = pattern.sub(instead_of, one.lower()), pattern.sub(instead_of, other.lower())
    return one == other
