// The first visit loads the entry and what it imports statically. It may weigh 250 kB gzipped (ADR "web stack").
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const limit = 250 * 1000;
const manifest = JSON.parse(readFileSync("dist/static/manifest.json", "utf8"));
const seen = new Set();
const visit = (key) => {
  if (seen.has(key)) return;
  seen.add(key);
  (manifest[key].imports ?? []).forEach(visit);
};
visit(Object.keys(manifest).find((key) => manifest[key].isEntry));
const total = [...seen].reduce((sum, key) => sum + gzipSync(readFileSync(`dist/static/${manifest[key].file}`)).length, 0);
console.log(`entry: ${(total / 1000).toFixed(1)} kB gzipped of ${limit / 1000} kB`);
if (total > limit) {
  console.error("The entry is too heavy: load the page that brought the weight lazily.");
  process.exit(1);
}
