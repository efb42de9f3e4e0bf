"""Running the command in this process, with what it prints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from avowal.cli.main import main


@dataclass(frozen=True)
class Done:
    """What a command did: its exit code, standard output and standard error."""

    code: int
    out: str
    err: str


@pytest.fixture
def avowal(capsys) -> Callable[..., Done]:
    """Run ``avowal`` with these arguments."""

    def run(*arguments: object) -> Done:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Done(int(ended.value.code or 0), said.out, said.err)

    return run
