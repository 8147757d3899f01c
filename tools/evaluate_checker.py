"""How well the checker of free-text answers agrees with the marks of the development set.

    python tools/evaluate_checker.py report report2 report3    the table, beside two baselines
    python tools/evaluate_checker.py tune --errors             and every disagreement

The parts "tune" to "tune4" were there to look at; the others were never opened while the checker was made.
"""

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MARKING = ROOT / "marking"
sys.path.insert(0, str(ROOT))

from course_utils.essays import check_answer, rubrics

PARTS = ("tune", "tune2", "tune3", "tune4", "report", "report2", "report3")
UNDESERVING = ("negated", "keywords", "offtopic", "hostile")
EMPTY = ("question-copy-or-empty", "copy", "empty")
KEYWORDS = {
    "anarchy": ("anarch", "self-help", "no authority"), "security": ("secur", "surviv"),
    "deterrence": ("deter", "discourag"),
    "pooling": ("pool", "combin", "resources"), "balancing": ("balanc", "offset"), "examples": ("nato", "warsaw pact"),
    "blocs": ("bloc", "camp"), "strategy": ("strateg", "doctrine"), "norms": ("norm", "expectation"),
    "dialogue": ("dialogue", "forum", "consult"), "legacy": ("today", "legacy"), "survival": ("surviv",),
    "threat": ("threat",), "power-shift": ("power",), "form": ("new alliance", "form"),
    "dissolve": ("dissol", "leave", "end"), "uncertainty": ("uncertain", "quick", "fast"),
}  # fmt: skip


@dataclass(frozen=True)
class Marked:
    """One answer with its marks."""

    id: str
    question: str
    kind: str
    text: str
    covered: frozenset[str]
    contradicted: frozenset[str]


@dataclass(frozen=True)
class Found:
    """What a checker made of one answer."""

    covered: frozenset[str]
    contradicted: frozenset[str]


