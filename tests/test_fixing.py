"""Mending a text: what is changed, that nothing else is, and that a second run changes nothing more."""

import io
import json
import re
import stat
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligner.__main__ import run
from aligner.checks import CHECKS, Need, chosen
from aligner.diffs import diff
from aligner.fixing import ONE_FORM, Find, Fixed, edited, settled
from aligner.model import LINE_BREAK, Category, Document, Edit, Fix, Issue, Settings, Severity
from aligner.pipeline import check_document, report_of
from aligner.reporters import REPORTERS, Layout

RULES = tuple(check for check in chosen(CHECKS) if check.needs in Need.TEXT_ALONE)
ALL_RULES = tuple(check for check in CHECKS if check.needs in Need.TEXT_ALONE and check.name != "garbled-text")
"""Also those that are off; without the one whose fix gives the same bytes other letters."""

PIECES = st.sampled_from(
    (
        *("The bridge was opened ", "on Friday", "Мост открыли ", "в пятницу", "she said", "Приш\u200bли все", "аre "),
        *(" ", "  ", "\u00a0", ",", " ,", ".", " .", "!", "; ", "-", " - ", "– ", " —", "--", "Russia- in "),
        *("time.or ", "word— "),
        *('"', "“", "”", "«", "»", "„", "(", ")", "( ", " ]", "[", "peopleThis is ", "CSTOThe ", "1,5", " 10 "),
        *("\n", "\r\n", "\r", "\n\n", "\u200b", "\u00ad", "\u202e", "\ufeff", "\x00", "е\u0301", "— Да", "don't "),
        *("https://example.org/a ,b ", "<!-- aligner: ignore[spacing] a , b -->", "`a ,b`", "Мост , река", "cмотри "),
    )
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=30).map("".join),
    st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=15).map("".join),
)


def find(document: Document) -> tuple[Issue, ...]:
    return check_document(document, RULES, Settings()).issues


def find_all(document: Document) -> tuple[Issue, ...]:
    """What all those rules find."""
    return check_document(document, ALL_RULES, Settings()).issues


def mended(text: str, unsafe: bool = False) -> str:
    return settled(Document(text), find, unsafe).document.text


def meaning(text: str) -> str:
    """The letters and digits of a text, a letter and its double being one."""
    return re.sub(r"[\W_]+", "", text).translate(ONE_FORM)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We have a single economy , and it is old .", "We have a single economy, and it is old."),
        ("Мост открыли,но  грузовики идут в объезд.", "Мост открыли, но грузовики идут в объезд."),
        ("“We left them where they were,\" she said.", "“We left them where they were,” she said."),
        ("Он сказал: «Мост открыт\", и ушёл.", "Он сказал: «Мост открыт», и ушёл."),
        ("Two thirds of the residents аre in favour.", "Two thirds of the residents are in favour."),
        ("Это про\u200bблема для всех.", "Это проблема для всех."),
        ("The bridge ( built in 1885 ) was open.", "The bridge (built in 1885) was open."),
        ("An important day for peopleThis is the third time.", "An important day for peopleThis is the third time."),
        ("The big players - Russia and others - will wait.", "The big players - Russia and others - will wait."),
        ("The bridge ,that was open, the river ;it was high.", "The bridge, that was open, the river; it was high."),
        ("See https://example.org/a ,b and `x ,y` here.", "See https://example.org/a, b and `x ,y` here."),
    ],
)
def test_what_is_safe(before: str, after: str) -> None:
    assert mended(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("An important day for peopleThis is the third time.", "An important day for people\nThis is the third time."),
        ("One line.\r\nA day for peopleThis is the third.", "One line.\r\nA day for people\r\nThis is the third."),
        ("They were there in time.The town had waited for it.", "They were there in time. The town had waited for it."),
        ("The big players - Russia and others - will wait.", "The big players – Russia and others – will wait."),
        ("Мост - это дорога.", "Мост — это дорога."),
        ("The core is Russia- in trouble.", "The core is Russia – in trouble."),
        ("“And why break it?” - the mayor asked.", "“And why break it?” the mayor asked."),
        ("Она сказала: “мы ждали”.", "Она сказала: «мы ждали»."),
        ("It cost the town 10 000$ and 1 000 000 € then.", "It cost the town $10 000 and €1 000 000 then."),
        ("They donâ€™t know.", "They don’t know."),
        ("Об этом сказал мэр: РњРѕСЃС‚ РѕС‚РєСЂС‹Р»Рё.", "Об этом сказал мэр: Мост открыли."),
    ],
)
def test_what_is_unsafe(before: str, after: str) -> None:
    assert mended(before) != after
    assert mended(before, unsafe=True) == after


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The bridge was opened.  The mayor came, and so did 1,500 people (1.5 thousand).",
        "The name \u2067שלום\u2069 is Hebrew.\u200f",
        "“The first paragraph goes on.\n“The second one closes it.”",
        "Clothes for men\u200bWomen",
        "Это 5$-ная купюра.",
        "One.\r\u200b\nTwo.",
        "The bridge was opened for the people of the town (\non Friday",
        "<!-- aligner: ignore[spacing] It is theirs. -->\nA line , as it is.",
    ],
)
def test_what_stays(text: str) -> None:
    assert mended(text) == text


