"""Links and images whose target is not in the translation, allowing for what a translation changes in them.

A page in another language has another address: its folder, its host, its parameter say the language, and its name may
be translated. So a target is lost only if neither it nor another one of the same site took its place.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from aligner.languages import SCRIPT_OF
from aligner.model import Bitext, Link, Span

NO_ADDRESS = re.compile(r"#|javascript:|data:|about:|tel:|\{|\$|%7b|<|\Z", re.IGNORECASE)
"""How what leads nowhere else begins: to a place on the same page, to a program, a phone, what a template puts in."""
WHOLE = re.compile(r"(?:https?:)?//(?P<host>[^/?#]+)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
VISIBLE = re.compile(r"(?:https?://|www\.)[^\s<>\"'()\[\]{}«»“”]+")
PLAIN_LABELS = frozenset(("www", "m", "mobile"))
UNDER_A_COUNTRY = frozenset(("co", "com", "org", "net", "gov", "ac", "edu"))
PAGE = re.compile(r"\.(?:html?|md|markdown|php|aspx?|txt)$|^(?:index|default)(?:\.\w{2,5})?$")
SUFFIX = re.compile(r"\.[a-z0-9]{1,5}$")
LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2,4})?")
WORD = re.compile(r"[^\W_]+")
OF_LANGUAGE = re.compile(r"(?:^|&)(?:lang|language|locale|hl|l|setlang)=[^&]*")
DIGITS = re.compile(r"\d+")


class Target(NamedTuple):
    """What is the same in two addresses of one page in two languages."""

    site: str
    """A host without its language and top-level domain; nothing for a page of the same site."""
    path: tuple[str, ...]
    query: str = ""


@dataclass(frozen=True, slots=True)
class Lost:
    """A link or an image of the source of which the translation has none."""

    link: Link
    instead: Link | None = None
    """What has another number there, and is else the same."""


def lost(theirs: Sequence[Link], ours: Sequence[Link], text: str) -> Iterator[Lost]:
    """What the translation lacks, in the order of the source; ``text`` may show addresses that it does not link."""
    for is_image in (False, True):
        there, here = (targets(each for each in side if each.is_image is is_image) for side in (theirs, ours))
        shown = {target_of(match.group().rstrip(".,;:!?…)"), False) for match in VISIBLE.finditer(text)}
        missing = [target for target in there if target not in here and target not in shown]
        added = [target for target in here if target not in there]
        paths = {target.path for target in added if target.path}
        known = {target.site for target in there}
        sites: Counter[str] = Counter()
        by_shape: dict[Target, Link] = {}
        for target in added:      # a page may link to its own site by its name, in one language alone
            sites[target.site if target.site in known else ""] += 1
            by_shape.setdefault(shape(target), here[target])
        for target in missing:
            link, other = there[target], by_shape.get(shape(target))
            if target.path in paths and target.path:
                continue      # the same page of a site that names itself on one side alone
            if other is not None and is_one_language(link, other):
                yield Lost(link, other)
            elif sites[target.site]:
                sites[target.site] -= 1
            else:
                yield Lost(link)


def targets(links: Iterable[Link]) -> dict[Target, Link]:
    """The first link to each target; what is no address is left out."""
    found: dict[Target, Link] = {}
    for link in links:
        if not NO_ADDRESS.match(link.address):
            found.setdefault(target_of(link.address, link.is_image), link)
    return found


@lru_cache(maxsize=10_000)
def target_of(address: str, is_image: bool) -> Target:
    """The target of an address; images are told by their names, wherever they are kept."""
    address = unquote(address).lower()
    whole = WHOLE.match(address)
    if not whole and OTHER_SCHEME.match(address):
        return Target(address.partition("?")[0], ())
    host, rest = (whole["host"], whole["rest"]) if whole else ("", address)
    rest, _, query = rest.partition("#")[0].partition("?")
    parts = [part for part in rest.split("/") if part not in ("", ".", "..") and not is_language(part)]
    name = stem(parts[-1], SUFFIX if is_image else PAGE) if parts else ""
    path = ((name,) if is_image else (*parts[:-1], name)) if name else tuple(parts[:-1])
    return Target("" if is_image else site_of(host), path, "" if is_image else OF_LANGUAGE.sub("", query).strip("&"))


def name_of_image(address: str) -> str:
    """The name of an image without its folders, suffix and language: what it has in a translation as well."""
    path = () if NO_ADDRESS.match(address) else target_of(address, is_image=True).path
    return path[-1] if path else ""


def site_of(host: str) -> str:
    """The name of a site, whatever the language of its pages and the country of its domain."""
    labels = host.rpartition("@")[2].partition(":")[0].split(".")
    labels = labels[:-1] if len(labels) > 1 else labels
    labels = labels[:-1] if len(labels) > 1 and labels[-1] in UNDER_A_COUNTRY else labels
    kept = [label for label in labels if label not in PLAIN_LABELS and not is_language(label)]
    return ".".join(kept or labels)


def is_language(part: str) -> bool:
    """Whether a part of an address names a language: ru, en-us, pt_br."""
    return LANGUAGE.fullmatch(part) is not None and part[:2] in SCRIPT_OF


def stem(name: str, suffix: "re.Pattern[str]") -> str:
    """The name of a page or an image without its suffix and language."""
    words = WORD.findall(suffix.sub("", name))
    return "-".join(word for word in words if not is_language(word)) or "-".join(words)


def shape(target: Target) -> Target:
    """A target without its numbers."""
    return Target(target.site, tuple(DIGITS.sub("0", part) for part in target.path), DIGITS.sub("0", target.query))


def is_one_language(link: Link, other: Link) -> bool:
    """Whether two addresses of a named site are the same to the letter, but for their numbers: no page of another
    language, which may have a number of its own."""
    same = DIGITS.sub("0", link.address) == DIGITS.sub("0", other.address)
    return same and WHOLE.match(link.address) is not None


def places(bitext: Bitext, found: Iterable[Lost]) -> Iterator[tuple[Lost, Span, Span]]:
    """What is lost, with where in the translation it belongs and where it stands in the source.

    In the translation that is what translates its sentence, or the gap behind the one before it. Where the sentence is
    not translated there is no place: that is for other rules to say.
    """
    beads = {unit: bead for bead in bitext.pairs for unit in bead.source}
    units = bitext.source.units
    for each in found:
        index = bisect_right(units, each.link.offset, key=lambda unit: unit.start) - 1
        if index in beads:
            span = bitext.target.span(beads[index].target)
            is_inside = each.link.offset < units[index].end
            yield each, span if is_inside else Span(span.end, span.end), units[index]
        elif index < 0:
            yield each, Span(0, 0), Span(0, 0)
