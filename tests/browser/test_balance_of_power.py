"""The balance table in a real page: what a learner does to it, and that the page then says what the theory says."""

import ast
import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import pytest
from playwright.sync_api import Locator, expect

from course_utils import data
from course_utils.activities.balance_table import Table, add, from_history, from_mapping, needed, sentence
from course_utils.wording import percent, the

OPEN = 'import course_utils as course\ncourse.balance_of_power("1914")'


class BalancePage:
    """The table on the page, and the table as it should be."""

    def __init__(self, lab, server) -> None:
        self.lab = lab(server.write("balance.ipynb", OPEN))
        self.lab.run_all()
        self.activity: Locator = self.lab.page.locator(".al-activity")
        self.alert: Locator = self.activity.get_by_role("alert")
        self.said: Locator = self.activity.locator("p.al-said")

    def card(self, name: str) -> Locator:
        field = self.lab.page.get_by_role("textbox", name=f"Name of {the(name)}", exact=True)
        return self.activity.locator(".al-card").filter(has=field)

    def slider(self, name: str) -> Locator:
        return self.card(name).get_by_role("slider")

    def press(self, name: str) -> None:
        self.activity.get_by_role("button", name=name, exact=True).click()

    def choose(self, menu: str, value: str) -> None:
        self.activity.get_by_role("combobox", name=menu).select_option(value)

    def drag(self, name: str, to: float) -> None:
        """Drag a slider's thumb with the mouse, in a hundred steps, to a fraction of its length."""
        slider, mouse = self.slider(name), self.lab.page.mouse
        slider.scroll_into_view_if_needed()
        box = slider.bounding_box()
        assert box
        thumb = 16
        start = float(slider.input_value()) / float(slider.get_attribute("max") or 0)
        places = [box["x"] + thumb / 2 + part * (box["width"] - thumb) for part in (start, to)]
        middle = box["y"] + box["height"] / 2
        mouse.move(places[0], middle)
        mouse.down()
        mouse.move(places[1], middle, steps=100)
        mouse.up()

    def join(self, name: str, side: str) -> None:
        self.card(name).get_by_role("radio", name=side or "neither", exact=True).check()

    def rename(self, name: str, new: str) -> None:
        field = self.card(name).get_by_role("textbox")
        field.fill(new)
        field.press("Enter")

    def room_above_cards(self) -> float:
        """Return how far down the cards begin: it changes if anything above them jumps."""
        whole, cards = self.activity.bounding_box(), self.activity.locator(".al-cards").bounding_box()
        assert whole and cards
        return round(cards["y"] - whole["y"])

    def stands(self, table: Table) -> None:
        """Expect the sentence, and every card with its power, side, share and badge, to be those of `table`."""
        expect(self.lab.figure().locator(".al-sentence")).to_have_text(sentence(table))
        expect(self.activity.locator(".al-card")).to_have_count(len(table.players))
        names = self.activity.locator(".al-head input")
        for place, player in enumerate(table.players):
            expect(names.nth(place)).to_have_value(player.name)
        powers = [re.compile(rf"^{re.escape(tenths(one.power))}\s?%$") for one in table.players]
        expect(self.activity.locator(".al-card .al-value")).to_have_text(powers)
        whole = sum(table.resources.values())
        badges = self.activity.locator(".al-badge")
        expect(badges).to_contain_text([f"{percent(one.power / whole)} of the table" for one in table.players])
        expect(badges.filter(has_text="needs it").filter(has_not_text="nobody")).to_have_count(len(needed(table)))
        for side in ("A", "B", ""):
            cards = self.activity.locator(f'.al-card[data-side="{side}"]')
            expect(cards).to_have_count(len(table.members(side)))
            radio = cards.get_by_role("radio", name=side or "neither", exact=True, checked=True)
            expect(radio).to_have_count(len(table.members(side)))


def tenths(power: float) -> str:
    """Say a power as a slider with steps of a tenth says it."""
    return str(Decimal(repr(power)).quantize(Decimal("0.1"), ROUND_HALF_UP))


