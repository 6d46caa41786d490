// The first visit loads the entry and what it imports statically. It may weigh 250 kB gzipped (ADR "web stack").
// `node scripts/entry-size.mjs --pages` says what a page brings, with its styles, on top of what each signed-in person has: entry, texts and frame.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const limit = 250 * 1000;
const manifest = JSON.parse(readFileSync("dist/static/manifest.json", "utf8"));
const gzipped = (file) => gzipSync(readFileSync(`dist/static/${file}`)).length;
const kB = (bytes) => (bytes / 1000).toFixed(1);

/** The files that come with a chunk: its own, and those of what it imports statically. */
function filesOf(key, styles, seen = new Set(), files = new Set()) {
  if (seen.has(key)) return files;
  seen.add(key);
  const { file, css = [], imports = [] } = manifest[key];
  files.add(file);
  if (styles) css.forEach((each) => files.add(each));
  imports.forEach((each) => filesOf(each, styles, seen, files));
  return files;
}

const sizeOf = (files) => [...files].reduce((sum, file) => sum + gzipped(file), 0);
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const total = sizeOf(filesOf(entry, false));
console.log(`entry: ${kB(total)} kB gzipped of ${limit / 1000} kB`);
if (process.argv.includes("--pages")) {
  const known = new Set([entry, "src/i18n/zh/index.ts", "src/app/Shell.tsx"].flatMap((key) => [...filesOf(key, true)]));
  console.log(`${kB(sizeOf(known)).padStart(8)} kB  entry, texts and frame with their styles`);
  const pages = Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry)
    .map((key) => [key, sizeOf([...filesOf(key, true)].filter((file) => !known.has(file)))]).sort(([, a], [, b]) => b - a);
  pages.forEach(([key, size]) => console.log(`${kB(size).padStart(8)} kB  ${key}`));
}
if (total > limit) {
  console.error("The entry is too heavy: load the page that brought the weight lazily.");
  process.exit(1);
}
