import pytest

from avowal.errors import UsageError
from avowal.extraction.llm.settings import settings_from

LOCAL = {"url": "http://127.0.0.1:8080/v1", "model": "m"}


def test_the_command_wins_over_the_environment(monkeypatch):
    monkeypatch.setenv("AVOWAL_LLM_URL", "http://127.0.0.1:1/v1")
    monkeypatch.setenv("AVOWAL_LLM_MODEL", "of-the-environment")
    monkeypatch.setenv("AVOWAL_LLM_BUDGET_TOKENS", "5000")
    found = settings_from({"url": LOCAL["url"], "model": None})
    assert (found.url, found.model, found.budget_tokens) == (LOCAL["url"], "of-the-environment", 5000)


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"url": "http://127.0.0.1/v1"},
        LOCAL | {"url": "ftp://host/v1"},
        LOCAL | {"url": "file:///etc/passwd"},
        LOCAL | {"url": "http://user:word@host/v1"},
        LOCAL | {"url": "http://[half/v1"},
        LOCAL | {"url": "http://host:99999/v1"},
        LOCAL | {"key": "two\nlines"},
        LOCAL | {"seconds": "soon"},
        LOCAL | {"seconds": "nan"},
        LOCAL | {"budget_money": 5.0},
        LOCAL | {"colour": "red"},
    ],
    ids=str,
)
def test_settings_that_cannot_be_are_refused_with_what_to_do(monkeypatch, said):
    for name in ("URL", "MODEL", "KEY"):
        monkeypatch.delenv(f"AVOWAL_LLM_{name}", raising=False)
    with pytest.raises(UsageError, match="llm-settings"):
        settings_from(said)
