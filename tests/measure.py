"""Repeats the figures of MEASURED.md that compare a text with its source, on labelled sets in JSON Lines.

    python tests/measure.py FOLDER            with alignment.jsonl (source, target, beads, kind), clean_pairs.jsonl
    python tests/measure.py FOLDER 50000      speed and memory for so many pairs alone

A row of alignment.jsonl whose kind is ``faithful`` has sentences that translate each other one by one.
"""

import json
import random
import resource
import sys
import time
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from threadpoolctl import ThreadpoolController

import aligner
from aligner import bitext, encoders
from aligner.alignment import search
from aligner.encoders.one_thread import one_thread

Row = dict[str, Any]
BINS = 10
OF_VALUES = ["number", "date", "time", "unit", "currency"]
"""The rules that compare values."""


def rows(file: Path) -> list[Row]:
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def calibration(name: str, found: Sequence[tuple[float, bool]]) -> None:
    """The reliability table, and the expected calibration error over bins of equal width."""
    error = 0.0
    for number in range(BINS):
        inside = [each for each in found if min(int(each[0] * BINS), BINS - 1) == number]
        if inside:
            said = sum(probability for probability, _ in inside) / len(inside)
            true = sum(right for _, right in inside) / len(inside)
            error += abs(said - true) * len(inside) / len(found)
            print(f"  {number / BINS:.1f}  {len(inside):5}  said {said:.3f}  true {true:.3f}")
    print(f"{name}: expected calibration error {error:.3f} of {len(found)}")


def nulls(documents: Iterable[Row]) -> None:
    """How sure omissions and additions are, and how often they are right."""
    found = []
    for row in documents:
        gold = [{i for bead in row["beads"] if not bead[1 - side] for i in bead[side]} for side in (0, 1)]
        for bead in aligner.align(row["source"], row["target"]):
            if not bead.source or not bead.target:
                right = bead.source[0] in gold[0] if bead.source else bead.target[0] in gold[1]
                found.append((bead.probability, right))
    calibration("omissions and additions", found)


def mistranslations(pairs: Sequence[Row]) -> None:
    """Clean pairs and shuffled ones that the rule ``mistranslation`` flags."""
    chance = random.Random(3)
    for languages in sorted({(row["source_language"], row["target_language"]) for row in pairs}):
        some = [row for row in pairs if (row["source_language"], row["target_language"]) == languages]
        clean = [(row["source"], row["target"]) for row in some]
        order = chance.sample(range(len(some)), len(some))
        shuffled = [(clean[i][0], clean[j][1]) for i, j in enumerate(order) if i != j]
        for name, data in (("clean", clean), ("shuffled", shuffled)):
            report = aligner.check_pairs(data, select=["mistranslation"])
            print(f"{'-'.join(languages)} {name}: flagged {len({i.pair for i in report.issues})} of {len(data)}")


def numbers(pairs: Sequence[Row]) -> None:
    """Clean pairs that the rules about values flag, and pairs in which one digit of the translation is another."""
    chance = random.Random(2)
    for languages in sorted({(row["source_language"], row["target_language"]) for row in pairs}):
        some = [row for row in pairs if (row["source_language"], row["target_language"]) == languages]
        digits = [row for row in some if any(map(str.isdigit, row["source"] + row["target"]))]
        clean = [(row["source"], row["target"]) for row in digits]
        wrong = []
        for source, target in clean:
            places = [at for at, character in enumerate(target) if "0" <= character <= "9"]
            if places:
                at = chance.choice(places)
                other = chance.choice("123456789".replace(target[at], ""))
                wrong.append((source, target[:at] + other + target[at + 1 :]))
        for name, data in (("clean", clean), ("a digit changed", wrong)):
            report = aligner.check_pairs(
                data, source_language=languages[0], target_language=languages[1], select=OF_VALUES
            )
            flagged = len({issue.pair for issue in report.issues})
            print(f"values, {'-'.join(languages)} {name}: flagged {flagged} of {len(data)}")


def faithful(documents: Sequence[Row]) -> None:
    """What a report says of texts that are translated sentence by sentence."""
    count: dict[str, int] = {}
    for row in documents:
        for issue in aligner.check("\n".join(row["target"]), "\n".join(row["source"])).issues:
            count[issue.rule] = count.get(issue.rule, 0) + 1
    print(f"faithful, {sum(len(row['source']) for row in documents)} sentences:", count)


def moves(documents: Iterable[Row]) -> None:
    """A passage of one to six sentences is moved: is it said to be moved, and nothing in it missing or added?"""
    chance = random.Random(5)
    right = total = 0
    for row in documents:
        for size in range(1, 7 if len(row["source"]) >= 12 else 1):
            source, target = row["source"], row["target"]
            at = chance.randrange(len(target) - size)
            passage, rest = target[at : at + size], target[:at] + target[at + size :]
            to = chance.choice([place for place in range(len(rest) + 1) if abs(place - at) >= 3])
            text = "\n".join([*rest[:to], *passage, *rest[to:]])
            original = "\n".join(source)
            here = len("\n".join(rest[:to])) + bool(to)
            there = len("\n".join(source[:at])) + bool(at)
            ends = here + len("\n".join(passage)), there + len("\n".join(source[at : at + size]))
            issues = aligner.check(text, original).issues
            total += 1
            wrong = any(touches(issue, here, ends[0], there, ends[1]) for issue in issues)
            right += not wrong and any(issue.rule == "moved" for issue in issues)
    print(f"moved passages told from omissions: {right} of {total}")


def touches(issue: aligner.Issue, start: int, end: int, start_there: int, end_there: int) -> bool:
    """Whether an issue calls a part of a passage missing, added or wrong."""
    if issue.rule not in ("omission", "addition", "mistranslation", "unrelated-source") or issue.source is None:
        return False
    here = issue.start < end and start < issue.end
    return here or (issue.source.start < end_there and start_there < issue.source.end)


def speed(documents: Sequence[Row], count: int) -> None:
    """Processor time of all but reading each sentence once, against that; on one thread."""
    source = [sentence for row in documents for sentence in row["source"]]
    target = [sentence for row in documents for sentence in row["target"]]
    encoder = encoders.load()
    left = [source[i % len(source)] + " и" * (i // len(source)) for i in range(count)]
    right = [target[i % len(target)] + " and" * (i // len(target)) for i in range(count)]
    seconds = [time.process_time()]
    encoder.encode(left)
    encoder.encode(right)
    seconds.append(time.process_time())
    sides = bitext.side(left, encoder), bitext.side(right, encoder)
    seconds.append(time.process_time())
    with one_thread(ThreadpoolController()):
        search.align(*sides)
    seconds.append(time.process_time())
    reading, both, searching = (b - a for a, b in pairwise(seconds))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count} pairs: reading {reading:.2f} s, all else {(both - reading + searching) / reading:.0%} of it, "
        f"search {searching:.2f} s, peak {peak:.0f} MB"
    )


def main(folder: Path, count: str = "") -> None:
    documents, pairs = rows(folder / "alignment.jsonl"), rows(folder / "clean_pairs.jsonl")
    one_by_one = [row for row in documents if row["kind"] == "faithful"]
    if count:
        return speed(one_by_one, int(count))
    nulls(documents)
    mistranslations(pairs)
    numbers(pairs)
    faithful(one_by_one)
    moves(one_by_one)
    return speed(one_by_one, 1_000)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
