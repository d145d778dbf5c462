"""What the pages of the Pelican site show of one another, and the lists, feeds and open data that it has besides."""

import csv
import io
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from html import escape
from itertools import pairwise
from pathlib import Path

import yaml
from markdown import Markdown
from pelican import signals
from pelican.generators import Generator
from pelican.readers import MarkdownReader
from pelican.utils import pelican_open

PAGE = 12
NAMES = {"linh-vuc": "Lĩnh vực", "dia-ban": "Địa bàn", "don-vi": "Đơn vị", "nam": "Năm", "chu-de": "Chủ đề"}
SECTIONS = {"/mo-hinh/": "Mô hình", "/tin-tuc/": "Tin tức", "/phong-trao/": "Phong trào"}
WORDS = {"over": "hơn ", "nearly": "gần ", "about": "khoảng "}
SITE: dict = {"entries": {}}


class YamlReader(MarkdownReader):
    """Markdown with YAML front matter, which stays whole as `front`."""

    enabled = True

    def read(self, source_path):
        with pelican_open(source_path) as text:
            head, body = text.removeprefix("---\n").split("\n---\n", 1)
        front = yaml.load(head, Loader=yaml.CSafeLoader)
        front = {key: str(value) if hasattr(value, "isoformat") else value for key, value in front.items()}
        # No category: Pelican would keep its settings with each page, which its cache cannot write.
        names = ("title", "date", "save_as", "template", "slug", "summary")
        metadata = {name: self.process_metadata(name, front[name]) for name in names if name in front}
        metadata |= {"url": front["url"][1:], "front": _plain(front), "summary": front["summary"]}
        return Markdown(**self.settings["MARKDOWN"]).convert(body), metadata


