"""What tells the languages of one script apart, by name."""

from aligner.languages.detectors.base import Detector
from aligner.languages.detectors.confirmed import Confirmed
from aligner.languages.detectors.langdetect import Langdetect
from aligner.languages.detectors.py3langid import Py3langid
from aligner.languages.detectors.whole import Whole

DETECTORS: dict[str, Detector] = {
    "auto": Confirmed(Py3langid()),
    "py3langid": Whole(Py3langid()),
    "langdetect": Whole(Langdetect()),
}

__all__ = ["DETECTORS", "Detector"]
