#include "plot.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace load {
namespace {
constexpr double width = 760, height = 440, left = 74, right = 110, top = 84, bottom = 64;

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
    }
    return out;
}

// A round step that divides the axis into five or so.
double step_of(double most) {
    const double raw = most / 5, power = std::pow(10, std::floor(std::log10(raw)));
    for (const double s : {1.0, 2.0, 5.0}) {
        if (raw <= s * power) {
            return s * power;
        }
    }
    return 10 * power;
}
std::string number(double v) { return v >= 1000 ? fmt::format("{:.0f}k", v / 1000) : fmt::format("{:g}", v); }

struct Axes {
    double rate_max, ms_min, ms_max;
    double x(double rate) const { return left + rate / rate_max * (width - left - right); }
    // Latencies span three powers of ten, so their axis is logarithmic.
    double y(double ms) const {
        const double share = std::log10(std::max(ms, ms_min) / ms_min) / std::log10(ms_max / ms_min);
        return height - bottom - share * (height - top - bottom);
    }
};

std::string line(const Axes& axes, const std::vector<Point>& points, double Point::* what, const char* name,
                 const char* label) {
    std::string path, dots;
    for (const Point& p : points) {
        path += fmt::format("{}{:.1f},{:.1f}", path.empty() ? "M" : " L", axes.x(p.rate), axes.y(p.*what));
        dots += fmt::format("<circle class=\"{}-dot\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3.5\"/>", name,
                            axes.x(p.rate), axes.y(p.*what));
    }
    const Point& last = points.back();
    return fmt::format(
        "<path class=\"{}\" d=\"{}\"/>\n{}\n<text class=\"{}-label\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>\n",
        name, path, dots, name, axes.x(last.rate) + 9, axes.y(last.*what) + 4, label);
}

constexpr const char* style = R"(<style>
text { font: 13px system-ui, sans-serif; fill: #22303c; }
.title { font-size: 17px; font-weight: 600; }
.quiet { fill: #52616e; }
.ground { fill: #ffffff; }
.grid { stroke: #dfe5ea; }
.axis { stroke: #52616e; }
.limit { stroke: #b3261e; stroke-dasharray: 6 4; }
.limit-label { fill: #b3261e; }
.p50, .p99 { fill: none; stroke-width: 2.5; stroke-linejoin: round; }
.p50 { stroke: #0b6e8a; } .p50-dot, .p50-label { fill: #0b6e8a; }
.p99 { stroke: #7a3ea1; } .p99-dot, .p99-label { fill: #7a3ea1; }
@media (prefers-color-scheme: dark) {
text { fill: #e4eaf0; }
.quiet { fill: #a9b6c2; }
.ground { fill: #12181e; }
.grid { stroke: #2a343e; }
.axis { stroke: #a9b6c2; }
.limit { stroke: #ff8a80; } .limit-label { fill: #ff8a80; }
.p50 { stroke: #62c8e4; } .p50-dot, .p50-label { fill: #62c8e4; }
.p99 { stroke: #cf9df0; } .p99-dot, .p99-label { fill: #cf9df0; }
}
</style>
)";
}  // namespace

std::string svg(const Plot& plot) {
    double rate = 1, most = plot.limit_ms * 2, least = 1;
    for (const Point& p : plot.points) {
        rate = std::max(rate, p.rate);
        most = std::max(most, p.p99 * 1.2);
        least = std::min(least, p.p50);
    }
    const double step = step_of(rate);
    const Axes axes{std::ceil(rate / step) * step,
                    std::pow(10, std::floor(std::log10(std::max(least, 0.01)))), most};

    std::string out = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:g} {1:g}\" role=\"img\" "
        "aria-labelledby=\"title desc\">\n<title id=\"title\">{2}</title>\n<desc id=\"desc\">{3}</desc>\n",
        width, height, escaped(plot.title), escaped(plot.description));
    out += style;
    out += fmt::format("<rect class=\"ground\" width=\"{:g}\" height=\"{:g}\"/>\n", width, height);
    out += fmt::format("<text class=\"title\" x=\"{:g}\" y=\"32\">{}</text>\n", left, escaped(plot.title));
    out += fmt::format("<text class=\"quiet\" x=\"{:g}\" y=\"54\">{}</text>\n", left, escaped(plot.subtitle));

    const double foot = height - bottom, end = width - right;
    for (double v = 0; v <= axes.rate_max * 1.001; v += step) {
        out += fmt::format(
            "<line class=\"grid\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:g}\" y2=\"{2:g}\"/>"
            "<text class=\"quiet\" x=\"{0:.1f}\" y=\"{3:g}\" text-anchor=\"middle\">{4}</text>\n",
            axes.x(v), top, foot, foot + 20, number(v));
    }
    for (double v = axes.ms_min; v <= axes.ms_max; v *= 10) {
        out += fmt::format(
            "<line class=\"grid\" x1=\"{0:g}\" x2=\"{1:g}\" y1=\"{2:.1f}\" y2=\"{2:.1f}\"/>"
            "<text class=\"quiet\" x=\"{3:g}\" y=\"{4:.1f}\" text-anchor=\"end\">{5:g}</text>\n",
            left, end, axes.y(v), left - 8, axes.y(v) + 4, v);
    }
    out += fmt::format(
        "<line class=\"axis\" x1=\"{0:g}\" x2=\"{1:g}\" y1=\"{2:g}\" y2=\"{2:g}\"/>"
        "<line class=\"axis\" x1=\"{0:g}\" x2=\"{0:g}\" y1=\"{3:g}\" y2=\"{2:g}\"/>\n",
        left, end, foot, top);
    out += fmt::format("<text x=\"{:g}\" y=\"{:g}\" text-anchor=\"middle\">Saves a second</text>\n",
                       (left + end) / 2, height - 18);
    out += fmt::format(
        "<text transform=\"translate(22 {:g}) rotate(-90)\" text-anchor=\"middle\">Until "
        "acknowledged, milliseconds (logarithmic)</text>\n",
        (top + foot) / 2);
    out += fmt::format(
        "<line class=\"limit\" x1=\"{0:g}\" x2=\"{1:g}\" y1=\"{2:.1f}\" y2=\"{2:.1f}\"/>"
        "<text class=\"limit-label\" x=\"{3:g}\" y=\"{4:.1f}\">budget {5:g} ms</text>\n",
        left, end, axes.y(plot.limit_ms), left + 8, axes.y(plot.limit_ms) - 6, plot.limit_ms);
    if (!plot.points.empty()) {
        out += line(axes, plot.points, &Point::p50, "p50", "half (p50)");
        out += line(axes, plot.points, &Point::p99, "p99", "99 % (p99)");
    }
    return out + "</svg>\n";
}

}  // namespace load
