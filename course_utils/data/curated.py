"""What the course's authors wrote by hand: treaties, scenarios and the glossary."""

from dataclasses import dataclass
from functools import cache

from ..wording import listing, unknown
from ._read import key, toml


@dataclass(frozen=True)
class Treaty:
    """A treaty or an informal tie.

    Attributes
    ----------
    id, name : str
    start : int
    end : int or None
        None while it is in force.
    members : tuple of str
        Founders or main parties; a large group may stand as one phrase.
    main_type : str
        Such as "defensive" or "alignment"; treaties.toml lists them.
    formality : str
        "formal" or "informal".
    secrecy : str
        "public", "partly secret" or "secret".
    laterality : str
        "bilateral" or "multilateral".
    obligations : tuple of str
        Any of "defence", "offence", "neutrality", "non-aggression" and "consultation"; empty if nothing is promised.
    atop_id : int or None
        Its number in the ATOP data.
    note : str
        One to three sentences.
    verified : bool
        Whether first year and obligations were checked against a source.
    source : str
        Citation key and place, or where else it comes from.
    """

    id: str
    name: str
    start: int
    end: int | None
    members: tuple[str, ...]
    main_type: str
    formality: str
    secrecy: str
    laterality: str
    obligations: tuple[str, ...]
    atop_id: int | None
    note: str
    verified: bool
    source: str


@dataclass(frozen=True)
class Scenario:
    """A moment of history from which the balance-of-power activity can start.

    Attributes
    ----------
    id, title : str
    year : int
    states : tuple of str
        Up to twelve abbreviations, in the order to show them.
    side_a, side_b : tuple of str
        Who stands where; the other states are undecided.
    story : str
        One or two sentences.
    """

    id: str
    title: str
    year: int
    states: tuple[str, ...]
    side_a: tuple[str, ...]
    side_b: tuple[str, ...]
    story: str


@dataclass(frozen=True)
class Term:
    """An entry of the glossary.

    Attributes
    ----------
    id, term, meaning, example : str
    tags : tuple of str
    see : tuple of str
        Ids of related terms.
    """

    id: str
    term: str
    meaning: str
    example: str
    tags: tuple[str, ...]
    see: tuple[str, ...]


@cache
def treaties() -> tuple[Treaty, ...]:
    """All treaties and informal ties, oldest first.

    Returns
    -------
    tuple of Treaty
    """
    return tuple(_treaty(**row) for row in toml("treaties")["treaties"])


def treaty(id_or_name: str) -> Treaty:
    """One treaty.

    Parameters
    ----------
    id_or_name : str
        Its id, its name, or words of the name that no other treaty has, such as "NATO".

    Returns
    -------
    Treaty

    Raises
    ------
    ValueError
        If there is none, or more than one.
    """
    wanted = key(id_or_name)
    exact = [one for one in treaties() if wanted in (key(one.id), key(one.name))]
    found = exact or [one for one in treaties() if wanted and f" {wanted} " in f" {key(one.name)} "]
    if len(found) > 1:
        names = listing(one.name for one in found)
        raise ValueError(f"'{id_or_name}' could be {names}; say which, for example '{found[0].id}'.")
    if not found:
        raise ValueError(unknown("treaty", id_or_name, [name for one in treaties() for name in (one.name, one.id)]))
    return found[0]


@cache
def scenarios() -> tuple[Scenario, ...]:
    """All scenarios, oldest first.

    Returns
    -------
    tuple of Scenario
    """
    return tuple(Scenario(**_frozen(row)) for row in toml("scenarios")["scenarios"])


def scenario(id: str) -> Scenario:
    """One scenario.

    Parameters
    ----------
    id : str
        Its id or its title.

    Returns
    -------
    Scenario

    Raises
    ------
    ValueError
        If there is none; the sentence names the nearest.
    """
    for one in scenarios():
        if key(id) in (key(one.id), key(one.title)):
            return one
    raise ValueError(unknown("scenario", id, [one.id for one in scenarios()]))


@cache
def glossary() -> tuple[Term, ...]:
    """All terms of the glossary.

    Returns
    -------
    tuple of Term
    """
    return tuple(Term(**{"example": "", "tags": (), "see": (), **_frozen(row)}) for row in toml("glossary")["terms"])


def _treaty(
    *, end: int | None = None, atop_id: int | None = None, verified: bool | None = None, source: str = "", **row
) -> Treaty:
    return Treaty(
        **_frozen(row),
        end=end,
        atop_id=atop_id,
        verified=bool(atop_id) if verified is None else verified,
        source=source or (f"leeds2002: ATOP {atop_id}" if atop_id else "general history"),
    )


def _frozen(row: dict) -> dict:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
