import re
from collections.abc import Callable
from dataclasses import replace
from io import StringIO

import pytest
from reporters_samples import GOLDEN, bridge, clean, golden_files, printed, report, whole
from rich.cells import cell_len

from aligner.model import Category, Document, DocumentReport, Failure, Issue, LanguageMap, Segment, Severity
from aligner.reporters import REPORTERS, Layout
from aligner.reporters.full import picture, render
from aligner.reporters.strip import legend, percent, strip

COLOR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("name", golden_files())
def test_the_reports_are_those_we_looked_at(name: str) -> None:
    assert golden_files()[name] == (GOLDEN / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [1, 30, 40, 57, 80, 120, 200])
def test_every_line_fits_and_has_no_blanks_at_its_end(width: int) -> None:
    for line in printed(whole(), width=width).splitlines():
        assert cell_len(line) <= max(width, 30)
        assert line == line.rstrip()


@pytest.mark.parametrize("width", [40, 80, 200])
def test_colour_changes_nothing_but_the_colour(width: int) -> None:
    colored = printed(whole(), width=width, color=True)
    assert "\x1b[" in colored
    assert COLOR.sub("", colored) == printed(whole(), width=width)


@pytest.mark.parametrize(
    "variables", [{"NO_COLOR": "1"}, {"FORCE_COLOR": "1"}, {"COLUMNS": "33"}, {"TERM": "dumb"}, {"TTY_COMPATIBLE": "1"}]
)
def test_the_layout_decides_not_the_environment(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]) -> None:
    expected = printed(whole()), printed(whole(), color=True)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert (printed(whole()), printed(whole(), color=True)) == expected


def test_colours_are_readable_on_dark_and_light_terminals() -> None:
    codes = {int(code) for found in COLOR.findall(printed(whole(), color=True)) for code in re.findall(r"\d+", found)}
    assert codes <= {0, 1, 2, 31, 32, 33, 34, 35, 36}
    assert not re.search(r"\x1b\[[0-9;]*33m[^▆\x1b]*\w", printed(whole(), color=True)), "yellow letters"


def test_how_to_silence_a_rule_is_said_once() -> None:
    found = bridge()
    twice = replace(found, issues=found.issues[:1] * 5)
    assert printed(report(twice, twice)).count("--ignore glued-text") == 1


def many(count: int, message: Callable[[int], str]) -> DocumentReport:
    document = Document("A blank , here .\n" * count, "news/blanks.txt")
    issues = (
        Issue("spacing", Category.PUNCTUATION, Severity.MINOR, 0.9, 17 * i + 7, 17 * i + 8, message(i))
        for i in range(count)
    )
    own = Issue("quotes", Category.PUNCTUATION, Severity.MINOR, 0.9, 17 * count - 2, 17 * count - 1, "Not closed.")
    return DocumentReport(document, LanguageMap("en", (Segment(0, 17 * count, "en"),)), (*issues, own), 3 * count, 0)


@pytest.mark.parametrize(
    ("count", "message", "shown", "said"),
    [
        (10, lambda i: "A blank before a mark.", 10, ""),
        (11, lambda i: "A blank before a mark.", 5, "and 6 more like this, the last at 11:8; --format concise lists"),
        (2_000, lambda i: "A blank before a mark.", 5, "and 1,995 more like this, the last at 2000:8"),
        (100, lambda i: f"A blank before mark {i}.", 100, ""),
        (101, lambda i: f"A blank before mark {i}.", 50, "and 51 more of spacing, the last at 101:8"),
        (900, lambda i: f"Blank {i % 30}.", 50, "more of spacing, the last at 900:8"),
    ],
)
def test_a_fault_that_stands_everywhere_does_not_hide_the_others(
    count: int, message: Callable[[int], str], shown: int, said: str
) -> None:
    text = printed(report(many(count, message)), width=120)
    assert text.count("  minor  spacing  ") == shown
    assert said in text
    assert text.count(" more ") == bool(said)
    assert text.count("Not closed.") == 1
    assert f"{count + 1:,} minor issues in 1 file." in text


def test_none_of_many_issues_is_lost_from_the_count() -> None:
    text = printed(report(many(900, lambda i: f"Blank {i % 40}.")), width=120)
    left = [int(number.replace(",", "")) for number in re.findall(r"and ([\d,]+) more", text)]
    assert text.count("  minor  spacing  ") + sum(left) == 900


@pytest.mark.parametrize("name", sorted(REPORTERS.keys() - {"checkstyle", "html", "jsonl", "junit"}))
def test_memory_holds_an_issue_at_a_time(name: str) -> None:
    class Longest(StringIO):
        longest = 0

        def write(self, text: str) -> int:
            self.longest = max(self.longest, len(text))
            return len(text)

    few, many_ = Longest(), Longest()
    for count, out in ((1_000, few), (3_000, many_)):
        REPORTERS[name](report(many(count, lambda i: f"Blank {i:05}.")), out, Layout(80))
    assert many_.longest <= few.longest + 100


