"""Names that may be taken, and settings read from the environment."""

import pytest
from django.core.exceptions import ImproperlyConfigured, ValidationError

from leaderboards.account.identities import worth_keeping
from leaderboards.account.names import validators
from leaderboards.sign_in import sign_in_secrets, sign_in_settings


def refuses(name):
    try:
        for validate in validators:
            validate(name)
    except ValidationError:
        return True
    return False


@pytest.mark.parametrize("name", ["ada", "Ada.L", "a-b_c.9", "7b", "falstaff-fan", "badminton"])
def test_plain_names_may_be_taken(name):
    assert not refuses(name)


@pytest.mark.parametrize(
    "name",
    ["admin", "Ad.min", "adm1n", "admin-2", "the-curator", "curator42", "0fficial", "ada@b.example",
     "<b>ada</b>", "ada lovelace", "аdmin", ".ada", "ada-", "a/b", "ada\n", "user", "x" * 40],
)  # fmt: skip
def test_names_of_the_site_s_people_and_markup_may_not(name):
    assert refuses(name)


def settings_of(tmp_path, **options):
    options = {"site_url": "https://boards.example", "proxied": False, **options}
    return sign_in_settings(var_dir=tmp_path, **options)


def test_without_any_variable_there_are_local_accounts_and_mail_in_files(tmp_path, monkeypatch):
    monkeypatch.delenv("EMAIL_HOST", raising=False)
    found = settings_of(tmp_path)
    assert found["SOCIALACCOUNT_PROVIDERS"] == {}
    assert found["EMAIL_FILE_PATH"] == str(tmp_path / "mail")
    assert found["DEFAULT_FROM_EMAIL"] == "noreply@boards.example"


def test_a_provider_is_there_when_it_has_its_keys_also_from_a_file(tmp_path, monkeypatch):
    (tmp_path / "secret").write_text("from-a-file\n")
    monkeypatch.setenv("HUGGINGFACE_CLIENT_ID", "hub")
    monkeypatch.setenv("HUGGINGFACE_CLIENT_SECRET_FILE", str(tmp_path / "secret"))
    found = settings_of(tmp_path)["SOCIALACCOUNT_PROVIDERS"]
    (app,) = found["openid_connect"]["APPS"]
    assert app["secret"] == "from-a-file"
    assert "github" not in found
    assert "from-a-file" in sign_in_secrets(), "the log must hide it"


def test_an_id_without_its_secret_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("GITHUB_CLIENT_ID", "x")
    with pytest.raises(ImproperlyConfigured, match="GITHUB_CLIENT_SECRET"):
        settings_of(tmp_path)


@pytest.mark.parametrize(
    ("protection", "port", "tls", "ssl"),
    [("", 587, True, False), ("ssl", 465, False, True), ("none", 25, False, False)],
)
def test_mail_goes_out_protected_unless_said_otherwise(
    tmp_path, monkeypatch, protection, port, tls, ssl
):
    monkeypatch.setenv("EMAIL_HOST", "mail.example")
    monkeypatch.setenv("EMAIL_TLS", protection)
    found = settings_of(tmp_path)
    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (port, tls, ssl)


def test_a_protection_that_is_not_known_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("EMAIL_HOST", "mail.example")
    monkeypatch.setenv("EMAIL_TLS", "yes")
    with pytest.raises(ImproperlyConfigured, match="EMAIL_TLS"):
        settings_of(tmp_path)


def test_odd_answers_of_a_provider_are_read_without_harm():
    odd = {"preferred_username": ["x"], "orgs": [None, "x", {"preferred_username": 1}]}
    assert worth_keeping("huggingface", {"userinfo": odd}) == {"orgs": []}
    assert worth_keeping("huggingface", {"orgs": "x"}) == {"orgs": []}
    older = {"organizations": [{"preferred_username": "lab", "roleInOrg": "write"}]}
    assert worth_keeping("huggingface", older)["orgs"] == older["organizations"]
