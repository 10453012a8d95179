"""How often each rule speaks up on translations that are right, and how many planted faults it finds.

    python tests/measure_rules.py FILE...                    labelled sets, a JSON object a line
    python tests/measure_rules.py FILE... --record           and keep the figures, for the table of the README
    python tests/measure_rules.py FILE... --rules a,b        these rules alone; the record of the others stays

A row holds ``source`` and ``target`` and their languages: two sentences that translate each other (with ``errors``, if
people marked some, each with a ``category``), or two lists of sentences (of ``kind`` ``faithful`` if they translate
each other one by one). Machine translations (rows with ``da``) are left out.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from planted import IN_PAIRS, IN_TEXTS

import aligner
from aligner.checks import CHECKS, Need
from aligner.checks.figures import RECORD, Count, measured

Row = dict[str, Any]
MOST_PLANTED = 500
"""Faults of a kind that are planted."""
SEED = 11
SHUFFLED = "mistranslation"
"""The rule whose planted fault is the translation of another sentence."""


def rows(files: Iterable[Path]) -> Iterator[Row]:
    for file in files:
        with file.open(encoding="utf-8") as lines:
            yield from (row for row in map(json.loads, lines) if "da" not in row and "source" in row)


def by_languages(some: Iterable[Row]) -> dict[tuple[str, str], list[Row]]:
    found: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in some:
        found[row["source_language"], row["target_language"]].append(row)
    return dict(sorted(found.items()))


def flagged(pairs: Sequence[tuple[str, str]], languages: tuple[str, str], select: Sequence[str]) -> Counter[str]:
    """How many pairs each rule speaks up on, be it neutrally."""
    return spoken(checked(pairs, languages, select).issues)


def checked(pairs: Sequence[tuple[str, str]], languages: tuple[str, str], select: Sequence[str]) -> aligner.Report:
    return aligner.check_pairs(pairs, source_language=languages[0], target_language=languages[1], select=select)


def spoken(issues: Iterable[aligner.Issue]) -> Counter[str]:
    """In how many pairs each rule has an issue."""
    return Counter(rule for rule, _ in {(issue.rule, issue.pair) for issue in issues})


def told(report: aligner.Report) -> Iterator[aligner.Issue]:
    """The issues that somebody is to look at; of a rule that is never more than neutral, all."""
    neutral = {check.name for check in CHECKS if check.severity == "neutral"}
    return (issue for issue in report.issues if issue.severity != "neutral" or issue.rule in neutral)


def on_clean_pairs(clean: Sequence[Row], counts: dict[str, Count]) -> None:
    for languages, some in by_languages(clean).items():
        found = spoken(told(checked([(row["source"], row["target"]) for row in some], languages, list(counts))))
        for rule in counts:
            counts[rule] += Count(pairs=len(some), pairs_flagged=found[rule])
        print("-".join(languages), len(some), "clean pairs:", dict(found.most_common()))


def in_pairs(clean: Sequence[Row], counts: dict[str, Count]) -> None:
    """Plant faults in pairs; those of one rule are in no pair twice."""
    for languages, some in by_languages(clean).items():
        pairs = [(row["source"], row["target"]) for row in some]
        chance = Random(SEED)
        order = chance.sample(range(len(some)), min(len(some), MOST_PLANTED))
        shuffled = [(pairs[i][0], pairs[j][1]) for i, j in zip(order, order[1:] + order[:1], strict=True)]
        note(SHUFFLED, shuffled, languages, counts)
        for rule, planter in IN_PAIRS.items():
            chance = Random(SEED)
            planted = ((source, planter(source, target, chance)) for source, target in pairs)
            faulty = [(source, wrong) for source, wrong in planted if wrong is not None]
            note(rule, chance.sample(faulty, min(len(faulty), MOST_PLANTED)), languages, counts)


def note(rule: str, faulty: Sequence[tuple[str, str]], languages: tuple[str, str], counts: dict[str, Count]) -> None:
    if rule not in counts:
        return
    found = flagged(faulty, languages, [rule])[rule] if faulty else 0
    counts[rule] += Count(planted=len(faulty), found=found)
    print(f"{'-'.join(languages)} {rule}: found in {found} of {len(faulty)}")


def on_texts(texts: Sequence[Row], counts: dict[str, Count]) -> None:
    """Whole texts that are translated sentence by sentence, as they are and with a fault in each."""
    with_source = [check.name for check in CHECKS if check.name in counts and Need.SOURCE in check.needs]
    alone = [rule for rule in counts if rule not in with_source]
    for row in texts:
        clean: Counter[str] = rules_of(row["source"], row["target"], with_source) if with_source else Counter()
        if alone:
            clean += Counter(issue.rule for issue in told(aligner.check(as_printed(row["target"]), select=alone)))
        for rule in counts:
            counts[rule] += Count(texts=1, texts_flagged=clean[rule] > 0)
    for rule, planter in IN_TEXTS.items():
        if rule not in counts:
            continue
        chance = Random(SEED)
        found = planted = 0
        for row in texts:
            wrong = planter(row["source"], row["target"], chance)
            if wrong is not None:
                planted += 1
                clean = rules_of(row["source"], row["target"], [rule])
                found += rules_of(row["source"], wrong, [rule])[rule] > clean[rule]
        counts[rule] += Count(planted=planted, found=found)
        print(f"texts, {rule}: found in {found} of {planted}")


def as_printed(sentences: Sequence[str]) -> str:
    """Sentences one after another; a heading, which has no stop, in a line of its own."""
    return "".join(each + (" " if re.search(r"[.!?…][\"”»)]*$", each) else "\n") for each in sentences)


def rules_of(source: Sequence[str], target: Sequence[str], select: Sequence[str]) -> Counter[str]:
    """How often each rule speaks up on a text."""
    report = aligner.check("\n".join(target), "\n".join(source), select=select)
    return Counter(issue.rule for issue in told(report))


def on_marked_pairs(marked: Sequence[Row], select: Sequence[str]) -> None:
    """Pairs in which people found errors, by category: the share in which each rule finds something."""
    for languages, some in by_languages(marked).items():
        groups: defaultdict[str, list[Row]] = defaultdict(list)
        for row in some:
            for category in {error["category"] for error in row["errors"]}:
                groups[category].append(row)
        for category, group in sorted(groups.items()):
            found = flagged([(row["source"], row["target"]) for row in group], languages, select)
            print("-".join(languages), category, len(group), dict(found.most_common(6)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--rules", type=lambda names: names.split(","), default=[check.name for check in CHECKS])
    options = parser.parse_args()
    found = list(rows(options.files))
    pairs = [row for row in found if isinstance(row["source"], str)]
    clean = [row for row in pairs if not row.get("errors")]
    counts = dict.fromkeys(options.rules, Count())
    on_clean_pairs(clean, counts)
    in_pairs(clean, counts)
    on_texts([row for row in found if row.get("kind") == "faithful"], counts)
    on_marked_pairs([row for row in pairs if row.get("errors")], options.rules)
    for rule, count in counts.items():
        print(f"{rule:24} {count.false_alarms} {count.recall}")
    if options.record:
        record = {**measured(), **counts}
        figures = {check.name: record[check.name].figures for check in CHECKS if check.name in record}
        RECORD.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
