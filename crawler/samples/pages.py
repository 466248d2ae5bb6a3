"""The pages of the sample server: a board, a “not found” page, and the page of switches."""

from collections.abc import Mapping
from html import escape

from crawler.samples.catalogue import SAMPLES, Sample
from crawler.samples.claim_page import claim_part
from crawler.samples.rankings import PROTOCOL, TWO_SETS, ranking

_STYLE = """
body { font: 16px/1.6 system-ui, "Noto Sans CJK SC", sans-serif; margin: 0 auto;
       max-width: 46rem; padding: 1.5rem; color: #1c2430; background: #fbfbfd; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .5rem .75rem; border-bottom: 1px solid #d8dce4; }
button { font: inherit; padding: .35rem .9rem; border-radius: .4rem; cursor: pointer;
         border: 1px solid #3a4a63; background: #fff; min-width: 5.5rem; }
input, select { font: inherit; padding: .35rem .5rem; max-width: 100%; box-sizing: border-box; }
input[name=token] { width: 100%; } code { overflow-wrap: anywhere; }
.on { color: #a3261b; font-weight: 600; } .off { color: #1d6b3a; }
@media (prefers-color-scheme: dark) {
  body { color: #e6e9ef; background: #14181f; } th, td { border-color: #39424f; }
  button { background: #232b36; color: inherit; } .on { color: #ff9a8f; } .off { color: #7fd6a0; }
}
"""

_WORDS = {
    "en": {
        "title": "Sample boards",
        "intro": "These boards are served by the catalogue itself so that its rechecks can be "
        "watched. Switch a smell on or off; within a minute the catalogue has seen it.",
        "board": "Board",
        "smell": "Its smell is",
        "on": "on",
        "off": "off",
        "turn_on": "Switch on",
        "turn_off": "Switch off",
        "none": "never has one",
    },
    "zh": {
        "title": "示例榜单",
        "intro": "这些榜单由本站自己提供，用来观察复查的全过程。"
        "打开或关闭某个异味，一分钟内本站就会发现。",
        "board": "榜单",
        "smell": "异味状态",
        "on": "已打开",
        "off": "已关闭",
        "turn_on": "打开",
        "turn_off": "关闭",
        "none": "没有异味",
    },
}


def _document(title: str, body: str, language: str = "en", head: str = "") -> str:
    lang = "zh-Hans" if language == "zh" else "en"
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title>{head}<style>{_STYLE}</style></head>"
        f"<body>{body}</body></html>"
    )


def board_page(sample: Sample, *, smelly: bool, questions: str = "", claim: str = "") -> str:
    """`questions` is the address of its dataset, of the sample that links to one; `claim` a token
    that somebody put there.
    """
    headers, *rows = ranking(sample.key, smelly=smelly)
    head = "".join(f"<th>{escape(header)}</th>" for header in headers)
    body = "\n".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows
    )
    prose = "".join(f"<p>{escape(text)}</p>" for text in _prose(sample))
    if questions:
        prose += f'\n<p>The questions are in <a href="{escape(questions)}">the dataset</a>.</p>'
    return _document(
        sample.name_en,
        f"<h1>{escape(sample.name_en)}</h1>{prose}\n<table><tr>{head}</tr>\n{body}</table>"
        '<p><a href="/">All sample boards</a></p>',
        head=f'<meta name="leaderboard-claim" content="{escape(claim)}">' if claim else "",
    )


def readme(sample: Sample) -> str:
    """With the ranking, but for the app that shows it by itself or not at all."""
    headers, *rows = ranking(sample.key, smelly=False)
    lines = [headers, ["---"] * len(headers), *rows]
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    prose = "\n\n".join(_prose(sample))
    shown = "" if sample.key == "silent" else f"\n## Leaderboard\n\n{table}\n"
    return f"# {sample.name_en}\n\n{prose}\n{shown}"


def _prose(sample: Sample) -> list[str]:
    return [sample.what_en, *PROTOCOL, *([TWO_SETS] if sample.key == "ambiguous" else [])]


def not_found_page() -> str:
    return _document("404 Not Found", "<h1>404 Not Found</h1>")


def switch_page(on: set[str], tokens: Mapping[str, str], language: str) -> str:
    words = _WORDS[language]
    rows = "".join(_switch_row(sample, on, language) for sample in SAMPLES)
    return _document(
        words["title"],
        f"<h1>{words['title']}</h1><p>{words['intro']}</p><table>"
        f"<tr><th>{words['board']}</th><th>{words['smell']}</th><th></th></tr>{rows}</table>"
        + claim_part(tokens, language),
        language,
    )


def _switch_row(sample: Sample, on: set[str], language: str) -> str:
    words = _WORDS[language]
    name, what = (
        (sample.name_zh, sample.what_zh) if language == "zh" else (sample.name_en, sample.what_en)
    )
    shown = f'<a href="{escape(sample.path)}">{escape(name)}</a><br><small>{escape(what)}</small>'
    if sample.smell is None:
        return f"<tr><td>{shown}</td><td>{words['none']}</td><td></td></tr>"
    is_on = sample.key in on
    now, turn = ("on", "off") if is_on else ("off", "on")
    button = (
        '<form method="post" action="/switch">'
        f'<input type="hidden" name="sample" value="{escape(sample.key)}">'
        f'<button name="turn" value="{turn}" aria-label="{words["turn_" + turn]}: {escape(name)}">'
        f"{words['turn_' + turn]}</button></form>"
    )
    return f'<tr><td>{shown}</td><td class="{now}">{words[now]}</td><td>{button}</td></tr>'
