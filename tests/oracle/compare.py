#!/usr/bin/env python3
"""Compares how sa-lint reads Japanese with a morphological analyser and a dependency parser.

    compare.py --program target/debug/sa-lint [--list KIND] [--json FILE] FILE...

FILE is a corpus (`.jsonl`, form in tests/corpus/README.md) or a text with a sentence on each line
(`.txt`). Prints, for each kind of difference, how often both could be compared and how often they
differ; `--list all` prints the differences themselves. Exit code 0 when everything was compared, 1 when
a text could not be read; differences are no failure.
"""

import argparse
import collections
import concurrent.futures
import json
import pathlib
import re
import subprocess
import sys

import ours
import texts
import theirs

KINDS = {
    "missed": "an inflected word that sa-lint does not read as one",
    "invented": "an inflected word that only sa-lint sees",
    "noun": "the same, with a particle behind it: a noun for both (取り組みを)",
    "joined": "two inflected words in one of sa-lint's",
    "split": "two of sa-lint's in one inflected word",
    "ends": "an inflected word ends elsewhere",
    "negation": "one denies, the other does not",
    "form": "past, te, condition, … differ",
    "object": "a noun with を goes to another verb",
    "claim-object": "a claim of a scheme whose predicate has another object",
    "claim-missing": "a predicate whose object names the scheme, and no claim",
    "claim-polarity": "a claim is asserted of a denied predicate, or denied where nothing behind denies",
    "claim-property": "a claim is denied, and the first that denies behind it is an adjective (少なくない)",
    "claim-above": "a claim is asserted under something that is denied",
}
OBJECTS = {"scheme", "level", "act", "status"}
# Read as inflected, no word of its own for the analyser: 制度です.
COPULA = ("です", "でした", "でしょう", "だった", "でして")


class Comparison:
    """Counts and differences by kind."""

    def __init__(self):
        self.compared = collections.Counter()
        self.differ = collections.defaultdict(list)
        self.particles = 0

    def say(self, kind, differs, sentence, case, detail):
        self.compared[kind] += 1
        if differs:
            self.differ[kind].append({"case": case, "detail": detail, "sentence": sentence.text})


def compare_words(sentence, words, case, result):
    """Inflected words, one by one: place, denial, form."""
    chunks = sentence.inflected()
    partners = {}
    for word in words:
        around = sentence.chunk_at(word.start)
        if around and around.particle and around.end <= word.start:
            result.particles += 1  # として, について: a particle for sa-lint
            continue
        # The one that holds the last letter, or a part.
        met = [chunk for chunk in chunks if chunk.start < word.end and word.start < chunk.end]
        holding = next((chunk for chunk in met if word.end <= chunk.end), None)
        result.say("missed", not met, sentence, case, f"{word.text} ({word.lemma})")
        if not met:
            continue
        for chunk in met:
            partners.setdefault(chunk.start, []).append(word)
        pieces = [chunk.text for chunk in met if chunk.end <= word.end]
        result.say("split", len(pieces) > 1, sentence, case, f"{word.text} | {pieces}")
        if len(pieces) > 1:
            continue
        chunk = holding or met[-1]
        same = chunk.end == word.end
        result.say("ends", not same, sentence, case, f"{word.text} | {chunk.text}")
        if same and word.lemma != "無い":
            detail = f"{word.text}: {word.negative} | {chunk.text}: {chunk.negative}"
            result.say("negation", word.negative != chunk.negative, sentence, case, detail)
        if same and word.form:
            detail = f"{word.text}: {word.form} | {chunk.text}: {chunk.form}"
            result.say("form", word.form != chunk.form, sentence, case, detail)
    for chunk in chunks:
        inside = partners.get(chunk.start, [])
        if not inside and chunk.text[: chunk.end - chunk.start].endswith(COPULA):
            continue
        kind = "noun" if chunk.is_nominal() else "invented"
        result.say(kind, not inside, sentence, case, chunk.text)
        result.say("joined", len(inside) > 1, sentence, case, f"{chunk.text} | {[w.text for w in inside]}")


def compare_objects(sentence, parsed, case, result):
    """Each noun with を: the verb that it goes to."""
    for noun, verb in ours.objects(sentence):
        head = theirs.governor(parsed, noun.start, noun.end)
        if head is not None:
            same = verb.meets(head.idx, head.idx + len(head))
            result.say("object", not same, sentence, case, f"{noun.text} → {head.text} | {verb.text}")


