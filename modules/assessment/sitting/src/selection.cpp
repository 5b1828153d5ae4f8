#include <base/must.hpp>
#include <sitting/limits.hpp>
#include <sitting/selection.hpp>

namespace sitting {
namespace {

// Part of what "fixed" means: the last place first, as Fisher and Yates do it.
template <class T>
void shuffle(std::vector<T>& list, Draw& draw) {
    for (std::size_t i = list.size(); i > 1; --i) {
        std::swap(list[i - 1], list[draw.below(i)]);
    }
}

Selected fixed(const Blueprint& blueprint, std::uint64_t seed) {
    Draw draw(seed);
    std::vector<std::vector<Placed>> groups;
    std::string open;
    for (std::size_t place = 0; place < blueprint.items.size(); ++place) {
        const BlueprintItem& item = blueprint.items[place];
        Placed placed{item.item, item.shape, item_seed(seed, place)};
        std::vector<std::string>& options = placed.shape.options;
        do {
            shuffle(options, draw);
        } while (item.shape.kind == ItemKind::ordering && options.size() > 1 &&
                 options == item.shape.options);
        shuffle(placed.shape.prompts, draw);
        if (groups.empty() || item.group.empty() || item.group != open) {
            groups.emplace_back();
        }
        open = item.group;
        groups.back().push_back(std::move(placed));
    }
    shuffle(groups, draw);
    Selected out;
    out.items.reserve(blueprint.items.size());
    for (auto& group : groups) {
        std::ranges::move(group, std::back_inserter(out.items));
    }
    return out;
}

bool each_once(std::vector<std::string> names) {
    std::ranges::sort(names);
    return std::ranges::adjacent_find(names) == names.end();
}

}  // namespace

std::uint64_t Draw::next() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

std::uint64_t Draw::below(std::uint64_t bound) {
    MUST(bound > 0);
    const std::uint64_t uneven = -bound % bound;  // 2^64 modulo bound
    std::uint64_t drawn = next();
    while (drawn < uneven) {
        drawn = next();
    }
    return drawn % bound;
}

Done sittable(const Blueprint& blueprint) {
    if (blueprint.items.empty() || blueprint.items.size() > items_max) {
        return refuse("no_items",
                      "An attempt needs between 1 and " + std::to_string(items_max) + " questions.");
    }
    std::vector<std::string> ids;
    for (const BlueprintItem& item : blueprint.items) {
        const bool matching = item.shape.kind == ItemKind::matching;
        const bool composite = item.shape.kind == ItemKind::composite;
        if (composite != item.shape.options.empty() || item.shape.choose < 1 ||
            matching == item.shape.prompts.empty() || !each_once(item.shape.options) ||
            !each_once(item.shape.prompts)) {
            return refuse("bad_form", "A question of this form cannot be shown. Mend the form.");
        }
        ids.push_back(item.item.value);
    }
    if (!each_once(std::move(ids))) {
        return refuse("bad_form", "A question is in this form twice. Mend the form.");
    }
    return {};
}

std::optional<std::size_t> place_of(const Blueprint& blueprint, const ItemId& id) {
    const auto at = std::ranges::find(blueprint.items, id, &BlueprintItem::item);
    if (at == blueprint.items.end()) {
        return std::nullopt;
    }
    return std::size_t(at - blueprint.items.begin());
}

std::uint64_t item_seed(std::uint64_t attempt_seed, std::size_t place) {
    return Draw(attempt_seed ^ (0x9e3779b97f4a7c15ULL * (place + 1))).next() >> 11;
}

Result<Selected> select(std::string_view method, const Blueprint& blueprint, std::uint64_t seed,
                        std::span<const Entry>) {
    if (method != fixed_selection) {
        return refuse("unknown_selection", "There is no way of choosing questions with this name.");
    }
    return fixed(blueprint, seed);  // all at once, whatever has happened since
}

}  // namespace sitting
