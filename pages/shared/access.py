"""Who looks at the app, and what they may do: asked of the login where there is one, else of the connection.

Every write asks `need`, on the server; a button that is not drawn is no protection. docs/access.md has the rules.
Session key: `reviewer`, the name that somebody at this machine signs reviews with.
"""

import getpass
from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit import config
from streamlit.errors import StreamlitSecretNotFoundError

from extract.errors import ExtractError
from pages.shared import cards
from pages.shared.roles import Person, Role, faults_of, is_local, is_ours, signed_in

DOES = {Role.REVIEWER: "review claims", Role.EDITOR: "add reports"}
HOW = "docs/access.md says how to switch it on."


class AccessError(ExtractError):
    """Somebody asked for what their role does not allow."""


def is_asked_by_name() -> bool:
    """Whether the visitor asks for the app by a name that it has; where not, say so, and show nothing else."""
    settings, _ = configured()
    hosts = settings.get("hosts", []) if not faults_of(settings) else []
    if is_ours(config.get_option("server.address"), st.context.headers, hosts):
        return True
    cards.show_problem(
        "Nothing is shown at this address",
        "The server is meant for the machine that it runs on. Open it as localhost there; behind a proxy, "
        "its name has to be listed. docs/access.md says how.",
    )
    return False


def person() -> Person:
    """Who looks at the app now."""
    settings, has_login = configured()
    if has_login:
        if not st.user.get("is_logged_in"):
            return Person("", Role.VIEWER)
        return signed_in(st.user.to_dict(), settings)
    may = settings.get("local", True) and not faults_of(settings)
    if may and is_local(config.get_option("server.address"), st.context.headers):
        return Person(str(st.session_state.get("reviewer") or usual_name()), Role.EDITOR)
    return Person("", Role.VIEWER)


def need(role: Role) -> Person:
    """The person who looks at the app, who has this role.

    Raises:
        AccessError: they have not.
    """
    who = person()
    if not who.may(role):
        raise AccessError(f"You may not {DOES[role]} here: {reason()}")
    return who


def is_open(role: Role) -> bool:
    """Whether the visitor has this role; where not, say so on the page, with the way in."""
    if person().may(role):
        return True
    with st.container(border=True, key="closed"):
        st.subheader(f"You may look, but not {DOES[role]}", anchor=False)
        st.html(f"<p style='overflow-wrap:anywhere;margin:0'>{cards.literal(reason())}</p>")
        if has_login() and not st.user.get("is_logged_in"):
            st.button("Sign in", on_click=st.login, type="primary", key="sign-in")
    return False


def has_login() -> bool:
    """Whether people sign in here."""
    return configured()[1]


def reason() -> str:
    """Why the visitor may only look."""
    settings, has_login = configured()
    faults = faults_of(settings)
    if faults:
        return f"The section [access] of .streamlit/secrets.toml gives nobody a role: {'; '.join(faults)}."
    if has_login and not st.user.get("is_logged_in"):
        return "Sign in first."
    if has_login:
        return "Your account has no role that allows it; ask whoever runs this server."
    if not settings.get("local", True):
        return f"It is switched off. {HOW}"
    return f"Without a login only somebody at the machine that serves this page may. {HOW}"


def configured() -> tuple[Mapping[str, Any], bool]:
    """The section `[access]` of the secrets, and whether a login is configured in `[auth]`."""
    try:
        access = st.secrets.get("access", {})
        return (access if isinstance(access, Mapping) else {"access": access}), "auth" in st.secrets
    except StreamlitSecretNotFoundError:  # there is no file, or none that can be read; Streamlit's log says which
        return {}, False


def usual_name() -> str:
    """The name of the account that runs the server, which is the visitor's own where they sit at this machine."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name
        return "local"