def names_scheme(sentence, token):
    """True when a noun, or what modifies it, names a scheme."""
    chunks = [sentence.chunk_at(part.idx) for part in token.subtree]
    return any(chunk and chunk.kind in OBJECTS for chunk in chunks)


def compare_claims(sentence, parsed, words, case, result):
    """Claims with objects and denials; predicates of a scheme that are no claim."""
    for claim in sentence.claims:
        objects = theirs.children(parsed, claim.start, claim.end, ("obj",))
        objects = [token for token in objects if not claim.start <= token.idx < claim.end]
        if objects:
            other = not any(names_scheme(sentence, token) for token in objects)
            result.say("claim-object", other, sentence, case, f"{objects[-1].text}を | {claim.predicate}")
        denied = any(word.negative and word.meets(claim.start, claim.end) for word in words)
        behind = any((word.negative or word.lemma == "無い") and word.end > claim.start for word in words)
        wrong = denied if claim.polarity == "asserted" else claim.polarity == "denied" and not behind
        result.say("claim-polarity", wrong, sentence, case, f"{claim.predicate}: {claim.polarity}")
        first = next((word for word in words if word.negative and word.end > claim.start), None)
        if claim.polarity == "denied":
            property_ = first is not None and first.adjective
            result.say("claim-property", property_, sentence, case, f"{claim.predicate} | {first and first.text}")
        if claim.polarity == "asserted":
            above = theirs.above(parsed, claim.start, claim.end)
            over = [w for w in words if w.negative or w.lemma == "無い" if any(w.start <= at < w.end for at in above)]
            over = [word for word in over if not word.meets(claim.start, claim.end)]
            result.say("claim-above", bool(over), sentence, case, f"{claim.predicate} | {[w.text for w in over]}")
    for chunk in sentence.chunks:
        if chunk.kind != "predicate" or not ours.is_verb(chunk):
            continue
        passive = any(word.passive and word.meets(chunk.start, chunk.end) for word in words)
        relations = ("obj", "nsubj") if passive else ("obj",)
        objects = theirs.children(parsed, chunk.start, chunk.end, relations)
        objects = [token for token in objects if names_scheme(sentence, token)]
        if objects:
            claimed = any(chunk.meets(claim.start, claim.end) for claim in sentence.claims)
            result.say("claim-missing", not claimed, sentence, case, f"{objects[0].text} | {chunk.text}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--list", default="", help="a kind, or `all`")
    parser.add_argument("--json", type=pathlib.Path, help="write the differences here")
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()

    cases = [case for file in arguments.files for case in texts.cases(file)]
    no_text = [name for name, text in cases if text is None]
    cases = [(name, text) for name, text in cases if text is not None]
    result, failed, sentences, seen = Comparison(), [], 0, set()
    morphology, syntax = theirs.Morphology(), theirs.Syntax()

    def read(case):
        try:
            return ours.read(arguments.program, case[1])
        except (subprocess.CalledProcessError, ValueError) as error:
            return error

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for (name, _), read_ in zip(cases, pool.map(read, cases)):
            if isinstance(read_, Exception):
                failed.append((name, read_))
                continue
            for sentence in read_:
                # Hiragana: Japanese, and no label. Each sentence once, however many cases hold it.
                if sentence.text in seen or not re.search("[ぁ-ん]", sentence.text):
                    continue
                seen.add(sentence.text)
                sentences += 1
                words, parsed = morphology.words(sentence.text), syntax.parse(sentence.text)
                compare_words(sentence, words, name, result)
                compare_objects(sentence, parsed, name, result)
                compare_claims(sentence, parsed, words, name, result)

    print(f"{len(cases)} texts, {sentences} different sentences; {len(no_text)} texts of source formats left out")
    print(f"{result.particles} inflected words are parts of particles for sa-lint (として, について), and not counted\n")
    print("| kind | what | compared | differ | % |\n| --- | --- | --: | --: | --: |")
    for kind, what in KINDS.items():
        compared, differ = result.compared[kind], len(result.differ[kind])
        print(f"| {kind} | {what} | {compared} | {differ} | {100 * differ / max(compared, 1):.1f} |")
    for kind, differences in result.differ.items():
        if arguments.list in (kind, "all"):
            print(f"\n## {kind}")
            for one in differences:
                print(f"{one['case']}\t{one['detail']}\t{one['sentence']}")
    if arguments.json:
        arguments.json.write_text(json.dumps(result.differ, ensure_ascii=False, indent=1), encoding="utf-8")
    for name, error in failed:
        print(f"{name}: {error}", file=sys.stderr)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
