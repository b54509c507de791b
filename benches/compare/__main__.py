"""Compares sa-lint with ripgrep on a site: speed, memory, what is found, what is reported falsely.

    python3 benches/compare [--rounds N] [--list] [--check]      a generated site of 5,000 pages
    python3 benches/compare --site DIR --manifest FILE           a site that is already there

See benches/README.md.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from generate import generate
from score import Score, load
from tools import HERE, MANY_LINES, ONE_LINE, Failed, Ripgrep, SaLint, run

ROOT = os.path.dirname(os.path.dirname(HERE))
# What must hold, as ratios and MiB; see benches/README.md.
AGAINST_ONE_PASS, AGAINST_THREE_PASSES, PEAK_MIB = 10, 1, 64


def arguments():
    parser = argparse.ArgumentParser(prog="benches/compare", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=5_000, help="pages of the generated site (default: 5000)")
    parser.add_argument("--seed", default="1", help="seed of the generated site (default: 1)")
    parser.add_argument("--mentions", type=float, default=0.03, help="share of pages that name the scheme (default: 0.03)")
    parser.add_argument("--rounds", type=int, default=7, help="rounds that are measured (default: 7)")
    parser.add_argument("--site", help="measure this folder instead of a generated one")
    parser.add_argument("--manifest", help="its truth, in the form that generate.py writes")
    parser.add_argument("--binary", help="a release build of sa-lint (default: build one)")
    parser.add_argument("--list", action="store_true", help="list every phrase missed and every false report of sa-lint")
    parser.add_argument("--check", action="store_true", help="exit with 1 when a target is missed")
    args = parser.parse_args()
    if bool(args.site) != bool(args.manifest):
        parser.error("--site and --manifest go together")
    return args


def sa_lint(binary):
    if not binary:
        subprocess.run(["cargo", "build", "--release", "--locked", "--quiet"], cwd=ROOT, check=True)
        binary = os.path.join(ROOT, "target", "release", "sa-lint")
    return SaLint(os.path.abspath(binary))


def ripgrep():
    binary = shutil.which("rg")
    if not binary:
        raise Failed("ripgrep is missing; install it: apt-get install ripgrep")
    version = subprocess.run([binary, "--version"], stdout=subprocess.PIPE, text=True, check=True).stdout
    return version.split("\n")[0], [
        Ripgrep(binary, "ripgrep, one pass", ONE_LINE, ["utf-8"]),
        Ripgrep(binary, "ripgrep, three passes", MANY_LINES, ["utf-8", "shift_jis", "euc-jp"]),
    ]


def measure(tools, site, rounds, scratch):
    """Figures of each tool per round; the tools take turns, and who begins changes."""
    figures = {tool.name: [] for tool in tools}
    outputs = {tool.name: [os.path.join(scratch, f"{n}-{i}") for i in range(3)] for n, tool in enumerate(tools)}
    for turn in range(rounds + 1):
        for tool in tools[turn % len(tools):] + tools[:turn % len(tools)]:
            parts = [run(command, out) for command, out in zip(tool.commands(site), outputs[tool.name])]
            if turn > 0:  # the first round fills the cache
                figures[tool.name].append({
                    "wall": sum(part["wall"] for part in parts), "cpu": sum(part["cpu"] for part in parts),
                    "peak": max(part["peak_kib"] for part in parts) / 1024})
    return figures, outputs


def median(figures, key):
    return statistics.median(one[key] for one in figures)


def report(tools, figures, scores):
    print(f"\n{'':24}{'wall s':>9}{'(from':>8}{'to)':>8}{'CPU s':>8}{'peak MiB':>10}{'found':>12}{'decoys':>12}{'elsewhere':>11}")
    for tool in tools:
        mine, score = figures[tool.name], scores[tool.name]
        walls = [one["wall"] for one in mine]
        print(f"{tool.name:24}{median(mine, 'wall'):9.3f}{min(walls):8.3f}{max(walls):8.3f}{median(mine, 'cpu'):8.2f}"
              f"{max(one['peak'] for one in mine):10.1f}{f'{score.found}/{score.wrong}':>12}"
              f"{f'{len(score.decoys)}/{score.of_decoys}':>12}{len(score.elsewhere):11}")
    print("\nFound by class of phrase")
    kinds = sorted({kind for score in scores.values() for kind in score.by_class})
    print(f"{'':24}" + "".join(f"{kind:>12}" for kind in kinds))
    for tool in tools:
        cells = (scores[tool.name].by_class[kind] for kind in kinds)
        print(f"{tool.name:24}" + "".join(f"{f'{found}/{count}':>12}" for found, count in cells))


def ratio(figures, other):
    """The median of sa-lint's time to another's, round by round."""
    pairs = zip(figures["sa-lint"], figures[other])
    return statistics.median(mine["wall"] / theirs["wall"] for mine, theirs in pairs)


def verdicts(tools, figures, score):
    one, three = (ratio(figures, tool.name) for tool in tools[1:])
    peak = max(one["peak"] for one in figures["sa-lint"])
    false = len(score.decoys) + len(score.elsewhere)
    return [
        (one <= AGAINST_ONE_PASS, f"time to ripgrep's one pass {one:.2f}x (at most {AGAINST_ONE_PASS}x)"),
        (three < AGAINST_THREE_PASSES, f"time to ripgrep's three passes {three:.2f}x (below {AGAINST_THREE_PASSES}x)"),
        (peak <= PEAK_MIB, f"peak memory {peak:.1f} MiB (at most {PEAK_MIB} MiB)"),
        (not score.missed, f"wrong phrases found {score.found} of {score.wrong} (all)"),
        (not false, f"false reports {false} (none)"),
    ]


def main():
    args = arguments()
    version, others = ripgrep()
    tools = [sa_lint(args.binary), *others]
    with tempfile.TemporaryDirectory(prefix="sa-lint-bench-") as scratch:
        if args.site:
            site = os.path.abspath(args.site)
            with open(args.manifest, encoding="utf-8") as file:
                manifest = json.load(file)
        else:
            site = os.path.join(scratch, "site")
            manifest = generate(site, args.pages, args.seed, args.mentions)
        size = [os.path.getsize(os.path.join(at, name)) for at, _, names in os.walk(site) for name in names]
        wrong, decoys = load(manifest)
        print(f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}, {version}")
        print(f"{len(size)} files, {sum(size) / 1e6:.0f} MB, {len(wrong)} wrong phrases, {len(decoys)} decoys, {args.rounds} rounds")
        figures, outputs = measure(tools, site, args.rounds, scratch)
        scores = {tool.name: Score(wrong, decoys, list(tool.findings(site, outputs[tool.name]))) for tool in tools}
    report(tools, figures, scores)
    print("\nTargets")
    judged = verdicts(tools, figures, scores["sa-lint"])
    for holds, text in judged:
        print(f"  {'met   ' if holds else 'MISSED'}  {text}")
    if args.list:
        print("\nsa-lint: what was missed and falsely reported")
        print("\n".join(scores["sa-lint"].lines()) or "nothing")
    return 1 if args.check and not all(holds for holds, _ in judged) else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as error:
        print(f"benches/compare: {error}", file=sys.stderr)
        sys.exit(2)
