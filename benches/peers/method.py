"""What every method's program shares: arguments, and the answer as one line of JSON."""

import argparse
import json

import plan_file
import scheme as scheme_file
from reading import NotCovered


def arguments(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("scheme", help="scheme file")
    parser.add_argument("--out", help="plan file to write")
    parser.add_argument("--fingerprint", default="", help="of the scheme, for the plan file")
    parser.add_argument("--time-limit", type=float, default=60.0, help="seconds, building included")
    parser.add_argument("--threads", type=int, default=2)
    return parser


def run(name, given, solve, load=scheme_file.load, write=plan_file.write):
    """Reads the scheme, solves it and prints the answer.

    `solve(scheme, given, trace)` returns each candidate's options or None, the bound or None, and
    further fields of the answer. `load` and `write` are those of the models' scheme and plan files.
    """
    from progress import Trace

    try:
        scheme = load(given.scheme)
    except NotCovered as refused:
        print(json.dumps({"method": name, "status": "not covered", "detail": str(refused)}))
        return
    trace = Trace()
    chosen, bound, further = solve(scheme, given, trace)
    seconds = trace.seconds()
    answer = {"method": name, "bound": bound, "seconds": round(seconds, 3), **further}
    if chosen is not None:
        path = given.out or "/dev/null"
        answer["objective"] = write(
            path, scheme, chosen, given.fingerprint, name, bound
        )
    answer["to_gap"] = trace.reached and round(trace.reached, 3)
    print(json.dumps(answer))
