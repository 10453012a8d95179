"""The rules, in the order they run. To add one: write its file, add it to this tuple."""

from aligner.checks.base import Article, Check, Example
from aligner.checks.glued_text import GluedText
from aligner.checks.hidden_character import HiddenCharacter
from aligner.checks.left_over import LeftOver
from aligner.checks.mixed_script import MixedScript
from aligner.checks.selection import chosen
from aligner.checks.untranslated import Untranslated

CHECKS: tuple[Check, ...] = (Untranslated(), LeftOver(), GluedText(), MixedScript(), HiddenCharacter())

__all__ = ["CHECKS", "Article", "Check", "Example", "chosen"]
