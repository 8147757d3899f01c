"""The two fears of an ally: to be left alone, and to be dragged in.

Names:

- Abandonment against entrapment, the dilemma sharper in multipolarity: [snyder1984]_, [snyder1997]_
- Chain-ganging and buck-passing: [christensen1990]_, who add Jervis's offence and defence [jervis1978]_ to [waltz1979]_

From the sources, as they are commonly restated: a stronger commitment lowers the fear that the ally will go, and raises
the risk of being drawn into its quarrels. The fear of abandonment grows with one's dependence on the ally, the fear of
entrapment falls with the interests both share, and the dilemma is sharper among many powers, where allies can be
exchanged, than between two blocs, where they have nowhere else to go. Among many powers a belief in attack makes for
unconditional alliances, and a belief in defence for leaving the work to others.
Our assumptions: Snyder gives no formulae, and all numbers are illustrations.

- commitment c runs from 0 (none) to 1 (unconditional);
- fear of abandonment = dependence · mobility · (1 − c)², where mobility, how free the ally is to go, is 1 among many
  powers and 0.4 between two blocs;
- fear of entrapment = (1 − shared) · c², where shared is how far the ally's quarrels are one's own;
- squares, because the first step away from either extreme helps most. The two fears count alike, and the best
  commitment is the one with the least sum: c* = A/(A + E), with A = dependence · mobility and E = 1 − shared.

Worked example: dependence 0.9, shared 0.4, many powers. A = 0.9, E = 0.6, c* = 0.9/1.5 = 0.6, and the sum there is
0.9·0.6/1.5 = 0.36. Between two blocs A = 0.36, c* = 0.375 and the sum is 0.225: a milder dilemma.
"""

from dataclasses import dataclass, fields

MOBILITY = {"many": 1.0, "two": 0.4}


@dataclass(frozen=True)
class Tie:
    """An alliance as one of its members sees it.

    Attributes
    ----------
    dependence : float
        How much it needs the ally, 0 to 1.
    shared : float
        How far the ally's quarrels are its own, 0 to 1.
    poles : str
        "many" or "two": whether there are several great powers, or two blocs.

    Raises
    ------
    ValueError
        If a share is not from 0 to 1, or the poles are neither of the two.
    """

    dependence: float
    shared: float
    poles: str

    def __post_init__(self) -> None:
        for name in [field.name for field in fields(self)][:2]:
            _check(name, getattr(self, name))
        if self.poles not in list(MOBILITY):
            raise ValueError(f"The poles are 'many' or 'two', not '{self.poles}'.")


def abandonment(tie: Tie, commitment: float) -> float:
    """The fear of being left alone, 0 to 1; it falls with commitment.

    Parameters
    ----------
    tie : Tie
    commitment : float
        0 to 1.

    Returns
    -------
    float
    """
    return _weights(tie)[0] * (1 - _check("commitment", commitment)) ** 2


def entrapment(tie: Tie, commitment: float) -> float:
    """The fear of being dragged in, 0 to 1; it rises with commitment.

    Parameters
    ----------
    tie : Tie
    commitment : float
        0 to 1.

    Returns
    -------
    float
    """
    return _weights(tie)[1] * _check("commitment", commitment) ** 2


def total(tie: Tie, commitment: float) -> float:
    """Both fears together.

    Parameters
    ----------
    tie : Tie
    commitment : float
        0 to 1.

    Returns
    -------
    float
    """
    return abandonment(tie, commitment) + entrapment(tie, commitment)


def best_commitment(tie: Tie) -> float | None:
    """The commitment at which both fears together are least.

    Parameters
    ----------
    tie : Tie

    Returns
    -------
    float or None
        0 to 1; None if neither fear is felt, so that every commitment is as good.
    """
    left, dragged = _weights(tie)
    return left / (left + dragged) if left + dragged else None


def sharpness(tie: Tie) -> float:
    """How bad the dilemma is: what remains of both fears at the best commitment.

    Parameters
    ----------
    tie : Tie

    Returns
    -------
    float
        0, if one of the fears is absent, to 0.5.
    """
    best = best_commitment(tie)
    return 0.0 if best is None else total(tie, best)


@dataclass(frozen=True)
class Pattern:
    """What alliances are expected to look like.

    Attributes
    ----------
    name : str
        "chain-ganging", "buck-passing" or "own arms".
    why : str
        One sentence.
    """

    name: str
    why: str


def expected_pattern(poles: str, advantage: str) -> Pattern:
    """What states are expected to do with their alliances.

    Parameters
    ----------
    poles : str
        "many" or "two".
    advantage : str
        What the states believe to have the advantage: "offence" or "defence".

    Returns
    -------
    Pattern
        For many powers after Christensen and Snyder; for two after Waltz, where the belief makes no difference.

    Raises
    ------
    ValueError
        If one of the two is something else.
    """
    if poles not in list(MOBILITY):
        raise ValueError(f"The poles are 'many' or 'two', not '{poles}'.")
    if advantage not in ("offence", "defence"):
        raise ValueError(f"The advantage is with 'offence' or 'defence', not '{advantage}'.")
    if poles == "two":
        return Pattern(
            "own arms", "Each of the two watches the other and relies on its own arms: no ally can tip the scale."
        )
    if advantage == "offence":
        return Pattern(
            "chain-ganging",
            "An ally could be beaten quickly, and its fall would leave me alone, so I must fight as soon as it does.",
        )
    return Pattern(
        "buck-passing", "An ally can hold out for long without me, so I can wait and let others carry the cost."
    )


def _weights(tie: Tie) -> tuple[float, float]:
    return tie.dependence * MOBILITY[tie.poles], 1 - tie.shared


def _check(name: str, value: float) -> float:
    if not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError(f"The {name} must be a number from 0 to 1, not {value!r}; try 0.5.")
    return value
