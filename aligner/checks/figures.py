"""What was measured of each rule: how often it speaks up on translations that are right, and what it finds.

The record is written by ``tests/measure_rules.py --record``; a rule that was not measured yet is not in it.
"""

import json
from dataclasses import asdict, dataclass, fields
from functools import cache
from pathlib import Path

RECORD = Path(__file__).with_name("measured.json")


@dataclass(frozen=True, slots=True)
class Count:
    """What a rule did on pairs of sentences and on whole texts, all translated by people, and on planted faults."""

    pairs: int = 0
    pairs_flagged: int = 0
    texts: int = 0
    texts_flagged: int = 0
    planted: int = 0
    found: int = 0

    def __add__(self, other: "Count") -> "Count":
        """Both together."""
        return Count(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))

    @property
    def figures(self) -> dict[str, int]:
        """The counts by name."""
        return asdict(self)

    @property
    def false_alarms(self) -> str:
        """Percentages of the pairs and of the texts that are flagged."""
        return f"{percent(self.pairs_flagged, self.pairs)}; {percent(self.texts_flagged, self.texts)}"

    @property
    def recall(self) -> str:
        """Percentage of the planted faults that are found."""
        return percent(self.found, self.planted)


def percent(part: int, whole: int) -> str:
    """A share as people write it; a dash if nothing was measured."""
    if not whole:
        return "–"
    share = 100 * part / whole
    return f"{share:.2g} %" if share < 10 else f"{share:.0f} %"


@cache
def measured() -> dict[str, Count]:
    """The record, by rule."""
    return {rule: Count(**figures) for rule, figures in json.loads(RECORD.read_text(encoding="utf-8")).items()}
