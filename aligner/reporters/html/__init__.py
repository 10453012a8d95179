"""The report for editors: one page that needs no server and no network, and can be read without JavaScript."""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, TextIO

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from aligner import __version__
from aligner.checks import CHECKS, Check
from aligner.languages.names import language_name
from aligner.model import (
    LINE_BREAK,
    WORST_FIRST,
    Bitext,
    DocumentReport,
    Failure,
    LanguageMap,
    Report,
    Segment,
    rate_of,
)
from aligner.reporters import Layout
from aligner.reporters.html.views import View, classes_of, code_of, element_of
from aligner.reporters.manual import MARKED, paragraphs
from aligner.reporters.safe import visible
from aligner.reporters.side_by_side import closing
from aligner.words import counted

EARLY = 'document.documentElement.classList.add("js")'
"""Runs before anything is shown: what waits for the script is not shown for a moment first."""

COLUMNS = (
    ("words", "Words"),
    ("coverage", "Coverage"),
    ("rate", "Penalty"),
    *((severity.value, severity.value.capitalize()) for severity in WORST_FIRST),
    ("done", "Decided"),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """An example of a rule: its parts, each marked as wrong or not."""

    parts: tuple[tuple[str, bool], ...]
    note: str

    @property
    def is_wrong(self) -> bool:
        """Whether any part of it is."""
        return len(self.parts) > 1


@dataclass(frozen=True, slots=True)
class Rule:
    """The manual of a rule."""

    name: str
    severity: str
    category: str
    paragraphs: tuple[str, ...]
    examples: tuple[Shown, ...]


def write(report: Report, out: TextIO, layout: Layout) -> None:
    """Write the page, a document at a time."""
    documents = words = penalty = 0
    counts: Counter[Any] = Counter()
    named: set[str] = set()
    any_aligned = False
    for found in report.documents:
        documents += 1
        words += found.words
        penalty += found.penalty
        counts.update(issue.severity for issue in found.issues)
        named.update(issue.rule for issue in found.issues)
        any_aligned = any_aligned or View(0, found).is_aligned
    page = environment().get_template("review.html").stream(
        **assets(
            f"{asset('review.css')}{asset('views.css')}@media (scripting: none) {{\n{chosen_by_controls()}}}\n",
            asset("review.js"),
        ),
        title=title(report, documents),
        totals=(
            f"{counted(counts.total(), 'issue')} in {counted(documents, 'document')}; "
            f"penalty {rate_of(penalty, words):,.1f} per 1,000 words"
        ),
        any_aligned=any_aligned,
        failures=[Failure(visible(each.name), visible(each.reason)) for each in report.failures],
        count=documents,
        columns=COLUMNS,
        counts={severity.value: counts[severity] for severity in WORST_FIRST},
        views=lambda: views(report),
        words=lambda number: counted(number, "word"),
        manual=[rule_of(check) for check in CHECKS if check.name in named],
        rules=[visible(rule) for rule in report.rules],
        signature=visible(report.signature),
    )
    page.enable_buffering(64)
    out.writelines(page)


def write_parallel(bitext: Bitext, out: TextIO, layout: Layout) -> None:
    """Write an alignment as a page for readers: the texts side by side."""
    view = View(1, found_in(bitext))
    page = environment().get_template("parallel.html").stream(
        **assets(asset("review.css") + chosen_by_controls()),
        title=f"{view.source_name} | {view.name}",
        view=view,
        counts=closing(bitext).plain,
        is_related=bitext.is_related,
        source_language=visible(language_name(bitext.source.language)),
        language=visible(language_name(bitext.target.language)),
    )
    page.enable_buffering(64)
    out.writelines(page)


def found_in(bitext: Bitext) -> DocumentReport:
    """The translation as a document in which nothing was looked for, both sides as they are in their files."""
    (source, theirs), (document, ours) = bitext.source.in_file, bitext.target.in_file
    language = bitext.target.language
    languages = LanguageMap(language, (Segment(0, len(document.text), language),))
    alignment = replace(bitext.alignment, source=theirs, target=ours)
    return DocumentReport(document, languages, (), 0, 0, source=source, alignment=alignment)


def views(report: Report) -> Iterator[View]:
    """The documents as the page shows them, numbered from 1."""
    return (View(index, found) for index, found in enumerate(report.documents, 1))


def title(report: Report, documents: int) -> str:
    """What the page is called: the name of its text, if it is about one."""
    if documents == 1:
        return f"{next(views(report)).name}: review"
    return f"Review of {counted(documents, 'document')}"


@cache
def environment() -> Environment:
    """Where templates come from; what goes into them is escaped."""
    found = Environment(
        loader=PackageLoader("aligner.reporters.html"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    found.globals |= {"code_of": code_of, "classes_of": classes_of, "element_of": element_of, "version": __version__}
    return found


def assets(style: str, script: str | None = None) -> dict[str, Any]:
    """Style and script of a page, and the policy under which a browser runs these and nothing else."""
    texts = {"style": style} | ({"early": EARLY, "script": script} if script else {})
    scripts = " ".join(digest(texts[name]) for name in ("early", "script") if name in texts)
    policy = (
        f"default-src 'none'; script-src {scripts or chr(39) + 'none' + chr(39)}; style-src {digest(texts['style'])}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    return {"script": None, **{name: Markup(text) for name, text in texts.items()}, "policy": policy}


def chosen_by_controls() -> str:
    """The style of the views, chosen by the controls themselves where no script does it.

    Not for all: a browser looks through the whole page for them whenever a control changes, .15 s of 10,000 issues.
    """
    style = asset("views.css")
    for view in ("side", "scores"):
        style = re.sub(rf":root([.\w]*)\.{view}\b", rf":root\1:has(#v-{view}:checked)", style)
    return style


def asset(name: str) -> str:
    """A file of ours."""
    return (files("aligner.reporters.html") / name).read_text(encoding="utf-8")


def digest(text: str) -> str:
    """What a policy knows a script or a style by."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def rule_of(check: Check) -> Rule:
    """The manual of a rule, from its docstring and its examples."""
    examples = tuple(
        Shown(parts_of(LINE_BREAK.sub(" ⏎ ", example.text)), visible(example.note)) for example in check.examples
    )
    prose = tuple(visible(paragraph) for paragraph in paragraphs(check))
    return Rule(check.name, check.severity.value, check.category.value, prose, examples)


def parts_of(text: str) -> tuple[tuple[str, bool], ...]:
    """The text of an example, cut at its marks."""
    parts: Sequence[str] = MARKED.split(text)
    return tuple((visible(part), bool(index % 2)) for index, part in enumerate(parts))
