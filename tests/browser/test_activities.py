"""The activities of lessons 01 and 02 beside the balance table, in a real page: every control, narrow and dark."""

import re

from playwright.sync_api import Locator, expect

CELLS = """
from course_utils.activities.{module} import {name}
{name}()
"""


def opened(lab, server, module: str, name: str, **page):
    shown = lab(server.write(f"{module}.ipynb", CELLS.format(module=module, name=name)), **page)
    shown.run_all()
    return shown, shown.page.locator(".al-activity")


def sentence(page, index: int = 0) -> Locator:
    return page.figure(index).locator(".al-sentence")


def slide(slider: Locator, value: int) -> None:
    """Drag a slider there: as many steps as the mouse makes, then let go."""
    slider.evaluate(
        """(input, value) => {
            const from = Number(input.value);
            for (let step = 1; step <= 5; step++) {
                input.value = Math.round(from + (value - from) * step / 5);
                input.dispatchEvent(new Event("input", { bubbles: true }));
            }
            input.dispatchEvent(new Event("change", { bubbles: true }));
        }""",
        value,
    )


def press(activity: Locator, name: str) -> None:
    activity.get_by_role("button", name=name, exact=True).click()


def fits(activity: Locator) -> None:
    """Nothing is wider than the page gives it room for."""
    too_wide = """activity => {
        const edge = activity.getBoundingClientRect().right + 2;
        return [...activity.querySelectorAll("*")]
            .filter(one => one.getBoundingClientRect().right > edge && !one.closest("svg"))
            .map(one => one.outerHTML.slice(0, 80));
    }"""
    assert activity.evaluate(too_wide) == []


def test_the_concentration_of_power_is_walked_through(lab, server):
    page, activity = opened(lab, server, "concentration", "concentration_over_time")
    expect(sentence(page)).to_contain_text("In 1816, CON was 0.33")
    height = page.figure().bounding_box()["height"]
    press(activity, "Go to 1946")
    expect(sentence(page)).to_contain_text("In 1946, CON was 0.45")
    expect(sentence(page, 1)).to_contain_text("Germany and Japan left the list")
    expect(page.figure(1).get_by_text("57%")).to_be_visible()
    slide(activity.get_by_role("slider", name="Year"), 1990)
    expect(sentence(page)).to_contain_text("In 1990")
    expect(activity.locator(".al-value")).to_have_text("1990")
    activity.get_by_role("slider", name="Year").press("ArrowRight")
    expect(sentence(page)).to_contain_text("In 1991")
    press(activity, "↶ Undo")
    press(activity, "↶ Undo")
    expect(sentence(page)).to_contain_text("In 1946")
    press(activity, "↷ Redo")
    expect(sentence(page)).to_contain_text("In 1990")
    press(activity, "Reset")
    expect(sentence(page)).to_contain_text("In 1816")
    assert page.figure().bounding_box()["height"] == height
    fits(activity)
    page.page.set_viewport_size({"width": 800, "height": 800})
    page.page.wait_for_function("() => document.querySelector('.al-activity').clientWidth < 700")
    fits(activity)


def test_who_is_essential_in_a_dark_page(lab, server):
    page, activity = opened(lab, server, "essential", "who_is_essential", dark=True)
    badges = activity.locator(".al-badge")
    expect(badges).to_have_text(["● essential: in 2 of 3"] * 3)
    activity.get_by_role("combobox", name="Examples").select_option("100, 90, 80, 30")
    expect(badges.nth(3)).to_have_text("○ not needed")
    expect(sentence(page)).to_contain_text("No winning group needs D")
    expect(page.figure().locator(".ytick text")).to_have_text(["All", "A + B", "A + C", "B + C"])
    expect(page.figure().locator(".ytick text").last).to_have_css("fill", "rgb(232, 234, 237)")
    slide(activity.get_by_role("slider", name="Power of A"), 120)
    slide(activity.get_by_role("slider", name="Power of C"), 60)
    expect(badges.nth(3)).to_have_text("● essential: in 1 of 3")
    expect(activity.get_by_role("combobox", name="Examples")).to_have_value("120, 90, 60, 30")
    press(activity, "+ Add a state")
    expect(badges).to_have_count(5)
    expect(activity.get_by_role("button", name="+ Add a state")).to_be_disabled()
    press(activity, "− Remove E")
    press(activity, "↶ Undo")
    expect(badges).to_have_count(5)
    press(activity, "Reset")
    expect(badges).to_have_text(["● essential: in 2 of 3"] * 3)
    for name in ("A", "B"):
        slide(activity.get_by_role("slider", name=f"Power of {name}"), 0)
    slide(activity.get_by_role("slider", name="Power of C"), 0)
    expect(activity.get_by_role("alert")).to_contain_text("Nobody has any power")
    press(activity, "↶ Undo")
    expect(activity.get_by_role("alert")).to_be_hidden()
    fits(activity)


