"""The words by which documents state counts, dates, cadence and notices. Pure data.

Patterns over one sentence, English and Chinese side by side.
"""

import re

from crawler.documents import ClaimKind


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_UP_TO_TWENTY = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
_WORD_NUMBERS = {word: number for number, word in enumerate(_UP_TO_TWENTY.split(), start=2)} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "hundred": 100,
}
_CHINESE = {sign: number for number, sign in enumerate("零一二三四五六七八九")} | {"两": 2}

_DIGIT = re.compile(r"\d")
_NUMBER = rf"\d{{1,3}}(?:,\d{{3}})+|\d{{1,7}}|{'|'.join(_WORD_NUMBERS)}"
NOUNS = (
    *("models", "llms", "mllms", "lvlms", "vlms", "language models", "systems", "agents", "tasks"),
    *("subtasks", "subjects", "disciplines", "categories", "topics", "datasets", "data sets"),
    *("benchmarks", "questions", "problems", "samples", "examples", "prompts", "instances"),
    *("test cases", "languages"),
)
_NOUN = "|".join(NOUNS)
COUNT = re.compile(
    rf"(?<![\w.$@-])(?=[\d$tefsnh])\$?(?P<number>{_NUMBER})\$?(?P<more>\s?\+)?\s"
    rf"(?:(?!(?:and|or|of|in|on|for|with|from|to|are|is|the)\b)[a-z][\w/&'-]*,?\s){{0,4}}?"
    rf"(?P<noun>{_NOUN})\b",
    re.IGNORECASE,
)
# A quick look: whatever COUNT matches by a number in digits holds this, in lower case.
COUNT_IN_DIGITS = re.compile(rf"[0-9]\S*+\s(?:\S++\s){{0,5}}?(?:{_NOUN})\b")
NUMBER_WORDS = tuple(_WORD_NUMBERS)
_MEASURE_WORD = "[个款种项道家类门]"
MEASURE_WORD = re.compile(_MEASURE_WORD)  # stands in all that CHINESE_COUNT matches
CHINESE_COUNT = re.compile(
    r"(?<![\d.a-zA-Z\-年月第])(?P<number>\d{1,7}|[一二三四五六七八九十百两]{1,4})\s?"
    rf"(?P<more>\+|余|多)?\s?{_MEASURE_WORD}"
    r"(?:(?![对的从和与在把将被及为至以])[\u4e00-\u9fff]){0,6}?"
    r"(?P<noun>模型|任务|子任务|学科|科目|主题|数据集|基准|题目|问题|试题|选择题|客观题|(?<=道)题"
    r"|样本|语言|语种|测试用例)(?!类型|种类|类别|集|库)"
)
COUNTED: tuple[tuple[ClaimKind, re.Pattern[str]], ...] = (
    (
        ClaimKind.MODEL_COUNT,
        _any(r"models|(m|lv|v)?llms|lvlms|vlms|language models|systems|agents", "模型"),
    ),
    (
        ClaimKind.TASK_COUNT,
        _any(r"(sub)?tasks|subjects|disciplines|categories|topics", "(子)?任务|学科|科目|主题"),
    ),
    (ClaimKind.DATASET_COUNT, _any(r"data ?sets|benchmarks", "数据集|基准")),
    (
        ClaimKind.QUESTION_COUNT,
        _any(
            r"questions|problems|samples|examples|prompts|instances|test cases",
            "题目|问题|试题|(选择|客观)?题|样本|测试用例",
        ),
    ),
    (ClaimKind.LANGUAGE_COUNT, _any("languages", "语言|语种")),
)
# Without one of these a number of models is not about what the board evaluates.
CONTEXT = _any(
    r"\b(evaluat|assess|test(s|ed|ing)?\b|benchmark|leader ?board|rank|compar|cover|compris)",
    r"\b(consist|contain|includ|featur|span|support|across|in total|total of|currently)",
    r"\b(there are|we have)",
    "评测|测评|评估|测试|基准|榜|涵盖|包含|包括|覆盖|组成|选取|收录|共|总计|参与|支持",
)
NOT_A_TOTAL = _any(
    r"\b(top|first|last|another|other|additional|best|these|those|only|each|per|every|new) ?$",
    r"\b(added?|adding|remaining|previous|of the|level|step|version|figure|table|section) ?$",
    r"\brandomly selected ?$",
    "(前|另|其他|每|新增|新加|这|那|加入|增加|第|添加)[^。]{0,2}$",
)
AT_LEAST = _any(
    r"\b(over|more than|at least|exceeding|beyond|upwards of) ?$", "(超过|逾|多达|至少|不少于)$"
)
ABOUT = _any(
    r"\b(about|around|approximately|nearly|almost|up to|roughly|some) ?$",
    r"[~≈]$",
    "(约|近|大约|接近|将近)$",
)

