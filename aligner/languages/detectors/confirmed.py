"""The profiles look at every sentence, and a better identifier confirms what they find."""

import re
from dataclasses import dataclass

from aligner.languages import species
from aligner.languages.detectors.base import Identifier
from aligner.languages.dictionary import knows
from aligner.languages.evidence import LEAST_LETTERS, Stretch, in_script, is_strange, suspect
from aligner.languages.scripts import without_code

WITHOUT_PROFILE = frozenset(("kk",))
"""Kazakh has Russian's: its own letters tell it apart."""
OPENS_IN_ENGLISH = re.compile(r"\W*(?i:the|this|these|those|its|his|their|they|she|with|which) (?=[a-zà-ÿ])")
"""Words that no other language has: The prix fixe, with its pavé de bœuf, is cheap."""
QUOTATION = re.compile("[«„“\"][^«»„“”\"]{8,}[»”“\"]")


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Asks the identifier only about what does not look like the main language.

    Neither is sure of a sentence of two or three words, so their margins are added up.
    """

    identifier: Identifier
    together: float = 14.0
    alone: float = 10.0
    beyond_doubt: float = 35.0
    """What has no letter and no word that the main language lacks needs one of these: the identifier's own margin, or
    the sum. Proverbs and scraps of talk look Bulgarian or Serbian: 9 of 1,000 without this, 4 with it."""
    together_in_latin: float = 24.0
    """Latin languages have more words in common."""
    together_for_a_part: float = 30.0
    """A part of a sentence, cut out at a capital, is more often a list of names. None of 5,009 clean news sentences in
    English and Russian reaches these sums; 97 % of the foreign ones do."""

    def stretch(self, sentence: str, script: str, main: str) -> Stretch | None:
        """See ``Detector``."""
        if main in WITHOUT_PROFILE:
            return self.russian(sentence, script)
        found = suspect(sentence, script, main)
        if found is None:
            return None
        plain = without_code(sentence)
        if plain != sentence:
            sentence, found = plain, suspect(plain, script, main)
        if found is None:
            return None
        stretch = sentence[found.start : found.end]
        if main == "en" and (OPENS_IN_ENGLISH.match(stretch) or species.THREE.search(stretch)):
            return None
        if knows(main, in_script(stretch, script)):
            return None
        language, margin = self.identifier.judge(stretch, script, main)
        if language == main or margin <= self.identifier.enough:
            return None
        if margin <= self.alone and margin + found.margin <= self.beyond_doubt and not is_strange(main, stretch):
            return None
        whole = found.start == 0 and found.end == len(sentence)
        together = self.together_in_latin if script == "Latn" else self.together
        if margin + found.margin <= (together if whole else max(together, self.together_for_a_part)):
            return None
        start, end = self.without_frame(sentence, found, script, main)
        return Stretch(start, end, language, margin)

    def russian(self, sentence: str, script: str) -> Stretch | None:
        """A sentence that is Russian in a text whose language has no profile, but letters of its own."""
        words = in_script(sentence, script)
        is_short = len(words) < LEAST_LETTERS or " " not in words
        return None if is_short or not knows("ru", words) else Stretch(0, len(sentence), "ru", 0.0)

    def without_frame(self, sentence: str, found: Stretch, script: str, main: str) -> tuple[int, int]:
        """The span of a stretch, or of the quotation in it that is all there is of the other language."""
        for match in QUOTATION.finditer(sentence, found.start, found.end):
            around = in_script(f"{sentence[found.start : match.start()]} {sentence[match.end() : found.end]}", script)
            if around.strip() and knows(main, around):
                return match.span()
        return found.start, found.end
