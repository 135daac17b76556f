"""What both readers of scheme files share."""

import math


class NotCovered(Exception):
    """The scheme has a rule that the models here do not express."""


def rounded(scale, *factors):
    """The product, from the left, rounded half up."""
    product = float(scale)
    for factor in factors:
        product *= factor
    return math.floor(product + 0.5)


def uncovered(what, given, covered, neutral):
    """Every field of an object that the models do not express, unless it changes nothing."""
    for name, value in given.items():
        known = name in covered or name in ("meta", "name")
        unchanged = name in neutral and value == neutral[name]
        if not known and not unchanged and not _worthless(name, value) and value not in ([], {}):
            yield f"{what}.{name}"


def _worthless(name, value):
    """Whether it is a part of the objective that gives no points."""
    if name == "competency":
        return value.get("weight", 0) == 0
    if name == "translator":
        return value.get("bonus", 0) == 0
    if name in ("preference", "host_preference"):
        return not any([value.get("otherwise", 0), *value.get("ranks", {}).values()])
    return False


def by_period(given, count):
    """Places, or a minimum, in each period."""
    if isinstance(given, int):
        return [given] * count
    stated = given.get("by_period", {})
    if not all(key.isdigit() for key in stated):
        raise NotCovered("post: places or minimum by date")
    return [stated.get(str(period), given["default"]) for period in range(1, count + 1)]
