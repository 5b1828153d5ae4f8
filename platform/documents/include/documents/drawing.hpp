// A drawing in two dresses: drawn once in light colours, shown in dark ones where the page is dark.
#pragma once
#include <string>

namespace documents {

// An SVG whose root says class="two-dresses" gets a style that exchanges the colours of the house's palette
// (docs/programme-format.md) where the page around the picture is dark: within an <img>, browsers take
// `prefers-color-scheme` from the page's own `color-scheme`. Any other SVG comes back as it is.
std::string in_two_dresses(std::string svg);

}  // namespace documents
