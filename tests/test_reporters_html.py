"""The page for editors, without a browser: what is in it. What it does stands in tests/browser."""

import base64
import hashlib
import random
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reporters_samples import BRIDGE, bridge, clean, issue, printed, report, whole

import aligner
from aligner import views
from aligner.__main__ import run
from aligner.model import (
    Alignment,
    Bead,
    Document,
    DocumentReport,
    Issue,
    LanguageMap,
    Move,
    Related,
    Segment,
    Severity,
    Span,
)
from aligner.reporters import BITEXT_REPORTERS, Layout
from aligner.reporters.html.reading import Reading, reading
from aligner.reporters.html.rows import Paragraph, Row, paragraphs, rows_of
from aligner.reporters.html.runs import Mark, Run, marks_in_source, marks_of, runs
from aligner.reporters.html.views import View, classes_of
from aligner.reporters.safe import visible
from aligner.views.outline import Block

SAMPLES = Path(__file__).parent.parent / "samples"
PAIR = str(SAMPLES / "bridge.txt"), str(SAMPLES / "bridge.ru.txt")


class Page(HTMLParser):
    """What a page consists of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.contents: dict[str, list[str]] = {"script": [], "style": []}
        self.words: list[str] = []
        self.inside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.inside[-1:] and self.inside[-1] in self.contents:
            self.contents[self.inside[-1]].append(data)
        else:
            self.words.append(data)

    @property
    def ids(self) -> list[str]:
        return [str(attributes["id"]) for _, attributes in self.tags if "id" in attributes]

    @property
    def policy(self) -> str:
        return next(str(each["content"]) for _, each in self.tags if each.get("http-equiv"))


@cache
def pair() -> DocumentReport:
    return aligner.check_file(*PAIR).documents[0]


# ---- the page as a whole

def test_every_issue_is_there_and_linked_to_its_place() -> None:
    page = Page(printed(whole(), "html"))
    text = " ".join(" ".join(page.words).split())
    links = [str(attributes["href"]) for tag, attributes in page.tags if tag == "a" and "href" in attributes]
    assert len(set(page.ids)) == len(page.ids)
    assert {link[1:] for link in links} <= set(page.ids)
    for number, each in enumerate(whole().issues, 1):
        assert each.message in text
        assert {f"#m1-{number}", f"#c1-{number}"} <= set(links)
    assert "news/photo.jpg" in text


def test_the_policy_allows_what_is_in_the_page_and_nothing_else() -> None:
    page = Page(printed(whole(), "html"))
    assert page.policy.startswith("default-src 'none'; ")
    assert "unsafe" not in page.policy
    assert len(page.contents["script"]) == 2
    for content in page.contents["script"] + page.contents["style"]:
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in page.policy
    attributes = {name for _, each in page.tags for name in each}
    assert not {name for name in attributes if name == "style" or name.startswith("on")}
    addresses = [each.get("src") or each.get("href") for tag, each in page.tags if tag in ("link", "script", "img")]
    assert {address for address in addresses if address} == {"data:,"}


def test_the_same_report_gives_the_same_page() -> None:
    assert printed(whole(), "html") == printed(whole(), "html")


def test_a_page_of_nothing() -> None:
    assert "No text was read" in printed(report(), "html")
    empty = DocumentReport(Document("", "empty.txt"), LanguageMap("und", ()), (), 0, 0)
    assert "No issues." in printed(report(empty), "html")


def test_documents_are_asked_for_in_turn_and_never_by_number() -> None:
    class Documents(tuple[DocumentReport, ...]):
        def __getitem__(self, index: object) -> DocumentReport:      # type: ignore[override]
            raise AssertionError(index)

    assert printed(replace(whole(), documents=Documents(whole().documents)), "html") == printed(whole(), "html")


HOSTILE = (
    "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><svg onload=alert(1)>', "<!--", "]]>",
    "' onmouseover='alert(1)", "javascript:alert(1)", "{{ 7 * 7 }}", "{% raw %}", "&lt;b&gt;", "\u2028\u2029",
    "\x1b[2J",
    "\u202egnp.exe", "\ud83d", "\x00", "</style><style>*{display:none}</style>", "</textarea>", "<a href=//x>y</a>",
)  # fmt: skip


def hostile(part: str) -> DocumentReport:
    """A document with this in every field that holds words."""
    document = Document(f"One {part} two.\n{part}\nThree.", part, part, (part,))
    source = Document(f"Eins {part} zwei.\n{part}", part)
    found = Issue(part, aligner.Category.STYLE, Severity.MAJOR, 0.5, 4, 4 + len(part), part, Related(0, 3, part))
    segments = (Segment(0, 3, part), Segment(3, len(document.text), "en"))
    alignment = Alignment(part, (Span(0, 4), Span(5, 8)), (Span(0, 4),), (Bead((0,), (0,), 1.0), Bead((1,), (), 0.0)))
    languages = LanguageMap("en", segments)
    issues = (found, replace(found, source=Span(0, 6)))
    return DocumentReport(document, languages, issues, 5, 0, source=source, alignment=alignment)


@pytest.mark.parametrize("part", HOSTILE)
def test_hostile_text_is_text(part: str) -> None:
    written = printed(report(hostile(part)), "html")
    page = Page(written)
    ours = Page(printed(report(hostile("harmless")), "html"))
    assert [tag for tag, _ in page.tags if tag in ("script", "style", "img", "svg")] == [
        tag for tag, _ in ours.tags if tag in ("script", "style", "img", "svg")
    ]
    assert page.contents == ours.contents
    assert {name for _, each in page.tags for name in each} <= {name for _, each in ours.tags for name in each}
    assert visible(part) in " ".join(page.words)
    assert not [c for c in written if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") and c != "\n"]
    written.encode("utf-8")


# ---- runs and rows: nothing of a text is lost, whatever lies over it

def plain(text: str) -> Reading:
    return reading(Document(text, "text.txt"), ())


def both(found: DocumentReport) -> tuple[DocumentReport, list[tuple[int, Issue]], Reading, Reading | None]:
    """A report and what its rows are made of."""
    issues = list(enumerate(found.issues, 1))
    source = reading(found.source, marks_in_source(issues)) if found.source else None
    return found, issues, reading(found.document, marks_of(issues)), source


def rows(found: DocumentReport) -> list[Row]:
    return list(rows_of(*both(found)))


def laid_out(found: DocumentReport) -> list[Paragraph]:
    return list(paragraphs(*both(found)))


def words(shown: Iterable[Run]) -> str:
    return "".join(run.text for run in shown)


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)


@given(st.text(st.sampled_from("ab \n\r.я"), max_size=40), st.lists(spans, max_size=6), st.lists(st.integers(0, 40)))
def test_runs_are_the_text(text: str, found: list[list[int]], cuts: list[int]) -> None:
    def inside(place: int) -> int:
        return min(place, len(text))

    marks = [Mark(inside(a), inside(b), number, Severity.MINOR) for number, (a, b) in enumerate(found, 1)]
    cut = list(runs(plain(text), marks, map(inside, cuts)))
    assert "".join(run.text for run in cut) == re.sub("[\r\n]", "", text)
    for mark in marks:
        own = "".join(run.text for run in cut if mark.number in run.issues)
        assert own == re.sub("[\r\n]", "", text[mark.start : mark.end])
        assert sum(anchor.number == mark.number for run in cut for anchor in run.anchors) == 1
        named = sum(number == mark.number for run in cut for number, _ in run.closing)
        assert named == (mark.start < mark.end)


def test_the_number_of_an_issue_stands_behind_its_word() -> None:
    text = "near the pierThe engineer"
    joint = Mark(text.index("rT"), text.index("rT") + 2, 1, Severity.MINOR)
    cut = runs(plain(text), [joint])
    shown = "".join(run.text + "".join(f"[{number}]" for number, _ in run.closing) for run in cut)
    assert shown == "near the pierThe[1] engineer"


def told(text: str) -> str:
    return re.sub(r"\s+", "", text)


@settings(deadline=None)
@given(st.randoms(use_true_random=False))
def test_rows_are_the_text_whatever_the_alignment(dice: random.Random) -> None:
    found = pair()
    units = len(found.alignment.target) if found.alignment else 0
    beads = tuple(
        Bead((dice.randrange(9),), tuple(sorted(dice.sample(range(units), dice.randrange(3)))), 0.5)
        for _ in range(dice.randrange(8))
    )
    assert found.alignment
    moves = (Move((1,), (2,), 0.5),)
    harmed = replace(found, alignment=replace(found.alignment, beads=beads, moves=moves))
    assert told("".join(words(row.target) for row in rows(harmed))) == told(found.document.text)


def test_paragraphs_are_kept() -> None:
    for found in (bridge(), clean(), pair()):
        lines = [told(line) for line in found.document.text.splitlines() if line.strip()]
        shown = [told("".join(words(row.target) for row in each.rows)) for each in laid_out(found)]
        assert shown == lines


def test_side_by_side_has_a_row_for_each_bead_and_shows_what_is_missing() -> None:
    found = pair()
    sides = [(words(row.source), words(row.target), row.kind) for row in rows(found)]
    assert [told(target) for source, target, kind in sides if kind == "omitted" and "Одну сваю" in source] == [""]
    assert [source for source, target, kind in sides if kind == "added" and target.startswith("A survey")] == [""]
    left = [(source, target.strip()) for source, target, kind in sides if kind == "left"]
    assert [source for source, _ in left] == [target for _, target in left]
    assert "".join(told(source) for source, _, _ in sides) == told(found.source.text if found.source else "")


def test_both_sides_of_what_was_moved_are_called_moved() -> None:
    first, second, third = "Мост был закрыт два года.", "Мэр приехал с семьёй.", "Рынок на площади закроют в ноябре."
    target = "The mayor came with his family. The market on the square will be closed in November. {}"
    moved = aligner.check(target.format("The bridge was closed for two years."), f"{first} {second} {third}")
    assert [row.kind for row in rows(moved.documents[0])] == ["moved", "", "", "moved-here"]
    assert printed(moved, "html").count("moved: stands elsewhere") == 2


def test_a_text_of_many_issues_takes_time_in_step_with_them() -> None:
    text = "A word, and one more of them. " * 4000
    document = Document(text)
    one = issue(document, "word", "spacing", Severity.MINOR, "x")
    issues = tuple(replace(one, start=at, end=len(text) - at) for at in range(0, 4000, 2))
    marks = [Mark(each.start, each.end, number, each.severity) for number, each in enumerate(issues, 1)]
    assert max(len(run.issues) for run in runs(plain(text), marks)) <= 8


# ---- Markdown and HTML as they are read

MARKDOWN = """\
---
title: Мост открыли в пятницу
slug: bridge
---

