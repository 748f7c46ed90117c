"""What a person does with reports of their own: bring, look, keep, review by key, mark what was missed."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from extract.ledger.decisions import Decision, Verdict
from extract.ledger.ledger import load_ledger
from extract.ledger.reviews import Reviews
from extract.ledger.workspace import open_workspace
from tests.brought import pdf
from tests.browser.conftest import free_port, launched, serving
from tests.browser.test_dashboard import heading, settled
from tests.made_up import workspace

HEAD = "---\npublisher: The Daily\npublished: 2016-09-30\n"
TEXT = "At least 12 people were killed in Aleppo on 29 September 2016, the health ministry said."
STRIKE = f"{HEAD}title: A strike\n---\n{TEXT} In Homs 40 people were injured. In Idlib three men died.\n"
FACES = f"{HEAD}title: Faces\n---\n" + (
    "😀👩\u200d👧 Grief. At noon 7 people were killed in Hama. 😀 On the list stood 23 names, 𝟒 of them of children.\n"
)
NAMELESS = """() => [...document.querySelectorAll("input, textarea, button, [role=combobox]")]
    .filter((one) => one.checkVisibility() && !one.closest("[aria-hidden=true]"))
    .filter((one) => {
        const by = (one.getAttribute("aria-labelledby") || "").split(" ").filter(Boolean)
        const words = by.map((id) => document.getElementById(id)?.innerText)
        const labels = [...(one.labels || [])].map((label) => label.innerText)
        return ![one.getAttribute("aria-label"), one.title, one.innerText, ...words, ...labels].some((w) => w?.trim())
    })
    .map((one) => one.outerHTML.slice(0, 200))"""
# Where some words begin, and where others end, in the text that the browser drew.
PLACES = """([first, last]) => {
    const host = [...document.querySelectorAll("*")].find((one) => one.shadowRoot?.querySelector(".passage"))
    const root = host.shadowRoot.querySelector(".passage")
    const place = (words, isEnd) => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
        while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(words)
            if (at < 0) continue
            const range = document.createRange()
            range.setStart(walker.currentNode, isEnd ? at + words.length - 1 : at)
            range.setEnd(walker.currentNode, isEnd ? at + words.length : at + 1)
            const box = range.getBoundingClientRect()
            return [isEnd ? box.right - 0.5 : box.left + 0.5, box.top + box.height / 2]
        }
    }
    return [place(first, false), place(last, true)]
}"""
Look = Callable[..., Page]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that the tests of this module add to."""
    return workspace(tmp_path_factory.mktemp("own") / "workspace", strike=STRIKE, faces=FACES)


@pytest.fixture(scope="module")
def own(folder: Path) -> Iterator[str]:
    """The address of the app on that workspace."""
    with serving(free_port(), folder) as address:
        yield address


def decisions(folder: Path) -> list[Decision]:
    """Everything that was decided, in that order."""
    return [one for one in Reviews(open_workspace(folder).reviews).all() if isinstance(one, Decision)]


def claim_of(folder: Path, quote: str) -> str:
    """The claim of a quote."""
    return next(one.claim_id for one in load_ledger(folder).claims if quote in one.quote)


def after(page: Page, step: Callable[[], object]) -> None:
    """Do something that the app answers with a run, and wait until it has."""
    step()
    page.wait_for_timeout(200)  # the run begins when the browser has told
    settled(page)


@pytest.mark.parametrize(("path", "name"), [("review", "Review"), ("add_reports", "Add reports")])
def test_a_link_into_a_fresh_server_opens_the_page(path: str, name: str, fresh: str, look: Look):
    """The first visitor after a restart who sees a bare page."""
    page = look(f"{fresh}/{path}")

    heading(page, name)
    expect(page).to_have_title(f"{name} · Casualty Ledger")
    expect(page.get_by_text("Page not found")).to_have_count(0)
    expect(page.get_by_role("link", name="Overview", exact=True)).to_have_count(1)


def test_a_newcomer_pastes_a_report_keeps_it_and_finds_its_claim(own: str, folder: Path, look: Look):
    """A first visit that ends nowhere."""
    page = look(f"{own}/add_reports")
    page.get_by_label("Text of a report").fill("At least 51 civilians were killed in Raqqa on Friday.")
    page.get_by_role("button", name="Read the text").click()
    expect(page.locator(".passage .marked").first).to_have_text("At least 51 civilians were killed")
    page.get_by_label("Title", exact=True).fill("A newcomer’s report")
    page.get_by_label("Published (YYYY-MM-DD)").fill("2017-06-20")
    page.get_by_role("button", name="Keep this report").click()  # the day was typed last, and comes along

    expect(page.get_by_text("Kept: 1 new")).to_be_visible()
    article = next(one for one in load_ledger(folder).articles if one.title == "A newcomer’s report")
    assert "2017-06-20" == str(article.published)
    page.get_by_role("link", name="Claims", exact=True).click()
    page.get_by_label("Words").fill("Raqqa")
    page.get_by_label("Words").press("Enter")
    expect(page.locator("[data-testid=stMarkdown]").first).to_contain_text("1 claim")