def answers(part: str) -> list[Marked]:
    """Read one part of the development set."""
    lines = (MARKING / "development" / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [
        Marked(r["id"], r["question"], r["kind"], r["text"], frozenset(r["covered"]), frozenset(r["contradicted"]))
        for r in rows
    ]


def f1(right: int, false: int, missed: int) -> float:
    """The harmonic mean of precision and recall; 0 where there is nothing right."""
    return 2 * right / (2 * right + false + missed) if right else 0.0


def by_concept(marked: Sequence[Marked], found: Mapping[str, Found]) -> dict[tuple[str, str], float]:
    """F1 of covered for each pair of question and concept that the marks cover somewhere."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for answer in marked:
        for concept in rubrics()[answer.question].ids:
            said, marks = concept in found[answer.id].covered, concept in answer.covered
            counts[answer.question, concept][
                "right" if said and marks else "false" if said else "missed" if marks else "none"
            ] += 1
    return {pair: f1(n["right"], n["false"], n["missed"]) for pair, n in counts.items() if n["right"] + n["missed"]}


def credited(marked: Iterable[Marked], found: Mapping[str, Found]) -> float:
    """The share of answers in which a concept was covered that the marks do not cover."""
    false = [bool(found[answer.id].covered - answer.covered) for answer in marked]
    return sum(false) / max(1, len(false))


def figures(marked: Sequence[Marked], found: Mapping[str, Found]) -> dict[str, float]:
    """Every figure of the table but the crashes and the time."""
    mean = lambda scores: sum(scores) / max(1, len(scores))  # noqa: E731
    every = by_concept(marked, found)
    short = by_concept([answer for answer in marked if answer.kind != "full"], found)
    opposite = [(answer, concept) for answer in marked for concept in answer.contradicted]
    told = [(answer, concept) for answer in marked for concept in found[answer.id].contradicted]
    right = sum(concept in found[answer.id].contradicted for answer, concept in opposite)
    return {
        "macro F1 of covered": mean(list(every.values())),
        "the same without full answers": mean(list(short.values())),
        "false credit: negated, keywords, off-topic, hostile": credited(
            [a for a in marked if a.kind in UNDESERVING], found
        ),
        "lowest concept's F1": min(every.values(), default=0.0),
        "contradicted credited as covered": mean([concept in found[answer.id].covered for answer, concept in opposite]),
        "F1 of contradicted, pooled": f1(right, len(told) - right, len(opposite) - right),
        "false credit: misconceived": credited([a for a in marked if a.kind == "misconceived"], found),
        "false credit: question copies, near-empty": credited([a for a in marked if a.kind in EMPTY], found),
    }


TARGETS = {
    "macro F1 of covered": (0.78, 0.85), "the same without full answers": (0.74, 0.82),
    "false credit: negated, keywords, off-topic, hostile": (0.10, 0.05), "lowest concept's F1": (0.58, 0.70),
    "contradicted credited as covered": (0.15, 0.08), "F1 of contradicted, pooled": (0.50, 0.70),
    "false credit: misconceived": (0.45, 0.25), "false credit: question copies, near-empty": (0.0, 0.0),
}  # fmt: skip


def by_checker(marked: Sequence[Marked]) -> tuple[dict[str, Found], int, list[float]]:
    """What the checker finds, how often it crashed, and the milliseconds of each answer."""
    check_answer("shifting-alliances", "States form alliances.")  # what is read once is read now
    found, crashes, times = {}, 0, []
    for answer in marked:
        start = time.perf_counter()
        try:
            feedback = check_answer(answer.question, answer.text)
            found[answer.id] = Found(frozenset(feedback.covered), frozenset(feedback.contradicted))
        except Exception:
            crashes += 1
            found[answer.id] = Found(frozenset(), frozenset())
        times.append((time.perf_counter() - start) * 1000)
    return found, crashes, times


def by_keywords(marked: Sequence[Marked]) -> dict[str, Found]:
    """The first baseline: a concept is covered where one of its obvious words stands."""
    return {
        answer.id: Found(
            frozenset(
                c for c in rubrics()[answer.question].ids if any(word in answer.text.lower() for word in KEYWORDS[c])
            ),
            frozenset(),
        )
        for answer in marked
    }


def by_length(marked: Sequence[Marked]) -> dict[str, Found]:
    """The second baseline: a long answer covers everything; "long" is what serves the baseline best."""

    def longer(words: int) -> dict[str, Found]:
        return {
            a.id: Found(frozenset(rubrics()[a.question].ids if len(a.text.split()) >= words else ()), frozenset())
            for a in marked
        }

    best: Callable[[int], float] = lambda words: figures(marked, longer(words))["macro F1 of covered"]  # noqa: E731
    return longer(max(range(5, 125, 5), key=best))


def kappas(marked: Sequence[Marked]) -> dict[str, tuple[float, int]]:
    """Cohen's kappa of the second, blind marks with the first, by concept, and the number of answers."""
    rows = [
        json.loads(line)
        for path in sorted((MARKING / "second").glob("*.jsonl"))
        for line in path.read_text().splitlines()
    ]
    second = {row["id"]: frozenset(row["covered"]) for row in rows}
    pairs: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for answer in marked:
        if answer.id in second:
            for concept in rubrics()[answer.question].ids:
                pairs[concept].append((concept in answer.covered, concept in second[answer.id]))
    return {concept: (_kappa(marks), len(marks)) for concept, marks in pairs.items()}


def _kappa(marks: Sequence[tuple[bool, bool]]) -> float:
    agree = sum(a == b for a, b in marks) / len(marks)
    first, second = (sum(pair[i] for pair in marks) / len(marks) for i in (0, 1))
    chance = first * second + (1 - first) * (1 - second)
    return 1.0 if chance == 1 else (agree - chance) / (1 - chance)


def errors(marked: Sequence[Marked], found: Mapping[str, Found]) -> None:
    """Print every answer whose marks the checker does not share."""
    for answer in marked:
        said = found[answer.id]
        parts = {
            "false": said.covered - answer.covered, "missed": answer.covered - said.covered,
            "false opposite": said.contradicted - answer.contradicted,
            "missed opposite": answer.contradicted - said.contradicted,
        }  # fmt: skip
        if any(parts.values()):
            told = "; ".join(f"{name} {', '.join(sorted(ids))}" for name, ids in parts.items() if ids)
            print(f"\n{answer.id} ({answer.kind}): {told}\n    {answer.text}")


def main() -> None:
    """Print the table, and the errors if they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="+", choices=PARTS, help="taken together")
    parser.add_argument("--errors", action="store_true", help="list every disagreement")
    chosen = parser.parse_args()
    marked = [answer for part in chosen.parts for answer in answers(part)]
    found, crashes, times = by_checker(marked)
    tables = [figures(marked, one) for one in (found, by_keywords(marked), by_length(marked))]
    sizes = Counter(answer.question for answer in marked)
    counts = ", ".join(f"{question} {n}" for question, n in sorted(sizes.items()))
    print(f"{len(marked)} answers of {' and '.join(chosen.parts)}: {counts}")
    print(f"by kind: {', '.join(f'{kind} {n}' for kind, n in Counter(answer.kind for answer in marked).items())}\n")
    print(f"{'figure':<54}{'checker':>8}{'keywords':>10}{'length':>8}{'least':>8}{'aim':>6}")
    for name, (least, aim) in TARGETS.items():
        print(
            f"{name:<54}{tables[0][name]:>8.2f}{tables[1][name]:>10.2f}{tables[2][name]:>8.2f}{least:>8.2f}{aim:>6.2f}"
        )
    print(f"{'crashes':<54}{crashes:>8}{'':>18}{0:>8}{0:>6}")
    print(f"{'time an answer, p95, ms':<54}{sorted(times)[int(0.95 * (len(times) - 1))]:>8.1f}{'':>18}{60:>8}{20:>6}\n")
    agreement = kappas(marked)
    print("F1 by concept" + (", with Cohen's kappa of a second marker" if agreement else ""))
    for (question, concept), score in by_concept(marked, found).items():
        kappa = f"   kappa {agreement[concept][0]:.2f} of {agreement[concept][1]}" if concept in agreement else ""
        print(f"    {question:<28}{concept:<14}{score:.2f}{kappa}")
    if chosen.errors:
        errors(marked, found)


if __name__ == "__main__":
    main()
