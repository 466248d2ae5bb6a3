"""The sample boards: small boards this project serves to itself, to show rechecks at work.

Each but the first has a smell that can be switched on and off. Pure.
"""

from dataclasses import dataclass
from datetime import date

from leaderboards.records import (
    BoardRecord,
    EntityRecord,
    LayerFactRecord,
    LocationRecord,
    TopicRecord,
)
from leaderboards.vocabulary import (
    EntityKind,
    LayerFactName,
    LocationRole,
    Platform,
    Smell,
    Source,
    TopicKind,
    WorkflowPattern,
)


def gettext_noop(name: str) -> str:
    """Mark a name for translation without Django; it is translated when it is shown."""
    return name


@dataclass(frozen=True)
class Sample:
    """`path` is its address on the sample server; `smell` is what its switch brings about.

    The catalogue holds `name_en` and translates it; `name_zh` says the same on its own page.
    """

    key: str
    name_en: str
    name_zh: str
    smell: Smell | None
    platform: Platform
    pattern: WorkflowPattern
    path: str
    what_en: str
    what_zh: str


SAMPLES = (
    Sample(
        key="healthy",
        name_en=gettext_noop("Sample: a board in good repair"),
        name_zh="示例：状态良好的榜单",
        smell=None,
        platform=Platform.INDEPENDENT,
        pattern=WorkflowPattern.P2,
        path="/boards/healthy/",
        what_en="A page with a ranking; nothing is ever wrong with it.",
        what_zh="一个带有排名的页面，始终没有任何问题。",
    ),
    Sample(
        key="vanishing",
        name_en=gettext_noop("Sample: a board that can vanish"),
        name_zh="示例：会消失的榜单",
        smell=Smell.MISSING,
        platform=Platform.INDEPENDENT,
        pattern=WorkflowPattern.P1,
        path="/boards/vanishing/",
        what_en="When its switch is on, the page answers 404: not found.",
        what_zh="打开开关后，该页面返回 404（未找到）。",
    ),
    Sample(
        key="soft",
        name_en=gettext_noop("Sample: a board that vanishes politely"),
        name_zh="示例：悄悄消失的榜单",
        smell=Smell.MISSING,
        platform=Platform.INDEPENDENT,
        pattern=WorkflowPattern.P4,
        path="/boards/soft/",
        what_en="When its switch is on, the page says “404 Not Found” but answers 200.",
        what_zh="打开开关后，该页面写着“404 Not Found”，却返回 200。",
    ),
    Sample(
        key="failing",
        name_en=gettext_noop("Sample: a board behind a failing gateway"),
        name_zh="示例：网关故障的榜单",
        smell=Smell.INACCESSIBLE,
        platform=Platform.INDEPENDENT,
        pattern=WorkflowPattern.P3,
        path="/boards/failing/",
        what_en="When its switch is on, the server answers 502: bad gateway.",
        what_zh="打开开关后，服务器返回 502（网关错误）。",
    ),
    Sample(
        key="crashing",
        name_en=gettext_noop("Sample: a Space that can crash"),
        name_zh="示例：会崩溃的 Space",
        smell=Smell.UNRESPONSIVE,
        platform=Platform.HUGGINGFACE,
        pattern=WorkflowPattern.P5,
        path="/huggingface/spaces/sample/crashing",
        what_en="A stand-in for a Hugging Face Space; its switch puts it into RUNTIME_ERROR.",
        what_zh="模拟的 Hugging Face Space；打开开关后进入 RUNTIME_ERROR 状态。",
    ),
    Sample(
        key="silent",
        name_en=gettext_noop("Sample: an app whose ranking may never load"),
        name_zh="示例：排名可能无法加载的应用",
        smell=Smell.UNRESPONSIVE,
        platform=Platform.HUGGINGFACE,
        pattern=WorkflowPattern.P4,
        path="/huggingface/spaces/sample/silent",
        what_en="A stand-in for a Space that runs; its switch lets the call for its rows fail.",
        what_zh="模拟的正在运行的 Space；打开开关后，读取排名数据的调用失败。",
    ),
    Sample(
        key="archived",
        name_en=gettext_noop("Sample: a repository that can be archived"),
        name_zh="示例：会被归档的仓库",
        smell=Smell.DEPRECATED,
        platform=Platform.GITHUB,
        pattern=WorkflowPattern.P2,
        path="/github/sample/archived",
        what_en="A stand-in for a GitHub repository; its switch archives it.",
        what_zh="模拟的 GitHub 仓库；打开开关后仓库被归档。",
    ),
    Sample(
        key="garbled",
        name_en=gettext_noop("Sample: a ranking that shows its markup"),
        name_zh="示例：显示出标记符号的榜单",
        smell=Smell.MISDISPLAYED,
        platform=Platform.INDEPENDENT,
        pattern=WorkflowPattern.P1,
        path="/boards/garbled/",
        what_en="When its switch is on, a cell shows raw Markdown and a score is not a number.",
        what_zh="打开开关后，一个单元格显示原始 Markdown，一个分数不是数字。",
    ),
    Sample(
        key="contradicting",
        name_en=gettext_noop("Sample: a rank that contradicts its score"),
        name_zh="示例：名次与分数矛盾的榜单",
        smell=Smell.MISMATCHED,
        platform=Platform.INDEPENDENT,
        pattern=WorkflowPattern.P2,
        path="/boards/contradicting/",
        what_en="When its switch is on, two models have each other's rank.",
        what_zh="打开开关后，两个模型的名次互换。",
    ),
    Sample(
        key="repeating",
        name_en=gettext_noop("Sample: a ranking with a model in it twice"),
        name_zh="示例：同一模型出现两次的榜单",
        smell=Smell.REDUNDANT,
        platform=Platform.INDEPENDENT,
        pattern=WorkflowPattern.P4,
        path="/boards/repeating/",
        what_en="When its switch is on, one model stands in two rows.",
        what_zh="打开开关后，同一个模型占据两行。",
    ),
    Sample(
        key="ambiguous",
        name_en=gettext_noop("Sample: a ranking with two columns of one name"),
        name_zh="示例：两列同名的榜单",
        smell=Smell.CONFUSING,
        platform=Platform.INDEPENDENT,
        pattern=WorkflowPattern.P2,
        path="/boards/ambiguous/",
        what_en="When its switch is on, its two scores have one and the same header.",
        what_zh="打开开关后，两列分数使用同一个表头。",
    ),
    Sample(
        key="unlinked",
        name_en=gettext_noop("Sample: a ranking whose dataset can go missing"),
        name_zh="示例：数据集会丢失的榜单",
        smell=Smell.MISSING,
        platform=Platform.INDEPENDENT,
        pattern=WorkflowPattern.P2,
        path="/boards/unlinked/",
        what_en="When its switch is on, the dataset its page links to answers 404: not found.",
        what_zh="打开开关后，页面所链接的数据集返回 404（未找到）。",
    ),
)


def sample_records(base: str, *, on: date) -> list[BoardRecord]:
    """The samples as records; `base` is the sample server's address without a trailing slash."""
    return [_record(sample, base, on) for sample in SAMPLES]


def _record(sample: Sample, base: str, on: date) -> BoardRecord:
    url = base + sample.path
    return BoardRecord(
        source=Source.SAMPLE,
        key=sample.key,
        name=sample.name_en,
        confirmed_on=on,
        description_en=sample.what_en,
        description_zh=sample.what_zh,
        platforms=(sample.platform,),
        workflow_patterns=(sample.pattern,),
        locations=(LocationRecord(LocationRole.HOME, sample.platform, url),),
        entities=(
            EntityRecord(EntityKind.RANKING_DATAFRAME, "Sample ranking", url),
            EntityRecord(EntityKind.BENCHMARK_METRIC, "Accuracy"),
        ),
        layer_facts=(
            LayerFactRecord(LayerFactName.ACCEPTS_SUBMISSIONS, value=False),
            LayerFactRecord(LayerFactName.ORDERING, "accuracy"),
        ),
        topics=(TopicRecord(TopicKind.MODALITY, "text", "text"),),
        slug=f"sample-{sample.key}",
    )
