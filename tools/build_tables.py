"""Make the tables of the course from the reference data, and SOURCES.md from sources.toml.

    python tools/build_tables.py --reference FOLDER     everything, and compare treaties.toml with ATOP
    python tools/build_tables.py                        SOURCES.md only

The same reference gives the same files, byte for byte. Tables keep only what lessons use.
"""

import argparse
import csv
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "course_utils" / "data"
sys.path.insert(0, str(ROOT))

from course_utils.data import provenance

Rows = list[dict[str, str]]

PROMISES = ("defence", "offence", "neutrality", "non_aggression", "consultation")
ERAS = {
    "1815-1870": "1815-1870",
    "1871-1914 (to July)": "1871-July 1914",
    "1914-1918 wartime (Aug 1914 on)": "Aug 1914-1918",
    "1919-1938": "1919-1938",
    "1939-1945": "1939-1945",
    "1946-1991": "1946-1991",
    "1992-2016": "1992-2016",
    "all 1815-2016": "1815-2016",
}
KINDS = {
    "all": "all",
    "defense": "defence",
    "offense": "offence",
    "neutral": "neutrality",
    "nonagg": "non-aggression",
    "consul": "consultation",
    "bilateral": "bilateral",
    "multilateral": "multilateral",
}
ATOP_PROMISES = {
    "defense": "defence",
    "offense": "offence",
    "neutral": "neutrality",
    "nonagg": "non-aggression",
    "consul": "consultation",
}


def cinc(reference: Path) -> Rows:
    """One row a year, one column a state; five decimals."""
    states = list(tomllib.loads((DATA / "states.toml").read_text(encoding="utf-8")))
    shares = {
        (row["year"], row["stateabb"]): f"{float(row['cinc']):.5f}".rstrip("0")
        for row in read(reference / "cinc_selected.csv")
        if row["cinc"]
    }
    years = sorted({year for year, _ in shares})
    return [{"year": year} | {state: shares.get((year, state), "") for state in states} for year in years]


def major_powers(reference: Path) -> Rows:
    """One row a spell; a blank end is the end of the list, which goes on for us."""
    rows = read(reference / "raw" / "cow_majors_v2016.csv")
    return [
        {"state": row["stateabb"], "first": row["styear"], "last": row["endyear"].replace("2016", "")} for row in rows
    ]


def alliances_in_force(reference: Path) -> Rows:
    """One row a year."""
    return [
        {"year": row["year"], "total": row["n_in_force"]} | _promises(row) | {"bilateral": row["bilateral"]}
        for row in read(reference / "atop_in_force_by_year.csv")
    ]


def alliances_by_era(reference: Path) -> Rows:
    """One row an era, with our own names for the eras."""
    return [
        {"name": ERAS[row["formed_in"]], "total": row["n_alliances"]}
        | _promises(row)
        | {
            "only_non_aggression": row["pure_nonaggression"],
            "bilateral": row["bilateral"],
            "multilateral": row["multilateral"],
            "secret": row["wholly_secret"],
            "partly_secret": row["partly_secret"],
            "median_life": row["median_life_years_to_2016"],
        }
        for row in read(reference / "atop_counts_by_era.csv")
    ]


def nato_members(reference: Path) -> Rows:
    """One row a member, in order of accession."""
    rows = read(reference / "nato_members.csv")
    return [
        {
            "name": row["member"].replace("United Kingdom", "Britain"),
            "joined": row["accession_date"],
            "left": "",
            "checked": "yes" if "exact date verified" in row["confidence"] else "no",
        }
        for row in rows
    ]


def warsaw_pact(reference: Path) -> Rows:
    """One row a member."""
    rows = read(reference / "warsaw_pact.csv")
    return [{"name": row["member"], "joined": row["joined"], "left": row["left"], "checked": "yes"} for row in rows]


def reliability(reference: Path) -> Rows:
    """One row a kind of commitment and period, under the rules of Leeds, Long and Mitchell."""
    return [
        {
            "kind": KINDS[row["commitment"]],
            "period": row["period"].removesuffix(" sample"),
            "honoured": row["honoured"],
            "violated": row["violated"],
        }
        for row in read(reference / "alliance_reliability_rates.csv")
        if row["coding_rules"] == "LLM rules"
    ]


TABLES = (cinc, major_powers, alliances_in_force, alliances_by_era, nato_members, warsaw_pact, reliability)


def differences_from_atop(reference: Path) -> Iterator[str]:
    """Where treaties.toml and ATOP v4.01 disagree on first year or obligations, one sentence each."""
    atop = {row["atopid"]: row for row in read(reference / "raw" / "atop_v4_01_alliance_level.csv")}
    for treaty in tomllib.loads((DATA / "treaties.toml").read_text(encoding="utf-8"))["treaties"]:
        if "atop_id" not in treaty:
            continue
        row = atop[str(treaty["atop_id"])]
        promised = [name for column, name in ATOP_PROMISES.items() if float(row[column] or 0)]
        if treaty.get("verified", True) and treaty["start"] != int(row["begyr"]):
            yield f"{treaty['id']} begins in {treaty['start']}, in ATOP in {row['begyr']}."
        if treaty["obligations"] != promised:
            yield f"{treaty['id']} promises {treaty['obligations']}, in ATOP {promised}."


def sources_page() -> str:
    """SOURCES.md, from sources.toml."""
    lines = [
        "# Where the course's facts come from",
        "",
        "Made from `sources.toml` by `tools/build_tables.py`: change that file, not this one.",
        "",
    ]
    for name, source in provenance.sources().items():
        folder = "tables/" if (DATA / "tables" / f"{name}.csv").exists() else ""
        lines += [
            f"## {source.full_title}",
            "",
            f"- File: `{folder}{name}.{'csv' if folder else 'toml'}`",
            f"- Cite: {'; '.join(f'{provenance.reference(key).short} (`{key}`)' for key in source.cite)}",
            f"- Terms: {source.terms}",
            f"- Checked: {source.verified}",
            f"- Know this: {source.note}",
            "",
        ]
    lines += ["## Bibliography", ""]
    lines += [f"- `{key}` {reference}" for key, reference in sorted(provenance.bibliography().items())]
    return "\n".join(lines) + "\n"


def read(path: Path) -> Rows:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name: str, rows: Rows) -> Path:
    """Write one table and say where it went."""
    path = DATA / "tables" / f"{name}.csv"
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
    return path


def main(arguments: Iterable[str] | None = None) -> int:
    """Write what was asked for; 1 if treaties.toml and ATOP disagree."""
    parser = argparse.ArgumentParser(description="Make the tables of the course and SOURCES.md.")
    parser.add_argument("--reference", type=Path, help="folder with the reference data")
    reference = parser.parse_args(None if arguments is None else list(arguments)).reference
    wrong: list[str] = []
    if reference:
        for make in TABLES:
            path = write(make.__name__, make(reference))
            print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")
        wrong = list(differences_from_atop(reference))
    (DATA / "SOURCES.md").write_text(sources_page(), encoding="utf-8")
    print("\n".join(wrong) or f"{(DATA / 'SOURCES.md').relative_to(ROOT)}: written")
    return bool(wrong)


def _promises(row: dict[str, str]) -> dict[str, str]:
    return {promise: row[promise.replace("_", "")] for promise in PROMISES}


if __name__ == "__main__":
    sys.exit(main())
