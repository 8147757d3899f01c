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

# As two of the reference's files call them, and the codes of their capabilities.
BURDEN_NAMES = {"Germany (FRG)": "West Germany", "United Kingdom": "Britain"}
NATO_CODES = {
    "Albania": "ALB",
    "Belgium": "BEL",
    "Britain": "UKG",
    "Bulgaria": "BUL",
    "Canada": "CAN",
    "Croatia": "CRO",
    "Czechia": "CZR",
    "Denmark": "DEN",
    "Estonia": "EST",
    "Finland": "FIN",
    "France": "FRN",
    "Germany": "GMY",
    "Greece": "GRC",
    "Hungary": "HUN",
    "Italy": "ITA",
    "Latvia": "LAT",
    "Lithuania": "LIT",
    "Luxembourg": "LUX",
    "Montenegro": "MNG",
    "Netherlands": "NTH",
    "North Macedonia": "MAC",
    "Norway": "NOR",
    "Poland": "POL",
    "Portugal": "POR",
    "Romania": "ROM",
    "Slovakia": "SLO",
    "Slovenia": "SLV",
    "Spain": "SPN",
    "Sweden": "SWD",
    "Turkey": "TUR",
    "United States": "USA",
    "West Germany": "GFR",
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


def military_spending_1909(reference: Path) -> Rows:
    """One row a year, 1905 to 1913, thousand pounds: the four states of Richardson's test."""
    states = ("FRN", "RUS", "GMY", "AUH")
    spent = {
        (row["year"], row["stateabb"]): f"{float(row['milex']):.0f}"
        for row in read(reference / "raw" / "cow_nmc_v7_0.csv")
        if row["stateabb"] in states and row["milex"]
    }
    return [{"year": str(year)} | {state: spent[str(year), state] for state in states} for year in range(1905, 1914)]


def bloc_cinc(reference: Path) -> Rows:
    """One row a year; what the members of each bloc held together."""
    columns = {"NATO": "nato", "Warsaw Pact": "warsaw_pact"}
    sums: dict[str, dict[str, str]] = {}
    for row in read(reference / "bloc_cinc.csv"):
        if row["bloc"] in columns:
            share = f"{float(row['cinc_sum']):.6f}".rstrip("0")
            sums.setdefault(row["year"], dict.fromkeys(columns.values(), ""))[columns[row["bloc"]]] = share
    return [{"year": year} | sums[year] for year in sorted(sums)]


def burden_1964(reference: Path) -> Rows:
    """One row a member, the largest product first; the last column is our own measure of size."""
    rows = read(reference / "olson_zeckhauser_1964.csv")
    size = _civilian_size(reference, range(1964, 1965))
    return [
        {
            "name": (name := BURDEN_NAMES.get(row["country"], row["country"])),
            "gnp": row["gnp_1964_bn_usd"],
            "share": row["defence_pct_gnp_1964"],
            "size": size[NATO_CODES[name], 1964],
        }
        for row in rows
    ]


def nato_spending(reference: Path) -> Rows:
    """One row a member with forces; 2025 as NATO's annual report rounds it, blank where it is missing."""
    latest = {
        row["member"]: row["def_pct_gdp_2025_report_mar2026_rounded"] for row in read(reference / "nato_members.csv")
    }
    rows = read(reference / "raw" / "nato_defence_pct_gdp_2014_2024e.csv")
    return [
        {"name": BURDEN_NAMES.get(row["Country"], row["Country"])}
        | {column.removesuffix("e"): share for column, share in row.items() if column != "Country"}
        | {"2025": latest[row["Country"]]}
        for row in rows
        if row["Country"] in latest
    ]


def nato_size(reference: Path) -> Rows:
    """One row a member with forces, one column a year: its civilian size as a share of the world's."""
    years = range(2014, 2023)
    size = _civilian_size(reference, years)
    names = [row["name"] for row in nato_spending(reference)]
    return [{"name": name} | {str(year): size[NATO_CODES[name], year] for year in years} for name in names]


def nato_rank_correlation(reference: Path) -> Rows:
    """One row a year; the correlations with GDP, which only the reference could compute."""
    return [
        {
            "year": row["year"],
            "gdp_year": row["gdp_year"],
            "members": row["n_members"],
            "rho": row["spearman_gdp_vs_def_pct"],
            "p": row["p_value"],
            "without_usa": row["spearman_without_usa"],
            "original_14": row["spearman_original_14"],
        }
        for row in read(reference / "nato_burden_rank_correlation.csv")
    ]


def europe_1936_sizes(reference: Path) -> Rows:
    """One row a state: printed size and those of v7.0, in per cent; its side in both predictions and in the war."""
    codes, shares = {}, {}
    for row in read(reference / "raw" / "cow_nmc_v7_0.csv"):
        if row["year"] in ("1936", "1937", "1938", "1939"):
            codes[row["ccode"]] = row["stateabb"]
            shares[row["stateabb"], row["year"]] = f"{100 * float(row['cinc']):.3f}"
    sides = {"Allied": "allies", "Axis": "axis", "neutral": "neutral"}
    return [
        {
            "state": (state := codes[row["ccode"]]),
            "name": row["nation"],
            "printed": row["size_1936_pct_world_capability"],
        }
        | {str(year): shares[state, str(year)] for year in range(1936, 1940)}
        | {
            "first": row["config1_side"],
            "second": row["config2_side"],
            "actual": sides[row["actual_side_coded_by_authors"]],
        }
        for row in read(reference / "axelrod_bennett_1936.csv")
    ]


def signed_ties(reference: Path) -> Rows:
    """One row a stage, one column a pair of the six powers: 1, -1 or 0 for no tie."""
    codes = {"GB": "UKG", "F": "FRN", "R": "RUS", "G": "GMY", "AH": "AUH", "I": "ITA"}
    stages: dict[str, dict[str, str]] = {}
    for row in read(reference / "signed_networks_1872_1907.csv"):
        stage = stages.setdefault(row["stage"], {"event": row["event"], "period": row["period"]})
        stage[f"{codes[row['state1']]}-{codes[row['state2']]}"] = row["sign"]
    return list(stages.values())


TABLES = (
    cinc,
    major_powers,
    alliances_in_force,
    alliances_by_era,
    nato_members,
    warsaw_pact,
    reliability,
    military_spending_1909,
    bloc_cinc,
    burden_1964,
    nato_spending,
    nato_size,
    nato_rank_correlation,
    europe_1936_sizes,
    signed_ties,
)


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
            f"- File: `{folder}{name}.{'csv' if folder or (DATA / f'{name}.csv').exists() else 'toml'}`",
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


def _civilian_size(reference: Path, years: range) -> dict[tuple[str, int], str]:
    """CINC without its two military items: the mean of four shares of the world total, by state and year."""
    items = ("irst", "pec", "tpop", "upop")
    held: dict[int, dict[str, dict[str, float]]] = {year: {} for year in years}
    for row in read(reference / "raw" / "cow_nmc_v7_0.csv"):
        if int(row["year"]) in held:
            # The source marks a missing figure by a blank or a negative number.
            figures = {item: float(row[item]) for item in items if row[item] and float(row[item]) >= 0}
            held[int(row["year"])][row["stateabb"]] = figures
    sizes = {}
    for year, states in held.items():
        totals = {item: sum(figures.get(item, 0) for figures in states.values()) for item in items}
        for state, figures in states.items():
            if figures:
                mean = sum(figure / totals[item] for item, figure in figures.items()) / len(figures)
                sizes[state, year] = f"{mean:.8f}".rstrip("0")
    return sizes


if __name__ == "__main__":
    sys.exit(main())
