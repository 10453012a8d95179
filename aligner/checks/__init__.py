"""The rules, in the order they run. To add one: write its file, add it to this tuple."""

from aligner.checks.base import Article, Check, Example

CHECKS: tuple[Check, ...] = ()

__all__ = ["CHECKS", "Article", "Check", "Example"]
