#!/usr/bin/env python3
"""Writes an invented company site and the truth about it.

    python3 benches/compare/generate.py SITE [--pages N] [--seed S] [--manifest FILE]

The same arguments make the same bytes. The manifest (default: SITE.json, beside the folder) lists
every wrong phrase and every decoy: `file`, `line`, `col`, `line_end`, `col_end` (from 1, in
characters, end exclusive), `phrase` as a reader sees it, `class`.
"""

import argparse
import json
import math
import os
import random

import pages
from claims import Marks
from words import Writer

MENTIONS = 0.03  # share of the pages that name the scheme: few pages of a site do
WRONG = 0.5  # share of these that get something wrong


def page(frame, number, seed, mentions, rate):
    """`(path, bytes, records)` of one page; it depends on its number and the seed alone."""
    w = Writer(random.Random(f"{seed}/{number}"))
    marks = Marks()
    named = w.rng.random() < mentions
    size = int(5_000 * math.exp(w.rng.random() * math.log(11)))  # 5 to 55 kB, small ones more often
    kind = w.rng.random()
    encoding = "utf-8"
    folder = pages.PATHS[number % len(pages.PATHS)]
    if kind < 0.02:
        encoding = w.pick(["utf-8", "utf-8", "cp932"])
        path = f"download/{number:05d}.txt"
        made = pages.text(w, frame, number, size // 4, marks, named, rate)
    elif kind < 0.10:
        path = f"docs/{folder}/{number:05d}.md"
        made = pages.markdown(w, frame, number, size // 2, marks, named, rate)
    else:
        if kind < 0.16:
            encoding = "cp932" if kind < 0.14 else "euc_jp"
        elif kind < 0.165:
            size = 300_000
        path = f"old/{number:05d}.html" if encoding != "utf-8" else f"{folder}/{number:05d}/index.html"
        made = pages.html(w, frame, number, size, encoding, marks, named, rate)
    made = marks.places(made)
    records = [dict(record, file=path) for record in marks.records]
    mark = b"\xef\xbb\xbf" if encoding == "utf-8" and kind > 0.99 else b""
    return path, mark + made.encode(encoding, "xmlcharrefreplace"), records


def assets(w, count):
    """What else lies in a site's folder: `(path, bytes)`."""
    yield "assets/site.css", pages.style(w, 80_000).encode()
    for name, size in (("app", 120_000), ("vendor", 420_000)):
        yield f"assets/{name}.js", pages.script(w, size).encode()
    magic = {"png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "jpg": b"\xff\xd8\xff\xe0\0\x10JFIF\0", "mp4": b"\0\0\0\x18ftypmp42\0\0\0\0"}
    for number in range(max(12, count // 12)):
        kind = w.pick(["png", "jpg", "jpg", "mp4"])
        yield f"img/{number}.{kind}", magic[kind] + w.rng.randbytes(int(5_000 * math.exp(w.rng.random() * 3.5)))
    urls = "".join(f"<url><loc>https://www.example.co.jp/a/{n}/</loc></url>\n" for n in range(count))
    yield "sitemap.xml", f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset>\n{urls}</urlset>\n'.encode()


def generate(out, count=5_000, seed="1", mentions=MENTIONS, rate=WRONG):
    """Writes the site into `out` and returns its manifest."""
    manifest = {"pages": count, "seed": seed, "files": 0, "bytes": 0, "violations": [], "decoys": []}
    w = Writer(random.Random(f"{seed}/site"))
    frame = pages.Frame(w)
    made = ((page(frame, number, seed, mentions, rate)) for number in range(count))
    rest = ((path, data, []) for path, data in assets(w, count))
    for files in (made, rest):
        for path, data, records in files:
            target = os.path.join(out, path)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "wb") as file:
                file.write(data)
            manifest["files"] += 1
            manifest["bytes"] += len(data)
            for record in records:
                manifest[record.pop("list")].append(record)
    return manifest


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site")
    parser.add_argument("--pages", type=int, default=5_000)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--mentions", type=float, default=MENTIONS, help="share of the pages that name the scheme")
    parser.add_argument("--wrong", type=float, default=WRONG, help="share of these with something wrong")
    parser.add_argument("--manifest")
    args = parser.parse_args()
    manifest = generate(args.site, args.pages, args.seed, args.mentions, args.wrong)
    with open(args.manifest or args.site.rstrip("/") + ".json", "w", encoding="utf-8") as file:
        json.dump(manifest, file, ensure_ascii=False, indent=1)
    print(f"{manifest['files']} files, {manifest['bytes'] / 1e6:.0f} MB, "
          f"{len(manifest['violations'])} wrong phrases, {len(manifest['decoys'])} decoys")


if __name__ == "__main__":
    main()
