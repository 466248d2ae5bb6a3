"""What makes the evidence of a finding: a mark that changes when something else is wrong. Pure.

A person who calls a finding false, or accepts it, decides on what was seen then. What changes by
itself is no new evidence: the line it stands in, the days that went by. Each rule names these of
its values (`Rule.passing`); those that every rule's values share are named here.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from crawler.storable import storable
from smells.rule import Rule

# Where it stands, and what stands around it: the rule's own values say what is wrong there.
AROUND_IT = frozenset({"url", "table", "line", "place", "row", "more"})


def evidence_mark(rule: Rule, values: Mapping[str, Any]) -> str:
    """64 hexadecimal digits; the same for values that came from the database."""
    passing = AROUND_IT.union(rule.passing or ())
    told = {
        name: value
        for name, value in storable(dict(values)).items()
        if name not in passing and value not in (None, "")
    }
    text = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
