"""Compares `secondment bench measure` with networkx and numpy on the cohort's network.

Schemes and plans are drawn here. The graphs of people, providers and kinds are built from the scheme and
plan files alone, as the page of measures words them, and measured by networkx.
"""

import json
import math
import os
import random
import statistics
import subprocess
import sys
import tempfile
from itertools import combinations
from pathlib import Path

import networkx as nx
import numpy as np

BINARY = os.environ["SECONDMENT"]
TOLERANCE = 1e-9
SECTORS = ["private", "public", "voluntary"]


def history(rng, providers):
    """Up to three spells that do not overlap, the last one first."""
    spells, ended = [], rng.randint(0, 2)
    for _ in range(rng.choice([0, 0, 1, 1, 2, 3])):
        periods = rng.randint(1, 3)
        spells.append({"provider": rng.choice(providers), "periods": periods, "ended": ended})
        ended += periods + rng.randint(1, 3)
    return spells


def draw_candidate(rng, name, scheme, periods):
    providers = [provider["id"] for provider in scheme["providers"]]
    posts = [post["id"] for post in scheme["posts"]]
    candidate = {"id": name, "history": history(rng, providers)}
    if rng.random() < 0.3:
        candidate["home"] = rng.choice(providers)
    if rng.random() < 0.2:
        candidate["unavailable"] = sorted(rng.sample(range(1, periods + 1), rng.randint(1, periods)))
    if rng.random() < 0.2:
        candidate["leave"] = sorted(rng.sample(range(1, periods + 1), rng.randint(1, periods)))
    if rng.random() < 0.2:
        candidate["first"] = rng.randint(1, periods)
    if rng.random() < 0.2:
        remaining = rng.randint(1, periods)
        candidate["under_way"] = {
            "post": rng.choice(posts),
            "remaining": remaining,
            "served": rng.choice([0, 0, 2]),
        }
    return candidate


def draw_scheme(rng):
    periods = rng.randint(1, 5)
    kinds = [f"kind-{at}" for at in range(rng.randint(1, 8))]
    scheme = {
        "format": 1,
        "periods": {"count": periods},
        "kinds": [{"id": kind} for kind in kinds],
        "providers": [
            {"id": f"host-{at}", "kind": rng.choice(kinds), "sector": rng.choice(SECTORS)}
            for at in range(rng.randint(2, 14))
        ],
        "rules": {"per_provider": 9, "home_service": rng.random() < 0.7},
    }
    if rng.random() < 0.5:
        scheme["rules"]["history_age"] = rng.randint(1, 6)
    providers = [provider["id"] for provider in scheme["providers"]]
    scheme["posts"] = []
    for at in range(rng.randint(1, 20)):
        hosts = rng.sample(providers, 2)
        post = {"id": f"post-{at}", "provider": hosts[0], "places": 999}
        post["duration"] = rng.randint(1, min(2, periods))
        if rng.random() < 0.15:
            post["also"] = hosts[1]
        scheme["posts"].append(post)
    people = rng.choice([1, 2, 3, 5, 8, 13, 21, 34, 55])
    scheme["candidates"] = [
        draw_candidate(rng, f"person-{at}", scheme, periods) for at in range(people)
    ]
    return scheme


def draw_plan(rng, scheme):
    """Placements that do not overlap and lie in the horizon; what else they break does not matter."""
    periods, rotations = scheme["periods"]["count"], {}
    busy = rng.choice([0, 0.3, 0.7, 1])
    for candidate in scheme["candidates"]:
        rotation, period = [], 1
        while period <= periods:
            post = rng.choice(scheme["posts"])
            if rng.random() < busy and period + post["duration"] - 1 <= periods:
                rotation.append({"post": post["id"], "start": period})
                period += post["duration"]
            else:
                period += 1
        if rotation:
            rotations[candidate["id"]] = rotation
    return {"format": 1, "rotations": rotations}


def served(scheme, candidate, rotation):
    """Providers that a candidate has served with; before the plan where there is no rotation."""
    posts = {post["id"]: post for post in scheme["posts"]}
    periods = range(1, scheme["periods"]["count"] + 1)
    hosts = lambda post: {posts[post]["provider"], posts[post].get("also")} - {None}
    age = scheme["rules"].get("history_age", math.inf)
    leave = set(candidate.get("leave", []))
    found = {spell["provider"] for spell in candidate["history"] if spell["ended"] < age}
    covered, under_way = set(), candidate.get("under_way")
    if under_way:
        covered = set(range(1, under_way["remaining"] + 1))
        if under_way["served"] or covered - leave:
            found |= hosts(under_way["post"])
    if rotation is None:
        return found
    for placement in rotation:
        found |= hosts(placement["post"])
        end = placement["start"] + posts[placement["post"]]["duration"]
        covered |= set(range(placement["start"], end))
    away = leave | set(candidate.get("unavailable", []))
    idle = [
        period
        for period in periods
        if period >= candidate.get("first", 1) and period not in away | covered
    ]
    if idle and "home" in candidate and scheme["rules"]["home_service"]:
        found.add(candidate["home"])
    return found


