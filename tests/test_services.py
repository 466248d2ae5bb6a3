from django.db import connection


def test_the_suite_runs_on_postgresql(db):
    assert connection.vendor == "postgresql"


def test_the_suite_runs_on_redis(settings):
    from django.core.cache import cache

    cache.set("tests", "here")
    assert cache.get("tests") == "here"
    assert settings.REDIS_URL
