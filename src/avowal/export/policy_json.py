"""A policy as JSON: all that it takes to ask it again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from avowal.estimation import Policy


def policy_to_json(policy: Policy) -> dict[str, Any]:
    """Every part of a policy, its parameters with the defaults that it leaves as they are."""
    return {
        "name": policy.name,
        "version": policy.version,
        "called": policy.called,
        "title": policy.title,
        "about": policy.about,
        "cite": list(policy.cite),
        "rules": {fact.value: rule for fact, rule in policy.rules.items()},
        "unanswered": {fact.value: why for fact, why in policy.unanswered.items()},
        "parameters": {name: _plain(value) for name, value in asdict(policy.parameters).items()},
        "words": {word.value: list(ends) for word, ends in policy.words.items()},
        "phrases": {phrase: list(ends) for phrase, ends in policy.phrases.items()},
        "types": {
            type_.value: {"value": code.value, "armed": code.armed, "codes": dict(code.codes)}
            for type_, code in policy.types.items()
        },
        "hierarchy": list(policy.hierarchy),
        "columns": dict(policy.columns),
    }


def _plain(value: object) -> object:
    """A parameter as JSON holds it: sets sorted, so that the same policy is always written the same."""
    if isinstance(value, frozenset):
        return sorted(str(one) for one in value)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [str(one) for one in value]
    return value
