// Lays out the npm packages of a release: `node assemble.mjs OUT [PLATFORM=BINARY]...` writes
// OUT/sa-lint and OUT/PLATFORM for each binary, ready for `npm pack` or `npm publish`.
// The version and the address are those of Cargo.toml.

import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");

/** Every platform there is a package for, and what npm must find to install it. */
const PLATFORMS = {
  "linux-x64-gnu": { os: ["linux"], cpu: ["x64"], libc: ["glibc"] },
  "linux-x64-musl": { os: ["linux"], cpu: ["x64"], libc: ["musl"] },
  "linux-arm64-gnu": { os: ["linux"], cpu: ["arm64"], libc: ["glibc"] },
  "linux-arm64-musl": { os: ["linux"], cpu: ["arm64"], libc: ["musl"] },
  "darwin-x64": { os: ["darwin"], cpu: ["x64"] },
  "darwin-arm64": { os: ["darwin"], cpu: ["arm64"] },
  "win32-x64": { os: ["win32"], cpu: ["x64"] },
  "win32-arm64": { os: ["win32"], cpu: ["arm64"] },
};

const cargo = readFileSync(join(root, "Cargo.toml"), "utf8");
const of = (key) => new RegExp(`^${key} = "(.+?)"`, "m").exec(cargo)[1];
const version = of("version");
/** npm refuses a proof of origin without it. */
const repository = { type: "git", url: `git+${of("repository")}.git` };
const homepage = of("homepage");
const common = JSON.parse(readFileSync(join(here, "sa-lint", "package.json"), "utf8"));

function write(folder, manifest) {
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) {
    copyFileSync(join(root, name), join(folder, name));
  }
}

function launcher(folder) {
  cpSync(join(here, "sa-lint"), folder, { recursive: true });
  const names = Object.keys(PLATFORMS).map((platform) => `@sa-lint/${platform}`);
  const optionalDependencies = Object.fromEntries(names.map((name) => [name, version]));
  write(folder, { ...common, version, repository, homepage, optionalDependencies });
}

function platform(folder, name, binary) {
  const { description, license } = common;
  const wanted = PLATFORMS[name];
  if (wanted === undefined) {
    throw new Error(`${name}: no such platform; there are ${Object.keys(PLATFORMS).join(", ")}`);
  }
  const program = wanted.os[0] === "win32" ? "sa-lint.exe" : "sa-lint";
  mkdirSync(join(folder, "bin"), { recursive: true });
  copyFileSync(binary, join(folder, "bin", program));
  chmodSync(join(folder, "bin", program), 0o755);
  const text = `The program of the npm package \`sa-lint\` for ${name}; install that one.\n`;
  writeFileSync(join(folder, "README.md"), `# @sa-lint/${name}\n\n${text}`);
  const about = { description, license, repository, homepage };
  write(folder, { name: `@sa-lint/${name}`, version, ...about, ...wanted });
}

const [out, ...pairs] = process.argv.slice(2);
if (out === undefined || pairs.some((pair) => !pair.includes("="))) {
  console.error(`usage: node ${basename(process.argv[1])} OUT [PLATFORM=BINARY]...`);
  process.exit(2);
}
mkdirSync(out, { recursive: true });
launcher(join(out, "sa-lint"));
for (const pair of pairs) {
  const at = pair.indexOf("=");
  platform(join(out, pair.slice(0, at)), pair.slice(0, at), pair.slice(at + 1));
}
