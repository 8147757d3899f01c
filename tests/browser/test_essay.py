"""A review question in a real page: answered with the keyboard alone, and with script in the text."""

import pytest
from lab import LabPage
from playwright.sync_api import Locator, expect

ID = "defensive-realism-strategy"
ASK = f"import course_utils as course\ncourse.ask({ID!r})"
FIRST = "Allies put their armies and their money together."
MORE = " Nobody stands above states to protect them."
SCRIPT = (
    "<script>document.title = 'run'</script><img src=x onerror=\"document.title='run'\"> "
    "<b>Alliances never deter anyone.</b> Allies put their <i>armies</i> and their money together."
)


@pytest.fixture
def notebook(server):
    return server.write("essay.ipynb", ASK)


def asked(page: LabPage) -> Locator:
    return page.page.locator(f'.al-question[data-question="{ID}"]')


def test_the_keyboard_alone_is_enough_and_a_rerun_finds_the_earlier_tries(lab, notebook):
    page = lab(notebook, 800)
    page.run_all()
    question, keys = asked(page), page.page.keyboard
    text, found = question.get_by_role("textbox"), question.locator('.al-concept[data-state="found"]')
    text.focus()
    keys.type("How do alliances serve as a strategy?")
    keys.press("Tab")
    expect(question.get_by_role("button", name="Check")).to_be_focused()
    keys.press("Enter")
    expect(question.locator(".al-feedback")).to_contain_text("So far you only ask.")
    expect(question.locator(".al-status")).to_have_text("Not attempted yet")
    expect(question.get_by_role("button", name="Show the model answer")).to_be_disabled()

    text.focus()
    keys.press("Control+a")
    keys.type(FIRST)
    keys.press("Tab")
    keys.press("Enter")
    expect(found.locator("q")).to_have_text([FIRST.rstrip(".")])
    missing = question.locator('.al-concept[data-state="missing"]')
    expect(missing).to_have_count(4)
    first_hint = missing.last.inner_text()
    expect(question.locator(".al-status")).to_have_text("1 of 5 found")

    text.focus()
    keys.press("Control+End")
    keys.type(MORE)
    expect(question.locator(".al-feedback")).to_contain_text("You have changed your answer. Check it again")
    keys.press("Tab")
    keys.press("Space")
    expect(found).to_have_count(2)
    expect(question.locator(".al-status")).to_have_text("Now 2 of 5 found; at your first try 1")
    expect(missing.last).not_to_have_text(first_hint)

    question.get_by_role("button", name="Show the model answer").focus()
    keys.press("Enter")
    expect(question.locator(".al-tied li")).to_have_count(6)
    expect(question.locator(".al-says").first).to_have_text("The world that states live in")

    page.run_command("notebook:run-cell")
    expect(question.locator(".al-status")).to_have_text("Now 2 of 5 found; at your first try 1; model answer shown")
    expect(question.get_by_role("textbox")).to_have_value(FIRST + MORE)
    expect(found).to_have_count(2)
    box = question.evaluate("box => box.scrollWidth <= box.clientWidth")
    assert box, "the card is wider than its place"


def test_script_in_an_answer_is_shown_as_text_and_never_runs(lab, notebook):
    page = lab(notebook, dark=True)
    page.run_all()
    question = asked(page)
    question.get_by_role("textbox").fill(SCRIPT)
    question.get_by_role("button", name="Check").click()
    expect(question.locator('.al-concept[data-state="opposite"] q')).to_have_text("Alliances never deter anyone")
    expect(question.locator('.al-concept[data-state="found"] q')).to_have_text(
        "Allies put their <i>armies</i> and their money together"
    )
    expect(question.locator("img, script, i")).to_have_count(0)
    question.get_by_role("button", name="Clear").click()
    expect(question.locator(".al-concept")).to_have_count(0)
    question.get_by_role("button", name="Put it back").click()
    expect(question.get_by_role("textbox")).to_have_value(SCRIPT)
    assert page.page.title() != "run", "a script in a learner's text was run"
