"""The command line as a user and a pipeline meet it: what is printed where, and the exit codes."""

import io
import json
import os
import re
import signal
import subprocess
import sys
from inspect import cleandoc
from pathlib import Path
from xml.etree import ElementTree

import pytest

from aligner.__main__ import run
from aligner.cli import COMMANDS, command_of
from aligner.model import Document, DocumentReport, Settings
from aligner.pipeline import check_document

SAMPLES = Path(__file__).parent.parent / "samples"
BRIDGE, CLEAN = str(SAMPLES / "bridge.txt"), str(SAMPLES / "clean.txt")

ISSUES, CLEAR, USAGE = 1, 0, 2


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


def command(*arguments: str, **options: object) -> "subprocess.Popen[bytes]":
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.Popen([sys.executable, "-m", "aligner", *arguments], **pipes)  # type: ignore[call-overload]


# ---- what is found decides the exit code

@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([CLEAN], CLEAR),
        ([BRIDGE], ISSUES),
        ([CLEAN, BRIDGE], ISSUES),
        ([BRIDGE, "--fail-on", "never"], CLEAR),
        ([BRIDGE, "--select", "glued-text", "--fail-on", "major"], CLEAR),
        ([BRIDGE, "--select", "glued-text", "--severity", "critical"], ISSUES),
        ([BRIDGE, "--select", "hidden-character"], CLEAR),
    ],
)
def test_exit_code(arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", *arguments]) == code
    assert not capsys.readouterr().err


# ---- errors are one line on standard error, exit code 2

@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["check", "missing.txt"], "missing.txt: there is no such file"),
        (["segment", str(SAMPLES)], "is a folder; name the files in it"),
        (["check", str(SAMPLES / "*.tex")], "*.tex: there is no such file, and as a pattern it fits none"),
        (["check", CLEAN, "--encoding", "cp12511"], "unknown encoding 'cp12511': did you mean cp1251?"),
        (["check", CLEAN, "--format", "jsn"], "--format: unknown format 'jsn': did you mean json?"),
        (["check", CLEAN, "--severity", "majr"], "--severity: unknown severity 'majr': did you mean major?"),
        (["check", CLEAN, "--fail-on", "nver"], "--fail-on: unknown severity 'nver': did you mean never?"),
        (["check", CLEAN, "--color", "alway"], "unknown --color 'alway': did you mean always?"),
        (["check", CLEAN, "--detector", "langdetekt"], "unknown detector 'langdetekt': did you mean langdetect?"),
        (["check", CLEAN, "--select", "glue-text"], "unknown rule or category 'glue-text': did you mean glued-text?"),
        (["check", CLEAN, "--formt", "json"], "there is no option --formt: did you mean --format? (aligner"),
        (["check", CLEAN, "--xyz"], "there is no option --xyz (aligner check --help shows what there is)"),
        (["check", CLEAN, "--max-penalty", "x"], "'--max-penalty': 'x' is no number. (aligner check --help"),
        (["check", CLEAN, "--severity", "big"], "choose from neutral, minor, major, critical"),
        (["check", CLEAN, "--language", "english"], "unknown language 'english'"),
        (["check", BRIDGE, "--encoder", "./no/such/model"], "no/such/model"),
        (
            ["check", CLEAN, "--encoder", "./no/such/model"],
            "--encoder ./no/such/model: there is no such folder",
        ),
        (["segment"], "PATH"),
        (["check", CLEAN, "--jobs", "many"], "--jobs: takes a whole number or 'auto', not the text 'many'"),
        (["check", CLEAN, "--max-penalty", "-1"], "--max-penalty: takes a number from 0"),
        (["check", CLEAN, "--config", "none.toml"], "none.toml: there is no such file"),
        (["check", CLEAN, "--config", "a.toml", "--isolated"], "--isolated asks for none"),
        (["check", CLEAN, "--select", "qqqqqq"], "unknown rule or category 'qqqqqq': aligner rules lists them"),
        (["chekc", CLEAN], "chekc"),
        (["rules", "glued"], "unknown rule 'glued': did you mean glued-text?"),
        (["check", CLEAN, "-o", "no/such/folder/report.txt"],
         "no/such/folder/report.txt cannot be written: No such file or directory, in no/such/folder"),
        (["check", ""], "'': names no file; is a variable empty?"),
        (["check", CLEAN, "--encoding", "base64-codec"], "'base64-codec': choose one that Python has, as utf-8"),
        (["check", CLEAN, "-o", str(SAMPLES)], "cannot be written"),
        (["check", CLEAN, "-o", CLEAN], "it would be lost"),
        (["check", "-", "-"], "standard input can be read once"),
        (["check", CLEAN, "--source", "-"], "--source names a file: standard input can be the text alone"),
        (["check", "a\x1b[31m.txt"], "a<U+001B>[31m.txt: there is no such file"),
    ],
)  # fmt: skip
def test_an_error_is_one_line_and_exit_code_2(
    arguments: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == USAGE
    captured = capsys.readouterr()
    assert reason in captured.err
    assert captured.err.startswith("aligner: ")
    assert captured.err.count("\n") == 1


def test_what_can_be_read_is_reported_beside_what_cannot(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "missing.txt", BRIDGE, "--format", "concise"]) == USAGE
    captured = capsys.readouterr()
    assert "untranslated" in captured.out
    assert captured.err == "aligner: missing.txt: there is no such file\n"


