"""Redraw the pictures: `python -m tools.draw [NAME…]`, NAME being a part of a picture's path."""

import sys
from pathlib import Path

from tools.draw.book import find_scenes
from tools.draw.export import write_jpeg

ROOT = Path(__file__).resolve().parents[2]


def main(names: tuple[str, ...]) -> int:
    """Redraw the named pictures, or all; 1 when no picture has such a name."""
    scenes = find_scenes(names)
    for scene in scenes:
        made = write_jpeg(scene, ROOT)
        sys.stdout.write(f"{made.stat().st_size // 1024:5d} kB  {scene.path}\n")
    if not scenes:
        sys.stderr.write(f"no picture is named like {', '.join(names)}\n")
    return 0 if scenes else 1


if __name__ == "__main__":
    raise SystemExit(main(tuple(sys.argv[1:])))
