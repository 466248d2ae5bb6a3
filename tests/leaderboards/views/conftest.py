import pytest


@pytest.fixture
def boards(db):
    """Four boards that differ in every facet, and a sample."""
    from tests import factories  # models cannot be imported before Django is set up

    found = {
        "arena": factories.board(
            "Chat Arena",
            slug="chat-arena",
            url="https://huggingface.co/spaces/owner/arena",
            platforms=("huggingface",),
            patterns=("P5",),
            topics=("modality:text", "task:chat"),
            entities=("benchmark-protocol",),
            description_en="Visitors compare two answers.",
            description_zh="访客比较两个回答。",
        ),
        "scores": factories.board(
            "Score Table",
            slug="score-table",
            url="https://github.com/owner/scores",
            platforms=("github",),
            patterns=("P1", "P4"),
            topics=("modality:image",),
            description_en="Only in English.",
        ),
        "gone": factories.board(
            "Old Benchmark",
            slug="old-benchmark",
            url="https://paperswithcode.com/sota/old",
            platforms=("paperswithcode",),
            patterns=("P1",),
        ),
        "chinese": factories.board(
            "中文评测榜",
            slug="zhongwen",
            platforms=("independent",),
            patterns=("P2",),
            description_zh="只有中文介绍。",
        ),
        "sample": factories.board(
            "Sample board", slug="sample-board", source="sample", patterns=("P1",)
        ),
    }
    factories.report(found["scores"], "missing", url="https://github.com/owner/scores")
    return found
