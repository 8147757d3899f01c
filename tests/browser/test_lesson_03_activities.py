"""The activities of lesson 03 in a real page: every control moved once, narrow and dark."""

from playwright.sync_api import expect
from test_activities import fits, opened, press, sentence, slide


def test_deterrence_is_tried_out_and_a_crisis_is_told(lab, server):
    page, activity = opened(lab, server, "deterrence", "deterrence")
    expect(sentence(page)).to_contain_text("The attack pays: it is worth +9.1.")
    expect(page.figure().get_by_text("p* = 63.6%")).to_be_visible()
    height = page.figure().bounding_box()["height"]
    for rate, said in (("22", "worth +27.8"), ("50", "worth +9.1"), ("66", "deterred"), ("74.5", "worth −7.3")):
        press(activity, f"p = {rate}%")
        expect(sentence(page)).to_contain_text(said)
    slide(activity.get_by_role("slider", name="How reliable"), 40)
    expect(sentence(page)).to_contain_text("The attack pays: it is worth +15.8.")
    slide(activity.get_by_role("slider", name="Prize (V)"), 32)
    expect(sentence(page)).to_contain_text("No ally needed")
    press(activity, "↶ Undo")
    slide(activity.get_by_role("slider", name="Cost if the ally stays out"), 40)
    slide(activity.get_by_role("slider", name="Cost if the ally fights"), 30)
    expect(activity.get_by_role("slider", name="Cost if the ally stays out")).to_have_value("30")
    expect(sentence(page)).to_contain_text("No reliability suffices")
    for name, value in (("Attacker (A)", 20), ("Target (T)", 10), ("Ally (L)", 90)):
        slide(activity.get_by_role("slider", name=name), value)
    expect(sentence(page)).to_contain_text("An ally thought")
    activity.get_by_text("p* over the prize").click()
    expect(sentence(page, 1)).to_contain_text("The larger the prize")
    press(activity, "Copy as code")
    expect(activity).to_contain_text("course.deterrence('example', attacker=20")
    press(activity, "Reset")
    expect(sentence(page)).to_contain_text("worth +9.1")
    activity.get_by_role("combobox", name="Case").select_option("czechoslovakia-1938")
    expect(sentence(page)).to_contain_text("No reliability suffices")
    expect(activity).to_contain_text("Strengths are real")
    press(activity, "What happened?")
    expect(activity).to_contain_text("France did not fight.")
    press(activity, "↶ Undo")
    press(activity, "↷ Redo")
    expect(activity.get_by_role("button", name="What happened?")).to_be_disabled()
    assert page.figure().bounding_box()["height"] == height
    fits(activity)


def test_threats_are_compared_on_a_narrow_dark_page(lab, server):
    page, activity = opened(lab, server, "threat", "balance_of_threat", width=800, dark=True)
    expect(sentence(page)).to_contain_text("By threat it would guard against the Soviet Union instead")
    slide(activity.get_by_role("slider", name="Weight of power"), 6)
    expect(sentence(page)).to_contain_text("guard against the United States too")
    press(activity, "Reset")
    for label in ("nearness", "offensive capability", "aggressive intentions"):
        slide(activity.get_by_role("slider", name=f"Weight of {label}"), 2)
    expect(sentence(page)).to_contain_text("with the weights as they stand")
    for label in ("Nearness", "Offensive capability", "Aggressive intentions"):
        slide(activity.get_by_role("slider", name=f"{label}: Soviet Union"), 0)
    slide(activity.get_by_role("slider", name="Power: Soviet Union"), 1)
    expect(activity.locator(".al-badge").first).to_contain_text("greatest power and greatest threat")
    activity.get_by_role("combobox", name="Case").select_option("italy-1940")
    expect(sentence(page)).to_contain_text("no weights can turn it round")
    expect(activity).to_contain_text("It has been asking Italy to stay out of the war.")
    press(activity, "What did they do?")
    expect(activity).to_contain_text("Balance of threat does not tell this case")
    press(activity, "↶ Undo")
    press(activity, "↷ Redo")
    expect(page.figure().locator(".legend text").first).to_have_css("fill", "rgb(232, 234, 237)")
    fits(activity)


def test_promises_kept_by_period_and_kind(lab, server):
    page, activity = opened(lab, server, "promises", "promises_kept", width=800)
    expect(sentence(page)).to_contain_text("61 of 92 commitments were kept")
    activity.get_by_text("1945–2003", exact=True).click()
    expect(sentence(page)).to_contain_text("defence were kept in 14%")
    expect(page.figure().get_by_text("100%: 5 of 5 (few)")).to_be_visible()
    activity.get_by_text("number of members").click()
    expect(sentence(page)).to_contain_text("treaties of several in 8%")
    press(activity, "↶ Undo")
    press(activity, "↷ Redo")
    press(activity, "Reset")
    expect(sentence(page)).to_contain_text("61 of 92")
    fits(activity)


def test_two_views_of_one_activity_show_the_same_choice_and_fit_a_telephone(lab, server):
    made = (
        "from course_utils.activities.promises import PromisesKept\nmade = PromisesKept()\ndisplay(made)\ndisplay(made)"
    )
    page = lab(server.write("two_views.ipynb", made))
    page.run_all()
    views = page.page.locator(".al-activity")
    expect(views).to_have_count(2)
    views.nth(0).get_by_text("number of members").click()
    for view in views.all():
        expect(view.get_by_role("radio", name="number of members")).to_be_checked()
        expect(view.get_by_role("radio", name="1816–1944")).to_be_checked()
    page.page.set_viewport_size({"width": 400, "height": 800})
    page.page.wait_for_function("() => document.querySelector('.al-activity').clientWidth < 400")
    fits(views.nth(0))
    box, cell = views.nth(0).bounding_box(), page.page.locator(".jp-Cell-outputWrapper").first.bounding_box()
    assert box["width"] <= cell["width"]
