#!/usr/bin/env node
// Starts the program of the package for this system: same arguments, streams, signals, exit code.
"use strict";

const { spawn } = require("node:child_process");
const { constants } = require("node:os");

/** Packages that could hold the program here, the best first. */
function candidates() {
  const system = `${process.platform}-${process.arch}`;
  if (process.platform !== "linux") return [`@sa-lint/${system}`];
  // The musl build is static, so it runs on every Linux.
  const glibc = process.report?.getReport?.().header?.glibcVersionRuntime;
  const libraries = glibc ? ["gnu", "musl"] : ["musl"];
  return libraries.map((library) => `@sa-lint/${system}-${library}`);
}

function program() {
  const name = process.platform === "win32" ? "sa-lint.exe" : "sa-lint";
  for (const candidate of candidates()) {
    try {
      return require.resolve(`${candidate}/bin/${name}`);
    } catch {
      // Not installed: the next one.
    }
  }
  return undefined;
}

function refuse(lines) {
  console.error(lines.join("\n"));
  process.exit(2);
}

const path = program();
if (path === undefined) {
  const [wanted] = candidates();
  refuse([
    `sa-lint: このシステム用のパッケージ ${wanted} がありません。`,
    "  --omit=optional や --no-optional を付けずに、もう一度 npm install してください。",
    `sa-lint: the package for this system, ${wanted}, is not installed.`,
    "  Run npm install again without --omit=optional or --no-optional.",
    "  If there is no such package, build sa-lint with cargo and call that.",
  ]);
}

const child = spawn(path, process.argv.slice(2), { stdio: "inherit" });
child.on("error", (error) => refuse([`sa-lint: ${path}: ${error.message}`]));

// A terminal sends Ctrl-C to the child as well; other signals reach this process alone.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
  });
}

child.on("exit", (code, signal) => {
  if (signal === null) process.exit(code);
  // As the child ended, so that a shell sees it; where that cannot be, by the usual number.
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
  setTimeout(() => process.exit(128 + (constants.signals[signal] ?? 0)), 100);
});
