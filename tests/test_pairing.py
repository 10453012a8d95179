"""Which text belongs to which, by the patterns of a configuration."""

import re

import pytest

from aligner.errors import UsageError
from aligner.project.pairing import pairing, role_of


@pytest.mark.parametrize(
    ("pairs", "path", "source", "translations"),
    [
        ("articles/{name}.en.md articles/{name}.ru.md", "articles/a.en.md", "articles/a.ru.md", ""),
        ("articles/{name}.en.md articles/{name}.ru.md", "articles/a.ru.md", None, "articles/a.en.md"),
        ("articles/{name}.en.md articles/{name}.ru.md", "articles/old/a.en.md", None, ""),
        ("articles/{name}.en.md articles/{name}.ru.md", "README.md", None, ""),
        ("en/{path} ru/{path}", "en/2026/a.md", "ru/2026/a.md", ""),
        ("en/{path} ru/{path}", "docs/en/a.md", None, ""),
        ("docs/{path}/en/{name}.md docs/{path}/ru/{name}.md", "docs/a/b/en/c.md", "docs/a/b/ru/c.md", ""),
        ("{path}.en.md {path}.md", "docs/a.en.md", "docs/a.md", ""),
        ("{path}.en.md {path}.md", "docs/a.md", None, "docs/a.en.md"),
        ("{path}.md {path}.ru.md", "docs/a.md", "docs/a.ru.md", ""),
        ("{path}.md {path}.ru.md", "docs/a.ru.md", None, "docs/a.md"),
        ("{path}.en.md {path}.ru.md {path}.de.md {path}.ru.md", "a.ru.md", None, "a.en.md a.de.md"),
        ("translation.md original.md", "translation.md", "original.md", ""),
        ("translation.md original.md", "original.md", None, "translation.md"),
        ("translation.md original.md", "old/original.md", None, ""),
        ("{path}.en.md {path}.ru.md a.en.md b.ru.md", "a.en.md", "b.ru.md", ""),
        ("en/{path} ru/{path}", "en/a\nb.md", "ru/a\nb.md", ""),
    ],
)
def test_what_a_file_is(pairs: str, path: str, source: str | None, translations: str) -> None:
    sides = pairs.split()
    role = role_of(path, [pairing(*two) for two in zip(sides[::2], sides[1::2], strict=True)])
    assert (role.source, " ".join(role.translations)) == (source, translations)


@pytest.mark.parametrize(
    ("translation", "source", "reason"),
    [
        ("en/*.md", "ru/*.md", "en/*.md: a pattern of a pair has {name} or {path} for what differs"),
        ("en/a.md", "ru/{name}.md", "both sides of a pair have the same names"),
        ("en/{name}.md", "ru/{path}.md", "both sides of a pair have the same names"),
        ("en/{title}.md", "ru/{title}.md", "has {name} or {path} for what differs"),
        ("en/{name}{name}", "ru/{name}", "each once"),
        ("/etc/{name}", "ru/{name}", "inside the folder of the configuration"),
        ("en/{name}", "../ru/{name}", "inside the folder of the configuration"),
        ("en/\x1b{name}", "ru/{name}", "inside the folder of the configuration"),
        ("en/{path}", "en/{path}", "a text is not its own source"),
    ],
)
def test_a_pattern_that_cannot_be_meant_is_refused(translation: str, source: str, reason: str) -> None:
    with pytest.raises(UsageError, match=re.escape(reason)):
        pairing(translation, source)
