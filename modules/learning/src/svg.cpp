#include "svg.hpp"

#include <base/text.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <set>
#include <vector>

namespace learning {
namespace {

const std::set<std::string_view> elements{
    "svg",  "g",        "defs",    "title", "desc",  "path",   "rect",     "circle",         "ellipse",
    "line", "polyline", "polygon", "text",  "tspan", "marker", "clipPath", "linearGradient", "radialGradient",
    "stop", "use",      "symbol",  "mask"};
const std::set<std::string_view> attributes{"xmlns",
                                            "viewBox",
                                            "width",
                                            "height",
                                            "x",
                                            "y",
                                            "x1",
                                            "y1",
                                            "x2",
                                            "y2",
                                            "cx",
                                            "cy",
                                            "r",
                                            "rx",
                                            "ry",
                                            "fx",
                                            "fy",
                                            "d",
                                            "points",
                                            "dx",
                                            "dy",
                                            "id",
                                            "class",
                                            "role",
                                            "aria-label",
                                            "aria-labelledby",
                                            "aria-describedby",
                                            "aria-hidden",
                                            "lang",
                                            "href",
                                            "transform",
                                            "fill",
                                            "fill-opacity",
                                            "fill-rule",
                                            "clip-rule",
                                            "clip-path",
                                            "mask",
                                            "opacity",
                                            "stroke",
                                            "stroke-width",
                                            "stroke-linecap",
                                            "stroke-linejoin",
                                            "stroke-dasharray",
                                            "stroke-dashoffset",
                                            "stroke-opacity",
                                            "stroke-miterlimit",
                                            "font-family",
                                            "font-size",
                                            "font-weight",
                                            "font-style",
                                            "text-anchor",
                                            "dominant-baseline",
                                            "letter-spacing",
                                            "textLength",
                                            "lengthAdjust",
                                            "preserveAspectRatio",
                                            "offset",
                                            "stop-color",
                                            "stop-opacity",
                                            "gradientUnits",
                                            "gradientTransform",
                                            "spreadMethod",
                                            "clipPathUnits",
                                            "maskUnits",
                                            "maskContentUnits",
                                            "markerWidth",
                                            "markerHeight",
                                            "markerUnits",
                                            "refX",
                                            "refY",
                                            "orient",
                                            "marker-start",
                                            "marker-mid",
                                            "marker-end",
                                            "visibility",
                                            "display",
                                            "overflow",
                                            "version",
                                            "rotate",
                                            "vector-effect"};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == ':' || c == '.';
}

class Reader {
  public:
    explicit Reader(std::string_view text) : text_(text) {}

    std::optional<SvgFault> run() {
        if (text_.size() > svg_bytes_max) {
            return fault("is larger than 512 KiB");
        }
        if (!is_utf8(text_)) {
            return fault("is not UTF-8");
        }
        if (text_.starts_with("<?xml ")) {
            at_ = text_.find("?>");
            if (at_ == std::string_view::npos) {
                at_ = 0;
                return fault("begins a declaration that never ends");
            }
            at_ += 2;
        }
        while (at_ < text_.size()) {
            const auto found = text_[at_] == '<' ? markup() : words();
            if (found) {
                return found;
            }
        }
        if (!open_.empty()) {
            return fault(fmt::format("leaves <{}> open", open_.back()));
        }
        return seen_ ? std::nullopt : std::optional(fault("holds no <svg>"));
    }

  private:
    SvgFault fault(std::string message) const {
        return {
            1 + std::count(text_.begin(), text_.begin() + std::ptrdiff_t(std::min(at_, text_.size())), '\n'),
            std::move(message)};
    }

    std::optional<SvgFault> words() {
        const auto end = std::min(text_.find('<', at_), text_.size());
        const auto part = text_.substr(at_, end - at_);
        if (open_.empty() && !std::ranges::all_of(part, is_space)) {
            return fault("has text outside <svg>");
        }
        if (auto bad = entities(part)) {
            return bad;
        }
        at_ = end;
        return std::nullopt;
    }

    std::optional<SvgFault> entities(std::string_view part) const {
        for (auto i = part.find('&'); i != std::string_view::npos; i = part.find('&', i + 1)) {
            const auto name = part.substr(i + 1, part.find(';', i) - i - 1);
            const bool number =
                name.starts_with('#') && name.size() > 1 && name.size() < 9 &&
                std::ranges::all_of(name.substr(1), [](char c) { return is_name(c) && c != ':'; });
            if (!number && name != "amp" && name != "lt" && name != "gt" && name != "quot" &&
                name != "apos") {
                return fault("uses an entity other than &amp; &lt; &gt; &quot; &apos; or a number");
            }
        }
        return std::nullopt;
    }

