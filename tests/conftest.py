"""What holds for all tests."""

import os

import pytest
from hypothesis import settings

# A change is judged by the same examples each time, however busy the machine. To look for new ones:
# pytest --hypothesis-profile search
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None)
settings.load_profile("same")


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test reads or fills the cache of whoever runs it, or has its files ignored by their git."""
    os.environ["ALIGNER_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))
    os.environ["XDG_CONFIG_HOME"] = str(tmp_path_factory.mktemp("config"))
    os.environ["GIT_CONFIG_GLOBAL"] = os.devnull
