#include "machine.hpp"
#include "words.hpp"

#include <algorithm>

namespace qti {
namespace {

double bounded(double x, const std::optional<double>& lower, const std::optional<double>& upper) {
    x = lower ? std::max(x, *lower) : x;
    return upper ? std::min(x, *upper) : x;
}

bool keyed(const MapEntry& entry, const Single& s, BaseType type) {
    if (same(entry.value, type, s, type)) {
        return true;
    }
    const auto* key = std::get_if<std::string>(&entry.value);
    const auto* text = std::get_if<std::string>(&s);
    return !entry.case_sensitive && key && text && key->size() <= text->size() * 3 &&
           without_case(*key) == without_case(*text);
}

}  // namespace

// Each value counts once, however often it was given, and what no entry names counts as the default. A blank
// single response is such a value; of a blank container there is nothing to add up.
const Value& Machine::mapped(const Expression& e) {
    const Declaration& declared = item_.declarations[e.slot];
    const Value& v = state_.values[e.slot];
    if (!declared.mapping || v.cardinality == Cardinality::record) {
        return nothing();
    }
    const Mapping& mapping = *declared.mapping;
    double sum = is_null(v) && declared.cardinality == Cardinality::single ? mapping.fallback : 0;
    if (!spend(v.items.size() * (mapping.entries.size() + v.items.size()) / 16)) {
        return nothing();
    }
    for (std::size_t i = 0; !is_null(v) && i < v.items.size(); ++i) {
        const Single& s = v.items[i];
        const auto before = v.items.begin() + static_cast<std::ptrdiff_t>(i);
        if (std::any_of(v.items.begin(), before,
                        [&](const Single& t) { return same(s, v.type, t, v.type); })) {
            continue;
        }
        const auto entry =
            std::ranges::find_if(mapping.entries, [&](const MapEntry& m) { return keyed(m, s, v.type); });
        sum += entry == mapping.entries.end() ? mapping.fallback : entry->mapped;
    }
    return number(e, bounded(sum, mapping.lower, mapping.upper));
}

// A point counts for the first area it lies in, and each area counts once.
const Value& Machine::mapped_point(const Expression& e) {
    const Declaration& declared = item_.declarations[e.slot];
    const Value& v = state_.values[e.slot];
    if (!declared.area_mapping) {
        return nothing();
    }
    const AreaMapping& mapping = *declared.area_mapping;
    double sum = is_null(v) && declared.cardinality == Cardinality::single ? mapping.fallback : 0;
    if (!spend(v.items.size() * mapping.entries.size() / 4)) {
        return nothing();
    }
    std::vector<bool> used(mapping.entries.size());
    for (const Single& s : v.items) {
        const auto* point = std::get_if<Point>(&s);
        const auto area = std::ranges::find_if(
            mapping.entries, [&](const auto& entry) { return point && contains(entry.first, *point); });
        if (area == mapping.entries.end()) {
            sum += mapping.fallback;
        } else if (const auto i = static_cast<std::size_t>(area - mapping.entries.begin()); !used[i]) {
            used[i] = true;
            sum += area->second;
        }
    }
    return number(e, bounded(sum, mapping.lower, mapping.upper));
}

}  // namespace qti
