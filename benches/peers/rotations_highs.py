"""HiGHS over rotations: set packing over all that a plan of at least a given value can hold.

Takes prices and plan value from a plan file of ours, lists with code of its own every rotation whose
loss is at most B - 1024 V (the page of the formulation says why no other matters), and hands one column
for each to HiGHS. Where these are too many, the loss is halved until they are few enough: then HiGHS
still finds plans, and the bound is that of the prices. Finding the prices is not in its time.
"""

import highs_solver
import method
import plan_file
from compact import Row
from rotations import UNIT, Lister, TooMany, points


class Late(Exception):
    """Time ran out before all rotations were listed."""


class Residual:
    """Rotations of every candidate within the loss that a plan of `least` points leaves.

    `complete` is false if there were more than `most`, and the loss was halved for that. `in_time` is
    asked between candidates; where it says no, `Late` is raised.
    """

    def __init__(self, scheme, prices, least, most, in_time=lambda: True):
        self.scheme = scheme
        lister = Lister(scheme, prices)
        self.in_time = in_time
        best = [lister.best(options) for options in scheme.options]
        places = sum(
            price * scheme.places[post][period - 1] for (post, period), price in prices.items()
        )
        self.bound = (sum(best) + places) // UNIT
        self.loss = sum(best) + places - UNIT * least
        self.complete = True
        while not self._list(lister, best, most):
            self.complete = False
            self.loss //= 2

    def _list(self, lister, best, most):
        """Lists all, or gives up beyond `most`."""
        self.listed, self.lost = [], []
        for options, top in zip(self.scheme.options, best):
            if not self.in_time():
                raise Late
            try:
                values, found = lister.within(options, top, self.loss, most)
            except TooMany:
                return False
            most -= len(found)
            self.listed.append(found)
            self.lost.append([top - int(value) for value in values])
        return True

    def count(self):
        return sum(len(found) for found in self.listed)

    def closer(self, points):
        """The part of it that a plan of `points` more can hold."""
        loss = self.loss - UNIT * points
        return [
            [rotation for rotation, lost in zip(found, losses) if lost <= loss]
            for found, losses in zip(self.listed, self.lost)
        ]


def columns_and_rows(scheme, listed):
    objective, rows, owners, users = [], [], [], {}
    for at, (options, found) in enumerate(zip(scheme.options, listed)):
        first = len(objective)
        for rotation in found:
            for option in (options[number] for number in rotation):
                for period in option.periods():
                    users.setdefault((option.post, period), []).append(len(objective))
            objective.append(points(scheme, options, rotation))
            owners.append((at, rotation))
        mine = list(range(first, len(objective)))
        rows.append(Row(mine, [1] * len(mine), 1, 1))
    for (post, period), columns in sorted(users.items()):
        places = scheme.places[post][period - 1]
        if len(columns) > places:
            rows.append(Row(columns, [1] * len(columns), None, places))
    return objective, rows, owners


def solve(scheme, given, trace):
    plan = plan_file.read(given.plan)
    value = plan["claims"]["objective"]
    prices = plan_file.prices(scheme, plan)
    try:
        residual = Residual(
            scheme, prices, value, given.most, lambda: trace.seconds() < given.time_limit
        )
    except Late:
        return None, None, {"status": "time ran out while listing"}
    objective, rows, owners = columns_and_rows(scheme, residual.listed)
    sizes = {"columns": len(objective), "rows": len(rows), "listed_in": round(trace.seconds(), 3)}
    trace.see(bound=residual.bound)
    sizes["complete"] = residual.complete
    # A plan outside a complete list has fewer points than the one that came with the prices, so a
    # bound over the list bounds all that is not below it.
    floor = value if residual.complete else residual.bound
    values, bound, status = highs_solver.solve(
        objective, [True] * len(objective), rows, given, trace, floor=floor
    )
    bound = residual.bound if bound is None else min(bound, residual.bound)
    chosen = None
    if values:
        chosen = [[] for _ in scheme.candidates]
        for (at, rotation), taken in zip(owners, values):
            if taken > 0.5:
                chosen[at] = [scheme.options[at][number] for number in rotation]
    return chosen, bound, {"status": status, **sizes}


if __name__ == "__main__":
    parser = method.arguments(__doc__)
    parser.add_argument("--plan", required=True, help="plan file of ours: prices and value")
    parser.add_argument("--most", type=int, default=100_000, help="rotations to hold at most")
    method.run("HiGHS over rotations", parser.parse_args(), solve)
