"""The mark of one question for stock nbgrader, which runs the notebook: the hidden test of each question's cell.

Our own autograde does not come by here. Where a notebook is run, its writer's code runs in the same process as this
function and can change it: see TEACHING.md on what that means.
"""

import os
from pathlib import Path

from course_utils.homework import Assignment, question_for, read, read_answers
from course_utils.homework.answers_file import FILE
from course_utils.homework.assignment import SOURCE


def mark(id: str) -> float:
    """Return the points that the answer to a question earns, and print the sentence for the student.

    The answers are read from the working folder; the key from the folder of the assignment's name in
    ``ALLIANCES_EXERCISES``, or in the nearest ``exercises`` above the working folder.

    Parameters
    ----------
    id : the question's id.

    Returns
    -------
    float
        Points; 0 for an essay, which a person marks.

    Raises
    ------
    ValueError
        If the key or the question is not found.
    """
    from course_teaching.credit import credit  # here, so that a released notebook's kernel starts fast

    assignment = _assignment(Path.cwd())
    points = assignment.question(id).points
    try:
        whole = read_answers(Path.cwd() / FILE)
    except ValueError as error:
        print(error)
        return 0.0
    if whole["assignment"] != assignment.name:
        print(f"{FILE} holds the answers of another assignment.")
        return 0.0
    answer = whole["answers"].get(id, {}).get("answer")
    worth = credit(question_for(assignment, id, whole["student"]), answer)
    print(worth.message)
    return round((worth.share or 0.0) * points, 2)


def _assignment(folder: Path) -> Assignment:
    named = os.environ.get("ALLIANCES_EXERCISES")
    for home in [Path(named)] if named else [parent / "exercises" for parent in folder.parents]:
        if (home / folder.name / SOURCE).is_file():
            return read(home / folder.name)
    raise ValueError(f"The key of '{folder.name}' was not found: set ALLIANCES_EXERCISES to the folder 'exercises'.")
