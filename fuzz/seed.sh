#!/usr/bin/env bash
# Fills fuzz/corpus with first inputs: the demo's pages, and each judged example in its format.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

python3 - <<'PYTHON'
import hashlib, json, pathlib

FORMATS = {"html": 0, "markdown": 5, "text": 7}  # their places in tests/invariants/mod.rs
KINDS = {".html": 0, ".md": 5, ".svg": 10}

inputs = [bytes([KINDS[page.suffix]]) + page.read_bytes()
          for page in pathlib.Path("demo/public").rglob("*") if page.suffix in KINDS]
for file in pathlib.Path("tests/corpus").glob("*.jsonl"):
    for line in file.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        inputs.append(bytes([FORMATS[case["format"]]]) + case["text"].encode())
for target in ("lint_bytes", "prefilter_equivalence"):
    folder = pathlib.Path("fuzz/corpus") / target
    folder.mkdir(parents=True, exist_ok=True)
    for data in inputs:
        (folder / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
print(f"{len(inputs)} inputs for each target")
PYTHON
