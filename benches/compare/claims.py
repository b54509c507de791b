"""What the pages say of the scheme: wrong phrases, decoys and right sentences.

A wrong phrase and a decoy are wrapped in two characters of a private plane, so that their places
are known in the finished page (`Marks.places`), however it is laid out.
"""

import re

NAME = "SECURITY ACTION"
# One company, one level: a site that claims both is itself wrong.
LEVELS = ["二つ星", "「二つ星」", "の二つ星", "の「二つ星」", "（二つ星）", "★★二つ星", " 二つ星"]
SPELLINGS = ["ＳＥＣＵＲＩＴＹ　ＡＣＴＩＯＮ", "セキュリティアクション", "セキュリティ・アクション", "Security Action"]
TEXTBOOK = ["を取得しました", "の認定を受けました"]
INFLECTED = ["を取得しております", "を取得いたしました", "を取得できました", "を取得済みです", "を獲得しました", "に認定されています",
             "に認定いただきました", "の認証を受けています", "の認定を取得しています", "を取得する予定です"]
NOUNS = ["取得済み", "認定企業", "取得事業者", "認定取得", "の取得を機に", "の取得に続き"]

RIGHT = [
    "{c}は、{n}{l}を宣言しました。",
    "{n}{l}を自己宣言し、対策を続けています。",
    "{n}は、中小企業が情報セキュリティ対策に取り組むことを自ら宣言する制度です。",
    "情報処理推進機構（IPA）の「{n}」で、二つ星を宣言しています。",
]

DECOYS = {
    "rival": [
        "{n}{l}を宣言したのに続き、ISMSの認証を取得しました。",
        "プライバシーマークの付与を受け、{n}{l}も宣言しています。",
        "{n}{l}を宣言しました。同じ月に健康経営優良法人の認定を受けました。",
        "ISO 27001の認証を取得しているほか、{n}{l}を宣言しています。",
    ],
    "thing": [
        "{n}の自己宣言IDを取得しました。",
        "GビズIDプライムを取得し、{n}{l}を宣言しました。",
        "{n}のロゴマークのデータを取得しました。",
    ],
    "denial": [
        "{n}は、IPAの認定や認証を受けるものではありません。",
        "{n}の星は取得するものではなく、自社で宣言するものです。",
        "{n}{l}を宣言していますが、第三者の認証を受けたものではありません。",
    ],
    "quotation": [
        "「{n}{l}を取得しました」という書き方は不適切です。",
        "「{n}{l}の認定を受けました」と書くのは誤りです。",
    ],
}
# Decoys that need markup of their own.
HIDDEN = {
    "comment": "<!-- {n}二つ星を取得しました -->",
    "script": "<script>var note = '{n}二つ星の認定を受けました';</script>",
    "name": "<script>securityAction.get('認証トークンを取得する')</script>",
    "code": "<pre><code>// {n}二つ星を取得しました</code></pre>",
    "struck": "<p><del>{n}二つ星を取得しました</del> {n}二つ星を宣言しました</p>",
}

OPEN, CLOSE = 0xF0000, 0xF8000  # first of the marks that open, and of those that close


class Marks:
    """The marked places of one page."""

    def __init__(self):
        self.records = []

    def mark(self, text, **record):
        number = len(self.records)
        self.records.append(record)
        return f"{chr(OPEN + number)}{text}{chr(CLOSE + number)}"

    def wrong(self, text, kind, phrase=None):
        return self.mark(text, list="violations", phrase=phrase or text, **{"class": kind})

    def decoy(self, text, kind):
        return self.mark(text, list="decoys", phrase=text, **{"class": kind})

    def places(self, text):
        """`text` without marks; each record learns its lines and columns (from 1, in characters)."""
        out, line, column, last = [], 1, 1, 0
        for found in re.finditer("[\U000f0000-\U000fffff]", text):
            run = text[last:found.start()]
            out.append(run)
            breaks = run.count("\n")
            line += breaks
            column = len(run) - run.rfind("\n") if breaks else column + len(run)
            last = found.end()
            number = ord(found[0])
            if number >= CLOSE:
                self.records[number - CLOSE].update(line_end=line, col_end=column)
            else:
                self.records[number - OPEN].update(line=line, col=column)
        return "".join(out) + text[last:]


def is_marked(text):
    return any(ord(c) >= OPEN for c in text)


def plain(w, marks):
    if w.rng.random() < 0.25:
        level = "二つ星"
        phrase = f"{NAME}について、昨年のうちに{level}{w.pick(TEXTBOOK)}"
    else:
        phrase = NAME + w.pick(LEVELS) + w.pick(TEXTBOOK)
    return marks.wrong(phrase, "plain") + "。"


def inflected(w, marks):
    return marks.wrong(NAME + w.pick(LEVELS) + w.pick(INFLECTED), "inflected") + "。"


def noun(w, marks):
    tail = w.pick(NOUNS)
    rest = "、社内の規則も改めました。" if tail.startswith("の") else "。"
    return marks.wrong(NAME + w.pick([" 二つ星", "「二つ星」"]) + tail, "noun") + rest


def spelling(w, marks):
    return marks.wrong(w.pick(SPELLINGS) + w.pick(["二つ星", "「二つ星」"]) + w.pick(TEXTBOOK), "spelling") + "。"


