"""The model of long rotations solved by OR-Tools CP-SAT."""

import compact_cpsat
import long_model
import long_network
import long_plan
import long_scheme
import method

FOLLOW = {"flow": long_network.flow, "memory": long_network.memory}


def solve(scheme, given, trace):
    model = long_model.build(scheme, FOLLOW[given.follow])
    return compact_cpsat.search(
        model, None, given, trace, lambda value: long_model.chosen(model, value)
    )


if __name__ == "__main__":
    parser = method.arguments(__doc__)
    parser.add_argument("--follow", choices=FOLLOW, default="memory")
    compact_cpsat.options(parser, presolve=True, linearization=1)
    given = parser.parse_args()
    method.run("CP-SAT, long rotations", given, solve, long_scheme.load, long_plan.write)
