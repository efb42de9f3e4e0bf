"""One value derived from many accounts by a published rule, with the accounts used and set aside."""

from avowal.estimation.estimate import estimate
from avowal.estimation.policy import POLICIES, Policy, read_policy
from avowal.estimation.question import Context

__all__ = ["POLICIES", "Context", "Policy", "estimate", "read_policy"]
