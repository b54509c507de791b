"""One page as text, marks still in it: HTML of today, HTML of 2004, Markdown, plain text."""

import json

from claims import about_scheme, is_marked
from words import COMPANY, SECTIONS

PATHS = "products cases tech factory news recruit company support expo eco local people faq library".split()
CHARSETS = {"cp932": "Shift_JIS", "euc_jp": "EUC-JP"}


def style(w, size):
    """Rules of a style sheet, about `size` bytes."""
    parts = ["display:block", "margin:0 auto", "padding:1rem", "color:#223", "line-height:1.75", "border:0",
             "max-width:64rem", "font-weight:700", "background:#f6f8f9", "gap:.5rem"]
    names = "page head menu path lead body box list row cell foot tools".split()
    out, length = [], 0
    while length < size:
        rule = f".{w.pick(names)}__{w.pick(names)}{{{';'.join(w.pick(parts) for _ in range(3))}}}"
        out.append(rule)
        length += len(rule) + 1
    return "\n".join(out)


def script(w, size):
    """Statements of a script, about `size` bytes."""
    out, length = [], 0
    while length < size:
        number = int(w.rng.random() * 10_000)
        line = (f"function step{number}(state){{const box=document.getElementById('b{number}');"
                f"if(!box)return labels.get({number});box.dataset.label='{w.title()}';return box}}")
        out.append(line)
        length += len(line.encode()) + 1
    return "\n".join(out)


class Frame:
    """What all pages of a site share."""

    def __init__(self, w):
        self.titles = [w.title() for _ in range(240)]
        self.styles = [style(w, size) for size in (600, 1400, 2800)]
        self.scripts = [script(w, size) for size in (500, 1300, 2400)]
        self.menu = "\n".join(
            f'<li><a href="/{path}/">{name}</a><ul>' + "".join(
                f'<li><a href="/{path}/{n}/">{w.pick(self.titles)}</a></li>' for n in range(4)) + "</ul></li>"
            for path, name in zip(PATHS, SECTIONS))


def head(w, frame, number, title, description):
    date = f"{2015 + number % 11}-{1 + number % 12:02d}-{1 + number % 28:02d}"
    data = {"@context": "https://schema.org", "@type": "Article", "headline": title, "datePublished": date,
            "publisher": {"@type": "Organization", "name": COMPANY}}
    return [
        "<!DOCTYPE html>", '<html lang="ja">', "<head>", '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">', f"<title>{title}｜{COMPANY}</title>",
        f'<meta name="description" content="{description}">', f'<meta property="og:title" content="{title}">',
        f'<meta property="og:image" content="https://www.example.co.jp/img/{number % 30}.png">',
        f'<link rel="canonical" href="https://www.example.co.jp/a/{number}/">',
        '<link rel="stylesheet" href="/assets/site.css">', f"<style>\n{frame.styles[number % 3]}\n</style>",
        f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>', "</head>",
        f'<body class="page page--{number % 7}">', '<header class="page__head">',
        f'<p><a href="/"><img src="/img/mark.svg" alt="{COMPANY}" width="160" height="36"></a></p>',
        f'<nav aria-label="メニュー"><ul>\n{frame.menu}\n</ul></nav>', "</header>", "<main>", f"<h1>{title}</h1>",
        f'<p><time datetime="{date}">{date}</time></p>']


def old_head(frame, title, encoding):
    links = "<BR>\n".join(f'<A HREF="/{path}/">{name}</A>' for path, name in zip(PATHS, SECTIONS))
    return [
        '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">', '<HTML LANG="ja">', "<HEAD>",
        f'<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset={CHARSETS[encoding]}">', f"<TITLE>{title}</TITLE>",
        f'<SCRIPT TYPE="text/javascript"><!--\n{frame.scripts[0]}\n//--></SCRIPT>', "</HEAD>", '<BODY BGCOLOR="#FFFFFF">',
        '<TABLE WIDTH="720" BORDER="0" CELLPADDING="6"><TR>', f'<TD WIDTH="150" VALIGN="TOP">{links}</TD>',
        '<TD VALIGN="TOP">', f'<FONT SIZE="5" COLOR="#003366"><B>{title}</B></FONT><HR>']


def foot(frame, number):
    return [
        "</main>", '<footer class="page__foot">', "<ul>", '<li><a href="/privacy/">個人情報保護方針</a></li>',
        '<li><a href="/security/">情報セキュリティ基本方針</a></li>', "</ul>",
        f"<p><small>&copy; {2015 + number % 11} {COMPANY}</small></p>", "</footer>",
        f"<script>\n{frame.scripts[number % 3]}\n</script>", "</body>", "</html>", ""]


