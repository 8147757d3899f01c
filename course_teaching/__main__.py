"""``python -m course_teaching`` does what ``alliances`` does."""

import sys

from course_teaching.command import main

if __name__ == "__main__":
    sys.exit(main())