NEWS = _any(
    r"\bnews\b|\bupdates?\b|change ?log|\bhistory\b|what'?s new|\brelease notes\b",
    "更新|动态|新闻|公告|历史|往期|日志",
)
UPDATED = _any(
    r"\b(last |latest |recently )?updat(ed?|es)( on| at| date)?\b|\bas of\b|\blast modified\b",
    "更新|截至|截止",
)
UPDATED_HINTS = ("updat", "as of", "last modified", "更新", "截至", "截止")

# Of both of these one must occur: searching for every pattern everywhere is slow.
OFTEN_HINTS = (
    *("updat", "refresh", "reevaluat", "re-evaluat", "publish", "releas"),
    *("更新", "发布", "刷新"),
)
RHYTHM_HINTS = (
    *("week", "month", "dai", " day", "quarter", "year", "annual", "fortnight", "regular"),
    *("periodic", "continu", "constant", "每", "按", "双周", "双月", "度", "定期", "持续", "实时"),
)
_OFTEN = r"(?:updat|refresh|re-?evaluat|publish|releas)\w*"
_CHINESE_OFTEN = "(?:更新|发布|刷新)"
# The first that fits counts. Two weeks have no word among the rhythms, and "regularly" says none.
RHYTHMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (
        rhythm,
        _any(
            rf"\b{_OFTEN}[^.]{{0,40}}\b(?:{english})\b",
            rf"\b(?:{english}) {_OFTEN}",
            f"(?:{chinese})[^。报]{{0,6}}{_CHINESE_OFTEN}",
        ),
    )
    for rhythm, english, chinese in (
        ("", r"bi-?weekly|every (?:two|2|other) weeks?|fortnightly", "每两周|每2周|双周"),
        ("every-two-months", r"every (?:two|2|other) months?", "每两个月|每2个月|双月"),
        (
            "half-yearly",
            r"every (?:six|6) months|half-?yearly|twice a year|semi-?annually",
            "每半年|每六个月",
        ),
        ("daily", r"daily|every day|each day", "每天|每日|按日"),
        ("weekly", r"weekly|every week|each week|once a week", "每周|每星期|按周|周度"),
        ("monthly", r"monthly|every month|each month|once a month", "每月|每个月|按月|月度"),
        (
            "quarterly",
            r"quarterly|every quarter|every (?:three|3) months",
            "每季度?|每个季度|按季|季度",
        ),
        ("yearly", r"yearly|annually|every year|once a year", "每年|按年|年度"),
        (
            "",
            r"regularly|periodically|continuously|constantly|on a regular basis",
            "定期|持续|实时",
        ),
    )
)

_BOARD = (
    r"(?P<subject>\b(?:this|the|our)(?: \w+){0,2} (?:leader ?board|benchmark|repo(?:sitory)?"
    r"|project|board|space|page|website|site|evaluation|arena|version|dataset))"
)
_OVER = (
    r"(?:deprecated|archived|discontinued|retired|sunset|obsolete|superseded|frozen"
    r"|no longer (?:maintained|updated|supported|active|being (?:maintained|updated))"
    r"|not (?:maintained|updated) any ?more)"
)
_CHINESE_BOARD = r"(?:本|该|此|这个)(?:项目|榜单|排行榜|仓库|基准|评测|页面|网站|版本|数据集)"
_CHINESE_OVER = (
    r"(?:停止(?:维护|更新|服务)|不再(?:维护|更新|使用|支持)|废弃|归档|弃用|下线|关闭|迁移)"
)
_CALL_OUT = r"(?:\[?(?:note|notice|warning|important|update|deprecated|archived)\W+)?"

