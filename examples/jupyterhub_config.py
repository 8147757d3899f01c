"""JupyterHub for this course: ``jupyterhub -f examples/jupyterhub_config.py``, in an environment that holds the course.

Everyone gets a copy of the lessons in ~/alliances, and keeps answers and progress in their own home; nobody sees
anybody else's. Say below how people log in, and put a server with TLS in front; the rest can stay as it is.
"""

import shlex
from pathlib import Path

c = get_config()  # noqa: F821  # pyright: ignore

lessons = shlex.quote(str(Path(__file__).resolve().parents[1] / "notebooks"))

# Runs as the learner, in their home, under any spawner that has these files. A lesson that is there already is kept as
# it is; to hand out a new edition, let them rename theirs.
start = f'mkdir -p ~/alliances; cp -Rn {lessons}/. ~/alliances; exec jupyterhub-singleuser "$@"'
c.Spawner.cmd = ["sh", "-c", start, "jupyterhub-singleuser"]
c.Spawner.default_url = "/lab/tree/alliances/00_start_here.ipynb"

# The record of a learner lies in ~/.local/share/alliances-course. Do not set ALLIANCES_DATA_DIR or XDG_DATA_HOME to one
# folder for all: everybody would then share one record. Homes must be closed to other users (chmod 700).

# An idle server takes some 150 MB; these stop a kernel after half an hour, and a server after an hour without use.
c.Spawner.args = [
    "--MappingKernelManager.cull_idle_timeout=1800",
    "--ServerApp.shutdown_no_activity_timeout=3600",
]

# Who may come in. The default asks for the accounts of this computer; see JupyterHub's documentation for others.
# c.JupyterHub.authenticator_class = "native"
c.Authenticator.allow_all = True
