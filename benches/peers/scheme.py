"""Reads a scheme file for the compact models.

The models cover schemes in which what a placement scores does not depend on the placements before it,
other than by the kinds of provider: crossings between kinds, breadth, the translator bonus, the
scheme's own points and preferences. A field or rule beyond that raises `NotCovered`, which names all of
them; nothing is ignored except names, `meta` and fields at values that change nothing.

All amounts are integer points, rounded as the page of the scheme states.
"""

import json
from dataclasses import dataclass

from reading import NotCovered, by_period, rounded, uncovered


@dataclass(frozen=True)
class Option:
    """One candidate's placement: a post from a start, with the points of all its periods."""

    post: int
    start: int
    duration: int
    provider: int
    kind: int
    points: int

    @property
    def slot(self):
        """What the network of kinds sees of it."""
        return (self.start, self.duration, self.kind)

    def periods(self):
        return range(self.start, self.start + self.duration)


@dataclass(frozen=True)
class Scheme:
    """What the models need of a scheme; periods count from 1, everything else from 0."""

    periods: int
    kinds: int
    posts: list  # ids
    places: list  # by post: places in each period, the first period at index 0
    candidates: list  # ids
    options: list  # by candidate: its options
    crossing: list  # points by pair of kinds
    breadth: list  # points by number of kinds met, bonus included
    translator_kinds: int
    translator_crossings: int


def load(path):
    with open(path, encoding="utf-8") as file:
        return _Reader(json.load(file)).scheme()


# By object: the fields that the models express.
COVERED = {
    "scheme": {"format", "scale", "periods", "kinds", "providers", "boundary", "posts", "candidates",
               "objective", "rules"},
    "provider": {"id", "kind", "sector"},
    "boundary": {"dimensions"},
    "dimension": {"of", "weight", "table"},
    "post": {"id", "provider", "duration", "starts", "places"},
    "candidate": {"id", "only", "points", "preferences", "refused", "vetoes", "first", "last"},
    "objective": {"crossing", "breadth", "translator", "preference", "own"},
    # Without history and home employers, which are not covered, the last two change nothing.
    "rules": {"per_provider", "home_service", "history_age"},
}
# Fields that are not covered, at the values at which they change nothing.
NEUTRAL = {
    "repeat_crossings": True,
    "values": 0,
    "development": 0,
    "must_place": False,
    "essential": "required",
}


