"""The part of the page of switches where a claim token is put on a sample."""

from collections.abc import Mapping
from html import escape

from crawler.samples.catalogue import SAMPLES

_WORDS = {
    "en": {
        "title": "Claim a sample",
        "intro": "Begin a claim on the sample's page in the catalogue, then put its token here. "
        "The sample shows it in the head of its page, and the file "
        "/.well-known/leaderboard-claim.txt lists it. Take it away to see the claim fail.",
        "sample": "Sample",
        "token": "Token",
        "put": "Put it there",
        "take": "Take away",
    },
    "zh": {
        "title": "认领示例榜单",
        "intro": "先在目录中的示例榜单页面发起认领，再把令牌填在这里。示例页面会在 head 中显示它，"
        "文件 /.well-known/leaderboard-claim.txt 也会列出它。移除令牌，就能看到认领失效的过程。",
        "sample": "示例",
        "token": "令牌",
        "put": "放置",
        "take": "移除",
    },
}


def claim_part(tokens: Mapping[str, str], language: str) -> str:
    words = _WORDS[language]
    names = {each.key: each.name_zh if language == "zh" else each.name_en for each in SAMPLES}
    options = "".join(
        f'<option value="{key}">{escape(name)}</option>' for key, name in names.items()
    )
    return (
        f'<section id="claim-tokens"><h2>{words["title"]}</h2><p>{words["intro"]}</p>'
        '<form method="post" action="/claim-token">'
        f'<p><label>{words["sample"]}<br><select name="sample">{options}</select></label></p>'
        f'<p><label>{words["token"]}<br><input name="token" required maxlength="80" '
        'autocomplete="off" spellcheck="false"></label></p>'
        f"<p><button>{words['put']}</button></p></form>{_placed(tokens, names, words)}</section>"
    )


def _placed(tokens: Mapping[str, str], names: Mapping[str, str], words: Mapping[str, str]) -> str:
    rows = "".join(
        f"<tr><td>{escape(names[key])}<br><small><code>{escape(token)}</code></small></td>"
        '<td><form method="post" action="/claim-token">'
        f'<input type="hidden" name="sample" value="{escape(key)}">'
        f'<button aria-label="{words["take"]}: {escape(names[key])}">{words["take"]}</button>'
        "</form></td></tr>"
        for key, token in tokens.items()
    )
    return f"<table>{rows}</table>" if rows else ""
