"""A question of the bank on a slide: what the learner sees, and the answer for when the room has guessed."""

import html
from decimal import ROUND_HALF_UP, Decimal

from course_utils.questions import Question, public, question


def slide(id: str) -> tuple[str, list[str]]:
    """Return the question of this id as HTML, and what the speaker should know, a paragraph each."""
    asked = question(id)
    page = public(asked)
    prompt = "".join(f"<p>{html.escape(part)}</p>" for part in asked.prompt.split("\n\n"))
    body = f'<div class="prompt">{prompt}</div><p class="form">{html.escape(page["form"])}</p>'
    body += _parts(asked, page)
    body += (
        '<div class="answer fragment">'
        + _right(asked)
        + f"<p>{html.escape(asked.model_answer)}</p></div>"
        + '<button type="button" class="ask">Show the answer</button>'
    )
    hints = [f"Hint {number}: {hint}" for number, hint in enumerate(asked.hints, 1)]
    return f'<div class="question">{body}</div>', [*hints, *_why(asked), f"Answer: {asked.model_answer}"]


def _parts(asked: Question, page: dict) -> str:
    if asked.options:
        right = {option.key for option in asked.options if option.right}
        return _list("options", [(part["text"], "right" if part["key"] in right else "") for part in page["options"]])
    if asked.categories:
        texts = {category.key: category.text for category in asked.categories}
        boxes = {item.key: texts[item.category] for item in asked.items}
        groups = " · ".join(html.escape(part["text"]) for part in page["categories"])
        rows = "".join(
            f'<tr><td>{html.escape(part["text"])}</td><td class="box">{html.escape(boxes[part["key"]])}</td></tr>'
            for part in page["items"]
        )
        return f'<p class="groups">{groups}</p><table class="match">{rows}</table>'
    if asked.items:
        return _list("options", [(part["text"], "") for part in page["items"]])
    return ""


def _right(asked: Question) -> str:
    if asked.number:
        places = Decimal(1).scaleb(-asked.number.decimals)
        value = asked.number.value.quantize(places, ROUND_HALF_UP)
        return f'<p class="value">{value}{"" if asked.number.unit == "%" else " "}{html.escape(asked.number.unit)}</p>'
    if asked.kind == "order":
        return f"<ol>{''.join(f'<li>{html.escape(item.text)}</li>' for item in asked.items)}</ol>"
    return ""


def _why(asked: Question) -> list[str]:
    said = [f"{'✓' if option.right else '✗'} {option.text} {option.why}" for option in asked.options]
    said += [f"{item.text}: {item.why}" for item in asked.items]
    if asked.number:
        said += [f"If they say {mistake.value}: {mistake.why}" for mistake in asked.number.mistakes]
    return said


def _list(kind: str, parts: list[tuple[str, str]]) -> str:
    items = "".join(f'<li class="{mark}">{html.escape(text)}</li>' for text, mark in parts)
    return f'<ul class="{kind}">{items}</ul>'