def test_alliances_by_promise_on_a_narrow_page(lab, server):
    page, activity = opened(lab, server, "alliances", "alliances_over_time", width=800)
    expect(sentence(page)).to_contain_text("In 1914, 23 alliances were in force")
    press(activity, "Go to 2016")
    expect(sentence(page)).to_contain_text("In 2016, 334 alliances")
    activity.get_by_role("combobox", name="Show").select_option("offence")
    expect(sentence(page)).to_have_text("Of the alliances in force in 2016, 0 promised offence.")
    expect(page.figure().locator(".scatterlayer .lines path")).to_have_count(1)
    slide(activity.get_by_role("slider", name="Year"), 1949)
    expect(sentence(page)).to_have_text("Of the alliances in force in 1949, 19 promised offence.")
    activity.get_by_role("checkbox", name="offence").uncheck()
    expect(activity.get_by_role("alert")).to_contain_text("At least one kind")
    expect(activity.get_by_role("checkbox", name="offence")).to_be_checked()
    activity.get_by_role("checkbox", name="defence").check()
    expect(activity.get_by_role("combobox", name="Show")).to_have_value("own")
    expect(activity.get_by_role("alert")).to_be_hidden()
    press(activity, "↶ Undo")
    expect(activity.get_by_role("combobox", name="Show")).to_have_value("offence")
    fits(activity)


def test_a_treaty_is_read_and_then_compared(lab, server):
    _, activity = opened(lab, server, "treaty_explorer", "treaty_explorer")
    title, verdict, facts = (activity.locator(part) for part in (".al-title", ".al-verdict", ".al-about"))
    expect(title).to_have_text("Dual Alliance, 1879")
    press(activity, "Compare")
    expect(activity).to_contain_text("Say something about the form, purpose, members and promises first")
    expect(facts).to_be_hidden()
    for answer in ("formal:", "to answer an attack", "bilateral:", "defence:"):
        activity.get_by_label(re.compile(f"^{answer}")).check()
    expect(activity.locator(".al-badge")).to_have_text(["answered"] * 4)
    press(activity, "Compare")
    expect(verdict).to_have_text("3 of 4 right.")
    expect(activity.locator(".al-badge")).to_have_text(["✓ right"] * 3 + ["✗ look again"])
    expect(facts).to_contain_text("Germany and Austria-Hungary")
    press(activity, "↶ Undo")
    expect(facts).to_be_hidden()
    press(activity, "↷ Redo")
    expect(facts).to_be_visible()
    press(activity, "Another one")
    expect(title).not_to_have_text("Dual Alliance, 1879")
    expect(activity.get_by_role("radio", checked=True)).to_have_count(0)
    find = activity.get_by_label("Find by name")
    find.fill("five eyes")
    find.press("Enter")
    expect(title).to_have_text("Five Eyes (UKUSA agreement), 1946")
    expect(find).to_have_value("")
    find.fill("Warsaw Pakt")
    find.press("Enter")
    expect(activity.get_by_role("alert")).to_contain_text("did you mean 'Warsaw Pact'")
    expect(find).to_have_value("Warsaw Pakt")
    activity.get_by_role("combobox", name="Treaty", exact=True).select_option("locarno-1925")
    expect(title).to_have_text("Locarno treaty of mutual guarantee, 1925")
    expect(activity.get_by_role("alert")).to_be_hidden()
    press(activity, "Reset")
    expect(title).to_have_text("Dual Alliance, 1879")
    fits(activity)
