"""The settings in effect, with what the command line says."""

from collections.abc import Mapping, Sequence
from typing import Any

from aligner import encoders
from aligner.cli.ending import complain
from aligner.config import KEYS, Config, keys, load
from aligner.config.kinds import Texts, WrongValueError
from aligner.errors import UsageError
from aligner.project.discovery import Discovery


def settings(options: Mapping[str, object], file: str | None, is_isolated: bool) -> Config:
    """The settings; ``options`` are those of the command line by the names of their parameters, None if not given.

    Raises ``UsageError`` and ``ConfigError`` for what cannot be meant, ``ModelError`` for a model that is not there.
    """
    found = load(stated(options), file=file, is_isolated=is_isolated)
    encoders.refuse_missing(found[keys.ENCODER])
    return found


def stated(options: Mapping[str, object]) -> dict[str, Any]:
    """The values of the keys that the command line gives. Raises ``UsageError`` for one that cannot be meant."""
    found = {}
    for key in KEYS:
        given = options.get(key.option.removeprefix("--").replace("-", "_")) if key.option else None
        if given is None or given is False or given in ([], ()):
            continue
        if key is keys.CACHE:
            found[key.name] = False
            continue
        try:
            found[key.name] = key.kind.parsed(raw(given, key))
        except WrongValueError as error:
            raise UsageError(f"{key.option}: {error}") from None
    return found


def raw(given: object, key: keys.Key[Any]) -> object:
    """What an option holds, as a file would have it: names may be separated by commas, formats and files not."""
    if isinstance(given, Sequence) and not isinstance(given, str):
        return list(given) if key in (keys.FORMATS, keys.GLOSSARIES) else Texts().from_text(",".join(map(str, given)))
    return key.kind.from_text(given) if isinstance(given, str) else given


def tell_skipped(found: Discovery, all_of_them: bool) -> None:
    """Say what was not read: each with its reason, or how many of them may be missed."""
    if all_of_them:
        for skipped in found.skipped:
            complain(f"skipped {skipped.path}: {skipped.reason}")
    elif found.files and (number := sum(not skipped.is_expected for skipped in found.skipped)):
        what = "file or folder" if number == 1 else "files or folders"
        complain(f"{number} {what} skipped; --show-skipped says why")
