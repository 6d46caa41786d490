// What Maven runs: `node scripts/build.mjs pages` and `… checks`. Each step runs only when something it reads has changed since it last
// succeeded, so a back-end build doesn't pay for the pages.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const inputs = ["src", "public", "scripts", "index.html", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts", "eslint.config.js"];

function digest(paths) {
  const hash = createHash("sha256");
  const visit = (path) => {
    const children = readdirSync(path, { withFileTypes: true }).sort((a, b) => a.name.localeCompare(b.name));
    for (const child of children) {
      if (child.isDirectory()) visit(join(path, child.name));
      else hash.update(join(path, child.name)).update(readFileSync(join(path, child.name)));
    }
  };
  for (const path of paths) {
    try { visit(path); } catch { hash.update(path).update(readFileSync(path)); }
  }
  return hash.digest("hex");
}

function once(name, folder, hash, run) {
  const stamp = join(folder, `.trunkline-${name}`);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) {
    console.log(`web ${name}: unchanged`);
    return;
  }
  run();
  mkdirSync(folder, { recursive: true });
  writeFileSync(stamp, hash);
}

const npm = (...args) => execFileSync("npm", args, { stdio: "inherit" });

const step = process.argv[2];
once("packages", "node_modules", digest(["package.json", "package-lock.json"]), () => npm("ci", "--no-fund", "--no-audit"));
if (step === "pages") {
  once("pages", "dist", digest(inputs), () => {
    npm("run", "build");
    rmSync("target/classes/static", { recursive: true, force: true }); // its hashed names would pile up in the jar
    execFileSync("node", ["scripts/entry-size.mjs"], { stdio: "inherit" });
  });
}
if (step === "checks") {
  once("checks", "dist", digest(inputs), () => ["lint", "types", "test"].forEach((check) => npm("run", check)));
}
