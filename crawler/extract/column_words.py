"""The words of column headers, in English and Chinese. Pure data, and how a name is made plain.

Patterns are matched against the plain name: lower case, without emoji and arrows, blanks for
hyphens and underscores.
"""

import re
import unicodedata

from crawler.tables import ColumnRole

_SIGNS = re.compile(r"[*_`†‡§\u2190-\u21ff\u2b00-\u2bff\u2600-\u27bf\U0001f000-\U0001faff\ufe0f]")
_BETWEEN_CHINESE = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_FORMULA = re.compile(r"\$([^$]+)\$\Z")
_HEART = re.compile(r"[\u2764\u2665\U0001f44d]\ufe0f?")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")


def parted_name(name: str) -> str:
    """The words of a name that a program wrote as one: `winRate`, `ModelName`, `avgCostUSD`."""
    name = _HEART.sub(" likes", name[:200])
    return name if " " in name else _HUMP.sub(" ", name)


def plain_name(name: str) -> str:
    if name[:1] == "$" and (formula := _FORMULA.match(name)):
        name = formula[1]  # "$8k$" is typeset, and no price
    text = unicodedata.normalize("NFKC", name[:200]).casefold()
    plain = " ".join(_SIGNS.sub(" ", text).replace("-", " ").split()).strip(" :;,")
    return _BETWEEN_CHINESE.sub("", plain)


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


_MORE = r"(?: ?[(\[].*[)\]])?"  # in brackets behind a name: "average (%)", "平均分[0 100]"

# The whole name must match; the first match counts.
NAMES: tuple[tuple[ColumnRole, re.Pattern[str]], ...] = (
    (
        ColumnRole.RANK,
        _any(rf"rank(ing)?( #)?{_MORE}|#|pos\.?|position|place", "排名|名次|位次|排行"),
    ),
    (
        ColumnRole.MODEL,
        _any(
            rf"(the )?((ai|language|evaluated) )?models?( names?| ids?)?{_MORE}",
            r"(m|v|lv|s)?llms?( names?)?|vlms?|modelid|model or agent|model name or path",
            "(参评|被测|评测|大|语言|大语言)?模型(名称|名)?|模型/方法",
        ),
    ),
    (
        ColumnRole.AVERAGE,
        _any(
            r"((micro|macro|weighted|overall|total|global|[a-z]) )?(avg|average|mean|overall)\.?"
            r"( (score|acc|accuracy|performance|result|rating|rate|win rate|point)s?)?\.?"
            rf"{_MORE}",
            rf"(score|acc\.?|accuracy) (avg|average|mean|overall)\.?{_MORE}",
            rf"total( score| points?)?{_MORE}",
            rf"(加权|宏|微|综合|总)?(平均|均)(分|分数|得分|成绩|准确率|值)?{_MORE}",
            rf"(综合|总体|总)(得?分|分数|成绩|评分|得分率|平均)?{_MORE}",
        ),
    ),
    (
        ColumnRole.DATE,
        _any(
            r"((release|released|submission|submitted|evaluation|eval|publication|published"
            r"|last updated?|update|updated|added|test|created) ?)?(date|on|at|time)",
            r"(last )?updated?|released|published|date.*|year|(knowledge )?cut ?off( date)?",
            "(发布|更新|评测|测评|提交|上线|测试)?(日期|时间)|年份|年",
        ),
    ),
    (
        ColumnRole.ORGANISATION,
        _any(
            r"(model )?(org|organi[sz]ations?|company|companies|publishers?|developers?|providers?"
            r"|institutes?|institutions?|affiliations?|creators?|vendors?|owners?|labs?|makers?"
            r"|teams?|authors?|submitters?|submitted by)( names?)?",
            "(发布|研发|开发|所属|提交|参评)?(机构|公司|单位|厂商|组织|团队|开发者|企业)|作者|国家",
        ),
    ),
    (
        ColumnRole.LICENSE,
        _any(
            r"((model|hub) )?licen[sc]e( type)?|open\??|open ?sourced?\??|open ?weights?\??",
            "许可证?|(开源)?协议|是否开源|开源|开源/闭源",
        ),
    ),
    (
        ColumnRole.LINK,
        _any(
            r"((model|project|paper|code|github|hf|hub) )?(links?|urls?|pages?|websites?|homepage)",
            r"papers?|code|github|samples|repo(sitory)?|hugging ?face|hf|references?|citations?",
            "来源|链接|论文|代码|地址|官网",
        ),
    ),
    (
        ColumnRole.SIZE,
        _any(
            rf"((model|parameter) )?(size|scale)s?( \[.*\].*)?{_MORE}",
            rf"#? ?(of )?(params?|parameters|p)\.?{_MORE}|number of parameters.*",
            rf"(模型)?(参数量?|规模|大小|参数规模|尺寸){_MORE}",
        ),
    ),
    (
        ColumnRole.SETTING,
        _any(
            r"(n ?)?shots?|(reasoning )?efforts?|thinking( budget)?|precision|quanti[sz]ation",
            r"dtype|version|(model )?type|weights?( type)?|access( type)?|backbone|base ?llms?",
            r"base ?models?|(vision|language|visual|text|image) (encoder|model|backbone|llm)",
            r"llm backbone|prompt(ing)?( type| method)?|settings?|modes?|methods? type|arch",
            r"architecture|category|split|framework|scaffold|harness|agent|language",
            r"context( length| window)?|(edit |output |prompt )?format",
            "使用(方式)?|访问(方式)?|调用方式|版本|类型|类别|(基座|底座)(模型)?|精度|提示|设置",
            "模式|方式|权重|语言",
        ),
    ),
    # Where an entry comes from says nothing of how the model was run.
    (ColumnRole.OTHER, _any("filter|status|verified|verification|source|审核|状态|认证")),
)
NUMBERED_SETTINGS = _any("shots?|effort|budget|version|context|版本")

