"""Says whether memory grows with a site: the peak for so many pages and for four times as many.

    python3 benches/memory                    # builds sa-lint, makes 5,000 and 20,000 pages, measures
    python3 benches/memory --program PATH     # a program that is there
    python3 benches/memory --pages 500

The pages are those of benches/compare; the larger site has each of them four times, by hard links, so
that it needs no more disk. Exits with 1 where the larger peak is more than a tenth higher.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
COMPARE = HERE.parent / "compare"
TIMES = 4
GROWTH = 1.1


def peak(program: Path, site: Path) -> tuple[float, float]:
    """Peak in MiB and seconds of a run over a site."""
    measure = [sys.executable, "-I", "-S", str(COMPARE / "measure.py"), os.devnull]
    command = [*measure, str(program), "--format", "json", str(site)]
    said = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    if said["code"] not in (0, 1):
        sys.exit(f"{program} ended with {said['code']}")
    return said["peak_kib"] / 1024, said["wall"]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--program", type=Path)
    options = parser.parse_args()
    program = options.program
    if program is None:
        root = HERE.parent.parent
        subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=root, check=True)
        program = root / "target" / "release" / "sa-lint"
    with tempfile.TemporaryDirectory() as folder:
        once = Path(folder) / "once"
        make = [sys.executable, str(COMPARE / "generate.py"), str(once), "--pages", str(options.pages)]
        subprocess.run(make, check=True, stdout=subprocess.DEVNULL)
        often = Path(folder) / "often"
        for number in range(TIMES):
            shutil.copytree(once, often / str(number), copy_function=os.link)
        peaks = []
        for name, site in (("once", once), ("often", often)):
            pages = options.pages * (TIMES if name == "often" else 1)
            runs = [peak(program, site) for _ in range(3)]
            mib, seconds = max(run[0] for run in runs), min(run[1] for run in runs)
            print(f"{pages:>7} pages  {mib:6.1f} MiB  {seconds:6.2f} s")
            peaks.append(mib)
    growth = peaks[1] / peaks[0]
    print(f"{TIMES} times the pages take {growth:.2f} times the memory")
    return int(growth > GROWTH)


if __name__ == "__main__":
    sys.exit(main())
