"""Checks our claims of `optimal` with HiGHS, over rotations listed by code of its own.

For each instance: solves it with our binary; where that claims an optimum V, lists from the prices of its
certificate every rotation that a plan of at least V points can hold, compares number and digest with
the certificate's residual where it has one, and lets HiGHS choose among them. HiGHS agrees if V is its
optimum too; it does not contradict if the limit comes first and it has found nothing better.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

import highs_solver
import plan_file
import scheme as scheme_file
from instances import generate, named
from progress import Trace
from rotations import digest
from rotations_highs import Residual, columns_and_rows


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=DEFAULT, help="instances, as family-NxPxE-seed")
    parser.add_argument("--binary", required=True)
    parser.add_argument("--work", required=True, help="folder for schemes and plans")
    parser.add_argument("--our-limit", type=float, default=600.0, help="seconds for our own solve")
    parser.add_argument("--time-limit", type=float, default=1800.0, help="seconds for HiGHS")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--most", type=int, default=2_000_000, help="rotations to hold at most")
    given = parser.parse_args()
    wrong = 0
    for name in given.names:
        said, holds = check(name, given)
        wrong += not holds
        print(f"{name}: {said}", flush=True)
    sys.exit(1 if wrong else 0)


DEFAULT = [f"{family}-{size}-{seed}"
           for family, size in (("tight", "60x40x20"), ("tight", "150x60x30"), ("loose", "150x180x60"))
           for seed in (1, 2, 3)]


def check(name, given):
    """What to say of one instance, and whether nothing contradicts us."""
    path = generate(given.binary, named(name), Path(given.work))
    plan_path = path.with_suffix(".plan")
    command = [given.binary, "solve", str(path), "--out", str(plan_path), "--format", "json",
               "--threads", str(given.threads), "--time-limit", str(given.our_limit)]
    answer = json.loads(subprocess.run(command, capture_output=True, text=True).stdout)
    if answer["status"] != "optimal":
        return f"we claim no optimum ({answer['status']}, gap {answer['gap']:.4%})", True
    scheme, plan = scheme_file.load(path), plan_file.read(plan_path)
    return compare(scheme, plan, answer, given)


def compare(scheme, plan, answer, given):
    value = answer["objective"]
    ours = f"optimal at {value} in {answer['seconds']:.1f} s ({answer['proof']})"
    residual = Residual(scheme, plan_file.prices(scheme, plan), value, given.most)
    if not residual.complete:
        return f"{ours}; not compared: more than {given.most} rotations", True
    # Where a tree closes the residual, the certified bound is its value and not that of the prices.
    by_prices = "residual" not in plan["certificate"]
    if by_prices and residual.bound != answer["certified_bound"]:
        return f"{ours}; WRONG: prices carry {residual.bound}, not {answer['certified_bound']}", False
    listed, holds = _compare_lists(scheme, plan, residual)
    objective, rows, _ = columns_and_rows(scheme, residual.listed)
    trace = Trace()
    values, bound, status = highs_solver.solve(
        objective, [True] * len(objective), rows, given, trace
    )
    found = f"HiGHS over {len(objective)} rotations, {trace.seconds():.0f} s"
    if status == "Optimal":
        holds &= trace.value == value
        verdict = "agrees" if trace.value == value else f"WRONG: its optimum is {trace.value}"
    elif status == "Infeasible":
        holds, verdict = False, "WRONG: no plan among them, though ours should be"
    else:
        worse = trace.value is None or trace.value <= value
        holds &= worse and (bound is None or bound >= value)
        verdict = "finds nothing better" if worse else "WRONG: finds a better plan"
        verdict += f" (plan {trace.value}, bound {bound}, {status})"
    return f"{ours}; {listed}; {found}: {verdict}", holds


def _compare_lists(scheme, plan, residual):
    """Number and digest of the rotations that a better plan can hold, against the certificate's."""
    stated = plan["certificate"].get("residual")
    if stated is None:
        return "prices carry it alone", True
    listed = residual.closer(1)
    same = sum(map(len, listed)) == stated["rotations"]
    same &= digest(scheme, listed) == stated["digest"]
    said = f"its residual of {stated['rotations']} rotations"
    return (f"{said} listed alike" if same else f"WRONG: {said} listed otherwise"), same


if __name__ == "__main__":
    main()
