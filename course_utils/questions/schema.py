"""What a question is: the frozen pieces that a bank file is read into (`reading.py` reads and checks it)."""

from dataclasses import dataclass
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Context, Decimal, localcontext

KINDS = ("single", "multiple", "numeric", "match", "order", "text")
LEVELS = ("recall", "apply", "analyse")
MISCONCEPTIONS = (
    "M-collective-security-is-alliance",
    "M-always-deters",
    "M-always-honoured",
    "M-nonaggression-obliges",
    "M-formal-is-powerful",
    "M-balance-is-equality",
    "M-bandwagoning-is-balancing",
    "M-defensive-realism-maximises",
    "M-dilemma-needs-malice",
    "M-article5-troops",
)
TAGS = (*(f"S{n}" for n in range(1, 12)), "T1", "T2", "T3", "R1", "R2", "R3", *MISCONCEPTIONS)


@dataclass(frozen=True)
class Option:
    """One choice of a single or multiple question, with its own explanation."""

    key: str
    text: str
    right: bool
    why: str


@dataclass(frozen=True)
class Category:
    """One box that the items of a match question are sorted into."""

    key: str
    text: str


@dataclass(frozen=True)
class Item:
    """One thing to sort (match: `category` is the key of its box) or to put in order (`category` is empty)."""

    key: str
    text: str
    why: str
    category: str = ""


@dataclass(frozen=True)
class Mistake:
    """A number that a known slip leads to, and what to say to it."""

    value: Decimal
    why: str

    def is_met_by(self, given: Decimal, half_unit: Decimal) -> bool:
        """Whether a typed number is this slip: as near as the answer is asked for, or as the slip itself is written."""
        written = Decimal(5).scaleb(min(0, int(self.value.as_tuple().exponent)) - 1)
        return abs(given - self.value) <= min(half_unit, written)


@dataclass(frozen=True)
class Number:
    """The answer of a numeric question; `tolerance` is None where plain rounding is all that is allowed."""

    value: Decimal
    decimals: int
    tolerance: Decimal | None
    minimum: Decimal | None
    maximum: Decimal | None
    unit: str
    why: str
    otherwise: str
    mistakes: tuple[Mistake, ...]

    @property
    def half_unit(self) -> Decimal:
        """Half a unit of the last decimal that is asked for."""
        return Decimal(5).scaleb(-self.decimals - 1)

    def accepts(self, given: Decimal) -> bool:
        """Whether a typed number is right.

        Right is what lies within the tolerance of the value, and also either end of that range once it is
        rounded to the decimals asked for: whoever finds a number that we accept may round it as told.
        Without a tolerance of its own, a question accepts half a unit of its last decimal either way.
        """
        with localcontext(Context(prec=60)):
            slack = self.half_unit if self.tolerance is None else self.tolerance
            low, high = self.value - slack, self.value + slack
            if self.tolerance is not None:
                unit, ways = Decimal(1).scaleb(-self.decimals), (ROUND_HALF_UP, ROUND_HALF_DOWN)
                low = min(low, *(low.quantize(unit, way) for way in ways))
                high = max(high, *(high.quantize(unit, way) for way in ways))
            return low <= given <= high


@dataclass(frozen=True)
class Question:
    """One question of the bank; only the parts that its kind needs are filled."""

    id: str
    lesson: str
    kind: str
    level: str
    tags: tuple[str, ...]
    prompt: str
    hints: tuple[str, ...]
    model_answer: str
    source: str
    options: tuple[Option, ...] = ()
    items: tuple[Item, ...] = ()
    categories: tuple[Category, ...] = ()
    number: Number | None = None

    @property
    def citations(self) -> tuple[str, ...]:
        """The bibliography keys in `source`, without the places in them."""
        return tuple(part.split(":")[0].strip() for part in self.source.split(";"))


class BankError(ValueError):
    """The question bank cannot be used; `problems` holds every defect as one sentence each."""

    def __init__(self, problems: tuple[str, ...]):
        self.problems = problems
        super().__init__("The question bank needs mending:\n" + "\n".join(f"- {problem}" for problem in problems))
