"""Settings: which file, which value wins, and what is said of a file that cannot be meant."""

import json
import os
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import typer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligner.__main__ import run
from aligner.cli import program
from aligner.config import KEYS, Config, Level, keys, load
from aligner.config.places import places
from aligner.config.rules import PerFile, rules_of, severities_of
from aligner.config.showing import listing, plain, schema, toml
from aligner.errors import ConfigError, UsageError

Write = Callable[..., None]

EVERY_KEY = "\n".join(f"{key.name} = {key.example}" for key in KEYS if key is not keys.ENCODER)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("ALIGNER_")]:
        monkeypatch.delenv(name)
    return tmp_path


def write(text: str, path: str = "aligner.toml") -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


# ---- which file

def test_the_nearest_file_is_read(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write('fail-on = "major"')
    write('[tool.aligner]\nfail-on = "critical"\n', "docs/pyproject.toml")
    write("[tool.other]\n", "docs/en/pyproject.toml")
    assert load()[keys.FAIL_ON] == "major"
    monkeypatch.chdir(desk / "docs" / "en")
    assert load()[keys.FAIL_ON] == "critical"
    assert load().root == desk / "docs"
    write('fail-on = "never"', "../aligner.toml")
    assert load()[keys.FAIL_ON] == "never"


def test_another_file_or_none(desk: Path) -> None:
    write('fail-on = "major"')
    write('fail-on = "never"', "ci/strict.toml")
    assert load(file="ci/strict.toml")[keys.FAIL_ON] == "never"
    assert load(is_isolated=True)[keys.FAIL_ON] == "minor"
    with pytest.raises(UsageError, match="--isolated asks for none"):
        load(file="ci/strict.toml", is_isolated=True)
    write("[tool.other]\n", "pyproject.toml")
    with pytest.raises(ConfigError, match=r"pyproject.toml: has no section \[tool.aligner\]"):
        load(file="pyproject.toml")


# ---- which value

def test_the_environment_wins_over_the_file_and_the_command_line_over_both(desk: Path) -> None:
    write('fail-on = "major"\nmax-penalty = 3\njobs = 2\nexclude = ["a/"]')
    environment = {"ALIGNER_FAIL_ON": "never", "ALIGNER_EXCLUDE": "b/, c/", "ALIGNER_CACHE": "off", "ALIGNER_JOBS": "4"}
    found = load({"fail-on": "critical"}, environment)
    assert (found[keys.FAIL_ON], found.level(keys.FAIL_ON)) == ("critical", Level.COMMAND_LINE)
    assert (found[keys.EXCLUDE], found.level(keys.EXCLUDE)) == (("b/", "c/"), Level.ENVIRONMENT)
    assert (found[keys.MAX_PENALTY], found.level(keys.MAX_PENALTY)) == (3, Level.FILE)
    assert (found[keys.MIN_COVERAGE], found.level(keys.MIN_COVERAGE)) == (None, Level.DEFAULT)
    assert (found[keys.CACHE], found[keys.JOBS]) == (False, 4)


@pytest.mark.parametrize(
    ("variable", "value", "reason"),
    [
        ("ALIGNER_FAIL_ON", "majr", "ALIGNER_FAIL_ON: unknown severity 'majr': did you mean major?"),
        ("ALIGNER_MAX_PENALTY", "much", "ALIGNER_MAX_PENALTY: takes a number, not the text 'much'"),
        ("ALIGNER_CACHE", "maybe", "ALIGNER_CACHE: takes true or false, not the text 'maybe'"),
        ("ALIGNER_SELCT", "number", "unknown variable ALIGNER_SELCT: did you mean ALIGNER_SELECT?"),
    ],
)
def test_a_variable_that_cannot_be_meant(variable: str, value: str, reason: str, desk: Path) -> None:
    with pytest.raises(UsageError, match=re.escape(reason)):
        load(environment={variable: value})


def test_variables_of_others_and_empty_ones_say_nothing(desk: Path) -> None:
    others = {"ALIGNER_CACHE_DIR": "/tmp", "ALIGNER_PATHS_OF_MINE": "x", "ALIGNER_SELECT": "", "OTHER": "x"}
    assert {each.level for each in load(environment=others).values.values()} == {Level.DEFAULT}


def test_what_is_selected_above_is_meant_as_it_stands(desk: Path) -> None:
    def names(stated: dict[str, Any]) -> list[str]:
        return [rule.name for rule in rules_of(load(stated, {}))]

    write('ignore = ["quotes"]\nextend-select = ["moved"]\nselect = ["accuracy/omission", "moved", "quotes"]')
    assert names({}) == ["missing-translation", "omission", "partial-omission", "moved"]
    assert names({"select": ("quotes",)}) == ["quotes"]
    assert names({"extend-select": ("number",)}) == [
        "missing-translation", "omission", "partial-omission", "moved", "number",
    ]  # fmt: skip


def test_rules_have_the_options_and_severities_of_the_file(desk: Path) -> None:
    write('[rules.glued-text]\nseverity = "major"\nleast-confidence = 1\n[rules.quotes]\nseverity = "neutral"\n')
    config = load(environment={})
    glued = next(rule for rule in rules_of(config) if rule.name == "glued-text")
    assert glued.least_confidence == 1      # type: ignore[attr-defined]
    assert severities_of(config[keys.RULE_OPTIONS]) == {"glued-text": "major", "quotes": "neutral"}


def test_a_severity_is_that_of_what_is_set_aside_too(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write('[rules.spacing]\nseverity = "critical"\n')
    write("<!-- aligner: ignore[spacing] so it is -->\nIt is an economy , they said.\n", "a.txt")
    assert run(["check", "a.txt", "-f", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["documents"][0]["aside"][0]["severity"] == "critical"


def test_rules_are_left_out_for_the_files_a_pattern_fits(desk: Path) -> None:
    write('select = ["quotes", "spacing", "number"]\n'
          'per-file-ignores = { "old/" = ["quotes"], "*.md" = ["linguistic-conventions"] }')  # fmt: skip
    config = load(environment={})
    per_file = PerFile(config, rules_of(config))

    def names(path: str | None) -> list[str]:
        return [rule.name for rule in per_file.rules(path)]

    assert sorted(names("a.txt")) == sorted(names(None)) == ["number", "quotes", "spacing"]
    assert sorted(names("docs/old/a.txt")) == ["number", "spacing"]
    assert names("old/a.md") == ["number"]
    assert per_file.rules("b.md") is per_file.rules("c.md")


# ---- what cannot be meant

WRONG = [
    ('# ours\nselct = ["omission"]\n', "2:1: unknown key 'selct': did you mean select?", "^^^^^"),
    ('fail_on = "major"', "1:1: unknown key 'fail_on': did you mean fail-on?", "^^^^^^^"),
    ('select = [\n  "omission",\n  "omision",\n]', "3:3: select: unknown rule or category 'omision'", "  ^^^^^^^^^"),
    ('encoding = "rot-13"', "1:12: encoding: unknown encoding 'rot-13'", "^^^^^^^^"),
    ('[tool.aligner]\nignore = ["quotes"]', "1:2: [tool.aligner] is for pyproject.toml: in aligner.toml", "^^^^"),
    ("fail-on = 3", "1:11: fail-on: takes one of neutral, minor, major, critical, never, not a number", "^"),
    ('max-penalty = "3"', "1:15: max-penalty: takes a number, not the text '3'", "^^^"),
    ("max-penalty = nan", "1:15: max-penalty: takes a number from 0", "^^^"),
    ("min-coverage = 101", "1:16: min-coverage: takes a number from 0 to 100", "^^^"),
    ("jobs = true", "1:8: jobs: takes a whole number or 'auto', not true", "^^^^"),
    ("cache = 1", "1:9: cache: takes true or false, not a number", "^"),
    ('[rules]\nquotes = { severity = "majr" }', "2:23: rules.quotes.severity: unknown severity 'majr'", "^^^^^^"),
    ('rules.glued.severity = "major"', "1:7: rules: unknown rule 'glued': did you mean glued-text?", "^^^^^"),
    ("[rules.glued-text]\nleast = 1", "2:1: rules.glued-text: unknown option of glued-text 'least'", "^^^^^"),
    ('[pairs]\n"en/*" = "ru/{path}"', "2:1: pairs: cannot be used: en/*: a pattern of a pair has", "^^^^^^"),
    ('[pairs]\n"en/{path}" = "ru/{name}"', "2:1: pairs: cannot be used", "^^^^^^^^^^^"),
    ('[per-file-ignores]\n"a" = ["omision"]', "2:8: per-file-ignores.a: unknown rule or category", "^^^^^^^^^"),
    ('[per-file-ignores]\n"#a" = []', "2:1: per-file-ignores: is no pattern", "^^^^"),
    ('formats = ["json:../x"]', "1:12: formats: names a place outside the folder of the configuration", "^^^^^^^^^^^"),
    ('formats = ["json:/x"]', "1:12: formats: names a place outside the folder of the configuration", "^^^^^^^^^"),
    ('baseline = "out/x"', "1:12: baseline: names a place outside the folder of the configuration", "^^^^^^^"),
    ('baseline = ".git/hooks/x"', "1:12: baseline: names a place that is git's own", "^^^^^^^^^^^^^^"),
    ('baseline = "a\\u0000b"', "1:12: baseline: has characters in it that do not show", "^^^^^^^^^^"),
    ('encoder = "some/model"', "1:11: encoder: names no folder: a configuration fetches no model", "^^^^^^^^^^^^"),
    ('baseline = "pipe"', "1:12: baseline: names a named pipe", "^^^^^^"),
    ('glossaries = ["pipe"]', "1:15: glossaries: names a named pipe", "^^^^^^"),
    ('paths = ["/dev/tty"]', "1:10: paths: names a device", "^^^^^^^^^^"),
    ('encoder = "/etc"', "1:11: encoder: names a place outside the folder of the configuration", "^^^^^^"),
    ("a = [1, 2", "1:10: not TOML: unclosed array at the end of the file", "^"),
    ("a = 1\na = 2", "2:6: not TOML: cannot overwrite a value at the end of the file", "^"),
    ('a = "x\ty', "not TOML", "^"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reason", "carets"), WRONG)
def test_an_error_has_its_place(
    text: str, reason: str, carets: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(text)
    os.symlink("..", "out")
    os.mkfifo("pipe")
    assert run(["check"]) == 2
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith("aligner: aligner.toml:")
    assert reason in said[0]
    assert len(said) == 3
    line = int(said[0].split(":")[2])
    assert said[1] == f"  {line} | {text.splitlines()[line - 1]}".replace("\t", "→")
    assert said[2].partition("| ")[2].strip() == carets.strip()


def test_it_is_the_same_in_a_file_that_is_shared(desk: Path) -> None:
    write('[project]\nname = "x"\n[tool.aligner]\nselct = 1\n', "pyproject.toml")
    with pytest.raises(ConfigError, match=r"^pyproject\.toml:4:1: unknown key 'selct'"):
        load()
    write("[tool]\naligner = 3\n", "pyproject.toml")
    with pytest.raises(ConfigError, match=r"^pyproject\.toml:2:11: tool\.aligner is a table"):
        load()


HOSTILE: list[tuple[str, bytes, str]] = [
    ("deep lists", b"a = " + b"[" * 100_000, "nested too deep"),
    ("deep tables", b"a = " + b"{a=" * 50_000, "nested too deep"),
    ("a deep key", b"a." * 100_000 + b"b = 1", "a key of more than 50 parts"),
    ("a deep header", b"[" + b'"a" . ' * 40_000 + b"b]", "a key of more than 50 parts"),
    ("a huge file", b"#" * 300_000, "larger than 256 kB"),
    ("a long number", b"jobs = " + b"9" * 5000, "a number in it is too long"),
    ("not UTF-8", b'# ok\nfail-on = "\xff"', "aligner.toml:2: not UTF-8: byte 0xff"),
    ("NUL", b'fail-on = "\0"', "not TOML"),
    ("a lone surrogate", b'fail-on = "\\ud800"', "not TOML"),
    ("a control in a key", b'"\\u001b[31m" = 1', "unknown key"),
    ("UTF-16", 'fail-on = "major"'.encode("utf-16"), "not UTF-8"),
    ("many tables", b"".join(b"[a%d]\n" % number for number in range(20_000)), "unknown key"),
    ("a long line", b"selct = [" + b'"x", ' * 40_000 + b"]", "unknown key"),
]


@pytest.mark.parametrize(("data", "reason"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_a_hostile_file_is_one_error(
    data: bytes, reason: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "aligner.toml").write_bytes(data)
    assert run(["check"]) == 2
    captured = capsys.readouterr()
    first, *place = captured.err.splitlines()
    assert first.startswith("aligner: aligner.toml:")
    assert reason in first
    assert len(place) in (0, 2)
    assert all(len(line) < 130 and line.isprintable() for line in place)
    assert captured.out == ""


@pytest.mark.skipif(os.name == "nt", reason="special files")
@pytest.mark.parametrize("kind", ["loop", "pipe", "folder", "dangling", "device"])
def test_what_is_no_file_is_one_error(kind: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    makers: dict[str, Callable[[], object]] = {
        "loop": lambda: os.symlink("aligner.toml", "aligner.toml"),
        "pipe": lambda: os.mkfifo("aligner.toml"),
        "folder": lambda: os.mkdir("aligner.toml"),
        "dangling": lambda: os.symlink("nowhere", "aligner.toml"),
        "device": lambda: os.symlink("/dev/zero", "aligner.toml"),
    }
    makers[kind]()
    assert run(["check"]) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith("aligner: aligner.toml: ")
    assert captured.err.count("\n") == 1


names_of_keys = st.one_of(st.sampled_from([key.name for key in KEYS]), st.text(max_size=5))
simple = st.one_of(st.text(max_size=12), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes())
values = st.recursive(
    st.one_of(simple, st.sampled_from(["major", "number", "../x", "{name}", "en/{path}", "glued-text", "json:a"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.one_of(st.text(max_size=5), st.sampled_from(["glued-text", "severity"])), inner, max_size=3),
    ),
    max_leaves=8,
)


def loaded_or_refused() -> Config | None:
    """The settings of the file here, or None when they are refused in one line with its name."""
    try:
        return load(environment={})
    except ConfigError as error:
        reason = str(error)
    assert reason.startswith("aligner.toml:")
    assert "\n" not in reason
    return None


def as_toml(value: object) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else toml(plain(value))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(names_of_keys, values, max_size=4))
def test_any_table_is_settings_or_an_error(desk: Path, table: dict[str, object]) -> None:
    text = "\n".join(f"{toml(name)} = {as_toml(value)}" for name, value in table.items())
    (desk / "aligner.toml").write_text(text, encoding="utf-8", errors="surrogatepass")
    found = loaded_or_refused()
    if found is not None:
        assert {name for name, value in found.values.items() if value.level} == set(table)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=60), st.text(st.sampled_from("[]{}=.,\"'#\\\n ab1-"), max_size=40).map(str.encode)))
def test_any_bytes_are_settings_or_an_error(desk: Path, data: bytes) -> None:
    (desk / "aligner.toml").write_bytes(data)
    loaded_or_refused()


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.text(max_size=5), values, max_size=4))
def test_every_key_has_its_place(table: dict[str, object]) -> None:
    try:
        text = "\n".join(f"{toml(name)} = {as_toml(value)}" for name, value in table.items())
        tomllib.loads(text)
    except ValueError:
        return
    found = places(text)
    for number, name in enumerate(table):
        start, end = found[(name,)].key
        assert text[start:end] == toml(name)
        assert text.count("\n", 0, start) == number
        first, last = found[(name,)].value
        assert text[first:last] == as_toml(table[name])


def test_places_are_found_in_all_of_toml() -> None:
    text = '''
title = """
a = 1 # no key
""" # [no.table]
[a."b.c".'d']
x = [ # comment ]
  1, { y = "}" , z.w = [ 2 ] },
]
[[list]]
k = 'one'
[[list]]
k = "two"
[list.sub]
k = 1979-05-27 07:32:00
'''
    found = {path: text[slice(*place.value)] for path, place in places(text).items()}
    assert found[("a", "b.c", "d", "x", 1, "z", "w", 0)] == "2"
    assert found[("a", "b.c", "d", "x", 1, "y")] == '"}"'
    assert (found[("list", 0, "k")], found[("list", 1, "k")]) == ("'one'", '"two"')
    assert found[("list", 1, "sub", "k")] == "1979-05-27 07:32:00"
    assert ("a",) in found
    assert ("no",) not in found


# ---- what it looks like

def test_every_example_is_a_value_of_its_key(desk: Path) -> None:
    write(EVERY_KEY)
    found = load(environment={})
    assert {name for name, value in found.values.items() if value.level is Level.FILE} == {
        key.name for key in KEYS
    } - {"encoder"}
    (desk / "models" / "labse").mkdir(parents=True)
    write(f"encoder = {keys.ENCODER.example}")
    assert load(environment={})[keys.ENCODER] == "./models/labse"
    write('encoder = "bundled"')
    assert load(environment={})[keys.ENCODER] is None


def test_files_are_seen_from_the_file_that_names_them(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write('glossaries = ["terms.tsv"]\nbaseline = "known.json"\nformats = ["json:out/a.json"]\npaths = ["en"]')
    (desk / "en").mkdir()
    monkeypatch.chdir(desk / "en")
    found = load(environment={})
    assert found[keys.BASELINE] == str(desk / "known.json")
    assert found[keys.GLOSSARIES] == (str(desk / "terms.tsv"),)
    assert found[keys.FORMATS] == (f"json:{desk / 'out' / 'a.json'}",)
    assert found[keys.PATHS] == (".",)


def test_the_settings_in_effect_are_shown_with_their_origins(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write('# ours\nfail-on = "major"\n\n[rules.quotes]\nseverity = "minor"\n')
    monkeypatch.setenv("ALIGNER_JOBS", "3")
    assert run(["config", "--select", "accuracy,number", "--max-penalty", "2"]) == 0
    shown = {line.split()[0]: " ".join(line.split()[2:]) for line in capsys.readouterr().out.splitlines()}
    assert list(shown) == [key.name for key in KEYS]
    assert shown["fail-on"] == '"major" # aligner.toml:2'
    assert shown["rules"] == '{ quotes = { severity = "minor" } } # aligner.toml:4'
    assert shown["jobs"] == "3 # ALIGNER_JOBS"
    assert shown["select"] == '["accuracy", "number"] # command line'
    assert shown["max-penalty"] == "2 # command line"
    assert shown["cache"] == "true # default"
    assert run(["config", "--format", "json"]) == 0
    read = json.loads(capsys.readouterr().out)
    assert {each["key"]: each["origin"] for each in read["values"]}["fail-on"] == {
        "kind": "file", "file": "aligner.toml", "line": 2,
    }  # fmt: skip


def test_what_is_shown_can_be_read_again(desk: Path) -> None:
    write(EVERY_KEY)
    before = load(environment={})
    write("\n".join(f"{name} = {value}" for name, value, _ in listing(before) if value != "not set"))
    after = load(environment={})
    assert {key.name: after[key] for key in KEYS} == {key.name: before[key] for key in KEYS}


def test_the_schema_is_one_and_takes_what_we_take(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["config", "--schema"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps(schema()))
    jsonschema.Draft202012Validator.check_schema(schema())
    validator = jsonschema.Draft202012Validator(schema())
    validator.validate(tomllib.loads(EVERY_KEY))
    validator.validate({"rules": {"glued-text": {"severity": "major", "least-confidence": 0.5}}})
    unsaid = re.compile("nan|encoding")      # what a schema cannot say
    refused = [text for text, reason, _ in WRONG if re.search("unknown|takes", reason) and not unsaid.search(text)]
    assert len(refused) > 10
    assert [text for text in refused if validator.is_valid(tomllib.loads(text))] == []


def test_every_key_is_read_somewhere() -> None:
    import aligner

    code = "".join(file.read_text(encoding="utf-8") for file in Path(aligner.__file__).parent.rglob("*.py"))
    assert [key.name for key in KEYS if not re.search(rf"keys\.{name_of(key)}\b", code)] == []


def name_of(key: Any) -> str:
    return next(name for name, value in vars(keys).items() if value is key)


@pytest.mark.parametrize("name", ["review", "baseline"])
def test_what_decides_what_is_found_can_be_said_of_other_commands_too(name: str) -> None:
    command = typer.main.get_command(program()).commands[name]      # type: ignore[attr-defined]
    there = {parameter.name for parameter in command.params}
    assert there >= {
        *("paths", "source", "select", "extend_select", "ignore", "glossary", "language", "source_language"),
        *("detector", "encoder", "encoding", "exclude", "config", "isolated", "jobs", "no_cache"),
    }


def test_every_option_that_wins_is_one_of_check() -> None:
    command = typer.main.get_command(program()).commands["check"]      # type: ignore[attr-defined]
    options = {name for parameter in command.params for name in parameter.opts}
    assert {key.option for key in KEYS if key.option} <= options
