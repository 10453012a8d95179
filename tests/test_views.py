"""What is read in a file: its text without markup, and every offset leads back to the file."""

import re
from html import unescape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from timing import at_most

import aligner
from aligner import readers, views
from aligner.checks import CHECKS, Need
from aligner.fixing import settled
from aligner.model import Document, Edit, Issue, Settings
from aligner.pipeline import check_document, segmented
from aligner.views.view import View, view

TAGS = re.compile(r"<[^<>]*>|&\w+;|&#\d+;")


def seen(text: str, name: str = "article.md") -> str:
    found = views.of(Document(text, name))
    return text if found is None else found.text


MARKDOWN = [
    ("# The *bridge* of **Lena**\n\nIt was _opened_.", "The bridge of Lena\n\nIt was opened."),
    ("It cost 2*3*4 in snake_case.", "It cost 2*3*4 in snake_case."),
    ("See [the plan](http://a.b/c_(d) \"Title\") then ![a map](m.png) go.", "See the plan then go."),
    ("See [the plan][1].\n\n[1]: http://a.b", "See the plan.\n"),
    ("A line that\nis wrapped.", "A line that is wrapped."),
    ("One line  \nand another\\\nand a third", "One line\nand another\nand a third"),
    ("- one\n  two\n- three", "one two\nthree"),
    ("> one\n> two", "one two"),
    ("---\ntitle: Мост\n---\n\nText.", "Text."),
    ("Before.\n\n```py\nx = 1\n```\n\nAfter.", "Before.\n\nAfter."),
    ("Use `a_b_c` and <b>bold</b>&nbsp;&mdash; \\*so\\*.", "Use `a_b_c` and bold\u00a0— *so*."),
    ("| a | b |\n|---|---|\n| c | d |", "a\nb\n\nc\nd\n"),
    ("<div>\nIn <i>a</i> box\n</div>\n\nText", "In a box\n\nText"),
    ("| Salt<br>and bread |\n|---|", "Salt\nand bread\n"),
    ("One <!-- a note\nover lines --> two.", "One two."),
    ("A footnote[^1].\n\n[^1]: The note.", "A footnote.\n\nThe note."),
    ("> [!NOTE]\n> So it is [!note].", " So it is [!note]."),
    ("Use `<!--` or ``a ` <!--``\nto start `one <!--\ntwo`, not \\<!-- .\n\nThe second.",
     "Use `<!--` or ``a ` <!--`` to start `one <!-- two`, not <!-- .\n\nThe second."),
    ("One <!-- ` --> two <!-- ` --> three", "One two three"),
    ("Write.\n\n```\n<!-- x\n```\n\n    <!-- y\n\nThe second.", "Write.\n\nThe second."),
    ("---\ntitle: a <!-- b\n---\nText here.\n", "Text here.\n"),
    ("---\n\nThe bridge was opened.\n\n---\n\nText", "The bridge was opened.\n\nText"),
    ("---\n# Heading\n\nThe bridge: it is open.\n\n---\n\nText", "Heading\n\nThe bridge: it is open.\n\nText"),
    ("---\n\nNote: it is open.\n\n---\n\nText", "Note: it is open.\n\nText"),
    ("---\n\nTitle: It is open\n---\n\nText", "Text"),
    ("---\n\n# a\n<!-- b -->\ndate created: x\n---\nText", "Text"),
    ("+++\n[params.seo]\nx = 1\n+++\nText", "Text"),
    ("---\n\"og:title\": x\n---\nText", "Text"),
    ("---\n# a\n---\nText", "Text"),
    ("A <b title='<!--'>word</b>\n\n<p title='<!--'>and</p>\n\nmore", "A word\n\nand\n\nmore"),
    ("One\n\n<!-- a\n\nb -->\n\nTwo\n\n<div>\n<!-- c\n\nd --></div>\n\nThree <!-- e\n\nf",
     "One\n\n\nTwo\n\n\n\n\nThree"),
]
HTML = [
    ("<p>The <b>bri</b>dge&nbsp;is\n  open&mdash;now.</p>", "The bridge\u00a0is open—now.\n"),
    ("<script>if (a < b) { x() }</script><p>Text</p><style>a{}", "Text\n"),
    ("<p title='a > b'>One<br>two<!-- <p> --></p>", "One\ntwo\n"),
    ("a < b and c > d & e", "a < b and c > d & e"),
    ("<p>\n  It  is\n  <b>\n open </b>\n <i>now</i>\n.</p>\n\n<p>So.</p>", "It is open now .\n\nSo.\n"),
    ("One <!-- a > note --> two<!-- and --> three", "One two three"),
    ("<script>x='<!--'</script><p>One</p><style>a{b:'<!--'}</style><p title='<!--'>two</p>", "One\n\ntwo\n"),
    ("---\ntitle: a <!-- b\n---\n<p>One", "One"),
    ("<p>One</p><!-- two <p>three", "One\n"),
    ("<title>T</title><h1>T</h1>", "T\n\nT\n"),
    ("<dl><dt>Oak<dd>A tree.</dl><table><tr><td>1<td>2</table>", "Oak\nA tree.\n\n1\n2\n"),
    ("12 Main St<br>\nMinsk<br/>BY", "12 Main St\nMinsk\nBY"),
    ("<li><p>One</p></li>\n<li>Two<wbr>fold</li>", "One\n\nTwofold\n"),
    ("Press <kbd>A</kbd><script>x</script> or<link itemprop='x'> <font>B</font>, <o:p>C</o:p>.", "Press A or B, C."),
    ("AT&T &copy 2026, R&D&ampQ; &#10;&nosuch; &#32;x", "AT&T © 2026, R&D&Q; &nosuch; x"),
    ("trans&shy;port and trans\u00adport", "transport and transport"),
    ("Click <img src='a.png'>, (<img alt=''> first) or <img> second<svg><title>x</title></svg>.",
     "Click, (first) or second."),
    ("left<img>right <svg class='x'/> on", "left right on"),
    ("In 2026<sup>1</sup> it cost 10<SUP class=x>6</SUP> € for 5 m<sup>2</sup>, the 1<sup>st</sup> time",
     "In 2026¹ it cost 10⁶ € for 5 m², the 1st time"),
    ("<a href='/'>Home</a><a href='/news'>News</a>", "Home News"),
    ("<a href='/w'>Minsk</a><a id='m'></a>, <a name='a'></a><a href='/w'>so</a>", "Minsk, so"),
    ("<a href='/w'>Wiki</a><a href='/w'>pedia</a>", "Wikipedia"),
    ("<site-menu>Home</site-menu>Text", "Home\nText"),
    ("A bridge <sup><a href='#fn1'>[1]</a></sup>. <a class='headerlink' href='#a'>¶</a>", "A bridge."),
    ("A bridge<a href='#ftn.2' class=x><sup>[2]</sup></a>, and <a href='#s3'>3</a> more", "A bridge, and 3 more"),
    ("<pre>\nx = 1\n</pre><p>So <PRE class=x><span>y</span></PRE>it is", "So\n\nit is"),
    ("<pre>\nThe bridge was opened to traffic on Friday, after\nlong repairs, and\n\nthe mayor &amp; all came\n</pre>",
     "The bridge was opened to traffic on Friday, after long repairs, and\n\nthe mayor & all came\n"),
    ("<pre>void openBridge theBridge(keepOpen, keepOpen, keepOpen keepOpen toRiver)</pre>So", "So"),
    ("<pre>x = 1;\n<p>Never closed", "x = 1;\nNever closed"),
    ("<pre>So much depends upon\na red wheel barrow,\nglazed with <i>rain</i></pre>",
     "So much depends upon\na red wheel barrow,\nglazed with rain\n"),
]
WRAPPED = [
    (
        "The bridge was opened to traffic on Friday after long\nrepairs, and the mayor came with his family.\n\nNext",
        "The bridge was opened to traffic on Friday after long repairs, and the mayor came with his family.\n\nNext",
    ),
    ("Мост открыли в пятницу после долгого ремонта, и мэр\r\n  приехал с семьёй.", None),
    ("The bridge was opened to traffic on Friday evening.\nThe mayor came with his family to see it.", ""),
    ("The market on the square will be closed in the last week\nContact", ""),
    ("So much depends\nupon a red\nwheel barrow", ""),
    ("- the bridge was opened to traffic on Friday evening, and\n- the mayor came", ""),
    ("One <!-- aligner: ignore[number] so --> two", "One two"),
    ("One <!-- another comment --> two", ""),
]


