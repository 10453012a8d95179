"""Every key of a configuration: the one table that checks it, shows it, describes it to editors, begins a new one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from aligner.checks import CHECKS
from aligner.checks.selection import names
from aligner.config.kinds import (
    Choice,
    Encoder,
    Encoding,
    Files,
    Flag,
    Formats,
    Globs,
    Jobs,
    Kind,
    Names,
    Number,
    Output,
    Pairs,
    PerFile,
    RuleOptions,
)
from aligner.languages import SCRIPT_OF
from aligner.languages.detectors import DETECTORS
from aligner.model import Severity
from aligner.project.pairing import Pairing
from aligner.reporters import REPORTERS

T_co = TypeVar("T_co", covariant=True)

MOST_JOBS = 256
"""Processes. More than any machine that checks texts has cores."""

RULES = tuple(sorted({name for check in CHECKS for name in names(check)}))
LANGUAGES = tuple(sorted(SCRIPT_OF))
SEVERITIES = tuple(map(str, Severity))


@dataclass(frozen=True)
class Key(Generic[T_co]):
    """A key: what it may hold, what it is when nobody says, and what it means."""

    name: str
    kind: Kind[Any]
    default: T_co
    help: str
    example: str
    """A value, as a new configuration has it behind a #."""
    option: str | None = None
    """The option of ``aligner check`` that wins over it."""
    has_variable: bool = True

    @property
    def variable(self) -> str | None:
        """The variable of the environment that wins over the file; a table has none."""
        return f"ALIGNER_{self.name.upper().replace('-', '_')}" if self.has_variable else None


