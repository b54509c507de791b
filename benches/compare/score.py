"""Findings against the truth: what was found, what was missed, what was reported falsely."""

from collections import Counter


def load(manifest):
    """`(wrong, decoys)` as dictionaries with `file`, `place`, `class`, `phrase`."""
    def entries(key):
        return [dict(file=one["file"], phrase=one["phrase"], place=place(one),
                     **{"class": one.get("class") or one.get("cls") or one.get("why", "")}) for one in manifest[key]]
    return entries("violations"), entries("decoys")


def place(one):
    return (one["line"], one["col"]), (one.get("line_end", one["line"]), one["col_end"])


def overlap(a, b):
    return a[0] < b[1] and b[0] < a[1]


class Score:
    """What one tool found."""

    def __init__(self, wrong, decoys, findings):
        by_file = {}
        for truth in wrong + decoys:
            by_file.setdefault(truth["file"], []).append(truth)
        hit, self.elsewhere = set(), []
        for file, where, rule, matched in findings:
            near = [t for t in by_file.get(file, []) if overlap(where, t["place"])]
            hit.update(id(t) for t in near)
            if not near:
                self.elsewhere.append((file, where, rule, matched))
        self.wrong = len(wrong)
        self.missed = [t for t in wrong if id(t) not in hit]
        self.decoys = [t for t in decoys if id(t) in hit and not any(
            overlap(t["place"], w["place"]) for w in by_file[t["file"]] if w in wrong)]
        self.of_decoys = len(decoys)
        self.by_class = {kind: (count - missed[kind], count) for missed in [Counter(t["class"] for t in self.missed)]
                         for kind, count in Counter(t["class"] for t in wrong).items()}

    @property
    def found(self):
        return self.wrong - len(self.missed)

    def lines(self):
        """Every miss and every false report, a line each, by class."""
        for title, entries in (("missed", self.missed), ("decoy reported", self.decoys)):
            for t in sorted(entries, key=lambda t: (t["class"], t["file"], t["place"])):
                yield f"{title} [{t['class']}] {t['file']}:{t['place'][0][0]}:{t['place'][0][1]} {t['phrase']}"
        for file, where, rule, matched in self.elsewhere:
            yield f"reported elsewhere [{rule}] {file}:{where[0][0]}:{where[0][1]} {matched}"
