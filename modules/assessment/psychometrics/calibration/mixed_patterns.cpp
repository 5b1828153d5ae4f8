#include "mixed_expect.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace psychometrics::mixed {
namespace {

// Keys that sort persons by group, then by what they were presented, then by what they answered.
struct Keys {
    std::size_t items, mask_bytes;
    std::vector<std::uint8_t> bytes;
    const Responses& r;

    explicit Keys(const Responses& responses)
        : items(responses.item_count()),
          mask_bytes((items + 7) / 8),
          bytes(responses.person_count() * mask_bytes),
          r(responses) {
        for (std::size_t p = 0; p < r.person_count(); ++p) {
            for (std::size_t i = 0; i < items; ++i) {
                bytes[p * mask_bytes + i / 8] |= std::uint8_t((r.at(p, i) != not_presented) << (i % 8));
            }
        }
    }
    std::size_t group(std::size_t p) const { return r.group_of.empty() ? 0 : r.group_of[p]; }
    bool empty(std::size_t p) const {
        const auto* mask = bytes.data() + p * mask_bytes;
        return std::all_of(mask, mask + mask_bytes, [](std::uint8_t b) { return b == 0; });
    }
    int by_run(std::size_t a, std::size_t b) const {
        if (group(a) != group(b)) {
            return group(a) < group(b) ? -1 : 1;
        }
        return std::memcmp(bytes.data() + a * mask_bytes, bytes.data() + b * mask_bytes, mask_bytes);
    }
    int by_answers(std::size_t a, std::size_t b) const {
        return std::memcmp(r.scores.data() + a * items, r.scores.data() + b * items, items);
    }
};

Run run_at(const Responses& r, std::size_t person, std::size_t from, std::size_t group,
           const std::vector<Item>& items) {
    Run run{.from = from, .to = from, .group = group};
    for (std::size_t i = 0; i < r.item_count(); ++i) {
        if (r.at(person, i) != not_presented) {
            auto& list = shape_of(items[i].model) == Shape::linear ? run.linear : run.tabled;
            list.push_back(std::uint32_t(i));
        }
    }
    return run;
}

}  // namespace

Patterns patterns_of(const Responses& r, const std::vector<Item>& items) {
    Patterns out{.items = r.item_count(), .groups = std::max<std::size_t>(1, r.groups.size())};
    const Keys keys(r);
    std::vector<std::uint32_t> order;
    for (std::size_t p = 0; p < r.person_count(); ++p) {
        if (!keys.empty(p)) {
            order.push_back(std::uint32_t(p));
        }
    }
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const int run = keys.by_run(a, b);
        return run != 0 ? run < 0 : keys.by_answers(a, b) < 0;
    });
    out.persons.assign(out.groups, 0);
    for (const Item& item : items) {
        out.chosen.emplace_back(Eigen::ArrayXd::Zero(Eigen::Index(item.categories)));
    }
    for (std::size_t n = 0; n < order.size(); ++n) {
        const std::size_t p = order[n];
        const bool new_run = n == 0 || keys.by_run(order[n - 1], p) != 0;
        if (new_run) {
            out.runs.push_back(run_at(r, p, out.weight.size(), keys.group(p), items));
        }
        if (new_run || keys.by_answers(order[n - 1], p) != 0) {
            const auto row = r.row(p);
            out.codes.insert(out.codes.end(), row.begin(), row.end());
            out.weight.push_back(0);
        }
        out.weight.back() += 1;
        out.runs.back().to = out.weight.size();
        out.persons[keys.group(p)] += 1;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (r.at(p, i) != not_presented) {
                out.chosen[i][r.at(p, i)] += 1;
            }
        }
    }
    return out;
}

}  // namespace psychometrics::mixed
