"""nbgrader reads this file when it is started in the folder of the course; so does the formgrader in JupyterLab."""

from course_teaching.config import configure

configure(get_config())  # noqa: F821  # nbgrader defines it

# Settings of your own go below, such as:
# get_config().Exchange.root = "/srv/nbgrader/exchange"
