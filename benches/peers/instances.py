"""Names of generated instances, and their files."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

PERIODS = 4


@dataclass(frozen=True)
class Instance:
    family: str
    candidates: int
    posts: int
    eligible: int
    seed: int

    def __str__(self):
        return f"{self.family}-{self.candidates}x{self.posts}x{self.eligible}-{self.seed}"


def named(name):
    """Reads `tight-60x40x20-1`: family, candidates x posts x eligible posts, seed."""
    family, size, seed = name.split("-")
    return Instance(family, *(int(number) for number in size.split("x")), int(seed))


def generate(binary, instance, folder):
    """Writes the instance's scheme file, unless it is there, and returns its path."""
    path = Path(folder) / f"{instance}.json"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        command = [binary, "generate", "--candidates", instance.candidates, "--posts", instance.posts,
                   "--periods", PERIODS, "--eligible", instance.eligible, "--family", instance.family,
                   "--seed", instance.seed, "--out", path]
        subprocess.run([str(part) for part in command], check=True, capture_output=True)
    return path