def test_a_sign_is_not_moved_into_a_range() -> None:
    assert mended("It may cost 2-3 million $ then.", unsafe=True) == "It may cost 2-3 million $ then."


def test_no_control_comes_of_a_decoding() -> None:
    text = "The bridge isÂ\x85 open."
    assert mended(text, unsafe=True) == text


@settings(max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS, st.booleans())
def test_a_second_run_changes_nothing_and_what_bears_meaning_stays(text: str, unsafe: bool) -> None:
    fixed = settled(Document(text), find_all, unsafe)
    assert edited(text, fixed.edits) == fixed.document.text
    assert all(text[edit.start : edit.end] != edit.replacement for edit in fixed.edits)
    assert meaning(fixed.document.text) == meaning(text)
    assert settled(fixed.document, find_all, unsafe).document == fixed.document
    if not unsafe:
        assert LINE_BREAK.findall(fixed.document.text) == LINE_BREAK.findall(text)
    assert sorted(re.findall("<!--.*?-->", fixed.document.text)) == sorted(re.findall("<!--.*?-->", text))


def lines_of(text: str) -> list[str]:
    lines = re.split("\r\n|\r|\n", text)
    return lines if lines[-1] else lines[:-1]


def patched(text: str, lines: list[str]) -> list[str]:
    """The lines of a text after a unified diff."""
    old = lines_of(text)
    new: list[str] = []
    at = 0
    for line in lines[2:]:
        hunk = re.match(r"@@ -(\d+),", line)
        if hunk:
            new += old[at : int(hunk[1]) - 1]
            at = int(hunk[1]) - 1
        elif line[0] in " -":
            assert old[at] == line[1:]
            new += [line[1:]] if line[0] == " " else []
            at += 1
        elif line[0] == "+":
            new.append(line[1:])
    return [*new, *old[at:]]


@settings(max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS, st.booleans())
def test_the_diff_says_what_changes(text: str, unsafe: bool) -> None:
    document = Document(text)
    fixed = settled(document, find, unsafe)
    lines = list(diff("a.txt", document, fixed.edits))
    assert bool(lines) == (fixed.document.text != text)
    assert patched(text, lines) == lines_of(fixed.document.text)


def offering(*fixes: tuple[str, str]) -> Find:
    """A rule that offers to put something else in the place of a text, wherever that stands."""

    def found(document: Document) -> list[Issue]:
        return [
            Issue("x", Category.STYLE, Severity.MINOR, 1.0, *at.span(), "", fix=Fix((Edit(*at.span(), new),), True))
            for old, new in fixes
            for at in re.finditer(old, document.text)
        ]

    return found


