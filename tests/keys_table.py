"""The table of all keys of the configuration in the README, made from the table in the code.

    python tests/keys_table.py            writes it into the README; a test says when that is to be done
"""

import re
from collections.abc import Iterator
from pathlib import Path

from aligner.config import KEYS
from aligner.config.showing import plain, toml

README = Path(__file__).parent.parent / "README.md"
BETWEEN = re.compile(r"(?<=<!-- keys -->\n).*?(?=<!-- /keys -->)", re.DOTALL)


def table() -> str:
    return "".join(f"{line}\n" for line in lines())


def lines() -> Iterator[str]:
    yield "| key | default | what it says | for example |"
    yield "|---|---|---|---|"
    for key in KEYS:
        default = "" if key.default in (None, (), {}) else f"`{toml(plain(key.default))}`"
        yield f"| `{key.name}` | {default} | {key.help} | `{key.example}` |"


def main() -> None:
    README.write_text(BETWEEN.sub(lambda _: table(), README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