PATHS: Key[tuple[str, ...]] = Key(
    "paths", Files(what="a list of files, folders and patterns"), (),
    "What to check when no PATH is named: files, folders, patterns. Otherwise the texts that `pairs` speaks of, or all "
    "in the current folder.", '["articles"]',
)  # fmt: skip
EXCLUDE: Key[tuple[str, ...]] = Key(
    "exclude", Globs(), (), "What is left out of folders, by patterns as .gitignore has them.",
    '["drafts/", "*.tmp.md"]', "--exclude",
)  # fmt: skip
FORCE_EXCLUDE: Key[bool] = Key(
    "force-exclude", Flag(), False, "Leave out what `exclude`, `paths` and `pairs` leave out even of files that are "
    "named, as pre-commit does.", "true", "--force-exclude",
)  # fmt: skip
PAIRS: Key[tuple[Pairing, ...]] = Key(
    "pairs", Pairs(), (), "Where the source of each translation is, by patterns: `translation = source`. `{name}` "
    "stands for a name or a part of one, `{path}` for folders too; two names without them are one pair.",
    '{ "articles/{name}.en.md" = "articles/{name}.ru.md" }', has_variable=False,
)  # fmt: skip
LANGUAGE: Key[str | None] = Key(
    "language", Choice("language", LANGUAGES), None, "Main language of the texts; found in each when not stated.",
    '"en"', "--language",
)  # fmt: skip
SOURCE_LANGUAGE: Key[str | None] = Key(
    "source-language", Choice("language", LANGUAGES), None, "Main language of the sources; found in each.", '"ru"',
    "--source-language",
)  # fmt: skip
ENCODING: Key[str | None] = Key(
    "encoding", Encoding(), None,
    "Encoding of the texts; otherwise UTF-8, a byte-order mark, what a page of HTML says, or a guess.", '"cp1251"',
    "--encoding",
)  # fmt: skip
SELECT: Key[tuple[str, ...]] = Key(
    "select", Names(noun="rule or category", names=RULES), (), "Rules or categories to run, instead of those that run "
    "by default.", '["accuracy", "number"]', "--select",
)  # fmt: skip
EXTEND_SELECT: Key[tuple[str, ...]] = Key(
    "extend-select", Names(noun="rule or category", names=RULES), (), "Rules or categories to run beside them.",
    '["style"]', "--extend-select",
)  # fmt: skip
IGNORE: Key[tuple[str, ...]] = Key(
    "ignore", Names(noun="rule or category", names=RULES), (), "Rules or categories to leave out.", '["quotes"]',
    "--ignore",
)  # fmt: skip
PER_FILE_IGNORES: Key[Mapping[str, tuple[str, ...]]] = Key(
    "per-file-ignores", PerFile(names=RULES), {}, "Rules or categories to leave out for the files that a pattern fits.",
    '{ "archive/" = ["spacing", "quotes"] }', has_variable=False,
)  # fmt: skip
RULE_OPTIONS: Key[Mapping[str, Mapping[str, Any]]] = Key(
    "rules", RuleOptions(CHECKS), {}, "Of a rule: `severity`, and its own options as `aligner rules NAME` lists them.",
    '{ quotes = { severity = "neutral" } }', has_variable=False,
)  # fmt: skip
GLOSSARIES: Key[tuple[str, ...]] = Key(
    "glossaries", Files(), (), "Files of terms and their translations, as CSV, TSV or TBX.", '["terms.tsv"]',
    "--glossary",
)  # fmt: skip
DETECTOR: Key[str] = Key(
    "detector", Choice("detector", tuple(DETECTORS)), "auto", "What tells languages of one script apart.",
    '"py3langid"', "--detector",
)  # fmt: skip
ENCODER: Key[str | None] = Key(
    "encoder", Encoder(), None, "`bundled`, or the folder of a sentence-transformers model inside this one; never a "
    "name to fetch.", '"models/labse"', "--encoder",
)  # fmt: skip
SEVERITY: Key[str] = Key(
    "severity", Choice("severity", SEVERITIES), "neutral", "Lowest severity shown.", '"minor"', "--severity",
)  # fmt: skip
FAIL_ON: Key[str] = Key(
    "fail-on", Choice("severity", (*SEVERITIES, "never")), "minor", "Lowest severity that makes the exit code 1.",
    '"major"', "--fail-on",
)  # fmt: skip
MAX_PENALTY: Key[float | None] = Key(
    "max-penalty", Number(), None, "Most penalty per 1,000 words.", "20", "--max-penalty",
)  # fmt: skip
MIN_COVERAGE: Key[float | None] = Key(
    "min-coverage", Number(0, 100), None, "Least share of the sentences of the sources that is translated, in percent.",
    "95", "--min-coverage",
)  # fmt: skip
FORMATS: Key[tuple[str, ...]] = Key(
    "formats", Formats(names=tuple(REPORTERS)), ("full",), "How to report: NAME or NAME:FILE, the file inside this "
    "folder.", '["concise", "sarif:aligner.sarif"]', "--format",
)  # fmt: skip
BASELINE: Key[str | None] = Key(
    "baseline", Output(), None, "File of known issues that are not reported, inside this folder.",
    '"aligner-baseline.json"', "--baseline",
)  # fmt: skip
JOBS: Key[int | str] = Key(
    "jobs", Jobs(MOST_JOBS), 1, "Processes that work at the same time; `auto`: one a core.", '"auto"', "--jobs",
)  # fmt: skip
CACHE: Key[bool] = Key("cache", Flag(), True, "Whether results are kept for the next run.", "false", "--no-cache")

KEYS: tuple[Key[Any], ...] = (
    PATHS,
    EXCLUDE,
    FORCE_EXCLUDE,
    PAIRS,
    LANGUAGE,
    SOURCE_LANGUAGE,
    ENCODING,
    SELECT,
    EXTEND_SELECT,
    IGNORE,
    PER_FILE_IGNORES,
    RULE_OPTIONS,
    GLOSSARIES,
    DETECTOR,
    ENCODER,
    SEVERITY,
    FAIL_ON,
    MAX_PENALTY,
    MIN_COVERAGE,
    FORMATS,
    BASELINE,
    JOBS,
    CACHE,
)

BY_NAME = {key.name: key for key in KEYS}
