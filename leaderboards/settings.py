"""One settings file, read from the environment only, complete without any of it.

| variable      | nothing set                             | set                           |
|---------------|-----------------------------------------|-------------------------------|
| DATABASE_URL  | SQLite (WAL) in VAR_DIR                 | PostgreSQL through psycopg 3  |
| REDIS_URL     | broker and cache on files in VAR_DIR    | broker, cache, host budgets   |
| SECRET_KEY    | made once, kept in VAR_DIR (embedded)   | given; or SECRET_KEY_FILE     |

docs/operating.md explains every variable.
"""

import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from leaderboards.environment import env_bool, env_int, env_list, env_text, kept_secret
from leaderboards.sign_in import sign_in_secrets, sign_in_settings
from leaderboards.timetable import timetable

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR") or BASE_DIR / "var")
STARTER_DIR = BASE_DIR / "leaderboards" / "starter"

DATABASE_URL = env_text("DATABASE_URL")
REDIS_URL = env_text("REDIS_URL")
# Several sites may share one Redis when each has a prefix of its own.
REDIS_PREFIX = os.environ.get("REDIS_PREFIX") or "catalogue-"
EMBEDDED = not DATABASE_URL
if EMBEDDED or not REDIS_URL:
    VAR_DIR.mkdir(parents=True, exist_ok=True)

VERSION = "0.1.0"  # as in pyproject.toml
DEBUG = env_bool("DEBUG", default=False)
SECRET_KEY = env_text("SECRET_KEY")
if not SECRET_KEY:
    if not EMBEDDED:
        raise ImproperlyConfigured("set SECRET_KEY (or SECRET_KEY_FILE) when DATABASE_URL is set")
    SECRET_KEY = kept_secret(VAR_DIR)

PORT = env_int("PORT", 8000)
SITE_URL = os.environ.get("SITE_URL", f"http://localhost:{PORT}")
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS")
BEHIND_HTTPS_PROXY = env_bool("BEHIND_HTTPS_PROXY", default=False)
if BEHIND_HTTPS_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True

INSTALLED_APPS = [
    "leaderboards",
    "crawler",
    "smells",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.github",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "leaderboards.languages.PreferredLanguageMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "leaderboards.urls"
WSGI_APPLICATION = "leaderboards.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "leaderboards.languages.alternates",
                "crawler.parked.parked",
                "smells.desk_context.waiting_at_desk",
            ],
            "builtins": ["leaderboards.templatetags.catalogue"],
        },
    }
]

DATABASES: dict[str, Any]
if EMBEDDED:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": VAR_DIR / "catalogue.sqlite3",
            "OPTIONS": {
                # IMMEDIATE takes the write lock at the start, so that two writers wait for each
                # other instead of failing half-way with "database is locked".
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    }
else:
    DATABASES = {
        "default": dj_database_url.parse(DATABASE_URL, conn_max_age=60, conn_health_checks=True)
    }

CACHES: dict[str, Any]
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, Any]
if REDIS_URL:
    CACHES = {
        "default": {
            "BACKEND": "crawler.fetch.redis_cache.SharedRedisCache",
            "LOCATION": REDIS_URL,
            "KEY_PREFIX": REDIS_PREFIX,
        }
    }
    # Redis on a socket file has another name with Celery than with Django.
    CELERY_BROKER_URL = re.sub(r"\?db=", "?virtual_host=", REDIS_URL).replace(
        "unix://", "redis+socket://"
    )
else:
    CACHES = {
        "default": {
            "BACKEND": "crawler.fetch.file_cache.LockedFileCache",
            "LOCATION": VAR_DIR / "cache",
            "OPTIONS": {"MAX_ENTRIES": 20_000},
        }
    }
    CELERY_BROKER_URL = "files://localhost"
    for folder in ("queue", "control"):
        (VAR_DIR / "broker" / folder).mkdir(parents=True, exist_ok=True)
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(VAR_DIR / "broker" / "queue"),
        "data_folder_out": str(VAR_DIR / "broker" / "queue"),
        "control_folder": str(VAR_DIR / "broker" / "control"),
        "polling_interval": 0.1,
    }

# Celery: every limit follows from the longest a recheck may take.
RECHECK_SECONDS = env_int("RECHECK_SECONDS", 300)
CELERY_TASK_TIME_LIMIT = RECHECK_SECONDS
CELERY_TASK_SOFT_TIME_LIMIT = int(RECHECK_SECONDS * 0.9)
# The file transport deletes a message as soon as it is received; there the leases alone protect.
CELERY_TASK_ACKS_LATE = CELERY_TASK_REJECT_ON_WORKER_LOST = bool(REDIS_URL)
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")
if REDIS_URL:
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "visibility_timeout": int(RECHECK_SECONDS * 1.1),
        "global_keyprefix": REDIS_PREFIX,
    }
# Boards that one worker process looks at together, and that wait in the queue at most.
BOARDS_AT_ONCE = env_int("BOARDS_AT_ONCE", 20)
MOST_WAITING = env_int("MOST_WAITING", 40 if EMBEDDED else 500)
CELERY_BEAT_SCHEDULE = timetable(due_every_seconds=env_int("DUE_EVERY_SECONDS", 5))

# The figures of the status page, for Prometheus; whoever knows the token may read them.
METRICS_TOKEN = env_text("METRICS_TOKEN")

