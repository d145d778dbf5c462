// The measured Eleventy site: Markdown files with layouts, lists made from collections.
const markdownIt = require("markdown-it");
const anchor = require("markdown-it-anchor");
const { relate, words } = require("./relate.cjs");

const slug = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase().replace(/[^a-z0-9]+/g, "-");

module.exports = function (config) {
  const site = require("./_data/site.json");
  let related = { entries: {} };
  const entry = (url) => related.entries[url.startsWith("/") ? url : "/" + url];

  config.setLibrary("md", markdownIt({ html: false }).use(anchor, { tabIndex: false, slugify: slug }));
  config.addPassthroughCopy({ "static/assets": "assets" });

  const kinds = ["group", "index", "browse", "news_list", "programmes", "home", "statistics", "replication", "plain"];
  for (const kind of kinds) {
    config.addCollection(kind, (api) => {
      related = relatedTo(api);
      return related.lists.filter((list) => list.template === `${kind}.html`);
    });
  }
  const relatedTo = (api) => {
    if (related.entries["/"]) return related;
    const found = (folder) => api.getFilteredByGlob(`content/${folder}/*.md`).map((item) => item.data);
    const pages = api.getFilteredByGlob("content/*.md").map((item) => item.data);
    return relate(site, require("./_data/places.json"), found("mo-hinh"), found("tin-tuc"), found("phong-trao"), pages);
  };
  config.addNunjucksGlobal("facets", () => related.facets);
  config.addNunjucksGlobal("programmes", () => related.programmes);
  config.addJavaScriptFunction("related", () => related);
  config.addFilter("entry", entry);
  config.addFilter("fields", (m) => m.fields_shown);
  config.addFilter("similar", (m) => related.similar(m));
  config.addFilter("followers", (m) => related.followers(m));
  config.addFilter("json_ld", (m) => related.jsonLd(m));
  config.addFilter("absolute", (url) => site.base_url + url.slice(1));
  config.addFilter("number", (n) => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, "."));
  config.addFilter("word", (key) => words[key] || key);
  config.addFilter("standing", (m) => words["is-" + m.status] + (["active", "stopped"].includes(m.status) ? "" : " " + words[m.level]));
  config.addFilter("place_words", (place) => {
    if (typeof place === "string") return place;
    const then = [place.hamlet, ...place.then.map((unit) => unit.text)].filter(Boolean).join(", ");
    return place.now ? `${then} – nay là ${place.now.map((unit) => unit.text).join(", ")}` : then;
  });
  config.addFilter("moment", (text) => {
    const [year, month, day] = String(text).split("-");
    return day ? `${day}/${month}/${year}` : month ? `tháng ${Number(month)}/${year}` : `năm ${year}`;
  });
  config.addFilter("step", (text) => {
    const count = text.split(" ").length;
    return count <= 7 && text.length <= 36 ? "title-short" : count <= 16 ? "title-medium" : "title-long";
  });
  config.addFilter("by_date", (events) => [...events].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)));
  return {
    dir: { input: "content", includes: "../_includes", layouts: "../_includes", data: "../_data", output: "public" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
    templateFormats: ["md", "njk", "11ty.js"],
  };
};
