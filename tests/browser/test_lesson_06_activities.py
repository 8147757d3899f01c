"""The activities of lesson 06 in a real page: every control, and a tie changed by a click in the figure."""

from playwright.sync_api import Locator, expect
from test_activities import fits, opened, press, sentence, slide

# A small activity of its own: what a click on a point sends is general, and so is what becomes of it.
CLICKS = """
from course_utils.figures import theme
from course_utils.widgets.activity import RESET, UNDO, Activity
from course_utils.widgets.controls import Button, Layout
from course_utils.widgets.live_figure import LiveFigure

class Count(Activity):
    def __init__(self):
        self.figure = LiveFigure()
        super().__init__(0, self.figure)
    def layout_of(self, state):
        return Layout(toolbar=(Button("more", "One more"), UNDO, RESET))
    def values(self, state):
        return {}
    def change(self, state, name, value):
        return state
    def press(self, state, name):
        if state == 3:
            raise ValueError("Three is enough.")
        return state + 1
    def draw(self, state):
        bad = dict(kind="press", name="gone")
        points = dict(type="scatter", mode="markers", x=[0, 1, 2], y=[0, 0, 0], marker=dict(size=40),
                      customdata=[dict(kind="press", name="more"), None, bad])
        axis = dict(range=[-1, 3])
        self.figure.show(theme.figure([points], dict(height=200, xaxis=axis, yaxis=axis)), f"Clicked {state} times.")

Count()
"""


def click_point(page, figure: Locator, place: int, kind: str = "path.point") -> None:
    """Click a point of the figure, as a mouse would."""
    spot = figure.locator(f".points {kind}").nth(place)
    spot.scroll_into_view_if_needed()
    box = spot.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.page.mouse.move(x - 3, y)
    page.page.mouse.move(x, y)
    page.page.wait_for_timeout(120)  # Plotly looks where the mouse is every 50 ms; no hand is faster
    page.page.mouse.click(x, y)


def test_a_click_on_a_point_acts_like_the_control_it_names(lab, server):
    page = lab(server.write("clicks.ipynb", CLICKS), height=1500)  # no scrolling between the clicks
    page.run_all()
    activity, figure = page.page.locator(".al-activity"), page.figure()
    click_point(page, figure, 0)
    expect(sentence(page)).to_have_text("Clicked 1 times.")
    press(activity, "One more")
    expect(sentence(page)).to_have_text("Clicked 2 times.")
    click_point(page, figure, 1)
    click_point(page, figure, 0)
    expect(sentence(page)).to_have_text("Clicked 3 times.")
    expect(figure.locator(".al-canvas")).to_have_class("al-canvas js-plotly-plot al-clickable")
    click_point(page, figure, 0)
    expect(activity.get_by_role("alert")).to_have_text("Three is enough.")
    press(activity, "↶ Undo")
    expect(sentence(page)).to_have_text("Clicked 2 times.")
    click_point(page, figure, 2)
    expect(activity.get_by_role("alert")).to_contain_text("That control is no longer there")
    press(activity, "Reset")
    expect(activity.get_by_role("alert")).to_be_hidden()


def test_europe_settles_in_the_landscape(lab, server):
    page, activity = opened(lab, server, "landscape", "landscape")
    expect(sentence(page)).to_contain_text("6 states would rather change sides")
    expect(sentence(page, 1)).to_contain_text("2 minima among 65,536 divisions")
    canvas = page.figure().locator(".al-canvas")
    height = canvas.bounding_box()["height"]
    press(activity, "Let one move")
    expect(activity.locator(".al-said")).to_contain_text("Italy changes sides")
    press(activity, "Let them move to the end")
    expect(sentence(page)).to_contain_text("this is minimum 1 of 2")
    expect(activity.get_by_role("button", name="Let one move")).to_be_disabled()
    start = activity.get_by_role("combobox", name="Start from")
    expect(start).to_have_value("")
    start.select_option("first")
    expect(sentence(page)).to_contain_text("Portugal and Lithuania")
    activity.get_by_role("group", name="Side of Portugal").get_by_text("A", exact=True).click()
    expect(sentence(page)).to_contain_text("1 state would rather change sides")
    slide(activity.get_by_role("slider", name="Year"), 1939)
    expect(sentence(page, 1)).to_contain_text("Only one minimum")
    for weight in ("ethnic conflict", "border disagreement", "religion", "type of government"):
        slide(activity.get_by_role("slider", name=f"Weight: {weight}"), 0)
    slide(activity.get_by_role("slider", name="Weight: recent war"), 0)
    expect(activity.get_by_role("alert")).to_contain_text("give at least one of them a weight")
    press(activity, "Reset")
    expect(activity.get_by_role("alert")).to_be_hidden()
    activity.get_by_role("combobox", name="Why does a state feel").select_option("GMY")
    expect(activity).to_contain_text("Germany had renounced Alsace-Lorraine at Locarno")
    activity.get_by_role("checkbox", name="Pure realists").check()
    expect(sentence(page, 1)).to_contain_text("226 minima")
    activity.get_by_role("checkbox", name="Great powers only").check()
    expect(sentence(page, 1)).to_contain_text("4 minima among 16 divisions")
    expect(activity.locator(".al-card")).to_have_count(5)
    press(activity, "↶ Undo")
    press(activity, "↷ Redo")
    expect(activity.locator(".al-card")).to_have_count(5)
    assert canvas.bounding_box()["height"] == height
    fits(activity)
    page.page.set_viewport_size({"width": 800, "height": 800})
    page.page.wait_for_function("() => document.querySelector('.al-activity').clientWidth < 700")
    fits(activity)


def test_a_tie_is_changed_by_a_click_and_by_its_buttons_in_a_dark_page(lab, server):
    page, activity = opened(lab, server, "signed_triangles", "signed_triangles", dark=True)
    expect(sentence(page)).to_contain_text("5 balanced, 2 unbalanced, 13 incomplete")
    expect(page.figure().locator(".al-canvas")).to_have_attribute("role", "img")
    tie = activity.get_by_role("group", name="Tie of Britain and France")
    expect(tie.get_by_role("radio", checked=True)).to_have_value("-1")
    # The spots of a tie follow each other; the first eight are those of Britain and France.
    click_point(page, page.figure(), 3, "path.plotly-customdata")
    expect(tie.get_by_role("radio", checked=True)).to_have_value("0")
    tie.get_by_role("radio", name="+").check()
    expect(activity.locator(".al-intro")).to_contain_text("Some ties are your own now")
    press(activity, "↶ Undo")
    press(activity, "↶ Undo")
    expect(tie.get_by_role("radio", checked=True)).to_have_value("-1")
    press(activity, "↷ Redo")
    press(activity, "Reset")
    press(activity, "Later ▸")
    expect(sentence(page)).to_contain_text("6 balanced, 2 unbalanced, 12 incomplete")
    press(activity, "◂ Earlier")
    activity.get_by_role("combobox", name="Moment").select_option("1907")
    expect(sentence(page)).to_contain_text("Every tie fits two camps")
    expect(activity.get_by_role("button", name="Later ▸")).to_be_disabled()
    fits(activity)
