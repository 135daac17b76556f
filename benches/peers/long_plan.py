"""Writes a plan of long rotations, and counts its points from the placements alone."""

import json


def write(path, scheme, chosen, _fingerprint, _peer, _bound):
    """Writes the plan without claims, which `verify` then counts by itself; returns its points."""
    rotations, totals = {}, []
    for candidate, taken in enumerate(chosen):
        taken = sorted(taken, key=lambda option: option.start)
        totals.append(total(scheme, candidate, taken))
        rotations[scheme.candidates[candidate]] = [
            {"post": scheme.posts[option.post].id, "start": option.start} for option in taken
        ]
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"format": 1, "rotations": rotations}, file)
    return sum(totals) + scheme.worst * min(totals, default=0) // 1000


def total(scheme, candidate, taken):
    """The points of a candidate's rotation, its placements in order of start."""
    hosts = [scheme.posts[option.post].provider for option in taken]
    moved = scheme.move * sum(a != b for a, b in zip(hosts, hosts[1:]))
    end = max((option.end for option in taken), default=1)
    covered = {period for option in taken for period in option.periods()}
    idle = sum(scheme.present[candidate][period - 1] and period not in covered for period in range(1, end))
    return sum(option.points for option in taken) + moved - scheme.waiting * idle
