"""Where the links and images of a file lead, and where in its text they stand."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import NamedTuple

from aligner.model import Link
from aligner.views.attributes import ATTRIBUTE, TAG, value_of
from aligner.views.view import View

ADDRESS_OF = {"a": "href", "img": "src"}


class FileLink(NamedTuple):
    """A link or an image in a file."""

    start: int
    address: str
    is_image: bool


def of_html(text: str, start: int = 0, end: int | None = None) -> Iterator[FileLink]:
    """Those of a stretch of HTML, in order."""
    for tag in TAG.finditer(text, start, len(text) if end is None else end):
        name = (tag["name"] or "").lower()
        if name in ADDRESS_OF:
            values = {each["name"].lower(): value_of(each) for each in ATTRIBUTE.finditer(text, *tag.span("rest"))}
            if address := unescape(values.get(ADDRESS_OF[name], "")).strip():
                yield FileLink(tag.start(), re.sub(r"\s+", "", address), name == "img")


def outside(places: Iterator[FileLink], hidden: Iterable[tuple[int, int]]) -> Iterator[FileLink]:
    """Those that stand in none of some stretches; both are in order."""
    waiting = iter(hidden)
    span = next(waiting, None)
    for place in places:
        while span and span[1] <= place.start:
            span = next(waiting, None)
        if not span or place.start < span[0]:
            yield place


def in_view(places: Iterator[FileLink], own: View) -> Iterator[Link]:
    """The same with their offsets in a view of the file."""
    return (Link(own.offset(place.start), place.address, place.is_image) for place in places)
