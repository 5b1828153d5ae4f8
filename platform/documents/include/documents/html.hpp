// Markdown that people and programme authors write, as HTML that is safe to put on a page.
#pragma once
#include <base/result.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace documents {

// Where a link or picture of the text leads, given its address as written. An empty answer drops it: the
// words stay.
using Address = std::function<std::string(std::string_view written)>;

struct HtmlOptions {
    std::size_t bytes_max = 256 * 1'024;
    int heading_shift =
        0;  // 1 makes `# Title` an <h2>, for a page that has its <h1> already; never past <h6>
    std::string id_prefix =
        "s-";           // headings are id="s-what-is-a-cloud", so no text can take an id of the page
    Address link{};     // absent: as written
    Address picture{};  // absent: as written
};

// CommonMark with tables, strike-through, bare web addresses and $formulas$; raw HTML is text. What comes
// out:
//  - elements of prose, lists, tables, code and pictures, and nothing else; no style, no script, no handler;
//  - links to http, https, mailto or relative addresses; rel="noopener" on those that leave the site;
//  - pictures from this site only (a relative address, also after `picture` has had its say), loaded lazily;
//  - code in fences or between backticks; an indented line is no code;
//  - <span class="math" data-tex="…"> for $…$, with class="math math-block" for $$…$$, the TeX as its text;
//    "$5 here and $6 there" stays prices;
//  - <code class="language-x"> in fences, class="align-right" or align-center on cells.
// Failures: text_not_utf8, text_too_long, text_too_wide (a line with more than 64
// bars, as wide tables have), text_too_deep (more than 64 elements inside each other).
Result<std::string> html(std::string_view markdown, const HtmlOptions& = {});

// The words alone, blocks on lines of their own: for search and mails. What html() would refuse is "".
std::string plain_text(std::string_view markdown);

}  // namespace documents