class TestWhateverARuleOffers:
    def test_words_and_numbers_are_not_rewritten(self) -> None:
        for old, new in (("Aleksandr", "Alexander"), ("10", "11"), ("the the", "the"), ("We", "we"), ("a.m.", "pm")):
            assert not settled(Document("Aleksandr said: 10 a.m. We saw the the bridge"), offering((old, new))).edits

    def test_fixes_that_undo_each_other_are_not_made(self) -> None:
        document = Document("a - b")
        assert settled(document, offering((" - ", " – "), (" – ", " - "))) == Fixed(document, settles=False)

    def test_fixes_that_touch_each_other_are_made_one_after_the_other(self) -> None:
        fixed = settled(Document("a , b"), offering((" ,", ","), (", ", "; ")))
        assert fixed.document.text == "a; b"
        assert edited("a , b", fixed.edits) == "a; b"

    def test_what_the_encoding_lacks_is_counted(self) -> None:
        fixed = settled(Document("a - b , c"), offering(("-", "–"), (" ,", ",")), holds=str.isascii)
        assert (fixed.document.text, fixed.unencodable) == ("a - b, c", 1)


ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251", "koi8-r", "cp866")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encoding_newlines_and_all_other_bytes_are_kept(tmp_path: Path, encoding: str, newline: str) -> None:
    before = newline.join(["", "Старый мост открыли для движения , и все пришли.", "Шёл  дождь", "", " и снег ."] * 3)
    after = before.replace(" ,", ",").replace("  ", " ").replace(" .", ".")
    file = tmp_path / "a.txt"
    file.write_bytes(before.encode(encoding))
    stated = ["--encoding", encoding] if encoding.endswith(("le", "be")) else []
    assert run(["check", str(file), "--fix", "--select", "spacing", *stated]) == 0
    assert file.read_bytes() == after.encode(encoding)