    std::optional<SvgFault> markup() {
        if (text_.substr(at_).starts_with("<!--")) {
            const auto end = text_.find("-->", at_ + 4);
            if (end == std::string_view::npos) {
                return fault("begins a comment that never ends");
            }
            at_ = end + 3;
            return std::nullopt;
        }
        if (text_.substr(at_).starts_with("<!") || text_.substr(at_).starts_with("<?")) {
            return fault("may hold no document type, section or instruction");
        }
        return text_.substr(at_).starts_with("</") ? closing() : opening();
    }

    std::string_view name() {
        const auto begin = at_;
        while (at_ < text_.size() && is_name(text_[at_])) {
            ++at_;
        }
        return text_.substr(begin, at_ - begin);
    }
    void skip_space() {
        while (at_ < text_.size() && is_space(text_[at_])) {
            ++at_;
        }
    }
    bool take(char c) {
        const bool there = at_ < text_.size() && text_[at_] == c;
        at_ += there ? 1 : 0;
        return there;
    }

    std::optional<SvgFault> closing() {
        at_ += 2;
        const auto closed = name();
        skip_space();
        if (open_.empty() || open_.back() != closed || !take('>')) {
            return fault(fmt::format("closes </{}> where it is not open", closed));
        }
        open_.pop_back();
        return std::nullopt;
    }

    std::optional<SvgFault> opening() {
        ++at_;
        const auto element = name();
        if (!elements.contains(element)) {
            return fault(fmt::format("may not hold <{}>", element));
        }
        if (open_.empty() && (seen_ || element != "svg")) {
            return fault("must be one <svg>");
        }
        seen_ = true;
        std::set<std::string_view> named;
        for (;;) {
            const bool apart = at_ < text_.size() && is_space(text_[at_]);
            skip_space();
            if (take('>')) {
                open_.push_back(element);
                return open_.size() > svg_depth_max ? std::optional(fault("is nested too deeply"))
                                                    : std::nullopt;
            }
            if (take('/')) {
                return take('>') ? std::nullopt
                                 : std::optional(fault(fmt::format("has a broken <{}>", element)));
            }
            if (!apart) {
                return fault(fmt::format("has a broken <{}>", element));
            }
            if (auto bad = attribute(element, named)) {
                return bad;
            }
        }
    }

    std::optional<SvgFault> attribute(std::string_view element, std::set<std::string_view>& named) {
        const auto key = name();
        if (!attributes.contains(key)) {
            return fault(fmt::format("may not say {}= in <{}>", key, element));
        }
        skip_space();
        const bool equals = take('=');
        skip_space();
        const char quote = at_ < text_.size() ? text_[at_] : ' ';
        if (!equals || (quote != '"' && quote != '\'') || !named.insert(key).second) {
            return fault(fmt::format("has a broken {}= in <{}>", key, element));
        }
        const auto end = text_.find(quote, at_ + 1);
        if (end == std::string_view::npos) {
            return fault(fmt::format("has a broken {}= in <{}>", key, element));
        }
        const auto value = text_.substr(at_ + 1, end - at_ - 1);
        if (auto bad = check_value(key, value)) {
            return bad;
        }
        at_ = end + 1;
        return std::nullopt;
    }

    std::optional<SvgFault> check_value(std::string_view key, std::string_view value) const {
        if (value.find('<') != std::string_view::npos) {
            return fault(fmt::format("has a broken {}=", key));
        }
        if (auto bad = entities(value)) {
            return bad;
        }
        if (key == "xmlns") {
            return value == "http://www.w3.org/2000/svg"
                       ? std::nullopt
                       : std::optional(fault("has another xmlns than SVG's"));
        }
        if (key == "href") {
            return value.starts_with('#') ? std::nullopt : std::optional(fault("refers outside itself"));
        }
        // An entity or an escape could spell what is looked for here, and no drawing needs one in such a
        // place.
        const std::string low = lower(value);
        for (auto i = low.find("url"); i != std::string::npos; i = low.find("url", i + 1)) {
            if (!std::string_view(low).substr(i).starts_with("url(#")) {
                return fault("refers outside itself");
            }
        }
        const bool words = key == "aria-label" || key == "id" || key == "class";
        if (!words && (low.find(':') != std::string::npos || low.find('\\') != std::string::npos ||
                       low.find('&') != std::string::npos)) {
            return fault(fmt::format("may not write that in {}=", key));
        }
        return std::nullopt;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<std::string_view> open_;
    bool seen_ = false;
};
}  // namespace

std::optional<SvgFault> fault_of_svg(std::string_view text) { return Reader(text).run(); }

}  // namespace learning