# The same, for words that are used for other things as well.
WEAK_NAMES: tuple[tuple[ColumnRole, re.Pattern[str]], ...] = (
    (ColumnRole.RANK, _any(r"no\.?|index|idx|id", "序号|编号")),
    (
        ColumnRole.MODEL,
        _any(
            r"((display|full|short) ?)?names?|methods?|systems?|approach(es)?|submissions?",
            r"entry|entries|algorithms?",
            r"(model|method)s? ?/ ?(model|method)s?|participants?( names?)?",
            r"(model|method)s? ?[/\\|] ?(task|dataset|data set|benchmark|metric|subject)s?",
            "名称|方法|系统|模型简称|(模型|方法) ?[/\\\\|] ?(任务|数据集|基准|指标|学科)",
        ),
    ),
    (ColumnRole.METRIC, _any("scores?|results?|points?|rating", "得分|分数|成绩|评分|结果")),
)

# Anywhere in the name of a column of numbers.
METRICS = _any(
    r"\b(acc(uracy)?|f1|f ?score|em|exact match|bleu|rouge\w*|meteor|cider|bert ?score|comet)\b",
    r"\bpass\b|@\d|\b(elo|win ?rates?|scores?|rating|precision|recall|auc|auroc|map|ndcg|mrr)\b",
    r"\b(perplexity|ppl|wer|cer|mae|mse|rmse|error|loss|fid|ssim|psnr|rates?)\b",
    r"\b(spearman|pearson|kendall)",
    r"\b(mmlu|gsm8k|hellaswag|arc|truthfulqa|winogrande|humaneval|mbpp|math|bbh|gpqa|ifeval)\b",
    "准确率|正确率|得分|分数|胜率|召回|精确|率$|评分|能力",
)
NOT_SCORES = _any(
    r"#|\$|\b(len(gth)?|tokens?|votes?|counts?|samples?|num(ber)?|questions|id|index|n|rank)\b",
    r"\b(costs?|prices?|latency|times?|seconds?|speed|memory|size|params?|years?)\b",
    r"\b(downloads|likes|stars|upper|lower|ci|q0?25|q0?975|std|stddev|variance)\b",
    r"\bcontext (length|window)\b|\b(interval|deviation|std ?err(or)?|p value|timestamp)\b",
    r"\b(flops|runtime|hours|emissions|dimensions?|layers?|heads|cycles?|epochs?|steps|datasets?|zip|phone)\b",
    r"\b(learning rate|batch size|vocab(ulary)?( size)?)\b|层数|头数|维度|学习率|批次",
    "数量|题数|长度|价格|耗时|时间|投票|次数|样本|字数|排名|参数",
)
# Behind a name in brackets: what is measured so is no score.
UNITS = _any(r"[(\[](s|secs?|seconds|ms|min(utes)?|h|hours|kg|[mg]b|usd|\$|元|秒|毫秒)[)\]]")
HIGHER = re.compile(
    r"[↑⬆⇧🔼⏫]|\bhigher,? ?(is|are|=|the)? ?better\b|越高越好|越大越好", re.IGNORECASE
)
LOWER = re.compile(
    r"[↓⬇⇩🔽⏬]|\blower,? ?(is|are|=|the)? ?better\b|越低越好|越小越好", re.IGNORECASE
)
