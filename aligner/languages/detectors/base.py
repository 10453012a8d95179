"""What a detector is, and what an identifier is that it may rest on."""

from typing import NamedTuple, Protocol

from aligner.languages.evidence import Stretch


class Verdict(NamedTuple):
    """The language that fits a text best beside the expected one, and by what log-likelihood it fits better."""

    language: str
    margin: float


class Identifier(Protocol):
    """Compares the languages of a script. The same text has the same verdict, in any thread."""

    @property
    def enough(self) -> float:
        """The margin from which the verdict is to be believed."""

    def judge(self, text: str, script: str, main: str) -> Verdict:
        """The best language beside ``main`` (``main`` itself, with no margin, where there is too little to tell)."""


class Detector(Protocol):
    """Finds what is not in the expected language, inside one script."""

    def stretch(self, sentence: str, script: str, main: str) -> Stretch | None:
        """The part of a sentence that is in another language than ``main``; None when no part is."""
