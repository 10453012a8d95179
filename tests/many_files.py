"""How fast many files are checked, how much memory that takes, and whether any of them is lost.

    python tests/many_files.py                          everything: half an hour on two cores
    python tests/many_files.py clean pairs --files 200
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

WHO = (
    ("the engineers", "инженеры"), ("the fishermen", "рыбаки"), ("the teachers", "учителя"),
    ("the farmers", "крестьяне"), ("the doctors", "врачи"), ("the drivers", "водители"), ("the students", "студенты"),
    ("the old people", "старики"), ("the musicians", "музыканты"), ("the builders", "строители"),
    ("the shopkeepers", "торговцы"), ("the visitors", "гости"),
)  # fmt: skip
WHAT = (
    ("wrote a long letter to the mayor", "написали длинное письмо мэру"),
    ("painted the fence of the new school", "покрасили забор новой школы"),
    ("counted {n} boats on the water", "насчитали {n} лодок на воде"),
    ("asked for warmer rooms and better light", "просили более тёплых комнат и лучшего света"),
    ("brought apples, honey and fresh bread", "принесли яблоки, мёд и свежий хлеб"),
    ("waited for the first snow", "ждали первого снега"),
    ("repaired {n} metres of the road", "починили {n} метров дороги"),
    ("sang songs that nobody remembers", "пели песни, которых никто не помнит"),
    ("found an old map in the attic", "нашли на чердаке старую карту"),
    ("sold {n} tickets for the concert", "продали {n} билетов на концерт"),
    ("argued about the price of coal", "спорили о цене угля"),
    ("planted {n} young trees", "посадили {n} молодых деревьев"),
    ("showed the children how to swim", "показали детям, как плавать"),
    ("left their bicycles under the roof", "оставили велосипеды под крышей"),
    ("promised to come back in spring", "обещали вернуться весной"),
    ("listened to the news on the radio", "слушали новости по радио"),
    ("lost the key to the cellar", "потеряли ключ от подвала"),
    ("cooked soup for {n} people", "сварили суп на {n} человек"),
    ("cleaned every window in the street", "вымыли все окна на улице"),
    ("took pictures of the sunset", "снимали закат"),
    ("closed the gates because of the wind", "закрыли ворота из-за ветра"),
    ("read the whole book aloud", "прочли вслух всю книгу"),
    ("measured the depth of the lake", "измерили глубину озера"),
    ("bought a horse and a cart", "купили лошадь и телегу"),
)
WHEN = (
    ("On Friday", "В пятницу"), ("In the evening", "Вечером"), ("After the rain", "После дождя"),
    ("In winter", "Зимой"), ("Before noon", "До полудня"), ("Last year", "В прошлом году"),
    ("That night", "В ту ночь"), ("Later", "Позже"),
)  # fmt: skip
LENGTH = 3_000
PARAGRAPH = 4

SPAWNED = b"spawn_main"
"""In the command line of a worker."""
SETTLED = 500
"""Files after which memory is not to grow any more."""
API = """
import sys, aligner
for name in sys.argv[1:]:
    aligner.check_file(f"{name}.en.txt", f"{name}.ru.txt")
"""

BROKEN = {
    "a file that is not there": lambda folder: folder / "not there.en.txt",
    "half a character in UTF-32": lambda folder: made(folder / "half of 32.en.txt", b"\xff\xfe\0\0A\0\0"),
    "damaged UTF-8": lambda folder: made(folder / "damaged.en.txt", "Мост открыли. ".encode() * 20 + b"\xd0 \xff"),
    "no text": lambda folder: made(folder / "picture.en.txt", bytes(range(256)) * 40),
    "a link to nothing": lambda folder: linked(folder / "nothing.en.txt", folder / "gone"),
    "a link to itself": lambda folder: linked(folder / "loop.en.txt", folder / "loop.en.txt"),
    "a name that is too long": lambda folder: folder / ("long" * 100 + ".en.txt"),
    "a file taken for a folder": lambda folder: made(folder / "file.en.txt", b"A text.") / "inside.en.txt",
    "memory that cannot be read": lambda folder: linked(folder / "memory.en.txt", Path("/proc/self/mem")),
    "half a character in UTF-16": lambda folder: made(folder / "half.en.txt", b"\xff\xfeA\0 \0t"),
}


def made(path: Path, content: bytes) -> Path:
    """A file with this content."""
    path.write_bytes(content)
    return path


def linked(path: Path, target: Path) -> Path:
    """A link to the target."""
    path.unlink(missing_ok=True)
    path.symlink_to(target)
    return path


def article(seed: int) -> tuple[str, str]:
    """A clean text of some 3,000 characters, and its original."""
    pick = random.Random(seed)
    order = pick.sample(WHAT, len(WHAT))
    what = [(order[i], order[(i + step) % len(WHAT)]) for step in (1, 5, 9) for i in range(0, len(WHAT), 2)]
    times, people = pick.sample(WHEN, len(WHEN)), pick.sample(WHO, len(WHO))
    english, russian = [], []
    for index, ((did, did_ru), (did_too, did_too_ru)) in enumerate(what):
        turn = index + index // 12      # what is done again is done by others and at another time
        when, when_ru = times[turn % 8]
        (who, who_ru), (too, too_ru) = people[turn * 2 % 12], people[(turn * 2 + 5) % 12]
        end, n = "\n" if index % PARAGRAPH == PARAGRAPH - 1 else " ", str(pick.randint(12, 950))
        english.append(f"{when} {who} {did}, and {too} {did_too}.{end}".replace("{n}", n))
        russian.append(f"{when_ru} {who_ru} {did_ru}, а {too_ru} {did_too_ru}.{end}".replace("{n}", n))
        if sum(map(len, english)) > LENGTH:
            break
    return "".join(english), "".join(russian)


def written(folder: Path, count: int) -> list[str]:
    """Articles and their originals in a folder; the names of the articles."""
    for number in range(count):
        english, russian = article(number)
        (folder / f"{number:05}.en.txt").write_text(english, encoding="utf-8")
        (folder / f"{number:05}.ru.txt").write_text(russian, encoding="utf-8")
    return [f"{number:05}.en.txt" for number in range(count)]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took, in seconds, and how it ended."""

    wall: float
    processor: float
    code: int


