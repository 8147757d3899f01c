"""What to say to an answer as a whole: kind, short, and never a mark."""

from collections.abc import Sequence

from .sentences import Sentence

EMPTY = "There is nothing to look at yet: write two to eight sentences in your own words."
_ONLY = {
    "language": "This course is in English, so I can only follow answers in English. Try a few plain sentences: "
    "small slips do no harm.",
    "question": "So far you only ask. Say in a sentence or two what you think the answer is.",
    "announcement": "So far you say what you will write about. Now say what you think of it, in full sentences.",
    "instruction": "I can only look at what you say about alliances, so words to me change nothing. "
    "Tell me what you think the answer is.",
    "list": "These are terms, and terms alone say little. Put them into sentences: "
    "who does what, and what follows from it?",
    "excuse": "That is all right: write down the one thing that you do remember, and take a hint.",
    "copy": "This repeats the question. Now answer it in your own words.",
    "topic": "This seems to be about something else. Say how it is with states and their alliances.",
}


def message(sentences: Sequence[Sentence], found: int, unsure: int, every: int) -> str:
    """Return one or two sentences for the learner.

    Parameters
    ----------
    sentences : sequence of Sentence
        The sentences of the answer; `dropped` says why one does not count.
    found, unsure, every : int
        How many concepts were found, how many perhaps, and how many there are.
    """
    if not sentences:
        return EMPTY
    if all(sentence.dropped for sentence in sentences):
        reasons = [sentence.dropped for sentence in sentences]
        return _ONLY[max(_ONLY, key=reasons.count)]
    if found == every:
        return (
            f"I found all {every} ideas of this question in your answer. Compare it with the model answer if you like."
        )
    near = f" Of {unsure} more I am not sure." if unsure else ""
    if not found:
        return f"I could not find any of the {every} ideas of this question yet.{near} The hints below may help you on."
    return f"I found {found} of the {every} ideas of this question.{near} The hints below may help you with the rest."