def test_a_pdf_is_uploaded_and_its_claim_says_the_page(own: str, folder: Path, look: Look):
    """A figure of a long document that nobody finds on paper."""
    page = look(f"{own}/add_reports")
    page.get_by_role("tab", name="Files").click()
    data = pdf(["A report of the week."], ["At least 83 people were killed in Deraa."])
    page.locator("input[type=file]").set_input_files(
        {"name": "week.pdf", "mimeType": "application/pdf", "buffer": data}
    )
    expect(page.get_by_text("week.pdf").first).to_be_visible()
    page.get_by_role("button", name="Read the files").click()
    expect(page.locator(".passage .marked").first).to_have_text("At least 83 people were killed")
    page.get_by_role("button", name="Keep this report").click()
    expect(page.get_by_text("Kept: 1 new")).to_be_visible()

    page.goto(f"{own}/review?claim={claim_of(folder, '83 people')}")

    expect(page.get_by_text("Page 2. Rule:")).to_be_visible()


def test_claims_are_reviewed_by_keys_and_a_letter_in_an_input_decides_nothing(own: str, folder: Path, look: Look):
    """A reviewer who needs the mouse for every claim, or who decides by typing a name."""
    page = look(f"{own}/review?claim={claim_of(folder, '12 people')}")
    number = page.get_by_label("As printed")
    expect(number).to_have_value("At least 12")
    settled(page)
    before = len(decisions(folder))
    for label in ("Note", "Your name", "Who was counted"):
        page.get_by_label(label, exact=True).focus()
        page.keyboard.press("a")
        page.keyboard.press("s")
        page.keyboard.press("x")
        page.keyboard.press("Backspace")
        page.keyboard.press("Backspace")
        page.keyboard.press("Backspace")
    settled(page)
    expect(number).to_have_value("At least 12")
    assert before == len(decisions(folder))

    page.locator("h1").click()
    after(page, lambda: page.keyboard.press("s"))
    expect(number).not_to_have_value("At least 12")
    assert before == len(decisions(folder))
    page.goto(f"{own}/review?claim={claim_of(folder, '12 people')}")
    expect(number).to_have_value("At least 12")
    settled(page)
    after(page, lambda: page.keyboard.press("a"))
    expect(number).not_to_have_value("At least 12")
    page.goto(f"{own}/review?claim={claim_of(folder, '40 people')}")
    expect(number).to_have_value("40")
    settled(page)
    after(page, lambda: page.keyboard.press("x"))
    expect(number).not_to_have_value("40")

    assert [(Verdict.ACCEPT, "At least 12 people were killed"), (Verdict.REJECT, "40 people were injured")] == [
        (one.verdict, one.quote) for one in decisions(folder)[before:]
    ]


def test_fields_turn_red_and_grey_and_are_kept_so(own: str, folder: Path, look: Look):
    """A field that vouches for itself after its neighbour was corrected."""
    page = look(f"{own}/review?claim={claim_of(folder, 'three men died')}")
    expect(page.get_by_label("As printed")).to_have_value("three")
    settled(page)
    for label, text in (("Who was counted", "boys"), ("Held responsible", "the army")):
        page.get_by_label(label, exact=True).fill(text)
        after(page, lambda label=label: page.get_by_label(label, exact=True).press("Enter"))
    for name in ("Place", "Period", "Status", "Status"):  # the last is taken away, and put back
        after(
            page,
            page.get_by_role("button", name=re.compile(f"[●○✖] {name}"))
            .or_(page.get_by_role("checkbox", name=re.compile(f"[●○✖] {name}")))
            .click,
        )
    after(page, page.get_by_role("button", name="Save correction").click)
    one = decisions(folder)[-1]

    assert {"population": "boys", "responsible": "the army"} == {
        n: m.told for n, m in one.fields.items() if not m.right
    }
    assert {"status", "basis", "cause"} <= set(one.fields)
    assert not {"place", "admin1", "iso3", "period_from", "period_to"} & set(one.fields)


@pytest.mark.parametrize(
    ("first", "last", "marked"),
    [
        ("23 names", "23 names", "23 names"),
        ("list", "children", "list stood 23 names, 𝟒 of them of children"),
        ("Grief", "in Hama", "Grief. At noon 7 people were killed in Hama"),  # the label of a mark is no part of it
    ],
)
def test_marked_words_open_the_form_with_exactly_these_words(first, last, marked, own: str, look: Look):
    """A mark that slips, for a face counts as two characters in a browser and as one here."""
    page = missing(own, look, "Faces")
    drag(page, first, last)

    expect(page.locator("blockquote")).to_have_text(marked)