def timed(folder: Path, *command: str) -> Cost:
    """Run a command in a folder; what its processes take counts as well."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    code = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=False).returncode
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(time.perf_counter() - start, spent, code)


def check(*arguments: str) -> tuple[str, ...]:
    """The command line of a check."""
    return (sys.executable, "-m", "aligner", "check", *arguments)


def clean(folder: Path, count: int, repeat: int) -> None:
    """Clean articles without a source, one process."""
    names = written(folder, count)
    size = sum((folder / name).stat().st_size for name in names)
    costs = [timed(folder, *check(*names, "--no-cache", "-f", "concise")) for _ in range(repeat)]
    assert all(cost.code == 0 for cost in costs)
    best = min(cost.processor for cost in costs)
    print(f"clean: {count} articles, 1 job: {size / best / 1e6:.2f} MB a second of processor time, start included")


def pairs(folder: Path, count: int, repeat: int) -> None:
    """Articles with their sources: a loop over the API, two processes, and the second run."""
    names = written(folder, count)
    arguments = (*names, "--source", "{name}.ru.txt", "-f", "concise", "-j2")
    for _ in range(repeat):
        loop = timed(folder, sys.executable, "-c", API, *(name.removesuffix(".en.txt") for name in names))
        with tempfile.TemporaryDirectory() as cache:
            os.environ["ALIGNER_CACHE_DIR"] = f"{cache}/aligner"
            cold, warm = (timed(folder, *check(*arguments)) for _ in range(2))
        print(
            f"pairs: {count} articles with sources: API in a loop {loop.wall:.1f} s, 2 jobs {cold.wall:.1f} s: "
            f"{loop.wall / cold.wall:.2f} times as fast; warm {warm.wall:.2f} s: {cold.wall / warm.wall:.0f} times "
            f"(processor time {loop.processor:.1f}, {cold.processor:.1f}, {warm.processor:.2f} s: were two cores free, "
            f"{2 * loop.processor / cold.processor:.2f} and {cold.processor / 2 / warm.processor:.0f} times)"
        )


def memory(folder: Path, count: int, repeat: int) -> None:
    """The memory of every process of a run, before and after the first files; a fifth of them with their sources."""
    watched(folder, written(folder, count))
    watched(folder, written(folder, count // 5), "--source", "{name}.ru.txt")


def watched(folder: Path, names: list[str], *more: str) -> None:
    """Look at the memory of the processes while they work."""
    arguments = (*names, *more, "-f", "jsonl", "-f", "sarif:out.sarif", "-j2", "--no-cache")
    with subprocess.Popen(check(*arguments), cwd=folder, stdout=subprocess.PIPE) as process:
        peaks: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        assert process.stdout
        for done, _ in enumerate(process.stdout):
            if done % 25 == 0:
                for pid, name in family(process.pid):
                    peaks[name][done > SETTLED] = max(peaks[name][done > SETTLED], resident(pid))
    for name, (early, late) in sorted(peaks.items()):
        what = f"{len(names)} files {' '.join(more)}"
        print(f"memory: {what}: {name}: {early / 1024:.0f} MB in the first {SETTLED}, {late / 1024:.0f} MB after")


def family(pid: int) -> list[tuple[int, str]]:
    """A process and its workers."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    workers = [child for child in children if SPAWNED in Path(f"/proc/{child}/cmdline").read_bytes()]
    return [(pid, "the parent"), *((int(worker), f"worker {worker}") for worker in workers)]


def resident(pid: int) -> int:
    """Memory that a process has, in kB."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)


def broken(folder: Path, count: int, repeat: int) -> None:
    """Files of which one in a hundred is broken, in ten ways: none is lost."""
    names = written(folder, count)
    places = random.Random(1).sample(range(count), count // 100)
    for number, place in enumerate(sorted(places)):
        home = folder / f"broken {number}"
        home.mkdir()
        names[place] = str(list(BROKEN.values())[number % len(BROKEN)](home))
    with subprocess.Popen(
        check(*names, "-f", "jsonl", "-j2", "--no-cache"), cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        out, err = process.communicate()
    lines = [json.loads(line) for line in out.splitlines()]
    found, failed = ([line["name"] for line in lines if line["kind"] == kind] for kind in ("document", "failure"))
    print(
        f"broken: of {count} files {len(found)} results, {len(failed)} failures, "
        f"{len(err.splitlines())} lines on standard error, exit code {process.returncode}"
    )
    assert found == [name for place, name in enumerate(names) if place not in places]
    assert sorted(failed) == sorted(names[place] for place in places)


MEASURES = {"clean": (clean, 1_000), "pairs": (pairs, 1_000), "memory": (memory, 10_000), "broken": (broken, 10_000)}


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("measures", nargs="*", default=list(MEASURES))
    parser.add_argument("--files", type=int)
    parser.add_argument("--repeat", type=int, default=1)
    asked = parser.parse_args()
    for name in asked.measures:
        measure, count = MEASURES[name]
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), asked.files or count, asked.repeat)


if __name__ == "__main__":
    main()
