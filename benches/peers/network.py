"""The states that one candidate moves through: the kind of the last provider, and the kinds met.

A state is `(last, met)`: `last` is the kind served last, -1 before the first placement, and `met` a
bit set of kinds, always 0 where the network does not follow kinds met.
"""

import numpy as np

IDLE = -1


class States:
    """All states that up to `periods` placements reach, with transitions by kind."""

    def __init__(self, scheme, follow_met):
        self.follow_met = follow_met
        index = {(-1, 0): 0}
        layer = [(-1, 0)]
        moves = []
        for _ in range(scheme.periods):
            later = []
            for last, met in layer:
                for kind in range(scheme.kinds):
                    after = (kind, met | 1 << kind if follow_met else 0)
                    if after not in index:
                        index[after] = len(index)
                        later.append(after)
                    moves.append((index[last, met], kind, index[after]))
            layer = later
        self.states = list(index)
        size = len(self.states)
        self.next = np.full((size, scheme.kinds), -1, dtype=np.int64)
        self.gain = np.zeros((size, scheme.kinds), dtype=np.int64)
        for before, kind, after in moves:
            self.next[before, kind] = after
            self.gain[before, kind] = self._gain(scheme, self.states[before], self.states[after])

    def _gain(self, scheme, before, after):
        """Points of a move: its crossing, and what the kind adds where kinds met are followed."""
        points = scheme.crossing[before[0]][after[0]] if before[0] >= 0 else 0
        if self.follow_met:
            met = [bin(state[1]).count("1") for state in (before, after)]
            points += scheme.breadth[met[1]] - scheme.breadth[met[0]]
        return points


class Network:
    """The layered network of a candidate with the given slots.

    Nodes are pairs of a period and a state that the slots reach in it; the last layer is one sink.
    Arcs lead over a slot or an idle period.
    """

    def __init__(self, states, slots, periods):
        by_start = {}
        for slot in slots:
            by_start.setdefault(slot[0], []).append(slot)
        node = {(1, 0): 0}
        self.arcs = []  # (from, to, slot number or IDLE, gain)
        number = {slot: at for at, slot in enumerate(slots)}

        def at(period, state):
            key = (period, state) if period <= periods else (period, -1)
            return node.setdefault(key, len(node))

        for period in range(1, periods + 1):
            here = [(state, name) for (when, state), name in node.items() if when == period]
            for state, name in here:
                self.arcs.append((name, at(period + 1, state), IDLE, 0))
                for slot in by_start.get(period, []):
                    after, gain = states.next[state, slot[2]], states.gain[state, slot[2]]
                    if after < 0:
                        continue
                    to = at(period + slot[1], int(after))
                    self.arcs.append((name, to, number[slot], int(gain)))
        self.nodes = len(node)
        self.sink = node[periods + 1, -1]


def completions(scheme, states, best, unit=1):
    """The most that a candidate can add from each period and state on, hosts used before forgotten.

    `best` holds the greatest amount of each slot, in the unit of which a point has `unit`. Returns an
    array by period (index `periods + 1` is after the last) and state.
    """
    most = np.zeros((scheme.periods + 2, len(states.states)), dtype=np.int64)
    by_start = {}
    for slot, amount in best.items():
        by_start.setdefault(slot[0], []).append((slot, amount))
    for period in range(scheme.periods, 0, -1):
        most[period] = most[period + 1]
        for (_, duration, kind), amount in by_start.get(period, []):
            after = states.next[:, kind]
            reached = amount + unit * states.gain[:, kind] + most[period + duration][after]
            np.maximum(most[period], np.where(after >= 0, reached, most[period]), out=most[period])
    return most
