#include "allowed.hpp"

#include "interactions.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace qti {
namespace {

constexpr std::string_view of_cells = "colspan rowspan headers scope abbr";
constexpr std::string_view of_players = "src controls loop muted width height poster preload";
constexpr std::string_view of_choices = "identifier fixed";
constexpr std::string_view of_hotspots =
    "identifier shape coords hotspot-label match-max match-min match-group";
constexpr std::string_view of_pairs = "identifier fixed match-max match-min match-group";
constexpr std::string_view to_choose = "response-identifier max-choices min-choices shuffle orientation";
constexpr std::string_view to_associate = "response-identifier max-associations min-associations shuffle";
constexpr std::string_view to_write =
    "response-identifier expected-length expected-lines pattern-mask placeholder-text format base "
    "min-strings max-strings";

constexpr auto html =
    std::to_array<AllowedElement>({{"a", Family::html, "href hreflang"},
                                   {"abbr", Family::html, ""},
                                   {"address", Family::html, ""},
                                   {"article", Family::html, ""},
                                   {"aside", Family::html, ""},
                                   {"audio", Family::html, of_players, true},
                                   {"b", Family::html, ""},
                                   {"bdi", Family::html, ""},
                                   {"bdo", Family::html, ""},
                                   {"blockquote", Family::html, ""},
                                   {"br", Family::html, ""},
                                   {"caption", Family::html, ""},
                                   {"cite", Family::html, ""},
                                   {"code", Family::html, ""},
                                   {"col", Family::html, "span"},
                                   {"colgroup", Family::html, "span", true},
                                   {"dd", Family::html, ""},
                                   {"del", Family::html, ""},
                                   {"details", Family::html, "open"},
                                   {"dfn", Family::html, ""},
                                   {"div", Family::html, ""},
                                   {"dl", Family::html, "", true},
                                   {"dt", Family::html, ""},
                                   {"em", Family::html, ""},
                                   {"figcaption", Family::html, ""},
                                   {"figure", Family::html, ""},
                                   {"footer", Family::html, ""},
                                   {"h1", Family::html, ""},
                                   {"h2", Family::html, ""},
                                   {"h3", Family::html, ""},
                                   {"h4", Family::html, ""},
                                   {"h5", Family::html, ""},
                                   {"h6", Family::html, ""},
                                   {"header", Family::html, ""},
                                   {"hr", Family::html, ""},
                                   {"i", Family::html, ""},
                                   {"img", Family::html, "src alt width height"},
                                   {"ins", Family::html, ""},
                                   {"kbd", Family::html, ""},
                                   {"li", Family::html, "value"},
                                   {"main", Family::html, ""},
                                   {"mark", Family::html, ""},
                                   {"nav", Family::html, ""},
                                   {"ol", Family::html, "start reversed type", true},
                                   {"p", Family::html, ""},
                                   {"picture", Family::html, "", true},
                                   {"pre", Family::html, ""},
                                   {"q", Family::html, ""},
                                   {"rb", Family::html, ""},
                                   {"rp", Family::html, ""},
                                   {"rt", Family::html, ""},
                                   {"rtc", Family::html, ""},
                                   {"ruby", Family::html, ""},
                                   {"s", Family::html, ""},
                                   {"samp", Family::html, ""},
                                   {"section", Family::html, ""},
                                   {"small", Family::html, ""},
                                   {"source", Family::html, "src srcset sizes type media width height"},
                                   {"span", Family::html, "data-tex"},
                                   {"strong", Family::html, ""},
                                   {"sub", Family::html, ""},
                                   {"summary", Family::html, ""},
                                   {"sup", Family::html, ""},
                                   {"table", Family::html, "summary", true},
                                   {"tbody", Family::html, "", true},
                                   {"td", Family::html, of_cells},
                                   {"tfoot", Family::html, "", true},
                                   {"th", Family::html, of_cells},
                                   {"thead", Family::html, "", true},
                                   {"time", Family::html, "datetime"},
                                   {"tr", Family::html, "", true},
                                   {"track", Family::html, "src kind srclang label default"},
                                   {"u", Family::html, ""},
                                   {"ul", Family::html, "", true},
                                   {"var", Family::html, ""},
                                   {"video", Family::html, of_players, true},
                                   {"wbr", Family::html, ""}});

constexpr std::string_view of_tokens = "mathvariant";
constexpr auto math = std::to_array<AllowedElement>(
    {{"math", Family::math, "display alttext", true},
     {"merror", Family::math, "", true},
     {"mfrac", Family::math, "linethickness bevelled", true},
     {"mi", Family::math, of_tokens},
     {"mmultiscripts", Family::math, "", true},
     {"mn", Family::math, of_tokens},
     {"mo", Family::math,
      "mathvariant form fence separator lspace rspace stretchy symmetric maxsize minsize largeop "
      "movablelimits "
      "accent"},
     {"mover", Family::math, "accent", true},
     {"mpadded", Family::math, "width height depth lspace voffset", true},
     {"mphantom", Family::math, "", true},
     {"mprescripts", Family::math, ""},
     {"mroot", Family::math, "", true},
     {"mrow", Family::math, "", true},
     {"ms", Family::math, of_tokens},
     {"mspace", Family::math, "width height depth linebreak"},
     {"msqrt", Family::math, "", true},
     {"mstyle", Family::math, "", true},
     {"msub", Family::math, "", true},
     {"msubsup", Family::math, "", true},
     {"msup", Family::math, "", true},
     {"mtable", Family::math, "columnalign rowalign columnlines rowlines frame columnspacing rowspacing",
      true},
     {"mtd", Family::math, "columnspan rowspan columnalign rowalign", true},
     {"mtext", Family::math, of_tokens},
     {"mtr", Family::math, "columnalign rowalign", true},
     {"munder", Family::math, "accentunder", true},
     {"munderover", Family::math, "accent accentunder", true},
     {"none", Family::math, ""},
     {"semantics", Family::math, "", true}});

constexpr auto svg = std::to_array<AllowedElement>(
    {{"circle", Family::svg, "cx cy r"},
     {"clipPath", Family::svg, "clipPathUnits", true},
     {"defs", Family::svg, "", true},
     {"desc", Family::svg, ""},
     {"ellipse", Family::svg, "cx cy rx ry"},
     {"g", Family::svg, "", true},
     {"image", Family::svg, "href x y width height preserveAspectRatio"},
     {"line", Family::svg, "x1 y1 x2 y2"},
     {"linearGradient", Family::svg, "x1 y1 x2 y2 gradientUnits gradientTransform spreadMethod href", true},
     {"marker", Family::svg, "viewBox refX refY markerWidth markerHeight markerUnits orient", true},
     {"mask", Family::svg, "x y width height maskUnits", true},
     {"path", Family::svg, "d pathLength"},
     {"pattern", Family::svg, "x y width height patternUnits patternTransform viewBox", true},
     {"polygon", Family::svg, "points"},
     {"polyline", Family::svg, "points"},
     {"radialGradient", Family::svg, "cx cy r fx fy gradientUnits gradientTransform spreadMethod href", true},
     {"rect", Family::svg, "x y width height rx ry"},
     {"stop", Family::svg, "offset stop-color stop-opacity"},
     {"svg", Family::svg, "viewBox width height x y preserveAspectRatio", true},
     {"symbol", Family::svg, "viewBox preserveAspectRatio", true},
     {"text", Family::svg, "x y dx dy rotate textLength lengthAdjust"},
     {"title", Family::svg, ""},
     {"tspan", Family::svg, "x y dx dy rotate"},
     {"use", Family::svg, "href x y width height"}});

constexpr auto own = std::to_array<AllowedElement>(
    {{"associable-hotspot", Family::qti, of_hotspots},
     {"associate-interaction", Family::qti, to_associate, true},
     {"card", Family::qti, "support", true},
     {"card-entry", Family::qti, "default", true},
     {"catalog", Family::qti, "id", true},
     {"choice-interaction", Family::qti, to_choose, true},
     {"drawing-interaction", Family::qti, "response-identifier", true},
     {"end-attempt-interaction", Family::qti, "response-identifier title count-attempt"},
     {"extended-text-interaction", Family::qti, to_write, true},
     {"feedback-block", Family::qti, ""},
     {"feedback-inline", Family::qti, ""},
     {"file-href", Family::qti, "mime-type"},
     {"gap", Family::qti, "identifier match-group match-max match-min required"},
     {"gap-img", Family::qti, "identifier match-max match-min match-group object-label top left fixed", true},
     {"gap-match-interaction", Family::qti, to_associate},
     {"gap-text", Family::qti, of_pairs},
     {"graphic-associate-interaction", Family::qti, "response-identifier max-associations min-associations",
      true},
     {"graphic-gap-match-interaction", Family::qti, "response-identifier max-associations min-associations",
      true},
     {"graphic-order-interaction", Family::qti, to_choose, true},
     {"hotspot-choice", Family::qti, of_hotspots},
     {"hotspot-interaction", Family::qti, to_choose, true},
     {"hottext", Family::qti, "identifier"},
     {"hottext-interaction", Family::qti, to_choose},
     {"html-content", Family::qti, ""},
     {"inline-choice", Family::qti, of_choices},
     {"inline-choice-interaction", Family::qti, "response-identifier shuffle required min-choices", true},
     {"interaction-markup", Family::qti, ""},
     {"interaction-module", Family::qti, "module-id primary-path fallback-path", true},
     {"interaction-modules", Family::qti, "primary-configuration secondary-configuration", true},
     {"match-interaction", Family::qti, to_associate, true},
     {"media-interaction", Family::qti, "response-identifier autostart min-plays max-plays loop coords",
      true},
     {"order-interaction", Family::qti, to_choose, true},
     {"portable-custom-interaction", Family::qti,
      "response-identifier custom-interaction-type-identifier module", true},
     {"position-object-interaction", Family::qti, "response-identifier max-choices min-choices center-point",
      true},
     {"position-object-stage", Family::qti, "", true},
     {"prompt", Family::qti, ""},
     {"rubric-block", Family::qti, "use"},
     {"select-point-interaction", Family::qti, "response-identifier max-choices min-choices", true},
     {"simple-associable-choice", Family::qti, of_pairs},
     {"simple-choice", Family::qti, of_choices},
     {"simple-match-set", Family::qti, "", true},
     {"slider-interaction", Family::qti,
      "response-identifier lower-bound upper-bound step step-label orientation reverse", true},
     {"text-entry-interaction", Family::qti, to_write},
     {"upload-interaction", Family::qti, "response-identifier type", true}});

constexpr auto name_of_element = [](const AllowedElement& each) { return each.name; };
template <std::size_t N>
constexpr bool sorted(const std::array<AllowedElement, N>& list) {
    return std::ranges::is_sorted(list, {}, name_of_element);
}
static_assert(sorted(html) && sorted(math) && sorted(svg) && sorted(own));

template <std::size_t N>
const AllowedElement* find(const std::array<AllowedElement, N>& list, std::string_view name) {
    const auto at = std::ranges::lower_bound(list, name, {}, name_of_element);
    return at != list.end() && at->name == name ? &*at : nullptr;
}

constexpr std::string_view everywhere =
    " id class lang xml:lang dir role label title data-catalog-idref data-min-selections-message "
    "data-max-selections-message data-patternmask-message data-choices-container-width "
    "data-first-column-header data-reading-type data-dont-word-wrap data-deselection-allowed "
    "data-target-container data-group-name ";
constexpr std::string_view of_svg =
    " fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray "
    "stroke-dashoffset stroke-opacity opacity transform clip-path clip-rule mask marker-start marker-mid "
    "marker-end font-family font-size font-style font-weight text-anchor dominant-baseline "
    "letter-spacing visibility display color vector-effect writing-mode ";
constexpr std::string_view of_math =
    " dir mathcolor mathbackground mathsize mathvariant displaystyle scriptlevel intent arg ";

bool names(std::string_view list, std::string_view name) {
    for (std::size_t at = list.find(name); at != list.npos; at = list.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ')) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::string_view modern_name(std::string_view local) {
    return local == "tt"        ? "code"
           : local == "acronym" ? "abbr"
           : local == "center"  ? "div"
           : local == "strike"  ? "s"
           : local == "big"     ? "span"
                                : local;
}

const AllowedElement* allowed_element(std::string_view local, Family around) {
    if (local.starts_with("qti-")) {
        return find(own, local.substr(4));
    }
    if (local == "svg" || around == Family::svg) {
        return find(svg, local);
    }
    if (const AllowedElement* found = find(html, modern_name(local))) {
        return found;
    }
    return around == Family::math || local == "math" ? find(math, local) : nullptr;
}

bool allowed_attribute(const AllowedElement& element, std::string_view name) {
    if (name.empty() || name.find_first_of("=<>\"' \t\n/") != name.npos) {
        return false;
    }
    if (names(element.attributes, name) || names(everywhere, name)) {
        return true;
    }
    if (name.starts_with("aria-") || name.starts_with("data-qti-") || name.starts_with("data-ssml")) {
        return true;
    }
    switch (element.family) {
        case Family::svg:
            return names(of_svg, name);
        case Family::math:
            return names(of_math, name);
        case Family::html:
            return false;
        case Family::qti:
            break;
    }
    // A custom interaction's properties; what they mean is its module's business.
    return element.name == "portable-custom-interaction" && name.starts_with("data-");
}

bool harmless_value(const AllowedElement& element, std::string_view value) {
    std::string plain;  // browsers skip blanks and control characters in front of and inside a scheme
    for (const char c : value) {
        if (static_cast<unsigned char>(c) > ' ') {
            plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        }
    }
    if (plain.contains("javascript:") || plain.contains("vbscript:") || plain.contains("<script")) {
        return false;
    }
    if (element.family != Family::svg) {
        return true;
    }
    for (std::size_t at = plain.find("url("); at != plain.npos; at = plain.find("url(", at + 1)) {
        if (plain.compare(at, 5, "url(#") != 0) {
            return false;
        }
    }
    return !plain.contains("data:") && !plain.contains("\\");
}

std::string vocabulary_classes(std::string_view list) {
    std::string kept;
    for (const std::string& word : words_of(list)) {
        const bool plain = std::ranges::all_of(
            word, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_'; });
        // Besides the standard's own, what a question's formulas and code are known by.
        const bool ours = word == "stimulus" || word == "math" || word == "math-block";
        if (plain && (ours || word.starts_with("qti-") || word.starts_with("language-"))) {
            kept += (kept.empty() ? "" : " ") + word;
        }
    }
    return kept;
}

}  // namespace qti
