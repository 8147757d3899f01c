"""One small, sound question of each kind, as a teacher would write it."""

import pytest

from course_utils.questions.reading import load

BANK_FILE = """
lesson = "01"

[[questions]]
id = "sealed-or-not"
kind = "single"
level = "recall"
tags = ["S4"]
prompt = "What makes an alliance formal?"
hints = ["Think of paper.", "Think of a treaty."]
model_answer = "A written treaty, model-single."
source = "leeds2002; gibler2009: chapter 1"
options = [
  { key = "paper", text = "A treaty", right = true, why = "why-paper" },
  { key = "power", text = "Much power", right = false, why = "why-power" },
  { key = "talk", text = "Much talk", right = false, why = "why-talk" },
]

[[questions]]
id = "who-belongs"
kind = "multiple"
level = "recall"
tags = ["S6", "M-always-deters"]
prompt = "Which were in NATO in 1950? Choose all that apply."
hints = ["Look west.", "Look at the Atlantic."]
model_answer = "Italy, Norway and Portugal, model-multiple."
source = "leeds2002"
options = [
  { key = "italy", text = "Italy", right = true, why = "why-italy" },
  { key = "poland", text = "Poland", right = false, why = "why-poland" },
  { key = "norway", text = "Norway", right = true, why = "why-norway" },
  { key = "portugal", text = "Portugal", right = true, why = "why-portugal" },
  { key = "spain", text = "Spain", right = false, why = "why-spain" },
]

[[questions]]
id = "half-and-half"
kind = "numeric"
level = "apply"
tags = ["S2"]
prompt = "How concentrated is power that two of four states share? Two decimals."
hints = ["Square the shares.", "The root of three eighths."]
model_answer = "0.58, model-numeric."
source = "singer1972"
[questions.number]
value = 0.577
decimals = 2
minimum = 0
maximum = 1
why = "why-number"
otherwise = "otherwise-number"
mistakes = [{ value = 0.5, why = "slip-half" }, { value = 57.7, why = "slip-percent" }]

[[questions]]
id = "sort-them"
kind = "match"
level = "apply"
tags = ["S5"]
prompt = "Sort the promises."
hints = ["Who acts first?", "Defence waits."]
model_answer = "Defence, defence, offence, model-match."
source = "leeds2002"
categories = [
  { key = "defence", text = "Defence" },
  { key = "offence", text = "Offence" },
]
items = [
  { key = "shield", text = "Help if attacked", category = "defence", why = "why-shield" },
  { key = "sword", text = "Attack together", category = "offence", why = "why-sword" },
  { key = "wall", text = "Hold the border", category = "defence", why = "why-wall" },
]

[[questions]]
id = "first-to-last"
kind = "order"
level = "recall"
tags = ["S6"]
prompt = "Put in order, the earliest first."
hints = ["Begin with Vienna.", "End with Warsaw."]
model_answer = "1815, 1882, 1949, 1955, model-order."
source = "gibler2009"
items = [
  { key = "quadruple", text = "Quadruple Alliance", why = "why-quadruple" },
  { key = "triple", text = "Triple Alliance", why = "why-triple" },
  { key = "nato", text = "NATO", why = "why-nato" },
  { key = "warsaw", text = "Warsaw Pact", why = "why-warsaw" },
]

[[questions]]
id = "in-your-words"
kind = "text"
level = "analyse"
tags = ["R1"]
prompt = "Why do states ally?"
hints = ["Think of anarchy.", "Think of a stronger neighbour."]
model_answer = "To be safer together, model-text."
source = "walt1987"
"""


@pytest.fixture(scope="session")
def bank_file():
    return BANK_FILE


@pytest.fixture(scope="session")
def samples():
    """The six questions by kind."""
    return {question.kind: question for question in load({"01.toml": BANK_FILE}).values()}
