"""Makes an office file or PDF of each kind with the libraries that many programs use, in the folder
given. Each holds the same wrong sentence in several places."""

import sys
from pathlib import Path

import docx
import openpyxl
import pptx
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

folder = Path(sys.argv[1])
wrong = "SECURITY ACTION 二つ星を取得しました。"

document = docx.Document()
document.add_heading("会社案内", 0)
document.add_paragraph(f"株式会社サンプルは、{wrong}")
table = document.add_table(rows=1, cols=2)
table.cell(0, 0).text, table.cell(0, 1).text = "情報セキュリティ", wrong
document.sections[0].header.paragraphs[0].text = wrong
document.save(folder / "a.docx")

slides = pptx.Presentation()
slide = slides.slides.add_slide(slides.slide_layouts[1])
slide.shapes.title.text, slide.placeholders[1].text = "会社説明", wrong
slide.notes_slide.notes_text_frame.text = wrong
slides.save(folder / "a.pptx")

workbook = openpyxl.Workbook()
workbook.active.title = "会社概要"
workbook.active["B3"] = wrong
workbook.active["B9"] = wrong
workbook.save(folder / "a.xlsx")

for name, vertical in [("a.pdf", False), ("vertical.pdf", True)]:
    font = UnicodeCIDFont("HeiseiMin-W3", isVertical=vertical)
    pdfmetrics.registerFont(font)
    pages = canvas.Canvas(str(folder / name), pagesize=A4)
    pages.showPage()
    pages.setFont(font.fontName, 11)
    pages.drawString(300, 700, wrong)
    pages.save()
