#include "layout.hpp"

#include <algorithm>
#include <array>

namespace qti {
namespace {

template <std::size_t N>
constexpr bool sorted(const std::array<std::string_view, N>& names) {
    return std::ranges::is_sorted(names);
}
template <std::size_t N>
bool has(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::ranges::binary_search(names, name);
}

constexpr auto as_written = std::to_array<std::string_view>(
    {"annotation", "desc", "ms", "mtext", "pre", "qti-base-value", "qti-value", "script", "style", "text",
     "textPath", "textarea", "title", "tspan"});
static_assert(sorted(as_written));

constexpr auto pieces = std::to_array<std::string_view>({"a",
                                                         "abbr",
                                                         "acronym",
                                                         "b",
                                                         "bdi",
                                                         "bdo",
                                                         "big",
                                                         "cite",
                                                         "code",
                                                         "del",
                                                         "dfn",
                                                         "em",
                                                         "i",
                                                         "ins",
                                                         "kbd",
                                                         "label",
                                                         "mark",
                                                         "q",
                                                         "qti-feedback-inline",
                                                         "qti-hottext",
                                                         "qti-template-inline",
                                                         "rb",
                                                         "rp",
                                                         "rt",
                                                         "rtc",
                                                         "ruby",
                                                         "s",
                                                         "samp",
                                                         "small",
                                                         "span",
                                                         "strong",
                                                         "sub",
                                                         "sup",
                                                         "time",
                                                         "tt",
                                                         "u",
                                                         "var"});
static_assert(sorted(pieces));

constexpr auto lines = std::to_array<std::string_view>(
    {"address", "article", "aside", "blockquote", "caption",  "center",     "col",     "colgroup", "dd",
     "details", "div",     "dl",    "dt",         "fieldset", "figcaption", "figure",  "footer",   "form",
     "h1",      "h2",      "h3",    "h4",         "h5",       "h6",         "header",  "hr",       "li",
     "main",    "nav",     "ol",    "p",          "pre",      "section",    "summary", "table",    "tbody",
     "td",      "tfoot",   "th",    "thead",      "tr",       "ul"});
static_assert(sorted(lines));

// QTI elements that hold text, or text beside elements; every other one holds elements alone.
constexpr auto texts = std::to_array<std::string_view>(
    {"qti-card-entry", "qti-content-body", "qti-feedback-block", "qti-file-href", "qti-gap-text",
     "qti-html-content", "qti-inline-choice", "qti-interaction-markup", "qti-item-body", "qti-label",
     "qti-modal-feedback", "qti-prompt", "qti-rubric-block", "qti-simple-associable-choice",
     "qti-simple-choice", "qti-stimulus-body", "qti-template-block", "qti-test-feedback"});
static_assert(sorted(texts));

// QTI elements that stand inside a line of text.
constexpr auto inside_lines =
    std::to_array<std::string_view>({"qti-end-attempt-interaction", "qti-feedback-inline", "qti-gap",
                                     "qti-hottext", "qti-inline-choice-interaction", "qti-printed-variable",
                                     "qti-template-inline", "qti-text-entry-interaction"});
static_assert(sorted(inside_lines));

constexpr auto elements_alone = std::to_array<std::string_view>({"audio",
                                                                 "clipPath",
                                                                 "colgroup",
                                                                 "defs",
                                                                 "dl",
                                                                 "g",
                                                                 "linearGradient",
                                                                 "maction",
                                                                 "marker",
                                                                 "mask",
                                                                 "math",
                                                                 "menclose",
                                                                 "merror",
                                                                 "mfenced",
                                                                 "mfrac",
                                                                 "mmultiscripts",
                                                                 "mover",
                                                                 "mpadded",
                                                                 "mphantom",
                                                                 "mroot",
                                                                 "mrow",
                                                                 "msqrt",
                                                                 "mstyle",
                                                                 "msub",
                                                                 "msubsup",
                                                                 "msup",
                                                                 "mtable",
                                                                 "mtd",
                                                                 "mtr",
                                                                 "munder",
                                                                 "munderover",
                                                                 "ol",
                                                                 "pattern",
                                                                 "picture",
                                                                 "radialGradient",
                                                                 "semantics",
                                                                 "svg",
                                                                 "symbol",
                                                                 "table",
                                                                 "tbody",
                                                                 "tfoot",
                                                                 "thead",
                                                                 "tr",
                                                                 "ul",
                                                                 "video"});
static_assert(sorted(elements_alone));

}  // namespace

Blanks blanks_in(std::string_view local) {
    if (has(as_written, local)) {
        return Blanks::all;
    }
    if (has(elements_alone, local)) {
        return Blanks::none;
    }
    if (has(pieces, local)) {
        return Blanks::one;
    }
    if (local.starts_with("qti-") && !has(texts, local)) {
        return Blanks::none;
    }
    return Blanks::trim;
}

bool is_block(std::string_view local) {
    return local.starts_with("qti-") ? !has(inside_lines, local) : has(lines, local);
}

}  // namespace qti