# Checks that one visitor may ask for; 0 is no limit.
ADDRESS_CHECKS_PER_HOUR = env_int("ADDRESS_CHECKS_PER_HOUR", 10)
TEXT_CHECKS_PER_HOUR = env_int("TEXT_CHECKS_PER_HOUR", 60)
# And that all visitors together may ask for, so that many of them cannot hold up the workers.
ALL_ADDRESS_CHECKS_PER_HOUR = env_int("ALL_ADDRESS_CHECKS_PER_HOUR", 200)
ALL_TEXT_CHECKS_PER_HOUR = env_int("ALL_TEXT_CHECKS_PER_HOUR", 1000)
DIGESTS_PER_HOUR = env_int("DIGESTS_PER_HOUR", 500)  # letters of the whole site; 0 for none

# How boards are observed (crawler). The sample boards are served on a loopback port of their
# own; that one address is the only inward one the fetcher may open.
# The User-Agent names the page about the bot, where this and the way to opt out stand.
BOT_CONTACT = os.environ.get("BOT_CONTACT") or ""
_about_the_bot = f"+{SITE_URL}/bot" + (f"; {BOT_CONTACT}" if BOT_CONTACT else "")
USER_AGENT = os.environ.get("USER_AGENT", f"LeaderboardCatalogueBot/1.0 ({_about_the_bot})")
# Boards on which nothing changes are looked at ever less often, between these two.
RECHECK_SOONEST_DAYS = env_int("RECHECK_SOONEST_DAYS", 1)
RECHECK_LATEST_DAYS = max(env_int("RECHECK_LATEST_DAYS", 7), RECHECK_SOONEST_DAYS)
SAMPLES_PORT = env_int("SAMPLES_PORT", PORT + 1)
SAMPLES_ADDRESS = f"127.0.0.1:{SAMPLES_PORT}"
FETCH_ALLOWED_HOSTS = frozenset(env_list("FETCH_ALLOWED_HOSTS", SAMPLES_ADDRESS))
HOST_GAP_SECONDS = env_int("HOST_GAP_SECONDS", 2)
# Hosts whose owners asked us not to look, beside those the operator listed in the admin.
OPTED_OUT_HOSTS = frozenset(host.lower() for host in env_list("OPTED_OUT_HOSTS"))
HUGGINGFACE_TOKEN = env_text("HUGGINGFACE_TOKEN")
GITHUB_TOKEN = env_text("GITHUB_TOKEN")
CANARY_URLS = env_list(
    "CANARY_URLS",
    "https://example.com/,https://api.github.com/zen,https://huggingface.co/api/models?limit=1",
)
# The machine that is asked whether a failure is seen from there as well (manage.py vantage).
VANTAGE_URL, VANTAGE_SECRET = env_text("VANTAGE_URL"), env_text("VANTAGE_SECRET")
globals().update(sign_in_settings(var_dir=VAR_DIR, site_url=SITE_URL, proxied=BEHIND_HTTPS_PROXY))

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("zh-hans", _("Simplified Chinese"))]
LOCALE_PATHS = [BASE_DIR / "leaderboards" / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns of a folder that is not there
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True

API_PER_MINUTE = env_int("API_PER_MINUTE", 120)
REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "leaderboards.api.problems.problem_response",
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.AnonRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {"anon": f"{API_PER_MINUTE}/minute" if API_PER_MINUTE else None},
    # A caller is counted by the address our own proxy saw, never by one it only claims.
    "NUM_PROXIES": 1 if BEHIND_HTTPS_PROXY else 0,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Leaderboard catalogue",
    "DESCRIPTION": "Boards, their workflow patterns, layers, entities and open smells.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "ENUM_NAME_OVERRIDES": {
        "CadenceKind": "leaderboards.labels.cadence_kind_choices",
        "CheckOutcome": "leaderboards.labels.check_outcome_choices",
        "EntityKind": "leaderboards.labels.entity_choices",
        "Platform": "leaderboards.labels.platform_choices",
        "ReportState": "leaderboards.labels.report_state_choices",
        "Smell": "leaderboards.labels.smell_choices",
        "Source": "leaderboards.labels.source_choices",
        "TopicKind": "leaderboards.labels.topic_kind_choices",
        "WorkflowPattern": "leaderboards.labels.workflow_pattern_choices",
    },
}

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"

LOG_FORMAT = os.environ.get("LOG_FORMAT") or "line"
if LOG_FORMAT not in ("line", "json"):
    raise ImproperlyConfigured(f"LOG_FORMAT={LOG_FORMAT} is not understood: use line or json")
# What no line of the log may hold, however it came there.
SECRETS = [SECRET_KEY, METRICS_TOKEN, HUGGINGFACE_TOKEN, GITHUB_TOKEN, *sign_in_secrets()]
SECRETS += [DATABASES["default"].get("PASSWORD") or "", urlsplit(REDIS_URL).password or ""]
SECRETS.append(VANTAGE_SECRET)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"about": {"()": "leaderboards.logs.About"}},
    "formatters": {
        "line": {"()": "leaderboards.logs.Lines", "secrets": SECRETS},
        "json": {"()": "leaderboards.logs.JsonLines", "secrets": SECRETS},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": LOG_FORMAT,
            "filters": ["about"],
        }
    },
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "INFO")},
    "loggers": {
        # One line a request to a board would drown everything else.
        **{name: {"level": "WARNING"} for name in ("httpx", "httpcore")},
        # Two lines for each task; the recheck itself writes one that says more.
        **{f"celery.{name}": {"level": "WARNING"} for name in ("worker.strategy", "app.trace")},
    },
}