@pytest.mark.parametrize(("text", "read"), MARKDOWN)
def test_markdown(text: str, read: str) -> None:
    assert seen(text) == read
    assert seen(text.replace("\n", "\r\n")).replace("\r\n", "\n") == read


@pytest.mark.parametrize("suffix", readers.MARKDOWN)
def test_every_suffix_of_markdown_is_read_as_markdown(suffix: str) -> None:
    assert seen("One *two* three.", f"article{suffix}") == "One two three."


@pytest.mark.parametrize(("text", "read"), HTML)
def test_html(text: str, read: str) -> None:
    assert seen(text, "article.html") == read


@pytest.mark.parametrize(("text", "read"), WRAPPED)
def test_plain_text(text: str, read: str | None) -> None:
    expected = text if read == "" else " ".join(text.split()) if read is None else read
    assert seen(text, "article.txt") == expected


@given(st.text(alphabet="ab \n", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5)), max_size=5))
def test_every_offset_leads_back(text: str, cuts: list[tuple[int, int]]) -> None:
    edits, at = [], 0
    for start, length in sorted(cuts):
        if start >= at and start + length <= len(text):
            edits.append(Edit(start, start + length, "-" * (length % 3)))
            at = start + length
    found = view(text, edits)
    previous = 0
    for offset in range(len(found.text)):
        span = found.span(offset, offset + 1)
        assert previous <= span.start < span.end <= len(text) or not span.end - span.start
        if found.text[offset] != "-":
            assert text[span.start : span.end] == found.text[offset]
        previous = span.start


