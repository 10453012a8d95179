"""The manual of the rules: a list of all, and a page for one, made from its docstring, options and examples."""

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from itertools import pairwise
from typing import TextIO

from rich.text import Text

from aligner.checks.base import Check, Example
from aligner.checks.figures import Count, measured
from aligner.model import LINE_BREAK
from aligner.reporters import Layout
from aligner.reporters.page import SEVERITY_STYLE, page_width, paragraph, safe_text, show, unwrapped
from aligner.reporters.safe import shortened

MEASURE = 96
"""Cells: prose is not set wider, however wide the terminal."""

LONGEST_DEFAULT = 60
"""Characters of an option's value that are shown."""

MARKED = re.compile("⟦([^⟧]*)⟧")


def write_list(checks: Sequence[Check], out: TextIO, layout: Layout) -> None:
    """Every rule with its severity, its category and what it finds."""
    show(catalogue(checks, page_width(layout)), out, layout)


def write_page(check: Check, out: TextIO, layout: Layout) -> None:
    """All there is to know about one rule."""
    show(page(check, min(page_width(layout), MEASURE)), out, layout)


def catalogue(checks: Sequence[Check], width: int) -> Iterator[Text]:
    """A row a rule where it fits; otherwise what it finds stands under it."""
    first = max((len(check.name) for check in checks), default=0)
    second = max((len(check.category) for check in checks), default=0)
    for check in checks:
        summary = safe_text(paragraphs(check)[0])
        head = Text.assemble(
            (check.name.ljust(first), "bold"), "  ", (f"{check.severity:<8}", SEVERITY_STYLE[check.severity]), "  "
        )
        if len(head) + second + 2 + summary.cell_len <= width:
            yield unwrapped(head, (f"{check.category:<{second}}  ", "dim"), summary)
        else:
            yield from paragraph(Text.assemble(head, (check.category, "dim")), width, 0, 2)
            yield from paragraph(summary, width, 2)


def page(check: Check, width: int) -> Iterator[Text]:
    """The page of a rule."""
    severity = (check.severity.value, SEVERITY_STYLE[check.severity])
    title = Text.assemble((check.name, "bold"), "  usually ", severity, "  ", (check.category, "dim"))
    yield from paragraph(title, width, 0, 2)
    for prose in paragraphs(check):
        item = prose.startswith(("- ", "* "))
        if not item:
            yield Text()
        yield from paragraph(safe_text(prose), width, 0, 2 if item else 0)
    yield from options(check, width)
    if check.examples:
        yield Text()
        yield Text("Examples", "bold")
    for example in check.examples:
        yield from shown(example, width)
    count = measured().get(check.name)
    if count:
        yield Text()
        yield from paragraph(Text(figures(count)), width, 0, 2)
    yield Text()
    yield from paragraph(Text(f"aligner check --ignore {check.name} silences it.", "dim"), width, 0, 2)


def figures(count: Count) -> str:
    """What was measured, in a sentence."""
    said = f"Measured: it speaks up on {count.pairs_flagged} of {count.pairs} pairs of sentences and on "
    said += f"{count.texts_flagged} of {count.texts} texts that people translated"
    return f"{said}, and finds {count.found} of {count.planted} planted faults." if count.planted else f"{said}."


def paragraphs(check: Check) -> list[str]:
    """The paragraphs of the docstring, the summary first; an item of a list is one too."""
    prose = inspect.cleandoc(type(check).__doc__ or check.name).replace("``", "`")
    return [" ".join(part.split()) for part in re.split(r"\n[ ]*\n|\n(?=[ ]*[-*] )", prose)]


def options(check: Check, width: int) -> Iterator[Text]:
    """The options with their values and their reasons."""
    reasons = attribute_docstrings(type(check))
    if not is_dataclass(check) or not fields(check):
        return
    yield Text()
    yield Text("Options", "bold")
    for field in fields(check):
        value = shortened(setting(getattr(check, field.name)), LONGEST_DEFAULT)
        yield from paragraph(Text.assemble("  ", (field.name.replace("_", "-"), "bold"), f" = {value}"), width, 0, 4)
        if field.name in reasons:
            yield from paragraph(safe_text(reasons[field.name], "dim"), width, 4)


def setting(value: object) -> str:
    """A value as a person writes it; a set in the order of the alphabet, the same in every run."""
    if isinstance(value, (set, frozenset)):
        return ", ".join(sorted(map(str, value)))
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def attribute_docstrings(owner: type) -> dict[str, str]:
    """The strings under the fields of a class. Python forgets them, so they are read from its source."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(owner)))
    except (OSError, TypeError, SyntaxError):
        return {}
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    found = {}
    for before, after in pairwise(body):
        if isinstance(before, ast.AnnAssign) and isinstance(before.target, ast.Name) and isinstance(after, ast.Expr):
            found[before.target.id] = " ".join(str(ast.literal_eval(after.value)).split())
    return found


def shown(example: Example, width: int) -> Iterator[Text]:
    """An example: right, or wrong with its wrong parts between marks, so that it reads without colour too."""
    wrong = MARKED.search(example.text) is not None
    label = ("  wrong  ", "red") if wrong else ("  right  ", "green")
    text = Text.assemble(label)
    for index, part in enumerate(MARKED.split(LINE_BREAK.sub(" ⏎ ", example.text))):
        text.append_text(safe_text(f"⟦{part}⟧", "bold red") if index % 2 else safe_text(part))
    yield from paragraph(text, width, 0, 9)
    if example.note:
        yield from paragraph(safe_text(example.note, "dim"), width, 9)
