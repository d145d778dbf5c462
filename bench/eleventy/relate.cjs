// What the pages of the Eleventy site show of one another: lists, totals, likeness, followers.
const words = require("./_data/words.json");

const PAGE = 12;
const NAMES = { "linh-vuc": "Lĩnh vực", "dia-ban": "Địa bàn", "don-vi": "Đơn vị", nam: "Năm", "chu-de": "Chủ đề" };

function relate(site, places, models, news, programmes, pages) {
  const fields = Object.entries(site.fields).map(([key, field]) => ({ key, ...field }));
  const byKey = Object.fromEntries(fields.map((field) => [field.key, field]));
  const entries = {};
  const plain = (list, section) => list.map((data) => (entries[data.url] = { ...data, section, parent: { url: section, text: words[section] } }));
  models = plain(models, "/mo-hinh/").sort((a, b) => ((a.updated || a.published) < (b.updated || b.published) ? 1 : -1));
  news = plain(news, "/tin-tuc/").sort((a, b) => (a.day < b.day ? 1 : -1));
  programmes = plain(programmes, "/phong-trao/");
  for (const page of pages) entries[page.url] = { ...page };
  for (const m of models) m.fields_shown = m.field.map((key) => byKey[key]);
  for (const list of [models, news]) list.forEach((m, i) => Object.assign(m, { previous: list[i - 1], next: list[i + 1] }));

  const groups = gather(models);
  for (const p of programmes) {
    p.models = models.filter((m) => m.programme === p.slug);
    p.totals = sums(p.models);
    const most = Math.max(...p.counts.map((count) => count.value));
    for (const count of p.counts) Object.assign(count, { share: (100 * count.value) / most, here: p.models.filter((m) => m.status === count.stage).length });
  }
  const facets = plan_facets(groups, places, programmes, site, models);
  const lists = [...groupPages(groups, places, byKey), ...indexes(groups, places, byKey)];
  lists.push(...paged("/mo-hinh/", models, { template: "browse.html", title: "Mô hình", section: "/mo-hinh/" }));
  lists.push(...paged("/tin-tuc/", news, { template: "news_list.html", title: "Tin tức", section: "/tin-tuc/" }));
  lists.push({ template: "programmes.html", url: "/phong-trao/", title: "Phong trào", section: "/phong-trao/" });
  lists.push({
    template: "home.html", url: "/", title: site.title, newest: models.slice(0, 6), latest: news.slice(0, 3), totals: sums(models),
    fields: fields.map((field) => ({ ...field, count: (groups["linh-vuc"].get(field.key) || []).length })),
  });
  lists.push({ template: "statistics.html", url: "/thong-ke/", title: "Thống kê", totals: sums(models) });
  const ready = [...models].sort((a, b) => b.complete - a.complete).slice(0, 6);
  lists.push({ template: "replication.html", url: "/nhan-rong/", title: "Nhân rộng", roots: models.filter((m) => m.followers && !m.ancestors), ready });
  lists.push({ template: "plain.html", url: "/tim-kiem/", title: "Tìm kiếm", facets: true });
  lists.push({ template: "plain.html", url: "/so-sanh/", title: "So sánh mô hình" });
  lists.push({ template: "plain.html", url: "/du-lieu/", title: "Dữ liệu mở", files: ["models.json", "models.csv", "results.csv"] });
  lists.push({ template: "plain.html", url: "/404.html", title: "Không tìm thấy trang này" });
  for (const list of lists) entries[list.url] = list;

  const tagged = groups["chu-de"];
  const followers = (m) => [
    ...(m.replications || []).map((r) => ({ unit: r.unit, when: "năm " + r.date, where: r.place, changed: r.changed, after: [] })),
    ...(m.children || []).map((slug) => entries[`/mo-hinh/${slug}/`]).map((c) => ({ url: c.url, unit: c.unit, when: c.period_words, where: c.place, after: followers(c) })),
  ];
  return {
    entries, lists, models, news, programmes, facets, followers,
    similar: (m) => similar(m, tagged, groups["linh-vuc"], models.length),
    jsonLd: (m) => jsonLd(site, m),
    updated: models[0].updated || models[0].published,
  };
}

