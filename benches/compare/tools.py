"""The programs that are compared: how they are run, and the places they report.

A place is `((line, column), (line, column))`, from 1, in characters, end exclusive.
"""

import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
# The name or a level, and within 40 characters a word that is wrong of it: what one would grep for.
NEAR = "(?:SECURITY ACTION|セキュリティアクション|[一二]つ星)[^。{0}]{{0,40}}(?:取得|認定|認証)"
ONE_LINE = NEAR.format("\\n")
MANY_LINES = NEAR.format("")
FILES = ["--glob", "*.{html,md,txt}"]  # what sa-lint reads, too
CLAIMS = {"certification-claim", "acquisition-claim", "scheme-misdescription", "label-claim"}


class Failed(Exception):
    """A program could not be run, or said that something is wrong."""


def run(command, output):
    """Runs `command`, its standard output into a file; wall and CPU seconds, peak KiB."""
    measure = [sys.executable, "-I", "-S", os.path.join(HERE, "measure.py"), output, *command]
    done = subprocess.run(measure, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    figures = json.loads(done.stdout) if done.returncode == 0 else {"code": None}
    if figures["code"] not in (0, 1):
        raise Failed(f"{command[0]} ended with {figures['code']}: {done.stderr.decode(errors='replace').strip()}")
    return figures


class SaLint:
    name = "sa-lint"

    def __init__(self, binary):
        self.binary = binary

    def commands(self, site):
        return [[self.binary, "--format", "json", "--lang", "en", site]]

    def findings(self, site, outputs):
        """`(file, place, rule, matched)` of every finding; hints say nothing of a claim."""
        with open(outputs[0], encoding="utf-8") as file:
            found = json.load(file)["findings"]
        for one in found:
            if one["severity"] != "hint":
                place = ((one["line"], one["column"]), (one["end_line"], one["end_column"]))
                yield os.path.relpath(one["path"], site), place, one["rule"], one["matched"]


class Ripgrep:
    def __init__(self, binary, name, pattern, encodings):
        self.binary, self.name, self.pattern, self.encodings = binary, name, pattern, encodings

    def commands(self, site, extra=("--line-number", "--no-heading")):
        # The user's own configuration and ignore files must not change what is measured.
        base = [self.binary, "--no-config", "--no-ignore", *extra, *FILES]
        if self.pattern is MANY_LINES:
            base.append("--multiline")
        return [[*base, "--encoding", encoding, "--regexp", self.pattern, site] for encoding in self.encodings]

    def findings(self, site, _outputs):
        """As `SaLint.findings`, from a run of its own that prints places."""
        for command in self.commands(site, extra=["--json"]):
            done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
            for line in done.stdout.splitlines():
                event = json.loads(line)
                if event["type"] == "match":
                    yield from matches(site, event["data"])


def matches(site, data):
    """The places of one match event of ripgrep."""
    lines = data["lines"].get("text")
    path = data["path"].get("text")
    if lines is None or path is None:
        return
    raw = lines.encode()
    for match in data["submatches"]:
        at = [place(raw, data["line_number"], match[key]) for key in ("start", "end")]
        matched = raw[match["start"]:match["end"]].decode(errors="replace")
        yield os.path.relpath(path, site), tuple(at), "near", matched


def place(raw, first_line, offset):
    before = raw[:offset].decode(errors="replace")
    return first_line + before.count("\n"), len(before) - before.rfind("\n")
