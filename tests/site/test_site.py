"""The course in a browser tab, as a learner meets it: the first visit, each lesson, the record, the next release."""

import json
import re
import shutil

import build_site
import pytest
from playwright.sync_api import Locator, expect
from server import ROOT

from course_utils.progress import Progress
from course_utils.questions import questions_of

LESSONS = sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))
DEMOS = sorted(f"demos/{path.name}" for path in (ROOT / "notebooks" / "demos").glob("*.ipynb"))
LARGEST = 40e6
CHOICES = "input[type=radio], input[type=checkbox]"
ADD_A_CELL = """text => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    notebook.model.sharedModel.insertCell(1, { cell_type: 'markdown', source: text });
}"""

RUN = """async code => {
    const { kernel } = window.jupyterapp.shell.currentWidget.sessionContext.session;
    return (await kernel.requestExecute({ code }).done).content;
}"""


def test_the_site_is_small_and_lists_no_package_that_lies_elsewhere(built):
    files = [path for path in built.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= LARGEST
    assert not [path for path in files if path.suffix == ".map"]
    index = json.loads((built / "static/pyodide/pyodide-lock.json").read_text())
    assert all((built / "static/pyodide" / package["file_name"]).is_file() for package in index["packages"].values())
    settings = json.loads((built / "jupyter-lite.json").read_text())["jupyter-config-data"]["litePluginSettings"]
    kernel = settings["@jupyterlite/pyodide-kernel-extension:kernel"]
    assert kernel["disablePyPIFallback"] and not kernel["pipliteUrls"] and "://" not in json.dumps(kernel)


def test_the_first_visit_shows_how_far_it_has_come_and_lands_on_the_first_lesson(tab):
    tab.page.goto(tab.host.url, wait_until="commit")
    expect(tab.page.get_by_role("progressbar").first).to_be_visible()
    tab.page.wait_for_url(re.compile("path=00_start_here"), timeout=120_000)
    tab.page.locator("#course-wait").wait_for(state="detached", timeout=60_000)
    expect(tab.page.get_by_role("heading", name="Alliances: start here")).to_be_visible()
    expect(tab.cells().first).to_contain_text("comes alive by itself")
    expect(tab.page.locator("#course-said")).to_be_visible()
    tab.live()
    expect(tab.page.locator(".al-live")).to_contain_text("Your answers are kept in this browser")
    expect(tab.page.locator("#course-said")).to_be_hidden()
    tab.whole()


def test_the_python_that_began_with_the_page_serves_the_lesson_and_a_restart_makes_another(tab):
    tab.open("01_what_is_an_alliance.ipynb")
    assert [worker.url.rsplit("/")[-1] for worker in tab.page.workers] == ["worker.mjs"]
    assert tab.page.evaluate(RUN, "print('heard')")["status"] == "ok"
    restart = "() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()"
    tab.page.evaluate(restart)
    assert tab.page.evaluate(RUN, "import course_utils")["status"] == "ok"
    assert len(tab.page.workers) == 1 and "comlink.worker" in tab.page.workers[0].url


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_runs_and_its_slider_its_questions_and_its_free_text_react(tab, lesson):
    tab.open(lesson)
    kinds = {question.kind for question in questions_of(lesson[:2])}
    waiting = {"slider", "choice"} | ({"text"} if kinds & {"text", "essay"} else set())
    for cell in tab.page.locator(".jp-Notebook .jp-CodeCell").all():
        cell.scroll_into_view_if_needed()
        expect(cell.locator(".jp-OutputArea-output").first).to_be_visible()
        expect(cell.locator("[data-mime-type*=stderr], .jp-RenderedText[data-mime-type*=error]")).to_have_count(0)
        for figure in cell.locator(".al-figure").all():
            figure.scroll_into_view_if_needed()
            expect(figure).to_have_attribute("data-drawn", re.compile(r"\d+"))
        waiting -= tried(cell, waiting)
    assert not waiting, f"{lesson} shows no {waiting}"


def tried(cell: Locator, wanted: set[str]) -> set[str]:
    """Try what is wanted and stands in this cell; each must answer."""
    question = cell.locator(".al-question")
    done = set()
    if "slider" in wanted and cell.locator("input[type=range]:enabled").count():
        slider = cell.locator("input[type=range]:enabled").first
        activity = cell.locator(".al-activity [data-ack]").first
        before = activity.get_attribute("data-ack")
        slider.focus()
        slider.press("ArrowLeft" if slider.input_value() == slider.get_attribute("max") else "ArrowRight")
        expect(activity).not_to_have_attribute("data-ack", before or "")
        expect(cell.locator(".al-error:visible")).to_have_count(0)
        done.add("slider")
    if "choice" in wanted and question.locator(CHOICES).count():
        question.locator(CHOICES).first.check()
        question.get_by_role("button", name="Check", exact=True).click()
        expect(question.locator(".al-why:visible").first).to_be_visible()
        done.add("choice")
    if "text" in wanted and question.locator("textarea").count():
        question.locator("textarea").fill("Weaker states join their armies against a stronger one.")
        question.get_by_role("button", name=re.compile("^(Check|Keep my answer)$")).click()
        expect(question.locator(".al-status")).not_to_have_text("Not attempted yet")
        done.add("text")
    return done


def test_every_demo_runs_in_the_tab(tab):
    tab.open(DEMOS[0])
    expect(tab.page.locator(".al-figure").first).to_have_attribute("data-drawn", re.compile(r"\d+"))
    for demo in DEMOS:  # in one Python: a page for each would take ten seconds each and show nothing more
        cells = [
            cell["source"]
            for cell in json.loads((ROOT / "notebooks" / demo).read_text())["cells"]
            if cell["cell_type"] == "code"
        ]
        for source in cells:
            said = tab.page.evaluate(RUN, "".join(source))
            assert said["status"] == "ok", f"{demo}: {said}"


def test_answers_outlive_a_reload_and_travel_to_jupyterlab_and_back(tab, tmp_path):
    tab.open(LESSONS[0])
    question = tab.page.locator('.al-question[data-question="start-choose-one"]')
    question.get_by_label("An alliance").check()
    question.get_by_role("button", name="Check", exact=True).click()
    expect(question.locator(".al-status")).to_contain_text("Right")
    tab.page.reload()
    tab.live()
    expect(tab.page.locator(".al-live")).to_contain_text("Welcome back: 1 of 4 right so far.")
    expect(question.get_by_label("An alliance")).to_be_checked()

    mine = tab.page.locator(".al-page", has=tab.page.get_by_text("Bring in a file"))
    mine.scroll_into_view_if_needed()
    with tab.page.expect_download() as download:
        mine.get_by_role("button", name="Save to a file").click()
    carried = tmp_path / "carried.json"
    download.value.save_as(carried)
    local = Progress(tmp_path / "data")
    assert local.merge_bytes(carried.read_bytes(), carried.name) > 0
    assert local.standing("00", ["start-choose-one"])["start-choose-one"] in ("first", "later")
    local.record("00", "start-type-a-number", "attempt", {"state": "right"})
    carried.write_bytes(local.to_bytes())
    mine.locator("input[type=file]").set_input_files(carried)
    expect(mine).to_contain_text("1 new entry came in.")
    expect(mine).to_contain_text("2 of 4 right")


def test_after_one_visit_the_course_opens_without_a_network(tab):
    tab.open(LESSONS[1])
    tab.whole()
    tab.host.stop()
    try:
        tab.page.goto(tab.host.url)
        tab.page.wait_for_url(re.compile("path=00_start_here"))
        tab.live()
        expect(tab.page.locator(".al-live")).to_be_visible()
        tab.faults = [fault for fault in tab.faults if "ERR_CONNECTION_REFUSED" not in fault]
    finally:
        tab.host.start()


def test_a_new_release_shows_new_lessons_and_keeps_what_the_learner_changed(
    host, built, someone_else, tmp_path_factory
):
    tab = someone_else(host)
    saved, changed, untouched = LESSONS[1], LESSONS[2], LESSONS[3]
    tab.open(saved, live=False)
    tab.page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    tab.open(changed, live=False)
    tab.page.evaluate(ADD_A_CELL, "My own note")
    tab.page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty")
    tab.open(untouched, live=False)
    tab.page.evaluate(ADD_A_CELL, "A note on a lesson that stays")
    tab.page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty")

    root = tmp_path_factory.mktemp("next") / "course"
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(".*", "dist", "tests", "__pycache__"))
    for name in (saved, changed):
        text = json.loads((root / "notebooks" / name).read_text())
        text["cells"][0]["source"] = "# A lesson of the new release"
        (root / "notebooks" / name).write_text(json.dumps(text))
    build_site.build(root / "dist", root)
    host.publish(root / "dist")
    try:
        tab.page.goto(host.url + "#lessons")
        expect(tab.page.get_by_role("link", name="A lesson of the new release")).to_have_count(2)
        expect(tab.page.locator("#told")).to_contain_text("kept beside it")
        expect(tab.page.locator("#own")).to_contain_text("my copy")

        tab.open(saved, live=False)
        expect(tab.cells().first).to_contain_text("A lesson of the new release")
        tab.open(changed, live=False)
        expect(tab.cells().first).to_contain_text("A lesson of the new release")
        expect(tab.page.locator(".jp-Notebook")).not_to_contain_text("My own note")
        tab.open(changed.replace(".ipynb", " (my copy).ipynb"), live=False)
        expect(tab.page.locator(".jp-Notebook")).to_contain_text("My own note")
        tab.open(untouched, live=False)
        expect(tab.page.locator(".jp-Notebook")).to_contain_text("A note on a lesson that stays")
    finally:
        host.publish(built)
