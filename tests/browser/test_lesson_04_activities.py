"""The activities of lesson 04 in one real page: every control moved once, narrow and dark too."""

import pytest
from lab import LabPage
from playwright.sync_api import expect
from test_activities import fits, press, slide

CELL = """
import course_utils as course
course.arms_race()
course.alliance_and_outsider()
course.race_of_1909()
course.four_worlds()
course.abandonment_or_entrapment()
course.crisis()
"""


@pytest.fixture(scope="module")
def page(chromium, server):
    """One page with all six activities, since opening it is what takes time; at the end nothing may have gone wrong."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    opened = LabPage(context, server, server.write("lesson_04.ipynb", CELL))
    opened.run_all()
    yield opened
    faults = opened.close()
    for session in server.call("sessions"):
        server.call(f"sessions/{session['id']}", "DELETE")
    assert not faults, "\n".join(faults)


@pytest.fixture
def at(page):
    """Find an activity by its place, in a page of some width."""

    def find(place, width=1280):
        page.page.set_viewport_size({"width": width, "height": 800})
        activity = page.page.locator(".al-activity").nth(place)
        if width < 1000:
            page.page.wait_for_function("() => document.querySelector('.al-activity').clientWidth < 700")
        return activity

    return find


def sentence(activity, index=0):
    return activity.locator(".al-figure").nth(index).locator(".al-sentence")


def height(activity):
    return activity.locator(".al-figure").first.bounding_box()["height"]


def test_an_arms_race_is_calmed_and_let_loose(at):
    activity = at(0)
    expect(sentence(activity)).to_contain_text("Stable: brakes a·b = 1.00, reactions k·l = 0.81")
    before = height(activity)
    examples = activity.get_by_role("combobox", name="Examples")
    examples.select_option("no-malice")
    expect(sentence(activity)).to_contain_text("Neither side has any grievance")
    examples.select_option("detente")
    expect(sentence(activity)).to_contain_text("both end up spending nothing")
    for side in "AB":
        slide(activity.get_by_role("slider", name=f"{side} spends at the start"), 120)
    expect(sentence(activity)).to_contain_text("It runs away")
    expect(examples).to_have_value("")
    for name, value in (
        ("A's reaction to B's arms (k)", 0.5), ("B's reaction to A's arms (l)", 0.5), ("A's brake", 1.5),
        ("B's brake", 1.5), ("A's grievance", 5), ("B's grievance", 5),
    ):  # fmt: skip
        activity.get_by_role("slider", name=name).fill(str(value))
    expect(sentence(activity)).to_contain_text("A comes to rest at 5 and B at 5")
    press(activity, "↶ Undo")
    press(activity, "↷ Redo")
    press(activity, "Reset")
    expect(sentence(activity)).to_contain_text("A comes to rest at 100 and B at 100")
    assert height(activity) == before
    fits(activity)


def test_an_alliance_changes_what_the_outsider_does(at):
    activity = at(1, width=800)
    activity.get_by_role("checkbox", name="A and B are allies").check()
    expect(sentence(activity)).to_contain_text("C can arm less: 32 instead of 100")
    activity.get_by_role("combobox", name="Examples").select_option("breaking")
    expect(sentence(activity)).to_contain_text("now runs away")
    for name, value in (("Trust", 0.5), ("Alarm", 0.1), ("Reaction", 0.3), ("Grievance", 5)):
        activity.get_by_role("slider", name=name).fill(str(value))
    expect(sentence(activity)).to_contain_text("Stable")
    press(activity, "Reset")
    expect(sentence(activity)).to_contain_text("No alliance")
    fits(activity)


def test_the_four_worlds_are_switched(at):
    activity = at(3)
    expect(sentence(activity)).to_contain_text("A prisoners' dilemma")
    activity.get_by_role("radio", name="To defend").check(force=True)
    expect(sentence(activity)).to_contain_text("A stag hunt")
    activity.get_by_role("checkbox", name="A would like to conquer B").check()
    expect(sentence(activity)).to_contain_text("A wants to conquer")
    activity.get_by_role("radio", name="Yes, they can be told apart").check(force=True)
    expect(sentence(activity)).to_contain_text("Even a greedy A gains nothing")
    expect(activity).to_contain_text("missiles on submarines")
    press(activity, "Reset")
    expect(sentence(activity, 1)).to_contain_text("World 1 of four")
    fits(activity)


def test_a_commitment_is_chosen_and_compared_with_history(at):
    activity = at(4, width=800)
    slide(activity.get_by_role("slider", name="Your commitment"), 100)
    expect(sentence(activity)).to_contain_text("At 100% commitment the fear of being left alone is 0")
    press(activity, "What happened?")
    expect(activity).to_contain_text("blank cheque")
    slide(activity.get_by_role("slider", name="How much you need this ally"), 0)
    expect(sentence(activity)).to_contain_text("An ally you do not need")
    slide(activity.get_by_role("slider", name="How far its quarrels are yours"), 100)
    expect(sentence(activity)).to_contain_text("any commitment will do")
    activity.get_by_role("combobox", name="Whose choice?").select_option("korea-1953")
    expect(sentence(activity)).to_contain_text("least at 25%")
    activity.get_by_role("radio", name="many").check(force=True)
    expect(sentence(activity)).to_contain_text("least at 45%")
    press(activity, "Reset")
    expect(activity).to_contain_text("South Korea's president")
    fits(activity)


def test_a_crisis_is_walked_forward_and_back(at):
    activity = at(5)
    expect(activity.get_by_role("button", name="Go on ▶")).to_be_disabled()
    activity.get_by_label("Ask Germany whether it will stand by you").check()
    expect(activity).to_contain_text("Vienna sent an envoy to Berlin")
    press(activity, "Go on ▶")
    expect(activity).to_contain_text("5–6 July: The blank cheque")
    press(activity, "◀ Back")
    expect(activity.get_by_label("Ask Germany whether it will stand by you")).to_be_checked()
    press(activity, "↶ Undo")
    expect(activity).to_contain_text("5–6 July: The blank cheque")
    activity.get_by_role("combobox", name="Crisis").select_option("munich-1938")
    expect(sentence(activity)).to_contain_text("France has to choose")
    activity.get_by_label("Do what Britain does").check()
    expect(activity).to_contain_text("Czechoslovakia was not at the table")
    press(activity, "Reset")
    expect(activity.get_by_role("radio", checked=True)).to_have_count(0)
    fits(activity)


def test_the_race_of_1909_is_walked_through_in_a_dark_page(page, at):
    page.run_command("apputils:change-theme", {"theme": "JupyterLab Dark"})
    page.page.locator('body[data-jp-theme-light="false"]').wait_for(state="attached")
    activity = at(2)
    expect(sentence(activity, 1)).to_contain_text("One point so far")
    press(activity, "Next year")
    activity.get_by_role("checkbox", name="Draw the line").check()
    expect(sentence(activity, 1)).to_contain_text("For 1912 it forecasts 227; it became 226")
    slide(activity.get_by_role("slider", name="Figures up to"), 1913)
    expect(sentence(activity, 1)).to_contain_text("slope 0.83")
    expect(activity.get_by_role("button", name="Next year")).to_be_disabled()
    activity.get_by_role("checkbox", name="Count the years from 1905").check()
    expect(sentence(activity, 1)).to_contain_text("no straight line")
    press(activity, "Reset")
    expect(sentence(activity)).to_contain_text("In 1910")
    fits(activity)
