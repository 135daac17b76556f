"""Runs every method on every instance, one after the other, and writes one table.

Each run gets the same threads and the same time, building included. Every plan goes through
`secondment verify`, which must find the points that the method claims. A run that never has plan and
bound of its own within 1% of each other counts as its limit, written "at least".
"""

import argparse
import csv
import json
import resource
import subprocess
import sys
from pathlib import Path

from instances import Instance, generate, named
from progress import GAP, relative_gap

HERE = Path(__file__).parent
OURS = "secondment"
# Name, program and its further arguments; {plan} is our plan file.
PEERS = {
    "cpsat": ("CP-SAT, compact", "compact_cpsat.py", ["--follow", "last"]),
    "highs-last": ("HiGHS, compact, last kind", "compact_highs.py", ["--follow", "last"]),
    "highs-met": ("HiGHS, compact, kinds met", "compact_highs.py", ["--follow", "met"]),
    "rotations": ("HiGHS over rotations", "rotations_highs.py", ["--plan", "{plan}"]),
}
# The same for rotations of many placements.
LONG_PEERS = {
    "cpsat-long": ("CP-SAT, long rotations, memory", "long_cpsat.py", ["--follow", "memory"]),
    "cpsat-flow": ("CP-SAT, long rotations, flow", "long_cpsat.py", ["--follow", "flow"]),
    "highs-long": ("HiGHS, long rotations", "long_highs.py", []),
}
ALL_PEERS = {**PEERS, **LONG_PEERS}
SIZES = ("60x40x20", "150x60x30", "150x180x60")
INSTANCES = [
    *(f"tight-{size}-{seed}" for size in SIZES for seed in (1, 2, 3)),
    *(f"loose-150x180x60-{seed}" for seed in (1, 2, 3)),
    "tight-1000x1200x60-1",
    "london",
    "hospital-40x12x3x1x12-reward-1",
    "hospital-40x12x3x1x12-cost-1",
    "hospital-80x24x4x2x48-reward-1",
]
FIELDS = ("instance", "method", "plan", "bound", "gap", "seconds", "limit", "to_gap", "verified", "note")


def main():
    given = arguments()
    rows = []
    for name in given.instances:
        of_instance = [row for row in run_instance(name, given)]
        contradict(of_instance)
        rows += of_instance
        write(rows, given)
    sys.exit(1 if any(row["verified"] == "no" for row in rows) else 0)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True, help="our command line, built in release mode")
    parser.add_argument("--london", help="scheme file of the London example")
    parser.add_argument("--work", required=True, help="folder for schemes, plans and the table")
    parser.add_argument("--instances", nargs="*", default=INSTANCES)
    parser.add_argument("--methods", nargs="*", choices=[OURS, *ALL_PEERS],
                        help="default: ours, and those that are for the instance")
    parser.add_argument("--time-limit", type=float,
                        help="seconds of every run; default: the instance's own, mostly 60")
    parser.add_argument("--threads", type=int, default=2, help="of every run")
    parser.add_argument("--memory", type=float, default=16.0, help="GB of address space of a peer")
    return parser.parse_args()


def run_instance(name, given):
    work = Path(given.work)
    if name == "london":
        instance, path = Instance(name, (), False, 60.0), Path(given.london)
    else:
        instance = named(name)
        path = generate(given.binary, instance, work)
    limit = given.time_limit or instance.seconds
    given = argparse.Namespace(**{**vars(given), "time_limit": limit})
    checked = subprocess.run(
        [given.binary, "check", str(path), "--format", "json"], capture_output=True, text=True
    )
    fingerprint = json.loads(checked.stdout)["fingerprint"]
    ours = work / f"{name}.{OURS}.plan"
    for method in given.methods or [OURS, *(LONG_PEERS if instance.long else PEERS)]:
        plan = ours if method == OURS else work / f"{name}.{method}.plan"
        plan.unlink(missing_ok=True)
        if method == OURS:
            answer = solve_ours(path, plan, given)
        else:
            answer = solve_peer(method, path, plan, ours, fingerprint, given)
        row = tabulated(name, answer, path, plan, given)
        print(" | ".join(str(row[field]) for field in FIELDS), flush=True)
        yield row


