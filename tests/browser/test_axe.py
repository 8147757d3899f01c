"""axe-core finds nothing in the outputs of any lesson, of a homework and on any demo page, light and dark."""

import json
from collections import Counter
from collections.abc import Iterator

import axe
import nbformat
import pytest
from demos_server import DemoPage, Demos
from lab import LabPage
from playwright.sync_api import Browser, expect
from server import ROOT

from course_utils.demos.stage import SCENES
from course_utils.homework import publish, read

pytestmark = pytest.mark.slow

LESSONS = sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))
HOMEWORK = "hw2_balance_of_power"

# Everything that waits for the learner, brought out: closed terms, marks, hints, answers, the back of a card.
BRING_OUT = """names => {
    for (const term of document.querySelectorAll('.al details')) term.open = true;
    for (const name of names)
        for (const button of document.querySelectorAll('.al-question .al-button, .al-flashcards .al-button'))
            if (button.textContent === name && button.ariaDisabled !== 'true') button.click();
}"""


@pytest.fixture(scope="module")
def table() -> Iterator[dict[str, list[dict]]]:
    """What was found where; printed at the end, with `-s`, for a note on the state of things."""
    found: dict[str, list[dict]] = {}
    yield found
    print(f"\n\naxe-core {axe.VERSION}: page, texts whose contrast was told and not told, violations by rule")
    for page, results in found.items():
        rules = Counter(one["id"] for result in results for one in result["violations"])
        told, unsure = (
            sum(len(result["unsure"]) if key else result["checked"] for result in results) for key in (0, 1)
        )
        print(f"{page:55} {told:5} {unsure:5}  {dict(rules) or 'none'}")


def clean(result: dict) -> None:
    assert result["violations"] == [], json.dumps(result["violations"], indent=1, ensure_ascii=False)


def bring_out(page: LabPage) -> None:
    for names in (["Check", "Keep my answer", "Hint"], ["Another hint", "Show the answer", "Show the model answer"]):
        page.page.evaluate(BRING_OUT, names)
        page.page.wait_for_timeout(400)  # whatever the kernel answers, axe-core looks at what is there


def in_both_themes(page: LabPage, name: str, table: dict) -> None:
    axe.unrolled(page.page)
    light = axe.check(page.page)
    bring_out(page)
    axe.unrolled(page.page)
    brought = axe.check(page.page)
    page.run_command("apputils:change-theme", {"theme": "JupyterLab Dark"})
    page.page.locator('body[data-jp-theme-light="false"]').wait_for(state="attached")
    expect(page.page.locator(".al").first).to_have_css("color", "rgb(232, 234, 237)")
    dark = axe.check(page.page)
    table[name] = [light, brought, dark]
    for result in table[name]:
        clean(result)
    # Where a menu lies over the text axe-core cannot tell; tests/figures/test_contrast.py holds for every colour.
    assert any(result["checked"] for result in table[name]), "no text was in sight"


@pytest.mark.parametrize("lesson", LESSONS)
def test_nothing_is_wrong_with_the_outputs_of_a_lesson(lab, lesson, table):
    page = lab(f"notebooks/{lesson}")
    page.run_all()
    in_both_themes(page, lesson, table)


def test_nothing_is_wrong_with_a_homework(lab, server, table):
    folder, source = server.notebooks / HOMEWORK, ROOT / "exercises" / HOMEWORK
    folder.mkdir()
    (folder / "questions.json").write_text(json.dumps(publish(read(source))))
    cells = [
        cell for cell in nbformat.read(source / f"{HOMEWORK}.ipynb", as_version=4).cells if cell.cell_type == "code"
    ]
    # As a student receives it: without the marking.
    handed_out = [cell.source.split("### BEGIN HIDDEN TESTS")[0].strip() for cell in cells]
    page = lab(server.write(f"{HOMEWORK}/{HOMEWORK}.ipynb", *handed_out))
    page.run_all()
    name = page.page.get_by_label("Your name")
    name.fill("Zoë")
    name.press("Enter")
    expect(page.page.get_by_text("Your name is saved.")).to_be_visible()
    in_both_themes(page, HOMEWORK, table)


@pytest.fixture(scope="module")
def demos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demos]:
    started = Demos(tmp_path_factory.mktemp("demos"))
    yield started
    started.close()


@pytest.mark.parametrize("demo", [scene.demo for scene in SCENES])
def test_nothing_is_wrong_with_a_demo_page(demos: Demos, chromium: Browser, demo, table):
    context = chromium.new_context(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    page = DemoPage(context, demos.demo(demo)).ready()
    table[demo] = [axe.check(page.page, whole=True)]
    page.stage.get_by_role("button", name="Controls").click()
    page.stage.get_by_role("button", name="Predict first").click()
    page.key("?")
    page.page.evaluate("() => { document.body.dataset.jpThemeLight = 'false'; }")
    table[demo].append(axe.check(page.page, whole=True))
    page.close()
    for result in table[demo]:
        clean(result)
