#include "alike.hpp"

#include <base/text.hpp>

#include <algorithm>

namespace itembank {
namespace {

// The distinct runs of three bytes, as sorted numbers. Scripts of several bytes a letter have more of them,
// on both sides alike.
std::vector<std::uint32_t> runs_of(std::string_view text) {
    const std::string key = " " + search_key(text) + " ";
    std::vector<std::uint32_t> out;
    for (std::size_t i = 0; i + 3 <= key.size(); ++i) {
        const auto byte = [&](std::size_t at) {
            return std::uint32_t(static_cast<unsigned char>(key[i + at]));
        };
        out.push_back(byte(0) << 16 | byte(1) << 8 | byte(2));
    }
    std::ranges::sort(out);
    const auto same = std::ranges::unique(out);
    out.erase(same.begin(), same.end());
    return out;
}

std::size_t shared(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    std::size_t count = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        count += a[i] == b[j] ? 1 : 0;
        const bool step_a = a[i] <= b[j], step_b = b[j] <= a[i];
        i += step_a ? 1 : 0;
        j += step_b ? 1 : 0;
    }
    return count;
}

}  // namespace

std::vector<Alike> alike(std::string_view text, const std::vector<Stem>& stems) {
    const auto wanted = runs_of(text);
    std::vector<Alike> out;
    for (std::size_t i = 0; i < stems.size(); ++i) {
        const auto runs = runs_of(stems[i].text);
        const std::size_t all = wanted.size() + runs.size();
        const auto percent = all == 0 ? 0 : std::int64_t(200 * shared(wanted, runs) / all);
        if (percent >= alike_percent_min) {
            out.push_back({i, percent});
        }
    }
    std::ranges::stable_sort(out, std::ranges::greater{}, &Alike::percent);
    if (out.size() > alike_max) {
        out.resize(alike_max);
    }
    return out;
}

}  // namespace itembank