def test_clean_files_take_a_line_each() -> None:
    text = printed(report(*[clean()] * 3))
    assert text.startswith("news/library.txt  English, 14 words, no issues\n" * 3 + "\n")
    assert text.endswith("\nNo issues in 3 files.\n")


def test_clean_files_stand_together_apart_from_those_with_issues() -> None:
    text = printed(report(clean(), clean(), bridge(), clean()))
    assert text.startswith("news/library.txt  English, 14 words, no issues\n" * 2 + "\nnews/bridge.txt")
    assert "silences\n\nnews/library.txt" in text
    assert "\n\n\n" not in text


@pytest.mark.parametrize(
    ("documents", "failures", "last"),
    [
        ([bridge()], 0, "1 critical, 1 major, 2 minor issues in 1 file. 2 issues below the lowest severity shown."),
        ([replace(bridge(), issues=bridge().issues[:1], hidden=0), clean()], 0, "1 minor issue in 1 of 2 files."),
        ([replace(clean(), hidden=1)], 0, "No issues in 1 file. 1 issue below the lowest severity shown."),
        ([], 1, "No issues in 0 files. 1 file could not be read."),
        ([clean()], 2, "No issues in 1 file. 2 files could not be read."),
    ],
)
def test_the_closing_line(documents: list[DocumentReport], failures: int, last: str) -> None:
    of = report(*documents, failures=(Failure("gone.txt", "does not exist"),) * failures)
    assert printed(of, width=120).splitlines()[-1] == last


def test_the_penalty_is_never_called_a_score() -> None:
    text = printed(whole(), width=200)
    assert "penalty per 1,000 words of unconfirmed issues" in text
    assert "score" not in text.lower()


def test_a_text_without_words_has_no_rate_to_divide_by() -> None:
    empty = DocumentReport(Document(""), LanguageMap("und", ()), (), 0, 0)
    assert "0.0  penalty" in printed(report(empty))


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(0, 9, "0%"), (1, 1000, "<1%"), (999, 1000, ">99%"), (9, 9, "100%"), (1, 3, "33%"), (0, 0, "0%")],
)
def test_a_share_is_nothing_or_all_only_when_it_is(part: int, whole: int, shown: str) -> None:
    assert percent(part, whole) == shown


def languages_of(*segments: tuple[int, int, str], length: int = 1000) -> tuple[Document, LanguageMap]:
    return Document("x" * length), LanguageMap("en", tuple(Segment(*each) for each in segments))


def test_the_shortest_passage_shows_in_the_strip() -> None:
    document, languages = languages_of((0, 998, "en"), (998, 999, "ru"), (999, 1000, "en"))
    assert strip(document, languages, 10).plain == "▁▁▁▁▁▁▁▁▁▆"


def test_each_language_has_a_glyph_of_its_own() -> None:
    document, languages = languages_of((0, 400, "en"), (400, 700, "ru"), (700, 900, "de"), (900, 1000, "und"))
    assert strip(document, languages, 10).plain == "▁▁▁▁▆▆▆▓▓·"
    assert legend(document, languages).plain.split("   ")[:4] == [
        "▁▁ English 40%", "▆▆ Russian 30%", "▓▓ German 20%", "·· undetermined 10%",
    ]  # fmt: skip


def test_blanks_between_passages_are_no_language() -> None:
    document = Document("абв\nгде")
    languages = LanguageMap("en", (Segment(0, 3, "ru"), Segment(3, 4, "und"), Segment(4, 7, "ru")))
    assert "undetermined" not in legend(document, languages).plain


def test_the_worst_rules_come_first_in_the_table() -> None:
    rows = printed(whole()).split("news/photo.jpg")[1].splitlines()[2:]
    assert [row.split()[0] for row in rows[1:6]] == ["untranslated", "left-over", "glued-text", "mixed-script", "total"]
    assert [name for name in rows[0].split() if name != "total"] == [
        Severity.CRITICAL, Severity.MAJOR, Severity.MINOR,
    ]  # fmt: skip


def test_the_picture_is_the_report_and_fetches_nothing() -> None:
    drawn = picture(whole(), Layout(92, color=True), "aligner check bridge.txt")
    assert drawn == picture(whole(), Layout(92, color=True), "aligner check bridge.txt")
    assert "untranslated" in drawn
    assert "url(http" not in drawn
    assert "src:" not in drawn
    assert render(whole(), Layout(92)) is not None


def test_the_formats_are_those_of_the_command_line() -> None:
    assert list(REPORTERS) == [
        "full", "concise", "json", "jsonl", "sarif", "html", "github", "gitlab", "junit", "checkstyle", "rdjsonl",
        "markdown",
    ]  # fmt: skip
