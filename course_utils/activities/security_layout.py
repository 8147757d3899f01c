"""The controls of the three orders: willingness, one card an order, one card a state."""

from functools import lru_cache

from .. import data
from ..widgets.activity import REDO, RESET, UNDO, copy_button
from ..widgets.controls import Card, Check, Field, Layout, Menu, Slider, Text
from ..wording import the
from .security_setting import all_pairs, pair_text

STANCES = (("", "apart"), ("tied", "stands close to it"), ("joins", "fights beside it"))
_RULES = (
    ("automatic", "no vote is needed"),
    ("majority", "over half must agree"),
    ("unanimity", "all not at war must"),
)


@lru_cache(maxsize=64)
def security_layout(names: tuple[str, ...], aggressor: str, victim: str, pairs: frozenset[frozenset[str]]) -> Layout:
    """Return the controls for an attack of `aggressor` on `victim` in a world of these states."""
    choices = tuple((name, name) for name in names)
    worlds = tuple((one.id, one.title) for one in data.security_worlds())
    deals = tuple(
        (pair_text(pair, names), f"{'✓ end' if pair in pairs else '+ make'}: {pair_text(pair, names)}")
        for pair in all_pairs(names)
    )
    cards = [
        Card(
            head=(Text("head willing", look="al-name"),),
            fields=(
                Slider("willing", "A pledged state acts (w)", 0, 100, 5, 0, "%"),
                Slider("riding", "Free riding (f)", 0, 100, 5, 0, "%"),
                Slider("volunteers", "Others volunteer (v)", 0, 100, 5, 0, "%"),
            ),
        ),
        Card(head=(Text("head 0", look="al-name"),), fields=(Text("why 0"),)),
        Card(
            head=(Text("head 1", look="al-name"),),
            fields=(Text("why 1"), Menu("rule", "How the body decides", _RULES)),
        ),
        Card(
            head=(Text("head 2", look="al-name"),),
            fields=(
                Text("why 2"),
                Text("deals"),
                Menu("deal", f"Make or end one of {len(deals)} possible deals", (("", "Choose …"), *deals)),
            ),
        ),
    ]
    for name in names:
        fields: list[Field] = [
            Check(f"alliance {name}", "in the alliance", f"{name}: in the alliance"),
            Check(f"body {name}", "in the body", f"{name}: in the body"),
            Check(f"vetoes {name}", "may veto in the body", f"{name}: may veto in the body"),
        ]
        if name not in (aggressor, victim):
            fields.append(Menu(f"stance {name}", f"Toward {the(aggressor)}", STANCES))
        cards.append(Card(head=(Text(f"name {name}", look="al-name"),), fields=fields))
    return Layout(
        toolbar=(
            Menu("world", "World", worlds),
            Menu("aggressor", "Aggressor", choices),
            Menu("victim", "Victim", choices),
            UNDO,
            REDO,
            RESET,
            copy_button("this attack"),
        ),
        cards=cards,
    )
