"""Reads and writes plan files."""

import json

from network import States, completions


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def prices(scheme, plan):
    """Prices of a plan's certificate, by post and period."""
    at = {name: number for number, name in enumerate(scheme.posts)}
    table = plan["certificate"]["prices"]["posts"]
    return {
        (at[post], int(period)): price
        for post, row in table.items()
        for period, price in row.items()
    }


def write(path, scheme, chosen, fingerprint, peer, bound):
    """Writes a plan with claims that need no trust.

    `chosen` holds each candidate's options. The certificate carries no prices, so the bound claimed
    is that of a scheme in which places were never full; the peer's own bound, which has no
    certificate, stands in `meta`. Returns the points of the plan.
    """
    objective, exposure, translators = 0, 0, 0
    rotations = {}
    for name, options in zip(scheme.candidates, chosen):
        options = sorted(options, key=lambda option: option.start)
        exposed, bonus = _exposure(scheme, options)
        objective += exposed + sum(option.points for option in options)
        exposure += exposed
        translators += bonus
        if options:
            rotations[name] = [
                {"post": scheme.posts[option.post], "start": option.start} for option in options
            ]
    plan = {
        "format": 1,
        "fingerprint": fingerprint,
        "plan": {"format": 1, "rotations": rotations},
        "claims": {
            "objective": objective,
            "bound": _without_places(scheme),
            "proof": "certified",
            "exposure": exposure,
            "translators_before": 0,
            "translators_after": translators,
        },
        "certificate": {"format": 1, "prices": {"format": 1, "posts": {}}},
        "meta": {"peer": peer, "bound": bound},
    }
    with open(path, "w", encoding="utf-8") as file:
        json.dump(plan, file)
    return objective


def _exposure(scheme, options):
    """Points of crossings, breadth and bonus, and whether the candidate becomes a translator."""
    kinds = [option.kind for option in options]
    moves = list(zip(kinds, kinds[1:]))
    crossed = sum(scheme.crossing[a][b] for a, b in moves)
    crossings = sum(scheme.crossing[a][b] > 0 for a, b in moves)
    met = len(set(kinds))
    translator = met >= scheme.translator_kinds and crossings >= scheme.translator_crossings
    return crossed + scheme.breadth[met], translator


def _without_places(scheme):
    """Sum over candidates of their best rotation if places were never full, hosts forgotten."""
    states = States(scheme, follow_met=True)
    total = 0
    for options in scheme.options:
        best = {}
        for option in options:
            best[option.slot] = max(option.points, best.get(option.slot, option.points))
        total += int(completions(scheme, states, best)[1][0])
    return total