PARTS = [
    "<b>", "</b>", "<p>", "</p>", "<br>", " ", "\n  ", "a", "Oak", "мост", ",", ".", " .", "(", ") ", "&nbsp;", "&amp",
    "&#10;", "<img>", "<code>", "</code>", "<pre>", "</pre>", "<a href='#f1'>", "<a href=x>", "</a>", "<sup>", "1",
    "<!-- c -->", "\u00ad", "“", '"', "<script>x</script>", "  the the ", "<my-x>", "&#8212;", "- ",
]  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=40))
def test_what_is_read_in_html_is_what_stands_there(parts: list[str]) -> None:
    text = "".join(parts)
    found = views.of(Document(text, "a.html"))
    document = views.seen(Document(text, "a.html"), found)
    assert "  " not in document.text
    assert len(document.prose) == len(document.text)
    previous = 0
    for offset in range(len(document.text) if found else 0):
        assert found is not None
        span = found.span(offset, offset + 1)
        assert previous <= span.start < span.end <= len(text)
        stands = unescape(text[span.start : span.end])
        assert document.text[offset] in (stands, "\n", " "), (stands, offset)
        previous = span.end if stands == document.text[offset] else span.start


def found_in(document: Document) -> tuple[Issue, ...]:
    """The issues of the rules that need nothing but the text."""
    return check_document(document, [check for check in CHECKS if check.needs is Need.NOTHING], Settings()).issues


@settings(deadline=None, max_examples=50)
@given(st.lists(st.sampled_from(PARTS), max_size=40))
@example(["мост", "<b>", " .", "</b>"])
def test_no_fix_changes_markup(parts: list[str]) -> None:
    text = "".join(parts)
    for name in ("a.html", "a.md"):
        fixed = settled(Document(text, name), found_in, unsafe=True)
        assert TAGS.findall(fixed.document.text) == TAGS.findall(text)


