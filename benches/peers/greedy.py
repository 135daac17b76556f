"""A plan to start from: candidates in turn take a good rotation in the places still free."""

from network import States, completions


def plan(scheme):
    """Each candidate's options, by candidate."""
    states = States(scheme, follow_met=True)
    left = [list(row) for row in scheme.places]
    chosen = []
    for options in scheme.options:
        open_now = [
            option for option in options
            if all(left[option.post][period - 1] > 0 for period in option.periods())
        ]
        taken = _rotation(scheme, states, open_now)
        for option in taken:
            for period in option.periods():
                left[option.post][period - 1] -= 1
        chosen.append(taken)
    return chosen


def _rotation(scheme, states, options):
    """The best rotation if hosts could repeat; while one does, its poorer placement is closed."""
    while True:
        taken = _longest(scheme, states, options)
        hosts = {}
        for option in taken:
            hosts.setdefault(option.provider, []).append(option)
        repeated = [same for same in hosts.values() if len(same) > 1]
        if not repeated:
            return taken
        closed = {min(same, key=lambda option: option.points) for same in repeated}
        options = [option for option in options if option not in closed]


def _longest(scheme, states, options):
    best = {}
    for option in options:
        if option.slot not in best or option.points > best[option.slot].points:
            best[option.slot] = option
    most = completions(scheme, states, {slot: option.points for slot, option in best.items()})
    taken, period, state = [], 1, 0
    while period <= scheme.periods:
        step = None
        for (start, duration, kind), option in best.items():
            after = states.next[state, kind]
            if start == period and after >= 0:
                reached = option.points + states.gain[state, kind] + most[start + duration][after]
                if reached == most[period][state] and (step is None or option.points > step[0].points):
                    step = (option, after)
        if step is None:
            period += 1
        else:
            taken.append(step[0])
            period, state = period + step[0].duration, step[1]
    return taken
