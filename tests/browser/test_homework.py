"""Homework in a real page: answered, found again, in two tabs, without the kernel, with the keyboard alone."""

import io
import json
import os
import signal
import zipfile
from pathlib import Path

import pytest
from lab import LabPage
from playwright.sync_api import Locator, expect
from server import ROOT

from course_utils.homework import publish, read, read_answers

SMALL = ROOT / "tests" / "homework" / "small"
CALL = "import course_utils as course\ncourse.{}"
KINDS = ("single", "several", "groups", "order", "number", "words")
CALLS = ['start_homework("small")', 'own_figures("case")', *(f'exercise("small-{kind}")' for kind in KINDS)]
CALLS += ["calculator()", "ready_to_submit()"]
NAME = "Zoë  Åberg"


@pytest.fixture
def folder(server) -> Path:
    """What a student receives, in a folder of its own."""
    folder = server.notebooks / "small"
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink() if path.is_file() else None
    (folder / "questions.json").write_text(json.dumps(publish(read(SMALL))))
    server.write("small/small.ipynb", *map(CALL.format, CALLS))
    return folder


def asked(page: LabPage, kind: str) -> Locator:
    return page.page.locator(f'.al-question[data-question="small-{kind}"]')


def saved(question: Locator) -> None:
    expect(question.locator(".al-saved")).to_contain_text("✓ Saved at")


def named(page: LabPage, name: str) -> None:
    field = page.page.get_by_label("Your name")
    field.fill(name)
    field.press("Enter")
    expect(page.page.get_by_text("Your name is saved.")).to_be_visible()


def answer_all(page: LabPage) -> None:
    asked(page, "single").get_by_label("Much power").check()
    asked(page, "several").get_by_label("Italy").check()
    for item, group in (("Help if attacked", "Offence"), ("Attack together", "Defence")):
        asked(page, "groups").get_by_label(item).select_option(label=group)
    asked(page, "order").get_by_role("button", name="Keep this order").click()
    asked(page, "number").get_by_label("Your answer").fill("0.5")
    asked(page, "words").get_by_label("Your answer").fill("To be safer.")
    asked(page, "words").get_by_label("Your answer").blur()
    for kind in KINDS:
        saved(asked(page, kind))


def test_every_kind_is_saved_at_once_found_again_by_a_renamed_notebook_and_mixed_between_tabs(lab, server, folder):
    page = lab("notebooks/small/small.ipynb")
    page.run_all()
    expect(page.page.get_by_text("0 of 6 questions answered, 6 to go.").first).to_be_visible()
    expect(asked(page, "number")).to_contain_text("Type your name at the top")
    expect(asked(page, "number").get_by_label("Your answer")).to_be_disabled()
    named(page, NAME)
    year = page.page.locator(".al-own dd").first.inner_text()
    expect(asked(page, "number").locator(".al-prompt")).to_have_text(f"How concentrated was power in {year}?")
    answer_all(page)
    expect(asked(page, "number")).to_contain_text("! Give it to 3 decimals.")
    expect(page.page.get_by_text("But 1 answer needs another look at the form.")).to_be_visible()
    asked(page, "number").get_by_label("Your answer").fill("0.500")
    expect(page.page.get_by_text("Public checks passed")).to_be_visible()
    for word in ("Right", "Wrong", "secret", "Hint", "model answer"):
        expect(page.page.locator(".jp-Notebook")).not_to_contain_text(word)
    expect(asked(page, "number").locator(".al-formed")).to_be_hidden()
    kept = read_answers(folder / "answers.json")
    assert kept["student"] == "Zoë Åberg"
    assert {id: entry["answer"] for id, entry in kept["answers"].items()} == {
        "small-single": "power",
        "small-several": ["italy"],
        "small-groups": {"shield": "offence", "sword": "defence"},
        "small-order": kept["answers"]["small-order"]["answer"],
        "small-number": "0.500",
        "small-words": "To be safer.",
    }

    with page.page.expect_download() as download:
        page.page.get_by_role("button", name="Make the zip").click()
    assert download.value.suggested_filename == "small_Zoë_Åberg.zip"
    content = Path(download.value.path()).read_bytes()
    assert (folder / "small_Zoë_Åberg.zip").read_bytes() == content
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert set(packed.namelist()) == {"answers.json", "small.ipynb"}
        assert packed.read("answers.json") == (folder / "answers.json").read_bytes()

    (folder / "small.ipynb").rename(folder / "my homework.ipynb")
    again = lab("notebooks/small/my homework.ipynb")
    again.run_all()
    expect(again.page.get_by_text("Public checks passed")).to_be_visible()
    expect(again.page.get_by_label("Your name")).to_have_value("Zoë Åberg")
    expect(asked(again, "single").get_by_label("Much power")).to_be_checked()
    expect(asked(again, "groups").get_by_label("Attack together")).to_have_value("defence")
    expect(asked(again, "words").get_by_label("Your answer")).to_have_value("To be safer.")

    asked(again, "single").get_by_role("button", name="Clear").click()
    expect(asked(again, "single").locator(".al-saved")).to_have_text("○ Not answered yet")
    assert "small-single" not in read_answers(folder / "answers.json")["answers"]
    asked(again, "single").get_by_role("button", name="Put it back").click()
    saved(asked(again, "single"))

    # The first notebook still runs, with a kernel of its own: two tabs mix question by question.
    asked(page, "several").get_by_label("Norway").check()
    saved(asked(page, "several"))
    asked(again, "groups").get_by_label("Help if attacked").select_option(label="Defence")
    saved(asked(again, "groups"))
    expect(asked(again, "several").get_by_label("Norway")).to_be_checked()
    page.page.get_by_role("button", name="Look again").click()
    expect(asked(page, "groups").get_by_label("Help if attacked")).to_have_value("defence")
    kept = read_answers(folder / "answers.json")["answers"]
    assert sorted(kept["small-several"]["answer"]) == ["italy", "norway"]
    assert kept["small-groups"]["answer"] == {"shield": "defence", "sword": "defence"}