HOSTILE = [
    "<a '", '<a "', "<!--", "<pre>", "<a href='#", "<code>", "<sup>", "[", "[a](", "**", "`", "&amp", "<script>",
    "> ", "* ", "|a", "\\", "    ", "#", "`<!--", "<b>`a <!-- ``",
]  # fmt: skip


@given(st.lists(st.sampled_from([*HOSTILE, "\n", "a", "я", "-->", ")", "]", "\r\n", "\x00", "---\n"]), max_size=40))
@example(["---\n", "a"])
def test_any_text_can_be_read(parts: list[str]) -> None:
    text = "".join(parts)
    for name in ("a.md", "a.html", "a.txt"):
        found = views.of(Document(text, name))
        if found:
            inside(found, text)


def inside(found: View, text: str) -> None:
    for offset in range(len(found.text)):
        span = found.span(offset, offset + 1)
        assert 0 <= span.start <= span.end <= len(text)


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.txt"])
@pytest.mark.parametrize("text", HOSTILE)
def test_the_time_grows_in_step_with_the_text(name: str, text: str) -> None:
    with at_most(3):
        views.of(Document(text * 20_000, name))


@pytest.mark.parametrize("row", ["| Chita | no | no |", "| Riga | unknown | unknown |"])
def test_cells_of_a_row_are_no_sentence(row: str) -> None:
    table = f"# Towns\n\nThe towns were asked what they have.\n\n| Town | Library | Museum |\n|---|---|---|\n{row}\n"
    assert check_document(Document(table, "a.md"), CHECKS, Settings()).issues == ()


def test_a_bar_in_a_cell_does_not_hide_it() -> None:
    own = views.of(Document("| either | or |\n|---|---|\n| yes \\| no | maybe |\n", "a.md"))
    assert own
    assert own.text == "either\nor\n\nyes | no\nmaybe\n"


def test_blanks_in_a_line_take_no_longer_than_other_characters() -> None:
    with at_most(3):
        views.of(Document(f"[a](b{' ' * 50_000}c", "a.md"))
    with at_most(3):
        list(views.blocks_of(Document(f"```\n{' ' * 150_000}c\n```\n", "a.md")))


TEXT = """# The bridge

It *was opened , and* the
mayor **came** with &mdash; the the family.

<!-- aligner: ignore[repeated-word] a song -->
> The river, the the river.

They wept [and laughed](http://example.org/a,b) .
"""


def test_issues_stand_where_they_stand_in_the_file() -> None:
    report = check_document(Document(TEXT, "a.md"), CHECKS[1:], Settings())
    found = [(TEXT[issue.start : issue.end], issue.rule) for issue in report.issues]
    assert found == [(" ", "spacing"), ("the the", "repeated-word"), (" ", "spacing")]
    assert [TEXT[each.issue.start : each.issue.end] for each in report.aside] == ["the the"]
    assert [issue.start for issue in report.issues] == [
        TEXT.index(" , and"), TEXT.index("the the family"), TEXT.rindex(" .")
    ]  # fmt: skip
    assert "".join(TEXT[s.start : s.end] for s in report.languages.segments) == TEXT


def test_a_source_in_markdown() -> None:
    source = "Мост *открыли* в пятницу.\n\n**Мэр приехал с семьёй,\nи пили чай.**\n\n- Грузовики идут в объезд.\n"
    target = "<p>The bridge was <i>opened</i> on Friday.</p>\n<p>Heavy lorries go by the ring road.</p>\n"
    rules = [check for check in CHECKS if check.name == "omission"]
    report = check_document(Document(target, "a.html"), rules, Settings(), source=Document(source, "a.md"))
    (issue,) = report.issues
    assert issue.source is not None
    assert source[issue.source.start : issue.source.end] == "Мэр приехал с семьёй,\nи пили чай."
    assert target[: issue.start] == "<p>The bridge was <i>opened</i> on Friday."
    assert report.alignment is not None
    units = [source[unit.start : unit.end] for unit in report.alignment.source]
    assert units == ["Мост *открыли* в пятницу.", "Мэр приехал с семьёй,\nи пили чай.", "Грузовики идут в объезд."]
    assert target[report.alignment.target[1].start :].startswith("Heavy lorries")