# The *bridge* &amp; the town

The [mayor](http://a.example "Сайт мэра") came.
He spoke.\\
He left.

- one

  more of one
  1. two
- three

> said **the** mayor

| Year | Cost |
|---|---|
| 2019 | million |

![Мост утром](a.jpg)

```python
print("<b>")
```
"""
HTML = """\
<!DOCTYPE html><html><head><title>News</title><meta name="description" content="Мост &amp; город"></head><body>
<h2>The <em>bridge</em></h2><p>One<br>two&nbsp;three <a href="javascript:alert(1)" title="Сайт">four</a></p>
<ol start="3"><li><p>five</p></li><li value="9">six<ul><li>seven</ul></ol><blockquote><p>eight</p></blockquote>
<table><tr><th>a<th>b<tr><td><img src="a.jpg" alt="Мост утром"><td>d</table>
<!-- hidden --><script>alert(1)</script><pre><code>if a &lt; b:
    pass</code></pre><p>nine</p></body></html>
"""


def found_in(document: Document, *issues: Issue) -> DocumentReport:
    return DocumentReport(document, LanguageMap("en", (Segment(0, len(document.text), "en"),)), issues, 9, 0)


def spoken_of(document: Document, start: int, end: int) -> Issue:
    return Issue("style", aligner.Category.STYLE, Severity.MINOR, 0.5, start, end, "x")


def shown(document: Document) -> list[str]:
    """Its paragraphs: how each is set, its marker, and its words, with what they are where they are beside the text."""
    return [
        " ".join(filter(None, (
            classes_of(each.block), each.block.marker,
            "".join(f"[{run.label}] {run.text}" if run.begins else run.text for row in each.rows for run in row.target),
        )))
        for each in laid_out(found_in(document))
    ]  # fmt: skip


def test_markdown_is_shown_as_it_is_read() -> None:
    assert shown(Document(MARKDOWN, "text.md")) == [
        "[front matter title] Мост открыли в пятницу", "h1 The bridge & the town",
        "The mayor[a title] Сайт мэра came. He spoke.", "line He left.",
        "d1 item • one", "d1 more of one", "d2 item 1. two", "d1 item • three", "quoted said the mayor",
        "head Year", "head Cost", "cell 2019", "cell million", "[img alt] Мост утром", 'fence print("<b>")',
    ]  # fmt: skip


def test_html_is_shown_as_it_is_read() -> None:
    assert shown(Document(HTML, "text.html")) == [
        "title News", "[meta description] Мост & город", "h2 The bridge",
        "One", "line two\xa0three [a title] Сайтfour", "d1 item 3. five", "d1 item 9. six", "d2 item • seven",
        "quoted eight", "head a", "head b", "cell [img alt] Мост утром", "cell d",
        "pre if a < b:\n    pass", "nine",
    ]  # fmt: skip


def in_cells(text: str, name: str) -> list[tuple[bool, list[list[str]]]]:
    """What stands in each column of each row, and whether it is one of a table."""
    return [
        (number != 0, [[words(row.target).strip() for each in cell for row in each.rows] for _, cell in row])
        for number, row in View(1, found_in(Document(text, name))).text
    ]


def test_cells_stand_in_their_columns_whatever_is_in_them() -> None:
    of_html = "<table><tr><td></td><td>a<p>b</p></td><td>c</td></tr><tr><td>d</table><p>e</p>"
    of_markdown = "| | a | c |\n|---|---|---|\n| d | | |\n\ne\n"
    for text, name, second in ((of_html, "text.html", ["a", "b"]), (of_markdown, "text.md", ["a"])):
        assert in_cells(text, name) == [(True, [[], second, ["c"]]), (True, [["d"]]), (False, [["e"]])]


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("<h4>a</h4>b", ["a", "b"]), ("<ul><li>a<li>b</ul>", ["a", "b"]), ("<summary>a</summary>b", ["a", "b"]),
        ("<img alt='Один мост'>\n<img alt='Два моста'>", ["Один мост", "Два моста"]), ("<pre>x = 1</pre>", ["x = 1"]),
    ],
)  # fmt: skip
def test_what_is_set_otherwise_in_a_cell_is_in_its_table(inside: str, shown: list[str]) -> None:
    row = f"<tr><td>{inside}</td><td>c</td></tr>"
    assert in_cells(f"<table>{row}{row}</table>", "text.html") == [(True, [shown, ["c"]])] * 2


def test_tables_of_html_and_of_markdown_have_rows_of_their_own() -> None:
    html, markdown = "<table><tr><td>a</td></tr></table>\n\n", "| b |\n|---|\n| c |\n\n"
    rows = [(True, [["a"]]), (True, [["b"]]), (True, [["c"]]), (True, [["a"]]), (True, [["a"]])]
    assert in_cells(html + markdown + html + html, "text.md") == rows


def test_html_that_markdown_stands_in_goes_on_behind_it() -> None:
    text = "<table><tr><td>\n\na *b*\n\n</td><td>c</td></tr></table>\n\nd\n"
    assert in_cells(text, "text.md") == [(False, [["a b"]]), (True, [[], ["c"]]), (False, [["d"]])]


@pytest.mark.parametrize("cell", ["<td><h4>a</h4>b</td>", "<td>a</td><p>b</p>"])
def test_a_page_grows_in_step_with_a_row_of_a_table(cell: str) -> None:
    short, long = (
        len(printed(report(found_in(Document(f"<table><tr>{cell * count}</table>", "text.html"))), "html"))
        for count in (500, 1000)
    )
    assert long < 2 * short


@pytest.mark.parametrize("document", [Document(MARKDOWN, "text.md"), Document(HTML, "text.html")], ids=["md", "html"])
def test_nothing_of_the_text_is_shown_twice_or_not_at_all(document: Document) -> None:
    own = views.of(document)
    running = "".join(run.text for row in rows(found_in(document)) for run in row.target if not run.label)
    assert told(running) == told(own.text if own else "")


@pytest.mark.parametrize("document", [Document(MARKDOWN, "text.md"), Document(HTML, "text.html")], ids=["md", "html"])
@settings(deadline=None)
@given(data=st.data())
def test_each_issue_has_its_place_wherever_it_stands_in_the_file(document: Document, data: st.DataObject) -> None:
    places = st.integers(0, len(document.text))
    drawn = data.draw(st.lists(st.tuples(places, places).map(sorted), min_size=1, max_size=5))
    found = found_in(document, *(spoken_of(document, *span) for span in drawn))
    cut = [run for each in laid_out(found) for row in each.rows for run in row.target]
    assert [run.start for run in cut] == sorted(run.start for run in cut)
    for number, one in enumerate(found.issues, 1):
        assert sum(anchor.number == number for run in cut for anchor in run.anchors) == 1
        assert sum(number == closing for run in cut for closing, _ in run.closing) == (one.start < one.end)
        if told(document.text[one.start : one.end]):
            assert told(words(run for run in cut if number in run.issues)) or touches_code(document, one)


def touches_code(document: Document, one: Issue) -> bool:
    """Whether an issue speaks of a program, which stands as a whole where it begins."""
    program = document.text.find("```python" if document.name.endswith("md") else "<pre>")
    return one.end > program


def test_markup_that_an_issue_speaks_of_is_shown() -> None:
    document = Document(HTML, "text.html")
    start = HTML.index("<!-- hidden")
    [run] = [
        run
        for row in rows(found_in(document, spoken_of(document, start, start + len("<!-- hidden -->"))))
        for run in row.target
        if run.issues
    ]
    assert (run.label, run.text) == ("markup", "<!-- hidden -->")


def test_text_behind_markup_that_an_issue_speaks_of_is_shown() -> None:
    document = Document("The **old** bridge **was** opened.", "text.md")
    start = document.text.index("** ")
    found = found_in(document, spoken_of(document, start, start + len("** ")))
    assert "".join(run.text for row in rows(found) for run in row.target) == "The old** bridge was opened."


def test_a_page_on_a_page_has_none_of_its_elements() -> None:
    for document in (Document(HTML, "text.html"), Document(MARKDOWN, "text.md")):
        page = Page(printed(report(found_in(document)), "html"))
        ours = Page(printed(report(found_in(replace(document, text="x"))), "html"))
        assert page.contents == ours.contents
        assert [tag for tag, _ in page.tags if tag in ("img", "pre", "table", "ol", "meta")] == [
            tag for tag, _ in ours.tags if tag in ("img", "pre", "table", "ol", "meta")
        ]
        assert not [each["href"] for _, each in page.tags if not str(each.get("href", "#")).startswith(("#", "data:,"))]


@pytest.mark.parametrize("text", ["", " \n", "<!-- all of it -->", "<p>", "---\n---\n", "a\n\nb", "```", "- ", "> "])
def test_a_file_in_which_little_or_nothing_shows(text: str) -> None:
    for name in ("text.md", "text.html", "text.txt"):
        document = Document(text, name)
        issues = (spoken_of(document, 0, len(text)), spoken_of(document, len(text), len(text)))
        page = Page(printed(report(found_in(document, *issues)), "html"))
        assert {"m1-1", "m1-2"} <= set(page.ids)


def test_both_sides_are_shown_as_they_are_read(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "text.md", tmp_path / "text.html"
    ours.write_text("# The bridge\n\nThe *bridge* was opened. People came.\n\n- A crowd sang.\n", encoding="utf-8")
    theirs.write_text("<h1>Мост</h1><p><b>Мост</b> открыли. Пришли люди.</p><ul><li>Толпа пела.</ul>", encoding="utf-8")
    found = aligner.check_file(ours, theirs).documents[0]
    sides = [
        (classes_of(each.block), classes_of(row.set_as or Block(0)), words(row.source), words(row.target).strip())
        for each in laid_out(found)
        for row in each.rows
    ]
    assert sides == [
        ("h1", "h1", "Мост", "The bridge"), ("", "", "Мост открыли.", "The bridge was opened."),
        ("", "", "Пришли люди.", "People came."), ("d1 item", "d1 item", "Толпа пела.", "A crowd sang."),
    ]  # fmt: skip


def test_the_words_around_an_issue_end_with_its_block() -> None:
    document = Document("| Year | Cost |\n|---|---|\n| 2019 | five |\n", "text.md")
    found = found_in(document, spoken_of(document, *re.search("five", document.text).span()))      # type: ignore[union-attr]
    assert "<q><mark>five</mark></q>" in printed(report(found), "html")
    document = Document('See <a title="the page">here</a>.', "text.html")
    found = found_in(document, spoken_of(document, *re.search("page", document.text).span()))      # type: ignore[union-attr]
    assert "<q>the <mark>page</mark></q>" in printed(report(found), "html")


def test_the_words_around_an_issue_are_those_that_a_reader_sees() -> None:
    document = Document("The <b>old</b> bridge &amp;<i> pier</i>.", "text.html")
    start = document.text.index("bridge")
    page = " ".join(Page(printed(report(found_in(document, spoken_of(document, start, start + 6))), "html")).words)
    assert "The old bridge & pier." in " ".join(page.split())


# ---- the commands

def test_an_alignment_is_a_page_for_readers(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["align", PAIR[1], PAIR[0], "--format", "html"]) == 0
    page = Page(capsys.readouterr().out)
    assert "script-src 'none'" in page.policy
    assert page.contents["script"] == []
    text = " ".join(page.words)
    assert "Olga Terentyeva" in text
    assert "Ольга Терентьева" in text


def test_an_alignment_of_hostile_texts(tmp_path: Path) -> None:
    from aligner.model import Bitext, Text

    part = HOSTILE[0]
    side = Text(Document(part, part), part, (Span(0, len(part)),))
    out = StringIO()
    BITEXT_REPORTERS["html"](Bitext(side, side, (Bead((0,), (0,), 1.0),)), out, Layout())
    assert not [tag for tag, _ in Page(out.getvalue()).tags if tag == "script"]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    addresses: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: addresses.append(address) or True)
    monkeypatch.setenv("ALIGNER_CACHE_DIR", str(tmp_path / "cache"))
    return addresses


def test_review_writes_a_page_and_opens_it(
    opened: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = tmp_path / "text.txt"
    text.write_text(BRIDGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["review", "text.txt"]) == 0
    page = Path(capsys.readouterr().out.strip())
    assert opened == [page.as_uri()]
    assert page.parent == tmp_path / "cache" / "reviews"
    assert "glued-text" in page.read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "text.txt"]
    assert run(["review", "text.txt", "--no-open"]) == 0
    assert Path(capsys.readouterr().out.strip()) == page
    assert len(opened) == 1


def test_review_writes_where_it_is_told(
    opened: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    assert run(["review", PAIR[0], "--no-open", "-o", str(page)]) == 0
    assert capsys.readouterr().out == f"{page}\n"
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert run(["review", PAIR[0], "-o", PAIR[0]]) == 2
    assert opened == []


def test_review_says_what_cannot_be_read(opened: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["review", "nothing.txt"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "there is no such file" in said.err
    assert opened == []


def test_where_no_browser_is_the_page_is_named(
    opened: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    assert run(["review", PAIR[0]]) == 0
    assert "there is no browser" in capsys.readouterr().err
