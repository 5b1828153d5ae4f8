#include <documents/drawing.hpp>

#include <fmt/format.h>
#include <array>
#include <string_view>

namespace documents {
namespace {

struct Colour {
    std::string_view light, dark;
};
// By role: panel, card, quiet, line, ink, soft; the five accents; text on an accent; the five pale fills.
constexpr std::array palette{
    Colour{"#f7f9fd", "#131c30"}, Colour{"#ffffff", "#1e2a44"}, Colour{"#e6ecf7", "#2a3857"},
    Colour{"#b9c6de", "#4a5c85"}, Colour{"#1b2740", "#edf2ff"}, Colour{"#52617f", "#a9b8d8"},
    Colour{"#1f5fbf", "#6ea8ff"}, Colour{"#0b7a6c", "#3fc9b4"}, Colour{"#a65a00", "#ffb74a"},
    Colour{"#b3265a", "#ff7aa5"}, Colour{"#6a3fc0", "#b79bff"}, Colour{"#fefefe", "#0e1626"},
    Colour{"#dfeafd", "#1c3460"}, Colour{"#d6f2ed", "#143f3b"}, Colour{"#fdebcf", "#4a3410"},
    Colour{"#fbdfe8", "#4b1d30"}, Colour{"#e9e1fb", "#33265c"},
};

std::string dark_style() {
    std::string rules;
    for (const Colour& c : palette) {
        for (const std::string_view property : {"fill", "stroke", "stop-color"}) {
            rules += fmt::format("[{0}=\"{1}\"]{{{0}:{2}}}", property, c.light, c.dark);
        }
    }
    return "<style>@media (prefers-color-scheme: dark){" + rules + "}</style>";
}

}  // namespace

std::string in_two_dresses(std::string svg) {
    const auto root = svg.find("<svg");
    const auto end = root == std::string::npos ? root : svg.find('>', root);
    if (end == std::string::npos ||
        !std::string_view(svg).substr(root, end - root).contains("class=\"two-dresses\"")) {
        return svg;
    }
    static const std::string style = dark_style();
    svg.insert(end + 1, style);
    return svg;
}

}  // namespace documents
