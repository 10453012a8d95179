"""An identifier that judges whole sentences."""

from dataclasses import dataclass

from aligner.languages.detectors.base import Identifier
from aligner.languages.evidence import Stretch


@dataclass(frozen=True, slots=True)
class Whole:
    """Shows every sentence to the identifier."""

    identifier: Identifier

    def stretch(self, sentence: str, script: str, main: str) -> Stretch | None:
        """See ``Detector``."""
        language, margin = self.identifier.judge(sentence, script, main)
        if language == main or margin <= self.identifier.enough:
            return None
        return Stretch(0, len(sentence), language, margin)
