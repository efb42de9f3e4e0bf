"""Review in a real browser: keys alone, keys of one's own, and pages that pass axe."""

from __future__ import annotations

import re

import pytest

from avowal.record.record import Record

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser, review_address):
    """A page that fails the test when it asks any other host for anything, or logs an error."""
    context = browser.new_context()
    opened = context.new_page()
    wrong = []
    opened.on("request", lambda r: wrong.append(r.url) if not r.url.startswith(review_address) else None)
    opened.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    opened.on("pageerror", lambda e: wrong.append(str(e)))
    yield opened
    context.close()
    assert not wrong


def in_hand(page):
    return page.locator("form.decide input[name=item]").input_value()


def press(page, key):
    """Press a key that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press(key)


def decisions(path):
    with Record.open(path, read_only=True) as record:
        return record.review.recent("Ada", limit=100)


def test_twenty_accounts_are_reviewed_by_keys_alone(page, review_address, review_record):
    page.goto(f"{review_address}/review?only=account")
    seen = []
    for number in range(20):
        seen.append(in_hand(page))
        press(page, "ynu"[number % 3])
    assert len(set(seen)) == 20
    made = decisions(review_record)
    assert {one.account_id for one in made} == set(seen)
    assert [one.decided.value for one in reversed(made)] == [("accept", "reject", "unsure")[n % 3] for n in range(20)]
    assert page.locator(".recent li").count() == 20

    press(page, "z")
    assert in_hand(page) == seen[-1]
    assert len(decisions(review_record)) == 19


def test_a_correction_needs_no_mouse(page, review_address, review_record):
    page.goto(f"{review_address}/review?only=account")
    item, first = in_hand(page), page.locator(".offers button").first.inner_text()
    press(page, "1")
    made = decisions(review_record)[0]
    assert (made.account_id, made.decided.value) == (item, "correct")
    assert "1" in first


def test_skipping_and_going_back_decide_nothing(page, review_address, review_record):
    page.goto(f"{review_address}/review")
    item = in_hand(page)
    press(page, "j")
    assert in_hand(page) != item
    press(page, "k")
    assert in_hand(page) == item
    assert decisions(review_record) == ()


def test_typing_a_reason_presses_no_button(page, review_address, review_record):
    page.goto(f"{review_address}/review?only=account")
    field = page.get_by_label("Reason, if you like").first
    field.press_sequentially("nyuzjk1")
    assert decisions(review_record) == ()
    page.get_by_role("button", name=re.compile("Reject")).click()
    page.wait_for_load_state()
    assert decisions(review_record)[0].reason == "nyuzjk1"


def test_selected_words_go_into_the_open_form(page, review_address):
    page.goto(f"{review_address}/review?only=account")
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.name") == "words"
    page.locator(".report mark").first.dblclick()
    chosen = page.evaluate("getSelection().toString().trim()")
    assert chosen
    assert page.locator("details[open] [data-words]").input_value() == chosen


def test_keys_can_be_changed_and_switched_off(page, review_address, review_record):
    """WCAG 2.1.4: whoever speaks to the machine must not decide by a letter."""
    page.goto(f"{review_address}/review?only=account")
    page.keyboard.press("?")
    page.locator("#keys input[data-for=accept]").fill("q")
    page.locator("#keys-on").focus()
    page.reload()
    assert page.locator("button[data-action=accept] kbd").inner_text() == "q"
    press(page, "q")
    assert decisions(review_record)[0].decided.value == "accept"
    page.keyboard.press("?")
    page.locator("#keys-on").uncheck()
    page.locator("h1").click()
    page.keyboard.press("q")
    page.wait_for_timeout(300)
    assert len(decisions(review_record)) == 1


def test_review_works_without_javascript(browser, review_address, review_record):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{review_address}/review?only=account")
    item = in_hand(page)
    page.get_by_role("button", name=re.compile("Accept")).click()
    page.wait_for_load_state()
    assert decisions(review_record)[0].account_id == item
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_on_any_page(browser, review_address, review_record, scheme, width):
    """WCAG 2.2 A and AA as far as a program can check it."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs the extra 'browser'").Axe()
    with Record.open(review_record) as record:
        incident = max(record.incidents(), key=lambda one: one.n_accounts)
        account = record.dossier(incident.id).facts[0].versions[0].accounts[0]
        record.review.accept(account.id, "Ben")
        record.review.reject(record.review.queue(kind="account")[0].id, "Ada")
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    wrong = []
    for path in (
        "/", "/?country=IS", f"/i/{incident.id}", f"/a/{account.id}", f"/r/{account.report_id}", "/nowhere",
        "/review?only=account", "/review?only=link", f"/review?item={account.id}",
    ):  # fmt: skip
        page.goto(review_address + path)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        found = axe.run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
        wrong += [(path, one["id"], one["nodes"][0]["html"][:200]) for one in found.response["violations"]]
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
    context.close()
    assert not wrong
