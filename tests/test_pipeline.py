"""What the pipeline promises whatever the rules find."""

import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import aligner
from aligner.checks import CHECKS
from aligner.model import Document, Settings
from aligner.pipeline import check_document, usable

SAMPLES = Path(__file__).parent.parent / "samples"
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))}
DOCUMENTS = [Document(text, name) for name, text in TEXTS.items()]


def test_documents_do_not_change_each_other_whatever_their_order() -> None:
    rules = usable(CHECKS, False)
    alone = {document.name: check_document(document, rules, Settings()) for document in DOCUMENTS}
    shuffled = random.Random(7).sample(DOCUMENTS * 3, 3 * len(DOCUMENTS))
    for document in shuffled:
        assert check_document(document, rules, Settings()) == alone[document.name]


def test_threads_do_not_change_a_report() -> None:
    texts = list(TEXTS.values()) * 4
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(aligner.check, texts)) == [aligner.check(text) for text in texts]


def test_the_signature_tells_settings_apart() -> None:
    def signature(**settings: object) -> str:
        return aligner.check("A text.", **settings).signature  # type: ignore[arg-type]

    assert signature() == signature()
    others = signature(language="en"), signature(detector="py3langid"), signature(ignore=["left-over"])
    assert len({signature(), *others}) == 4


def test_the_samples_hold_what_the_readme_shows() -> None:
    found = {name: sorted({issue.rule for issue in aligner.check(text).issues}) for name, text in TEXTS.items()}
    assert found == {
        "bridge.ru.txt": [],
        "bridge.txt": ["glued-text", "left-over", "mixed-script", "untranslated"],
        "clean.txt": [],
        "market.txt": ["glued-text", "mixed-script", "untranslated"],
    }


def test_the_share_left_untranslated_counts_words_of_that_rule_alone() -> None:
    document = aligner.check(TEXTS["bridge.txt"]).documents[0]
    assert document.words == len(TEXTS["bridge.txt"].replace("-", "").split())
    assert document.untranslated_words == 27