function gather(models) {
  const groups = Object.fromEntries(Object.keys(NAMES).map((kind) => [kind, new Map()]));
  const add = (kind, key, m) => (groups[kind].get(key) || groups[kind].set(key, []).get(key)).push(m);
  for (const m of models) {
    m.field.forEach((key) => add("linh-vuc", key, m));
    m.place_slugs.forEach((key) => add("dia-ban", key, m));
    add("don-vi", m.unit_slug, m);
    m.years.forEach((key) => add("nam", key, m));
    m.topics.forEach((tag) => add("chu-de", tag.slug, m));
  }
  return groups;
}

function nameOf(kind, key, models, places, fields) {
  if (kind === "linh-vuc") return fields[key].name;
  if (kind === "dia-ban") return places[key].title;
  if (kind === "don-vi") return models[0].unit;
  if (kind === "chu-de") return models[0].topics.find((tag) => tag.slug === key).text;
  return key;
}

function* groupPages(groups, places, fields) {
  for (const [kind, found] of Object.entries(groups)) {
    const keys = kind === "dia-ban" ? Object.keys(places) : [...found.keys()];
    for (const key of keys) {
      const models = found.get(key) || [];
      const name = nameOf(kind, key, models, places, fields);
      const place = kind === "dia-ban" ? places[key] : null;
      const children = (place && place.children ? place.children : []).map((slug) => ({ url: `/dia-ban/${slug}/`, text: places[slug].label, count: (found.get(slug) || []).length }));
      const shared = { template: "group.html", kind, name, title: name, section: `/${kind}/`, parent: { url: `/${kind}/`, text: NAMES[kind] }, place, children, field: kind === "linh-vuc" ? fields[key] : null };
      yield* paged(`/${kind}/${key}/`, models, shared, sums(models));
    }
  }
}

function* paged(url, items, shared, totals = []) {
  const count = Math.max(1, Math.ceil(items.length / PAGE));
  const at = (n) => (n <= 1 ? url : `${url}trang/${n}/`);
  for (let n = 1; n <= count; n++) {
    const links = [];
    for (const k of [...new Set([1, n - 2, n - 1, n, n + 1, n + 2, count])].filter((k) => k >= 1 && k <= count).sort((a, b) => a - b)) {
      if (links.length && links[links.length - 1].n < k - 1) links.push({});
      links.push({ n: k, url: at(k) });
    }
    yield { ...shared, url: at(n), n, count, links, previous: n > 1 ? at(n - 1) : "", next: n < count ? at(n + 1) : "", total: items.length, shown: items.slice((n - 1) * PAGE, n * PAGE), totals: n === 1 ? totals : [] };
  }
}

function sums(models) {
  const found = new Map();
  for (const m of models) {
    for (const result of m.results) {
      const key = result.label + "|" + result.unit;
      const sum = found.get(key) || found.set(key, { label: result.label, unit: result.unit, value: 0, n: 0, models: [], words: new Set() }).get(key);
      sum.value += result.value;
      sum.n += 1;
      if (sum.n <= 20) sum.models.push(m);
      if (result.qualifier) sum.words.add(result.qualifier);
    }
  }
  const shown = [...found.values()].filter((sum) => sum.n > 1).sort((a, b) => b.n - a.n);
  for (const sum of shown) sum.qualifier = sum.words.size > 1 ? "about" : [...sum.words][0];
  return shown;
}

function* indexes(groups, places, fields) {
  for (const [kind, found] of Object.entries(groups)) {
    const keys = kind === "dia-ban" ? Object.keys(places) : [...found.keys()];
    const all = keys.map((key) => ({ url: `/${kind}/${key}/`, text: nameOf(kind, key, found.get(key) || [], places, fields), count: (found.get(key) || []).length }));
    all.sort((a, b) => (a.text < b.text ? -1 : 1));
    const letters = new Map();
    for (const item of all) {
      const letter = kind === "don-vi" || kind === "chu-de" ? item.text[0].toUpperCase() : "";
      (letters.get(letter) || letters.set(letter, []).get(letter)).push(item);
    }
    yield { template: "index.html", url: `/${kind}/`, title: NAMES[kind], section: `/${kind}/`, groups: [...letters].map(([name, entries]) => ({ name, entries })) };
  }
}