def test_what_was_typed_after_the_kernel_was_killed_is_saved_by_the_next_run(lab, server, folder):
    tell = "import os, pathlib\n_ = pathlib.Path('pid').write_text(str(os.getpid()))"
    page = lab(server.write("small/killed.ipynb", tell, CALL.format('exercise("small-words")')))
    page.run_all()
    words = asked(page, "words")
    words.get_by_label("Your answer").fill("Before.")
    words.get_by_label("Your answer").blur()
    saved(words)
    os.kill(int((folder / "pid").read_text()), signal.SIGKILL)
    page.page.locator(".jp-Dialog").get_by_role("button", name="Ok").click()
    words.get_by_label("Your answer").fill("Before. And after.")
    words.get_by_label("Your answer").blur()
    expect(words.locator(".al-saved")).to_contain_text("✗ Not saved yet: the kernel is silent.")
    assert read_answers(folder / "answers.json")["answers"]["small-words"]["answer"] == "Before."
    page.kernel_ready()
    page.menu("Run", "Run All Cells")
    saved(words)
    expect(words.get_by_label("Your answer")).to_have_value("Before. And after.")
    assert read_answers(folder / "answers.json")["answers"]["small-words"]["answer"] == "Before. And after."


def test_the_keyboard_alone_is_enough_and_the_calculator_works_things_out(lab, server, folder):
    page = lab("notebooks/small/small.ipynb", 800)
    page.run_all()
    keys, calculator = page.page.keyboard, page.page.get_by_label("Calculator")
    calculator.focus()
    keys.type("0.18^2+√0.0625")
    keys.press("Enter")
    expect(page.page.locator(".al-lines li")).to_have_text("0.18^2+√0.0625 = 0.2824")
    keys.type("1/0")
    keys.press("Enter")
    expect(page.page.locator(".al-error:visible")).to_have_text("Nothing can be divided by zero.")
    keys.press("Control+a")
    keys.type("2+2")
    keys.press("Tab")
    keys.press("Enter")
    expect(page.page.locator(".al-lines li")).to_have_count(2)
    expect(page.page.locator(".al-error:visible")).to_have_count(0)

    page.page.get_by_label("Your name").focus()
    keys.type("Max")
    keys.press("Tab")
    keys.press("Enter")
    expect(page.page.get_by_text("Your name is saved.")).to_be_visible()
    asked(page, "single").get_by_label("Much power").focus()
    keys.press("Space")
    saved(asked(page, "single"))
    keys.press("Tab")
    expect(asked(page, "single").get_by_role("button", name="Clear")).to_be_focused()
    order = asked(page, "order")
    order.get_by_role("button", name="Move down").first.focus()
    keys.press("Enter")
    saved(order)
    number = asked(page, "number").get_by_label("Your answer")
    number.focus()
    keys.type("0.500")
    keys.press("Enter")
    saved(asked(page, "number"))
    page.page.get_by_role("button", name="Sort the promises.").focus()
    keys.press("Enter")
    expect(asked(page, "groups").locator("select").first).to_be_focused()
