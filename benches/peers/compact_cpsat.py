"""The compact model solved by OR-Tools CP-SAT."""

import argparse
import math

from ortools.sat.python import cp_model

import compact
import greedy
import method


def build(model, start):
    """The same columns, all of them whole, and the same rows, cliques said as such."""
    programme = cp_model.CpModel()
    columns = [programme.new_int_var(*limits, "") for limits in zip(model.lower, model.upper)]
    for row in model.rows:
        over = [columns[at] for at in row.columns]
        ones = all(coefficient == 1 for coefficient in row.coefficients)
        if ones and row.lower == row.upper == 1:
            programme.add_exactly_one(over)
        elif ones and row.lower is None and row.upper == 1:
            programme.add_at_most_one(over)
        else:
            low = cp_model.INT_MIN if row.lower is None else row.lower
            high = cp_model.INT_MAX if row.upper is None else row.upper
            total = cp_model.LinearExpr.weighted_sum(over, row.coefficients)
            programme.add_linear_constraint(total, low, high)
    programme.maximize(cp_model.LinearExpr.weighted_sum(columns, model.objective))
    for column, value in zip(columns, start or []):
        programme.add_hint(column, value)
    return programme, columns


class Follow(cp_model.CpSolverSolutionCallback):
    """Tells the trace of every plan."""

    def __init__(self, trace):
        super().__init__()
        self.trace = trace

    def on_solution_callback(self):
        self.trace.see(round(self.objective_value), math.floor(self.best_objective_bound + 1e-6))


def search(model, start, given, trace, chosen):
    """Solves it; `chosen` takes the options from a value of each column."""
    programme, columns = build(model, start)
    sizes = {"columns": len(columns), "rows": len(model.rows)}
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = given.threads
    solver.parameters.linearization_level = given.linearization
    solver.parameters.cp_model_presolve = given.presolve
    solver.best_bound_callback = lambda bound: trace.see(bound=math.floor(bound + 1e-6))
    left = given.time_limit - trace.seconds()
    if left <= 0:
        return None, None, {"status": "time ran out while building", **sizes}
    solver.parameters.max_time_in_seconds = left
    status = solver.solve(programme, Follow(trace))
    name = solver.status_name(status)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, trace.bound, {"status": name, **sizes}
    bound = math.floor(solver.best_objective_bound + 1e-6)
    trace.see(round(solver.objective_value), bound)
    return chosen(lambda at: solver.value(columns[at])), bound, {"status": name, **sizes}


def options(parser, presolve, linearization):
    parser.add_argument("--presolve", action=argparse.BooleanOptionalAction, default=presolve,
                        help="switch CP-SAT's presolve on or off")
    parser.add_argument("--linearization", type=int, default=linearization,
                        help="CP-SAT's level, 0 to 2")


def solve(scheme, given, trace):
    model = compact.build(scheme, given.follow)
    start = compact.start(scheme, model, greedy.plan(scheme)) if given.hint else None
    return search(
        model, start, given, trace, lambda value: compact.chosen(scheme, model, value)
    )


if __name__ == "__main__":
    parser = method.arguments(__doc__)
    parser.add_argument("--follow", choices=compact.FOLLOW, default="last")
    parser.add_argument("--no-hint", dest="hint", action="store_false")
    # Its presolve rewrites the flow into cliques and moves the objective off the arcs, which makes the
    # linear relaxation much weaker: bounds are better, and small instances proved sooner, without.
    options(parser, presolve=False, linearization=2)
    given = parser.parse_args()
    method.run("CP-SAT, compact", given, solve)
