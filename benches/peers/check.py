"""Checks every model on small instances.

On those of few placements all must prove the points that we prove. On those of long rotations the
models must prove the same points; our plan may have no more, and our bound no fewer.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

from instances import generate, named
from run import LONG_PEERS, PEERS, solve_peer, verified

# Some with more posts than people, some with posts that many share, one with posts left closed.
SIZES = ("4x5x4", "5x6x5", "6x8x6", "6x12x5", "8x6x4")
# With every period needed and with two to spare, of placements of one period and of two.
LONG_SIZES = ("3x4x2x1x4", "3x5x3x1x7", "3x4x3x2x8", "3x5x2x2x12")
# What the lowest total counts, by turns.
WORST = (1, 0.5, 2.375, 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--seeds", type=int, default=4)
    parser.add_argument("--long-only", action="store_true", help="long rotations alone")
    given = parser.parse_args()
    given.threads, given.time_limit, given.memory = 2, 60.0, 16.0
    wrong = 0
    for size in () if given.long_only else SIZES:
        for seed in range(1, given.seeds + 1):
            for family in ("tight", "loose"):
                wrong += not check(f"{family}-{size}-{seed}", given)
    for size in LONG_SIZES:
        for seed in range(1, given.seeds + 1):
            for changes in ("reward", "cost"):
                wrong += not check_long(f"hospital-{size}-{changes}-{seed}", WORST[seed % 4], given)
    wrong += not check_refused(f"tight-{SIZES[0]}-1", LONG_PEERS, given)
    wrong += not check_refused(f"hospital-{LONG_SIZES[0]}-reward-1", PEERS, given)
    print("all agree" if not wrong else f"{wrong} disagree")
    sys.exit(1 if wrong else 0)


def check(name, given):
    path = generate(given.binary, named(name), Path(given.work))
    answer = ours(path, given)
    if answer["status"] != "optimal":
        print(f"{name}: we prove no optimum")
        return False
    found = peers(PEERS, path, answer["fingerprint"], given)
    expected = (answer["objective"], answer["bound"], "yes")
    return agreed(name, set(found.values()) == {expected}, {"ours": expected, **found})


def check_long(name, worst, given):
    scheme = json.loads(generate(given.binary, named(name), Path(given.work)).read_text("utf-8"))
    scheme["objective"]["worst"] = worst
    path = Path(given.work) / f"{name}-worst-{worst}.json"
    path.write_text(json.dumps(scheme), "utf-8")
    answer = ours(path, given)
    found = peers(LONG_PEERS, path, answer["fingerprint"], given)
    (value, bound, same), *others = set(found.values())
    agree = not others and value is not None and value == bound and same == "yes"
    agree = agree and answer["bound"] >= value >= (answer["objective"] or value)
    return agreed(name, agree, {"ours": (answer["objective"], answer["bound"]), **found})


def check_refused(name, methods, given):
    """No model takes a scheme that it does not cover."""
    path = generate(given.binary, named(name), Path(given.work))
    answer = ours(path, given)
    said = {
        method: solve_peer(method, path, path.with_suffix(f".{method}.plan"), path.with_suffix(".plan"),
                           answer["fingerprint"], given)["status"]
        for method in methods
    }
    refused = set(said.values()) == {"not covered"}
    print(f"{name}: {'refused by the others' if refused else f'WRONG: {said}'}", flush=True)
    return refused


def ours(path, given):
    command = [given.binary, "solve", str(path), "--format", "json", "--time-limit", "10",
               "--threads", str(given.threads), "--out", str(path.with_suffix(".plan"))]
    return json.loads(subprocess.run(command, capture_output=True, text=True).stdout)


def peers(methods, path, fingerprint, given):
    """By method: points, bound, and whether `verify` finds these points."""
    found = {}
    for method in methods:
        plan = path.with_suffix(f".{method}.plan")
        peer = solve_peer(method, path, plan, path.with_suffix(".plan"), fingerprint, given)
        value = peer.get("objective")
        same = "no plan" if value is None else verified(path, plan, value, given)
        found[method] = (value, peer.get("bound"), same)
    return found


def agreed(name, agree, found):
    values = {value for value, *_ in found.values()}
    said = f"all {values.pop()}" if agree and len(values) == 1 else json.dumps(found)
    print(f"{name}: {'' if agree else 'WRONG: '}{said}", flush=True)
    return agree


if __name__ == "__main__":
    main()
