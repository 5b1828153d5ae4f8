#include <md4c-html.h>
#include <algorithm>
#include <base/text.hpp>
#include <documents/html.hpp>

#include "dollars.hpp"
#include "sanitise.hpp"

namespace documents {
namespace {

constexpr std::size_t columns_max = 64;  // of a table
constexpr std::size_t growth_max = 8;    // of the HTML over the Markdown's limit

std::size_t widest_table(std::string_view markdown) {
    std::size_t widest = 0, here = 0;
    for (const char c : markdown) {
        here = c == '\n' ? 0 : here + (c == '|');
        widest = std::max(widest, here);
    }
    return widest;
}

Result<std::string> raw_html(std::string_view markdown, std::size_t bytes_max) {
    constexpr unsigned flags = MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH |
                               MD_FLAG_LATEXMATHSPANS | MD_FLAG_PERMISSIVEURLAUTOLINKS |
                               MD_FLAG_NOINDENTEDCODEBLOCKS;
    if (markdown.size() > bytes_max) {
        return refuse("text_too_long", "The text is longer than " + std::to_string(bytes_max / 1'024) +
                                           " KB. Shorten or split it.");
    }
    if (!is_utf8(markdown)) {
        return refuse("text_not_utf8", "The text is not UTF-8. Save it as UTF-8 and send it again.");
    }
    if (widest_table(markdown) > columns_max) {
        return refuse("text_too_wide", "A table has more than " + std::to_string(columns_max) +
                                           " columns. Split it into smaller ones.");
    }
    // A row of a table fills up to the header's width, so a small text may unfold into a huge page.
    struct Output {
        std::string html;
        std::size_t bytes_max;
        bool is_over = false;
    } out{{}, growth_max * bytes_max};
    const auto collect = [](const MD_CHAR* text, MD_SIZE size, void* to) {
        auto& o = *static_cast<Output*>(to);
        o.is_over = o.is_over || o.html.size() + size > o.bytes_max;
        if (!o.is_over) {
            o.html.append(text, size);
        }
    };
    const std::string source = with_prices(markdown);
    const int failed = md_html(source.data(), MD_SIZE(source.size()), collect, &out, flags, 0);
    if (out.is_over) {
        return refuse("text_too_long",
                      "The page made of this text would be too large. Shorten or split the text.");
    }
    if (failed != 0 || depth_of(out.html) > depth_max) {
        return refuse("text_too_deep", "Quotes and lists stand too deep inside each other. Make it flatter.");
    }
    return std::move(out.html);
}

}  // namespace

Result<std::string> html(std::string_view markdown, const HtmlOptions& options) {
    return sanitise(TRY(raw_html(markdown, options.bytes_max)), options);
}

std::string plain_text(std::string_view markdown) {
    const Result<std::string> raw = raw_html(markdown, HtmlOptions().bytes_max);
    return raw ? words_of(*raw) : "";
}

}  // namespace documents
