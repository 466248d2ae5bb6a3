"""Addresses that take a POST and ask for no standing to a board; each with the reason."""

ONE_PERSONS = {
    "claim": "shows one claim, to the person who began it",
    "claim-look": "looks for the proof of one's own claim",
    "claim-withdraw": "takes one's own claim back",
    "team-revert": "the former owner alone takes a board back",
}
"""Of one person each, whatever they are to the board otherwise; test_one_persons.py knocks."""

OF_ONES_ACCOUNT = {
    "account-language": "the language of one's own letters; the address names nobody",
    "account-delete": "deletes one's own account, after the password was asked for",
}
"""Of whoever is signed in, for themselves."""

WITH_THE_KEY = {
    "invitation": "whoever is signed in and was given the link joins by it",
    "stop-notices": "a mail program ends the digest whose key it was sent",
    "public-report-proved": "whoever was sent the link proves the address by it",
}
"""Of whoever has the secret that stands in the address."""

FOR_EVERYBODY = {
    "check-board": "a visitor has a page looked at once; nothing of it is published",
    "api-checks": "the same for programs",
    "account_login": "signing in",
    "account_logout": "signing out, which is oneself",
    "account_signup": "making an account",
    "account_reauthenticate": "one's own password, asked for once more",
    "account_email": "one's own addresses",
    "account_confirm_email": "whoever was sent the link proves the address by it",
    "account_email_verification_sent": "says that a letter is on its way",
    "account_confirm_login_code": "ends a sign-in that was begun in this browser",
    "account_change_password": "one's own password",
    "account_set_password": "one's own first password",
    "account_reset_password": "asks for a letter to the address that one names",
    "account_reset_password_from_key": "whoever was sent the link sets a password by it",
    "socialaccount_signup": "ends a sign-up that was begun at a provider in this browser",
    "socialaccount_connections": "one's own accounts at providers",
    "usersessions_list": "one's own sessions",
    "github_login": "begins a sign-in at the provider, at which oneself has to agree",
    "openid_connect_login": "begins a sign-in at the provider, at which oneself has to agree",
}

NO_FORM = {
    "api-checks": "no session counts there, so that no other site can use one's own",
    "stop-notices": "RFC 8058: a mail program has no form, the key is what it must know",
}
"""Where no form's token is asked for."""

ONLY_READ = frozenset(
    {
        "about",
        "account",
        "account-export",
        "account_inactive",
        "account_reset_password_done",
        "account_reset_password_from_key_done",
        "accuracy",
        "asked-recheck",
        "board",
        "board-list",
        "bot",
        "check",
        "check-board-result",
        "curation",
        "desk",
        "desk-history",
        "favicon",
        "feed-all",
        "feed-board",
        "feed-maintainer",
        "feed-platform",
        "feed-smell",
        "github_callback",
        "healthz",
        "home",
        "incident",
        "leaderboard-yml",
        "metrics",
        "my-public-reports",
        "openid_connect_callback",
        "public-report-followed",
        "public-report-sent",
        "report",
        "report-challenge",
        "robots",
        "rule",
        "rule-list",
        "smell",
        "smell-list",
        "socialaccount_login_cancelled",
        "socialaccount_login_error",
        "statistics",
        "status",
        "team",
        "timeline",
        "webhook",
        "workflow-pattern",
        "workflow-pattern-list",
    }
)
"""Pages to which a POST is what a GET is: test_known_doors.py posts to each."""
