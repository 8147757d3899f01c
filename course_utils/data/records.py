"""Counts of alliances, the members of the two blocs, and how often promises were kept."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from ._read import table


@dataclass(frozen=True)
class InForce:
    """The alliances in force at some time in a year; one with several promises counts under each.

    Attributes
    ----------
    year, total : int
    defence, offence, neutrality, non_aggression, consultation : int
        How many hold each promise.
    bilateral : int
        How many have two members.
    """

    year: int
    total: int
    defence: int
    offence: int
    neutrality: int
    non_aggression: int
    consultation: int
    bilateral: int


@dataclass(frozen=True)
class Era:
    """The alliances formed in an era; one with several promises counts under each.

    Attributes
    ----------
    name : str
        Such as "1871-July 1914".
    total : int
    defence, offence, neutrality, non_aggression, consultation : int
        How many hold each promise.
    only_non_aggression : int
        How many promise nothing but not to attack.
    bilateral, multilateral : int
    secret, partly_secret : int
    median_life : float
        Years; lives still running are cut off at the end of 2016.
    """

    name: str
    total: int
    defence: int
    offence: int
    neutrality: int
    non_aggression: int
    consultation: int
    only_non_aggression: int
    bilateral: int
    multilateral: int
    secret: int
    partly_secret: int
    median_life: float


@dataclass(frozen=True)
class Member:
    """A member of NATO or of the Warsaw Pact.

    Attributes
    ----------
    name : str
    joined : datetime.date
    left : datetime.date or None
        None while it is a member.
    checked : bool
        Whether the exact days were checked against a source; the years were.
    """

    name: str
    joined: date
    left: date | None
    checked: bool


@dataclass(frozen=True)
class Reliability:
    """How often a kind of commitment was kept when a war put it to the test.

    Attributes
    ----------
    kind : str
        "all", a promise ("defence", ...), "bilateral" or "multilateral".
    period : str
        "1816-2003", or one of its parts "1816-1944" and "1945-2003".
    honoured, violated : int
    """

    kind: str
    period: str
    honoured: int
    violated: int

    @property
    def rate(self) -> float:
        """The share that was honoured, 0 to 1."""
        return self.honoured / (self.honoured + self.violated)


@cache
def alliances_in_force() -> tuple[InForce, ...]:
    """Alliances in force by year, 1815 to 2016 (ATOP).

    Returns
    -------
    tuple of InForce
        One for each year.
    """
    return tuple(InForce(**{name: int(cell) for name, cell in row.items()}) for row in table("alliances_in_force"))


@cache
def alliances_by_era() -> tuple[Era, ...]:
    """Alliances by the era in which they were formed (ATOP).

    Returns
    -------
    tuple of Era
        Seven eras from 1815 to 2016, then all of them together.
    """
    return tuple(
        Era(
            name=row.pop("name"),
            median_life=float(row.pop("median_life")),
            **{column: int(cell) for column, cell in row.items()},
        )
        for row in table("alliances_by_era")
    )


@cache
def nato_members() -> tuple[Member, ...]:
    """The 32 members of NATO, in the order in which they joined.

    Returns
    -------
    tuple of Member
    """
    return _members("nato_members")


@cache
def warsaw_pact_members() -> tuple[Member, ...]:
    """The eight members of the Warsaw Pact.

    Returns
    -------
    tuple of Member
    """
    return _members("warsaw_pact")


@cache
def reliability() -> tuple[Reliability, ...]:
    """How often alliance commitments were kept in war, by kind and period.

    Returns
    -------
    tuple of Reliability
    """
    return tuple(
        Reliability(row["kind"], row["period"], int(row["honoured"]), int(row["violated"]))
        for row in table("reliability")
    )


def _members(name: str) -> tuple[Member, ...]:
    return tuple(
        Member(
            row["name"],
            date.fromisoformat(row["joined"]),
            date.fromisoformat(row["left"]) if row["left"] else None,
            row["checked"] == "yes",
        )
        for row in table(name)
    )
