"""List, dossier and highlight in a real browser, wide and narrow, with and without JavaScript."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser, address):
    """A page that fails the test when it asks any other host for anything, or logs an error."""
    context = browser.new_context()
    opened = context.new_page()
    wrong = []
    opened.on("request", lambda r: wrong.append(r.url) if not r.url.startswith(address) else None)
    opened.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    opened.on("pageerror", lambda e: wrong.append(str(e)))
    yield opened
    context.close()
    assert not wrong


def test_a_reader_gets_from_the_list_to_the_highlighted_words(page, address):
    """The main walk: list, filter, dossier, account, words in view."""
    page.goto(address)
    page.get_by_label("Country").fill("Iran")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**country=Iran**")
    page.locator("#incidents a", has_text="Kerman").first.click()
    assert page.locator("section.fact h2").first.is_visible()
    page.locator(".matrix td a").first.click()
    chosen = page.locator(".evidence.chosen").first
    assert chosen.is_visible()
    quote = page.locator("dl.account q").inner_text()
    words = "".join(page.locator(".evidence.chosen mark").all_inner_texts())
    assert words == quote
    assert page.evaluate("getComputedStyle(document.querySelector('.evidence.chosen mark')).backgroundColor") != (
        page.evaluate("getComputedStyle(document.querySelector('.evidence:not(.chosen) mark')).backgroundColor")
    )


def test_filtering_changes_only_the_list(page, address):
    """Typing in a filter brings the new list without a new page, and the address says what is shown."""
    page.goto(address)
    before = page.locator("#incidents tbody tr").count()
    page.evaluate("window.kept = true")
    page.get_by_label("Type").select_option("suicide_bombing")
    page.wait_for_url("**type=suicide_bombing**")
    page.wait_for_function(f"document.querySelectorAll('#incidents tbody tr').length < {before}")
    assert page.evaluate("window.kept") is True


def test_neighbouring_accounts_are_one_key_away(page, address):
    """Reading a report account by account needs no mouse."""
    page.goto(address)
    page.locator("#incidents a", has_text="Kerman").first.click()
    page.locator(".matrix td a").first.click()
    first = page.url
    key = "j" if page.locator("a[data-key=j]").count() else "k"
    page.keyboard.press(key)
    page.wait_for_url(lambda url: url != first)
    assert page.locator(".evidence.chosen").first.is_visible()


def test_everything_reads_without_javascript(browser, address):
    """Reading must not need scripts."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.get_by_label("Words").fill("Kerman")
    page.get_by_role("button", name="Show").click()
    page.locator("#incidents a", has_text="Kerman").first.click()
    page.locator(".matrix td a").first.click()
    assert page.locator(".evidence.chosen").first.is_visible()
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_is_wider_than_the_screen(browser, address, width):
    """On a phone only tables scroll sideways, never the page."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(address)
    addresses = [address, address + page.locator("#incidents a", has_text="Kerman").first.get_attribute("href")]
    page.goto(addresses[1])
    addresses.append(address + page.locator(".matrix td a").first.get_attribute("href"))
    for url in addresses:
        page.goto(url)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), url
    context.close()
