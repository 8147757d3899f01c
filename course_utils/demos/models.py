"""The scenes that step through a model's numbers: deterrence, the arms race, burden sharing."""

from dataclasses import replace

from .. import data
from ..activities.arms_race import PRESETS, ArmsRace, Setting
from ..activities.burden import BurdenSharing
from ..activities.burden_ranks import Chosen, left_out, rank_correlation
from ..activities.deterrence import Deterrence
from ..activities.deterrence_words import EXAMPLE, Situation, preset
from ..models import deterrence
from ..models.arms_race_path import destination
from .scene import Guess, Scene, relayout

#: Crisis -> how its button is called.
_CASES = {
    "belgium-1914": "1914 Belgium",
    "czechoslovakia-1938": "1938 Prague",
    "poland-1939": "1939 Poland",
    "poland-and-moscow-1939": "1939 + Moscow",
    "south-korea-1950": "1950 Korea",
    "south-korea-1961": "1961 Korea",
    "west-germany-1961": "1961 Germany",
    "ukraine-2022": "2022 Ukraine",
}
_RELIABILITIES = range(0, 101, 5)
_REACTIONS = tuple(step / 20 for step in range(10, 31))
_CLEAR = 0.4


class Deterring(Scene[Situation], Deterrence):
    """Deterrence, with an ally that becomes more reliable step by step."""

    demo = "deterrence"
    heading = "Does the ally deter?"
    track = "Reliability p"
    pace = 700
    opens = True
    bare = True
    stops = tuple(f"p = {p}%" for p in _RELIABILITIES)

    def __init__(self) -> None:
        self.presets = (("Made up", EXAMPLE), *((label, preset(case)) for case, label in _CASES.items()))
        super().__init__(EXAMPLE)

    def at(self, state: Situation, stop: int) -> Situation:
        return replace(state, reliability=float(_RELIABILITIES[stop]))

    def stop_of(self, state: Situation) -> int:
        return int(state.reliability // _RELIABILITIES.step)

    def label(self, state: Situation) -> str:
        return f"p = {state.reliability:g}%"

    def guess(self, state: Situation) -> Guess:
        asked = f"The ally is thought to be {state.reliability:g}% reliable. Does the attack pay?"
        return Guess(
            asked, ("Yes, it pays", "No, it is deterred"), int(not deterrence.attack_pays(state.attack, state.p))
        )

    def fit(self, state: Situation) -> None:
        # The line below the figure names the studies too, and a legend would not fit between it and the axis.
        relayout(self.value, {"showlegend": False, "margin.b": 48})


class Arms(Scene[Setting], ArmsRace):
    """Richardson's race, with both sides reacting more strongly step by step."""

    demo = "arms-race"
    heading = "An arms race"
    track = "Reactions k = l"
    pace = 900
    opens = True
    bare = True
    stops = tuple(f"k = l = {reaction:.2f}" for reaction in _REACTIONS)

    def __init__(self) -> None:
        self.presets = tuple((title.split(":")[0], setting) for title, setting, _ in PRESETS.values())
        super().__init__(self.presets[0][1])

    def at(self, state: Setting, stop: int) -> Setting:
        return replace(state, k=_REACTIONS[stop], l=_REACTIONS[stop])

    def stop_of(self, state: Setting) -> int:
        return max((place for place, reaction in enumerate(_REACTIONS) if reaction <= state.k + 1e-9), default=0)

    def label(self, state: Setting) -> str:
        return super().label(state) if state.k == state.l else f"k {state.k:.2f}, l {state.l:.2f}"

    def guess(self, state: Setting) -> Guess:
        end = destination(state.race, state.start)
        right = 0 if end is None else 1 if sum(end) > sum(state.start) else 2
        options = (
            "Both arm without end",
            "It settles, with more arms in total than now",
            "It settles, with no more arms in total than now",
        )
        return Guess("Where does this race go?", options, right)


class Burden(Scene[Chosen], BurdenSharing):
    """NATO's members by size and share, 1964 and year by year since 2014."""

    demo = "burden-sharing"
    heading = "Who bears the burden in NATO?"
    pace = 2000
    zoom = 1.1
    bare = True
    stops = tuple(map(str, data.BURDEN_YEARS))

    def __init__(self) -> None:
        chosen = (
            (1964, "all"),
            (1964, "United States"),
            (2014, "all"),
            (2014, "first"),
            (2024, "all"),
            (2024, "first"),
        )
        names = {"all": "", "United States": " without US", "first": ", first 14"}
        self.presets = tuple((f"{year}{names[who]}", Chosen(year, left_out(year, who))) for year, who in chosen)
        super().__init__()

    def at(self, state: Chosen, stop: int) -> Chosen:
        return self.change(state, "year", str(data.BURDEN_YEARS[stop]))

    def stop_of(self, state: Chosen) -> int:
        return data.BURDEN_YEARS.index(state.year)

    def guess(self, state: Chosen) -> Guess:
        rho = rank_correlation(state.year, state.out)
        options = ("Yes, clearly", "There is no clear relation", "No: clearly the smaller ones do")
        right = 0 if rho >= _CLEAR else 2 if rho <= -_CLEAR else 1
        return Guess(f"{state.year}: do the larger members spend the larger shares on defence?", options, right)
