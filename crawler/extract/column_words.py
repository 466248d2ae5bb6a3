"""The words of column headers, in English and Chinese. Pure data, and how a name is made plain."""

import re
import unicodedata

from crawler.tables import ColumnRole

_SIGNS = re.compile(r"[*_`†‡§\u2190-\u21ff\u2b00-\u2bff\u2600-\u27bf\U0001f000-\U0001faff\ufe0f]")


_BETWEEN_CHINESE = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")


def plain_name(name: str) -> str:
    """A header in lower case, without emoji, arrows and emphasis, words parted by one space."""
    text = unicodedata.normalize("NFKC", name[:200]).casefold()
    plain = " ".join(_SIGNS.sub(" ", text).replace("-", " ").split()).strip(" :;,")
    return _BETWEEN_CHINESE.sub("", plain)


def _names(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words))


_OF = r"( \(.*\)| \[.*\]|\(.*\)|\[.*\])?"  # "average (%)", "平均分[0 100]"

# Matched against the whole plain name, the first match counts.
NAMES: tuple[tuple[ColumnRole, re.Pattern[str]], ...] = (
    (
        ColumnRole.RANK,
        _names(
            r"rank(ing)?( \(.*\))?",
            "#",
            r"pos\.?",
            "position",
            "place",
            "排名",
            "名次",
            "位次",
            "排行",
            "rank(ing)? #",
        ),
    ),
    (
        ColumnRole.MODEL,
        _names(
            rf"(the )?(ai |base |language |evaluated )?models?( names?| ids?)?{_OF}".replace(
                "base |", ""
            ),
            r"(m|v|lv|s)?llms?( names?)?",
            "vlms?",
            "model or agent",
            "model name( or path)?",
            "modelid",
            "(参评|被测|评测|大|语言)?模型(名称|名)?",
            "大语言模型",
            "模型/方法",
        ),
    ),
    (
        ColumnRole.AVERAGE,
        _names(
            rf"(micro |macro |weighted |overall |total )?(avg|average|mean|overall)\.?( (score|acc|accuracy|performance|result|rating|rate|win rate|points?)s?)?\.?{_OF}",
            rf"(score |acc\.? |accuracy )(avg|average|mean|overall)\.?{_OF}",
            rf"total( score| points?)?{_OF}",
            rf"(加权|宏|微|综合|总)?(平均|均)(分|分数|得分|成绩|准确率|值)?{_OF}",
            rf"(综合|总体|总)(得?分|分数|成绩|评分|得分率|平均)?{_OF}",
            "s (总分|overall|average)",
        ),
    ),
    (
        ColumnRole.DATE,
        _names(
            r"(release|released|submission|submitted|evaluation|eval|publication|published|last updated?|update|updated|added|test|created)?( ?(date|on|at|time))",
            r"(last )?updated?",
            "released",
            "published",
            "date.*",
            "year",
            "(knowledge )?cut ?off( date)?",
            "(发布|更新|评测|测评|提交|上线|测试)?(日期|时间)",
            "年份",
            "年",
        ),
    ),
    (
        ColumnRole.ORGANISATION,
        _names(
            r"(model )?(org|organi[sz]ations?|company|companies|publishers?|developers?|providers?|institutes?|institutions?|affiliations?|creators?|vendors?|owners?|labs?|makers?|team( name)?|authors?|submitters?|submitted by)",
            "(发布|研发|开发|所属|提交|参评)?(机构|公司|单位|厂商|组织|团队|开发者|企业)",
            "作者",
            "国家",
        ),
    ),
    (
        ColumnRole.LICENSE,
        _names(
            r"(model )?licen[sc]e( type)?",
            r"open\??",
            "open ?source[d]?[?]?",
            "open ?weights?[?]?",
            "许可证?",
            "(开源)?协议",
            "是否开源",
            "开源",
            "开源/闭源",
        ),
    ),
    (
        ColumnRole.LINK,
        _names(
            r"(model |project |paper |code |github )?(links?|urls?|pages?|websites?|homepage)",
            "papers?",
            "code",
            "github",
            "samples",
            "repo(sitory)?",
            "hugging ?face",
            "hf",
            "references?",
            "citations?",
            "来源",
            "链接",
            "论文",
            "代码",
            "地址",
            "官网",
        ),
    ),
    (
        ColumnRole.SIZE,
        _names(
            r"(model |parameter )?(size|scale)s?( \(.*\)| \[.*\].*)?",
            r"#? ?(of )?(params?|parameters|p)\.?( \(.*\)|\(.*\))?",
            r"number of parameters.*",
            "(模型)?(参数量?|规模|大小|参数规模|尺寸)( ?\(.*\))?",
        ),
    ),
    (
        ColumnRole.SETTING,
        _names(
            r"(n ?)?shots?",
            r"(reasoning )?efforts?",
            "thinking( budget)?",
            "precision",
            r"quanti[sz]ation",
            "dtype",
            "version",
            "(model )?type",
            "weights?( type)?",
            "access( type)?",
            "backbone",
            r"base ?models?",
            r"base ?llms?",
            "(vision|language|visual|text|image) (encoder|model|backbone|llm)",
            "llm backbone",
            "prompt(ing)?( type| method)?",
            "settings?",
            "modes?",
            "methods? type",
            "filter",
            "architecture",
            "arch",
            "category",
            "split",
            "status",
            "verified",
            "framework",
            "scaffold",
            "harness",
            "agent",
            "context( length| window)?",
            "language",
            "使用(方式)?",
            "访问(方式)?",
            "版本",
            "类型",
            "类别",
            "基座(模型)?",
            "底座(模型)?",
            "精度",
            "提示",
            "设置",
            "模式",
            "方式",
            "权重",
            "语言",
            "调用方式",
        ),
    ),
)
# The same, for words that are used for other things as well.
WEAK_NAMES: tuple[tuple[ColumnRole, re.Pattern[str]], ...] = (
    (ColumnRole.RANK, _names(r"no\.?", "index", "idx", "序号", "编号", "id")),
    (
        ColumnRole.MODEL,
        _names(
            "name",
            "methods?",
            "systems?",
            "approach(es)?",
            "submissions?",
            "entry",
            "entries",
            "algorithms?",
            "agents?",
            "名称",
            "方法",
            "系统",
            "模型简称",
            "method/model",
            "model / method",
            "model/method",
            "participants?",
        ),
    ),
    (
        ColumnRole.METRIC,
        _names("scores?", "results?", "points?", "rating", "得分", "分数", "成绩", "评分", "结果"),
    ),
)
# Anywhere in the name of a column of numbers.
METRICS = re.compile(
    r"\bacc(uracy)?\b|\bf1\b|\bf ?score\b|\bem\b|\bexact match|\bbleu\b|\brouge|\bmeteor\b|\bcider\b|\bbertscore|\bcomet\b"
    r"|\bpass ?@|\bpass\b|@\d|\belo\b|\bwin ?rates?\b|\bscores?\b|\brating\b|\bprecision\b|\brecall\b|\bauc\b|\bauroc\b|\bmap\b|\bndcg\b|\bmrr\b"
    r"|\bperplexity\b|\bppl\b|\bwer\b|\bcer\b|\bmae\b|\bmse\b|\brmse\b|\berror\b|\bloss\b|\bfid\b|\bssim\b|\bpsnr\b|\bspearman|\bpearson|\bkendall"
    r"|\brates?\b|\bmmlu\b|\bgsm8k\b|\bhellaswag\b|\barc\b|\btruthfulqa\b|\bwinogrande\b|\bhumaneval\b|\bmbpp\b|\bmath\b|\bbbh\b|\bgpqa\b|\bifeval\b"
    r"|准确率|正确率|得分|分数|胜率|召回|精确|率\Z|评分|能力"
)
NOT_SCORES = re.compile(
    r"\blen(gth)?\b|\btokens?\b|\bvotes?\b|\bcounts?\b|\bsamples?\b|\bnum(ber)?\b|#|\bcosts?\b|\bprices?\b|\$|\blatency\b|\btimes?\b|\bseconds?\b|\bspeed\b|\bmemory\b"
    r"|\bci\b|\bq0?25\b|\bq975\b|q0|q9|\bstd\b|\bstddev\b|\bvariance\b|\byears?\b|\bparams?\b|\bdownloads\b|\blikes\b|\bstars\b|\bupper\b|\blower\b|\brank\b|\bid\b|\bindex\b|\bn\b|\bquestions\b|\bsize\b|\bcontext\b"
    r"|数量|题数|长度|价格|耗时|时间|投票|次数|样本|字数|排名|参数"
)
HIGHER = re.compile(r"[↑⬆⇧🔼⏫]|\bhigher (is|are|=) ?better\b|越高越好|越大越好", re.IGNORECASE)
LOWER = re.compile(r"[↓⬇⇩🔽⏬]|\blower (is|are|=) ?better\b|越低越好|越小越好", re.IGNORECASE)
