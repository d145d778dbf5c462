// Eleventy's image plugin over a folder: node eleventy.cjs FROM TO '{"formats": ["webp", "jpeg"], "sharpWebpOptions": {}}'
const Image = require("@11ty/eleventy-img");
const { readdirSync } = require("node:fs");
const { join } = require("node:path");
const [from, to, options] = process.argv.slice(2);
const asked = { widths: [480, 800, 1200], outputDir: to, urlPath: "/anh/", ...JSON.parse(options) };
Promise.all(readdirSync(from).sort().map((name) => (Image.default ?? Image)(join(from, name), asked))).catch((fault) => {
  console.error(fault);
  process.exit(1);
});
