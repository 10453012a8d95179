"""The rules, in the order they run. To add one: write its file, add it to this tuple."""

from aligner.checks.base import Article, Check, Example
from aligner.checks.glued_text import GluedText
from aligner.checks.hidden_character import HiddenCharacter

CHECKS: tuple[Check, ...] = (GluedText(), HiddenCharacter())

__all__ = ["CHECKS", "Article", "Check", "Example"]
