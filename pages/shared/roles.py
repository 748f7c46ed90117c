"""Who may do what: the rules, without Streamlit. `access` asks them with what it knows of the visitor."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit


class Role(StrEnum):
    """What a person may do; each may do what those before it may."""

    VIEWER = "viewer"  # look and download
    REVIEWER = "reviewer"  # decide on claims
    EDITOR = "editor"  # add reports


RANKS = tuple(Role)
SETTINGS = ("claim", "name", "reviewer", "editor", "local", "hosts")
# A proxy adds one of these; whoever comes through one is not at this machine.
FORWARDED = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip")


@dataclass(frozen=True, slots=True)
class Person:
    """Who looks at the app: a name that reviews carry, and a role."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether the person has this role, or one that holds it."""
        return RANKS.index(self.role) >= RANKS.index(role)


def faults_of(settings: Mapping[str, Any]) -> list[str]:
    """What is wrong with the `[access]` section of the secrets; a section with faults gives nobody a role."""
    faults = [f"{name} is no setting; allowed are {', '.join(SETTINGS)}" for name in settings if name not in SETTINGS]
    for name in ("reviewer", "editor", "hosts"):
        groups = settings.get(name, [])
        if not isinstance(groups, list) or not all(isinstance(group, str) and group for group in groups):
            faults.append(f'{name} is no list of names; write {name} = ["name", "name"]')
    faults += [
        f'{name} is no text; write {name} = "email"'
        for name in ("claim", "name")
        if not isinstance(settings.get(name, ""), str)
    ]
    if not isinstance(settings.get("local", True), bool):
        faults.append("local is neither true nor false")
    return faults


def signed_in(claims: Mapping[str, Any], settings: Mapping[str, Any]) -> Person:
    """The person behind the claims of an identity token, by the mapping of `[access]`.

    `claim` names the claim that holds a person's groups; without one it is the e-mail address, which counts only
    where the provider has verified it.
    """
    name = claims.get(settings.get("name", "email")) or claims.get("email") or claims.get("sub") or ""
    if faults_of(settings):
        return Person(str(name), Role.VIEWER)
    claim = settings.get("claim", "email")
    held = claims.get(claim)
    groups = set(held) if isinstance(held, (list, tuple)) else {held} if isinstance(held, str) else set()
    if claim == "email" and claims.get("email_verified") is not True:
        groups = set()
    for role in (Role.EDITOR, Role.REVIEWER):
        if groups & set(settings.get(role.value, [])):
            return Person(str(name), role)
    return Person(str(name), Role.VIEWER)


def is_local(bound_to: str | None, headers: Mapping[str, str]) -> bool:
    """Whether the visitor sits at this machine.

    All that is known has to say so: the address that the server listens on, the host that was asked for, and the page
    that asks. A site elsewhere that points its name at this machine fails by its name, and a proxy by its headers or
    by the page that it serves.

    Args:
        bound_to: `server.address` of the configuration; None listens to everybody.
        headers: those of the visitor's request, under their usual names.
    """
    if any(name in headers for name in FORWARDED):
        return False
    asked = [f"//{headers['Host']}"] if "Host" in headers else []  # every browser sends it
    asked += [headers["Origin"]] if "Origin" in headers else []
    return all(map(is_here, [bound_to, *map(host_of, asked)]))


def is_ours(bound_to: str | None, headers: Mapping[str, str], hosts: Collection[str]) -> bool:
    """Whether the app is asked for by a name that it has.

    A server that listens on this machine only is meant for this machine. A site elsewhere that points its name at it
    could otherwise read what it shows, with the visitor's own browser.

    Args:
        bound_to: `server.address` of the configuration.
        headers: those of the visitor's request, under their usual names.
        hosts: the names under which a proxy on this machine serves the app.
    """
    if not is_here(bound_to) or "Host" not in headers:
        return True
    host = host_of(f"//{headers['Host']}")
    return is_here(host) or host in hosts


def host_of(address: str) -> str | None:
    """The host of an address, None where it has none that can be read."""
    try:
        return urlsplit(address).hostname
    except ValueError:  # half an IPv6 address
        return None


def is_here(host: str | None) -> bool:
    """Whether a host is this machine, by a name that nobody else can have.

    >>> is_here("localhost"), is_here("127.0.0.1"), is_here("localhost.example.org"), is_here(None)
    (True, True, False, False)
    """
    if host == "localhost":
        return True
    try:
        return ip_address(host or "").is_loopback
    except ValueError:
        return False
