"""Settings for all tests: a slow machine is no failure, and no test touches the developer's own progress."""

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("course", deadline=None)
settings.load_profile("course")


@pytest.fixture(autouse=True, scope="session")
def _own_progress(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder: Path = tmp_path_factory.mktemp("progress")
    patch = pytest.MonkeyPatch()
    patch.setenv("ALLIANCES_DATA_DIR", str(folder))