OLD_FOOT = ["</TD></TR></TABLE>", "<HR><FONT SIZE='2'>Copyright (C) 2004 SAMPLE CO.,LTD.</FONT>", "</BODY>", "</HTML>", ""]


def table(w, size):
    """A table of goods, about `size` bytes."""
    out, length = ["<table>", "<tr><th>型番</th><th>品名</th><th>ねらい</th><th>担当</th><th>台数</th></tr>"], 0
    while length < size:
        cells = [f"SP-{int(w.rng.random() * 9000)}", w.fill("{goods}"), w.fill("{theme}"), w.fill("{dept}"), w.fill("{n}")]
        row = "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
        out.append(row)
        length += len(row.encode()) + 1
    return out + ["</table>"]


def paragraphs(w, size, sentences):
    """Paragraphs of about `size` bytes, the given sentences strewn among them."""
    out, length = [], 0
    while length < size:
        paragraph = w.paragraph()
        out.append(paragraph)
        length += len(paragraph.encode())
    for sentence in sentences:
        at = int(w.rng.random() * len(out))
        text = w.sentence()
        out.insert(at, w.pick([sentence, sentence + text, text + sentence]))
    return out


def layout(w, number, texts):
    """Paragraphs as blocks of HTML: headings over some, lists, figures, lines wrapped by an editor."""
    by_editor = w.rng.random() < 0.15
    out = []
    for n, text in enumerate(texts):
        if n % 6 == 0:
            out.append(f'<h2 id="s{n}">{w.title()}</h2>')
        marked = is_marked(text)
        if by_editor and not marked:
            text = "\n" + "\n".join("  " + text[at:at + 44] for at in range(0, len(text), 44)) + "\n"
        if n % 8 == 5 and not marked:
            out.append("<ul>\n" + "\n".join(f"<li>{w.sentence()}</li>" for _ in range(3)) + "\n</ul>")
        out.append(f"<p>{text}</p>")
        if n % 10 == 7:
            image = int(w.rng.random() * 90)
            out.append(f'<figure><img src="/img/{image}.jpg" alt="{w.fill("{goods}の{means}")}"><figcaption>{w.fill("{town}の工場")}</figcaption></figure>')
    return out


def html(w, frame, number, size, encoding, marks, named, rate):
    title = frame.titles[number * 7 % len(frame.titles)]
    sentences, blocks = about_scheme(w, marks, "html", rate) if named else ([], [])
    description = w.sentence()
    old = encoding != "utf-8"
    if named and not old and w.rng.random() < rate / 5:
        description = marks.wrong("SECURITY ACTION二つ星を取得しました", "attribute") + "。" + description
    top = old_head(frame, title, encoding) if old else head(w, frame, number, title, description)
    bottom = OLD_FOOT if old else foot(frame, number)
    fixed = sum(len(line.encode()) for line in top + bottom)
    tables = int(size * w.pick([0, 0, 0.2])) if size < 200_000 else size // 2
    body = layout(w, number, paragraphs(w, max(1200, size - fixed - tables), sentences))
    for block in blocks:
        body.insert(int(w.rng.random() * len(body)), block)
    lines = top + body + (table(w, tables) if tables else []) + bottom
    if old:
        return "\r\n".join(lines).replace("\r\n", "\n").replace("\n", "\r\n")
    # Some sites are served minified, a page on a line.
    minified = w.rng.random() < 0.08 and not any("<pre" in line for line in lines)
    return "".join(lines) + "\n" if minified else "\n".join(lines)


def markdown(w, frame, number, size, marks, named, rate):
    sentences, _ = about_scheme(w, marks, "markdown", rate) if named else ([], [])
    out = ["---", f"title: {w.pick(frame.titles)}", f"date: 2025-{1 + number % 12:02d}-{1 + number % 28:02d}", "---", "",
           f"# {w.title()}", ""]
    for n, text in enumerate(paragraphs(w, size, sentences)):
        if n % 5 == 3:
            out += [f"## {w.fill('{theme}')}", ""]
        if n % 9 == 4:
            out += ["```js", "await securityAction.get('認証トークンを取得する')", "```", ""]
        if n % 7 == 2 and not is_marked(text):
            out += [f"- {w.sentence()}" for _ in range(3)] + [""]
        out += [text, ""]
    return "\n".join(out)


def text(w, frame, number, size, marks, named, rate):
    sentences, _ = about_scheme(w, marks, "text", rate) if named else ([], [])
    out = [f"{COMPANY}　{w.pick(frame.titles)}", "-" * 40, ""]
    for paragraph in paragraphs(w, size, sentences):
        if is_marked(paragraph):
            out += ["　" + paragraph, ""]
        else:
            out += ["　" + paragraph[at:at + 36] for at in range(0, len(paragraph), 36)] + [""]
    return "\n".join(out)
