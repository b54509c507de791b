"""Texts out of corpora: plain paragraphs of judged examples."""

import html.parser
import json
import re

BLOCKS = {"p", "div", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "br", "title", "section",
          "figcaption", "caption", "footer", "header", "main", "article", "ul", "ol", "table", "option", "button"}


class Visible(html.parser.HTMLParser):
    """What a reader sees of a page, a paragraph for each block."""

    def __init__(self):
        super().__init__()
        self.parts, self.hidden = [], 0

    def handle_starttag(self, tag, attributes):
        self.hidden += tag in ("script", "style")
        if tag in BLOCKS:
            self.parts.append("\n\n")

    def handle_endtag(self, tag):
        self.hidden -= tag in ("script", "style")
        if tag in BLOCKS:
            self.parts.append("\n\n")

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(re.sub(r"\s+", " ", data))


def of_html(text):
    page = Visible()
    page.feed(text)
    page.close()
    return "".join(page.parts)


def of_markdown(text):
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)
    text = re.sub(r"```.*?```", "", text, flags=re.S)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"^\s*(?:[-*+>#]+|\d+\.)\s+", "\n\n", text, flags=re.M)
    text = re.sub(r"[*_`]{1,3}", "", of_html(text.replace("\n", "\x00")).replace("\x00", "\n"))
    return text.replace("|", "\n\n")


READERS = {"text": str, "html": of_html, "markdown": of_markdown}


def cases(path):
    """`(id, text)` for each case; `text` is `None` where its format is no text."""
    if path.suffix == ".txt":
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                yield f"{path.stem}:{number}", line
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        reader = READERS.get(case["format"])
        yield case["id"], reader(case["text"]) if reader else None