def test_words_are_marked_although_the_mouse_is_let_go_beside_the_text(own: str, look: Look):
    """A mark that does nothing because the hand went a little too far."""
    page = missing(own, look, "Faces")
    (x, y), _ = places(page, "23 names", "23 names")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y)
    page.mouse.move(x + 40, y + 300)  # below the text, whose end is then marked
    page.mouse.up()

    expect(page.locator("blockquote")).to_have_text("23 names, 𝟒 of them of children.")


def test_a_marked_figure_is_kept_with_its_words(own: str, folder: Path, look: Look):
    """A figure that the reader missed, and nobody can add."""
    page = missing(own, look, "Faces")
    drag(page, "23 names", "23 names")
    expect(page.get_by_label("As printed")).to_have_value("23")
    page.get_by_test_id("stMain").get_by_label("Outcome", exact=True).click()
    page.get_by_role("option", name="injuries").click()
    settled(page)
    page.get_by_role("button", name="Add this claim").click()

    expect(page.locator(".passage .marked", has_text="23 names")).to_be_visible()
    one = decisions(folder)[-1]
    assert (Verdict.ADD, "23 names", "injuries") == (one.verdict, one.quote, one.outcome)


def missing(own: str, look: Look, title: str) -> Page:
    """Open the view that adds missed figures, at a report."""
    page = look(f"{own}/review?view=Add+a+missed+figure")
    box = page.get_by_role("combobox", name=re.compile("Report"))
    box.click()
    page.get_by_role("option", name=re.compile(title)).click()
    expect(page.locator(".passage.marking")).to_contain_text("Grief")
    settled(page)
    return page


def places(page: Page, first: str, last: str) -> list[list[float]]:
    """Where the first words begin and the last ones end, once the page no longer moves."""
    page.locator(".passage.marking").scroll_into_view_if_needed()
    found: list[list[float]] = []
    while found != (found := page.evaluate(PLACES, [first, last])):
        page.wait_for_timeout(300)
    return found


def drag(page: Page, first: str, last: str) -> None:
    """Select from the first words to the last with the mouse."""
    (x, y), (to_x, to_y) = places(page, first, last)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move((x + to_x) / 2, (y + to_y) / 2)
    page.mouse.move(to_x, to_y)
    page.mouse.up()


@pytest.mark.parametrize("path", ["add_reports", "claims"])
def test_a_site_that_points_its_name_at_this_machine_gets_nothing(path: str, own: str, browser: Browser):
    """A page elsewhere that writes into somebody's workspace, or reads it."""
    other = launched(browser.browser_type, "--host-resolver-rules=MAP evil.example 127.0.0.1")
    page = other.new_page()
    page.goto(own.replace("localhost", "evil.example") + f"/{path}")

    expect(page.get_by_text("Nothing is shown at this address")).to_be_visible()
    expect(page.locator("h1")).to_have_count(0)
    expect(page.get_by_test_id("stDataFrame")).to_have_count(0)
    other.close()


@pytest.mark.parametrize("path", ["add_reports", "review", "review?view=Add+a+missed+figure", "review?view=Agreement"])
def test_nothing_is_wider_than_a_phone_and_every_input_has_a_name(path: str, own: str, look: Look):
    """A page that has to be pushed aside, or an input that a screen reader cannot tell."""
    page = look(f"{own}/{path}", viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    expect(page.locator("h1")).to_be_visible()
    settled(page)
    if path == "add_reports":
        page.get_by_label("Text of a report").fill(TEXT)
        page.get_by_role("button", name="Read the text").click()
        expect(page.locator(".passage .marked").first).to_be_visible()
        settled(page)

    assert [] == page.evaluate(NAMELESS)
    wide = "() => [...document.querySelectorAll('html, [data-testid=stMain]')].map(box => box.scrollWidth)"
    assert [390, 390] == page.evaluate(wide)


def test_a_report_fetches_no_picture_wherever_its_words_are_shown(own: str, folder: Path, look: Look):
    """A report that tells somebody elsewhere who reads it; what leaves the machine fails every test here."""
    picture = "![i](https://evil.example/x.png)"
    page = look(f"{own}/add_reports")
    page.get_by_label("Text of a report").fill(
        f"{picture} said 9 people were killed, and 12 offices {picture} were hit."
    )
    page.get_by_role("button", name="Read the text").click()
    page.get_by_text("beside an outcome gave").click()
    expect(page.locator("[data-testid=stExpander] table")).to_contain_text(picture)
    page.get_by_label("Title", exact=True).fill(picture)
    page.get_by_role("button", name="Keep this report").click()
    expect(page.get_by_text("Kept: 1 new")).to_be_visible()

    page.goto(f"{own}/review?claim={claim_of(folder, '9 people')}")
    speaker = page.get_by_test_id("stMain").get_by_label("Speaker, by name", exact=True)
    speaker.fill("Somebody else")
    after(page, lambda: speaker.press("Enter"))
    expect(page.get_by_text("read as").first).to_be_visible()
