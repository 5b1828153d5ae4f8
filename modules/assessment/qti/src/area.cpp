#include <qti/item.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace qti {

namespace {

constexpr std::size_t coords_max = 10'000;

// Numbers with commas, blanks or both between them. Percentages (of HTML's old image maps) are not
// understood.
std::optional<std::vector<double>> numbers(std::string_view text) {
    constexpr std::string_view between = ", \t\r\n";
    std::vector<double> found;
    for (auto at = text.find_first_not_of(between); at != std::string_view::npos;) {
        const auto end = std::min(text.find_first_of(between, at), text.size());
        double one = 0;
        const auto [stop, error] = std::from_chars(text.data() + at, text.data() + end, one);
        if (error != std::errc{} || stop != text.data() + end || !std::isfinite(one) ||
            found.size() == coords_max) {
            return {};
        }
        found.push_back(one);
        at = text.find_first_not_of(between, end);
    }
    return found;
}

// The line from (x1, y1) to (x2, y2) runs through the point.
bool on_line(Point at, double x1, double y1, double x2, double y2) {
    const double cross = (x2 - x1) * (at.y - y1) - (y2 - y1) * (at.x - x1);
    return cross == 0 && at.x >= std::min(x1, x2) && at.x <= std::max(x1, x2) && at.y >= std::min(y1, y2) &&
           at.y <= std::max(y1, y2);
}

// Even-odd rule; the outline belongs to the area.
bool in_polygon(const std::vector<double>& coords, Point at) {
    bool inside = false;
    const std::size_t corners = coords.size() / 2;
    for (std::size_t now = 0, before = corners - 1; now < corners; before = now++) {
        const double x1 = coords[2 * before], y1 = coords[2 * before + 1];
        const double x2 = coords[2 * now], y2 = coords[2 * now + 1];
        if (on_line(at, x1, y1, x2, y2)) {
            return true;
        }
        if ((y1 > at.y) != (y2 > at.y) && at.x < (x2 - x1) * (at.y - y1) / (y2 - y1) + x1) {
            inside = !inside;
        }
    }
    return inside;
}

bool in_ellipse(double x, double y, double width, double height, Point at) {
    if (width == 0 || height == 0) {
        return false;
    }
    const double across = (at.x - x) / width, down = (at.y - y) / height;
    return across * across + down * down <= 1;
}

}  // namespace

std::optional<Area> read_area(std::string_view shape, std::string_view written) {
    auto coords = numbers(written);
    if (shape == "default") {
        return Area{AreaShape::anywhere, {}};
    }
    if (!coords) {
        return {};
    }
    const auto of = [&](AreaShape kind, bool fits) {
        return fits ? std::optional(Area{kind, std::move(*coords)}) : std::nullopt;
    };
    if (shape == "rect") {
        return of(AreaShape::rectangle, coords->size() == 4);
    }
    if (shape == "circle") {
        return of(AreaShape::circle, coords->size() == 3 && (*coords)[2] >= 0);
    }
    if (shape == "ellipse") {
        return of(AreaShape::ellipse, coords->size() == 4 && (*coords)[2] >= 0 && (*coords)[3] >= 0);
    }
    if (shape == "poly") {
        // HTML wants the first corner not to be repeated, but many do: it changes nothing.
        return of(AreaShape::polygon, coords->size() >= 6 && coords->size() % 2 == 0);
    }
    return {};
}

bool contains(const Area& area, Point at) {
    const auto& c = area.coords;
    switch (area.shape) {
        case AreaShape::anywhere:
            return true;
        case AreaShape::rectangle:
            return c.size() == 4 && at.x >= std::min(c[0], c[2]) && at.x <= std::max(c[0], c[2]) &&
                   at.y >= std::min(c[1], c[3]) && at.y <= std::max(c[1], c[3]);
        case AreaShape::circle:
            return c.size() == 3 && std::hypot(at.x - c[0], at.y - c[1]) <= c[2];
        case AreaShape::ellipse:
            return c.size() == 4 && in_ellipse(c[0], c[1], c[2], c[3], at);
        case AreaShape::polygon:
            return c.size() >= 6 && c.size() % 2 == 0 && in_polygon(c, at);
    }
    return false;
}

}  // namespace qti
