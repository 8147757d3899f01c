"""A session of flashcards with the keyboard alone, the schedule after a reload, the dashboard and the quiz."""

import re

import pytest
from lab import LabPage
from playwright.sync_api import Locator, expect

CARDS = "import course_utils as course\ncourse.flashcards('02')"
DASHBOARD = "import course_utils as course\ncourse.dashboard()"
PRACTISE = "import course_utils as course\ncourse.practise()"
ASK = "import course_utils as course\ncourse.ask({!r})"
FIRST, SECOND, THIRD = "balance of power", "capability", "major power"


def deck(page: LabPage) -> Locator:
    return page.page.locator(".al-flashcards").first


def front(page: LabPage, text: str) -> None:
    expect(deck(page).locator(".al-front")).to_have_text(text)


@pytest.fixture
def notebook(server):
    return server.write("cards.ipynb", CARDS, "1 + 1")


def test_a_session_with_the_keyboard_alone_and_the_schedule_after_a_reload(lab, notebook):
    page = lab(notebook)
    page.run_all()
    keys, cards = page.page.keyboard, deck(page)
    card = cards.get_by_role("group", name=re.compile("^What does this term mean"))
    answer, rates = cards.locator(".al-answer"), cards.locator(".al-rates .al-button")

    # Think: the answer is not there, and a number rates nothing.
    page.page.locator(".jp-CodeCell").first.click(position={"x": 5, "y": 5})
    card.focus()
    front(page, FIRST)
    expect(cards.locator(".al-top")).to_have_text("10 new cards to go.")
    keys.press("3")
    expect(answer).to_have_count(0)
    front(page, FIRST)

    # Reveal, and see when each choice would bring the card back; focus stays on the card.
    keys.press("Space")
    expect(answer).to_contain_text("none becomes dominant")
    expect(rates.locator(".al-when")).to_have_text(["1 min", "6 min", "10 min", "8 days"])
    expect(card).to_be_focused()
    keys.press("4")
    front(page, SECOND)
    expect(card).to_be_focused()
    expect(answer).to_have_count(0)
    keys.press("Enter")
    keys.press("1")
    front(page, THIRD)

    # By Tab alone: show, rate "Good", and take it back.
    keys.press("Tab")
    expect(cards.get_by_role("button", name="Show the answer")).to_be_focused()
    keys.press("Enter")
    for _ in range(3):
        keys.press("Tab")
    expect(cards.get_by_role("button", name="Good: back in 10 min")).to_be_focused()
    keys.press("Enter")
    expect(cards.locator(".al-top")).to_have_text("7 new cards to go.")
    undo = cards.get_by_role("button", name="Undo my last rating")
    undo.focus()
    keys.press("Enter")
    front(page, THIRD)
    expect(cards).to_contain_text("Your last rating is undone")
    expect(cards.locator(".al-top")).to_have_text("8 new cards to go.")

    # The letters and numbers that JupyterLab listens to change nothing in the notebook.
    for key in ("d", "d", "a", "b", "x", "0", "0", "ArrowDown", "1"):
        keys.press(key)
    expect(page.page.locator(".jp-CodeCell")).to_have_count(2)
    front(page, THIRD)
    # And outside the deck its keys mean nothing to it.
    keys.press("Space")
    expect(answer).to_be_visible()
    page.page.locator(".jp-CodeCell").nth(1).locator(".jp-InputPrompt").click()
    keys.press("4")
    page.page.wait_for_timeout(200)
    front(page, THIRD)

    # A new kernel knows nothing but what the record holds, and a reloaded page goes on where it was.
    page.run_command("kernelmenu:restart-and-clear")
    page.page.get_by_role("button", name="Confirm Kernel Restart").click()
    expect(cards).to_have_count(0)
    page.run_all()
    front(page, THIRD)
    page.save()
    page.page.reload()
    front(page, THIRD)
    expect(deck(page).locator(".al-top")).to_have_text(re.compile("^8 new|1 to repeat and 8 new"))
    for _ in range(8):
        deck(page).get_by_role("button", name="Show the answer").click()
        deck(page).get_by_role("button", name=re.compile("^Easy")).click()
    expect(deck(page)).to_contain_text(re.compile(r"Done for now, after 8 answers|1 to repeat"))


def test_a_card_rated_in_one_tab_is_not_rated_again_in_another(lab, notebook, server):
    one, two = lab(notebook), lab(server.write("other.ipynb", CARDS))
    for page in (one, two):
        page.run_all()
        front(page, FIRST)
    for page, then in ((one, SECOND), (two, SECOND)):
        deck(page).get_by_role("button", name="Show the answer").click()
        deck(page).get_by_role("button", name=re.compile("^Easy")).click()
        front(page, then)
    expect(deck(two)).to_contain_text("rated in another tab meanwhile")
    expect(deck(two).locator(".al-top")).to_have_text("9 new cards to go.")


def test_the_dashboard_counts_and_leads_to_the_lesson_and_the_quiz_asks_again(lab, server):
    wrong = "dwarf-and-giants"
    path = server.write("mine.ipynb", DASHBOARD, CARDS, PRACTISE, ASK.format(wrong))
    page = lab(path, width=400, dark=True)
    page.run_all()
    dashboard, practice = page.page.locator(".al-dashboard"), page.page.locator(".al-practice")
    expect(practice).to_contain_text("Nothing to practise")
    asked = page.page.locator(f'.al-question[data-question="{wrong}"]')
    asked.get_by_label("Not at all").check()
    asked.get_by_role("button", name="Check").click()
    expect(practice).to_contain_text("1 question that you did not get right at the first try waits for you.")
    asked.get_by_label("Exactly as much").check()
    asked.get_by_role("button", name="Check").click()
    expect(asked.locator(".al-status")).to_have_text("Right after 2 tries")

    practice.get_by_role("button", name="Begin the quiz").click()
    quiz = page.page.locator(f'.al-question[data-question="{wrong}"]').first
    expect(page.page.locator(f'.al-question[data-question="{wrong}"]')).to_have_count(2)
    expect(quiz.locator(".al-status")).to_have_text("Not attempted yet")
    expect(quiz.get_by_label("Exactly as much")).not_to_be_checked()
    quiz.get_by_label("Exactly as much").check()
    quiz.get_by_role("button", name="Check").click()
    expect(practice).to_contain_text("All of them are right now")

    deck(page).get_by_role("button", name="Show the answer").click()
    deck(page).get_by_role("button", name=re.compile("^Easy")).click()
    expect(dashboard.locator(".al-counts")).to_contain_text("0 of 1")
    expect(dashboard.locator("figcaption")).to_contain_text(
        "1 card comes back within two weeks, 0 today. The fullest day"
    )
    expect(dashboard.get_by_role("img", name=re.compile("Cards by day: .* 1; none on the other"))).to_be_visible()
    assert page.page.evaluate(
        "() => [...document.querySelectorAll('.al-page, .al-question')]"
        ".every(box => box.scrollWidth <= box.clientWidth)"
    )
    link = dashboard.get_by_role("link", name="Open lesson 02: Power and its balance")
    link.focus()
    page.page.keyboard.press("Enter")
    page.page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget?.context?.path === 'notebooks/02_power_and_its_balance.ipynb'"
    )
