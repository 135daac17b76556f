"""Reads a scheme file for the models of long rotations.

They cover schemes in which everybody is placed, each stream once at most, in numbers and in an order
that rules state, and points come from own points, boundaries between organisations, waiting and the
lowest total. A field or rule beyond that raises `NotCovered`, which names all of them; nothing is
ignored except names, `meta` and fields at values that change nothing.

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
    points: int

    @property
    def end(self):
        """The first period after it."""
        return self.start + self.duration

    def periods(self):
        return range(self.start, self.end)


@dataclass(frozen=True)
class Post:
    id: str
    provider: int
    stream: int
    duration: int
    starts: list
    places: list  # by period, the first at index 0
    minimum: list  # in the same form


@dataclass(frozen=True)
class Count:
    """Least and most placements in some posts; with `each`, most of them with one value of it."""

    posts: frozenset
    each: str | None
    least: int
    most: int | None


@dataclass(frozen=True)
class Order:
    """A placement in `posts` starts after one in `after` has ended."""

    posts: frozenset
    after: frozenset


@dataclass(frozen=True)
class Scheme:
    """What the models need of a scheme; periods count from 1, everything else from 0."""

    periods: int
    posts: list
    candidates: list  # ids
    options: list  # by candidate: its options, in order of start
    present: list  # by candidate and period, the first at index 0: whether it idles if not placed
    move: int  # points of a move between two providers, the same for any two
    counts: list  # by candidate
    orders: list
    waiting: int  # points lost per idle period before the last placement
    worst: int  # thousandths of the lowest total that are added


def load(path):
    with open(path, encoding="utf-8") as file:
        return _Reader(json.load(file)).scheme()


# By object: the fields that the models express.
COVERED = {
    "scheme": {"format", "scale", "periods", "kinds", "providers", "streams", "boundary", "posts",
               "candidates", "objective", "rules"},
    "provider": {"id", "kind", "sector"},
    "stream": {"id", "points"},
    "boundary": {"dimensions"},
    "dimension": {"of", "weight"},
    "post": {"id", "provider", "stream", "points", "duration", "starts", "places", "minimum"},
    "candidate": {"id", "streams", "only", "refused", "vetoes", "forbidden", "points", "points_for",
                  "counts", "first", "last", "unavailable"},
    "points_for": {"streams", "providers"},
    "objective": {"crossing", "own", "waiting", "worst"},
    # Without history and home employers, which are not covered, the last two change nothing.
    "rules": {"per_provider", "per_stream", "must_place", "counts", "order", "home_service", "history_age"},
    "count": {"id", "posts", "each", "at_least", "at_most"},
    "order": {"id", "posts", "after"},
    "selection": {"posts", "providers", "streams"},
}
# Fields that are not covered, at the values at which they change nothing.
NEUTRAL = {
    "repeat_crossings": True,
    "values": 0,
    "development": 0,
    "essential": "required",
    "unit": "placements",
    "times": 1,
    "must_place": True,
    "mentored": True,
    "share": 100,
}


class _Reader:
    def __init__(self, given):
        self.given = given
        refused = sorted(set(self._refused()))
        if refused:
            raise NotCovered(", ".join(refused))
        self.scale = given.get("scale", 1000)
        self.count = given["periods"]["count"]
        self.providers = self._numbered("providers")
        self.streams = self._numbered("streams")
        stream_points = {stream["id"]: stream.get("points", 0) for stream in given.get("streams", [])}
        self.given_posts = sorted(given["posts"], key=lambda post: post["id"])
        self.posts = [self._post(post) for post in self.given_posts]
        # What a placement scores for anybody, per period.
        self.base = [
            self._own(post.get("points", 0)) + self._own(stream_points[post["stream"]])
            for post in self.given_posts
        ]

    def scheme(self):
        people = sorted(self.given["candidates"], key=lambda person: person["id"])
        objective, rules = self.given.get("objective", {}), self.given["rules"]
        return Scheme(
            periods=self.count,
            posts=self.posts,
            candidates=[person["id"] for person in people],
            options=[self._options(person) for person in people],
            present=[self._present(person) for person in people],
            move=self._move(),
            counts=[self._counts(person, rules) for person in people],
            orders=[
                Order(self._selected(order.get("posts", {})), self._selected(order["after"]))
                for order in rules.get("order", [])
            ],
            waiting=rounded(self.scale, objective.get("waiting", 0)),
            worst=round(1000 * objective.get("worst", 0)),
        )

    def _refused(self):
        """Every field in the file that the models do not express."""
        given = self.given
        rules, boundary = given.get("rules", {}), given.get("boundary", {})
        whole = {"scheme": given, "boundary": boundary, "objective": given.get("objective", {}),
                 "rules": rules}
        lists = {"provider": given.get("providers", []), "stream": given.get("streams", []),
                 "dimension": boundary.get("dimensions", []), "post": given.get("posts", []),
                 "candidate": given.get("candidates", []), "count": rules.get("counts", []),
                 "order": rules.get("order", [])}
        for what, one in [*whole.items(), *((what, one) for what in lists for one in lists[what])]:
            yield from uncovered(what, one, COVERED[what], NEUTRAL)
        for rule in lists["count"] + lists["order"]:
            for selection in (rule.get("posts", {}), rule.get("after", {})):
                yield from uncovered("selection", selection, COVERED["selection"], {})
        for person in lists["candidate"]:
            yield from uncovered("points_for", person.get("points_for", {}), COVERED["points_for"], {})
        yield from _refused_values(given, lists)

    def _numbered(self, what):
        return {name: at for at, name in enumerate(sorted(one["id"] for one in self.given.get(what, [])))}

    def _own(self, value):
        return rounded(self.scale, self.given.get("objective", {}).get("own", 1), value)

    def _post(self, given):
        return Post(
            id=given["id"],
            provider=self.providers[given["provider"]],
            stream=self.streams[given["stream"]],
            duration=given.get("duration", 1),
            starts=sorted(given.get("starts", range(1, self.count + 1))),
            places=by_period(given.get("places", 1), self.count),
            minimum=by_period(given.get("minimum", 0), self.count),
        )

    def _selected(self, selection):
        """The posts that match every set stated."""
        sets = {name: set(ids) for name, ids in selection.items() if ids}
        fields = {"posts": "id", "providers": "provider", "streams": "stream"}
        return frozenset(
            at for at, post in enumerate(self.given_posts)
            if all(post[fields[name]] in ids for name, ids in sets.items())
        )

    def _counts(self, person, rules):
        everything = frozenset(range(len(self.posts)))
        yet = [Count(everything, "provider", 0, rules.get("per_provider", 1)), Count(everything, None, 1, None)]
        for rule in rules.get("counts", []):
            # A candidate's own limits replace both.
            limits = person.get("counts", {}).get(rule["id"], rule)
            least, most = limits.get("at_least", 0), limits.get("at_most")
            yet.append(Count(self._selected(rule.get("posts", {})), rule.get("each"), least, most))
        return yet

    def _present(self, person):
        first, last = person.get("first", 1), person.get("last", self.count)
        away = set(person.get("unavailable", []))
        return [first <= period <= last and period not in away for period in range(1, self.count + 1)]

    def _open(self, person, post):
        """Whether the candidate may be placed in the post at all."""
        vetoes = person.get("vetoes", {})
        closed = post["id"] in vetoes.get("posts", []) or post["provider"] in vetoes.get("providers", [])
        closed = closed or post["id"] in person.get("refused", [])
        open_here = post["id"] in person.get("only", [post["id"]])
        return open_here and not closed and post["stream"] in person.get("streams", self.streams)

    def _options(self, person):
        present = self._present(person)
        own, own_for = person.get("points", {}), person.get("points_for", {})
        found = []
        closed = {(one["post"], one.get("start")) for one in person.get("forbidden", [])}
        for at, (given, post) in enumerate(zip(self.given_posts, self.posts)):
            if not self._open(person, given) or (post.id, None) in closed:
                continue
            gain = self.base[at] + self._own(own.get(post.id, 0))
            gain += self._own(own_for.get("streams", {}).get(given["stream"], 0))
            gain += self._own(own_for.get("providers", {}).get(given["provider"], 0))
            for start in post.starts:
                covered = range(start - 1, start - 1 + post.duration)
                if covered.stop > self.count or (post.id, start) in closed:
                    continue
                if all(present[i] and post.places[i] for i in covered):
                    found.append(Option(at, start, post.duration, post.duration * gain))
        return sorted(found, key=lambda option: (option.start, option.post))

    def _move(self):
        weight = sum(one.get("weight", 0) for one in self.given.get("boundary", {}).get("dimensions", []))
        return rounded(self.scale, self.given.get("objective", {}).get("crossing", 1), weight)


def _refused_values(given, lists):
    """Fields whose values, rather than whose presence, the models do not express."""
    rules = given.get("rules", {})
    if given.get("format") != 1:
        yield "format"
    if not rules.get("must_place", False):
        yield "rules.must_place: false"
    if rules.get("per_stream", 1) != 1:
        yield "rules.per_stream above 1"
    if any(one["of"] != "organisation" for one in lists["dimension"]):
        yield "boundary of anything but organisation"
    if any("stream" not in post for post in lists["post"]):
        yield "post without a stream"
    if any("after" not in order for order in lists["order"]):
        yield "order without after"
    if any(count.get("each", "provider") not in ("provider", "stream") for count in lists["count"]):
        yield "counts of each kind, sector or place"
    dated = [post.get("duration", 1) for post in lists["post"]]
    dated += [period for post in lists["post"] for period in post.get("starts", [])]
    for person in lists["candidate"]:
        dated += [person.get("first", 1), person.get("last", 1), *person.get("unavailable", [])]
        dated += [one.get("start", 1) for one in person.get("forbidden", [])]
    if not all(isinstance(value, int) for value in dated):
        yield "dates and months in place of periods"
