"""The course on a JupyterHub: a real one on loopback, two learners, and neither sees the other's record."""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest
import websocket

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from sitebuild import fetch  # noqa: E402

PROXY = "configurable-http-proxy@5.3.0"
CONFIG = """
load_subconfig({example!r})
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{hub}"
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = {password!r}
c.Authenticator.allowed_users = {{"ada", "bert"}}
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = {homes!r} + "/{{username}}"
c.Spawner.args = [*c.Spawner.args, "--allow-root"]
c.Spawner.http_timeout = c.Spawner.start_timeout = 60
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api}"
c.ConfigurableHTTPProxy.command = {command!r}
"""
ANSWER = """
from course_utils.questions import question
from course_utils.widgets.pages import Start
from course_utils.widgets.question import QuestionPanel
panel = QuestionPanel(question("dwarf-and-giants"))
panel.receive({{"seq": 1, "actions": [{{"name": "check", "value": "{answer}"}}]}})
print(panel.state["verdict"]["state"], "|", Start("02").look()["where"])
"""
RECORD = """
from course_utils.progress import open_progress
print([event.data["answer"] for event in open_progress().events("02") if event.kind == "attempt"])
"""


def proxy() -> list[str]:
    """Return the command of JupyterHub's proxy, taken from npm once."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            "JupyterHub's proxy needs Node.js with npm (Debian: apt-get install npm)."
        )
    options = ["--no-audit", "--no-fund", "--silent", "--prefix"]
    folder = fetch.cached(
        "proxy", PROXY, lambda folder: subprocess.run([npm, "install", *options, str(folder), PROXY], check=True)
    )
    return [node, str(folder / "node_modules/configurable-http-proxy/bin/configurable-http-proxy")]


class Hub:
    """A JupyterHub with the example's settings, users that only need the password, and homes in a folder."""

    def __init__(self, folder: Path) -> None:
        command, self.password = proxy(), secrets.token_hex(8)
        self.homes = folder / "homes"
        self.homes.mkdir()
        self.port, hub, api = free_ports(3)
        config = folder / "config.py"
        config.write_text(
            CONFIG.format(
                example=str(ROOT / "examples/jupyterhub_config.py"),
                port=self.port,
                hub=hub,
                api=api,
                password=self.password,
                homes=str(self.homes),
                command=command,
            )
        )
        kept_out = ("ALLIANCES_DATA_DIR", "XDG_DATA_HOME", "JUPYTER_CONFIG_DIR", "PYTEST_CURRENT_TEST")
        environment = {name: value for name, value in os.environ.items() if name not in kept_out}
        environment["PATH"] = f"{Path(sys.executable).parent}:{environment['PATH']}"
        self.log = folder / "hub.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "jupyterhub", "-f", str(config)],
                cwd=folder,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.wait(lambda: self.call("hub/api/"))

    def wait(self, ready: Any, patience: float = 60) -> Any:
        deadline = time.monotonic() + patience
        while True:
            try:
                if found := ready():
                    return found
            except OSError as problem:
                if isinstance(problem, urllib.error.HTTPError) and problem.code in (401, 403):
                    raise
            if time.monotonic() > deadline or self.process.poll() is not None:
                raise RuntimeError(self.log.read_text())
            time.sleep(0.2)

    def call(self, path: str, method: str = "GET", token: str = "", data: Any = None) -> Any:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/{path}",
            method=method,
            data=None if data is None else json.dumps(data).encode(),
        )
        if token:
            request.add_header("Authorization", f"token {token}")
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.loads(answer.read() or "null")

    def login(self, name: str) -> str:
        """Log in with the password; return a token that stands for this user."""
        auth = {"auth": {"username": name, "password": self.password}}
        return self.call(f"hub/api/users/{name}/tokens", "POST", data=auth)["token"]

    def close(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()


class Learner:
    """A user with a server of their own."""

    def __init__(self, hub: Hub, name: str) -> None:
        self.hub, self.name, self.token = hub, name, hub.login(name)
        hub.call(f"hub/api/users/{name}/server", "POST", self.token)

    def call(self, path: str, method: str = "GET", data: Any = None) -> Any:
        return self.hub.call(f"user/{self.name}/api/{path}", method, self.token, data)

    def ready(self) -> None:
        self.hub.wait(lambda: self.hub.call(f"hub/api/users/{self.name}", token=self.token)["servers"][""]["ready"])

    def run(self, code: str) -> str:
        """Run code in a new kernel of this user's, and return what it printed."""
        kernel = self.call("kernels", "POST", {"name": "python3", "path": "alliances"})["id"]
        where = f"127.0.0.1:{self.hub.port}/user/{self.name}/api/kernels/{kernel}/channels"
        channels = websocket.create_connection(
            f"ws://{where}", timeout=60, header={"Authorization": f"token {self.token}"}
        )
        header = {"msg_id": "1", "msg_type": "execute_request", "session": "1", "username": "", "version": "5.3"}
        content = {"code": code, "silent": False, "store_history": False, "user_expressions": {}, "allow_stdin": False}
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
        channels.send(json.dumps(message))
        printed = ""
        while True:
            reply = json.loads(channels.recv())
            if reply["parent_header"].get("msg_id") != "1":
                continue
            if reply["msg_type"] == "stream" and reply["content"]["name"] == "stdout":
                printed += reply["content"]["text"]
            elif reply["msg_type"] == "error":
                raise AssertionError("\n".join(reply["content"]["traceback"]))
            elif reply["msg_type"] == "status" and reply["content"]["execution_state"] == "idle":
                channels.close()
                return printed.strip()


def free_ports(count: int) -> list[int]:
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


@pytest.fixture(scope="module")
def learners(tmp_path_factory):
    hub = Hub(tmp_path_factory.mktemp("hub"))
    try:
        two = [Learner(hub, name) for name in ("ada", "bert")]
        for learner in two:
            learner.ready()
        yield two
        for learner in two:
            hub.call(f"hub/api/users/{learner.name}/server", "DELETE", learner.token)
    finally:
        hub.close()


def test_everyone_has_the_lessons_in_a_folder_of_their_own(learners):
    for learner in learners:
        names = {file["name"] for file in learner.call("contents/alliances")["content"]}
        assert {path.name for path in ROOT.glob("notebooks/*.ipynb")} <= names


def test_each_sees_the_own_answer_and_not_the_others(learners):
    for learner, answer, state in zip(learners, ("b", "a"), ("right", "wrong"), strict=True):
        assert learner.run(ANSWER.format(answer=answer)) == (
            f"{state} | Your answers are kept in your own folder on the server, and are sent to nobody."
        )
    for learner, answer in zip(learners, ("b", "a"), strict=True):
        assert learner.run(RECORD) == f"['{answer}']"
        assert list((learner.hub.homes / learner.name).rglob("progress.sqlite"))


def test_nobody_enters_the_server_of_another(learners):
    ada, bert = learners
    for path in ("api/contents", "api/kernels", "lab"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            ada.hub.call(f"user/{bert.name}/{path}", token=ada.token)
        assert refused.value.code in (403, 404)
        refused.value.close()
