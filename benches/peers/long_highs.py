"""The model of long rotations solved by HiGHS."""

import highs_solver
import long_model
import long_network
import long_plan
import long_scheme
import method


def solve(scheme, given, trace):
    model = long_model.build(scheme, long_network.flow)
    rows = [row for row in model.rows if not row.implied]
    values, bound, status = highs_solver.solve(
        model.objective, model.integer, rows, given, trace, limits=(model.lower, model.upper)
    )
    chosen = values and long_model.chosen(model, values.__getitem__)
    return chosen, bound, {"status": status, "columns": len(model.objective), "rows": len(rows)}


if __name__ == "__main__":
    given = method.arguments(__doc__).parse_args()
    method.run("HiGHS, long rotations", given, solve, long_scheme.load, long_plan.write)
