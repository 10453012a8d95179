"""Which text is the translation of which, by patterns of their paths.

``articles/{name}.en.md`` and ``articles/{name}.ru.md``, ``en/{path}`` and ``ru/{path}``, ``{path}.en.md`` and
``{path}.md``: ``{name}`` stands for one name or a part of one, ``{path}`` for anything, folders too. Two names without
them are one pair. Paths are seen from the folder of the configuration, with / between their parts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from aligner.errors import UsageError

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
STARS = frozenset("*?")
STANDS_FOR = {"name": "[^/]+?", "path": ".+?"}


@dataclass(frozen=True, slots=True)
class PathPattern:
    """A pattern of paths."""

    text: str
    regex: "re.Pattern[str]"

    @property
    def weight(self) -> int:
        """How much of it is literal: of two patterns that fit a path the one with more says what the path is."""
        return len(PLACEHOLDER.sub("", self.text))

    def filled(self, names: dict[str, str]) -> str:
        """The path with these names."""
        return PLACEHOLDER.sub(lambda match: names[match[1]], self.text)


@dataclass(frozen=True, slots=True)
class Pairing:
    """A pattern of translations and that of their sources."""

    translation: PathPattern
    source: PathPattern


@dataclass(frozen=True, slots=True)
class Role:
    """What a file is by the patterns. It has a source, or translations, or neither."""

    source: str | None = None
    """The path of what it is a translation of."""
    translations: tuple[str, ...] = ()
    """The paths of the translations it should have."""


def pairing(translation: str, source: str) -> Pairing:
    """The two patterns, or ``UsageError`` for a pattern that cannot be meant."""
    both = path_pattern(translation), path_pattern(source)
    names, others = (sorted(PLACEHOLDER.findall(each.text)) for each in both)
    if names != others:
        raise UsageError(f"{translation} and {source}: both sides of a pair have the same names in braces")
    if translation == source:
        raise UsageError(f"{translation}: a text is not its own source")
    return Pairing(*both)


def path_pattern(text: str) -> PathPattern:
    """A pattern, compiled."""
    names = PLACEHOLDER.findall(text)
    if set(names) - set(STANDS_FOR) or len(set(names)) < len(names) or not STARS.isdisjoint(text):
        raise UsageError(f"{text}: a pattern of a pair has {{name}} or {{path}} for what differs, each once")
    parts = text.split("/")
    if text.startswith("/") or not {"", ".", ".."}.isdisjoint(parts) or not text.isprintable() or "\\" in text:
        raise UsageError(f"{text}: a pattern of a pair is a path inside the folder of the configuration")
    literals, fields = PLACEHOLDER.split(text)[::2], (f"(?P<{name}>{STANDS_FOR[name]})" for name in names)
    regex = re.escape(literals[0]) + "".join(map("".join, zip(fields, map(re.escape, literals[1:]), strict=True)))
    return PathPattern(text, re.compile(regex, re.DOTALL))


def role_of(path: str, pairs: Sequence[Pairing]) -> Role:
    """What a path is: by the pattern that fits it and says most; of equals, as a translation, by the first."""
    found = []
    for order, pair in enumerate(pairs):
        for is_source, own in enumerate((pair.translation, pair.source)):
            match = own.regex.fullmatch(path)
            if match:
                found.append((-own.weight, is_source, order, match.groupdict()))
    if not found:
        return Role()
    weight, is_source, order, names = min(found, key=lambda each: each[:3])
    if not is_source:
        return Role(source=pairs[order].source.filled(names))
    return Role(
        translations=tuple(
            dict.fromkeys(
                pairs[other].translation.filled(theirs)
                for own, of_source, other, theirs in found
                if own == weight and of_source
            )
        )
    )
