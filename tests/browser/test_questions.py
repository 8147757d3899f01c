"""Questions, summary, glossary and progress in a real page, with the mouse and with the keyboard alone."""

import json
import re

import pytest
from lab import LabPage
from playwright.sync_api import Locator, expect

ASK = "from course_utils.widgets.question import ask\nask({!r})"
ONE, SEVERAL, NUMBER = "start-choose-one", "parts-of-an-alliance", "start-type-a-number"
GROUPS, ORDER, WORDS = "start-sort-into-groups", "start-put-in-order", "correct-your-friend"
START = "from course_utils.widgets.pages import start\nstart('00')"
SUMMARY = "from course_utils.widgets.pages import summary\nsummary('00')"
SCRIPT = "<img src=x onerror=\"document.title='run'\"><b>They</b> only signed a convention on Asia."


@pytest.fixture
def notebook(server):
    return server.write("ask.ipynb", START, *map(ASK.format, (ONE, SEVERAL, NUMBER, GROUPS, ORDER, WORDS)), SUMMARY)


def asked(page: LabPage, id: str) -> Locator:
    return page.page.locator(f'.al-question[data-question="{id}"]')


def press(question: Locator, name: str) -> None:
    question.get_by_role("button", name=name, exact=True).click()


def says(question: Locator, text: str) -> None:
    expect(question.locator(".al-feedback")).to_contain_text(text)


def stands(question: Locator, text: str) -> None:
    expect(question.locator(".al-status")).to_have_text(text)


def marks(question: Locator, *texts: str) -> None:
    expect(question.locator(".al-why:visible b")).to_have_text(list(texts))


def test_each_kind_is_answered_wrong_and_right_and_found_again(lab, notebook):
    page = lab(notebook)
    page.run_all()
    expect(page.page.locator(".al-live")).to_contain_text("This page is live.")

    one = asked(page, ONE)
    stands(one, "Not attempted yet")
    press(one, "Check")
    says(one, "Not answered yet.")
    stands(one, "Not attempted yet")
    one.get_by_label("A customs union").check()
    press(one, "Check")
    marks(one, "✗ Not right")
    expect(one.locator(".al-why:visible")).to_contain_text("tariffs")
    press(one, "Hint")
    expect(one.locator(".al-hints p")).to_have_count(1)
    press(one, "Another hint")
    expect(one.locator(".al-hints p")).to_have_count(2)
    expect(one.get_by_role("button", name="No more hints")).to_be_disabled()
    one.get_by_label("An alliance").check()
    marks(one, "Your last answer: ✗ Not right")
    says(one, "You have changed your answer.")
    press(one, "Check")
    marks(one, "✓ Right")
    stands(one, "Right after 2 tries")

    several = asked(page, SEVERAL)
    several.get_by_label("They have agreed to cooperate.").check()
    several.get_by_label("They are about equally strong.").check()
    press(several, "Check")
    says(several, "1 of 2 is rightly chosen; 2 more are right.")
    expect(several.locator(".al-why:visible b")).to_have_count(2)
    several.get_by_label("They are about equally strong.").uncheck()
    several.get_by_label("They share a stated purpose.").check()
    expect(several.locator(".al-why:visible b").filter(has_text="last answer")).to_have_count(1)
    several.get_by_label("There are at least two states.").check()
    press(several, "Check")
    marks(several, "✓ Right", "✓ Right", "✓ Right")

    number = asked(page, NUMBER)
    number.get_by_label("Your answer").fill("twenty")
    press(number, "Check")
    says(number, "could not be read as a number")
    stands(number, "Not attempted yet")
    number.get_by_label("Your answer").fill("44")
    press(number, "Check")
    expect(number.locator(".al-why")).to_contain_text("You added the two numbers.")
    press(number, "Show the answer")
    expect(number.locator(".al-model")).to_contain_text("32 - 12 = 20")
    expect(number.locator(".al-model")).to_contain_text("North Atlantic Treaty")
    stands(number, "Answer shown after 1 try")

    groups = asked(page, GROUPS)
    for state, alliance in (("Poland", "NATO"), ("Italy", "NATO"), ("Sweden", "Neither")):
        groups.get_by_label(state).select_option(alliance)
    press(groups, "Check")
    says(groups, "2 of 3 are rightly placed; 1 is still to be placed.")
    groups.get_by_label("Poland").select_option("Warsaw Pact")
    groups.get_by_label("Bulgaria").select_option("Warsaw Pact")
    press(groups, "Check")
    says(groups, "Right.")
    press(groups, "Clear")
    expect(groups.get_by_label("Poland")).to_have_value("")
    expect(groups.locator(".al-why:visible")).to_have_count(0)
    press(groups, "Put it back")
    press(groups, "Check")
    stands(groups, "Right after 2 tries")

    own = asked(page, WORDS)
    own.get_by_label("Your answer").fill(SCRIPT)
    expect(own.locator(".al-count")).to_have_text(re.compile("^9 words"))
    expect(own.get_by_role("button", name="Show the model answer")).to_be_disabled()
    press(own, "Keep my answer")
    says(own, "your answer is kept")
    press(own, "Show the model answer")
    expect(own.locator(".al-model")).to_contain_text("bilateral agreement")

    # The summary has followed all this by itself.
    summary = page.page.locator(".al-page.al-boxed")
    expect(summary).to_contain_text("You have 2 of 4 right. 2 to go")
    expect(summary.locator('.al-rows li[data-standing="open"]')).to_have_count(1)
    summary.get_by_role("button", name=re.compile("Put these alliances in order")).click()
    expect(asked(page, ORDER).get_by_role("button", name=re.compile("Move up")).first).to_be_focused()

    # A new kernel knows nothing but what the record holds.
    page.run_command("kernelmenu:restart-and-clear")
    page.page.get_by_role("button", name="Confirm Kernel Restart").click()
    expect(page.page.locator(".al-question")).to_have_count(0)
    page.run_all()
    expect(page.page.locator(".al-live")).to_contain_text("Welcome back: 2 of 4 right so far.")
    expect(asked(page, ONE).get_by_label("An alliance")).to_be_checked()
    marks(asked(page, ONE), "✓ Right")
    expect(asked(page, ONE).locator(".al-hints p")).to_have_count(2)
    expect(asked(page, NUMBER).get_by_label("Your answer")).to_have_value("44")
    expect(asked(page, NUMBER).locator(".al-model")).to_contain_text("32 - 12 = 20")
    expect(asked(page, GROUPS).get_by_label("Bulgaria")).to_have_value("warsaw-pact")
    expect(asked(page, WORDS).get_by_label("Your answer")).to_have_value(SCRIPT)
    assert page.page.title() != "run", "a script in a learner's text was run"

    # What was typed and not handed in outlives a reload.
    asked(page, WORDS).get_by_label("Your answer").fill("A better answer")
    asked(page, ONE).get_by_label("An armistice").focus()
    expect(asked(page, WORDS).locator(".al-count")).to_have_text("3 words, draft kept")
    page.run_command("docmanager:save")
    page.page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty")
    page.page.reload()
    expect(asked(page, WORDS).get_by_label("Your answer")).to_have_value("A better answer")
    says(asked(page, WORDS), "You have changed your answer.")


