"""One page that shows every photo, for each generator; and what makes pictures of other formats with the same code."""

import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench import tools

WIDTHS = (480, 800, 1200)
_CONFIG = """title: Đo ảnh
base_url: https://example.org/
organisation: Trang đo
share_pictures: no
fields:
  kinh-te: Kinh tế
"""
_HUGO = """baseURL: https://example.org/
disableKinds: [taxonomy, term, rss, sitemap]
"""
_LAYOUT = """{{ range resources.Match "anh/*.jpg" }}{{ $photo := . }}{{ range slice 480 800 1200 }}
{{ with $photo.Resize (printf "%dx webp q80" .) }}<img src="{{ .RelPermalink }}">{{ end }}
{{ with $photo.Resize (printf "%dx jpg q75" .) }}<img src="{{ .RelPermalink }}">{{ end }}
{{ end }}{{ end }}"""


def write_ours(folder: Path, photos: Path) -> None:
    """A site of one standing page with all photos in its body: three widths of each, and the fallback."""
    page = folder / "content" / "pages" / "bo-anh"
    page.mkdir(parents=True)
    (folder / "site_config.yaml").write_text(_CONFIG, encoding="utf-8")
    shown = []
    for photo in sorted(photos.iterdir()):
        shutil.copyfile(photo, page / photo.name)
        shown.append(f"![Một con đường]({photo.name})\n")
    (page / "index.md").write_text(
        "---\ntitle: Ảnh\n---\n\nNhiều ảnh.\n\n" + "\n".join(shown), encoding="utf-8"
    )


def write_hugo(folder: Path, photos: Path) -> None:
    """The same for Hugo, in WebP and JPEG."""
    (folder / "layouts").mkdir(parents=True)
    (folder / "layouts" / "home.html").write_text(_LAYOUT, encoding="utf-8")
    (folder / "hugo.yaml").write_text(_HUGO, encoding="utf-8")
    shutil.copytree(photos, folder / "assets" / "anh")


def build_ours(timings: bool = False) -> Sequence[str]:
    """A build, as an editor would run it, or one that says how long its stages took."""
    how = "--timings=json" if timings else "--quiet"
    return (sys.executable, str(tools.ROOT / "build.py"), "build", how, "--no-search")


def encode_ours(photos: Path, to: Path, quality: Mapping[str, int]) -> Sequence[str]:
    """Our code on other formats than a site publishes: each at each width."""
    return (sys.executable, "-m", "bench.photos.encode", str(photos), str(to), json.dumps(quality))


def build_hugo() -> Sequence[str]:
    """A build with Hugo."""
    return (tools.hugo(), "--quiet")


def build_eleventy(photos: Path, to: Path, **options: object) -> Sequence[str]:
    """Eleventy's image plugin, its cache off: it would be empty."""
    script = str(Path(__file__).with_name("eleventy.cjs"))
    asked = json.dumps({"useCache": False, **options})
    return ("env", f"NODE_PATH={tools.sharp()}", "node", script, str(photos), str(to), asked)
