"""One value derived from many accounts by a published rule, with the accounts used and set aside."""

from avowal.estimation.estimate import estimate
from avowal.estimation.policy import POLICIES, Policy, policy_text, read_policy
from avowal.estimation.policy_file import find_policy, load_policy
from avowal.estimation.question import Context
from avowal.estimation.rules import RULES

__all__ = [
    "POLICIES",
    "RULES",
    "Context",
    "Policy",
    "estimate",
    "find_policy",
    "load_policy",
    "policy_text",
    "read_policy",
]
