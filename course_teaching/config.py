"""nbgrader's configuration of this course; the file nbgrader_config.py in the folder of the course calls it."""

from pathlib import Path
from typing import Any

from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import AssignLatePenalties, CheckCellMetadata, ClearSolutions, GetGrades, SaveAutoGrades
from traitlets.config import Config

from course_teaching.marking import RECORD
from course_teaching.nbgrader_parts import (
    FeedbackPage,
    ForTheStudent,
    KeepQuestions,
    MarkAnswers,
    PublishQuestions,
    ReleasedNotebook,
)
from course_teaching.uploads import UploadCollector, UploadExtractor
from course_utils.homework.assignment import SOURCE


def configure(c: Config) -> None:
    """Set what the course needs; whatever else a teacher sets stays as it is."""
    c.CourseDirectory.course_id = "alliances"
    c.CourseDirectory.source_directory = "exercises"
    # The key and the record of the marks: nbgrader copies them neither into what students receive nor to their files.
    # Nor an editor's copies of the key; nbgrader's star stands for no dot at the beginning, hence two.
    copies = [f"{dot}*{Path(SOURCE).stem}*{Path(SOURCE).suffix[1:]}*" for dot in ("", ".")]
    c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback", SOURCE, *copies, RECORD]

    standard: Any = GenerateAssignment.preprocessors.default_args
    c.GenerateAssignment.preprocessors = [
        *(KeepQuestions if one is ClearSolutions else one for one in standard[0]),
        PublishQuestions,
    ]

    # No student's notebook is opened and no code of theirs is run: the released notebook, filled with the marks.
    c.Autograde.exporter_class = ReleasedNotebook
    c.Autograde.sanitize_preprocessors = [CheckCellMetadata]
    c.Autograde.autograde_preprocessors = [MarkAnswers, SaveAutoGrades, AssignLatePenalties, CheckCellMetadata]

    c.GenerateFeedback.preprocessors = [ForTheStudent, GetGrades]
    c.GenerateFeedback.exporter_class = FeedbackPage

    c.ZipCollectApp.extractor_plugin = UploadExtractor
    c.ZipCollectApp.collector_plugin = UploadCollector
