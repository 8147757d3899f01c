"""The sentences of the flashcards: how many wait, when a card comes back, and what comes after the last one."""

from collections.abc import Sequence
from datetime import datetime, timedelta

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def many(count: int, thing: str) -> str:
    """Say how many there are, such as "1 new card" or "3 new cards"."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def interval_words(interval: timedelta) -> str:
    """Say an interval in a few letters: "10 min", "3 hours", "4 days", "5 months", "2.5 years"."""
    seconds = max(interval.total_seconds(), 0)
    if seconds < _HOUR - 30:
        return f"{max(1, round(seconds / _MINUTE))} min"
    if seconds < _DAY - _HOUR / 2:
        return many(round(seconds / _HOUR), "hour")
    days = round(seconds / _DAY)
    if days < 60:
        return many(days, "day")
    if days < 700:
        return many(round(days / 30.44), "month")
    years = f"{days / 365.25:.1f}".removesuffix(".0")
    return f"{years} year" if years == "1" else f"{years} years"


def count_sentence(due: int, new: int) -> str:
    """Say what waits now."""
    if due and new:
        return f"{many(due + new, 'card')} to go: {due} to repeat and {new} new."
    return f"{many(due, 'card')} to repeat." if due else f"{many(new, 'new card')} to go."


def done_sentence(rated: int, later: Sequence[datetime], unseen: int, now: datetime) -> str:
    """Say that nothing waits now, and when the next card comes back.

    Parameters
    ----------
    rated : int
        How many ratings this session had.
    later : sequence of datetime
        When the cards come back that were seen before, the soonest first.
    unseen : int
        How many were never seen.
    now : datetime
        With the learner's time zone.
    """
    said = f"Done for now, after {many(rated, 'answer')}." if rated else "No card is due just now."
    if later:
        said += f" The next card comes back {when_words(later[0], now)}."
    elif not unseen:
        said = "There is no card here yet: begin a lesson, and its cards come."
    if unseen:
        said += f" {many(unseen, 'new card')} {'is' if unseen == 1 else 'are'} left for another day."
    return said


def when_words(due: datetime, now: datetime) -> str:
    """Say when something comes, seen from now: "in 8 min", "tomorrow", "in 4 days, on 26 November"."""
    day = due.astimezone(now.tzinfo)
    days = (day.date() - now.date()).days
    if days <= 0 or due - now < timedelta(hours=1):
        return f"in {interval_words(due - now)}"
    if days == 1:
        return "tomorrow"
    return f"in {days} days, on {day.day} {day:%B}" + (f" {day.year}" if day.year != now.year else "")
