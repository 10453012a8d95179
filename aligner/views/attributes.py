"""What readers see of HTML's attributes: the text that stands for an image, a tooltip, what a field asks for, what a
page says of itself to those that list it."""

import re
from collections.abc import Iterator
from html import unescape

from aligner.destinations import name_of_image
from aligner.function_words import word_set
from aligner.model import Edit
from aligner.views.html import NAME_AND_REST, NO_TEXT
from aligner.views.part import Part, is_text, trimmed

TAG = re.compile(rf"{NO_TEXT}|<{NAME_AND_REST}", re.DOTALL | re.IGNORECASE)
ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'<>/=]++)(?:\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s\"'=<>`]++)))?+"
)
MARK = re.compile(
    r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});|(?<![ \t])[ \t]*+[\r\n][ \t\r\n]*+", re.IGNORECASE
)

EVERYWHERE = word_set("title aria-label aria-description aria-placeholder aria-roledescription aria-valuetext")
OF_ELEMENT = {
    "img": word_set("alt"),
    "area": word_set("alt"),
    "input": word_set("alt placeholder"),
    "textarea": word_set("placeholder"),
    "option": word_set("label"),
    "optgroup": word_set("label"),
    "track": word_set("label"),
}
SILENT = word_set("link style script base param")
"""Elements whose titles nobody sees."""
BUTTONS = word_set("submit button reset")
META = word_set("description title dc.description dc.title twitter:title twitter:description twitter:image:alt "
                "og:title og:description og:image:alt")  # fmt: skip
HINTS = ("alt", "title", "label", "placeholder", "value", "content", "aria-")
"""One of these is in every file that has such an attribute."""


def parts(text: str, start: int = 0, end: int | None = None) -> Iterator[Part]:
    """What readers see of the attributes in a stretch of HTML, in order."""
    for tag in TAG.finditer(text, start, len(text) if end is None else end):
        if tag["name"]:
            yield from of_tag(text, tag["name"].lower(), *tag.span("rest"))


def of_tag(text: str, name: str, start: int, end: int) -> Iterator[Part]:
    """What readers see of the attributes of one element, which stand from ``start`` to ``end``."""
    if name in SILENT or not any(hint in text[start:end].lower() for hint in HINTS):
        return
    found = list(ATTRIBUTE.finditer(text, start, end))
    values = {each["name"].lower(): unescape(value_of(each)) for each in found}
    for each in found:
        kind = kind_of(name, each["name"].lower(), values)
        quoted = "double" if each["double"] is not None else "single" if each["single"] is not None else ""
        if kind and quoted:
            part = part_of(text, *trimmed(text, *each.span(quoted)), kind, name_of_image(values.get("src", "")))
            if is_text(part.shown(text)):
                yield part


def value_of(attribute: "re.Match[str]") -> str:
    """What stands behind the name of an attribute."""
    return attribute["double"] or attribute["single"] or attribute["bare"] or ""


def kind_of(element: str, attribute: str, values: dict[str, str]) -> str:
    """What an attribute is to readers; nothing if they do not see it."""
    if element == "meta":
        about = (values.get("name") or values.get("property") or "").lower()
        return f"meta {about}" if attribute == "content" and about in META else ""
    is_button = element == "input" and attribute == "value" and values.get("type", "").lower() in BUTTONS
    read = is_button or attribute in EVERYWHERE or attribute in OF_ELEMENT.get(element, ())
    return f"{element} {attribute}" if read else ""


def part_of(text: str, start: int, end: int, kind: str, of: str) -> Part:
    """A part, with what references in it stand for."""
    edits = (Edit(*mark.span(), shown(mark.group())) for mark in MARK.finditer(text, start, end))
    return Part(start, end, kind, of, tuple(edits))


def shown(mark: str) -> str:
    """What is read in the place of a reference, or of a line break in a value."""
    return unescape(mark) if mark[0] == "&" else " "

