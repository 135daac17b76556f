"""The compact model of long rotations, as columns and rows that any solver takes.

One column says whether a candidate takes an option; columns of `long_network` say how placements follow
each other. The page of the formulation has the model in symbols.
"""

from math import gcd

from compact import Model


def build(scheme, follow):
    """`follow` is a way of `long_network` to say how placements follow each other."""
    model = Model()
    users = {}  # by post and period: columns
    totals = []  # by candidate: columns with points
    for number in range(len(scheme.candidates)):
        options, free = reachable(scheme, number)
        choice = [model.column(option.points, True) for option in options]
        model.choices.append(choice)
        model.candidates.append(options)
        for option, column in zip(options, choice):
            for period in option.periods():
                users.setdefault((option.post, period), []).append(column)
        _limits(model, scheme, scheme.counts[number], options, choice)
        for order in scheme.orders:
            _order(model, scheme, order, options, choice)
        arcs = follow(model, scheme, number, options, choice, free)
        totals.append([column for column in choice + arcs if model.objective[column]])
    _places(model, scheme, users)
    _worst(model, scheme, totals)
    return model


def _number(scheme, candidate, options):
    """The fewest placements of a rotation that keeps the lower limits."""
    streams = {scheme.posts[option.post].stream for option in options}
    total, met = 0, set()
    for count in sorted(scheme.counts[candidate], key=lambda count: -count.least):
        mine = {scheme.posts[post].stream for post in count.posts} & streams
        if not mine & met:
            total += count.least
            met |= mine
    return total


def reachable(scheme, candidate):
    """What fits into a rotation of as many placements as the candidate must have.

    The options, and the periods that may go by without a placement.
    """
    options, present = scheme.options[candidate], scheme.present[candidate]
    shortest = min((option.duration for option in options), default=1)
    spare = sum(present) - _number(scheme, candidate, options) * shortest
    slots = {(option.start, option.end) for option in options}

    def idle(period):
        return present[period - 1]

    # Idle periods so far at the start of each period, for all ways to get there and to go on.
    after = scheme.periods + 1
    before = {period: set() for period in range(1, after + 1)}
    before[1].add(0)
    for period in range(1, after):
        before[period + 1] |= {lost + idle(period) for lost in before[period] if lost + idle(period) <= spare}
        for start, end in slots:
            if start == period:
                before[end] |= before[period]
    good = {after: before[after]}
    for period in range(after - 1, 0, -1):
        good[period] = {lost for lost in before[period] if lost + idle(period) in good[period + 1]}
        for start, end in slots:
            if start == period:
                good[period] |= before[period] & good[end]
    fitting = [option for option in options if before[option.start] & good[option.end]]
    free = {
        period for period in range(1, after)
        if any(lost + idle(period) in good[period + 1] for lost in before[period])
    }
    return fitting, free


def _limits(model, scheme, counts, options, choice):
    by_stream, by_provider, taken_by = {}, {}, {}
    for option, column in zip(options, choice):
        post = scheme.posts[option.post]
        by_stream.setdefault(post.stream, []).append(column)
        by_provider.setdefault(post.provider, []).append(column)
        taken_by[column] = option.post
    exact = set()
    for count in counts:
        mine = [column for column in choice if taken_by[column] in count.posts]
        if count.each:
            groups = by_provider if count.each == "provider" else by_stream
            for columns in groups.values():
                most_limited = [column for column in columns if taken_by[column] in count.posts]
                _count(model, scheme, most_limited, taken_by, 0, count.most)
            continue
        streams = {scheme.posts[taken_by[column]].stream for column in mine}
        whole = sum(len(by_stream[stream]) for stream in streams) == len(mine)
        if whole and count.least == len(streams):
            exact |= streams
            if count.most is not None and count.most < count.least:
                model.row([], lower=1)
        else:
            _count(model, scheme, mine, taken_by, count.least, count.most)
    for stream, columns in sorted(by_stream.items()):
        model.row(columns, lower=1 if stream in exact else None, upper=1)


def _count(model, scheme, columns, taken_by, least, most):
    """A limit on the number of these, unless a stream done once implies it."""
    number = len({scheme.posts[taken_by[column]].stream for column in columns})
    if least > 0 or (most is not None and most < number):
        model.row(columns, lower=least or None, upper=most)


def _order(model, scheme, order, options, choice):
    """By each start, a stream has begun no more often than placements before it have ended.

    As a stream is done once at most, this says of all its starts together what would otherwise be said of
    each alone, and is stronger.
    """
    both = list(zip(options, choice))
    ended = [(option.end, column) for option, column in both if option.post in order.after]
    by_stream = {}
    for option, column in both:
        if option.post in order.posts:
            by_stream.setdefault(scheme.posts[option.post].stream, []).append((option.start, column))
    for begun in by_stream.values():
        starts = sorted({start for start, _ in begun})
        for start, following in zip(starts, [*starts[1:], None]):
            before = [column for end, column in ended if end <= start]
            # Where no more have ended by the next start, its row implies this one.
            if following and len(before) == sum(end <= following for end, _ in ended):
                continue
            mine = [column for when, column in begun if when <= start]
            model.row(mine + before, [1] * len(mine) + [-1] * len(before), upper=0)


def _places(model, scheme, users):
    for at, post in enumerate(scheme.posts):
        for period in range(1, scheme.periods + 1):
            columns = users.get((at, period), [])
            least, most = post.minimum[period - 1], post.places[period - 1]
            if least or len(columns) > most:
                model.row(columns, lower=least or None, upper=most if len(columns) > most else None)


def _worst(model, scheme, totals):
    """One column for what the lowest total adds: floor(worst * total / 1000) of every candidate at most."""
    if not scheme.worst or not totals:
        return
    gains = [[model.objective[column] for column in columns] for columns in totals]
    highest = min(sum(max(gain, 0) for gain in mine) for mine in gains)
    lowest = min(sum(min(gain, 0) for gain in mine) for mine in gains)
    gain = model.column(1, True, scheme.worst * lowest // 1000, scheme.worst * highest // 1000)
    # In lowest terms, so that a whole weight leaves small numbers.
    shared = gcd(scheme.worst, 1000)
    factor, unit = scheme.worst // shared, 1000 // shared
    for columns in totals:
        sizes = [factor * model.objective[column] for column in columns]
        model.row([*columns, gain], [*sizes, -unit], lower=0)


def chosen(model, value):
    """Each candidate's options, from a value of each column."""
    return [
        [option for option, column in zip(options, choice) if value(column) > 0.5]
        for options, choice in zip(model.candidates, model.choices)
    ]
