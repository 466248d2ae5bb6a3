"""The suite runs on PostgreSQL and Redis; the environment is settled before Django reads it."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.services import postgresql_url, redis_url

os.environ["DATABASE_URL"] = postgresql_url()
os.environ["REDIS_URL"] = redis_url()
os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="catalogue-var-")
atexit.register(shutil.rmtree, os.environ["VAR_DIR"], ignore_errors=True)
os.environ["LOG_LEVEL"] = "WARNING"
os.environ["DJANGO_SETTINGS_MODULE"] = "leaderboards.settings"

STRICT = os.environ.get("STRICT") == "1"


def pytest_configure(config: pytest.Config) -> None:
    from django.conf import settings

    # Named by the process, so that two runs on one machine do not meet.
    settings.DATABASES["default"]["TEST"] = {"NAME": f"test_catalogue_{os.getpid()}"}
    settings.CACHES["default"]["KEY_PREFIX"] = f"test-{os.getpid()}"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Tests that commit empty all tables afterwards, which the audit log refuses (0006).

    The trigger is switched off in the tests' database alone; test_audit.py switches it on.
    """
    from django.db import connection

    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE leaderboards_auditevent DISABLE TRIGGER audit_is_never_emptied")


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    from django.core.cache import cache

    yield
    for key in cache._cache.get_client(None).scan_iter(f"test-{os.getpid()}:*"):  # type: ignore[attr-defined]
        cache._cache.get_client(None).delete(key)  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """A page asked for in Chinese leaves its language in the thread; the next test starts anew."""
    from django.utils import translation

    yield
    translation.deactivate()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    report = yield
    if STRICT and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped although STRICT=1: {call.excinfo and call.excinfo.value}"
    return report
