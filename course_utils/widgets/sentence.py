"""One sentence in place of a widget that cannot be made."""

from ..figures import theme
from .panel import Panel
from .static import read


class Sentence(Panel):
    """Shows a sentence where a learner would otherwise meet a traceback: an id that is not known, say."""

    _esm = read("common.js", "sentence.js")
    _css = theme.css() + read("theme.css")

    def __init__(self, sentence: str) -> None:
        super().__init__(error=sentence)