def projection(nodes, groups):
    """Joins the nodes that share groups, counting them."""
    graph = nx.Graph()
    graph.add_nodes_from(nodes)
    for members in groups:
        for a, b in combinations(sorted(members), 2):
            weight = graph.get_edge_data(a, b, {"weight": 0})["weight"]
            graph.add_edge(a, b, weight=weight + 1)
    return graph


def graphs(scheme, plan):
    """Graphs of people, providers and kinds."""
    kind = {provider["id"]: provider["kind"] for provider in scheme["providers"]}
    by_person = {}
    for candidate in scheme["candidates"]:
        rotation = None if plan is None else plan["rotations"].get(candidate["id"], [])
        by_person[candidate["id"]] = served(scheme, candidate, rotation)
    by_provider = {
        provider: [person for person, hosts in by_person.items() if provider in hosts]
        for provider in kind
    }
    people = projection(by_person, by_provider.values())
    providers = projection(kind, by_person.values())
    met = [{kind[host] for host in hosts} for hosts in by_person.values()]
    kinds = projection([kind["id"] for kind in scheme["kinds"]], met)
    return people, providers, kinds


def ei_index(graph, group):
    external = sum(w for a, b, w in graph.edges(data="weight") if group[a] != group[b])
    total = sum(w for _, _, w in graph.edges(data="weight"))
    return (2 * external - total) / total if total else None


def fiedler(graph, weight):
    if len(graph) < 2:
        return None
    return float(np.linalg.eigvalsh(nx.laplacian_matrix(graph, weight=weight).toarray())[1])


def centre(values, how):
    values = [value for value in values if not math.isnan(value)]
    return how(values) if values else None


def expected(scheme, plan):
    people, providers, kinds = graphs(scheme, plan)
    of = lambda field: {provider["id"]: provider[field] for provider in scheme["providers"]}
    constraint = nx.constraint(people, weight="weight").values() if people.edges else []
    size = nx.effective_size(people).values() if people.edges else []
    between = nx.betweenness_centrality(people).values()
    provider_between = nx.betweenness_centrality(providers).values()
    return {
        "people-ties": people.number_of_edges(),
        "people-components": nx.number_connected_components(people),
        "constraint-mean": centre(constraint, statistics.fmean),
        "constraint-median": centre(constraint, statistics.median),
        "effective-size-mean": centre(size, statistics.fmean),
        "effective-size-median": centre(size, statistics.median),
        "people-betweenness-mean": centre(between, statistics.fmean),
        "people-betweenness-greatest": centre(between, max),
        "provider-ties": providers.number_of_edges(),
        "provider-components": nx.number_connected_components(providers),
        "provider-ei-kind": ei_index(providers, of("kind")),
        "provider-ei-sector": ei_index(providers, of("sector")),
        "provider-betweenness-mean": centre(provider_between, statistics.fmean),
        "provider-betweenness-greatest": centre(provider_between, max),
        "kind-components": nx.number_connected_components(kinds),
        "kind-efficiency": nx.global_efficiency(kinds) if len(kinds) > 1 else None,
        "algebraic-connectivity": fiedler(kinds, None),
        "algebraic-connectivity-weighted": fiedler(kinds, "weight"),
    }


def measured(folder, scheme, plan):
    files = [folder / "scheme.json", folder / "plan.json"]
    for file, content in zip(files, [scheme, plan]):
        file.write_text(json.dumps(content))
    command = [BINARY, "bench", "measure", *map(str, files), "--format", "json"]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"networks: {run.stderr}")
    return {row["measure"]: row["value"] for row in json.loads(run.stdout)["data"]}


def compare(case, name, ours, theirs):
    both = ours is not None and theirs is not None
    if isinstance(theirs, int):
        same = ours == theirs
    else:
        same = both and abs(ours - theirs) <= TOLERANCE or ours is theirs is None
    if not same:
        sys.exit(f"networks: case {case}, {name}: {ours} here, {theirs} there")


def main():
    agreed = 0
    with tempfile.TemporaryDirectory() as folder:
        for case in range(120):
            rng = random.Random(case)
            scheme = draw_scheme(rng)
            plan = draw_plan(rng, scheme)
            rows = measured(Path(folder), scheme, plan)
            for when, known in [("before", None), ("after", plan)]:
                for name, value in expected(scheme, known).items():
                    compare(case, f"{name}-{when}", rows.get(f"{name}-{when}"), value)
                    agreed += 1
    print(f"networks: {agreed} values agree")


main()
