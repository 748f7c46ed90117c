"""What a person does: open a link, filter, follow a figure to its words, take the table away."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from extract.ledger.ledger import load_ledger
from extract.ledger.tables import claims_table
from pages.shared.described import describe, passage_link
from pages.shared.selection import Selection
from pages.shared.wording import visible

PAGES = {"": "Overview", "timeline": "Timeline", "claims": "Claims", "article": "Article"}
MARK = ".js-plotly-plot .scatterlayer .points path"
CHOSEN = ".passage .marked.chosen"
Look = Callable[..., Page]


@pytest.fixture(scope="module")
def rows() -> pd.DataFrame:
    """The claims that the app shows unasked, in its order."""
    return Selection().apply(describe(claims_table(load_ledger())))


def heading(page: Page, text: str) -> None:
    """Wait for the one heading of a page."""
    expect(page.locator("h1")).to_have_text(text)


def settled(page: Page) -> None:
    """Wait until no run of the app is under way."""
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_attached()


def chosen_words(page: Page) -> str:
    """The words that are marked as the chosen claim's, joined."""
    expect(page.locator(CHOSEN).first).to_be_visible()
    return "".join(page.locator(CHOSEN).all_inner_texts())


@pytest.mark.parametrize("path", PAGES)
def test_a_link_into_a_fresh_server_shows_its_page_and_its_filters(path: str, fresh: str, look: Look, small):
    """The first visitor after a restart who sees a bare page, another page, or other rows."""
    claim = describe(claims_table(load_ledger(small))).query("outcome == 'deaths' and publisher == 'The Daily'").iloc[0]
    link = claim["passage"] if path == "article" else f"{path}?outcome=deaths&place=Aleppo"
    page = look(f"{fresh}/{link}")

    heading(page, "Strike on Aleppo" if path == "article" else "Reported deaths in Aleppo")
    expect(page).to_have_title(f"{PAGES[path]} · Casualty Ledger")
    expect(page.get_by_role("link", name=re.compile("|".join(PAGES.values())))).to_have_count(len(PAGES))
    expect(page.get_by_text("Page not found")).to_have_count(0)
    if path == "article":
        assert claim["quote"] == chosen_words(page)


def test_the_overview_leads_from_a_figure_to_its_marked_words(app: str, look: Look, rows: pd.DataFrame):
    """A figure without a way back to its sentence."""
    newest = rows.iloc[0]
    page = look(app)
    heading(page, "All reported figures")
    expect(page.get_by_role("article").first).to_contain_text(visible(newest["said"]))

    page.get_by_role("link", name="Read the passage").first.click()

    expect(page).to_have_url(f"{app}/{newest['passage']}")
    assert newest["quote"] == chosen_words(page)
    expect(page.get_by_text(newest["rule"], exact=True)).to_be_visible()


def test_a_row_of_the_table_leads_to_its_marked_words(app: str, look: Look, rows: pd.DataFrame):
    """A link in the table that opens another claim than its row's."""
    page = look(f"{app}/claims")
    corner = grid(page)
    page.mouse.move(corner["x"] + 50, corner["y"] + 60)  # the link of the first row, which wakes under the mouse
    page.mouse.move(corner["x"] + 52, corner["y"] + 53)
    with page.context.expect_page() as opened:
        page.mouse.click(corner["x"] + 52, corner["y"] + 53)

    assert opened.value.url.endswith(rows.iloc[0]["passage"])
    assert rows.iloc[0]["quote"] == chosen_words(opened.value)


def test_a_chosen_row_shows_its_passage(app: str, look: Look, rows: pd.DataFrame):
    """A table that only a mouse on a canvas can leave."""
    page = look(f"{app}/claims")
    corner = grid(page)

    page.mouse.click(corner["x"] + 16, corner["y"] + 52 + 35)  # the box of the second row

    expect(page.locator("article blockquote")).to_have_text(f"“{visible(rows.iloc[1]['quote'])}”")
    link = page.get_by_role("link", name="Read the passage")
    assert rows.iloc[1]["passage"] == link.get_attribute("href")


def grid(page: Page) -> dict[str, float]:
    """Where the table is, once it is drawn."""
    expect(page.locator("[data-testid=stDataFrame] canvas").first).to_be_visible()
    settled(page)
    return page.locator("[data-testid=stDataFrame]").bounding_box()


def test_filters_reach_the_url_and_the_title_and_survive_other_pages(app: str, look: Look):
    """A view that says something else than it shows, or that forgets what was asked."""
    page = look(f"{app}/claims")
    heading(page, "All reported figures")
    page.get_by_role("combobox", name=re.compile("Outcome")).click()
    page.get_by_role("option", name="deaths").click()
    page.get_by_label("Words").fill("Aleppo")
    page.get_by_label("Words").press("Enter")
    said = "Reported deaths that mention “Aleppo”"

    heading(page, said)
    expect(page).to_have_url(re.compile(r"/claims\?(?=.*outcome=deaths)(?=.*words=Aleppo)"))
    for name in ("Timeline", "Article", "Overview"):
        page.get_by_role("link", name=name, exact=True).click()
        expect(page).to_have_title(f"{name} · Casualty Ledger")
        if name != "Article":
            heading(page, said)
    page.get_by_role("button", name="Reset filters").click()
    heading(page, "All reported figures")
    expect(page).to_have_url(f"{app}/")


