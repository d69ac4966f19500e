"""The parse core names no broker, no database, no HTTP client and no socket."""

import ast
from pathlib import Path

import pytest

import tasks.parse

FORBIDDEN = {"celery", "redis", "httpx", "sqlalchemy", "socket", "requests", "urllib3", "aiohttp", "kombu", "asyncio"}
CORE = sorted(path for path in Path(tasks.parse.__file__).parent.rglob("*.py") if path.name != "task.py")


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.stem)
def test_no_module_of_the_core_imports_the_world(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
        assert not {name.partition(".")[0] for name in names} & FORBIDDEN
