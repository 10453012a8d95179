"""A line -> its words, each in one script, and the words in which letters of another script hide.

Two scripts inside one token mean one of two things. Either a space was lost, and the token is cut where the script
changes; or letters of one script stand for their doubles in the other, and the word stays whole and is mixed.
"""

import re
from bisect import bisect_right
from functools import cache
from itertools import pairwise

from aligner.languages.scripts import ANY_LETTER, CUT_OFF, LOOK_ALIKE, SCRIPTS, WORD, Word, noise_in, script_of

DEGREE_SIGNS = "°º"
DEGREE_SCALES = "СсCcFf"
ENGLISH_ENDING = re.compile(f"['’](?:{CUT_OFF}|t)", re.IGNORECASE)
"""Behind a word of any language: третьей's."""


def words_of(line: str) -> tuple[list[Word], list[Word]]:
    """The words of a line in order, and those of them that are mixed."""
    noise = noise_in(line)
    words: list[Word] = []
    mixed: list[Word] = []
    for match in WORD.finditer(line):
        start, end = match.span()
        if noise and inside(noise, start):
            continue
        if start and line[start - 1] in DEGREE_SIGNS and line[start] in DEGREE_SCALES:
            start += 1  # the C of 20 °C belongs to no language
        elif match.lastgroup:
            words.append(Word(start, end, match.lastgroup))
            continue
        runs = without_ending(line, runs_of(line, start, end))
        if not runs:
            continue
        before = words[-1].script if words else None
        following = ANY_LETTER.search(line, end, end + 60)
        for part in parts_of(line, runs, before, script_of(following.group()) if following else None):
            words.append(part)
            if is_mixed(line, part):
                mixed.append(part)
    return words, mixed


def inside(spans: list[tuple[int, int]], offset: int) -> bool:
    """Whether one of the spans, which are in order, holds the offset."""
    index = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return index >= 0 and offset < spans[index][1]


@cache
def runs_pattern() -> re.Pattern[str]:
    """The pattern of letters of one script; the group that matched is the script."""
    return re.compile("|".join(f"(?P<{script}>[{letters}]+)" for script, letters in SCRIPTS.items()))


def runs_of(line: str, start: int, end: int) -> list[Word]:
    """The runs of one script in a token; hyphens and apostrophes end a run and belong to none."""
    return [Word(*run.span(), run.lastgroup or "") for run in runs_pattern().finditer(line, start, end)]


def without_ending(line: str, runs: list[Word]) -> list[Word]:
    """The runs without an English ending behind a word in another script."""
    if len(runs) < 2 or runs[-1].script != "Latn" or runs[-2].script == "Latn":
        return runs
    return runs[:-1] if ENGLISH_ENDING.fullmatch(line, runs[-2].end, runs[-1].end) else runs


def parts_of(line: str, runs: list[Word], before: str | None, after: str | None) -> list[Word]:
    """Cut a token where its script changes by a lost space; ``before`` and ``after`` are the scripts beside it.

    A letter that looks like no other is not there by mistake: if the rarer script has one, a space was lost at every
    change.
    """
    sure = not could_be_mistaken(line, runs)
    cuts = [
        y.start
        for x, y in pairwise(runs)
        if x.script != y.script and x.end == y.start and (sure or is_glue(line, runs, x, y, before, after))
    ]
    edges = [runs[0].start, *cuts, runs[-1].end]
    return [Word(start, end, script_of_part(line, start, end)) for start, end in pairwise(edges)]


def is_glue(line: str, runs: list[Word], x: Word, y: Word, before: str | None, after: str | None) -> bool:
    """Whether a space was lost between two runs of a token that touch, all letters of its rarer script looking alike.

    A capital after a small letter and the languages around the token decide.
    """
    left, right = line[x.start : x.end], line[y.start : y.end]
    last = y is runs[-1]
    if right[0].isupper() and left[-1].islower():
        return len(right) >= 3 or (len(left) >= 2 and last and after == y.script)
    return len(left) >= 2 and last and x is runs[0] and after == y.script and before == x.script


def could_be_mistaken(line: str, runs: list[Word]) -> bool:
    """Whether every letter of the script with fewer letters looks like one of the other."""
    letters: dict[str, str] = {}
    for run in sorted(runs, key=lambda run: run.script, reverse=True):
        letters[run.script] = letters.get(run.script, "") + line[run.start : run.end]
    rarer = min(letters.values(), key=len)
    return letters.keys() == {"Latn", "Cyrl"} and all(letter in LOOK_ALIKE for letter in rarer)


def script_of_part(line: str, start: int, end: int) -> str:
    """The script of a part: of a hyphened compound the last member's, of a mixed word that of its own letters."""
    runs = runs_of(line, start, end)
    if not any(x.end == y.start and x.script != y.script for x, y in pairwise(runs)):
        return runs[-1].script
    return max({run.script for run in runs}, key=lambda script: evidence(line, runs, script))


def evidence(line: str, runs: list[Word], script: str) -> tuple[int, int, str]:
    """How many letters of a script stand in the runs: those that look like no other first."""
    letters = "".join(line[run.start : run.end] for run in runs if run.script == script)
    return sum(letter not in LOOK_ALIKE for letter in letters), len(letters), script


def is_mixed(line: str, part: Word) -> bool:
    """Whether letters of two scripts touch in a part."""
    return any(x.end == y.start and x.script != y.script for x, y in pairwise(runs_of(line, part.start, part.end)))


def odd_letters(line: str, word: Word) -> tuple[int, ...]:
    """Offsets of the letters of a mixed word that are not in its script."""
    runs = runs_of(line, word.start, word.end)
    return tuple(offset for run in runs if run.script != word.script for offset in range(run.start, run.end))
