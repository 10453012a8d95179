"""langdetect (Shuyo 2010), made to answer the same every time."""

import math
import threading
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from aligner.languages.detectors.base import Verdict
from aligner.languages.evidence import LEAST_LETTERS, in_script
from aligner.languages.profiles import LANGUAGES

LOADING = threading.Lock()
SEED = 0
LEAST = 0.1
"""Probabilities below this are not told."""
WITHOUT_PROFILE = {"be", "sr", "kk"}


@dataclass(frozen=True, slots=True)
class Langdetect:
    """The margin is a difference of logarithms of its probabilities.

    langdetect draws n-grams at random, so it is seeded; it reads capitals badly, so it is given small letters; and it
    knows no Belarusian, Serbian or Kazakh.
    """

    enough: float = math.log(8.0)

    def judge(self, text: str, script: str, main: str) -> Verdict:
        """See ``Identifier``."""
        letters = in_script(text, script).lower()
        if main not in known(script) or len(letters) < LEAST_LETTERS:
            return Verdict(main, 0.0)
        detector = factory(script).create()
        detector.append(letters)
        found = {guess.lang: guess.prob for guess in detector.get_probabilities()}
        own = found.pop(main, LEAST)
        best = max(found, key=lambda language: found[language], default=main)
        return Verdict(best, math.log(found.get(best, LEAST) / own))


def known(script: str) -> list[str]:
    """The languages of a script that langdetect has profiles of."""
    return [language for language in LANGUAGES.get(script, ()) if language not in WITHOUT_PROFILE]


def factory(script: str) -> Any:
    """A factory with the profiles of one script, loaded once."""
    with LOADING:
        return _factory(script)


@cache
def _factory(script: str) -> Any:
    from langdetect.detector_factory import DetectorFactory

    made = DetectorFactory()
    made.seed = SEED
    profiles = files("langdetect") / "profiles"
    made.load_json_profile([(profiles / language).read_text(encoding="utf-8") for language in known(script)])
    return made