class _Reader:
    def __init__(self, given):
        self.given = given
        refused = sorted(set(self._refused()))
        if refused:
            raise NotCovered(", ".join(refused))
        self.scale = given.get("scale", 1000)
        self.count = given["periods"]["count"]
        # Lists are ordered by id in the library too, so that indices mean the same in all models.
        self.kind_ids = sorted(kind["id"] for kind in given.get("kinds", []))
        self.posts = sorted(given.get("posts", []), key=lambda post: post["id"])
        self.candidates = sorted(given.get("candidates", []), key=lambda person: person["id"])

    def scheme(self):
        provider_kind = {}
        for provider in self.given.get("providers", []):
            provider_kind[provider["id"]] = self.kind_ids.index(provider["kind"])
        providers = {name: at for at, name in enumerate(sorted(provider_kind))}
        places = [by_period(post.get("places", 1), self.count) for post in self.posts]
        hosts = [(providers[post["provider"]], provider_kind[post["provider"]]) for post in self.posts]
        options = [self._options(person, hosts, places) for person in self.candidates]
        crossing = self._crossing()
        objective = self.given.get("objective", {})
        translator = objective.get("translator", {})
        return Scheme(
            periods=self.count,
            kinds=len(self.kind_ids),
            posts=[post["id"] for post in self.posts],
            places=places,
            candidates=[person["id"] for person in self.candidates],
            options=options,
            crossing=crossing,
            breadth=self._breadth(objective.get("breadth"), translator, crossing),
            translator_kinds=translator.get("kinds", 3),
            translator_crossings=translator.get("crossings", 2),
        )

    def _refused(self):
        """Every field in the file that the models do not express."""
        given = self.given
        boundary = given.get("boundary", {})
        yield from uncovered("scheme", given, COVERED["scheme"], NEUTRAL)
        yield from uncovered("boundary", boundary, COVERED["boundary"], NEUTRAL)
        yield from uncovered("objective", given.get("objective", {}), COVERED["objective"], NEUTRAL)
        yield from uncovered("rules", given.get("rules", {}), COVERED["rules"], NEUTRAL)
        for what in ("provider", "post", "candidate"):
            for one in given.get(f"{what}s", []):
                yield from uncovered(what, one, COVERED[what], NEUTRAL)
        for dimension in boundary.get("dimensions", []):
            yield from uncovered("dimension", dimension, COVERED["dimension"], NEUTRAL)
            if dimension["of"] != "kind":
                yield f"boundary of {dimension['of']}"
        if given.get("format") != 1:
            yield "format"
        if given.get("rules", {}).get("per_provider", 1) != 1:
            yield "rules.per_provider"

    def _options(self, person, hosts, places):
        first, last = person.get("first", 1), person.get("last", self.count)
        if isinstance(first, str) or isinstance(last, str):
            raise NotCovered("candidate: first or last as a date")
        vetoes = person.get("vetoes", {})
        closed = set(person.get("refused", [])) | set(vetoes.get("posts", []))
        found = []
        for at, post in enumerate(self.posts):
            name, provider = post["id"], post["provider"]
            if name in closed or provider in vetoes.get("providers", []):
                continue
            if "only" in person and name not in person["only"]:
                continue
            duration = post.get("duration", 1)
            if not isinstance(duration, int):
                raise NotCovered("post: duration in months")
            for start in post.get("starts", range(1, self.count + 1)):
                if not isinstance(start, int):
                    raise NotCovered("post: starts as dates")
                end = start + duration - 1
                if start < first or end > last or min(places[at][start - 1:end], default=0) < 1:
                    continue
                points = duration * self._fit(person, name)
                found.append(Option(at, start, duration, *hosts[at], points))
        return found

    def _fit(self, person, post):
        """Points per period."""
        objective = self.given.get("objective", {})
        own = person.get("points", {}).get(post)
        rank = person.get("preferences", {}).get(post)
        preference = objective.get("preference", {})
        ranked = preference.get("ranks", {}).get(str(rank), preference.get("otherwise", 0))
        points = rounded(self.scale, ranked)
        if own is not None:
            points += rounded(self.scale, objective.get("own", 1), own)
        return points

    def _crossing(self):
        dimensions = self.given.get("boundary", {}).get("dimensions", [])
        size = len(self.kind_ids)
        weight = [[0.0] * size for _ in range(size)]
        for dimension in dimensions:
            for a in range(size):
                for b in range(size):
                    weight[a][b] = dimension.get("weight", 0.0) if a != b else 0.0
            for pair in dimension.get("table", []):
                a, b = self.kind_ids.index(pair["a"]), self.kind_ids.index(pair["b"])
                weight[a][b] = weight[b][a] = pair["weight"]
        factor = self.given.get("objective", {}).get("crossing", 1)
        return [[rounded(self.scale, factor, value) for value in row] for row in weight]

    def _breadth(self, breadth, translator, crossing):
        """Points by number of kinds met, the bonus included."""
        size = len(self.kind_ids)
        gains = [0] * (size + 1)
        if breadth and "table" in breadth:
            for count in range(2, size + 1):
                last = str(min(count, max(map(int, breadth["table"]), default=1)))
                gains[count] = rounded(self.scale, breadth["table"].get(last, 0))
        elif breadth:
            for count in range(1, size + 1):
                value = breadth["limit"] * (1.0 - breadth["ratio"] ** (count - 1))
                gains[count] = rounded(self.scale, value)
        bonus = rounded(self.scale, translator.get("bonus", 0))
        least = translator.get("kinds", 3)
        if translator.get("min_periods", 1) != 1:
            raise NotCovered("translator: min_periods above 1")
        if bonus == 0:
            return gains
        # Meeting n kinds takes n - 1 moves between different ones, each of them a crossing.
        every = all(crossing[a][b] > 0 for a in range(size) for b in range(size) if a != b)
        if translator.get("crossings", 2) > least - 1 or not every:
            raise NotCovered("translator: crossings that kinds met do not imply")
        return [gain + bonus * (count >= least) for count, gain in enumerate(gains)]