def test_the_download_holds_exactly_what_the_screen_shows(app: str, look: Look, rows: pd.DataFrame):
    """A file with other rows than the table that it was taken from."""
    kept = Selection(outcomes=("deaths",), words="Aleppo").apply(rows)
    page = look(f"{app}/claims?outcome=deaths&words=Aleppo")
    grid(page)
    expect(page.locator("[data-testid=stMarkdown]").first).to_contain_text(f"{len(kept)} claims of ")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    raw = Path(download.value.path()).read_bytes()
    lines = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))

    assert f"casualty-ledger_deaths_aleppo_{len(kept)}-claims.csv" == download.value.suggested_filename
    assert raw.startswith(b"\xef\xbb\xbf")
    assert kept["claim_id"].tolist() == [line["claim_id"] for line in lines]
    # The grid keeps what is on the screen as a table for screen readers: outcome and figure of its first rows.
    lines_shown = page.locator("[data-testid=stDataFrame] table tbody tr")
    expect(lines_shown.nth(min(5, len(kept)) - 1)).to_be_attached()
    shown = lines_shown.evaluate_all(
        "rows => rows.map(row => [...row.querySelectorAll('td')].slice(0, 4).map(cell => cell.textContent))"
    )
    for cells, line in zip(shown, lines, strict=False):
        assert {line["outcome"], line["value_text"]} <= set(cells)


def test_a_click_on_a_mark_shows_its_passage(app: str, look: Look, rows: pd.DataFrame):
    """A point in a chart that nobody can check."""
    only = rows[rows["outcome"] == "missing"].drop_duplicates("day").iloc[0]
    page = look(f"{app}/timeline?outcome=missing&since={only['day']:%Y-%m-%d}&until={only['day']:%Y-%m-%d}")
    expect(page.locator(MARK).last).to_be_visible()  # an arrow comes before its mark
    settled(page)

    page.locator(MARK).last.click(force=True)

    quote = page.locator("article blockquote")
    expect(quote).to_be_visible()
    href = page.get_by_role("link", name="Read the passage").get_attribute("href")
    assert f"“{rows.set_index('passage').loc[href, 'quote']}”" == quote.inner_text()


def test_marks_are_chosen_with_the_keyboard_and_the_link_opens_the_passage(app: str, look: Look, rows: pd.DataFrame):
    """An article that only a mouse can read, or a link that cannot be sent to anybody."""
    article = rows["article_id"].value_counts().index[0]
    page = look(f"{app}/article?article={article}")
    label = page.locator(".passage .label").nth(1)
    label.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".passage .label").nth(1)).to_have_attribute("aria-pressed", "true")
    claim = page.locator(".passage .label").nth(1).get_attribute("data-claim")
    assert claim is not None

    copied = page.locator("[data-testid=stCode] code").inner_text()
    assert f"{app}/{passage_link(article, claim)}" == copied == page.url
    other = look(copied)
    assert rows.set_index("claim_id").loc[claim, "quote"] == chosen_words(other)


def test_hostile_text_is_shown_as_it_is_written(small, fresh: str, look: Look):
    """A report that runs in the page of whoever reads it."""
    article = next(one for one in load_ledger(small).articles if "script" in one.title)
    page = look(f"{fresh}/article?article={article.article_id}")

    heading(page, article.title)
    expect(page.locator(".passage .label").first).to_be_visible()
    shown = page.locator(".passage").evaluate("""root => {
        const copy = root.cloneNode(true)
        copy.querySelectorAll(".label").forEach((label) => label.remove())
        return copy.textContent
    }""")
    assert visible(article.text) == shown
    assert "▯More than 450 people were injured▯" in shown
    expect(page.get_by_text("Publisher’s page")).to_have_count(0)  # javascript: is no address
    for path, name in PAGES.items():
        page.goto(f"{fresh}/{path}")
        expect(page.locator("h1")).to_be_visible()
        settled(page)
        expect(page).to_have_title(f"{name} · Casualty Ledger")


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_a_phone(path: str, app: str, look: Look, rows: pd.DataFrame):
    """A page that has to be pushed from side to side."""
    link = rows.loc[rows["quote"].str.len().idxmax(), "passage"] if path == "article" else path
    page = look(f"{app}/{link}", viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    expect(page.locator("h1")).to_be_visible()
    settled(page)

    wide = "() => [...document.querySelectorAll('html, [data-testid=stMain]')].map(box => box.scrollWidth)"
    assert [390, 390] == page.evaluate(wide)


def test_the_page_has_no_menu_and_no_deploy_button(app: str, look: Look):
    """What Streamlit puts on every page, and no reader needs."""
    page = look(app)
    heading(page, "All reported figures")

    expect(page.locator("[data-testid=stMainMenu], [data-testid=stAppDeployButton]")).to_have_count(0)
    assert page.locator("link[rel*=icon]").first.get_attribute("href").endswith(".png")


def test_what_was_passed_over_can_be_unfolded(app: str, look: Look):
    """A person sees what the reader did not take, and why."""
    passed = next(one for one in load_ledger().passed if one.reason == "no clause pattern fits it")
    page = look(f"{app}/article?article={passed.article_id}")

    page.get_by_text("beside an outcome gave no figure").click()
    expect(page.locator("[data-testid=stExpander] table")).to_contain_text(visible(passed.quote))
    expect(page.locator("[data-testid=stExpander] table")).to_contain_text(passed.reason)
