"""Who may do what: a role has to be given; nobody gets one by accident or by a trick."""

import pytest

from pages.shared.roles import Person, Role, faults_of, is_local, is_ours, signed_in

HERE = {"Host": "localhost:8501", "Origin": "http://localhost:8501"}
MAPPING = {"claim": "groups", "reviewer": ["desk"], "editor": ["lead"]}


@pytest.mark.parametrize(
    ("bound_to", "headers"),
    [
        ("127.0.0.1", HERE),
        ("localhost", {"Host": "127.0.0.1:8501"}),
        ("::1", {"Host": "[::1]:8501", "Origin": "http://[::1]:8501"}),
        ("127.0.0.1", {}),
    ],
)
def test_somebody_at_this_machine_is_local(bound_to, headers):
    """The person who started the app can use it."""
    assert is_local(bound_to, headers)


@pytest.mark.parametrize(
    ("why", "bound_to", "headers"),
    [
        ("the server listens to everybody", None, HERE),
        ("the server listens to everybody", "0.0.0.0", HERE),
        ("the server listens to a network", "192.168.1.7", HERE),
        ("a name elsewhere points here", "127.0.0.1", {"Host": "evil.example:8501"}),
        ("a name that only begins as ours", "127.0.0.1", {"Host": "localhost.evil.example"}),
        ("a page elsewhere asks", "127.0.0.1", HERE | {"Origin": "https://evil.example"}),
        ("a page without an address asks", "127.0.0.1", HERE | {"Origin": "null"}),
        ("a proxy says so", "127.0.0.1", HERE | {"X-Forwarded-For": "127.0.0.1"}),
        ("a proxy says so", "127.0.0.1", HERE | {"Via": "1.1 front"}),
        ("no host at all", "127.0.0.1", {"Host": ""}),
        ("half an address", "127.0.0.1", {"Host": "[::1"}),
    ],
)
def test_whoever_may_be_elsewhere_is_not_local(why, bound_to, headers):
    """A visitor from the network who could write."""
    assert not is_local(bound_to, headers), why


@pytest.mark.parametrize(
    ("claims", "settings", "role"),
    [
        ({"email": "a@e.org", "groups": ["desk"]}, MAPPING, Role.REVIEWER),
        ({"email": "a@e.org", "groups": ["desk", "lead"]}, MAPPING, Role.EDITOR),
        ({"email": "a@e.org", "groups": "lead"}, MAPPING, Role.EDITOR),
        ({"email": "a@e.org", "groups": ["others"]}, MAPPING, Role.VIEWER),
        ({"email": "a@e.org"}, MAPPING, Role.VIEWER),
        ({"email": "a@e.org", "groups": {"lead": 1}}, MAPPING, Role.VIEWER),
        ({"email": "a@e.org", "email_verified": True}, {"editor": ["a@e.org"]}, Role.EDITOR),
        ({"email": "a@e.org", "email_verified": False}, {"editor": ["a@e.org"]}, Role.VIEWER),
        ({"email": "a@e.org", "email_verified": "true"}, {"editor": ["a@e.org"]}, Role.VIEWER),
        ({"email": "a@e.org"}, {"editor": ["a@e.org"]}, Role.VIEWER),
        ({"email": "a@e.org", "groups": ["lead"]}, {}, Role.VIEWER),
        ({"email": "a@e.org", "groups": ["lead"]}, MAPPING | {"editors": ["lead"]}, Role.VIEWER),
        ({"email": "a@e.org", "groups": ["l"]}, {"claim": "groups", "editor": "lead"}, Role.VIEWER),
    ],
)
def test_a_role_comes_from_the_mapping_alone(claims, settings, role):
    """A person with a role that nobody gave them."""
    assert Person("a@e.org", role) == signed_in(claims, settings)


def test_a_person_is_named_by_the_claim_that_is_asked_for():
    """Reviews signed with an empty name."""
    assert "Ana" == signed_in({"sub": "7", "email": "a@e.org", "nick": "Ana"}, {"name": "nick"}).name
    assert "7" == signed_in({"sub": "7"}, {}).name


def test_a_role_holds_those_before_it():
    """An editor who could not review, or a reviewer who could add."""
    assert [True, True, False] == [Person("a", Role.REVIEWER).may(role) for role in Role]
    assert all(Person("a", Role.EDITOR).may(role) for role in Role)
    assert [True, False, False] == [Person("a", Role.VIEWER).may(role) for role in Role]


def test_every_fault_of_the_mapping_is_said():
    """A section that gives nobody a role, and does not say why."""
    assert [
        "editors is no setting; allowed are claim, name, reviewer, editor, local, hosts",
        'reviewer is no list of names; write reviewer = ["name", "name"]',
        'claim is no text; write claim = "email"',
        "local is neither true nor false",
    ] == faults_of({"editors": [], "reviewer": "a", "claim": 1, "local": "no"})
    assert [] == faults_of(MAPPING)


@pytest.mark.parametrize(
    ("bound_to", "host", "hosts", "ours"),
    [
        ("127.0.0.1", "localhost:8501", [], True),
        ("127.0.0.1", "[::1]:8501", [], True),
        ("127.0.0.1", None, [], True),
        ("127.0.0.1", "evil.example:8501", [], False),
        ("127.0.0.1", "", [], False),
        ("127.0.0.1", "[::1", [], False),
        ("127.0.0.1", "ledger.example.org", ["ledger.example.org"], True),
        ("0.0.0.0", "ledger.example.org", [], True),
        (None, "ledger.example.org", [], True),
    ],
)
def test_a_server_for_this_machine_is_asked_for_by_its_name(bound_to, host, hosts, ours):
    """A site elsewhere that reads a private workspace with the visitor's own browser."""
    assert ours == is_ours(bound_to, {} if host is None else {"Host": host}, hosts)
