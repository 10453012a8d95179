"""The table of all rules in the README, made from the rules themselves.

    python tests/rules_table.py            writes it into the README; a test says when that is to be done
"""

import re
from collections.abc import Iterator
from pathlib import Path

from aligner.checks import CHECKS, Check, Need
from aligner.checks.figures import Count, measured

README = Path(__file__).parent.parent / "README.md"
BETWEEN = re.compile(r"(?<=<!-- rules -->\n).*?(?=<!-- /rules -->)", re.DOTALL)


def table() -> str:
    return "".join(f"{line}\n" for line in lines())


def lines() -> Iterator[str]:
    yield "| rule | MQM type | severity | runs | speaks up on clean pairs; texts | of planted faults, found | says |"
    yield "|---|---|---|---|---|---|---|"
    for check in CHECKS:
        count = measured().get(check.name, Count())
        figures = f"{count.false_alarms} | {count.recall}"
        yield f"| `{check.name}` | {check.category} | {check.severity} | {when(check)} | {figures} | {summary(check)} |"


def when(check: Check) -> str:
    if not check.by_default:
        return "when asked for"
    if Need.FILES in check.needs:
        return "with `pairs`"
    return "with a source" if Need.SOURCE in check.needs else "always"


def summary(check: Check) -> str:
    return (type(check).__doc__ or "").partition("\n")[0].rstrip(".")


def main() -> None:
    README.write_text(BETWEEN.sub(lambda _: table(), README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