def test_an_empty_file_is_noted_and_no_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").touch()
    assert run(["check", str(tmp_path / "empty.txt")]) == CLEAR
    assert "it is empty" in capsys.readouterr().out


def test_no_command_shows_the_help_and_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == USAGE
    assert "Usage: aligner" in capsys.readouterr().out


def test_an_internal_error_is_one_line_unless_debug(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("aligner.engine.running.check_document", lambda *_: 1 / 0)
    assert run(["check", CLEAN]) == USAGE
    assert "internal error: ZeroDivisionError" in capsys.readouterr().err
    with pytest.raises(ZeroDivisionError):
        run(["check", CLEAN, "--debug"])


def test_a_lack_of_memory_is_said_and_costs_its_text_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def check(document: Document, *_: object) -> DocumentReport:
        if "clean" in document.name:
            raise MemoryError
        return check_document(document, (), Settings())

    monkeypatch.setattr("aligner.engine.running.check_document", check)
    assert run(["check", CLEAN, BRIDGE, "--no-cache"]) == USAGE
    captured = capsys.readouterr()
    assert captured.err == f"aligner: {CLEAN}: there is not enough memory for it\n"
    assert "bridge.txt" in captured.out


@pytest.mark.skipif(os.name == "nt", reason="a folder that is in use cannot be removed")
def test_a_current_folder_that_is_gone_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert run(["check", CLEAN]) == USAGE
    assert capsys.readouterr().err == "aligner: the current folder is not there any more: cd to one that is\n"


# ---- standard input and output

def test_standard_input_has_the_name_it_is_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = Path(BRIDGE).read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))
    assert run(["check", "-", "--stdin-filename", "page.txt", "-f", "concise"]) == ISSUES
    assert all(line.startswith("page.txt:") for line in capsys.readouterr().out.splitlines())


def test_concise_lines_have_one_shape(capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", BRIDGE, "--format", "concise"])
    lines = capsys.readouterr().out.splitlines()
    assert lines
    for line in lines:
        assert re.fullmatch(r".+bridge\.txt:\d+:\d+: (neutral|minor|major|critical) [a-z-]+ .+", line)


def test_json_is_version_1_and_the_same_every_time(capsys: pytest.CaptureFixture[str]) -> None:
    outputs = []
    for _ in range(2):
        run(["check", BRIDGE, CLEAN, "--format", "json"])
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]
    report = json.loads(outputs[0])
    assert report["version"] == 1
    assert [document["name"] for document in report["documents"]] == [BRIDGE, CLEAN]


