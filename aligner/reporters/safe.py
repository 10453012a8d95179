"""Makes text from outside fit to print: what a terminal would obey or hide is shown as ``<U+202E>``.

Everything that is not ours goes through here, file names and messages included: a control character can retitle the
window, fill the clipboard (OSC 52) or overwrite a line, and a bidi control can make a line read as something else
(https://trojansource.codes).
"""

import re
import unicodedata

INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
"""Letters and marks by category that show nothing at all, so that a reader cannot know they are there."""

POINTS = re.compile(r"(?<=[@#!$&%~^])(?=\w)|(?<=\bGH-)(?=\d)|(?<=\bwww)(?=\.)", re.IGNORECASE)
"""Where a mention or a reference goes on: @name, #123, !123, GH-123, www.name. A backslash there is of no use: servers
look for them in what Markdown has become, and in the mails made of it. A space of no width is."""

TAB = "→"
"""One cell, whatever the column: carets stay under their characters."""


def is_unsafe(character: str) -> bool:
    """Whether a character must not be printed: controls, format characters, surrogates, private use, unassigned.

    Line breaks are among them; so are the variants of a blank that end a line (U+2028, U+2029), others are not.
    """
    if character.isprintable():
        return character in INVISIBLE
    return unicodedata.category(character) != "Zs"


def visible_character(character: str) -> str:
    """The character, or what is printed in its place."""
    if not is_unsafe(character):
        return character
    return TAB if character == "\t" else f"<U+{ord(character):04X}>"


def visible(text: str) -> str:
    """The text with every unsafe character replaced by a visible escape; one line, whatever was in it."""
    if text.isprintable() and INVISIBLE.isdisjoint(text):
        return text
    return "".join(map(visible_character, text))


def shown(text: str) -> str:
    """The text made visible, and a stand-in for none: formats ask for a name and a message."""
    return visible(text) or "-"


def shortened(text: str, limit: int) -> str:
    """The text made visible, cut after ``limit`` characters. Cuts first: nothing here is slow on 10 MB."""
    return visible(text) if len(text) <= limit else visible(text[:limit]) + "…"
