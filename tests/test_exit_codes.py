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
from aligner.reporters import REPORTERS

SAMPLES = Path(__file__).parent.parent / "samples"
BRIDGE, CLEAN = str(SAMPLES / "bridge.txt"), str(SAMPLES / "clean.txt")
FORMATS = sorted(REPORTERS)


def started(*arguments: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "aligner", "check", *arguments],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


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
