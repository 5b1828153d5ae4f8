#include <psychometrics/sum_scores.hpp>

#include <fmt/format.h>
#include <algorithm>

namespace psychometrics {
namespace {

enum class Part { total, anchor, both, none };

// Which sums an item goes into.
Result<std::vector<Part>> parts_of(const Responses& r, std::span<const std::string> anchor_items,
                                   AnchorKind kind, const std::string& form) {
    std::vector<Part> out(r.item_count(), Part::total);
    for (const auto& item : anchor_items) {
        const auto found = std::find(r.items.begin(), r.items.end(), item);
        if (found == r.items.end()) {
            return refuse(
                "disconnected_anchor",
                fmt::format("Form {} has no item \"{}\" of the anchor. The anchor is items both forms have.",
                            form, item));
        }
        out[std::size_t(found - r.items.begin())] = kind == AnchorKind::internal ? Part::both : Part::anchor;
    }
    return out;
}

}  // namespace

std::vector<std::string> common_items(const Responses& x, const Responses& y) {
    std::vector<std::string> of_y = y.items, out;
    std::sort(of_y.begin(), of_y.end());
    std::copy_if(x.items.begin(), x.items.end(), std::back_inserter(out),
                 [&](const std::string& item) { return std::binary_search(of_y.begin(), of_y.end(), item); });
    return out;
}

Result<SumScores> sum_scores(const Responses& r, std::span<const std::string> anchor_items, AnchorKind kind,
                             const std::string& form) {
    std::vector<Part> parts = TRY(parts_of(r, anchor_items, kind, form));
    SumScores out;
    const auto highest = highest_scores(r);
    bool any_total = false;
    for (std::size_t i = 0; i < r.item_count(); ++i) {
        any_total = any_total || parts[i] != Part::anchor;
        bool presented = false;
        for (std::size_t p = 0; p < r.person_count() && !presented; ++p) {
            presented = r.at(p, i) <= score_max;
        }
        if (!presented && (parts[i] == Part::anchor || parts[i] == Part::both)) {
            return refuse("disconnected_anchor",
                          fmt::format("Nobody of form {} was presented the item \"{}\" of the anchor.", form,
                                      r.items[i]));
        }
        if (!presented) {
            parts[i] = Part::none;
            out.problems.push_back(
                {"item_not_presented", r.items[i],
                 fmt::format("Nobody of form {} was presented the item; it is left out.", form)});
            continue;
        }
        const std::int64_t points = std::max<std::int64_t>(1, highest[i]);
        out.highest += parts[i] != Part::anchor ? points : 0;
        out.anchor_highest += parts[i] != Part::total ? points : 0;
    }
    if (!any_total && r.person_count() > 0) {
        return refuse("anchor_too_long",
                      fmt::format("Without the external anchor form {} has no item left for a total.", form));
    }
    const bool nothing = std::all_of(parts.begin(), parts.end(), [](Part p) { return p == Part::none; });
    std::size_t dropped = 0;
    for (std::size_t p = 0; p < r.person_count(); ++p) {
        std::int64_t total = 0, anchor = 0;
        bool whole = true;
        for (std::size_t i = 0; i < r.item_count() && whole; ++i) {
            if (parts[i] != Part::none) {
                whole = r.at(p, i) <= score_max;
                total += parts[i] != Part::anchor ? r.at(p, i) : 0;
                anchor += parts[i] != Part::total ? r.at(p, i) : 0;
            }
        }
        if (!whole) {
            ++dropped;
            continue;
        }
        out.totals.push_back(total);
        if (!anchor_items.empty()) {
            out.anchors.push_back(anchor);
        }
    }
    if (dropped > 0) {
        out.problems.push_back(
            {"persons_dropped", form,
             fmt::format("{} persons of form {} were not presented every item and are left out: their "
                         "sums cannot be compared.",
                         dropped, form)});
    }
    if (out.totals.empty() || nothing) {
        return refuse("no_persons", fmt::format("Nobody of form {} was presented every item of it.", form));
    }
    return out;
}

}  // namespace psychometrics
