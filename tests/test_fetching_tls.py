"""Whoever answers for a host over https proves to be that host."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from ssl import PROTOCOL_TLS_SERVER, SSLContext

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.web import CHECK, OTHER, PAGE, PUBLIC, Web, redirect, serving

UNTRUSTED = "its certificate is not to be trusted ({}); " + CHECK
FIRST, LAST = datetime(2020, 1, 1, tzinfo=UTC), datetime(2120, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> Path:
    """A certificate of report.example, signed by itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "report.example")])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, FIRST, LAST)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("report.example")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "report.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.fixture
def web(certificate: Path) -> Iterator[Web]:
    """An internet in which all of https shows that certificate."""
    context = SSLContext(PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with serving(context) as internet:
        yield internet


@pytest.fixture
def trusted(certificate, monkeypatch) -> None:
    """Let this machine trust that certificate, as it would an authority."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))


@pytest.mark.usefixtures("trusted")
def test_a_page_is_fetched_from_the_host_that_it_names(web):
    """The connection goes to a number, but certificate and greeting are those of the name."""
    found = web.fetch("https://report.example/")

    assert ("https://report.example/", PAGE) == (found.url, found.data)
    assert [(PUBLIC, 443)] == web.connected
    assert ["report.example"] == web.greeted
    assert "Host: report.example" in web.requests[0]


def test_a_certificate_that_nobody_vouches_for_is_refused(web):
    """Anybody on the way could have written the page."""
    assert UNTRUSTED.format("self-signed certificate") == web.fault("https://report.example/")
    assert [] == web.requests


@pytest.mark.usefixtures("trusted")
def test_a_certificate_of_another_host_is_refused(web):
    """A host answers in the name of another."""
    reason = "Hostname mismatch, certificate is not valid for 'other.example'."

    assert UNTRUSTED.format(reason) == web.fault("https://other.example/")
    assert [(OTHER, 443)] == web.connected


@pytest.mark.usefixtures("trusted")
def test_a_redirect_from_https_to_http_is_refused(web):
    """What was safe from changes on the way would no longer be."""
    web.answers["/"] = redirect("http://report.example/next")

    assert f"leads from https to http; {CHECK}" == web.fault("https://report.example/")
    assert [(PUBLIC, 443)] == web.connected


@pytest.mark.usefixtures("trusted")
def test_a_redirect_from_http_to_https_is_followed(web):
    """Most sites lead there."""
    web.answers |= {"/": redirect("https://report.example/next"), "/next": web.answers["/"]}

    assert "https://report.example/next" == web.fetch().url


def test_a_server_without_tls_is_a_message():
    """Somebody wrote https where there is only http."""
    with serving() as web:
        assert f"it does not speak https as it should; {CHECK}" == web.fault("https://report.example/")
