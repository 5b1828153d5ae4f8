// What may stand in a question's text. Everything else is dropped with or without its insides.
#pragma once
#include <algorithm>
#include <array>
#include <string_view>

namespace exchange {

constexpr bool is_in(const auto& list, std::string_view name) {
    return std::ranges::find(list, name) != list.end();
}

inline constexpr auto block_elements =
    std::to_array<std::string_view>({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl",
                                     "blockquote", "pre", "table", "hr", "figure", "figcaption"});
inline constexpr auto inner_elements = std::to_array<std::string_view>(
    {"li",   "dt",     "dd",   "caption", "colgroup", "col", "thead", "tbody", "tfoot",  "tr",   "th",  "td",
     "em",   "strong", "b",    "i",       "u",        "s",   "del",   "ins",   "small",  "mark", "sub", "sup",
     "q",    "cite",   "abbr", "dfn",     "code",     "kbd", "samp",  "var",   "a",      "span", "bdo", "bdi",
     "ruby", "rb",     "rt",   "rp",      "img",      "br",  "audio", "video", "source", "track"});
inline constexpr auto empty_elements =
    std::to_array<std::string_view>({"hr", "br", "img", "col", "source", "track"});
// Their words stay; they said nothing that the words do not say.
inline constexpr auto plain_elements = std::to_array<std::string_view>(
    {"html",    "body",  "font",    "center", "big",     "tt",   "strike", "nobr",    "wbr",
     "article", "aside", "section", "header", "footer",  "main", "nav",    "address", "details",
     "summary", "label", "time",    "data",   "acronym", "o:p",  "rtc",    "hgroup",  "picture"});
// Their insides are no words, and no tags either: all up to the closing tag goes.
inline constexpr auto raw_elements =
    std::to_array<std::string_view>({"script", "style", "xmp", "iframe", "noembed", "noframes", "noscript",
                                     "textarea", "title", "plaintext"});
// Their insides are tags, and go with them.
inline constexpr auto dropped_elements = std::to_array<std::string_view>(
    {"svg", "template", "applet", "canvas", "select", "head", "frameset", "annotation-xml"});
// Where one begins, an open paragraph ends.
inline constexpr auto closing_paragraphs = block_elements;

// MathML as it is shown: no links, no actions, nothing that holds HTML.
inline constexpr auto math_elements = std::to_array<std::string_view>(
    {"math",        "mrow",  "mi",     "mn",      "mo",         "ms",      "mtext",      "mspace",
     "mfrac",       "msqrt", "mroot",  "mstyle",  "merror",     "mpadded", "mphantom",   "mfenced",
     "menclose",    "msub",  "msup",   "msubsup", "munder",     "mover",   "munderover", "mmultiscripts",
     "mprescripts", "none",  "mtable", "mtr",     "mlabeledtr", "mtd",     "semantics",  "annotation"});
inline constexpr auto math_attributes = std::to_array<std::string_view>(
    {"display",    "mathvariant",   "stretchy",      "fence",       "separator",   "separators",
     "accent",     "accentunder",   "open",          "close",       "columnalign", "rowalign",
     "columnspan", "rowspan",       "linethickness", "bevelled",    "notation",    "form",
     "largeop",    "movablelimits", "lspace",        "rspace",      "width",       "height",
     "depth",      "scriptlevel",   "displaystyle",  "columnlines", "rowlines",    "frame",
     "rowspacing", "columnspacing", "encoding",      "symmetric",   "minsize",     "maxsize"});
inline constexpr auto html_attributes = std::to_array<std::string_view>(
    {"lang",  "xml:lang", "dir",   "class",   "style",   "align",   "href",  "title",
     "src",   "alt",      "width", "height",  "colspan", "rowspan", "scope", "span",
     "start", "type",     "kind",  "srclang", "label",   "data-tex"});

}  // namespace exchange
