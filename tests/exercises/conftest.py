"""The five assignments as a teacher has them, and a name for every row of their draws."""

from pathlib import Path

import pytest

from course_utils import homework

EXERCISES = Path(__file__).parents[2] / "exercises"


@pytest.fixture(scope="session")
def assignments() -> dict[str, homework.Assignment]:
    """Name of the folder -> the assignment with its key."""
    found = sorted(folder.parent for folder in EXERCISES.glob("*/questions.toml"))
    return {folder.name: homework.read(folder) for folder in found}


@pytest.fixture(scope="session")
def names_for(assignments):
    """(assignment, draw) -> one student's name for every row of the draw, in the order of the rows."""
    found = {}
    for assignment in assignments.values():
        wanted: dict[str, list[str]] = {draw.name: [""] * len(draw.rows) for draw in assignment.draws}
        for n in range(20_000):
            rows = homework.own(assignment, f"Student {n}")
            for draw in assignment.draws:
                place = draw.rows.index(rows[draw.name])
                wanted[draw.name][place] = wanted[draw.name][place] or f"Student {n}"
            if all(all(names) for names in wanted.values()):
                break
        found |= {(assignment.name, name): names for name, names in wanted.items()}
    assert all(all(names) for names in found.values())
    return found
