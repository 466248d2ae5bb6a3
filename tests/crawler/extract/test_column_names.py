"""Headers as boards and their files write them, and what the column below is for.

Each name stands above values of the kind it promises: `#` numbers, `w` words, `d` dates.
"""

import pytest

from crawler.extract.columns import read_columns
from crawler.tables import Cell, Row

KINDS = {
    "#": [f"{71.5 + 3 * n:.2f}" for n in range(8)],
    "n": [str(1200 - 37 * n) for n in range(8)],
    "w": [f"{word} thing" for word in ["red", "blue", "green", "white", "black", "grey"]],
    "d": [f"2026-01-{n + 10}" for n in range(8)],
    "1": [str(n + 1) for n in range(8)],
    "s": [f"{7 + n}B" for n in range(8)],
}
NAMES = {
    ("rank", "1"): ["Rank", "rank", "#", "排名", "名次", "Rank (overall)", "Pos.", "Ranking"],
    ("model", "w"): [
        "Model", "model_name", "modelName", "ModelName", "Model ID", "modelId", "LLM", "模型名称",
        "大模型", "参评模型", "Model Name or Path", "name", "Method", "System", "displayName",
        "full_name", "fullName", "Models", "Model/Task", "Participant Name", "模型/任务",
    ],
    ("average", "#"): [
        "Average", "Average ⬆️", "Avg", "avg_score", "avgScore", "overallScore", "Overall", "总分",
        "Average (56 datasets)", "Global Average", "Overall Acc", "综合得分", "平均分", "Mean",
        "Average score (%)", "Total Score", "averageScore", "Weighted Average", "macro_avg", "均分",
        "Avg.", "Overall Score", "mean_score", "OverallAccuracy", "综合评分", "加权平均", "M-Avg",
    ],
    ("metric", "#"): [
        "length_controlled_winrate", "lengthControlledWinRate", "win_rate", "winRate", "WinRate",
        "$8k$",
        "Arena Score", "Elo", "eloRating", "exact_match", "exactMatch", "passAt1", "pass@1", "mAP",
        "pass@1 (%)", "Easy-Pass@1", "F1", "f1_score", "f1Score", "rougeL", "MMLU-PRO", "IFEval",
        "MATH Lvl 5", "MMLU", "HumanEval", "nDCG@10", "% Resolved", "resolveRate", "error_rate",
        "Percent correct", "Hallucination Rate", "Level 1 score (%)", "胜率", "准确率", "数学",
        "Token F1", "TruthfulQA", "LCB", "AIME 2025", "Time-series accuracy", "Long-context recall",
        "memory recall", "successRate", "BLEU-4", "hellaswag", "推理能力", "task_success_rate",
    ],
    ("date", "d"): [
        "Date", "Release Date", "releaseDate", "submission_date", "submissionDate", "submitDate",
        "Last updated", "发布日期", "评测日期", "createdAt", "updated_at", "Knowledge Cutoff",
        "date_added", "dateAdded", "timestamp", "提交时间",
    ],
    ("organisation", "w"): [
        "Organization", "Org", "orgName", "organization", "Developer", "provider", "Creator",
        "机构",
        "submittedBy", "submitted_by", "公司", "发布机构", "Team", "Company", "organizationName",
    ],
    ("license", "w"): ["License", "Licence", "Hub License", "license_type", "openSource", "开源"],
    ("link", "w"): ["URL", "Link", "hfLink", "paperUrl", "github_url", "Code", "Paper", "链接"],
    ("size", "s"): [
        "Params", "#Params (B)", "# Params", "model_size", "modelSize", "Parameters", "参数量",
        "Size",
        "Model Size (B)", "numParams", "num_params", "paramsB", "Size (B)", "参数规模",
    ],
    ("setting", "w"): [
        "Precision", "Type", "Architecture", "Weight type", "promptType", "baseModel", "Base Model",
        "reasoning_effort", "reasoningEffort", "Edit Format", "使用方式", "类型", "Prompt", "Agent",
    ],
    ("other", "n"): [
        "Votes", "numVotes", "voteCount", "avg_length", "avgLength", "avgTokens", "Max Tokens",
        "numSamples", "n_questions", "Cost ($)", "Cost", "totalCost", "costUSD", "inputPrice",
        "cost_per_task", "latencyMs", "Latency Mean (s)", "Latency P95 (s)", "First Chunk (s)",
        "Median Tokens/s", "Memory Usage (GB, fp32)", "Embedding Dimensions", "Hub ❤️", "stderr",
        "Co2 Emissions (kg)", "rating_q025", "95% CI", "confidence_interval", "stdErr", "rankDelta",
        "rank_overall", "ciLower", "upper_bound", "投票数", "价格", "平均长度", "耗时(秒)",
        "downloads",
        "Likes", "timestamp", "pValue", "p-value", "Standard Deviation", "题数", "FLOPs", "Runtime",
        "Blended USD/1M Tokens", "Latency Standard Deviation (s)", "tokens_per_second", "GPU hours",
        "Layers", "Attention heads", "Learning rate", "cycle", "Datasets", "层数", "学习率",
    ],
}  # fmt: skip
EACH = [(name, role, kind) for (role, kind), names in NAMES.items() for name in names]


def column(name, texts):
    rows = [
        Row((Cell(text, number=float(text) if text.replace(".", "").isdigit() else None),), n)
        for n, text in enumerate(texts)
    ]
    return read_columns([[Cell(name)]], rows, 1)[0]


@pytest.mark.parametrize(("name", "role", "kind"), EACH)
def test_a_header_tells_what_its_column_is_for(name, role, kind):
    assert column(name, KINDS[kind]).role == role
