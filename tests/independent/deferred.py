"""Deferred acceptance against the package matching: hospitals and residents, best for residents.

Draws markets of one period with strict ranks on both sides, in which lots have no say, writes each as a
scheme, and compares whom the command line places where. A candidate is open to the posts that they rank,
and every host ranks everybody who ranks it.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import warnings

from matching.games import HospitalResident

MARKETS = 60


def draw(lots):
    """Ranks of candidates and posts, best first, and places."""
    people = [f"c{at:02}" for at in range(lots.randint(1, 30))]
    posts = [f"p{at:02}" for at in range(lots.randint(1, 12))]
    wishes = {who: lots.sample(posts, lots.randint(1, len(posts))) for who in people}
    hosts = {}
    for post in posts:
        hosts[post] = [who for who in people if post in wishes[who]]
        lots.shuffle(hosts[post])
    places = {post: lots.randint(1, 4) for post in posts}
    # The package knows no post that nobody wants.
    wanted = [post for post in posts if hosts[post]]
    return wishes, {post: hosts[post] for post in wanted}, {post: places[post] for post in wanted}


def scheme(wishes, hosts, places):
    """The market as a scheme; some posts state their ranks themselves, the others by their provider."""
    providers, posts = [], []
    for at, post in enumerate(sorted(hosts)):
        ranks = {who: rank for rank, who in enumerate(hosts[post], 1)}
        provider = {"id": f"host of {post}", "kind": "trust", "sector": "public"}
        entry = {"id": post, "provider": provider["id"], "places": places[post]}
        (entry if at % 2 else provider)["ranks"] = ranks
        providers.append(provider)
        posts.append(entry)
    candidates = []
    for who, ranked in wishes.items():
        preferences = {post: rank for rank, post in enumerate(ranked, 1)}
        candidates.append({"id": who, "preferences": preferences, "only": ranked})
    return {
        "format": 1,
        "periods": {"count": 1},
        "kinds": [{"id": "trust"}],
        "providers": providers,
        "posts": posts,
        "candidates": candidates,
    }


def ours(market, seed, folder):
    path = os.path.join(folder, "scheme.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(scheme(*market), file)
    command = [os.environ["SECONDMENT"], "bench", "plan", path]
    command += ["--method", "deferred-acceptance", "--seed", str(seed)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        sys.exit(f"market {seed}: {run.stderr}")
    rotations = json.loads(run.stdout)["rotations"]
    return {who: placed[0]["post"] for who, placed in rotations.items()}


def theirs(market):
    wishes, hosts, places = market
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        game = HospitalResident.create_from_dictionaries(wishes, hosts, places)
        solved = game.solve(optimal="resident")
    return {str(who): str(post) for post, there in solved.items() for who in there}


def main():
    agreed = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(MARKETS):
            market = draw(random.Random(seed))
            found, expected = ours(market, seed, folder), theirs(market)
            for who in market[0]:
                if found.get(who) != expected.get(who):
                    sys.exit(
                        f"market {seed}: {who} has {found.get(who)}, and {expected.get(who)} "
                        "by the package"
                    )
                agreed += 1
    print(f"deferred: {agreed} values agree")


if __name__ == "__main__":
    main()
