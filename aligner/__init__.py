"""Bilingual text alignment and translation QA for running text."""

__version__ = "0.1.0"