CODE = (
    "<p>The command <code>if [ -d x ; then y</code> opens the bridge.</p><p><code>openbridge</code> is old. "
    "<tt>ob</tt> is new. Type <kbd>ls ls</kbd>, <samp>a,b</samp> or <code>.bridge</code>, <code>TODO</code>.</p>"
)


def test_code_is_no_prose() -> None:
    assert not found_in(Document(CODE, "a.html"))
    without = CODE.replace("code>", "b>").replace("kbd>", "b>").replace("samp>", "b>").replace("tt>", "b>")
    found = {issue.rule for issue in found_in(Document(without, "a.html"))}
    assert found == {"brackets", "spacing", "repeated-word", "editorial-note"}


def test_code_has_no_language_and_no_look_alikes() -> None:
    text = "<p>Мост открыли, и <code>install bridge and run it now ~Bмост</code> есть у всех.</p>"
    assert {each.language for each in segmented(Document(text, "a.html"), None, "auto").segments} == {"ru"}
    assert not found_in(Document(text, "a.html"))
    page = f"<tt>{'Мост открыли в пятницу. ' * 60}</tt><p>The bridge was opened on Friday.</p>"
    assert "ru" in {each.language for each in segmented(Document(page, "a.html"), None, "auto").segments}


@pytest.mark.parametrize(
    "text",
    [
        "<p>See <a href='x'>When a bridge is opened</a>, and press <b>The way out</b> twice.</p>",
        "See [When a bridge is opened](x), and press **The way out** twice.",
        "<p>It is a bridge.</p>\n<p><b>ob</b> opens it, with care.</p>",
        "<p>Then press <b>.</b> or <b>,</b> and <b>[</b> again.</p>",
    ],
)
def test_what_markup_sets_off_is_a_name_or_a_label(text: str) -> None:
    name = "a.html" if "<" in text else "a.md"
    rules = [check for check in CHECKS if check.name in ("capitalisation", "spacing", "brackets")]
    assert not check_document(Document(text, name), rules, Settings()).issues
    bare = re.sub(r"</?[ba]\b[^>]*>|\*\*|\[(?!<)|\]\(x\)", "", text)
    assert check_document(Document(bare, name), rules, Settings()).issues


def test_a_fix_never_takes_markup_with_it() -> None:
    text = "They wept <b> </b> , and laughed."
    report = check_document(Document(text, "a.html"), CHECKS[1:], Settings())
    assert [issue.fix for issue in report.issues if issue.rule == "spacing"] == [None]


def test_sentences_go_on_over_the_lines_of_a_wrapped_text() -> None:
    text = "He told the people who had come: “The bridge is open to\nall, and will be open tomorrow.” Then he left.\n"
    assert not aligner.check(text, select=["quotes"]).issues
    passage = "Мост открыли для всех жителей\nгорода, и завтра он будет открыт с самого раннего утра."
    text = f"He told the people who came to see it. {passage}\nThen he went home.\n"
    text += "\nThe market on the square will be closed on the last weekend of November, as every year.\n"
    (issue,) = aligner.check(text, select=["untranslated"]).issues
    assert text[issue.start : issue.end] == passage


def test_code_is_no_passage() -> None:
    text = "The bridge was opened on Friday.\n\n```py\nx = 'Мост открыли в пятницу'\n```\n"
    assert {segment.language for segment in segmented(Document(text, "a.md"), None, "auto").segments} <= {"en", "und"}
    assert "ru" in {segment.language for segment in segmented(Document(text, "a.txt"), None, "auto").segments}