def put(table: Table, name: str, /, **what) -> Table:
    """Return the table after one state was given another power, side or name."""
    players = [replace(one, **what) if one.name == name else one for one in table.players]
    return replace(table, players=tuple(players))


def without(table: Table, name: str) -> Table:
    return replace(table, players=tuple(one for one in table.players if one.name != name))


def fits(activity: Locator) -> None:
    sticking_out = """activity => {
        const edge = activity.getBoundingClientRect().right + 1;
        return [...activity.querySelectorAll('*')]
            .filter(part => part.getBoundingClientRect().right > edge && !part.closest('svg'))
            .map(part => part.outerHTML.slice(0, 120));
    }"""
    assert activity.evaluate(sticking_out) == []


def power(page: BalancePage, name: str) -> float:
    return float(page.slider(name).input_value())


BURST = """async (input, [from, to, steps, pause]) => {
    for (let step = 1; step <= steps; step++) {
        input.value = from + (to - from) * step / steps;
        input.dispatchEvent(new Event('input', { bubbles: true }));
        if (pause) await new Promise(requestAnimationFrame);
    }
    input.dispatchEvent(new Event('change', { bubbles: true }));
}"""


def test_powers_and_sides_are_moved_and_everything_follows_and_can_be_taken_back(lab, server):
    page = BalancePage(lab, server)
    start = from_history(1914, "outbreak-1914")
    page.stands(start)
    undo = page.activity.get_by_role("button", name="↶ Undo", exact=True)
    expect(undo).to_be_disabled()
    room = page.room_above_cards()

    # The keyboard moves a slider in steps of a tenth of a per cent, and each press can be taken back.
    slider = page.slider("Germany")
    slider.focus()
    before = power(page, "Germany")
    for _ in range(5):
        slider.press("ArrowRight")
    moved = put(start, "Germany", power=power(page, "Germany"))
    assert power(page, "Germany") == pytest.approx(before + 0.5, abs=0.06)
    page.stands(moved)
    expect(slider).to_be_focused()
    for _ in range(5):
        page.press("↶ Undo")
    page.stands(start)
    expect(undo).to_be_disabled()
    page.press("↷ Redo")
    expect(undo).to_be_enabled()
    page.press("Reset to history")
    page.stands(start)

    # Without its pivot the winning side no longer wins, and the sentence names it.
    now = start
    for state in ("United States", "Italy"):
        page.join(state, "A")
        now = put(now, state, side="A")
    page.stands(now)
    page.join("Italy", "B")
    page.join("United States", "")
    now = put(put(now, "Italy", side="B"), "United States", side="")
    page.stands(now)

    # The undecided choose one at a time.
    held = {side: sum(one.power for one in now.players if one.side == side) for side in "AB"}
    weaker, stronger = sorted(held, key=lambda side: held[side])
    page.press("What would a balancer do?")
    expect(page.said).to_contain_text(f"The United States joins side {weaker}: it is the weaker")
    page.stands(put(now, "United States", side=weaker))
    page.press("↶ Undo")
    page.press("What would a bandwagoner do?")
    expect(page.said).to_contain_text(f"The United States joins side {stronger}: it is the stronger")
    page.stands(put(now, "United States", side=stronger))
    page.press("↶ Undo")
    page.stands(now)

    # A hundred quick steps end in the last one, on the page and in the kernel, and are one change: a real drag, then
    # as fast as a page can send them, then one a frame.
    page.drag("Russia", 0.9)
    dragged = power(page, "Russia")
    assert dragged > 50
    page.stands(put(now, "Russia", power=dragged))
    page.press("↶ Undo")
    page.stands(now)
    for target, pause in ((55, False), (31.5, True)):
        page.slider("Russia").evaluate(BURST, [power(page, "Russia"), target, 100, pause])
        assert power(page, "Russia") == target
        page.stands(put(now, "Russia", power=target))
        page.press("↶ Undo")
        page.stands(now)

    # One state may predominate. Whatever was said and drawn so far, nothing has moved.
    slider.press("End")
    page.stands(put(now, "Germany", power=60.0))
    assert page.room_above_cards() == room

    # Narrow and dark, nothing is cut off; a reloaded page finds the table as it was left.
    page.lab.page.set_viewport_size({"width": 800, "height": 800})
    page.lab.page.wait_for_function("() => document.querySelector('.al-activity').clientWidth < 760")
    page.lab.run_command("apputils:change-theme", {"theme": "JupyterLab Dark"})
    expect(page.card("Germany")).to_have_css("color", "rgb(232, 234, 237)")
    fits(page.activity)
    page.lab.save()
    page.lab.page.reload()
    page.stands(put(now, "Germany", power=60.0))
    page.press("↶ Undo")
    page.stands(now)