_OVER_HINTS = (
    *("deprecated", "archived", "discontinued", "retired", "sunset", "obsolete", "superseded"),
    *("frozen", "no longer", "not maintained", "not updated", "stop", "cease"),
    *("停止", "不再", "废弃", "归档", "弃用", "下线", "关闭", "迁移"),
)
# Each with words of which one must occur.
NOTICES: tuple[tuple[ClaimKind, tuple[str, ...], re.Pattern[str]], ...] = (
    (
        ClaimKind.DEPRECATION,
        _OVER_HINTS,
        _any(
            rf"{_BOARD}(?: (?:is|are|was|has been|have been|will be)(?: now)?) {_OVER}",
            rf"^\W*{_CALL_OUT}{_OVER}\b(?:\W*$|[:,!.])",
            r"\bwe (?:have |will )?(?:stop(?:ped)?|no longer|ceased?)"
            r" (?:updating|maintain\w*|accept\w*|support\w*)",
            rf"(?P<chinese_subject>{_CHINESE_BOARD})[^。]{{0,12}}(?:已|将|已经|即将)?{_CHINESE_OVER}",
            r"^\W*(?:已|现已)?(?:停止(?:维护|更新)|不再(?:维护|更新)|已废弃|已归档|已弃用)",
        ),
    ),
    (
        ClaimKind.COMING_SOON,
        ("soon", "stay tuned", "敬请", "即将"),
        _any(
            r"\bcoming soon\b|\bstay tuned\b",
            r"\bwill be (?:released|available|added|updated) soon\b",
            "敬请期待|即将(?:发布|推出|上线|开放|公开)",
        ),
    ),
    (
        ClaimKind.TODO,
        ("todo", "tbd", "tba", "fixme", "wip", "to be", "construction", "progress", "待", "正在"),
        _any(
            r"\b(?:todo|tbd|tba|fixme|wip)\b|\bunder construction\b|\bwork in progress\b",
            r"\bto be (?:added|updated|completed|released|announced|determined)\b",
            "待(?:补充|更新|完善|添加|公布)|正在(?:完善|建设|测试)中",
        ),
    ),
    (
        ClaimKind.OPEN_FOR_SUBMISSIONS,
        ("submi", "your", "a new", "欢迎", "提交", "如何"),
        _any(
            r"\b(?:welcome|accept(?:s|ing)?|open (?:for|to)|invite|encourage)\b[^.]{0,40}"
            r"\bsubmissions?\b",
            r"\bsubmit (?:your|a|the)(?: \w+){0,3}"
            r" (?:models?|results?|predictions?|scores?|outputs?)\b",
            r"\b(?:add|include|put|make|list) (?:your|a new)(?: \w+){0,3} (?:to|on|in)"
            r" (?:the|our|this)(?: \w+){0,2} leader ?board\b",
            r"\bhow to submit\b|\bsubmit a model\b",
            "欢迎[^。]{0,12}(?:提交|投稿|参与评测|参与测评|贡献)|如何(?:提交|参与)",
            "提交(?:您|你|自己)?的?(?:模型|结果|预测)",
        ),
    ),
)


def has_number(plain: str) -> bool:
    """A quick look in front of the slow patterns: digits, a number's word, or Chinese at all."""
    if not plain.isascii() or _DIGIT.search(plain):
        return True
    return not _WORD_NUMBERS.keys().isdisjoint(plain.split())


def number_of(text: str) -> int | None:
    """34 for "34", "thirty"; 12 for "十二"; None for what is no number."""
    plain = text.replace(",", "").casefold()
    if plain.isascii() and plain.isdecimal():
        return int(plain)
    return _WORD_NUMBERS.get(plain) or _chinese_number(plain)


def _chinese_number(text: str) -> int | None:
    tens, has_ten, ones = text.partition("十")
    if not has_ten:
        return _CHINESE.get(text)
    above = _CHINESE.get(tens, -1) if tens else 1
    below = _CHINESE.get(ones, -1) if ones else 0
    return above * 10 + below if above >= 0 and below >= 0 else None
