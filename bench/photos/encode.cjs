// Encodes what standard input lists, [[reference, file, format, quality], …], with sharp's own options besides quality.
const sharp = require("sharp");
const jobs = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
(async () => {
  for (const [reference, file, form, quality] of jobs) await sharp(reference).toFormat(form, { quality }).toFile(file);
})();
