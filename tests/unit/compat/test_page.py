"""The HTML report, looked at as text and in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from specloom.compat.report.page import html_report
from support.browser import SPACE, TAB, Browser, browser
from support.reports import HOSTILE, report

VOID = {"meta", "input", "br", "img", "link", "hr"}


class Page(HTMLParser):
    """The tags of a page, and whether each that is opened is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_it_is_one_file_that_asks_for_nothing() -> None:
    text = html_report(report())
    page = Page(text)
    assert page.open == []
    for tag, attributes in page.seen:
        assert tag not in ("link", "img", "iframe", "object", "base")
        assert not {"src", "srcset", "action", "formaction"} & attributes.keys()
        assert (attributes.get("href") or "#").startswith("#")
        assert not any(name.startswith("on") or name == "style" for name in attributes)
    assert "url(" not in text and "@import" not in text


def test_text_of_the_documents_stays_text() -> None:
    text = html_report(report())
    assert "<img" not in text and "</script><script>" not in text
    assert "&lt;/script&gt;&lt;script&gt;" in text
    assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e]", text)
    assert sum(tag == "script" for tag, _ in Page(text).seen) == 1


def test_the_same_report_gives_the_same_bytes() -> None:
    assert html_report(report()) == html_report(report())
    assert "\r" not in html_report(report())


def test_no_change_is_said_in_words() -> None:
    text = html_report(report(edits=()))
    assert "Nothing changed" in text
    assert "<form" not in text


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(html_report(report()), "utf-8")
    with browser() as window:
        window.open(path)
        yield window


def shown(page: Browser) -> int:
    return int(page.run("return document.querySelectorAll('article:not([hidden])').length"))


def reset(page: Browser) -> None:
    page.run("document.querySelector('form').reset()")
    page.run("document.querySelector('form').dispatchEvent(new Event('input'))")
    page.run("document.activeElement.blur(); window.scrollTo(0, 0)")


@pytest.mark.network_tool
def test_nothing_of_the_documents_runs(page: Browser) -> None:
    assert page.run("return typeof window.hacked") == "undefined"
    assert page.run("return performance.getEntriesByType('resource').length") == 0


@pytest.mark.network_tool
def test_the_policy_stops_what_is_not_ours(page: Browser) -> None:
    page.run(
        "const made = document.createElement('script'); made.textContent = 'window.added = 1';"
        "document.body.append(made)"
    )
    assert page.run("return typeof window.added") == "undefined"


@pytest.mark.network_tool
def test_filters_work_by_keyboard_alone(page: Browser) -> None:
    reset(page)
    everything = shown(page)
    page.run("document.querySelector('a.skip').focus()")
    for _ in range(10):
        page.keys(TAB)
        name = page.run("return document.activeElement.name + document.activeElement.value")
        if name == "levelERR":
            break
    else:
        raise AssertionError("Tab never reaches the filters")
    breaking = page.run("return document.querySelectorAll('article[data-level=ERR]').length")
    page.keys(SPACE)
    assert shown(page) == everything - breaking
    page.keys(SPACE)
    assert shown(page) == everything
    page.run("document.querySelector('input[type=search]').focus()")
    page.keys(*"berths")
    matching = page.run(
        "return [...document.querySelectorAll('article')].filter(a => "
        "a.dataset.level !== 'ignored' && a.textContent.includes('berths')).length"
    )
    assert 0 < shown(page) == matching < everything
    assert page.run("return document.getElementById('shown').textContent").startswith(
        f"{matching} of "
    )
    reset(page)
    assert shown(page) == everything


@pytest.mark.network_tool
def test_ignored_changes_are_shown_on_demand(page: Browser) -> None:
    reset(page)
    before = shown(page)
    page.run("document.querySelector('input[value=ignored]').click()")
    assert shown(page) == before + 1
    reset(page)


@pytest.mark.network_tool
def test_the_counts_lead_to_their_changes_which_stand_together(page: Browser) -> None:
    reset(page)
    found = page.run(
        "return [...document.querySelectorAll('.cards a')].map(link => {"
        " const group = document.querySelector(link.getAttribute('href')).closest('section');"
        " return [parseInt(link.textContent), group.querySelectorAll('article').length,"
        "  parseInt(group.querySelector('h3 span').textContent)]; })"
    )
    assert found and all(count == inside == told for count, inside, told in found)
    page.run("document.querySelector('input[value=ERR]').click()")
    assert page.run("return document.getElementById('level-ERR').closest('section').hidden")
    assert not page.run("return document.getElementById('level-INFO').closest('section').hidden")
    reset(page)


@pytest.mark.network_tool
def test_a_hostile_resource_can_be_chosen(page: Browser) -> None:
    reset(page)
    options = page.run(
        "return [...document.querySelector('[name=resource]').options].map(o => o.value)"
    )
    (hostile,) = [value for value in options if "script" in value]
    page.run(
        "const list = document.querySelector('[name=resource]'); list.value = arguments[0];"
        "list.dispatchEvent(new Event('input', {bubbles: true}))",
        hostile,
    )
    assert shown(page) > 0
    assert HOSTILE not in options  # control characters are escaped
    reset(page)


@pytest.mark.network_tool
@pytest.mark.parametrize("width", [320, 360, 412])
def test_a_phone_needs_no_sideways_scrolling(page: Browser, width: int) -> None:
    page.phone(width)
    try:
        assert page.run("return document.documentElement.scrollWidth") <= width
        controls = "document.querySelectorAll('select, button, input[type=search]')"
        heights = f"[...{controls}].map(e => e.getBoundingClientRect().height)"
        assert page.run(f"return Math.min(...{heights})") >= 36
        columns = page.run(
            "return getComputedStyle(document.querySelector('.pair')).gridTemplateColumns"
        )
        assert len(columns.split()) == 1
    finally:
        page.desktop()


CONTRAST = """
const channel = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
const light = c => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
const parse = text => text.match(/[\\d.]+/g).map(Number);
const behind = e => {
  for (; e; e = e.parentElement) {
    const c = parse(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] > 0) return c;
  }
  return [255, 255, 255];
};
let worst = 21;
for (const e of document.querySelectorAll('h1, h2, h3, p, code, li, th, td, label, legend, span, figcaption, summary, del, ins')) {
  if (!e.textContent.trim() || !e.getClientRects().length) continue;
  const [a, b] = [light(parse(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
  worst = Math.min(worst, (a + 0.05) / (b + 0.05));
}
return worst;
"""  # noqa: E501 (JavaScript)


@pytest.mark.network_tool
def test_dark_and_light_are_both_readable(page: Browser) -> None:
    """WCAG 2.2, success criterion 1.4.3: a contrast of 4.5 for text."""
    backgrounds = []
    for scheme in ("light", "dark"):
        page.prefer(scheme)
        assert page.run(CONTRAST) >= 4.5
        backgrounds.append(page.run("return getComputedStyle(document.body).backgroundColor"))
    assert backgrounds[0] != backgrounds[1]


@pytest.mark.network_tool
def test_without_script_everything_is_there(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(re.sub("<script>.*?</script>", "", html_report(report()), flags=re.S), "utf-8")
    with browser() as window:
        window.open(path)
        count = len(report().findings)
        assert shown(window) == count
        assert (
            window.run("return getComputedStyle(document.querySelector('form')).display") == "none"
        )
