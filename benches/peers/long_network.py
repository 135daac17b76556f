"""How placements of one candidate follow each other: two ways to write it.

`flow` carries the provider of the last placement in the nodes of a network, and moves lie on its arcs:
no linear description of moves alone is tighter. `memory` has a network of periods alone, and says by
clauses who came last and whether a placement moves. Its relaxation is weaker, and a solver that learns
from conflicts proves small instances sooner with it.
"""

NOBODY = -1
SINK = (0, NOBODY)
START = (1, NOBODY)


class _Network:
    """One unit of flow from the first period to the sink; nodes are a period and a state."""

    def __init__(self, model, periods):
        self.model = model
        self.columns = []
        self.balance = {START: ([], [])}
        self.covers = [[] for _ in range(periods + 1)]

    def nodes(self, period):
        return [node for node in self.balance if node[0] == period]

    def arc(self, tail, head, points):
        """Returns the column of a new arc."""
        column = self.model.column(points, False)
        self.columns.append(column)
        self.join(tail, head, column)
        return column

    def join(self, tail, head, column):
        """Makes a column that is there an arc; one to the sink covers no period."""
        for node, sign in ((tail, -1), (head, 1)):
            columns, signs = self.balance.setdefault(node, ([], []))
            columns.append(column)
            signs.append(sign)
        for period in range(tail[0], head[0]):
            self.covers[period].append(column)

    def conserve(self):
        for node, (columns, signs) in self.balance.items():
            if node == START:
                self.model.row(columns, lower=1, upper=1)
            elif node != SINK:
                self.model.row(columns, signs, 0, 0)
        if SINK not in self.balance:
            self.model.row([], lower=1)
        for columns in self.covers[1:]:
            self.model.row(columns, upper=1, implied=True)


def _idle_and_end(network, scheme, candidate, node, free):
    """Arcs over a period without a placement, and to the end of the rotation."""
    period, last = node
    ends = free.issuperset(range(period, scheme.periods + 1))
    if ends and period > 1:
        network.arc(node, SINK, 0)
    if period in free:
        lost = scheme.waiting if scheme.present[candidate][period - 1] else 0
        network.arc(node, (period + 1, last), -lost)


def _slots(scheme, options, choice):
    """By start, end and provider: columns of the options."""
    slots = {}
    for option, column in zip(options, choice):
        slot = (option.start, option.end, scheme.posts[option.post].provider)
        slots.setdefault(slot, []).append(column)
    return slots


def flow(model, scheme, candidate, options, choice, free):
    """Returns the columns that carry points."""
    network = _Network(model, scheme.periods)
    slots = _slots(scheme, options, choice)
    through = {slot: [] for slot in slots}
    for period in range(1, scheme.periods + 2):
        here = [slot for slot in slots if slot[0] == period]
        for node in network.nodes(period):
            last = node[1]
            _idle_and_end(network, scheme, candidate, node, free)
            for slot in here:
                _, end, provider = slot
                gain = 0 if last in (NOBODY, provider) else scheme.move
                through[slot].append(network.arc(node, (end, provider), gain))
    network.conserve()
    for slot, columns in slots.items():
        model.row(columns + through[slot], [1] * len(columns) + [-1] * len(through[slot]), 0, 0)
    return network.columns


def memory(model, scheme, candidate, options, choice, free):
    """Returns the columns that carry points."""
    network = _Network(model, scheme.periods)
    slots = _slots(scheme, options, choice)
    taken = {}
    for slot, columns in slots.items():
        taken[slot] = model.column(0, False)
        model.row(columns + [taken[slot]], [1] * len(columns) + [-1], 0, 0)
    for period in range(1, scheme.periods + 2):
        for node in network.nodes(period):
            _idle_and_end(network, scheme, candidate, node, free)
            for slot, column in taken.items():
                if slot[0] == period:
                    network.join(node, (slot[1], NOBODY), column)
    network.conserve()
    last = _last(model, scheme, taken)
    return network.columns + _moves(model, scheme, taken, last)


def _last(model, scheme, taken):
    """By period: a column for each provider, and for nobody, that was the last before it."""
    hosts = sorted({provider for _, _, provider in taken})
    last = [{}, {NOBODY: model.column(0, False, lower=1)}]
    for period in range(2, scheme.periods + 1):
        ended = {host: [] for host in hosts}
        for (_, end, provider), column in taken.items():
            if end == period:
                ended[provider].append(column)
        some = sum(ended.values(), [])
        now = {host: model.column(0, False) for host in [NOBODY, *hosts]}
        model.row(now.values(), lower=1, upper=1)
        for host in hosts:
            columns = ended[host]
            if columns:
                model.row([now[host], *columns], [1] + [-1] * len(columns), lower=0)
        for host, before in last[-1].items():
            # Whoever was last stays so, unless a placement ends.
            model.row([now[host], before, *some], [1, -1] + [1] * len(some), lower=0)
        last.append(now)
    return last


def _moves(model, scheme, taken, last):
    """A column for each start after the first: whether it is elsewhere than the placement before."""
    if not scheme.move:
        return []
    moves = []
    for period in range(2, scheme.periods + 1):
        begun = {}
        for (start, _, provider), column in taken.items():
            if start == period:
                begun.setdefault(provider, []).append(column)
        if not begun:
            continue
        move = model.column(scheme.move, True)
        moves.append(move)
        everywhere = sum(begun.values(), [])
        if scheme.move > 0:
            model.row([*everywhere, move], [1] * len(everywhere) + [-1], lower=0)
            model.row([move, last[period][NOBODY]], upper=1)
        for provider, columns in begun.items():
            same = last[period].get(provider)
            if scheme.move > 0 and same is not None:
                model.row([*columns, same, move], upper=2)
            elif scheme.move < 0:
                other = [column for host, column in last[period].items() if host not in (NOBODY, provider)]
                sizes = [1] * (len(columns) + len(other)) + [-1]
                model.row([*columns, *other, move], sizes, upper=1)
    return moves
