"""BLAS on one thread: its own threads change the last bits of a result and collapse on a busy machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock

from threadpoolctl import ThreadpoolController

LOCK = RLock()
"""The limit is the process's: two threads that set and lift it in turn would lift each other's."""


@contextmanager
def one_thread(libraries: ThreadpoolController) -> Iterator[None]:
    """Limit BLAS for as long as the work takes; others who want to wait."""
    with LOCK, libraries.limit(limits=1, user_api="blas"):
        yield
