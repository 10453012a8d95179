"""A first configuration for a repository, by what is in it: which texts are translations of which, and what checks it.

Languages show in the names of files (``bridge.en.md`` beside ``bridge.ru.md``, ``en.md`` beside ``ru.md``) or of
folders (``en/`` beside ``ru/``); ``translation.md`` beside ``original.md`` says it in words.
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from aligner.config import KEYS, keys
from aligner.config.showing import quoted
from aligner.errors import UsageError
from aligner.languages import SCRIPT_OF
from aligner.project.discovery import Scope, discover
from aligner.project.pairing import pairing

ORIGINALS_FIRST = ("en",)
"""Languages that are rather the translation when nothing else tells: English is what most texts are translated into."""

LEAST_SHARE = 0.5
"""Share of the texts of a language that must have a counterpart for the two to belong together."""

IN_WORDS = (
    *(("translation", original) for original in ("original", "source")),
    *(("translated", original) for original in ("original", "source")),
    ("target", "source"),
)
"""Names of a translation and of its original."""

SUFFIXED = re.compile(r"(?P<name>.+)(?P<mark>[._-])(?P<language>[a-z]{2})(?P<suffix>\.[a-z]+)", re.IGNORECASE)
PLAIN = re.compile(r"(?P<name>[^.]+)(?P<suffix>\.[a-z]+)", re.IGNORECASE)

FROM_THE_START = (keys.BASELINE,)
"""Keys that a new configuration has: ``aligner baseline`` writes what the next check reads."""

MOST = 3
"""Patterns that are proposed: a repository has one or two ways to name its translations."""

CHECKED_BY = {
    ".github/workflows": "GitHub",
    ".gitlab-ci.yml": "GitLab",
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """Patterns of a translation and its source, and how many pairs of files they fit."""

    translation: str
    source: str
    number: int


def proposals(folder: Path) -> list[Proposal]:
    """The patterns by which most texts of a folder belong together; the most frequent first."""
    files = [os.path.relpath(path, folder) for path in discover([str(folder)], Scope(folder)).files]
    paths = [PurePosixPath(path.replace(os.sep, "/")) for path in files]
    found = (*by_suffix(paths), *by_folder(paths), *by_name(paths))
    return sorted(found, key=lambda each: (-each.number, each.translation))[:MOST]


def by_suffix(paths: Sequence[PurePosixPath]) -> Iterator[Proposal]:
    """``bridge.en.md`` beside ``bridge.ru.md``, or beside ``bridge.md``."""
    groups: defaultdict[tuple[str, str], defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for path in paths:
        match = SUFFIXED.fullmatch(path.name)
        if match and match["language"].lower() in SCRIPT_OF:
            groups[match["mark"], match["suffix"]][match["language"]].add(str(path.parent / match["name"]))
    plain = defaultdict(set)
    for path in paths:
        match = PLAIN.fullmatch(path.name)
        if match:
            plain[match["suffix"]].add(str(path.parent / match["name"]))
    for (mark, suffix), languages in groups.items():
        sides = {f"{mark}{language}{suffix}": names for language, names in languages.items()}
        top = common(name for names in languages.values() for name in names)
        yield from proposed({f"{top}{{path}}{end}": names for end, names in sides.items()}, languages_of(sides))
        if len(languages) == 1:
            (own,) = sides
            yield from proposed(
                {f"{top}{{path}}{own}": sides[own], f"{top}{{path}}{suffix}": plain[suffix]}, [*languages, ""]
            )


def by_folder(paths: Sequence[PurePosixPath]) -> Iterator[Proposal]:
    """``docs/en/bridge.md`` beside ``docs/ru/bridge.md``."""
    groups: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for path in paths:
        for depth, part in enumerate(path.parts[:-1]):
            if part in SCRIPT_OF:
                above = "".join(f"{each}/" for each in path.parts[:depth])
                groups[above][part].add("/".join(path.parts[depth + 1 :]))
                break
    for above, languages in groups.items():
        sides = {f"{above}{language}/{{path}}": names for language, names in languages.items()}
        yield from proposed(sides, list(languages))


def by_name(paths: Sequence[PurePosixPath]) -> Iterator[Proposal]:
    """``2026/bridge/en.md`` beside ``2026/bridge/ru.md``, or ``translation.md`` beside ``original.md``."""
    groups: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for path in paths:
        groups[path.suffix][path.stem].add(f"{path.parent}/{path.stem}")
    for suffix, stems in groups.items():
        folders = {stem: {str(PurePosixPath(name).parent) for name in names} for stem, names in stems.items()}
        languages = [stem for stem in folders if stem in SCRIPT_OF]
        yield from proposed(beside({each: folders[each] for each in languages}, suffix), languages)
        for pair in IN_WORDS:
            if all(each in folders for each in pair):
                translation, source = beside({each: folders[each] for each in pair}, suffix)
                number = len(folders[pair[0]] & folders[pair[1]])
                if number and is_usable(translation, source):
                    yield Proposal(translation, source, number)


def beside(folders: dict[str, set[str]], suffix: str) -> dict[str, set[str]]:
    """The pattern of each name that stands in some folders, with those: two names, where it is one folder."""
    together = set[str]().union(*folders.values())
    (only,) = together if len(together) == 1 else ("{path}",)
    top = "" if only == "." else f"{only}/"
    return {f"{top}{name}{suffix}": where - {"."} if only == "{path}" else where for name, where in folders.items()}


def proposed(sides: dict[str, set[str]], languages: Sequence[str]) -> Iterator[Proposal]:
    """A pattern for each language but that of the originals, if enough of its texts have one."""
    if len(sides) < 2:
        return
    order = sorted(
        zip(sides, languages, strict=True), key=lambda side: (-len(sides[side[0]]), side[1] in ORIGINALS_FIRST, side[1])
    )
    source = order[0][0]
    for translation, _ in order[1:]:
        number = len(sides[source] & sides[translation])
        if number >= LEAST_SHARE * len(sides[translation]) and is_usable(translation, source):
            yield Proposal(translation, source, number)


def is_usable(translation: str, source: str) -> bool:
    """Whether two patterns can be meant: a folder may have braces or controls in its name."""
    try:
        pairing(translation, source)
    except UsageError:
        return False
    return True


def languages_of(ends: Iterable[str]) -> list[str]:
    """The languages in ``.en.md`` and the like."""
    return [end[1:3].lower() for end in ends]


def common(names: Iterable[str]) -> str:
    """The folder that all of some paths are in, with a slash after it; nothing for the top."""
    parts = os.path.commonpath([os.path.dirname(name) or "." for name in names] or ["."])
    return "" if parts in (".", "") else f"{parts}/"


def configuration(found: Sequence[Proposal]) -> str:
    """The text of a new ``aligner.toml``: what was found, where a baseline is to be, every other key behind a #."""
    return "\n".join(lines(found)) + "\n"


def lines(found: Sequence[Proposal]) -> Iterator[str]:
    """Its lines."""
    yield "# Settings of aligner. `aligner config` shows what is in effect, `aligner rules` what there is to select."
    yield ""
    yield f"# {keys.PAIRS.help}"
    if found:
        inside = ", ".join(f"{quoted(each.translation)} = {quoted(each.source)}" for each in found)
        yield "# Swap the two sides where the originals are on the left."
        yield f"pairs = {{ {inside} }}"
    else:
        yield f"# pairs = {keys.PAIRS.example}"
    for key in KEYS:
        if key is not keys.PAIRS:
            yield ""
            yield f"# {key.help}"
            yield f"{'' if key in FROM_THE_START else '# '}{key.name} = {key.example}"


def checked_by(folder: Path) -> list[str]:
    """What checks the repository already, by its files."""
    return [what for name, what in CHECKED_BY.items() if (folder / name).exists()]