def _plain(value):
    """YAML reads some dates as dates."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def relate(articles, pages, settings) -> None:
    """Everything that pages ask of one another, once all content is read."""
    data = Path(settings["PATH"]).parent / "data"
    site, places = (
        json.loads((data / f"{name}.json").read_text(encoding="utf-8")) for name in ("site", "places")
    )
    fields = {key: {"key": key, **field} for key, field in site["fields"].items()}
    fronts = [{**content.front, "source": content} for content in (*articles, *pages)]
    kinds = defaultdict(list)
    for m in fronts:
        kinds[m["kind"]].append(m)
        m["section"] = "/" + m["url"].split("/")[1] + "/"
        if m["section"] in SECTIONS:
            m["parent"] = {"url": m["section"], "text": SECTIONS[m["section"]]}
    models = sorted(kinds["models"], key=_dated, reverse=True)
    news = sorted(kinds["news"], key=_dated, reverse=True)
    for m in models:
        m["fields_shown"] = [fields[key] for key in m["field"]]
    for entries in (models, news):
        for before, m in pairwise(entries):
            before["next"], m["previous"] = m, before
    groups = _gather(models)
    entries = {m["url"]: m for m in fronts}
    SITE.clear()
    SITE.update(
        site=site, places=places, fields=fields, models=models, news=news, groups=groups, entries=entries
    )
    SITE["programmes"] = sorted(kinds["programmes"], key=lambda m: m["slug"])
    for p in SITE["programmes"]:
        _programme(p, models)
    SITE["facets"] = list(_facets())
    SITE["lists"] = list(_lists())
    entries.update((page["url"], page) for page in SITE["lists"])


def find(path: str) -> dict:
    """An entry by its URL or by the file that it is written to."""
    path = "/" + path.lstrip("/").removesuffix("index.html")
    return SITE["entries"][path]


def _dated(m) -> str:
    return m.get("updated") or m.get("published") or m.get("day") or ""


def _gather(models):
    groups = {kind: defaultdict(list) for kind in NAMES}
    for m in models:
        for kind, keys in (
            ("linh-vuc", m["field"]),
            ("dia-ban", m["place_slugs"]),
            ("don-vi", [m["unit_slug"]]),
            ("nam", m["years"]),
            ("chu-de", [tag["slug"] for tag in m["topics"]]),
        ):
            for key in keys:
                groups[kind][key].append(m)
    return groups


def _programme(p, models) -> None:
    p["models"] = [m for m in models if m.get("programme") == p["slug"]]
    p["totals"] = sums(p["models"])
    most = max(count["value"] for count in p["counts"])
    reached = Counter(m["status"] for m in p["models"])
    p["counts"] = [
        {**c, "share": round(100 * c["value"] / most, 1), "here": reached[c["stage"]]} for c in p["counts"]
    ]


def _name(kind, key, models) -> str:
    if kind == "linh-vuc":
        return SITE["fields"][key]["name"]
    if kind == "dia-ban":
        return SITE["places"][key]["title"]
    if kind == "don-vi":
        return models[0]["unit"]
    return next(tag["text"] for tag in models[0]["topics"] if tag["slug"] == key) if kind == "chu-de" else key


def _keys(kind):
    return sorted(SITE["places"] if kind == "dia-ban" else SITE["groups"][kind])


def _lists() -> Iterator[dict]:
    models, news = SITE["models"], SITE["news"]
    for kind, found in SITE["groups"].items():
        for key in _keys(kind):
            yield from _group(kind, key, found.get(key, []))
        yield _index(kind)
    shared = {"title": "Mô hình", "section": "/mo-hinh/"}
    yield from _paged("/mo-hinh/", models, {"template": "browse", **shared})
    yield from _paged(
        "/tin-tuc/", news, {"template": "news_list", "title": "Tin tức", "section": "/tin-tuc/"}
    )
    yield {"template": "programmes", "url": "/phong-trao/", "title": "Phong trào", "section": "/phong-trao/"}
    counted = [{**f, "count": len(SITE["groups"]["linh-vuc"][key])} for key, f in SITE["fields"].items()]
    home = {"newest": models[:6], "latest": news[:3], "totals": sums(models), "fields": counted}
    yield {"template": "home", "url": "/", "title": SITE["site"]["title"], **home}
    yield {"template": "statistics", "url": "/thong-ke/", "title": "Thống kê", "totals": sums(models)}
    roots = [m for m in models if m["followers"] and not m.get("ancestors")]
    ready = sorted(models, key=lambda m: -m["complete"])[:6]
    yield {
        "template": "replication",
        "url": "/nhan-rong/",
        "title": "Nhân rộng",
        "roots": roots,
        "ready": ready,
    }
    yield {"template": "plain", "url": "/tim-kiem/", "title": "Tìm kiếm", "facets": True}
    yield {"template": "plain", "url": "/so-sanh/", "title": "So sánh mô hình"}
    files = ["models.json", "models.csv", "results.csv"]
    yield {"template": "plain", "url": "/du-lieu/", "title": "Dữ liệu mở", "files": files}
    yield {"template": "plain", "url": "/404.html", "title": "Không tìm thấy trang này"}


def _group(kind, key, models) -> Iterator[dict]:
    name, place = _name(kind, key, models), SITE["places"][key] if kind == "dia-ban" else None
    children = [
        {
            "url": f"/dia-ban/{s}/",
            "text": SITE["places"][s]["label"],
            "count": len(SITE["groups"]["dia-ban"].get(s, ())),
        }
        for s in (place or {}).get("children", ())
    ]
    shared = {
        "template": "group",
        "kind": kind,
        "name": name,
        "title": name,
        "section": f"/{kind}/",
        "place": place,
    }
    shared |= {"parent": {"url": f"/{kind}/", "text": NAMES[kind]}, "children": children}
    shared["field"] = SITE["fields"][key] if kind == "linh-vuc" else None
    yield from _paged(f"/{kind}/{key}/", models, shared, sums(models))


def _paged(url, items, shared, totals=()) -> Iterator[dict]:
    count = max(1, -(-len(items) // PAGE))

    def at(n):
        return url if n <= 1 else f"{url}trang/{n}/"

    for n in range(1, count + 1):
        links, last = [], 0
        for k in sorted({1, count, *range(max(1, n - 2), min(count, n + 2) + 1)}):
            links += ([{}] if k > last + 1 else []) + [{"n": k, "url": at(k)}]
            last = k
        around = {"previous": at(n - 1) if n > 1 else "", "next": at(n + 1) if n < count else ""}
        shown = {
            "total": len(items),
            "shown": items[(n - 1) * PAGE : n * PAGE],
            "totals": totals if n == 1 else (),
        }
        yield {**shared, "url": at(n), "n": n, "count": count, "links": links, **around, **shown}


def _index(kind):
    found = SITE["groups"][kind]
    entries = [
        {
            "url": f"/{kind}/{key}/",
            "text": _name(kind, key, found.get(key, [])),
            "count": len(found.get(key, ())),
        }
        for key in _keys(kind)
    ]
    letters = defaultdict(list)
    for entry in sorted(entries, key=lambda entry: entry["text"]):
        letters[entry["text"][0].upper() if kind in ("don-vi", "chu-de") else ""].append(entry)
    groups = [{"name": letter, "entries": found} for letter, found in letters.items()]
    return {
        "template": "index",
        "url": f"/{kind}/",
        "title": NAMES[kind],
        "section": f"/{kind}/",
        "groups": groups,
    }


def sums(models):
    """Totals of results of one label and unit over at least two models."""
    found: dict = {}
    for m in models:
        for r in m["results"]:
            blank = {"label": r["label"], "unit": r["unit"], "value": 0, "n": 0, "models": [], "words": set()}
            total = found.setdefault((r["label"], r["unit"]), blank)
            total["value"] += r["value"]
            total["n"] += 1
            if total["n"] <= 20:
                total["models"].append(m)
            if "qualifier" in r:
                total["words"].add(r["qualifier"])
    shown = sorted((total for total in found.values() if total["n"] > 1), key=lambda total: -total["n"])
    for total in shown:
        words = total["words"]
        total["qualifier"] = "about" if len(words) > 1 else next(iter(words), "")
    return shown


def _facets() -> Iterator[dict]:
    groups, site, places = SITE["groups"], SITE["site"], SITE["places"]

    def options(kind, keys, text):
        return [
            {
                "value": key,
                "text": text(key),
                "url": f"/{kind}/{key}/",
                "count": len(groups[kind].get(key, ())),
            }
            for key in keys
        ]

    def counted(values):
        return [
            {"value": v, "text": v, "count": n}
            for v, n in Counter(v for m in SITE["models"] for v in values(m)).items()
        ]

    fields = options("linh-vuc", site["fields"], lambda key: site["fields"][key]["name"])
    yield {"key": "field", "name": "Lĩnh vực", "options": fields}
    wide = [key for key, place in places.items() if place["level"] != "commune"]
    yield {
        "key": "place",
        "name": "Địa bàn, cũ và mới",
        "options": options("dia-ban", wide, lambda key: places[key]["title"]),
    }
    yield {"key": "year", "name": "Năm", "options": options("nam", sorted(groups["nam"], reverse=True), str)}
    yield {"key": "status", "name": "Mức đạt được", "options": counted(lambda m: [m["status"]])}
    yield {"key": "level", "name": "Cấp công nhận", "options": counted(lambda m: [m["level"]])}
    named = [
        {"value": p["slug"], "text": p["title"], "url": p["url"], "count": len(p["models"])}
        for p in SITE["programmes"]
    ]
    yield {"key": "programme", "name": "Phong trào", "options": named}
    often = sorted(groups["chu-de"], key=lambda key: -len(groups["chu-de"][key]))[:40]
    topics = options("chu-de", often, lambda key: _name("chu-de", key, groups["chu-de"][key]))
    yield {"key": "tag", "name": "Chủ đề", "options": topics}
    for key, name in (("terrain", "Địa hình"), ("needs", "Cần có"), ("led_by", "Ai đứng ra làm")):
        yield {"key": key, "name": name, "options": counted(lambda m, key=key: m["fit"][key])}


def similar(m):
    """Four models that share tags, the rest from its field. A tag that many models have says little."""
    scores: Counter = Counter()
    for tag in m["topics"]:
        others = SITE["groups"]["chu-de"][tag["slug"]]
        if len(others) <= max(24, len(SITE["models"]) / 50):
            scores.update(other["slug"] for other in others)
    del scores[m["slug"]]
    found = [SITE["entries"][f"/mo-hinh/{slug}/"] for slug, _ in scores.most_common(4)]
    for other in SITE["groups"]["linh-vuc"][m["field"][0]][:9]:
        if len(found) < 4 and other is not m and all(other is not one for one in found):
            found.append(other)
    own = {tag["slug"] for tag in m["topics"]}
    return [
        {"model": one, "tags": [tag["text"] for tag in one["topics"] if tag["slug"] in own]} for one in found
    ]


def followers(m):
    """Everybody who followed a model, and those after them."""
    leaves = [
        {
            "unit": r["unit"],
            "when": f"năm {r['date']}",
            "where": r["place"],
            "changed": r["changed"],
            "after": [],
        }
        for r in m.get("replications", ())
    ]
    children = (SITE["entries"][f"/mo-hinh/{slug}/"] for slug in m.get("children", ()))
    return leaves + [
        {
            "url": c["url"],
            "unit": c["unit"],
            "when": c["period_words"],
            "where": c["place"],
            "after": followers(c),
        }
        for c in children
    ]


def json_ld(m) -> str:
    """A page in schema.org's words."""
    site = SITE["site"]
    base, things = site["base_url"], []
    org = {"@type": "Organization", "name": site["organisation"]["name"], "url": base}
    url = base + m["url"][1:]
    if m.get("kind") in ("models", "news"):
        article = {"@type": "Article" if m["kind"] == "models" else "NewsArticle", "@id": url + "#article"}
        article |= {
            "mainEntityOfPage": url,
            "headline": m["title"],
            "description": m["summary"],
            "inLanguage": "vi",
        }
        article |= {
            "author": org,
            "publisher": org,
            "license": site["licence"]["url"],
            "dateModified": _dated(m),
        }
        if "place" in m:
            place = None
            for unit in reversed(m["place"]["then"]):
                place = {
                    "@type": "Place",
                    "name": unit["text"],
                    **({"containedInPlace": place} if place else {}),
                }
            article |= {"about": {"@type": "Organization", "name": m["unit"]}, "spatialCoverage": place}
            article |= {
                "temporalCoverage": str(m["period"]),
                "keywords": [tag["text"] for tag in m["topics"]],
            }
        article["isBasedOn"] = [
            {
                "@type": "CreativeWork",
                "name": s["title"],
                "publisher": {"@type": "Organization", "name": s["publisher"]},
            }
            for s in m["sources"]
        ]
        things.append(article)
    trail = [("Trang chủ", base)]
    trail += [(m["parent"]["text"], base + m["parent"]["url"][1:])] if "parent" in m else []
    steps = [
        {"@type": "ListItem", "position": place, "name": name, "item": item}
        for place, (name, item) in enumerate([*trail, (m["title"], url)], 1)
    ]
    things.append({"@type": "BreadcrumbList", "itemListElement": steps})
    graph = {"@context": "https://schema.org", "@graph": things}
    return json.dumps(graph, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _number(n: int) -> str:
    return f"{n:,}".replace(",", ".")


def _result_rows(m, base):
    source = m["sources"][0]
    for place, r in enumerate(m["results"], 1):
        figure = f"{WORDS.get(r.get('qualifier'), '')}{_number(r['value'])} {r['unit']}"
        yield {
            "model": m["slug"], "model_title": m["title"], "permalink": f"{base}{m['url'][1:]}#so-lieu-{place}",
            "label": r["label"], "value": r["value"], "unit": r["unit"], "qualifier": r.get("qualifier"), "of": None,
            "figure": figure, "before": None, "scope": "model", "as_of": r["as_of"], "context": False,
            "source_title": source["title"], "source_publisher": source["publisher"], "source_date": source["date"],
            "source_url": source.get("url"),
        }  # fmt: skip


def _model_row(m, base):
    place = m["place"]
    then = ", ".join([*([place["hamlet"]] if "hamlet" in place else []), *(u["text"] for u in place["then"])])
    return {
        "slug": m["slug"], "url": base + m["url"][1:], "title": m["title"], "summary": m["summary"], "unit": m["unit"],
        "subject": "collective", "partners": m["partners"], "field_keys": m["field"],
        "fields": [field["name"] for field in m["fields_shown"]], "place": then,
        "place_today": ", ".join(u["text"] for u in place.get("now") or place["then"]), "period": str(m["period"]),
        "status": m["status"], "level": m["level"], "award": m.get("award"), "programme": m.get("programme"),
        "tags": [tag["text"] for tag in m["topics"]], "replicates": m.get("replicates"), "followers": m["followers"],
        "completeness": m["complete"], "results": len(m["results"]),
        "sources": [s.get("url") or s["title"] for s in m["sources"]], "published": m["published"],
        "updated": m.get("updated"),
    }  # fmt: skip


def _exports() -> Iterator[tuple[str, str]]:
    site, models = SITE["site"], SITE["models"]
    base = site["base_url"]
    rows = [_model_row(m, base) for m in models]
    results = [list(_result_rows(m, base)) for m in models]
    whole = [{**row, "results": own} for row, own in zip(rows, results, strict=True)]
    listed = {"schema": 1, "title": site["title"], "url": base, "licence": site["licence"], "models": whole}
    yield "du-lieu/models.json", json.dumps(listed, ensure_ascii=False, indent=1)
    yield "du-lieu/models.csv", _csv(rows)
    yield "du-lieu/results.csv", _csv([row for own in results for row in own])
    yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n"
    urls = (f"<url><loc>{base}{url[1:]}</loc></url>" for url in sorted(SITE["entries"]))
    opening = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    yield "sitemap.xml", opening + "\n".join(urls) + "\n</urlset>\n"
    latest = sorted((*models, *SITE["news"]), key=_dated, reverse=True)[:30]
    items = [
        {"id": base + m["url"][1:], "title": m["title"], "content_html": m["source"].content} for m in latest
    ]
    yield (
        "feed.json",
        json.dumps(
            {"version": "https://jsonfeed.org/version/1.1", "items": items}, ensure_ascii=False, indent=2
        ),
    )
    entries = "".join(
        f"<entry><title>{escape(m['title'])}</title><id>{base}{m['url'][1:]}</id><updated>{_dated(m)}T00:00:00+07:00</updated>"
        f'<content type="html">{escape(m["source"].content)}</content></entry>\n'
        for m in latest
    )
    yield (
        "feed.xml",
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{site["title"]}</title>\n{entries}</feed>\n',
    )


def _csv(rows) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0])
    writer.writeheader()
    for row in rows:
        writer.writerow({key: "; ".join(v) if isinstance(v, list) else v for key, v in row.items()})
    return text.getvalue()


class Lists(Generator):
    """The pages that stand for no file, and the exports."""

    def generate_output(self, writer) -> None:
        """Write them."""
        templates = {name: self.get_template(name) for name in {page["template"] for page in SITE["lists"]}}
        for page in SITE["lists"]:
            name = page["url"][1:] + ("" if page["url"].endswith(".html") else "index.html")
            writer.write_file(name, templates[page["template"]], self.context, relative_urls=False)
        for name, text in _exports():
            file = Path(self.output_path, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")


def _all_read(generators) -> None:
    found = {type(generator).__name__: generator for generator in generators}
    articles, pages = found["ArticlesGenerator"], found["PagesGenerator"]
    relate(articles.articles, pages.pages, articles.settings)


def register() -> None:
    """Called by Pelican."""
    signals.readers_init.connect(_add_reader)
    signals.all_generators_finalized.connect(_all_read)
    signals.get_generators.connect(_add_lists)


def _add_reader(readers) -> None:
    readers.reader_classes["md"] = YamlReader


def _add_lists(_):
    return Lists
