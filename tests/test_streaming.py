"""Many files on the command line: reports while the texts are checked, processes, and how it all ends."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from aligner.__main__ import run

SAMPLES = Path(__file__).parent.parent / "samples"
BRIDGE, CLEAN, MARKET = (str(SAMPLES / name) for name in ("bridge.txt", "clean.txt", "market.txt"))


def command(*arguments: str, **options: Any) -> "subprocess.Popen[bytes]":
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.Popen([sys.executable, "-m", "aligner", *arguments], **pipes)


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_line_a_text_in_their_order_and_a_last_line(jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", BRIDGE, "missing.txt", CLEAN, "-f", "jsonl", "-j", jobs, "--no-cache"]) == 2
    found = lines(capsys.readouterr().out)
    assert [line["kind"] for line in found] == ["head", "document", "failure", "document", "end"]
    assert [line.get("name") for line in found[1:4]] == [BRIDGE, "missing.txt", CLEAN]
    assert found[-1] == {"kind": "end", "documents": 2, "failures": 1}


def test_its_lines_are_the_objects_of_the_json_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = tmp_path / "report.json"
    run(["check", BRIDGE, CLEAN, "gone", "-f", "jsonl", "-f", f"json:{whole}", "--severity", "major"])
    report = json.loads(whole.read_text(encoding="utf-8"))
    head, *found, _ = lines(capsys.readouterr().out)
    assert {**head, "kind": None} == {
        "kind": None, **{name: report[name] for name in ("version", "tool", "signature", "rules")}
    }  # fmt: skip
    results = [{name: value for name, value in line.items() if name != "kind"} for line in found]
    assert results == [*report["documents"], *report["failures"]]
    assert report["documents"][0]["hidden"] > 0


def test_a_line_is_there_before_the_next_text_is_checked() -> None:
    process = command("check", BRIDGE, "-", "-f", "jsonl", "--no-cache", stdin=subprocess.PIPE)
    assert process.stdout
    assert process.stdin
    assert [json.loads(process.stdout.readline())["kind"] for _ in range(2)] == ["head", "document"]
    process.stdin.write(b"A text.")
    process.stdin.close()
    assert [json.loads(line)["kind"] for line in process.stdout] == ["document", "end"]
    assert process.wait() == 1


def test_the_report_is_the_same_with_more_processes_and_from_the_cache(tmp_path: Path) -> None:
    said = []
    for more in (["--no-cache"], ["--no-cache", "-j2"], ["-j2"], ["-j2"], []):
        run(["check", BRIDGE, MARKET, CLEAN, "-f", "json", "-o", str(tmp_path / "out"), *more])
        said.append((tmp_path / "out").read_bytes())
    assert set(said) == {said[0]}


def test_standard_input_goes_to_another_process_too() -> None:
    process = command("check", CLEAN, "-", "-j2", "-f", "concise", "--no-cache", stdin=subprocess.PIPE)
    out, _ = process.communicate(Path(BRIDGE).read_bytes())
    assert process.returncode == 1
    assert b"<stdin>:6:1: critical untranslated" in out


# ---- how it ends

def many(folder: Path, count: int = 150) -> list[str]:
    """Texts with issues, of which each takes a while."""
    paths = [folder / f"{number}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(f"{number} peopleThis is how it went.\n" * 200, encoding="utf-8")
    return list(map(str, paths))


def children(process: "subprocess.Popen[bytes]") -> list[str]:
    return Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()


def gone(pids: list[str]) -> bool:
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{pid}").exists() for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not any(Path(f"/proc/{pid}").exists() for pid in pids)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("after", [0.0, 0.3, 2.0], ids=["at the start", "while they start", "while they work"])
def test_an_interrupt_ends_every_process_with_130(after: float, tmp_path: Path) -> None:
    texts = many(tmp_path, 2_000)
    process = command(
        "check", *texts, "-j2", "-f", "jsonl", "--no-cache", stdout=subprocess.DEVNULL, start_new_session=True
    )
    deadline = time.monotonic() + 20
    while not (started := children(process)) and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(after)
    started = children(process)
    os.killpg(process.pid, signal.SIGINT)      # as a terminal does: to all of them
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err == b""
    assert started
    assert gone(started)


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_closed_pipe_ends_every_process_with_141(tmp_path: Path) -> None:
    process = command("check", *many(tmp_path), "-j2", "-f", "jsonl", "--no-cache")
    assert process.stdout
    process.stdout.readline()
    process.stdout.close()
    assert process.wait(timeout=30) == 141
    assert process.stderr
    assert process.stderr.read() == b""


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_reader_that_leaves_costs_no_other_report(tmp_path: Path) -> None:
    other = tmp_path / "out.json"
    process = command("check", *many(tmp_path, 40), "-f", "jsonl", "-f", f"json:{other}", "--no-cache")
    assert process.stdout
    process.stdout.close()
    assert process.wait(timeout=30) == 141
    assert len(json.loads(other.read_text(encoding="utf-8"))["documents"]) == 40


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_process_that_is_killed_costs_its_text_alone(tmp_path: Path) -> None:
    process = command("check", *many(tmp_path), "-j2", "-f", "jsonl", "--no-cache")
    assert process.stdout
    for _ in range(20):
        process.stdout.readline()
    tracker_and_workers = children(process)
    workers = [pid for pid in tracker_and_workers if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    os.kill(int(workers[0]), signal.SIGKILL)
    found = [json.loads(line) for line in process.stdout]
    assert process.wait() == 2
    assert found[-1] == {"kind": "end", "documents": 149, "failures": 1}
    [lost] = [line for line in found if line["kind"] == "failure"]
    assert "killed by SIGKILL" in lost["reason"]
    assert process.stderr
    assert process.stderr.read().startswith(b"aligner: ")


@pytest.mark.parametrize("jobs", ["x", "-1", "1000", "1.5", "²"])
def test_a_number_of_processes_that_cannot_be_meant_is_refused(jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", CLEAN, f"--jobs={jobs}"]) == 2
    assert capsys.readouterr().err.startswith("aligner: --jobs")
