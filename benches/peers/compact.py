"""The compact model, as columns and rows that any solver takes.

Sets, variables, constraints and the reasons for them are on the library's page of the formulation.
One column says whether a candidate takes an option. Beside it, one unit of flow per candidate passes a
layered network of states; its arcs carry crossings, and with `follow="met"` breadth and bonus too.
With `follow="last"` the states hold the last kind alone, and breadth is a stair over the number of
kinds met.
"""

from dataclasses import dataclass, field

from network import IDLE, Network, States

FOLLOW = ("last", "met")


@dataclass
class Row:
    """lower <= sum of coefficient x column <= upper; None is no limit."""

    columns: list
    coefficients: list
    lower: int | None
    upper: int | None
    # True if the others imply it: of use to a solver that reasons on cliques.
    implied: bool = False


@dataclass
class Model:
    """Maximise the objective over columns within their limits."""

    objective: list = field(default_factory=list)
    integer: list = field(default_factory=list)  # whether it must be asked for: others follow
    lower: list = field(default_factory=list)
    upper: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    choices: list = field(default_factory=list)  # by candidate: the column of each option
    candidates: list = field(default_factory=list)  # by candidate: what belongs to its columns

    def column(self, points, integer, lower=0, upper=1):
        self.objective.append(points)
        self.integer.append(integer)
        self.lower.append(lower)
        self.upper.append(upper)
        return len(self.objective) - 1

    def row(self, columns, coefficients=None, lower=None, upper=None, implied=False):
        ones = [1] * len(columns)
        self.rows.append(Row(list(columns), coefficients or ones, lower, upper, implied))


def build(scheme, follow):
    model = Model()
    states = States(scheme, follow_met=follow == "met")
    known = {}
    for options in scheme.options:
        slots = tuple(sorted({option.slot for option in options}))
        if slots not in known:
            known[slots] = Network(states, slots, scheme.periods)
        _candidate(model, scheme, options, slots, known[slots], follow)
    _places(model, scheme)
    return model


def _candidate(model, scheme, options, slots, network, follow):
    choice = [model.column(option.points, True) for option in options]
    model.choices.append(choice)
    arcs = [model.column(gain, False) for _, _, _, gain in network.arcs]
    _flow(model, scheme, network, slots, arcs)
    by_slot = [[] for _ in slots]
    by_provider = {}
    by_kind = {}
    for option, column in zip(options, choice):
        by_slot[slots.index(option.slot)].append(column)
        by_provider.setdefault(option.provider, []).append(column)
        by_kind.setdefault(option.kind, []).append(column)
    through = [[] for _ in slots]
    for (_, _, slot, _), column in zip(network.arcs, arcs):
        if slot != IDLE:
            through[slot].append(column)
    for taken, passing in zip(by_slot, through):
        model.row(taken + passing, [1] * len(taken) + [-1] * len(passing), 0, 0)
    for columns in by_provider.values():
        if len(columns) > 1:
            model.row(columns, upper=1)
    stair = _stair(model, scheme, by_kind) if follow == "last" else None
    model.candidates.append((slots, network, arcs, stair))


def _flow(model, scheme, network, slots, arcs):
    """One unit from the first node to the sink."""
    balance = [([], []) for _ in range(network.nodes)]
    covers = [[] for _ in range(scheme.periods + 1)]
    first_of = [0] * network.nodes
    for (tail, head, slot, _), column in zip(network.arcs, arcs):
        start = first_of[tail] or 1
        duration = 1 if slot == IDLE else slots[slot][1]
        first_of[head] = start + duration
        for period in range(start, start + duration):
            covers[period].append(column)
        balance[tail][0].append(column)
        balance[tail][1].append(-1)
        balance[head][0].append(column)
        balance[head][1].append(1)
    for node, (columns, signs) in enumerate(balance):
        if node == 0:
            model.row(columns, lower=1, upper=1)
        elif node != network.sink:
            model.row(columns, signs, 0, 0)
    for columns in covers[1:]:
        model.row(columns, lower=1, upper=1, implied=True)


def _stair(model, scheme, by_kind):
    """Breadth and bonus as a stair: step i is taken where at least i kinds are met."""
    met = {kind: model.column(0, False) for kind in by_kind}
    height = min(len(by_kind), scheme.periods)
    gains = scheme.breadth
    steps = [model.column(gains[i] - gains[i - 1], True) for i in range(1, height + 1)]
    for kind, column in met.items():
        model.row(by_kind[kind] + [column], [1] * len(by_kind[kind]) + [-1], lower=0)
        # The first step is taken wherever any kind is met: f rises first from one kind to two.
        model.row([steps[0], column], [1, -1], lower=0)
    for below, above in zip(steps, steps[1:]):
        model.row([below, above], [1, -1], lower=0)
    both = list(met.values()) + steps
    model.row(both, [1] * len(met) + [-1] * len(steps), lower=0)
    return met, steps


def _places(model, scheme):
    users = {}
    for options, choice in zip(scheme.options, model.choices):
        for option, column in zip(options, choice):
            for period in option.periods():
                users.setdefault((option.post, period), []).append(column)
    for (post, period), columns in sorted(users.items()):
        places = scheme.places[post][period - 1]
        if len(columns) > places:
            model.row(columns, upper=places)


def chosen(scheme, model, value):
    """Each candidate's options, from a value of each column."""
    return [
        [option for option, column in zip(options, choice) if value(column) > 0.5]
        for options, choice in zip(scheme.options, model.choices)
    ]


def start(scheme, model, plan):
    """A value of every column for a plan, by candidate a list of options."""
    values = [0] * len(model.objective)
    for options, choice, parts, taken in zip(
        scheme.options, model.choices, model.candidates, plan
    ):
        for option in taken:
            values[choice[options.index(option)]] = 1
        slots, network, arcs, stair = parts
        _start_flow(values, scheme, slots, network, arcs, taken)
        if stair:
            met, steps = stair
            kinds = {option.kind for option in taken}
            for kind in kinds:
                values[met[kind]] = 1
            for step in steps[: len(kinds)]:
                values[step] = 1
    return values


def _start_flow(values, scheme, slots, network, arcs, taken):
    due = {option.start: slots.index(option.slot) for option in taken}
    node, period = 0, 1
    while period <= scheme.periods:
        slot = due.get(period, IDLE)
        for (tail, head, by, _), column in zip(network.arcs, arcs):
            if tail == node and by == slot:
                values[column] = 1
                node = head
                break
        period += 1 if slot == IDLE else slots[slot][1]
