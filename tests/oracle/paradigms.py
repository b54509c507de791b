#!/usr/bin/env python3
"""Has sa-lint read the common verbs and adjectives of a dictionary, in each of their forms.

    paradigms.py --program target/debug/sa-lint [--most 2400] [--list FORM]

The dictionary (IPADIC, in the package janome) lists every form of every word. Each stands in a frame,
「規程を書かない。」, and must be read as an inflected word that ends where it ends, with its form, and that
denies where it does. `--list` prints the words that were not, of one form or of `all`. Words that begin
with kanji are taken, those with the lowest cost first; IPADIC gives frequent words a low cost.
"""

import argparse
import collections

from janome.sysdic import entries

import ours

# What follows which form of the dictionary, what sa-lint has to call it, whether it denies, and what
# comes behind.
VERB = {
    "ない": ("未然形", "ない", {"dictionary"}, True, "。"),
    "ません": ("連用形", "ません", {"dictionary"}, True, "。"),
    "ずに": ("未然形", "ずに", {"te"}, True, "、会社は"),
    "continuative": ("連用形", "", {"continuative"}, False, "、会社は"),
    "te": ("連用タ接続", "て", {"te"}, False, "、会社は"),
    "past, before a noun": ("連用タ接続", "た", {"past"}, False, "会社は"),
    "dictionary, before a noun": ("基本形", "", {"dictionary"}, False, "会社は"),
    "condition": ("仮定形", "ば", {"condition"}, False, "、会社は"),
}
ADJECTIVE = {
    "dictionary, before a noun": ("基本形", "", {"dictionary"}, False, "会社は"),
    "くない": ("連用テ接続", "ない", {"dictionary"}, True, "。"),
    "かった": ("連用タ接続", "た", {"past"}, False, "会社は"),
    "adverb": ("連用テ接続", "", {"continuative"}, False, "なりました。"),
    "くて": ("連用テ接続", "て", {"te"}, False, "、会社は"),
}
# A verb between the scheme and what is said of it: the claim is to be found all the same.
BETWEEN = {
    "te": ("連用タ接続", "て", ""),
    "ずに": ("未然形", "ずに", ""),
    "continuative": ("連用形", "", "、"),
    "dictionary, before a noun": ("基本形", "", "社員が"),
    "past, before a noun": ("連用タ接続", "た", "社員が"),
    "ない, before a noun": ("未然形", "ない", "社員が"),
}
VOICED = ("ガ行", "ナ行", "バ行", "マ行")


def words(part, most):
    """The most frequent words of a part of speech: `{base: {form: surface}}` with its conjugation."""
    forms, cost = collections.defaultdict(dict), {}
    for surface, _, _, price, speech, kind, form, base, _, _ in entries().values():
        if not speech.startswith(f"{part},自立") or not "一" <= base[0] <= "鿿":
            continue
        key = (base, kind)
        forms[key].setdefault(form, surface)
        if form == "基本形":
            cost[key] = price
    common = sorted(cost, key=lambda key: (cost[key], key))
    return [(base, kind, forms[base, kind]) for base, kind in common if "文語" not in kind][:most]


def inflected(kind, forms, form, tail):
    """`書い` + `て`; `None` where the word has no such form."""
    taken = forms.get(form)
    if form == "連用タ接続" and taken is None:
        taken = forms.get("連用形")
    if taken is None:
        return None
    euphonic = form == "連用タ接続" and kind.startswith("五段") and any(row in kind for row in VOICED)
    voiced = euphonic and tail in ("て", "た")
    return taken + ({"て": "で", "た": "だ"}[tail] if voiced else tail)


def wrong(sentence, frame, text, wanted, negative):
    """What is wrong with the reading of a word; `None` where nothing is."""
    end = len(frame) + len(text)
    chunks = [chunk for chunk in sentence.inflected() if chunk.start < end and len(frame) < chunk.end]
    if not chunks or chunks[-1].end != end:
        return "unread"
    if chunks[-1].negative != negative:
        return "denial"
    if chunks[-1].form not in wanted:
        return "form"
    return "parted" if len(chunks) > 1 else None


# The last is no mistake of consequence: 取り|組む ends where it should, as it should.
PROBLEMS = ("unread", "denial", "form", "parted")


def cases(part, frame, table, most):
    """`(form, text, what it must be, whether it denies, sentence)` for each word in each form."""
    for _, kind, forms in words(part, most):
        for name, (form, tail, wanted, negative, behind) in table.items():
            text = inflected(kind, forms, form, tail)
            if text:
                yield name, text, wanted, negative, f"{frame}{text}{behind}"


def check(program, part, frame, table, most, listed):
    """Reads all words of a part of speech and prints what was read otherwise."""
    found = {name: collections.defaultdict(list) for name in table}
    total = collections.Counter()
    rest = list(cases(part, frame, table, most))
    while rest:
        some, rest = rest[:400], rest[400:]
        read = ours.read(program, "\n\n".join(case[4] for case in some))
        if len(read) != len(some):
            raise ValueError(f"{len(some)} sentences were read as {len(read)}")
        for (name, text, wanted, negative, _), sentence in zip(some, read):
            total[name] += 1
            problem = wrong(sentence, frame, text, wanted, negative)
            if problem:
                found[name][problem].append(text)
    print(f"\n| {part} | read | unread | denial | form | wrong % | parted |")
    print("| --- | --: | --: | --: | --: | --: | --: |")
    for name in table:
        unread, denial, form, parted = (len(found[name][problem]) for problem in PROBLEMS)
        share = 100 * (unread + denial + form) / max(total[name], 1)
        print(f"| {name} | {total[name]} | {unread} | {denial} | {form} | {share:.1f} | {parted} |")
        for problem, texts in found[name].items() if listed in (name, "all") else ():
            print(f"{problem}: {' '.join(texts)}")


def step_over(program, most, listed):
    """How claims are found over a verb with an object of its own: in their place, from elsewhere, not at all."""
    print("\n| 二つ星を、規程を…取得しました | read | in its place | elsewhere | no claim |")
    print("| --- | --: | --: | --: | --: |")
    common = words("動詞", most)
    for name, (form, tail, behind) in BETWEEN.items():
        texts = [inflected(kind, forms, form, tail) for _, kind, forms in common]
        texts = [text for text in texts if text]
        found = collections.defaultdict(list)
        for first in range(0, len(texts), 400):
            some = texts[first : first + 400]
            sentences = [f"SECURITY ACTIONの二つ星を、規程を{text}{behind}取得しました。" for text in some]
            read = ours.read(program, "\n\n".join(sentences))
            if len(read) != len(some):
                raise ValueError(f"{len(some)} sentences were read as {len(read)}")
            for text, sentence in zip(some, read):
                claims = [claim for claim in sentence.claims if claim.predicate.endswith("取得しました")]
                where = claims[0].found if claims and claims[0].polarity == "asserted" else "none"
                found[where].append(text)
        counts = [len(found[where]) for where in ("before", "elsewhere", "none")]
        print(f"| {name} | {len(texts)} | " + " | ".join(map(str, counts)) + " |")
        for where in ("elsewhere", "none") if listed in (name, "all") else ():
            print(f"{where}: {' '.join(found[where])}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--most", type=int, default=2400)
    parser.add_argument("--list", default="")
    arguments = parser.parse_args()
    check(arguments.program, "動詞", "規程を", VERB, arguments.most, arguments.list)
    check(arguments.program, "形容詞", "規程が", ADJECTIVE, arguments.most // 4, arguments.list)
    step_over(arguments.program, arguments.most, arguments.list)


if __name__ == "__main__":
    main()
