"""``alliances check [NAME]``: whether an assignment fits together, and each solution passes its own check."""

import argparse
import json
from collections.abc import Iterator
from fnmatch import fnmatch

import nbformat
from nbgrader import utils

from course_teaching.course import Course
from course_teaching.credit import credit
from course_teaching.solution import solution
from course_utils.essays import check_answer, rubrics
from course_utils.homework import Assignment, own, publish, question_for
from course_utils.homework.assignment import SOURCE
from course_utils.questions import Question

_SOME_NAMES = tuple(f"Student {n}" for n in range(400))


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this step takes."""
    parser.add_argument("name", nargs="*", help="the assignments; all, if none is named")


def run(given: argparse.Namespace) -> None:
    """Check assignments; raises ValueError with all that needs mending."""
    course = Course()
    homes = sorted(path.parent.name for path in course.folder("source", "any").parent.glob(f"*/{SOURCE}"))
    found = []
    for name in given.name or homes:
        try:
            some = problems(course, course.assignment(name))
        except ValueError as error:
            some = [str(error)]
        found += some
        print(f"{name}: {'in order.' if not some else f'{len(some)} to mend.'}")
    if found:
        raise ValueError("\n".join(found))


def problems(course: Course, assignment: Assignment) -> list[str]:
    """Return all that does not fit in an assignment, a sentence each, with file, question and field."""
    return [
        *_in_folder(course, assignment),
        *_beside(course, assignment),
        *_in_notebook(course, assignment),
        *_in_answers(assignment),
    ]


def _in_folder(course: Course, assignment: Assignment) -> Iterator[str]:
    home = course.folder("source", assignment.name)
    if home.name != assignment.name:
        yield f"{SOURCE}, field 'assignment': the folder is called '{home.name}', not '{assignment.name}'."
    for left in sorted(home.glob("answers*.json")):
        yield f"{left.name} in {home.name} is a trial of yours: move it away, or it is taken for everybody's answers."


def _beside(course: Course, assignment: Assignment) -> Iterator[str]:
    """Yield a sentence for each file that would go to students with something of the key in it."""
    home = course.folder("source", assignment.name)
    keys = [exercise.key for exercise in assignment.questions if exercise.key]
    for path in sorted(path for path in home.rglob("*") if path.is_file()):
        inside = path.relative_to(home)
        if any(fnmatch(part, pattern) for part in inside.parts for pattern in course.app.coursedir.ignore):
            continue
        text = path.read_bytes().decode("utf-8", "replace")
        for key in keys:
            if said := next(leaks(key, f"{text} {' '.join(text.split())}"), ""):
                yield f"{inside.as_posix()} would go to students with the key of '{key.id}' in it; move it away: {said}"
                break


def _in_notebook(course: Course, assignment: Assignment) -> Iterator[str]:
    path = course.folder("source", assignment.name) / f"{assignment.name}.ipynb"
    if not path.is_file():
        yield f"{path.name} is missing in the folder {path.parent.name}."
        return
    due = {exercise.id: exercise for exercise in assignment.questions}
    seen: list[str] = []
    for cell in nbformat.read(path, as_version=4).cells:
        if not utils.is_grade(cell):
            continue
        told = cell.metadata.nbgrader
        id = told["grade_id"]
        where = f"{path.name}, question '{id}'"
        seen.append(id)
        if id not in due:
            yield f"{where}: {SOURCE} has no question of this id."
            continue
        if float(told["points"]) != due[id].points:
            yield f"{where}, field 'points': {told['points']}, but {due[id].points} in {SOURCE}."
        if (due[id].kind == "text") != utils.is_solution(cell):
            yield f"{where}, field 'solution': true for essays, which a person marks, and false for all others."
        for needed in (f'course.exercise("{id}")', "BEGIN HIDDEN TESTS", f'course_teaching.mark("{id}")'):
            if needed not in cell.source:
                yield f"{where}: its cell lacks {needed}."
    for id in due:
        if seen.count(id) != 1:
            yield f"{path.name}: question '{id}' has {seen.count(id)} graded cells; it needs one."


def _in_answers(assignment: Assignment) -> Iterator[str]:
    public, students = json.dumps(publish(assignment)), _students(assignment)
    for exercise in assignment.questions:
        where = f"{SOURCE}, question '{exercise.id}'"
        for student in students if exercise.draws else students[:1]:
            key = question_for(assignment, exercise.id, student)
            if (worth := credit(key, solution(key))).share not in (1.0, None):
                yield f"{where}: its own solution {solution(key)!r} is not marked right ({worth.message})"
                break
        if exercise.key:
            yield from (f"{where}: {said}" for said in _essay(exercise.key))
            yield from (f"{where}: {said}" for said in leaks(exercise.key, public))


def leaks(key: Question, public: str) -> Iterator[str]:
    """Yield what of a question's key stands in a text that students receive, a sentence each."""
    secrets = [("model_answer", key.model_answer), *(("hints", hint) for hint in key.hints)]
    secrets += [("why", part.why) for part in (*key.options, *key.items)]
    if key.number:
        secrets += [("why", key.number.why), ("otherwise", key.number.otherwise)]
    for field, secret in secrets:
        forms = (secret, json.dumps(secret)[1:-1], " ".join(secret.split()))
        if len(secret) > 20 and any(form in public for form in forms):
            yield f"field '{field}': '{secret[:60]}…' stands in what students receive."


def _essay(key: Question) -> Iterator[str]:
    if key.id in rubrics():
        found = check_answer(key.id, key.model_answer)
        if found.missing or found.contradicted:
            wrong = ", ".join((*found.missing, *found.contradicted))
            yield f"the checker does not find every concept in the model answer: {wrong}."


def _students(assignment: Assignment) -> list[str]:
    """Return names that between them draw every row."""
    names: dict[str, str] = {}
    for name in _SOME_NAMES:
        names.setdefault(json.dumps(own(assignment, name), default=str, sort_keys=True), name)
        if not assignment.draws:
            break
    return list(names.values())[:60]
