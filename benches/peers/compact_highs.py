"""The compact model solved by HiGHS."""

import compact
import greedy
import highs_solver
import method


def solve(scheme, given, trace):
    model = compact.build(scheme, given.follow)
    rows = [row for row in model.rows if not row.implied]
    start = compact.start(scheme, model, greedy.plan(scheme)) if given.hint else None
    values, bound, status = highs_solver.solve(
        model.objective, model.integer, rows, given, trace, start
    )
    chosen = values and compact.chosen(scheme, model, values.__getitem__)
    return chosen, bound, {"status": status, "columns": len(model.objective), "rows": len(rows)}


if __name__ == "__main__":
    parser = method.arguments(__doc__)
    parser.add_argument("--follow", choices=compact.FOLLOW, default="last")
    parser.add_argument("--no-hint", dest="hint", action="store_false")
    given = parser.parse_args()
    method.run("HiGHS, compact", given, solve)