function plan_facets(groups, places, programmes, site, models) {
  const options = (kind, keys, text) => keys.map((key) => ({ value: key, text: text(key), url: `/${kind}/${key}/`, count: (groups[kind].get(key) || []).length }));
  const counted = (key, values) => {
    const counts = new Map();
    for (const m of models) for (const value of values(m)) counts.set(value, (counts.get(value) || 0) + 1);
    return [...counts].map(([value, count]) => ({ value, text: key(value), count }));
  };
  const wide = Object.keys(places).filter((key) => places[key].level !== "commune");
  const often = [...groups["chu-de"].keys()].sort((a, b) => groups["chu-de"].get(b).length - groups["chu-de"].get(a).length).slice(0, 40);
  return [
    { key: "field", name: "Lĩnh vực", options: options("linh-vuc", Object.keys(site.fields), (key) => site.fields[key].name) },
    { key: "place", name: "Địa bàn, cũ và mới", options: options("dia-ban", wide, (key) => places[key].title) },
    { key: "year", name: "Năm", options: options("nam", [...groups.nam.keys()].sort().reverse(), (key) => key) },
    { key: "status", name: "Mức đạt được", options: counted((value) => words["is-" + value], (m) => [m.status]) },
    { key: "level", name: "Cấp công nhận", options: counted((value) => words[value], (m) => [m.level]) },
    { key: "programme", name: "Phong trào", options: programmes.map((p) => ({ value: p.slug, text: p.title, url: p.url, count: p.models.length })) },
    { key: "tag", name: "Chủ đề", options: options("chu-de", often, (key) => nameOf("chu-de", key, groups["chu-de"].get(key), places, {})) },
    ...["terrain", "needs", "led_by"].map((key) => ({ key, name: words[key], options: counted((value) => site.fit[key][value], (m) => m.fit[key]) })),
  ];
}

function similar(m, tagged, fielded, count) {
  const scores = new Map();
  for (const tag of m.topics) {
    const others = tagged.get(tag.slug);
    // A tag that many models have says little, and costs the square of their number.
    if (others.length <= Math.max(24, count / 50)) for (const other of others) if (other !== m) scores.set(other, (scores.get(other) || 0) + 1);
  }
  const found = [...scores].sort((a, b) => b[1] - a[1]).slice(0, 4).map(([other]) => other);
  for (const other of fielded.get(m.field[0]).slice(0, 9)) if (found.length < 4 && other !== m && !found.includes(other)) found.push(other);
  const own = new Set(m.topics.map((tag) => tag.slug));
  return found.map((model) => ({ model, tags: model.topics.filter((tag) => own.has(tag.slug)).map((tag) => tag.text) }));
}

function jsonLd(site, m) {
  const things = [];
  const org = { "@type": "Organization", name: site.organisation.name, url: site.base_url };
  const url = site.base_url + m.url.slice(1);
  if (m.kind === "models" || m.kind === "news") {
    const place = m.place && [...m.place.then].reverse().reduce((within, unit) => ({ "@type": "Place", name: unit.text, ...(within && { containedInPlace: within }) }), null);
    things.push({
      "@type": m.kind === "models" ? "Article" : "NewsArticle", "@id": url + "#article", mainEntityOfPage: url, headline: m.title, description: m.summary, inLanguage: "vi",
      author: org, publisher: org, license: site.licence.url, datePublished: m.published || m.day, dateModified: m.updated || m.published || m.day,
      ...(place && { about: { "@type": "Organization", name: m.unit }, spatialCoverage: place, temporalCoverage: m.period, articleSection: m.fields_shown.map((field) => field.name), keywords: m.topics.map((tag) => tag.text) }),
      isBasedOn: m.sources.map((s) => ({ "@type": "CreativeWork", name: s.title, publisher: { "@type": "Organization", name: s.publisher }, datePublished: s.date, url: s.url })),
    });
  }
  const trail = [{ name: "Trang chủ", item: site.base_url }];
  if (m.parent) trail.push({ name: m.parent.text, item: site.base_url + m.parent.url.slice(1) });
  trail.push({ name: m.title, item: url });
  things.push({ "@type": "BreadcrumbList", itemListElement: trail.map((step, i) => ({ "@type": "ListItem", position: i + 1, ...step })) });
  return JSON.stringify({ "@context": "https://schema.org", "@graph": things }).replace(/</g, "\\u003c");
}

module.exports = { relate, words };
