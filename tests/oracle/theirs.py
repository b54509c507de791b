"""How the analysers read a sentence: inflected words (fugashi, UniDic), objects (GiNZA)."""

from dataclasses import dataclass

import fugashi
import spacy

# Verbs that make one word with the noun right before them: 取得する, 認定いただく.
LIGHT = {"為る", "出来る", "致す", "為さる", "下さる", "頂く", "申し上げる"}
# Particles that belong to the inflected word before them.
JOINING = {"て", "ば", "ながら", "つつ", "たり"}
DENIALS = {"ない", "ず", "ぬ", "まい"}


@dataclass
class Word:
    """An inflected word with all that inflects it: 取得 し て い ませ ん."""

    start: int
    end: int
    text: str
    lemma: str
    negative: bool
    passive: bool
    adjective: bool
    form: str | None

    def meets(self, start, end):
        return self.start < end and start < self.end


class Morphology:
    def __init__(self):
        self.tagger = fugashi.Tagger()

    def tokens(self, text):
        at, tokens = 0, []
        for node in self.tagger(text):
            start = text.index(node.surface, at)
            at = start + len(node.surface)
            tokens.append((start, at, node.surface, node.feature))
        return tokens

    def words(self, text):
        """The verbs and adjectives of a sentence."""
        tokens = self.tokens(text)
        found, i = [], 0
        while i < len(tokens):
            if not begins(tokens, i):
                i += 1
                continue
            last = i
            if tokens[i][3].pos1 in ("名詞", "接尾辞"):
                last = i + 1
            while last + 1 < len(tokens) and goes_on(tokens, last):
                last += 1
            found.append(word(tokens[i : last + 1]))
            i = last + 1
        return found


def begins(tokens, i):
    start, end, _, feature = tokens[i]
    if feature.pos1 in ("動詞", "形容詞"):
        return True
    if feature.pos1 not in ("名詞", "接尾辞") or i + 1 == len(tokens):
        return False
    behind = tokens[i + 1]
    light = behind[3].pos1 == "動詞" and behind[3].lemma in LIGHT and behind[0] == end
    return light and (feature.pos3 or "").startswith("サ変") or light and behind[3].lemma == "為る"


def goes_on(tokens, last):
    """True where the token behind `last` belongs to the same inflected word."""
    _, end, surface, feature = tokens[last]
    start, _, behind, next_ = tokens[last + 1]
    if start != end:
        return False
    continuative = (feature.cForm or "").startswith("連用形")
    if next_.pos1 == "助動詞":
        polite_past = next_.lemma == "です" and feature.lemma in DENIALS
        return next_.lemma not in ("だ", "です", "らしい", "べし", "だろう") or polite_past
    if next_.pos1 == "助詞":
        if surface == "ず" and behind == "に":
            return True
        return next_.lemma in JOINING and next_.pos2 in ("接続助詞", "副助詞")
    if feature.lemma == "て" and feature.pos1 == "助詞":
        return next_.pos2 == "非自立可能" and next_.lemma not in ("良い", "無い", "為る")
    if next_.pos1 == "動詞":
        # 少なくありません
        of_adjective = feature.pos1 == "形容詞" and next_.lemma == "有る"
        return continuative and (feature.pos1 == "動詞" or of_adjective)
    if next_.pos1 == "形容詞":
        return continuative and next_.lemma == "無い" and feature.lemma != "て"
    return next_.pos1 == "接尾辞" and next_.pos2 == "形容詞的" and continuative


def word(tokens):
    features = [feature for _, _, _, feature in tokens]
    auxiliary = {feature.lemma for feature in features if feature.pos1 == "助動詞"}
    denied = auxiliary & DENIALS or any(f.lemma == "無い" for f in features[1:])
    text = "".join(surface for _, _, surface, _ in tokens)
    return Word(
        tokens[0][0],
        tokens[-1][1],
        text,
        features[0].lemma or text,
        bool(denied),
        bool(auxiliary & {"れる", "られる"}),
        features[0].pos1 == "形容詞" and features[0].lemma != "無い",
        form(features[-1], tokens[-1][2], features),
    )


def form(last, surface, features):
    """The form in the words of sa-lint; `None` where there is no telling."""
    if last.pos1 == "助詞":
        return {"に": "te", "て": "te", "ながら": "te", "つつ": "te", "ば": "condition", "たり": "tari"}.get(last.lemma)
    shape = last.cForm or ""
    if last.lemma == "た" and last.pos1 == "助動詞":
        return "condition" if shape.startswith("仮定形") else "past"
    if last.lemma in DENIALS and shape.startswith("連用形") and surface == "ず":
        return "te"
    forms = {"連用形": "continuative", "終止形": "dictionary", "連体形": "dictionary", "意志推量形": "volitional"}
    return forms.get(shape.split("-")[0])


class Syntax:
    """Dependencies."""

    def __init__(self):
        self.parser = spacy.load("ja_ginza")

    def parse(self, text):
        return self.parser(text)


def at(parsed, start, end):
    """The tokens that touch a place."""
    return [token for token in parsed if token.idx < end and start < token.idx + len(token)]


def governor(parsed, start, end):
    """What a phrase at a place goes to; `None` where the parser takes it for no argument."""
    outside = [t for t in at(parsed, start, end) if not start <= t.head.idx < end]
    taken = [t for t in outside if t.dep_ in ("obj", "nsubj", "obl", "dislocated")]
    return taken[-1].head if taken else None


def children(parsed, start, end, relations):
    """What depends in one of some ways on what stands at a place."""
    heads = at(parsed, start, end)
    return [child for head in heads for child in head.children if child.dep_ in relations]


def above(parsed, start, end):
    """The places of the two words that what stands at a place depends on, with what is fixed to them."""
    heads = {token.head for token in at(parsed, start, end)}
    heads |= {head.head for head in heads}
    places = []
    for head in heads:
        parts = [head] + [c for c in head.children if c.dep_ in ("aux", "cop", "fixed", "mark")]
        places += [part.idx for part in parts + [c for part in parts for c in part.children if c.dep_ == "fixed"]]
    return places
