"""Lists one candidate's rotations within a loss, at given prices.

A rotation is a tuple of option numbers. All amounts are in price units, 1024 to a point. The listing
goes through the periods with all partial rotations at once and drops those that even the best
completion leaves too low; nobody is placed with one provider twice.
"""

import hashlib
import json

import numpy as np

from network import States, completions

UNIT = 1024


class TooMany(Exception):
    """More rotations than the caller wants to hold."""


class Lister:
    """Prices a scheme's candidates exactly and lists their rotations."""

    def __init__(self, scheme, prices):
        """`prices[post, period]`, in units; absent is 0."""
        self.scheme = scheme
        self.prices = prices
        self.states = States(scheme, follow_met=True)

    def priced(self, options):
        """Value of each option less the prices of the places it covers."""
        paid = [
            sum(self.prices.get((option.post, period), 0) for period in option.periods())
            for option in options
        ]
        return [UNIT * option.points - cost for option, cost in zip(options, paid)]

    def best(self, options):
        """The greatest reduced value of a rotation."""
        value = self.priced(options)
        most = self._most(options, value)
        # From the relaxed best downwards; the first list that is not empty holds the best.
        loss = UNIT
        while True:
            found, _ = self._list(options, value, most, int(most[1][0]) - loss, 1 << 20)
            if len(found):
                return int(found.max())
            loss *= 4

    def within(self, options, best, loss, limit=1 << 22):
        """Reduced values and rotations that lack at most `loss` to `best`."""
        value = self.priced(options)
        return self._list(options, value, self._most(options, value), best - loss, limit)

    def _most(self, options, value):
        best = {}
        for option, amount in zip(options, value):
            best[option.slot] = max(amount, best.get(option.slot, amount))
        return completions(self.scheme, self.states, best, UNIT)

    def _list(self, options, value, most, least, limit):
        periods = self.scheme.periods
        provider = np.array([option.provider for option in options] + [-1])
        by_start = [[] for _ in range(periods + 2)]
        for at, option in enumerate(options):
            by_start[option.start].append(at)
        # Partial rotations by the period in which they are free again: state, value, options.
        waiting = [[] for _ in range(periods + 2)]
        none = np.full((1, periods), -1, dtype=np.int32)
        waiting[1].append((np.zeros(1, dtype=np.int64), np.zeros(1, dtype=np.int64), none, 0))
        if most[1][0] < least:
            waiting[1].clear()
        for period in range(1, periods + 1):
            for state, amount, taken, length in waiting[period]:
                stays = amount + most[period + 1][state] >= least
                if stays.any():
                    rest = (state[stays], amount[stays], taken[stays], length)
                    waiting[period + 1].append(rest)
                used = provider[taken[:, :length]]
                for at in by_start[period]:
                    option = options[at]
                    after = self.states.next[state, option.kind]
                    gained = self.states.gain[state, option.kind]
                    then = amount + value[at] + UNIT * gained
                    keep = then + most[period + option.duration][after] >= least
                    keep &= ~(used == option.provider).any(axis=1)
                    if keep.any():
                        longer = taken[keep]
                        longer[:, length] = at
                        free = waiting[period + option.duration]
                        free.append((after[keep], then[keep], longer, length + 1))
                        if sum(len(part[0]) for part in free) > limit:
                            raise TooMany
            waiting[period + 1] = _merged(waiting[period + 1])
        ends = waiting[periods + 1]
        values = np.concatenate([part[1] for part in ends] or [np.zeros(0, dtype=np.int64)])
        if len(values) > limit:
            raise TooMany
        rotations = [
            tuple(int(at) for at in row[: part[3]]) for part in ends for row in part[2]
        ]
        return values, rotations


def _merged(parts):
    """Parts of equal length put together, so that the next period sees few."""
    by_length = {}
    for part in parts:
        by_length.setdefault(part[3], []).append(part)
    return [
        tuple(np.concatenate([part[field] for part in same]) for field in range(3)) + (length,)
        for length, same in sorted(by_length.items())
    ]


def points(scheme, options, rotation):
    """Points of a rotation, placement by placement."""
    total, last, met = 0, None, set()
    for at in rotation:
        option = options[at]
        total += option.points
        if last is not None:
            total += scheme.crossing[last][option.kind]
        last = option.kind
        met.add(last)
    return total + scheme.breadth[len(met)]


def digest(scheme, listed):
    """SHA-256 of all candidates' rotations, as a certificate's residual states it."""
    text = hashlib.sha256()
    for options, rotations in zip(scheme.options, listed):
        named = [
            [[scheme.posts[options[at].post], options[at].start] for at in rotation]
            for rotation in rotations
        ]
        # Ids are compared by bytes, as the library does.
        named.sort(key=lambda rotation: [(post.encode(), start) for post, start in rotation])
        line = json.dumps(named, separators=(",", ":"), ensure_ascii=False)
        text.update(line.encode() + b"\n")
    return text.hexdigest()