def test_a_report_file_is_written_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_text("old")
    assert run(["check", BRIDGE, "-f", "json", "-o", str(target)]) == ISSUES
    assert json.loads(target.read_text(encoding="utf-8"))["version"] == 1
    assert os.listdir(tmp_path) == ["report.json"]


def test_a_report_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report.txt"
    target.write_text("old")
    monkeypatch.setattr("aligner.cli.reporting.checked", lambda *_: 1 / 0)
    assert run(["check", BRIDGE, "-o", str(target)]) == USAGE
    assert target.read_text() == "old"
    assert os.listdir(tmp_path) == ["report.txt"]


@pytest.mark.parametrize(
    ("environment", "option", "colored"),
    [
        ({}, "auto", False),
        ({"FORCE_COLOR": "1"}, "auto", True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, "auto", False),
        ({"NO_COLOR": "1"}, "always", True),
        ({"FORCE_COLOR": "1"}, "never", False),
    ],
)
def test_colour(
    environment: dict[str, str],
    option: str,
    colored: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    run(["check", BRIDGE, "--color", option])
    assert ("\x1b[" in capsys.readouterr().out) is colored


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_the_report_stays_inside_the_width(
    columns: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    run(["check", "samples/bridge.txt" if Path("samples/bridge.txt").exists() else BRIDGE])
    assert max(map(len, capsys.readouterr().out.splitlines())) <= int(columns)


def test_output_survives_an_encoding_without_the_letters() -> None:
    process = command("check", BRIDGE, env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    out, err = process.communicate()
    assert (process.returncode, err) == (ISSUES, b"")
    assert out.isascii()


@pytest.mark.parametrize("encoding", ["cp1251", "cp866", "ascii", "utf-16"])
def test_what_programs_read_is_utf_8_whatever_a_terminal_has(encoding: str, tmp_path: Path) -> None:
    text = tmp_path / "мост.txt"
    text.write_text("Старый мост открыли “в пятницу\".\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    commands = {name: command("check", str(text), "-f", name, env=environment) for name in ("json", "junit")}
    commands["segment"] = command("segment", str(text), "-f", "json", env=environment)
    commands["tsv"] = command("align", str(text), str(text), "-f", "tsv", env=environment)
    commands["schema"] = command("config", "--schema", env=environment)
    out = {name: process.communicate()[0].decode() for name, process in commands.items()}
    assert json.loads(out["json"])["documents"][0]["name"] == str(text)
    assert ElementTree.fromstring(out["junit"])[0].get("name") == str(text)
    assert json.loads(out["segment"])["documents"][0]["name"] == str(text)
    assert "Старый" in out["tsv"]
    assert json.loads(out["schema"])["title"] == "aligner.toml"


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_closed_pipe_is_silent_and_141(tmp_path: Path) -> None:
    text = tmp_path / "many.txt"
    text.write_text("peopleThis is how it went.\n" * 5000, encoding="utf-8")
    process = command("check", str(text), "--format", "concise")
    assert process.stdout
    process.stdout.close()
    assert process.wait() == 141
    assert process.stderr
    assert process.stderr.read() == b""


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_an_interrupt_is_130_and_silent() -> None:
    process = command("check", "-", "-f", "jsonl", stdin=subprocess.PIPE)
    assert process.stdout
    process.stdout.readline()      # it reads now
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    assert b"Traceback" not in err


# ---- segment and rules

def test_segment_lists_the_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["segment", BRIDGE, "--format", "json"]) == CLEAR
    segments = json.loads(capsys.readouterr().out)["documents"][0]["segments"]
    assert [segment["language"] for segment in segments] == ["en", "ru", "en", "ru", "en"]


def test_rules_are_listed_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules"]) == CLEAR
    assert "glued-text" in capsys.readouterr().out
    assert run(["rules", "glued-text"]) == CLEAR
    assert "textual-conventions" in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == CLEAR
    assert re.fullmatch(r"aligner \d+\.\d+\.\d+\n", capsys.readouterr().out)


def test_long_work_shows_a_bar_in_a_terminal_and_takes_it_away(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("aligner.cli.progress.PATIENCE", 0.0)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert run(["check", BRIDGE, "-f", "concise"]) == ISSUES
    captured = capsys.readouterr()
    assert "sentences" in captured.err
    assert "━" not in captured.out
    assert run(["check", BRIDGE, CLEAN, str(SAMPLES / "market.txt"), "-f", "concise"]) == ISSUES
    assert "3/3" in capsys.readouterr().err


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_has_the_first_paragraph_of_each(name: str) -> None:
    manual = cleandoc(command_of(name).__doc__ or "")
    assert " ".join(manual.split("\n\n")[0].split()) == COMMANDS[name]


def test_the_help_of_a_command_is_set_as_wide_as_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert run(["check", "--help"]) == CLEAR
    assert " of each stands elsewhere in the text, where texts were run together" in capsys.readouterr().out


def test_the_rules_of_a_category_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "accuracy"]) == CLEAR
    listed = capsys.readouterr().out
    assert "omission" in listed
    assert "glued-text" not in listed


def test_a_file_where_a_command_should_be_is_told_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([BRIDGE]) == 2
    assert f"aligner check {BRIDGE}" in capsys.readouterr().err


def test_a_file_that_is_taken_for_an_option_is_told_what_to_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-notes.txt").write_text("The bridge was open.\n", encoding="utf-8")
    assert run(["check", "-notes.txt"]) == USAGE
    assert capsys.readouterr().err == "aligner: -notes.txt is taken for an option: as a file it is ./-notes.txt\n"
    assert run(["check", "./-notes.txt"]) == CLEAR
    assert run(["check", "--", "-notes.txt"]) == CLEAR


def test_what_is_read_only_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text.txt"
    text.write_text("The bridge , was open.\n", encoding="utf-8")
    monkeypatch.setattr("aligner.output.os.access", lambda path, mode: mode != os.W_OK)      # root may write all
    for options in (["--fix"], ["-o", str(text.with_name("text.txt"))], ["-f", f"json:{tmp_path / 'old'}"]):
        (tmp_path / "old").write_text("as it was", encoding="utf-8")
        assert run(["check", str(text) if "--fix" in options else BRIDGE, *options]) == USAGE
        assert "cannot be written: it is read-only" in capsys.readouterr().err
    assert text.read_text(encoding="utf-8") == "The bridge , was open.\n"
    assert (tmp_path / "old").read_text(encoding="utf-8") == "as it was"
    assert run(["check", BRIDGE, "-o", str(tmp_path / "new")]) == ISSUES


@pytest.mark.parametrize("columns", ["0", "-5", "x", "99999999"])
def test_a_width_that_cannot_be_meant_is_none(
    columns: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert run(["check", CLEAN]) == CLEAR
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 1000


def test_words_left_untranslated_are_not_counted_where_nothing_looked_for_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run(["check", BRIDGE, "--select", "glued-text"])
    assert "untranslated" not in capsys.readouterr().out
    run(["check", BRIDGE, "--select", "glued-text,untranslated"])
    assert "words left untranslated" in capsys.readouterr().out


def test_the_summary_says_how_much_of_the_original_is_translated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.ru.txt").write_text("Мост открыли в пятницу.\nМэр приехал с семьёй.\nШёл дождь.\n", encoding="utf-8")
    Path("a.en.txt").write_text("The bridge was opened on Friday.\nIt was raining.\n", encoding="utf-8")
    run(["check", "a.en.txt", "--source", "a.ru.txt"])
    assert "\n2 of 3  sentences of a.ru.txt translated (67%)\n" in capsys.readouterr().out
    run(["check", "a.en.txt"])
    assert "sentences of" not in capsys.readouterr().out