def test_the_keyboard_alone_is_enough_and_no_key_reaches_the_notebook(lab, notebook):
    page = lab(notebook)
    page.run_all()
    keys = page.page.keyboard
    cells = page.page.locator(".jp-CodeCell")
    expect(cells).to_have_count(8)

    one = asked(page, ONE)
    one.get_by_role("radio").first.focus()
    for key in ("ArrowDown", "ArrowUp", "d", "d", "a", "b", "x", "Shift+Enter", "Escape", "Enter"):
        keys.press(key)
    expect(one.get_by_label("An alliance")).to_be_checked()
    expect(one.get_by_label("An alliance")).to_be_focused()
    keys.press("Tab")
    keys.press("Enter")
    stands(one, "Right at the first try")

    several = asked(page, SEVERAL)
    several.get_by_role("checkbox").first.focus()
    right = ("There are at least two states.", "They share a stated purpose.", "They have agreed to cooperate.")
    for label in several.locator(".al-option").all():
        if label.inner_text() in right:
            keys.press("Space")
        keys.press("Tab")
    keys.press("Space")
    stands(several, "Right at the first try")

    number = asked(page, NUMBER)
    number.get_by_role("textbox").focus()
    keys.type("dd20")
    for key in ("Home", "Delete", "Delete", "Enter"):
        keys.press(key)
    stands(number, "Right at the first try")
    expect(number.get_by_role("textbox")).to_be_focused()

    groups = asked(page, GROUPS)
    groups.get_by_role("combobox").first.focus()
    for menu in groups.get_by_role("combobox").all():
        state = groups.locator(f"label[for='{menu.get_attribute('id')}']").inner_text()
        keys.type({"Italy": "NA", "Sweden": "Ne"}.get(state, "W"))
        keys.press("Tab")
    keys.press("Enter")
    stands(groups, "Right at the first try")

    order = asked(page, ORDER)
    for name in ("Quadruple Alliance", "Triple Alliance", "North Atlantic Treaty", "Warsaw Pact"):
        down = order.get_by_role("button", name=f"Move down: {name}")
        down.focus()
        for _ in range(3):
            keys.press("Enter")
        expect(down).to_be_focused()
    expect(order.locator(".al-hidden")).to_have_text("Warsaw Pact is now 4 of 4.")
    order.get_by_role("button", name="Check").focus()
    keys.press("Space")
    stands(order, "Right at the first try")

    own = asked(page, WORDS)
    own.get_by_role("textbox").focus()
    keys.type("add a bad cell, or not")
    keys.press("Enter")
    keys.type("dd")
    keys.press("Tab")
    keys.press("Enter")
    stands(own, "Answer kept")
    expect(own.get_by_role("textbox")).to_have_value("add a bad cell, or not\ndd")

    expect(cells).to_have_count(8)
    expect(page.page.locator(".al-page.al-boxed")).to_contain_text("You have 4 of 4 right. Nothing is left open")
    for width in (800, 400):
        page.page.set_viewport_size({"width": width, "height": 800})
        page.page.wait_for_function(
            "() => [...document.querySelectorAll('.al-question, .al-page')]"
            ".every(box => box.scrollWidth <= box.clientWidth)"
        )
    assert page.page.locator(".jp-CodeCell .jp-InputPrompt").all_text_contents() == [f"[{n}]:" for n in range(1, 9)]


