#!/usr/bin/env bash
# Fills fuzz/corpus with first inputs: the demo's pages, and each judged example in its format.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

python3 - <<'PYTHON'
import hashlib, json, pathlib

# The order of `sa-lint formats`; those from "js" on and the components are code.
ORDER = ["html", "xhtml", "php", "vue", "svelte", "astro", "md", "mdx", "txt", "rst", "adoc", "svg", "xml",
         "docx", "pptx", "xlsx", "odt", "odp", "ods", "pdf", "eml", "zip",
         "js", "ts", "tsx", "json", "yaml", "toml", "csv", "tsv", "po", "xlf", "properties", "ftl", "strings"]
PACKED = ORDER[ORDER.index("docx"):ORDER.index("zip")]
CODE = ORDER[ORDER.index("js"):]
CODE = [end for end in ORDER if end in CODE or end in ("php", "vue", "svelte", "astro", "mdx")]
NAMES = {"markdown": "md", "text": "txt", "jsx": "js", "webmanifest": "json", "blade.php": "php"}

def end(name):
    return NAMES.get(name, name)

pages = [(end(page.suffix[1:]), page.read_bytes())
         for page in pathlib.Path("demo").rglob("*") if end(page.suffix[1:]) in ORDER]
for file in pathlib.Path("tests/corpus").rglob("*.jsonl"):
    for line in file.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        pages.append((end(case["format"]), case["text"].encode()))
for target, order in (("lint_bytes", ORDER), ("prefilter_equivalence", ORDER), ("code", CODE), ("packed", PACKED)):
    folder = pathlib.Path("fuzz/corpus") / target
    folder.mkdir(parents=True, exist_ok=True)
    for kind, data in pages:
        if kind in order:
            data = bytes([order.index(kind)]) + data
            (folder / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
mails = [pathlib.Path("demo/documents/news.eml")]
mails += [page for kind in ("mails", "outlook") for page in sorted(pathlib.Path("tests/fixtures", kind).iterdir())]
folder = pathlib.Path("fuzz/corpus/mail_bytes")
folder.mkdir(parents=True, exist_ok=True)
for page in mails:
    (folder / page.name).write_bytes(page.read_bytes())
print(f"{len(pages) + len(mails)} inputs")
PYTHON
