"""The capstone's report as one HTML page that needs nothing else: to print, to hand in or to keep."""

import math
from collections.abc import Iterable
from datetime import date
from html import escape

from ..figures import theme
from ..figures.capstone import Threshold
from ..models.capability import shares
from ..wording import listing, percent
from .capstone_plan import Plan
from .capstone_verdicts import COST_ALONE, COST_WITH_ALLIES, findings, hardest_attacks, verdict

_SIZE = 420
_STYLE = f"""
body {{ font: 15px/1.5 system-ui, sans-serif; color: {theme.INK}; background: {theme.PAPER};
  max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }}
h1 {{ font-size: 1.6rem; margin: 0 0 .2rem; }} h2 {{ font-size: 1.1rem; margin: 1.4rem 0 .4rem; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ text-align: left; vertical-align: top;
  padding: .25rem .6rem .25rem 0; border-bottom: 1px solid {theme.LINE}; }}
blockquote {{ margin: 0; padding-left: 1rem; border-left: 4px solid {theme.NEITHER}; white-space: pre-wrap; }}
svg {{ display: block; max-width: 100%; margin: auto; }} .small {{ color: {theme.MUTED}; font-size: 13px; }}
@media print {{ body {{ margin: 0; font-size: 12px; }} }}
"""
_LINES = ((theme.SIDE_A, ""), (theme.GOOD, "9 5"), (theme.ACCENT, "12 4 3 4"))


def page(plan: Plan, name: str, defence: str, concepts: Iterable[tuple[str, str, str]], sources: Iterable[str]) -> str:
    """Write the report.

    Parameters
    ----------
    plan : Plan
        The design.
    name : str
        The learner's name, or nothing.
    defence : str
        The learner's own words, or nothing.
    concepts : iterable of (mark, title, words)
        What was found in the defence.
    sources : iterable of str
        Full citations.

    Returns
    -------
    str
        A whole HTML document without scripts or links; whatever the learner wrote stands in it as text.
    """
    held, found = shares(plan.capabilities), findings(plan)
    members = {state: [pact for pact, names in plan.groups.items() if state in names] for state in held}
    needs = {one.target: one for one in hardest_attacks(plan)}
    states = [
        (state, percent(share), listing(members[state]) or "none", _need(needs.get(state), plan.reliability))
        for state, share in held.items()
    ]
    title = f"A design of alliances: {plan.start.title}, {plan.start.year}"
    told = list(concepts)
    body = [
        f"<h1>{escape(title)}</h1>",
        f'<p class="small">{escape(name.strip() or "Without a name")}, {date.today().isoformat()}. '
        "Made with the course Alliances.</p>",
        f"<p>{escape(plan.start.story)}</p>",
        f"<p><b>{escape(verdict(found))}</b></p>",
        _ring(plan),
        "<h2>What the models say</h2>",
        _table((), [(f"{one.mark} {one.title}", one.text) for one in found]),
        "<h2>The states</h2>",
        _table(("State", "Share of power", "Alliances", "Deterrence"), states),
        f'<p class="small">A prize of {plan.prize:g} and allies that come with chance {plan.reliability:.2f}; '
        f"a war costs the attacker {COST_ALONE:g} without allies against it, {COST_WITH_ALLIES:g} with them.</p>",
        "<h2>The defence</h2>",
        f"<blockquote>{escape(defence)}</blockquote>" if defence.strip() else "<p>No defence has been written.</p>",
        _table((), [(f"{mark} {concept}", words) for mark, concept, words in told]) if told else "",
        '<p class="small">The course looks for these ideas by program and can be wrong; it gives no mark.</p>'
        if told
        else "",
        "<h2>Sources</h2>",
        "".join(f'<p class="small">{escape(one)}</p>' for one in sources),
    ]
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{_STYLE}</style>'
    return f'<!doctype html>\n<html lang="en"><head>{head}</head><body>\n' + "\n".join(body) + "\n</body></html>\n"


def _need(need: Threshold | None, reliability: float) -> str:
    if need is None:
        return "no rival"
    if need.needed is None:
        return f"not safe from {need.attacker}: no promise it has is enough"
    if not need.needed:
        return f"safe from {need.attacker} without allies"
    safe = "safe" if need.met_by(reliability) else "not safe"
    return f"{safe} from {need.attacker}: p* = {need.needed:.2f}"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    top = "<tr>" + "".join(f"<th>{escape(cell)}</th>" for cell in head) + "</tr>" if head else ""
    lines = ("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table>{top}{''.join(lines)}</table>"


def _ring(plan: Plan) -> str:
    """The states on a ring as an SVG picture: rivals by thin dotted lines, each alliance by a line of its own kind."""
    held, middle, radius = shares(plan.capabilities), _SIZE / 2, 0.34 * _SIZE
    place = {
        state: (
            middle + radius * math.sin(2 * math.pi * i / len(held)),
            middle - radius * math.cos(2 * math.pi * i / len(held)),
        )
        for i, state in enumerate(held)
    }

    def line(one: str, other: str, colour: str, width: float, dash: str) -> str:
        (x1, y1), (x2, y2) = place[one], place[other]
        return (
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" '
            f'stroke-width="{width}" stroke-dasharray="{dash}"/>'
        )

    parts = [line(one, other, theme.BAD, 1.2, "2 4") for one, other in plan.rivals]
    for pact, names in plan.groups.items():
        colour, dash = _LINES[int(pact.split()[-1]) - 1]
        parts += [line(one, other, colour, 3, dash) for i, one in enumerate(names) for other in names[i + 1 :]]
    for state, (x, y) in place.items():
        size = 5 + 30 * math.sqrt(held[state] / math.pi)
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}" fill="{theme.NEITHER}"/>')
        where = middle + (x - middle) * 1.3, middle + (y - middle) * 1.28
        parts.append(
            f'<text x="{where[0]:.1f}" y="{where[1] + 4:.1f}" font-size="13" text-anchor="middle" fill="{theme.INK}">'
            f"{escape(state)}</text>"
        )
    told = "; ".join(f"{pact}: {listing(names)}" for pact, names in plan.groups.items()) or "no alliances"
    label = escape(f"States on a ring; rivals are joined by dotted lines. {told}.", quote=True)
    width = _SIZE + 120
    box = f'viewBox="-60 0 {width} {_SIZE}" width="{width}" height="{_SIZE}"'
    return f'<svg role="img" aria-label="{label}" {box}>{"".join(parts)}</svg><p class="small">{label}</p>'
