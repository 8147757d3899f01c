"""The figures of collective security: valid, and every colour has a partner in the dark."""

import json

import plotly.graph_objects as go
import pytest

from course_utils.figures import security, security_record, security_riding, theme

ROWS = [
    security.Row(
        "Alliance",
        "F",
        5,
        (security.Piece("E", 2, 0.1, False), security.Piece("B", 22, 0.6, True)),
        0.36,
    ),
    security.Row("Deals", "F", 5, (), None),
]
FIGURES = {
    "answers": security.answers(ROWS, 30, "A <b>"),
    "riding": security_riding.riding([0, 50, 100], [("Alliance", [0.36, 0.2, 0.09]), ("Deals", [0.36, 0.2, 0.09])], 1),
    "record": security_record.record([("Suez", 0.1, "stopped ✗"), ("Korea", None, "not asked yet")], 1),
}


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_a_figure_passes_plotlys_own_validation_and_its_colours_are_known_in_the_dark(figure):
    assert go.Figure(json.loads(figure.to_json())).layout.height > 0
    own = figure.to_dict()
    own["layout"].pop("template")
    colours = {word for word in json.dumps(own, default=list).split('"') if word.startswith("#")}
    assert colours
    assert colours <= set(theme.DARK)


def test_the_bars_of_an_order_stand_end_to_end_bound_states_first():
    victim, bound, free, average, *names = FIGURES["answers"].data
    assert [(victim.base[0], victim.x[0]), (bound.base[0], bound.x[0]), (free.base[0], free.x[0])] == [
        (0, 5),
        (5, 22),
        (27, 2),
    ]
    assert average.x[0] == pytest.approx(5 + 0.6 * 22 + 0.1 * 2)
    assert bound.hovertext[0] == "B: 22"
    assert names[1].text == ("B",)
    assert free.marker.pattern.shape
    assert not bound.marker.pattern.shape


def test_a_name_keeps_clear_of_the_line_to_pass_or_is_left_to_the_pointer():
    def written(against, *helpers):
        row = security.Row("Body", "F", 5, tuple(security.Piece(name, power, 1, True) for name, power in helpers), 0.5)
        names = security.answers([row], against, "A").data[5]
        return dict(zip(names.text, map(round, names.x), strict=True))

    assert written(30, ("Soviet Union", 95)) == {"Soviet Union": 31}, "from 5 to 30 there is no room for it"
    assert written(30, ("Italy", 95)) == {"Italy": 6}
    assert written(50, ("Britain", 40), ("Soviet Union", 20)) == {"Britain": 6}, "no room on either side of the line"


def test_a_chance_not_told_yet_is_a_question_mark_and_markup_in_a_name_is_only_text():
    texts = [note.text for note in FIGURES["answers"].layout.annotations]
    assert "<b>?</b>" in texts
    assert "<b>36%</b>" in texts
    assert any("A &lt;b&gt;" in text for text in texts)


def test_lines_that_end_together_are_named_apart():
    heights = [note.y for note in FIGURES["riding"].layout.annotations]
    assert abs(heights[0] - heights[1]) >= 9