def test_utf_16_in_the_other_order_keeps_its_mark(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("\ufeffМост , река.".encode("utf-16-be"))
    assert run(["check", str(file), "--fix", "--select", "spacing"]) == 0
    assert file.read_bytes() == "\ufeffМост, река.".encode("utf-16-be")


def test_the_report_says_what_was_fixed_and_what_is_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The bridge , was  open (at last.", encoding="utf-8")
    assert run(["check", str(file), "--fix"]) == 1
    out = capsys.readouterr().out
    assert "fixed: 2 spacing" in out
    assert "This bracket is never closed." in out
    assert "A space before a punctuation mark." not in out
    assert file.read_text(encoding="utf-8") == "The bridge, was open (at last."


def test_what_the_encoding_of_the_file_lacks_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.txt"
    data = "Старый мост открыли для движения - и все пришли.".encode("koi8-r")
    file.write_bytes(data)
    assert run(["check", str(file), "--fix", "--unsafe-fixes", "--encoding", "koi8-r"]) == 0
    assert "not fixed: 1 issue, for koi8-r lacks the characters" in capsys.readouterr().out
    assert file.read_bytes() == data


def test_a_diff_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_text("One.\nThe bridge , was open.\x1b[31m\nTwo.", encoding="utf-8")
    assert run(["check", str(file), "--diff"]) == 1
    captured = capsys.readouterr()
    assert captured.out.splitlines()[2:] == [
        "@@ -1,3 +1,3 @@",
        " One.",
        "-The bridge , was open.<U+001B>[31m",
        "+The bridge, was open.<U+001B>[31m",
        " Two.",
        "\\ No newline at end of file",
    ]
    assert captured.err == "aligner: would fix 1 issue in 1 text\n"
    assert " , " in file.read_text(encoding="utf-8")
    file.write_text("The bridge was open.", encoding="utf-8")
    assert run(["check", str(file), "--diff"]) == 0
    assert capsys.readouterr() == ("", "aligner: nothing to fix\n")


def test_the_exit_code_of_a_diff_is_1_if_anything_would_change(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The bridge , was open.", encoding="utf-8")
    for options, code in (([], 1), (["--fail-on", "critical"], 1), (["--fail-on", "never"], 0), (["--fix"], 1)):
        assert run(["check", str(file), "--diff", *options]) == code, options
    assert " , " in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "reason"), [("none.txt", "no such file"), ("*.tex", "it fits none")])
def test_what_a_diff_cannot_read_is_said(
    name: str, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The bridge , was open.", encoding="utf-8")
    assert run(["check", str(file), str(tmp_path / name), "--diff", "--fail-on", "never"]) == 2
    captured = capsys.readouterr()
    assert "+The bridge, was open." in captured.out
    assert captured.err.count(reason) == 1


def test_a_fault_of_ours_in_a_diff_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The bridge , was open.", encoding="utf-8")
    monkeypatch.setattr("aligner.cli.fixes.check_document", lambda *_: 1 / 0)
    assert run(["check", str(file), "--diff"]) == 2
    assert "internal error: ZeroDivisionError" in capsys.readouterr().err


def test_what_is_known_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = tmp_path / "a.txt"
    text.write_text("It is an economy , they said.\n")
    assert run(["baseline", "a.txt", "--isolated"]) == 0
    text.write_text("It is an economy , they said.\nThe union , they said.\n")
    mended = "It is an economy , they said.\nThe union, they said.\n"
    known = ["check", "a.txt", "--isolated", "--baseline", "aligner-baseline.json"]
    assert run([*known, "--diff"]) == 1
    assert run([*known, "--fix"]) == 0
    assert text.read_text() == mended
    assert run([*known, "--diff"]) == 0


def test_links_and_permissions_are_kept(tmp_path: Path) -> None:
    file, link = tmp_path / "a.txt", tmp_path / "b.txt"
    file.write_text("The bridge , was open.", encoding="utf-8")
    file.chmod(0o640)
    link.symlink_to(file)
    assert run(["check", str(link), "--fix"]) == 0
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8") == "The bridge, was open."
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt"]


def test_a_text_without_faults_is_not_written(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The bridge was open.", encoding="utf-8")
    before = file.stat()
    assert run(["check", str(file), "--fix"]) == 0
    after = file.stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_standard_input_goes_to_standard_output(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Мост , река (и лес.\r\n".encode("cp1251"))))
    assert run(["check", "-", "--fix", "--encoding", "cp1251", "-f", "concise"]) == 1
    sys.stdout.flush()
    out, err = capfdbinary.readouterr()
    assert out == "Мост, река (и лес.\r\n".encode("cp1251")
    assert b"brackets" in err


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--unsafe-fixes"], "give one of them"),
        (["--diff", "-f", "json"], "leave --format out"),
        (["--diff", "--max-penalty", "0", "--severity", "major"], "leave --severity and --max-penalty out"),
        (["--fix", "/dev/null"], "no file that another can take the place of"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    options: list[str], reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The bridge was open.", encoding="utf-8")
    assert run(["check", str(file), *options]) == 2
    assert reason in capsys.readouterr().err


def test_what_cannot_be_written_is_said_and_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("aligner.cli.fixes.replace_file", full)
    file = tmp_path / "a.txt"
    file.write_text("The bridge , was open.", encoding="utf-8")
    assert run(["check", str(file), "--fix"]) == 2
    assert "cannot be written: No space left on device" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "The bridge , was open."


class TestReports:
    """A text with one issue of each kind: a safe fix, one that may be wrong, none."""

    TEXT = "The bridge , was open (at last. A day for peopleThis is."

    def found(self, name: str) -> Any:
        report = report_of([check_document(Document(self.TEXT, "a.txt"), RULES, Settings())], RULES, Settings())
        out = io.StringIO()
        REPORTERS[name](report, out, Layout(width=200))
        return json.loads(out.getvalue()) if name != "full" else out.getvalue()

    def test_json_has_the_edits(self) -> None:
        fixes = {issue["rule"]: issue["fix"] for issue in self.found("json")["documents"][0]["issues"]}
        assert fixes["spacing"] == {"safe": True, "edits": [{"start": 10, "end": 11, "replacement": ""}]}
        assert fixes["glued-text"] == {"safe": False, "edits": [{"start": 48, "end": 48, "replacement": "\n"}]}
        assert fixes["brackets"] is None

    def test_sarif_has_the_edits(self) -> None:
        results = {result["ruleId"]: result.get("fixes") for result in self.found("sarif")["runs"][0]["results"]}
        (fix,) = results["spacing"]
        (replacement,) = fix["artifactChanges"][0]["replacements"]
        assert fix["description"]["text"] == "a safe fix"
        assert replacement["deletedRegion"]["startColumn"] == 11
        assert replacement["deletedRegion"]["endColumn"] == 12
        assert replacement["insertedContent"] == {"text": ""}
        assert results["brackets"] is None

    def test_people_are_told(self) -> None:
        assert "Can be put right: 1 with --fix, 1 more with --fix --unsafe-fixes." in self.found("full")
