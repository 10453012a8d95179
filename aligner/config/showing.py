"""The settings in effect, for people and for programs, and the schema of a file for editors."""

from collections.abc import Mapping
from typing import Any

from aligner.config import KEYS, Config, Level, Value
from aligner.project.pairing import Pairing

SCHEMA = "https://json-schema.org/draft/2020-12/schema"


def listing(config: Config) -> list[tuple[str, str, str]]:
    """Each key, its value as TOML has it, and where that comes from."""
    return [(key.name, toml(plain(config[key])), origin(config, key.name)) for key in KEYS]


def objects(config: Config) -> dict[str, Any]:
    """The same for programs."""
    return {
        "version": 1,
        "file": config.file.name if config.file else None,
        "values": [
            {"key": key.name, "value": plain(config[key]), "origin": origin_object(config, key.name)} for key in KEYS
        ],
    }


def origin(config: Config, name: str) -> str:
    """Where a value comes from: a line of the file, a variable, the command line, or nowhere."""
    found = origin_object(config, name)
    if found["kind"] == "file":
        return f"{found['file']}:{found['line']}"
    return str(found.get("variable") or found["kind"])


def origin_object(config: Config, name: str) -> dict[str, Any]:
    """The same for programs."""
    value: Value = config.values[name]
    if value.level is Level.FILE and config.file:
        return {"kind": "file", "file": config.file.name, "line": config.file.line((name,)) or 1}
    if value.level is Level.ENVIRONMENT:
        return {"kind": "environment", "variable": value.variable}
    return {"kind": "command line" if value.level is Level.COMMAND_LINE else "default"}


def plain(value: object) -> Any:
    """A value as a file has it."""
    if isinstance(value, tuple) and value and isinstance(value[0], Pairing):
        return {pair.translation.text: pair.source.text for pair in value}
    if isinstance(value, (tuple, frozenset)):
        return [str(each) for each in (sorted(value) if isinstance(value, frozenset) else value)]
    if isinstance(value, Mapping):
        return {key.replace("_", "-") if isinstance(each, (str, int, float)) else key: plain(each)
                for key, each in value.items()}  # fmt: skip
    return value


def toml(value: object) -> str:
    """A value as TOML writes it in one line; nothing at all for none."""
    if value is None:
        return "not set"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return f"{value:g}" if isinstance(value, float) else str(value)
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, dict):
        inside = ", ".join(f"{key if is_bare(key) else quoted(key)} = {toml(each)}" for key, each in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    return quoted(str(value))


def is_bare(key: str) -> bool:
    """Whether a key needs no quotes."""
    return bool(key) and key.isascii() and key.replace("-", "").replace("_", "").isalnum()


def quoted(text: str) -> str:
    """A text as TOML quotes it."""
    escapes = {'"': '\\"', "\\": "\\\\"}
    return '"' + "".join(
        escapes.get(each) or (each if each.isprintable() else f"\\U{ord(each):08x}") for each in text
    ) + '"'  # fmt: skip


def schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of ``aligner.toml`` and of ``[tool.aligner]``."""
    return {
        "$schema": SCHEMA,
        "title": "aligner.toml",
        "description": "Settings of aligner, in aligner.toml or in pyproject.toml under [tool.aligner].",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            key.name: {
                "description": key.help,
                **key.kind.schema(),
                **({} if key.default in (None, (), {}) else {"default": plain(key.default)}),
            }
            for key in KEYS
        },
    }
