"""Survival by status and its intervals, against the Kaplan-Meier estimator of lifelines.

Draws tables of past participants, has `secondment bench leakage` read them, and compares counts exactly and
estimates to 1e-9. Where an estimate is 0 or 1 there is no interval to compare.
"""

import csv
import io
import json
import os
import random
import subprocess
import sys
import tempfile
import warnings

from lifelines import KaplanMeierFitter

TABLES = 40
ANSWERS = [("", ""), ("no", ""), ("no", "yes"), ("no", "no"), ("yes", ""), ("yes", "no"), ("yes", "yes")]
SCHEME = {"format": 1, "periods": {"count": 1}, "candidates": [{"id": "c1"}]}
PLAN = {"format": 1, "rotations": {}}

agreed = 0


def agree(what, given, expected, tolerance=0.0):
    global agreed
    if given is None or abs(given - expected) > tolerance:
        sys.exit(f"survival: {what} is {given}, expected {expected}")
    agreed += 1


def draw(seed):
    rng = random.Random(seed)
    weights = [rng.random() for _ in ANSWERS]
    people = []
    for number in range(rng.choice([0, 1, 2, 5, 20, 100, 400])):
        first, second = rng.choices(ANSWERS, weights)[0]
        people.append((f"p{number:03}", rng.choice(["yes", "no"]), first, second))
    return people, rng.choice([0.5, 0.8, 0.9, 0.95, 0.99, 0.999])


def secondment(folder, people, level):
    paths = {name: os.path.join(folder, name) for name in ("scheme", "plan", "past")}
    with open(paths["scheme"], "w", encoding="utf-8") as file:
        json.dump(SCHEME, file)
    with open(paths["plan"], "w", encoding="utf-8") as file:
        json.dump(PLAN, file)
    with open(paths["past"], "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "exposure", "values_fit", "translator", "public_12", "public_24"])
        writer.writerows((name, 0, 0, status, first, second) for name, status, first, second in people)
    command = [os.environ["SECONDMENT"], "bench", "leakage", paths["scheme"], paths["plan"]]
    command += ["--past", paths["past"], "--level", repr(level), "--format", "csv"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rows = csv.DictReader(io.StringIO(text))
    return {
        (row["translator"], row["months"], row["measure"]): float(row["value"])
        for row in rows
        if row["source"] == "survival"
    }


def compare(table, people, status, level):
    followed = []
    for _, translator, first, second in people:
        if translator != status or first == "":
            continue
        months = 12 if first == "no" or second == "" else 24
        followed.append((months, first == "no" or second == "no"))
    agree("left-out", table[status, "", "left-out"], sum(p[1] == status and p[2] == "" for p in people))
    if not followed:
        agree("rows of nobody", sum(key[0] == status and key[2] == "survival" for key in table), 0)
        return
    fitter = KaplanMeierFitter(alpha=1 - level)
    fitter.fit([months for months, _ in followed], [left for _, left in followed], timeline=[0, 12, 24])
    for months in (12, 24):
        get = lambda measure: table.get((status, str(months), measure))
        at_risk = [entry for entry in followed if entry[0] >= months]
        ends = [entry for entry in followed if entry[0] == months]
        agree("at-risk", get("at-risk"), len(at_risk))
        agree("events", get("events"), sum(left for _, left in ends))
        agree("censored", get("censored"), sum(not left for _, left in ends))
        expected = float(fitter.survival_function_.loc[months].iloc[0])
        if not at_risk and expected > 1e-12:
            agree("estimates without anybody at risk", int(get("survival") is not None), 0)
            continue
        agree("survival", get("survival"), expected, 1e-9)
        if 1e-12 < expected < 1 - 1e-12:
            low, high = (float(end) for end in fitter.confidence_interval_.loc[months])
            agree("low", get("low"), low, 1e-9)
            agree("high", get("high"), high, 1e-9)
        else:
            agree("intervals of 0 or 1", int(get("low") is not None), 0)


def main():
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(TABLES):
            people, level = draw(seed)
            table = secondment(folder, people, level)
            for status in ("no", "yes"):
                compare(table, people, status, level)
    print(f"survival: {agreed} values agree")


main()
