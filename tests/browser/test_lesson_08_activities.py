"""The capstone in a real page: a design, its verdicts, its defence, and the report that one keeps."""

import re

from playwright.sync_api import expect

CELLS = [
    "import course_utils as course\ncourse.capstone()",
    'import course_utils as course\ncourse.ask("capstone-defence")',
    "import course_utils as course\ncourse.capstone_report()",
]
DEFENCE = (
    "Germany threatens all of them, and that is why they came together. France, Britain and Russia pool their armies "
    "and their money. <img src=x onerror=alert(1)>"
)


def test_a_design_is_made_defended_and_saved_as_a_report_that_opens_by_itself(lab, server, tmp_path):
    page = lab(server.write("capstone.ipynb", *CELLS))
    page.run_all()
    activity = page.page.locator(".al-activity")
    sentence = page.figure().locator(".al-sentence")

    # Every state says whether it is safe; the verdicts follow the design.
    activity.get_by_role("button", name="Ally as in history").click()
    expect(sentence).to_contain_text("Look again at entanglement")
    expect(activity.locator(".al-card").filter(has_text="Belgium").locator(".al-badge")).to_contain_text("✓ safe from")
    box = activity.get_by_role("checkbox", name="Alliance 2: Belgium")
    box.focus()
    box.press("Space")
    expect(activity.locator(".al-card").filter(has_text="Belgium").locator(".al-badge")).to_contain_text("✗ not safe")
    activity.get_by_role("button", name="↶ Undo").click()
    expect(box).to_be_checked()
    trust = activity.get_by_role("slider", name=re.compile("How far allies"))
    trust.focus()
    trust.press("Home")
    expect(activity.locator(".al-about")).to_contain_text("chance 0.00, 0 of 7")
    activity.get_by_role("button", name="↶ Undo").click()
    activity.get_by_role("slider", name=re.compile("What an attack")).press("End")
    expect(sentence).to_contain_text("deterrence")
    activity.get_by_role("button", name="↶ Undo").click()
    activity.get_by_role("combobox", name="Start").select_option("victors-1946")
    expect(activity.locator(".al-card")).to_have_count(4)
    activity.get_by_role("button", name="↶ Undo").click()
    expect(box).to_be_checked()

    text = page.page.locator(".al-question textarea")
    text.fill(DEFENCE)
    page.page.locator(".al-question").get_by_role("button", name="Check").click()
    expect(page.page.locator(".al-question")).to_contain_text(re.compile("pool their armies"))

    report = page.page.locator(".al-page").last
    report.get_by_role("button", name="Look again").click()
    expect(report).to_contain_text("August 1914")
    report.get_by_role("textbox").fill("Ada <b>L</b>")
    with page.page.expect_download() as saved:
        report.get_by_role("button", name="Save my report").click()
    file = tmp_path / "report.html"
    saved.value.save_as(file)

    asked = []
    kept = page.context.new_page()
    kept.on("request", lambda request: asked.append(request.url))
    kept.on("dialog", lambda dialog: asked.append("a dialog"))
    kept.goto(file.as_uri())
    expect(kept.locator("body")).to_contain_text("Ada <b>L</b>")
    expect(kept.locator("blockquote")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(kept.locator("svg circle")).to_have_count(12)
    expect(kept.get_by_role("cell", name="▲ Entanglement")).to_be_visible()
    assert asked == [file.as_uri()]


def test_the_report_says_what_is_missing(lab, server):
    page = lab(server.write("report.ipynb", CELLS[2]))
    page.run_all()
    page.errors_expected = True
    report = page.page.locator(".al-page")
    expect(report).to_contain_text("Make a design above first.")
    report.get_by_role("button", name="Save my report").click()
    expect(report.locator(".al-error")).to_contain_text("There is no design to report on yet")
