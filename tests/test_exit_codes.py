"""The exit code is the documented one, whatever the format."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from aligner.__main__ import run
from aligner.cli.reporting import WITH_NOTES
from aligner.reporters import REPORTERS

SAMPLES = Path(__file__).parent.parent / "samples"
BRIDGE, CLEAN = str(SAMPLES / "bridge.txt"), str(SAMPLES / "clean.txt")
FORMATS = sorted(REPORTERS)


def started(*arguments: str, **pipes: object) -> "subprocess.Popen[bytes]":
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **pipes}
    command = [sys.executable, "-m", "aligner", "check", *arguments]
    return subprocess.Popen(command, preexec_fn=heed_signals, **pipes)      # type: ignore[call-overload, no-any-return]


def heed_signals() -> None:
    """Signals end a program, even where the tests are run by one that ignores them, as ``nohup`` does."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def all_formats(folder: Path) -> list[str]:
    return [argument for name in FORMATS for argument in ("-f", f"{name}:{folder / name}")]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("where", ["stdout", "file"])
def test_clean_issues_and_unreadable(
    name: str, where: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    format = name if where == "stdout" else f"{name}:{tmp_path / 'report'}"
    for paths, code in (([CLEAN], 0), ([CLEAN, BRIDGE], 1), ([BRIDGE, str(tmp_path / "none.txt")], 2)):
        assert run(["check", *paths, "--format", format]) == code
        said = capsys.readouterr()
        assert said.err.count("\n") == (code == 2)
        if name == "sarif":
            written = said.out if where == "stdout" else (tmp_path / "report").read_text(encoding="utf-8")
            (invocation,) = json.loads(written)["runs"][0]["invocations"]
            assert (invocation["exitCode"], invocation["executionSuccessful"]) == (code, code != 2)


def test_all_formats_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for paths, code in (([CLEAN], 0), ([CLEAN, BRIDGE], 1), ([BRIDGE, str(tmp_path / "none.txt")], 2)):
        assert run(["check", *paths, *all_formats(tmp_path)]) == code
        assert (capsys.readouterr().err == "") is (code != 2)
        assert {path.name for path in tmp_path.iterdir()} == set(FORMATS)
        last = (tmp_path / "jsonl").read_text(encoding="utf-8").splitlines()[-1]
        assert json.loads(last)["failures"] == (code == 2)


@pytest.mark.parametrize("name", FORMATS)
def test_with_fixes_the_exit_code_is_that_of_what_is_left(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    texts = {"mended.txt": "The bridge , was open.\n", "left.txt": "The bridge , was open (at last.\n"}
    for names, code in ((["mended.txt"], 0), (["mended.txt", "left.txt"], 1), (["mended.txt", "none.txt"], 2)):
        for file, text in texts.items():
            Path(file).write_text(text, encoding="utf-8")
        assert run(["check", *names, "--fix", "-f", name, "--isolated"]) == code
        said = capsys.readouterr().err.splitlines()
        fixed = [f"aligner: {each}: fixed: 1 spacing" for each in names if each in texts]
        failed = ["aligner: none.txt: there is no such file"] if code == 2 else []
        assert said == (failed if name in WITH_NOTES else [*fixed, *failed])
        assert " , " not in Path("mended.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_a_gate_that_is_not_passed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", BRIDGE, "--fail-on", "never", "--max-penalty", "1", "--format", name]) == 1
    assert "--max-penalty 1" in capsys.readouterr().err
    assert run(["check", BRIDGE, "--fail-on", "never", "--format", name]) == 0


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_reader_that_has_gone_is_141() -> None:
    running = {name: started(BRIDGE, "--format", name) for name in FORMATS}
    for process in running.values():
        assert process.stdout
        process.stdout.close()
    ends = {name: (process.wait(), process.stderr and process.stderr.read()) for name, process in running.items()}
    assert ends == dict.fromkeys(FORMATS, (141, b""))


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_reader_that_has_gone_costs_no_file(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("The bridge , was open (at last.\n" * 20, encoding="utf-8")
    (tmp_path / "reports").mkdir()
    several = started(BRIDGE, "-f", "concise", *all_formats(tmp_path / "reports"))
    fixing = started(str(text), "--fix")
    differing = started(BRIDGE, "--diff", "--unsafe-fixes")
    running = (several, fixing, differing)
    for process in running:
        assert process.stdout
        process.stdout.close()
    assert [(process.wait(), process.stderr and process.stderr.read()) for process in running] == [(141, b"")] * 3
    assert {path.name for path in (tmp_path / "reports").iterdir()} == set(FORMATS)
    assert " , " not in text.read_text(encoding="utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_output_that_is_full_is_2_and_one_line(tmp_path: Path) -> None:
    with open("/dev/full", "wb") as full:
        running = {name: started(BRIDGE, "-f", name, stdout=full) for name in FORMATS}
        running["fix"] = started("-", "--fix", stdout=full, stdin=subprocess.DEVNULL)
        running["several"] = started(BRIDGE, "-f", "jsonl", "-f", f"json:{tmp_path / 'json'}", stdout=full)
        running["help"] = started("--help", stdout=full)
    ends = {name: (process.communicate()[1], process.returncode) for name, process in running.items()}
    said = b"aligner: standard output cannot be written: No space left on device\n"
    assert ends == dict.fromkeys(running, (said, 2))


@pytest.mark.skipif(os.name == "nt", reason="asks a shell")
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (f"'{BRIDGE}' -f concise >&-", 1, ""),
        (f"'{BRIDGE}' -f concise 2>&- >/dev/null", 1, ""),
        ("none.txt 2>&-", 2, ""),
        ("none.txt 2>/dev/full", 2, ""),
        ("- <&-", 2, "aligner: <stdin>: cannot be read: standard input is closed\n"),
        ("- --fix <&-", 2, "aligner: <stdin>: cannot be read: standard input is closed\n"),
    ],
)
def test_streams_that_are_closed_change_no_exit_code(arguments: str, code: int, said: str) -> None:
    command = ["sh", "-c", f"exec '{sys.executable}' -m aligner check {arguments}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", said)


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_job_that_is_ended_leaves_no_half_report(number: signal.Signals, tmp_path: Path) -> None:
    process = started("-", "-f", f"sarif:{tmp_path / 'report'}")
    until = time.monotonic() + 60
    while not list(tmp_path.iterdir()) and time.monotonic() < until:
        time.sleep(0.1)
    process.send_signal(number)
    assert process.communicate()[1] == b""
    assert process.returncode == -number
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_an_interrupt_is_130_and_leaves_no_half_report(tmp_path: Path) -> None:
    running = {name: started("-", "--format", f"{name}:{tmp_path / name}") for name in FORMATS}
    until = time.monotonic() + 120
    while len(list(tmp_path.iterdir())) < len(FORMATS) and time.monotonic() < until:
        time.sleep(0.1)
    time.sleep(1)      # each has begun its report and reads
    for process in running.values():
        process.send_signal(signal.SIGINT)
    ends = {}
    for name, process in running.items():
        _, said = process.communicate()
        ends[name] = (process.returncode, b"Traceback" in said)
    assert ends == dict.fromkeys(FORMATS, (130, False))
    assert not list(tmp_path.iterdir())
