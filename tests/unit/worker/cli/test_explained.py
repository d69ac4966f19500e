"""``wiredesk extract --explain``: what a person sees of how each field was read."""

import json

from click.testing import CliRunner

from worker.cli.extract import command

PAGE = """<html lang=en><head><title>Barges return to the canal | Velmore Courier</title>
<meta property="og:title" content="Barges return to the canal"><meta property="og:site_name" content="Velmore Courier">
<meta property="article:published_time" content="2025-09-04T10:11:12+03:00"></head>
<body><article><h1>Barges return to the canal</h1><p>By Marit Solheim</p>{}</article></body></html>""".format(
    "<p>The lock keepers counted forty barges on the canal of Velmore on Thursday, more than in any week before, the office said.</p>" * 6
)


def explained(tmp_path, *options, page=PAGE):
    file = tmp_path / "page.html"
    file.write_text(page)
    return CliRunner().invoke(command, [str(file), "--fetched-at", "2025-09-26T12:00:00Z", "--explain", *options])


def rows(output, field):
    """The lines of one field."""
    blocks = {block.split("  ")[0].strip(): block.splitlines() for block in output.split("\n\n")}
    return blocks[field]


def test_each_field_names_value_place_and_reason(tmp_path):
    shown = explained(tmp_path).output
    assert shown.startswith("article  a story of its own\n")
    headline = rows(shown, "headline")
    assert "Barges return to the canal" in headline[0]
    assert ".97" in headline[0]
    assert "h1: shown as h1 and named by" in headline[1]
    assert "also meta og:title" in headline[2]
    assert "2025-09-04T10:11:12+03:00" in rows(shown, "published")[0]


def test_what_was_passed_over_is_marked_and_says_where_it_stood(tmp_path):
    (other,) = [line for line in rows(explained(tmp_path).output, "headline") if "✗" in line]
    assert "Barges return to the canal | Velmore Courier · title" in other
    assert ".55" in other


def test_a_refused_page_says_so_and_is_explained_all_the_same(tmp_path):
    shown = explained(tmp_path, page="<title>404 page not found</title><h1>404 page not found</h1><p>Nothing here.</p>").output
    assert "not stored: not_an_article: error_page" in shown
    assert "404 page not found" in "\n".join(rows(shown, "headline"))


def test_a_long_body_is_told_in_one_line(tmp_path):
    body = rows(explained(tmp_path).output, "body")[0]
    assert "words in 6 paragraphs: The lock keepers" in body
    assert body.endswith("…")


def test_programs_get_json(tmp_path):
    told = json.loads(explained(tmp_path, "--json").output)
    assert told["fields"]["headline"]["winner"]["source"] == "h1"
