"""How sa-lint reads a text: sentences, chunks with their places, claims."""

import json
import subprocess
from dataclasses import dataclass


@dataclass
class Chunk:
    """A chunk; `end` is where its particles begin."""

    start: int
    end: int
    stop: int
    text: str
    kind: str
    particle: str | None
    form: str | None
    negative: bool
    clause: int

    def covers(self, at):
        return self.start <= at < self.stop

    def meets(self, start, end):
        return self.start < end and start < self.stop

    def is_nominal(self):
        """A verb that is a noun here: 取り組みを, 違いは."""
        return self.form == "continuative" and self.particle is not None


@dataclass
class Claim:
    """A claim; `start` and `end` are its predicate's place in the sentence."""

    start: int
    end: int
    predicate: str
    object: str
    found: str
    polarity: str


@dataclass
class Sentence:
    text: str
    chunks: list[Chunk]
    claims: list[Claim]

    def inflected(self):
        return [chunk for chunk in self.chunks if chunk.form]

    def chunk_at(self, at):
        return next((chunk for chunk in self.chunks if chunk.covers(at)), None)


def read(program, text):
    """The sentences of `text`. Raises where the program fails or its output is not what it was."""
    command = [program, "explain", "--sentence", "-", "--format", "json"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    return [sentence(one) for one in json.loads(done.stdout)]


def sentence(read):
    text = read["sentence"]
    chunks, at = [], 0
    for number, clause in enumerate(read["clauses"]):
        for part in clause["chunks"]:
            if at == 0 and not chunks:
                part["text"] = part["text"].lstrip()
            start = text.index(part["text"].rstrip(), at)
            if text[at:start].strip():
                raise ValueError(f"the chunks of {text!r} leave {text[at:start]!r} out")
            at = start + len(part["text"].rstrip())
            particle = part["particle"]
            end = start + part["text"].rfind(particle) if particle else at
            chunks.append(
                Chunk(start, end, at, part["text"], part["kind"], particle, part["form"], part["negative"], number)
            )
    if text[at:].strip():
        raise ValueError(f"the chunks of {text!r} leave {text[at:]!r} out")
    claims, at = [], 0
    for claim in read["claims"]:
        # In order; of words that stand twice the first that is not behind.
        start = text.find(claim["predicate"], at)
        start = start if start >= 0 else text.index(claim["predicate"])
        at = start + 1
        end = start + len(claim["predicate"])
        claims.append(Claim(start, end, claim["predicate"], claim["object"], claim["found"], claim["polarity"]))
    return Sentence(text, chunks, claims)


def is_verb(chunk):
    """An inflected word, or a noun in a verb's place: 二つ星を取得、…"""
    return chunk.form or (chunk.kind == "predicate" and chunk.particle is None)


def objects(sentence):
    """Each noun with を and the verb it goes to: the nearest behind it that has none yet (docs/design.md)."""
    waiting, pairs = [], []
    for chunk in sentence.chunks:
        if chunk.particle == "を" and (chunk.is_nominal() or not chunk.form):
            waiting.append(chunk)
        elif waiting and is_verb(chunk) and not chunk.is_nominal():
            pairs.append((waiting.pop(), chunk))
    return pairs