def wrapped(w, marks):
    level, tail = w.pick(LEVELS).strip(), w.pick(TEXTBOOK)
    phrase = NAME + level + tail
    cut = w.pick([8, len(NAME), len(NAME + level), len(phrase) - 5])
    first, rest = phrase[:cut].rstrip(), phrase[cut:].lstrip()
    return marks.wrong(first + "\n" + rest, "wrapped", phrase) + "。"


def inline(w, marks, kind):
    level, tail = w.pick(["二つ星", "「二つ星」"]), w.pick(TEXTBOOK)
    if kind == "markdown":
        text = w.pick([f"**{NAME}**{level}{tail}", f"[{NAME}](https://www.example.co.jp/){level}{tail}"])
    else:
        text = w.pick([
            f"<b>{NAME}</b>{level}{tail}", f'<a href="/sa/" class="link">{NAME}</a>の<em>{level}</em>{tail}',
            f"<span>SECURITY</span> <span>ACTION</span>{level}{tail}", f"{NAME}<br>{level}{tail}",
            f'{NAME}{level}{tail[:3]}<wbr>{tail[3:]}', f"{NAME}<strong>{level}</strong>{tail}"])
    return marks.wrong(text, "inline", NAME + level + tail) + "。"


def entity(w, marks):
    tail = w.pick(TEXTBOOK)
    text = w.pick([
        f"SECURITY&nbsp;ACTION二つ星{tail}", f"SECURITY&#32;ACTION&#x4E8C;つ星{tail}",
        f"{NAME}&#12300;二つ星&#12301;{tail}",
        f"{NAME}二つ星{tail}".replace("取得", "&#x53D6;&#x5F97;").replace("認定", "&#35469;&#23450;")])
    return marks.wrong(text, "entity", f"{NAME}二つ星{tail}") + "。"


def carried(w, marks):
    verb = w.pick(["二つ星を取得しました", "二つ星に認定されました", "二つ星の認定を受けました"])
    return f"当社は「{NAME}」に取り組んでいます。{w.pick(['昨年、', 'このたび', ''])}{marks.wrong(verb, 'carried')}。"


def structure(w, marks):
    """A block of its own, whose heading, term or head cell names the scheme."""
    level = "二つ星"
    return w.pick([
        lambda: f"<h3>{NAME}</h3>\n<p>{marks.wrong(level + 'を取得しました', 'structure')}。</p>",
        lambda: f"<dl><dt>{NAME}</dt><dd>{marks.wrong(level + '取得', 'structure')}（2024年）</dd></dl>",
        lambda: f"<table><tr><th>{NAME}</th><td>{marks.wrong(level + 'の認定を受けました', 'structure')}</td></tr></table>",
    ])()


def attribute(w, marks):
    phrase = NAME + w.pick(["二つ星", "「二つ星」"]) + w.pick(TEXTBOOK)
    marked = marks.wrong(phrase, "attribute")
    return w.pick([f'<img src="/img/star.png" width="90" height="90" alt="{marked}">',
                   f'<p><a href="/security/" title="{marked}">対策のページ</a></p>'])


def english(w, marks):
    phrase = w.pick([f"obtained two stars under {NAME}", f"certified with one star by {NAME}"])
    lead = "We have " if phrase.startswith("obtained") else "We are "
    return f'<p lang="en">{lead}{marks.wrong(phrase, "english")}.</p>'


# Class and how often, for text that runs on; the blocks stand alone and are HTML only.
RUNNING = [(plain, 46), (inflected, 16), (noun, 8), (inline, 12), (wrapped, 8), (entity, 6), (spelling, 6), (carried, 6)]
BLOCKS = [(structure, 5), (attribute, 5), (english, 2)]


def choose(w, weighted):
    at = w.rng.random() * sum(weight for _, weight in weighted)
    for choice, weight in weighted:
        at -= weight
        if at < 0:
            return choice
    return weighted[-1][0]


def about_scheme(w, marks, kind, rate):
    """`(sentences, blocks)` on the scheme for one page of `kind` html, markdown or text."""
    sentences, blocks = [], []
    wrong = w.rng.random() < rate
    for _ in range(w.pick([1, 1, 1, 2]) if wrong else 0):
        make = choose(w, RUNNING + (BLOCKS if kind == "html" else []))
        if make in (structure, attribute, english):
            blocks.append(make(w, marks))
        elif make is inline and kind != "text":
            sentences.append(inline(w, marks, kind))
        elif make in (inline, entity) and kind != "html":
            sentences.append(plain(w, marks))
        else:
            sentences.append(make(w, marks))
    right = dict(c="株式会社サンプル", n=NAME)
    if not wrong or w.rng.random() < 0.5:
        sentences += [w.pick(RIGHT).format(l=w.pick(LEVELS), **right) for _ in range(1 + int(w.rng.random() * 2))]
    if w.rng.random() < 0.5:
        why = w.pick(list(DECOYS))
        sentences.append(marks.decoy(w.pick(DECOYS[why]).format(l=w.pick(LEVELS), **right), why))
    if kind == "html" and w.rng.random() < 0.2:
        why = w.pick(list(HIDDEN))
        blocks.append(marks.decoy(HIDDEN[why].format(n=NAME), why))
    w.rng.shuffle(sentences)
    return sentences, blocks
