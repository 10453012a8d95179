"""py3langid (Lui and Baldwin 2012; Barbaresi's port): the best of six identifiers on single sentences of news."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from aligner.languages.detectors.base import Verdict
from aligner.languages.evidence import LEAST_LETTERS, in_script
from aligner.languages.profiles import LANGUAGES, OWN_LETTERS

LOADING = threading.Lock()


@dataclass(frozen=True, slots=True)
class Py3langid:
    """The margin is a difference of log-likelihoods.

    Of 2,608 English and 2,401 Russian news sentences, 1 and 9 reach it; 99.6 % of those in other Latin languages and
    97 % of those in other Cyrillic ones do, with the right language.
    """

    enough: float = 4.0

    def judge(self, text: str, script: str, main: str) -> Verdict:
        """See ``Identifier``."""
        letters = in_script(text, script)
        if main not in LANGUAGES.get(script, ()) or len(letters) < LEAST_LETTERS:
            return Verdict(main, 0.0)
        scores = dict(identifier(script).rank(letters))
        own = scores.pop(main)
        present = set(letters.lower())
        best = max(
            (language for language in scores if language not in OWN_LETTERS or present & OWN_LETTERS[language]),
            key=lambda language: scores[language],
        )
        return Verdict(best, scores[best] - own)


def identifier(script: str) -> Any:
    """The identifier of a script, loaded once: .5 s for the first, most of it for unpacking the model."""
    with LOADING:
        return _identifier(script)


@cache
def _identifier(script: str) -> Any:
    return restricted(_model(), LANGUAGES[script])


@cache
def _model() -> Any:
    """The model with the languages of all scripts: with the 110 others it would keep 23 MB more."""
    from py3langid import langid

    model = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE)
    return restricted(model, chain.from_iterable(LANGUAGES.values()))


def restricted(model: Any, languages: Iterable[str]) -> Any:
    """The model with some of its languages alone."""
    wanted = set(languages)
    kept = [column for column, language in enumerate(model.nb_classes) if language in wanted]
    labels = [model.nb_classes[column] for column in kept]
    table, bias = model.nb_ptc[:, kept], model.nb_pc[kept]
    return type(model)(table, bias, labels, model.tk_nextmove, model.tk_output, tk_row=model.tk_row)
