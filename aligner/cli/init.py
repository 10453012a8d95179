"""``aligner init``."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aligner.cli.ending import CLEAR
from aligner.cli.options import Debug
from aligner.config.reading import OWN, SHARED, read
from aligner.errors import UsageError
from aligner.output import opened
from aligner.readers import bytes_of
from aligner.reporters.safe import visible
from aligner.words import counted

if TYPE_CHECKING:
    from aligner.config.proposing import Proposal

PRE_COMMIT = Path(".pre-commit-config.yaml")
HOOK = """\
repos:
  - repo: local
    hooks:
      - id: aligner
        name: aligner
        entry: aligner check --force-exclude --format concise
        language: system
        files: \\.(txt|md|markdown|html?)$
        require_serial: true
"""
"""A hook for pre-commit, of the aligner that is installed here; else as the one that this repository has for others."""
OWN_HOOK = re.compile(r"^[ \t]*+(?:-[ \t]++)?+id:[ \t]*+[\"']?aligner[\"']?[ \t]*+(?:#.*)?$", re.MULTILINE)
"""Its line in a file of hooks."""


def init_command(
    pre_commit: Annotated[
        bool, typer.Option("--pre-commit", help=f"Write a {PRE_COMMIT} with a hook as well, where there is none.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help=f"Write over the {OWN} that is there.")] = False,
    debug: Debug = False,
) -> int:
    """Write an aligner.toml for the current folder, by looking at what is in it.

    It proposes which texts are translations of which, by the languages in the names of files and folders, and has
    every other key behind a #. With --pre-commit, settings that are there stay, and only the hook is written.

    Example: aligner init --pre-commit
    """
    from aligner.config.proposing import checked_by, configuration, proposals

    here, kept = Path.cwd(), None if force else settings_there()
    if kept and not pre_commit:
        otherwise = "writes over it" if kept == Path(OWN) else f"writes an {OWN} that takes their place"
        has = "is there" if kept == Path(OWN) else "has settings of aligner"
        raise UsageError(f"{kept} {has} already; --force {otherwise}")
    found = [] if kept else proposals(here)
    texts = {} if kept else {Path(OWN): configuration(found)}
    if pre_commit and not os.path.lexists(PRE_COMMIT):      # what is there has hooks of others in it
        texts[PRE_COMMIT] = HOOK
    for path, text in texts.items():
        with opened(path) as stream:
            stream.write(text)
    with opened(None) as stream:
        for line in said(list(texts), kept, found, checked_by(here)):
            print(visible(line), file=stream)
    return CLEAR


def settings_there() -> Path | None:
    """The file of the current folder that has settings of this program already."""
    if os.path.lexists(OWN):
        return Path(OWN)
    return Path(SHARED) if os.path.lexists(SHARED) and read(Path(SHARED), is_asked_for=False) else None


def has_hook() -> bool:
    """Whether our hook is among those that are there, its own or that of this repository."""
    if not PRE_COMMIT.is_file():
        return False
    return OWN_HOOK.search(bytes_of(PRE_COMMIT, str(PRE_COMMIT)).decode(errors="replace")) is not None


def said(
    written: Sequence[Path], kept: Path | None, found: "Sequence[Proposal]", checking: Sequence[str]
) -> Iterator[str]:
    """What was done, and what comes next."""
    if written:
        yield f"Wrote {' and '.join(map(str, written))}."
    for each in found:
        yield f"  {each.translation} translates {each.source}: {counted(each.number, 'pair')}"
    if kept:
        yield f"The settings in {kept} were there already, and stay as they are."
    elif found:
        yield "  Is it the other way round? Then swap the two sides of pairs in aligner.toml before you go on."
    else:
        yield "  No translations stand beside their originals; if there are some, say where under pairs."
    yield "Next:"
    yield "  aligner baseline      sets aside the issues that there are, so that new ones stand out"
    yield "  pre-commit install    checks what is committed from now on"
    if PRE_COMMIT not in written and has_hook():
        yield f"The hook in {PRE_COMMIT} was there already."
    elif PRE_COMMIT not in written:
        is_there = os.path.lexists(PRE_COMMIT)
        yield f"with this in {PRE_COMMIT}{', which is there already, under repos' if is_there else ''}:"
        yield from (f"  {line}" for line in HOOK.splitlines()[is_there:])
    for place in checking:
        yield f"{place} checks this repository already: the README of aligner has a step for it."
