"""HTML in descriptions, as people read it in an editor."""

from __future__ import annotations

import pytest

from specloom.normalize.prose import prose


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("plain *text*", "plain *text*"),
        ("<p>One.</p>\n\n<p>Two.</p>", "One.\n\nTwo."),
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("a<br>b<br/>c<BR />d", "a\nb\nc\nd"),
        (
            '<p>Use the <a href="/docs/x">Payment <code>x</code> API</a>.</p>',
            "Use the [Payment `x` API](/docs/x).",
        ),
        ("Is <b>bold</b>, <em class='e'>new</em>", "Is **bold**, *new*"),
        ("Kinds:<ul><li>a</li><li>b</li></ul>End", "Kinds:\n\n- a\n- b\n\nEnd"),
        ("Do<ul> <li> <p>a</p> </li> <li><p>b</p></li> </ul>", "Do\n\n- a\n- b"),
        ("<fullname>Backup</fullname> <p>Use <a>Job</a>.</p>", "Backup\n\nUse Job."),
        ('Use <a name="x" >a</a> <a href="">b</a>', "Use a b"),
        ("<p>a &lt; b &amp; c</p>", "a < b & c"),
        # What is no HTML of prose stays.
        ("List<p>", "List"),
        ("a < b and c > d", "a < b and c > d"),
        ("&lt;p&gt; without tags", "&lt;p&gt; without tags"),
        ("<script>alert(1)</script> <img src=x>", "<script>alert(1)</script> <img src=x>"),
        ("`<b>x</b>` stays", "`<b>x</b>` stays"),
        ("```\n<p>x</p>\n```", "```\n<p>x</p>\n```"),
        ("<b>never closed", "<b>never closed"),
        ("closed</b> only", "closed</b> only"),
        ('<a href="x">never closed', '<a href="x">never closed'),
        ("closed</a> only", "closed</a> only"),
        ("Map<i, b> of i", "Map<i, b> of i"),
    ],
)
def test_prose(text: str, read: str) -> None:
    assert prose(text) == read


@pytest.mark.parametrize(
    "text", ["<a " * 20_000, "<p" * 20_000, "<p " + " " * 90_000, "<a " + "href='' " * 90_000]
)
def test_what_never_ends_stays_as_it_is(text: str) -> None:
    assert prose(text) == text