def test_a_fault_in_a_callback_is_a_sentence_for_the_learner_and_a_failure_for_the_test(lab, server, chromium):
    fault = "from course_utils.widgets import question\nquestion.check = lambda *_: 1 / 0"
    path = server.write("fault.ipynb", ASK.format(ONE), fault, ASK.format("no-such-question"))
    # Not by `lab`, which would fail this very test, as it should any other.
    page = LabPage(chromium.new_context(), server, path)
    page.run_all()
    asked(page, ONE).get_by_label("An alliance").check()
    press(asked(page, ONE), "Check")
    expect(asked(page, ONE).locator(".al-error")).to_contain_text("it is not your fault (ZeroDivisionError")
    faults = "\n".join(page.close())
    assert "ZeroDivisionError" in faults
    assert "There is no question 'no-such-question' here" in faults


def test_the_glossary_is_searched_and_its_terms_lead_to_each_other(lab, server):
    key = "from course_utils.widgets.terms import key_terms\nkey_terms('alliance', 'treaty')"
    page = lab(server.write("terms.ipynb", "from course_utils.widgets.terms import glossary\nglossary()", key), 800)
    page.run_all()
    search, count = page.page.get_by_label("Search the glossary"), page.page.locator(".al-find [role=status]")
    terms = page.page.locator(".al-terms dt")
    everything = count.inner_text()
    search.fill("PACT")
    expect(count).to_have_text(re.compile(r"^\d+ of \d+ terms$"))
    expect(terms.first).to_contain_text("pact")
    search.fill("zzz")
    expect(page.page.get_by_text("Nothing found.")).to_be_visible()
    search.fill("bandwagoning")
    page.page.locator(".al-see").first.get_by_role("button").first.click()
    expect(search).to_have_value("")
    expect(count).to_have_text(everything)
    expect(page.page.locator(".al-terms dt:focus")).to_be_in_viewport()

    card = page.page.locator(".al-term").first
    expect(card.locator("p").first).to_be_hidden()
    card.locator("summary").focus()
    page.page.keyboard.press("Enter")
    expect(card.locator("p").first).to_be_visible()
    page.page.get_by_role("button", name="Open all").click()
    expect(page.page.locator(".al-term[open]")).to_have_count(2)


def test_progress_is_saved_to_a_file_forgotten_and_brought_back(lab, server, tmp_path):
    show = "from course_utils.widgets.pages import my_progress\nmy_progress()"
    page = lab(server.write("progress.ipynb", ASK.format(ONE), show), dark=True)
    page.run_all()
    one, progress = asked(page, ONE), page.page.locator(".al-page.al-boxed")
    one.get_by_label("An alliance").check()
    press(one, "Check")
    expect(progress).to_contain_text("1 of 4 right")

    with page.page.expect_download() as download:
        press(progress, "Save to a file")
    assert re.fullmatch(r"alliances-progress-\d{4}-\d\d-\d\d\.json", download.value.suggested_filename)
    file = tmp_path / "mine.json"
    download.value.save_as(file)
    assert [event["kind"] for event in json.loads(file.read_text())["events"]] == ["attempt"]

    press(progress, "Forget everything …")
    expect(progress.get_by_role("button", name="Cancel")).to_be_focused()
    press(progress, "Cancel")
    expect(progress).to_contain_text("1 of 4 right")
    press(progress, "Forget everything …")
    press(progress, "Yes, forget everything")
    expect(progress).to_contain_text("0 of 4 right")
    stands(one, "Not attempted yet")
    expect(one.get_by_label("An alliance")).not_to_be_checked()

    progress.locator("input[type=file]").set_input_files(file)
    expect(progress).to_contain_text("1 new entry came in.")
    expect(progress).to_contain_text("1 of 4 right")
    stands(one, "Right at the first try")
    expect(one.get_by_label("An alliance")).to_be_checked()
