"""Names of generated instances, and their files."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

PERIODS = 4
LONG = "hospital"
# Seconds of a run where its size takes another limit than the table's 60.
SECONDS = {"hospital-80x24x4x2x48": 600.0}


@dataclass(frozen=True)
class Instance:
    name: str
    arguments: tuple  # of `secondment generate`
    long: bool  # rotations of many placements, which other models are for
    seconds: float  # limit of a run

    def __str__(self):
        return self.name


def named(name):
    """Reads an instance's name.

    `tight-60x40x20-1`: family, candidates x posts x eligible posts, seed.
    `hospital-40x12x3x1x12-reward-1`: candidates x streams x providers x duration x periods, whether
    changes of provider are a reward or a cost, seed.
    """
    family, size, *rest = name.split("-")
    numbers = size.split("x")
    seconds = SECONDS.get(f"{family}-{size}", 60.0)
    if family == LONG:
        changes, seed = rest
        fields = ("--candidates", "--streams", "--providers", "--duration", "--periods")
        sizes = [part for pair in zip(fields, numbers, strict=True) for part in pair]
        arguments = ["--shape", LONG, *sizes, "--changes", changes, "--seed", seed]
    else:
        (seed,) = rest
        candidates, posts, eligible = numbers
        arguments = ["--candidates", candidates, "--posts", posts, "--periods", str(PERIODS),
                     "--eligible", eligible, "--family", family, "--seed", seed]
    return Instance(name, tuple(arguments), family == LONG, seconds)


def generate(binary, instance, folder):
    """Writes the instance's scheme file, unless it is there, and returns its path."""
    path = Path(folder) / f"{instance}.json"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        command = [str(binary), "generate", *instance.arguments, "--out", str(path)]
        subprocess.run(command, check=True, capture_output=True)
    return path
