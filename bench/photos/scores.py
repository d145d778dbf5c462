"""`python -m bench.photos.scores FOLDER`: bytes and scores of our encoders and of sharp's, on real photographs.

Every encoder is given the same pixels: each photograph, made as wide as a page shows it. The score is SSIMULACRA2
(higher is better: 70 is called high quality, 90 cannot be told from the original). What a format gains or loses is read
off at equal scores, on the line between the two nearest qualities.
"""

import argparse
import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from PIL import Image

from bench import tools

WIDTH = 800
OURS: Mapping[str, tuple[int, ...]] = {"avif": (57, 63, 69), "jpeg": (75, 80, 84), "webp": (75, 80, 84)}
SHARP: Mapping[str, tuple[int, ...]] = {"avif": (44, 50, 56), "jpeg": (70, 75, 80), "webp": (75, 80, 84)}
_USUAL = {"avif": 50, "jpeg": 80, "webp": 80}
"""Of sharp, when nobody says anything."""
_SITES = {"avif": 63, "jpeg": 75, "webp": 80}
"""Of a site, when nobody says anything."""
_SCORE = """
import json, sys
from ssimulacra2 import compute_ssimulacra2
for line in sys.stdin:
    print(compute_ssimulacra2(*json.loads(line)), flush=True)
"""

Point = tuple[float, float]
"""Mean bytes, mean score."""


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m bench.photos.scores", description=__doc__)
    parser.add_argument("folder", type=Path, help="photographs")
    parser.add_argument("--width", type=int, default=WIDTH)
    asked = parser.parse_args()
    with TemporaryDirectory() as work:
        references = write_references(sorted(asked.folder.iterdir()), asked.width, Path(work))
        made = [*_ours(references, Path(work)), *_sharp(references, Path(work))]
        found = _scored(made)
    for line in table(found):
        print(line)


def write_references(photos: Iterable[Path], width: int, work: Path) -> list[Path]:
    """Each photograph as wide as that, or as it is, without loss."""
    found = []
    for photo in photos:
        with Image.open(photo) as image:
            plain = image.convert("RGB")
        across = min(width, plain.width)
        size = (across, round(plain.height * across / plain.width))
        path = work / f"{photo.stem}.png"
        plain.resize(size, Image.Resampling.LANCZOS).save(path)
        found.append(path)
    return found


Made = tuple[str, str, int, Path, Path]
"""Whose, format, quality, reference, file."""


def _ours(references: list[Path], work: Path) -> Iterable[Made]:
    options: Mapping[str, Callable[[int], dict[str, object]]] = {
        "avif": lambda quality: {"quality": quality, "speed": 9, "max_threads": 1},
        "jpeg": lambda quality: {"quality": quality, "progressive": True, "optimize": True},
        "webp": lambda quality: {"quality": quality, "method": 4},
    }
    for form, qualities in OURS.items():
        for quality in qualities:
            for reference in references:
                path = work / f"{reference.stem}-ours-{quality}.{form}"
                with Image.open(reference) as image:
                    out = io.BytesIO()
                    image.save(out, form.upper(), **options[form](quality))  # type: ignore[arg-type]
                path.write_bytes(out.getvalue())
                yield "ours", form, quality, reference, path


def _sharp(references: list[Path], work: Path) -> Iterable[Made]:
    made = [
        ("sharp", form, quality, reference, work / f"{reference.stem}-sharp-{quality}.{form}")
        for form, qualities in SHARP.items()
        for quality in qualities
        for reference in references
    ]
    jobs = json.dumps([[str(one[3]), str(one[4]), one[1], one[2]] for one in made])
    script = str(Path(__file__).with_name("encode.cjs"))
    modules = {"NODE_PATH": tools.sharp()}
    subprocess.run(["node", script], input=jobs.encode(), env={**_path(), **modules}, check=True)
    return made


def _path() -> dict[str, str]:
    import os

    return {"PATH": os.environ["PATH"]}


def _scored(made: list[Made]) -> dict[tuple[str, str, int], list[tuple[int, float]]]:
    found: dict[tuple[str, str, int], list[tuple[int, float]]] = {}
    with ProcessPoolExecutor(2) as pool:
        halves = pool.map(_score, (made[::2], made[1::2]))
        scores = [0.0] * len(made)
        scores[::2], scores[1::2] = halves
    for (whose, form, quality, _, path), score in zip(made, scores, strict=True):
        found.setdefault((whose, form, quality), []).append((path.stat().st_size, score))
    return found


def _score(made: list[Made]) -> list[float]:
    lines = []
    for *_, reference, path in made:
        plain = path.with_suffix(f".{path.suffix[1:]}.png")
        with Image.open(path) as image:
            image.convert("RGB").save(plain)
        lines.append(json.dumps([str(reference), str(plain)]))
    run = subprocess.run(
        [tools.scorer(), "-c", _SCORE], input="\n".join(lines), text=True, capture_output=True, check=True
    )
    return [float(line) for line in run.stdout.split()]


def table(found: Mapping[tuple[str, str, int], list[tuple[int, float]]]) -> Iterable[str]:
    """A line a setting, then what equal scores cost."""
    points = {
        key: (mean(size for size, _ in all_), mean(score for _, score in all_)) for key, all_ in found.items()
    }
    for key, (size, score) in points.items():
        worst = min(score for _, score in found[key])
        yield f"{key[0]:6} {key[1]:5} q{key[2]:<3} {size / 1000:8.1f} kB  {score:6.2f}  worst {worst:6.2f}"
    for form in OURS:
        lines = {
            whose: [points[key] for key in points if key[:2] == (whose, form)] for whose in ("ours", "sharp")
        }
        for score in (
            points["sharp", form, _USUAL[form]][1],
            points["ours", form, _SITES[form]][1],
        ):
            ours, sharp = at_score(lines["ours"], score), at_score(lines["sharp"], score)
            yield f"{form} at {score:.2f}: ours {ours / 1000:.1f} kB, sharp {sharp / 1000:.1f} kB, {ours / sharp:.3f}"


def at_score(points: list[Point], score: float) -> float:
    """The bytes at a score, on the line between the two nearest points."""
    ordered = sorted(points, key=lambda point: point[1])
    above = next((place for place, point in enumerate(ordered) if point[1] >= score), len(ordered) - 1)
    low, high = ordered[max(0, above - 1)], ordered[max(1, above)]
    return low[0] + (high[0] - low[0]) * (score - low[1]) / (high[1] - low[1])


if __name__ == "__main__":
    sys.exit(main())
