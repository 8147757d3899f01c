"""The activities of lesson 05 in a real page: every kind of control moved once, narrow and dark."""

from playwright.sync_api import expect
from test_activities import fits, opened, press, sentence, slide


def test_the_two_blocs_are_followed_through_the_years(lab, server):
    page, activity = opened(lab, server, "blocs", "nato_and_warsaw_pact")
    expect(sentence(page)).to_contain_text("At the end of 1949 NATO had 12 members")
    height = page.figure().bounding_box()["height"]
    press(activity, "Go to 1955")
    expect(sentence(page)).to_contain_text("Joined NATO: West Germany")
    expect(sentence(page, 1)).to_contain_text("1.95 to 1")
    assert page.figure().bounding_box()["height"] == height
    expect(page.figure().get_by_text("GDR")).to_be_visible()
    slide(activity.get_by_role("slider", name="Year"), 1968)
    expect(sentence(page)).to_contain_text("Left the Warsaw Pact: Albania")
    expect(page.figure().get_by_text("W ×", exact=True)).to_be_visible()
    activity.get_by_role("slider", name="Year").press("ArrowRight")
    expect(sentence(page)).to_contain_text("Nobody joined or left")
    press(activity, "↶ Undo")
    press(activity, "↶ Undo")
    expect(sentence(page)).to_contain_text("At the end of 1955")
    press(activity, "↷ Redo")
    press(activity, "Reset")
    expect(sentence(page)).to_contain_text("At the end of 1949")
    fits(activity)
    page.page.set_viewport_size({"width": 800, "height": 800})
    page.page.wait_for_function("() => document.querySelector('.al-activity').clientWidth < 700")
    fits(activity)


def test_burdens_are_compared_as_members_come_and_go(lab, server):
    page, activity = opened(lab, server, "burden", "burden_sharing", width=800)
    expect(sentence(page)).to_contain_text("ρ = 0.490 (reported in 1966: 0.490)")
    activity.get_by_role("checkbox", name="Portugal").uncheck()
    expect(sentence(page)).to_contain_text("ρ = 0.725")
    expect(activity.get_by_role("combobox", name="Members that count")).to_have_value("Portugal")
    activity.get_by_role("combobox", name="Members that count").select_option("United States")
    expect(sentence(page)).to_contain_text("ρ = 0.363")
    expect(activity.get_by_role("checkbox", name="United States")).not_to_be_checked()
    activity.get_by_role("combobox", name="Members that count").select_option("all")
    activity.get_by_role("combobox", name="Year").select_option("2025")
    expect(sentence(page)).to_contain_text("2025, all 29 members")
    expect(activity.get_by_role("checkbox")).to_have_count(29)
    expect(page.figure().get_by_text("EE", exact=True)).to_be_visible()
    press(activity, "Reset")
    expect(activity.get_by_role("checkbox")).to_have_count(14)
    fits(activity)


def test_who_pays_in_a_dark_page(lab, server):
    page, activity = opened(lab, server, "public_good", "public_good", dark=True)
    badges = activity.locator(".al-badge")
    expect(sentence(page)).to_contain_text("B rides free")
    slide(activity.get_by_role("slider", name="Income of B (Y)"), 790)
    expect(badges.nth(1)).to_contain_text("of its income")
    activity.get_by_role("slider", name="Part of income it would spend alone (a)").press("ArrowRight")
    expect(activity.locator(".al-value").first).to_have_text("0.11")
    activity.get_by_role("combobox", name="Examples").select_option("1964")
    expect(sentence(page)).to_contain_text("West Germany and Britain ride free")
    press(activity, "− Remove Britain")
    expect(badges).to_have_count(2)
    press(activity, "+ Add an ally")
    expect(badges).to_have_count(3)
    press(activity, "Reset")
    expect(badges).to_have_count(2)
    fits(activity)
