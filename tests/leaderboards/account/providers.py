"""GitHub and Hugging Face as they answer a sign-in, without a network. Synthetic."""

import io
import json
from urllib.parse import parse_qs, urlsplit

import requests  # noqa: TID251  # what allauth asks with; its connections are stood in for
from requests.adapters import BaseAdapter  # noqa: TID251

GITHUB = "/accounts/github/login/"
HUB = "/accounts/oidc/huggingface/login/"
GITHUB_USER = {
    "id": 5000,
    "login": "ada-of-github",
    "html_url": "https://github.com/ada-of-github",
    "name": "Ada of GitHub",
    "email": "ada@people.example",
}
HUGGINGFACE_USER = {
    "sub": "64a1b2",
    "name": "Ada of the Hub",
    "preferred_username": "ada-of-the-hub",
    "profile": "https://huggingface.co/ada-of-the-hub",
    "picture": "https://huggingface.co/avatars/a.svg",
    "isPro": True,
    "orgs": [
        {"sub": "1", "name": "Lab", "preferred_username": "lab", "roleInOrg": "admin"},
        {"sub": "2", "name": "Club", "preferred_username": "club", "roleInOrg": "read"},
        {"sub": "3", "name": "No role is told", "preferred_username": "guests"},
    ],
}
DISCOVERY = {
    "issuer": "https://huggingface.co",
    "authorization_endpoint": "https://huggingface.co/oauth/authorize",
    "token_endpoint": "https://huggingface.co/oauth/token",
    "userinfo_endpoint": "https://huggingface.co/oauth/userinfo",
    "jwks_uri": "https://huggingface.co/oauth/jwks",
    "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
}
PROVIDERS = {
    "github": {
        "APPS": [{"client_id": "of-github", "secret": "github-secret"}],
        "SCOPE": [],
        "OAUTH_PKCE_ENABLED": True,
    },
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "huggingface",
                "name": "Hugging Face",
                "client_id": "of-the-hub",
                "secret": "hub-secret",
                "settings": {
                    "server_url": "https://huggingface.co",
                    "scope": ["openid", "profile", "read-memberships"],
                    "oauth_pkce_enabled": True,
                },
            }
        ]
    },
}


class FakeProviders(BaseAdapter):
    """Stands where `requests` would open a connection. `said` can be changed by a test."""

    def __init__(self):
        super().__init__()
        self.asked = []
        self.is_away = False
        self.said = {
            "https://github.com/login/oauth/access_token": {"access_token": "gho_of-ada"},
            "https://api.github.com/user": dict(GITHUB_USER),
            "https://huggingface.co/.well-known/openid-configuration": DISCOVERY,
            "https://huggingface.co/oauth/token": {"access_token": "hf_of-ada"},
            "https://huggingface.co/oauth/userinfo": dict(HUGGINGFACE_USER),
        }

    def send(self, request, **_options):
        self.asked.append(request)
        if self.is_away:
            raise requests.ConnectionError("away")
        response = requests.Response()
        response.request, response.url = request, request.url
        known = self.said.get(request.url.split("?")[0])
        response.status_code = 404 if known is None else 200
        response.headers["Content-Type"] = "application/json"
        response.raw = io.BytesIO(json.dumps(known).encode())
        return response

    def close(self):
        pass


def begin(client, path, **query):
    """Press the button; what the provider is asked for, by name."""
    answer = client.post(path, query_params=query)
    assert answer.status_code == 302, answer.content
    address = urlsplit(answer.url)
    asked = {name: values[0] for name, values in parse_qs(address.query, True).items()}
    return f"{address.scheme}://{address.netloc}{address.path}", asked


def come_back(client, path, asked, **more):
    return client.get(path, {"code": "the-code", "state": asked["state"], **more})


def sign_in(client, path, **query):
    _, asked = begin(client, path, **query)
    return come_back(client, f"{path}callback/", asked)
