"""The rule ``placeholder``."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.destinations import lost, places
from aligner.model import Bitext, Category, Issue, Severity, Span

URL = r"https?://[^\s<>\"“”«»\[\]{}|]+|www\.[^\s<>\"“”«»\[\]{}|]+"
MAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63})+"
IN_BRACES = r"\{\{[^{}\n]{1,60}\}\}|[$%#]?\{[A-Za-z0-9_.,:#! -]{0,60}\}|\$\([\w.]{1,60}\)"
AFTER_PERCENT = r"%\([\w.]{1,60}\)[sdif]|(?<!\d)%(?:\d\$)?[-+0]?\d{0,2}(?:\.\d)?(?:[sdifux]|l[du])(?![\w%])"
TAG = r"</?[A-Za-z][A-Za-z0-9:-]{0,30}(?:\s[^<>]{0,500})?/?>"
PLACEHOLDER = re.compile(
    rf"\]\((?P<link>[^()\s]{{1,300}})\)|(?P<address>{URL})|(?P<mail>{MAIL})|(?P<variable>{IN_BRACES}|{AFTER_PERCENT})"
    rf"|(?P<tag>{TAG})"
)
"""What must survive a translation as it is, each told apart by its own signs."""
PIECES = ("](", "http", "www.", "@", "{", "%", "$(", "<")
"""One of these is in each; a text without them is not looked at."""
NAMES = {"link": "address", "mail": "e-mail address"}
MUST_NOT_BE_ADDED = ("variable", "tag")
"""A program trips over them; an address may be added for the reader."""
CLOSING = ".,;:!?…)'’*_"
"""Marks at the end of an address that are the sentence's."""
TAG_NAME = re.compile(r"</?[\w:-]+")
SITE = re.compile(r"^(?:https?://)?(?:(?:www|m|ru|en)\.)?")
LANGUAGE = re.compile(r"(?<=[/=])(?:ru|en)(?=[/?&]|$)")
"""With the beginning of an address, what may be another in a translation: the page in its own language."""
MOST_NAMED = 3
"""Placeholders that a message names."""

Key = tuple[str, str]
"""What kind of placeholder it is, and what makes it the same."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """An address, a variable or a tag of the original is not in the translation, or is another one there.

    A link that leads nowhere, a mail that is lost, a program that fails because {name} became {Name}. They look like
    words to a translator, human or not, and must stay as they are.

    It compares addresses of pages (without www and the language: ru. and en. of a site are one), e-mail addresses,
    variables ({name}, {{name}}, ${name}, %s, %(name)s, %1$d) and tags by name (<b>, </a>), each as often as it stands
    in both. In plain text and in pairs, the target of a Markdown link is an address. A site that is named in words is
    not one.

    In Markdown and HTML files tags are not compared, but what links and images lead to is, over the whole text: a
    target is lost if nothing leads to it, to the same page in another language (/ru/, ru., a translated name) or to
    another page of its site instead; it is changed if all is the same but a number.

    Put it back as it is in the original.
    """

    name: ClassVar[str] = "placeholder"
    category: ClassVar[Category] = Category.MARKUP
    severity: ClassVar[Severity] = Severity.MAJOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.SOURCE
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "Hello, {name}! You have <b>%d</b> letters, see [our page](https://en.example.org/news).",
            "the page in English",
            source="Здравствуйте, {name}! У вас <b>%d</b> писем, см. [нашу страницу](https://ru.example.org/news).",
        ),
        Example("It is 20% sure, at 5 < 6.", source="Это на 20 % сделано, при 5 < 6."),
        Example(
            "⟦Hello, {Name}!⟧ The mayor came with his family.",
            source="Здравствуйте, {name}! Мэр приехал с семьёй.",
        ),
        Example(
            "⟦Write to us, the address is on the page.⟧ The mayor came with his family.",
            source="Пишите нам: bridge@example.org, адрес есть на странице. Мэр приехал с семьёй.",
        ),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the sentences whose placeholders are not those of the original."""
        bitext = article.bitext
        if bitext is None or not bitext.is_related:
            return
        yield from self.destinations(article, bitext)
        if not any(piece in text for piece in PIECES for text in (article.text, bitext.source.document.text)):
            return
        linked = {("address", same("address", link.address)) for link in article.document.links}
        for bead in bitext.pairs:
            left, right = bitext.source.span(bead.source), bitext.target.span(bead.target)
            there = placeholders(bitext.source.document.text[left.start : left.end])
            here = placeholders(article.text[right.start : right.end])
            left_keys, right_keys = (Counter(key for key, _ in found) for found in (there, here))
            missing, added = left_keys - right_keys, right_keys - left_keys
            missing = Counter({key: times for key, times in missing.items() if key not in linked})
            if missing or any(kind in MUST_NOT_BE_ADDED for kind, _ in added):
                first = next((span for key, span in there if key in missing), None)
                yield Issue(
                    rule=self.name,
                    category=self.category,
                    severity=self.severity,
                    confidence=grades.SURE,
                    start=right.start,
                    end=right.end,
                    message=said(missing, added),
                    source=Span(left.start + first.start, left.start + first.end) if first else left,
                )

    def destinations(self, article: Article, bitext: Bitext) -> Iterator[Issue]:
        """Yield what links and images of the source lead to and nothing in the translation does."""
        missing = lost(bitext.source.document.links, article.document.links, article.text)
        for each, here, there in places(bitext, missing):
            kind = "image" if each.link.is_image else "link to"
            instead = f"; instead there is {each.instead.address}" if each.instead else ""
            yield Issue(
                rule=self.name,
                category=self.category,
                severity=self.severity,
                confidence=grades.LIKELY,
                start=here.start,
                end=here.end,
                message=f"The translation does not have the {kind} {each.link.address}{instead}.",
                source=there,
            )


def placeholders(text: str) -> list[tuple[Key, Span]]:
    """The placeholders of a text, in order."""
    found = []
    for match in PLACEHOLDER.finditer(text):
        kind = match.lastgroup or ""
        found.append(((NAMES.get(kind, kind), same(kind, match[kind])), Span(*match.span(kind))))
    return found


def same(kind: str, text: str) -> str:
    """What two placeholders that are one have in common."""
    if kind == "tag":
        name = TAG_NAME.match(text)
        return name.group().lower() if name else text
    if kind in ("address", "link"):
        return LANGUAGE.sub("", SITE.sub("", text.rstrip(CLOSING).lower())).rstrip("/")
    return text


def said(missing: Counter[Key], added: Counter[Key]) -> str:
    """What is missing and what stands there instead, in words."""
    lost = ", ".join(f"the {kind} {text}" for kind, text in sorted(missing)[:MOST_NAMED])
    others = ", ".join(text for kind, text in sorted(added)[:MOST_NAMED])
    if not lost:
        return f"The original does not have {others}."
    return f"The translation does not have {lost}" + (f"; instead there is {others}." if others else ".")
