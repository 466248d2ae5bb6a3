"""Names that are known to mean one model, and makers whose prefix adds nothing. Pure data.

Only what the maker itself calls one model belongs here: a nickname, a translation, a spelling
of the version. A size, a date or a mode makes another model, and never an alias.
"""

# The first of each group is the one that all others become; written as keys are: lower case,
# blanks between the parts, letters and digits parted ("gpt 4", "qwen 2 72b").
_GROUPS: tuple[tuple[str, ...], ...] = (
    ("gpt 3.5 turbo", "gpt 35 turbo", "gpt 3.5turbo"),
    ("claude 3.5 sonnet", "claude 3 5 sonnet", "claude sonnet 3.5"),
    ("claude 3.5 haiku", "claude 3 5 haiku", "claude haiku 3.5"),
    ("claude 3.7 sonnet", "claude 3 7 sonnet", "claude sonnet 3.7"),
    ("claude 3 opus", "claude opus 3"),
    ("claude 3 sonnet", "claude sonnet 3"),
    ("claude 3 haiku", "claude haiku 3"),
    ("claude 4 opus", "claude opus 4"),
    ("claude 4 sonnet", "claude sonnet 4"),
    ("ernie bot", "文心一言", "wenxin yiyan"),
    ("tongyi qianwen", "通义千问", "qianwen"),
    ("iflytek spark", "讯飞星火", "星火", "xinghuo", "spark desk"),
    ("doubao", "豆包"),
    ("hunyuan", "混元", "腾讯混元", "tencent hunyuan"),
    ("kimi chat", "kimichat", "月之暗面 kimi"),
    ("zhipu qingyan", "智谱清言", "chatglm 智谱清言"),
    ("google bard", "bard"),
    ("llama 3.1 405b instruct", "meta llama 3.1 405b instruct"),
    ("llama 3.1 70b instruct", "meta llama 3.1 70b instruct"),
    ("llama 3.1 8b instruct", "meta llama 3.1 8b instruct"),
    ("llama 3 70b instruct", "meta llama 3 70b instruct"),
    ("llama 3 8b instruct", "meta llama 3 8b instruct"),
)
ALIASES: dict[str, str] = {other: first for first, *others in _GROUPS for other in others}

# "openai/gpt-4" is "gpt-4"; but "someone/llama-2-7b" may be anything.
MAKERS = frozenset(
    [
        "01-ai", "ai21", "ai21labs", "alibaba", "allenai", "amazon", "anthropic", "baai",
        "baichuan-inc", "baidu", "bigscience", "bytedance", "cohere", "coherelabs",
        "cohereforai", "databricks",
        "deepseek", "deepseek-ai", "eleutherai", "facebook", "google", "ibm-granite", "internlm",
        "lmsys", "meta", "meta-llama", "microsoft", "minimax", "minimaxai", "mistral", "mistralai",
        "moonshotai", "mosaicml", "nvidia", "openai", "opengvlab", "qwen", "stabilityai", "tencent",
        "thudm", "tiiuae", "togethercomputer", "upstage", "wizardlm", "x-ai", "xai", "xai-org",
        "xiaomi", "xiaomimimo", "zai-org", "zhipuai",
    ]
)  # fmt: skip
