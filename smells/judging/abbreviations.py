"""Abbreviations in the headers of a ranking that its page never spells out. Pure."""

import re
from collections.abc import Iterator

from crawler.content import Column, ColumnRole, Content, Document, Table
from smells.judging.reading import score_columns

SHORTEST_TEXT = 300  # characters; a page of fewer words leaves its explanations to another
_ABBREVIATION = re.compile(r"(?<![A-Za-z0-9-])[A-Z][A-Z0-9]{1,5}(?![A-Za-z0-9-])")
_PERCENTILE = re.compile(r"P\d+")
# What everybody in the field reads without help.
_KNOWN = re.compile(
    r"ACC|ACCU|AI|API|AR|ARC|ASR|AUC|AUROC|AVG|BBH|BERT|BLEU|CER|CI|CIDER|"
    r"CLIP|CN|CODE|CPU|DE|ELO|EM|EN|ES|EU|F1|FID|FPS|FR|GB|GPQA|GPT|GPU|"
    r"GSM8K|HF|HI|HTML|ID|IFEVAL|II|III|IOU|IT|IV|JA|JP|JSON|KB|KO|KR|LLM|"
    r"MAE|MAP|MATH|MB|MBPP|METEOR|MMLU|MMMU|MRR|MSE|MT|NA|NDCG|NLI|NLP|NO|OCR|"
    r"OK|PDF|PPL|PSNR|PT|QA|RAG|RL|RMSE|ROC|ROUGE|RU|SFT|SOTA|SQL|SSIM|STEM|"
    r"TB|TH|TOP|TPS|TR|UK|URL|US|USD|VI|VQA|WER|YES|ZH"
)


def unexplained(content: Content, table: Table) -> list[str]:
    """Abbreviations of measures that occur nowhere on the page but as headers and cells."""
    document = content.document
    found = dict.fromkeys(
        short for column in score_columns(table) for short in _abbreviations(column)
    )
    if not found or document is None or _length(document) < SHORTEST_TEXT:
        return []
    texts = [*_prose(document), *_cells_elsewhere(content, table)]
    return [short for short in found if not any(_occurs(short, text) for text in texts)]


def _abbreviations(column: Column) -> Iterator[str]:
    if column.role is ColumnRole.METRIC:
        yield from (
            short
            for short in _ABBREVIATION.findall(column.full_name)
            if not _KNOWN.fullmatch(short) and not _PERCENTILE.fullmatch(short)
        )


def _length(document: Document) -> int:
    return sum(len(section.text) for section in document.sections)


def _prose(document: Document) -> Iterator[str]:
    """Lines of some words; a line of one or two is a cell or a header."""
    for section in document.sections:
        yield section.heading
        yield from (line for line in section.text.split("\n") if len(line) > 30)
    yield from (image.alt for image in document.images)


def _cells_elsewhere(content: Content, table: Table) -> Iterator[str]:
    """A glossary may be a table of its own."""
    for other in content.tables:
        if other.index != table.index and not other.is_ranking:
            yield from (cell.text for row in other.rows for cell in row.cells)
            yield from (column.full_name for column in other.columns)


def _occurs(short: str, text: str) -> bool:
    # Chinese letters may stand right beside it.
    return re.search(rf"(?<![A-Za-z0-9]){short}(?![A-Za-z0-9])", text) is not None
