"""What a method had found when: the clock, and the first moment of a 1% gap."""

import time

GAP = 0.01


def relative_gap(value, bound):
    """(bound - value) / |bound|, as the library states it; None where it has no meaning."""
    if value is None or bound is None:
        return None
    if value == bound:
        return 0.0
    return (bound - value) / abs(bound) if bound else None


class Trace:
    """Follows the best plan and bound of one run; its clock starts when it is made."""

    def __init__(self):
        self.begun = time.monotonic()
        self.value = None
        self.bound = None
        self.reached = None

    def seconds(self):
        return time.monotonic() - self.begun

    def see(self, value=None, bound=None):
        if value is not None and (self.value is None or value > self.value):
            self.value = value
        if bound is not None and (self.bound is None or bound < self.bound):
            self.bound = bound
        gap = relative_gap(self.value, self.bound)
        if self.reached is None and gap is not None and gap <= GAP:
            self.reached = self.seconds()
