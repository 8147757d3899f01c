"""Lesson 02 with the keyboard alone: every control in order, with visible focus; what changes is said, once."""

import re

import pytest
from lab import LabPage
from playwright.sync_api import Locator, expect

pytestmark = pytest.mark.slow

# From one stop to the next: is it further down the page, and does the focus show? A hidden native input shows it on its
# label. What is JupyterLab's own is passed by.
STOP = """target => {
    const at = document.activeElement, last = globalThis.lastStop;
    const own = at.closest('.al') !== null;
    const outline = one => getComputedStyle(one);
    const ring = one => one && outline(one).outlineStyle !== 'none' && parseFloat(outline(one).outlineWidth) >= 2;
    const follows = last => Boolean(last.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING);
    const box = at.getBoundingClientRect();
    const told = {
        there: at === target,
        own,
        html: at.outerHTML.slice(0, 120),
        later: !own || !last || !last.isConnected || follows(last),
        shown: !own || ring(at) || ring(at.closest('label')),
        seen: !own || (box.bottom > 0 && box.top < innerHeight && box.width > 0),
    };
    if (own) globalThis.lastStop = at;
    return told;
}"""
HEAR = """figures => {
    globalThis.heard = [];
    for (const figure of figures)
        new MutationObserver(() => globalThis.heard.push(figure.querySelector('[role=status]').textContent))
            .observe(figure.querySelector('[role=status]'), { childList: true, characterData: true, subtree: true });
}"""


class Keys:
    """A learner who has no mouse."""

    def __init__(self, page: LabPage) -> None:
        self.page = page.page
        self.stops = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def tab_to(self, target: Locator) -> None:
        """Press Tab until the focus is on the target; every stop on the way is in order and can be seen."""
        goal = target.element_handle()
        for _ in range(400):
            self.press("Tab")
            stop = self.page.evaluate(STOP, goal)
            self.stops += stop["own"]
            assert stop["later"] and stop["shown"] and stop["seen"], stop
            if stop["there"]:
                return
        raise AssertionError(f"Tab never came to {target}")


def test_the_whole_lesson_is_worked_through_with_the_keyboard_alone(lab):
    page = lab("notebooks/02_power_and_its_balance.ipynb")
    page.run_all()
    page.page.evaluate("() => document.querySelector('.jp-Notebook .jp-Cell').focus()")
    keys = Keys(page)

    # A question: choose, check, ask for a hint, try again, see the answer.
    question = page.page.locator('.al-question[data-question="dwarf-and-giants"]')
    keys.tab_to(question.get_by_role("radio").first)
    keys.press("Space", "ArrowDown")
    expect(question.get_by_role("radio").nth(1)).to_be_checked()
    keys.tab_to(question.get_by_role("button", name="Check"))
    keys.press("Enter")
    expect(question.locator(".al-feedback")).to_have_text(re.compile("^✗"))
    keys.tab_to(question.get_by_role("button", name="Hint"))
    keys.press("Enter")
    expect(question.locator(".al-hints[aria-live=polite]")).to_contain_text("Hint 1")
    keys.tab_to(question.get_by_role("button", name="Show the answer"))
    keys.press("Space")
    expect(question.locator(".al-model[aria-live=polite]")).to_contain_text("The answer")

    # An activity: its slider by arrows; the picture's words follow at once, and are said once, at the end.
    activity = page.page.locator(".al-activity").first
    figures = activity.locator(".al-figure")
    picture = figures.first.locator(".al-canvas")
    slider = activity.get_by_role("slider").first
    keys.tab_to(activity.get_by_role("button").first)
    keys.tab_to(slider)
    before, value = picture.get_attribute("aria-label"), slider.input_value()
    page.page.wait_for_timeout(1000)  # what was said when the page opened is over
    activity.evaluate(f"node => ({HEAR})(node.querySelectorAll('.al-figure'))")
    keys.press(*["ArrowLeft"] * 15, "Home")  # from three equals to two and one that has nothing
    expect(slider).not_to_have_value(value)
    expect(slider).to_have_attribute("aria-valuetext", re.compile(re.escape(slider.input_value())))
    expect(picture).not_to_have_attribute("aria-label", before or "")
    page.page.wait_for_function("() => globalThis.heard.length > 0")
    page.page.wait_for_timeout(1000)
    heard = page.page.evaluate("globalThis.heard")
    assert len(heard) == len(set(heard)) <= figures.count(), heard
    expect(figures.first.get_by_role("status")).to_have_text(figures.first.locator(".al-sentence").inner_text())

    # The balance table: a state's power, its side, and a way back.
    table = page.page.locator(".al-activity").last
    said = table.locator(".al-sentence").first
    power = table.locator(".al-card").first.get_by_role("slider")
    keys.tab_to(power)
    first = said.inner_text()
    keys.press(*["PageUp"] * 3)
    expect(said).not_to_have_text(first)
    keys.tab_to(table.locator(".al-card").first.locator("input:checked"))
    keys.press("ArrowRight")
    sides = table.locator(".al-card").first.get_by_role("radio")
    expect(sides.and_(page.page.locator(":focus"))).to_be_checked()

    # On to the end: a term opened, a card shown and rated.
    term = page.page.locator(".al-term summary").first
    keys.tab_to(term)
    keys.press("Enter")
    expect(page.page.locator(".al-term").first).to_have_attribute("open", "")
    cards = page.page.locator(".al-flashcards")
    keys.tab_to(cards.locator(".al-flash"))
    front = cards.locator(".al-front").inner_text()
    keys.press("Space")
    expect(cards.locator(".al-back[aria-live=polite]")).not_to_be_empty()
    keys.press("3")
    expect(cards.locator(".al-front")).not_to_have_text(front)
    expect(cards.locator(".al-flash")).to_be_focused()
    assert keys.stops > 100, "the way led past the controls of the lesson"
