"""The tables of all rules and of all keys of the configuration in the README, made from the code.

    python tests/readme_tables.py            writes them into the README; a test says when that is to be done
"""

import re
from collections.abc import Iterator
from pathlib import Path

from aligner.checks import CHECKS, Check, Need
from aligner.checks.figures import Count, measured
from aligner.config import KEYS
from aligner.config.showing import plain, toml

README = Path(__file__).parent.parent / "README.md"


def rules() -> Iterator[str]:
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


def keys() -> Iterator[str]:
    yield "| key | default | what it says | for example |"
    yield "|---|---|---|---|"
    for key in KEYS:
        default = "" if key.default in (None, (), {}) else f"`{toml(plain(key.default))}`"
        yield f"| `{key.name}` | {default} | {key.help} | `{key.example}` |"


TABLES = {"rules": rules, "keys": keys}
"""By the comments between which they stand."""


def written(readme: str) -> str:
    """The README with its tables as they have to be."""
    for name, lines in TABLES.items():
        table = "".join(f"{line}\n" for line in lines())
        between = rf"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->)"
        readme = re.sub(between, lambda _, table=table: table, readme, flags=re.DOTALL)
    return readme


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
