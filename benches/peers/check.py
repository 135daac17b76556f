"""Checks every model against our proved optimum on small instances: all must prove the same points."""

import argparse
import json
import subprocess
import sys
from pathlib import Path

from instances import generate, named
from run import PEERS, solve_peer, verified

# Some with more posts than people, some with posts that many share, one with posts left closed.
SIZES = ("4x5x4", "5x6x5", "6x8x6", "6x12x5", "8x6x4")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--seeds", type=int, default=4)
    given = parser.parse_args()
    given.threads, given.time_limit, given.memory = 2, 60.0, 16.0
    wrong = 0
    for size in SIZES:
        for seed in range(1, given.seeds + 1):
            for family in ("tight", "loose"):
                wrong += not check(f"{family}-{size}-{seed}", given)
    print("all agree" if not wrong else f"{wrong} disagree")
    sys.exit(1 if wrong else 0)


def check(name, given):
    work = Path(given.work)
    path = generate(given.binary, named(name), work)
    ours = work / f"{name}.plan"
    command = [given.binary, "solve", str(path), "--format", "json", "--out", str(ours)]
    answer = json.loads(subprocess.run(command, capture_output=True, text=True).stdout)
    if answer["status"] != "optimal":
        print(f"{name}: we prove no optimum")
        return False
    found = {"ours": (answer["objective"], answer["bound"], "yes")}
    for method in PEERS:
        plan = work / f"{name}.{method}.plan"
        peer = solve_peer(method, path, plan, ours, answer["fingerprint"], given)
        value = peer.get("objective")
        same = "no plan" if value is None else verified(path, plan, value, given)
        found[method] = (value, peer.get("bound"), same)
    agree = set(found.values()) == {found["ours"]}
    said = f"all {answer['objective']}" if agree else json.dumps(found)
    print(f"{name}: {said}", flush=True)
    return agree


if __name__ == "__main__":
    main()