def solve_ours(path, plan, given):
    """Two runs: one to the limit, and one that stops at the gap, for the time it takes."""
    command = [given.binary, "solve", str(path), "--format", "json",
               "--threads", str(given.threads), "--time-limit", str(given.time_limit)]

    def solved(*more):
        done = subprocess.run([*command, *more], capture_output=True, text=True)
        return json.loads(done.stdout)

    whole = solved("--out", str(plan))
    near = solved("--gap", str(GAP))
    reached = near["gap"] is not None and near["gap"] <= GAP
    return {
        "method": OURS,
        "objective": whole["objective"],
        "bound": whole["bound"],
        "seconds": whole["seconds"],
        "to_gap": near["seconds"] if reached else None,
        "status": f"{whole['status']}, {whole['proof'] or 'no proof'}",
    }


def solve_peer(method, path, plan, ours, fingerprint, given):
    name, program, further = ALL_PEERS[method]
    if "{plan}" in further and not ours.exists():
        return {"method": name, "status": "needs our plan file: run secondment too"}
    command = [sys.executable, str(HERE / program), str(path), "--out", str(plan),
               "--fingerprint", fingerprint, "--threads", str(given.threads),
               "--time-limit", str(given.time_limit)]
    command += [part.format(plan=ours) for part in further]
    size = int(given.memory * 1e9)
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=2 * given.time_limit + 120,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (size, size)),
        )
    except subprocess.TimeoutExpired:
        return {"method": name, "status": "did not stop at twice its limit"}
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines() or [f"ended with {done.returncode}"]
        return {"method": name, "status": lines[-1]}
    return {**json.loads(done.stdout.strip().splitlines()[-1]), "method": name}


def tabulated(name, answer, path, plan, given):
    value, bound = answer.get("objective"), answer.get("bound")
    gap = relative_gap(value, bound)
    reached = answer.get("to_gap")
    note = answer.get("status", "")
    if "columns" in answer:
        note += f"; {answer['columns']} columns, {answer['rows']} rows"
    if "detail" in answer:
        note += f": {shortened(answer['detail'])}"
    ran = note.split(":")[0] not in ("not covered", "needs our plan file")
    limit = f"at least {given.time_limit:g}" if ran else ""
    return {
        "instance": name,
        "method": answer["method"],
        "plan": "" if value is None else value,
        "bound": "" if bound is None else bound,
        "gap": "" if gap is None else f"{gap:.4%}",
        "seconds": f"{answer['seconds']:.1f}" if "seconds" in answer else "",
        "limit": f"{given.time_limit:g}",
        "to_gap": limit if reached is None else f"{reached:.2f}",
        "verified": verified(path, plan, value, given) if value is not None else "",
        "note": note,
    }


def shortened(detail):
    """Of all that a model does not cover, the parts of the objective and the rules, and a number."""
    fields = detail.split(", ")
    main = [field for field in fields if field.startswith(("objective.", "rules."))] or fields
    rest = len(fields) - len(main)
    return ", ".join(main) + (f" and {rest} more fields" if rest else "")


def verified(path, plan, value, given):
    done = subprocess.run(
        [given.binary, "verify", str(path), str(plan), "--format", "json"],
        capture_output=True, text=True,
    )
    verdict = json.loads(done.stdout)
    return "yes" if verdict["verified"] and verdict["objective"] == value else "no"


def contradict(rows):
    """Marks a verified plan above anyone's bound: one of the two is wrong."""
    plans = [row["plan"] for row in rows if row["verified"] == "yes"]
    for row in rows:
        if row["bound"] != "" and plans and row["bound"] < max(plans):
            row["verified"] = "no"
            row["note"] += f"; WRONG BOUND: a plan has {max(plans)}"


def write(rows, given):
    work = Path(given.work)
    with open(work / "table.csv", "w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, FIELDS)
        table.writeheader()
        table.writerows(rows)
    heads = ("instance", "method", "plan", "bound", "gap", "seconds", "limit", "seconds to 1%", "verified", "")
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    lines += ["| " + " | ".join(str(row[field]) for field in FIELDS) + " |" for row in rows]
    said = f"{given.threads} threads for every run; times and limits in seconds.\n\n"
    (work / "table.md").write_text(said + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
