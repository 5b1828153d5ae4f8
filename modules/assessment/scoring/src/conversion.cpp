#include <base/must.hpp>
#include <boost/json.hpp>
#include <scoring/conversion.hpp>

namespace scoring {

namespace {

// Nearest whole number of a / b, halves upwards; b > 0, a of either sign.
int nearest(long a, long b) {
    const long doubled = 2 * a + b;
    const long down = doubled >= 0 ? doubled / (2 * b) : -((-doubled + 2 * b - 1) / (2 * b));
    return int(down);
}

}  // namespace

Result<Conversion> straight_line(int cut, int all_right, int pass_mark) {
    if (cut < 1 || cut >= all_right) {
        return refuse("cut_out_of_range",
                      "The cut must be at least 1 and below the number of points that can be earned.",
                      {{"cut", std::to_string(cut)}, {"all_right", std::to_string(all_right)}});
    }
    if (pass_mark <= scale_floor || pass_mark >= scale_top) {
        return refuse("pass_mark_out_of_range", "The pass mark must lie between 101 and 999.",
                      {{"pass_mark", std::to_string(pass_mark)}});
    }
    Conversion out{cut, pass_mark, {}};
    out.scaled.reserve(std::size_t(all_right) + 1);
    for (int raw = 0; raw <= all_right; ++raw) {
        const long rise = long(raw - cut) * (scale_top - pass_mark);
        int scaled = pass_mark + nearest(rise, all_right - cut);
        scaled = std::clamp(scaled, scale_floor, scale_top);
        if (raw < cut) {
            scaled = std::min(scaled, pass_mark - 1);
        }
        out.scaled.push_back(scaled);
    }
    MUST(out.scaled[std::size_t(cut)] == pass_mark && out.scaled.back() == scale_top);
    return out;
}

Scaled convert(const Conversion& table, int raw) {
    MUST(raw >= 0 && raw <= table.all_right());
    return {table.scaled[std::size_t(raw)], raw >= table.cut};
}

std::string to_json(const Conversion& table) {
    boost::json::array scaled(table.scaled.begin(), table.scaled.end());
    return boost::json::serialize(boost::json::object{
        {"cut", table.cut}, {"pass_mark", table.pass_mark}, {"scaled", std::move(scaled)}});
}

Result<Conversion> conversion_from_json(std::string_view text) {
    const auto broken = [] {
        return refuse("conversion_unreadable", "The conversion table cannot be read.");
    };
    boost::system::error_code error;
    const auto value = boost::json::parse(text, error);
    if (error || !value.is_object()) {
        return broken();
    }
    const auto& object = value.as_object();
    const auto* cut = object.if_contains("cut");
    const auto* pass = object.if_contains("pass_mark");
    const auto* scaled = object.if_contains("scaled");
    if (cut == nullptr || pass == nullptr || scaled == nullptr || !cut->is_int64() || !pass->is_int64() ||
        !scaled->is_array()) {
        return broken();
    }
    Conversion out{int(cut->as_int64()), int(pass->as_int64()), {}};
    for (const auto& entry : scaled->as_array()) {
        if (!entry.is_int64()) {
            return broken();
        }
        out.scaled.push_back(int(entry.as_int64()));
    }
    if (out.cut < 1 || out.cut >= int(out.scaled.size())) {
        return broken();
    }
    return out;
}

}  // namespace scoring
