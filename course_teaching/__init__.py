"""The teacher's side of the homework: release, collect, mark, give back. Students never receive this package's key."""

from course_teaching.mark import mark

__all__ = ["mark"]