def test_history_is_chosen_states_come_and_go_and_the_table_is_copied_as_code(lab, server):
    page = BalancePage(lab, server)
    page.lab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    now = from_history(1914, "outbreak-1914")
    page.stands(now)
    intro = page.activity.locator(".al-intro")
    expect(intro).to_have_text(f"1914. {data.scenario('outbreak-1914').story}")

    # States go, come and take other names; two may not share one.
    page.activity.get_by_role("button", name="Take Belgium off the table", exact=True).click()
    expect(page.said).to_have_text("Belgium has left the table.")
    now = without(now, "Belgium")
    page.stands(now)
    page.choose("Add a state", "SPN")
    now = add(now, "SPN")
    page.stands(now)
    expect(page.activity.get_by_role("combobox", name="Add a state")).to_have_value("")
    page.rename("Spain", "Castile")
    now = put(now, "Spain", name="Castile")
    page.stands(now)
    page.rename("Castile", "Britain")
    expect(page.alert).to_have_text("There is already a state called 'Britain'; choose another name.")
    page.stands(now)
    page.rename("Castile", "  ")
    expect(page.alert).to_have_text("A state needs a name.")
    page.stands(now)
    page.rename("Castile", '<b>Spain</b> & "co"')
    now = put(now, "Castile", name='<b>Spain</b> & "co"')
    expect(page.alert).to_be_hidden()
    page.stands(now)

    # Two clicks on one cross take away one state: the second comes too late and meets nobody else.
    page.activity.get_by_role("button", name="Take Serbia off the table", exact=True).evaluate(
        "button => { button.click(); button.click(); }"
    )
    expect(page.alert).to_contain_text("That control is no longer there")
    now = without(now, "Serbia")
    page.stands(now)
    page.choose("Add a state", "own")
    now = add(now, "own")
    page.stands(now)
    expect(page.alert).to_be_hidden()

    # The line of code makes this table again.
    page.press("Copy as code")
    expect(page.said).to_contain_text("Copied. Paste this line into any code cell: course.balance_of_power({")
    line = page.lab.page.evaluate("navigator.clipboard.readText()")
    expect(page.said).to_contain_text(line)
    again = from_mapping(ast.literal_eval(ast.parse(line, mode="eval").body.args[0]))
    assert (again.sides, sentence(again)) == (now.sides, sentence(now))

    # Another moment, another year, a year that is not there; and back to my version of 1914.
    page.choose("Moment in history", "victors-1946")
    expect(intro).to_contain_text("1946. ")
    page.stands(from_history(1946, "victors-1946"))
    year = page.activity.get_by_role("spinbutton", name="Year")
    year.fill("1850")
    year.press("Enter")
    page.stands(from_history(1850))
    expect(page.activity.get_by_role("combobox", name="Moment in history")).to_have_value("")
    year.fill("1700")
    year.press("Enter")
    expect(page.alert).to_contain_text("Year takes a number from 1816 to 2022")
    expect(year).to_have_value("1850")
    page.press("↶ Undo")
    page.press("↶ Undo")
    page.stands(now)
    expect(year).to_have_value("1914")
    page.press("↷ Redo")
    page.stands(from_history(1946, "victors-1946"))
    page.press("↶ Undo")
    page.press("Reset to history")
    page.stands(from_history(1914, "outbreak-1914"))
    page.press("↶ Undo")
    page.stands(now)
    fits(page.activity)
