// Feeds, sitemap and open data.
const FILES = ["feed.xml", "feed.json", "sitemap.xml", "robots.txt", "du-lieu/models.json", "du-lieu/models.csv", "du-lieu/results.csv"];
const MODEL = "slug url title summary unit subject partners field_keys fields place place_today period status level award programme tags replicates followers completeness results sources published updated".split(" ");
const RESULT = "model model_title permalink label value unit qualifier of figure before scope as_of context source_title source_publisher source_date source_url".split(" ");
const WORDS = { over: "hơn ", nearly: "gần ", about: "khoảng " };

const escape = (text) => String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
const number = (n) => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ".");
const cell = (value) => {
  const text = value == null ? "" : Array.isArray(value) ? value.join("; ") : String(value);
  return /[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
};
const then = (place) => [place.hamlet, ...place.then.map((unit) => unit.text)].filter(Boolean).join(", ");
const now = (place) => (place.now || place.then).map((unit) => unit.text).join(", ");

function resultRows(m, base) {
  const source = m.sources[0];
  return m.results.map((r, i) => ({
    model: m.slug, model_title: m.title, permalink: `${base}${m.url.slice(1)}#so-lieu-${i + 1}`, label: r.label, value: r.value, unit: r.unit, qualifier: r.qualifier || null, of: null,
    figure: `${WORDS[r.qualifier] || ""}${number(r.value)} ${r.unit}`, before: null, scope: "model", as_of: r.as_of, context: false,
    source_title: source.title, source_publisher: source.publisher, source_date: source.date, source_url: source.url || null,
  }));
}

function modelRow(m, base) {
  return {
    slug: m.slug, url: base + m.url.slice(1), title: m.title, summary: m.summary, unit: m.unit, subject: "collective", partners: m.partners, field_keys: m.field,
    fields: m.fields_shown.map((field) => field.name), place: then(m.place), place_today: now(m.place), period: m.period, status: m.status, level: m.level, award: m.award || null,
    programme: m.programme || null, tags: m.topics.map((tag) => tag.text), replicates: m.replicates || null, followers: m.followers, completeness: m.complete,
    results: m.results.length, sources: m.sources.map((s) => s.url || s.title), published: m.published, updated: m.updated || null,
  };
}

module.exports = class {
  data() {
    return { files: FILES, pagination: { data: "files", size: 1, alias: "file" }, permalink: ({ file }) => `/${file}`, eleventyExcludeFromCollections: true };
  }

  render({ file, site, collections }) {
    const related = this.related();
    const { models, news } = related;
    const base = site.base_url;
    const dated = (m) => m.updated || m.published || m.day;
    const latest = () => {
      const bodies = new Map(collections.all.map((item) => [item.url, item]));
      return [...models, ...news].sort((a, b) => (dated(a) < dated(b) ? 1 : -1)).slice(0, 30).map((m) => ({ ...m, html: bodies.get(m.url).templateContent }));
    };
    if (file === "robots.txt") return `User-agent: *\nAllow: /\n\nSitemap: ${base}sitemap.xml\n`;
    if (file === "sitemap.xml") {
      const urls = Object.values(related.entries).map((m) => `<url><loc>${base}${m.url.slice(1)}</loc>${dated(m) ? `<lastmod>${dated(m)}</lastmod>` : ""}</url>`);
      return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join("\n")}\n</urlset>\n`;
    }
    if (file === "feed.json") {
      const items = latest().map((m) => ({ id: base + m.url.slice(1), url: base + m.url.slice(1), title: m.title, content_html: m.html, summary: m.summary, date_modified: dated(m), tags: m.topics.map((tag) => tag.text) }));
      return JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: site.title, home_page_url: base, feed_url: `${base}feed.json`, language: "vi", items }, null, 2);
    }
    if (file === "feed.xml") {
      const entries = latest().map((m) => `  <entry>\n    <title>${escape(m.title)}</title>\n    <id>tag:example.org,2025:${m.url}</id>\n    <link href="${base}${m.url.slice(1)}" rel="alternate" type="text/html" />\n    <updated>${dated(m)}T00:00:00+07:00</updated>\n    <summary>${escape(m.summary)}</summary>\n    <content type="html">${escape(m.html)}</content>\n  </entry>`);
      return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">\n  <title>${escape(site.title)}</title>\n  <id>tag:example.org,2025:/</id>\n  <updated>${related.updated}T00:00:00+07:00</updated>\n${entries.join("\n")}\n</feed>\n`;
    }
    if (file === "du-lieu/models.json") return JSON.stringify({ schema: 1, title: site.title, url: base, language: "vi", licence: site.licence, models: models.map((m) => ({ ...modelRow(m, base), results: resultRows(m, base) })) }, null, 1);
    if (file === "du-lieu/models.csv") return [MODEL.join(","), ...models.map((m) => modelRow(m, base)).map((row) => MODEL.map((key) => cell(row[key])).join(","))].join("\n");
    return [RESULT.join(","), ...models.flatMap((m) => resultRows(m, base)).map((row) => RESULT.map((key) => cell(row[key])).join(","))].join("\n");
  }
};
