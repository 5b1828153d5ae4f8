#include "centre_search.hpp"

#include "gazetteer.hpp"

#include <algorithm>
#include <base/text.hpp>

namespace scheduling {
namespace {
bool has_word(std::string_view key, std::string_view beginning) {
    for (std::size_t at = key.find(beginning); at != std::string_view::npos;
         at = key.find(beginning, at + 1)) {
        if (at == 0 || key[at - 1] == ' ') {
            return true;
        }
    }
    return false;
}
}  // namespace

std::vector<FoundCentre> search(const std::vector<CentreRow>& all, const CentreWish& wish) {
    const std::vector<std::string> words = split(plain_key(wish.q), ' ');
    std::vector<FoundCentre> out;
    for (const CentreRow& row : all) {
        const bool here = wish.country.empty() || row.card.country == wish.country;
        const bool named =
            std::ranges::all_of(words, [&](const std::string& w) { return has_word(row.search_key, w); });
        if (here && named) {
            out.push_back({row, wish.near ? std::optional(distance_km(*wish.near, row.at)) : std::nullopt});
        }
    }
    std::ranges::stable_sort(out, [](const FoundCentre& a, const FoundCentre& b) {
        return std::tuple(a.km.value_or(0), a.row.card.title, a.row.card.id) <
               std::tuple(b.km.value_or(0), b.row.card.title, b.row.card.id);
    });
    return out;
}

std::vector<NamedPlace> find_places(const std::vector<CentreRow>& all, std::string_view text,
                                    std::size_t most) {
    const std::string key = plain_key(text);
    std::vector<NamedPlace> out;
    if (key.empty()) {
        return out;
    }
    const auto known = [&](std::string_view name, std::string_view country) {
        return std::ranges::any_of(out, [&](const NamedPlace& p) {
            return p.country == country && plain_key(p.name) == plain_key(name);
        });
    };
    for (const CentreRow& row : all) {
        if (plain_key(row.card.city).starts_with(key) && !known(row.card.city, row.card.country)) {
            out.push_back({row.card.city, row.card.country, row.at});
        }
    }
    for (const City& city : find_cities(text, most)) {
        if (!known(city.name, city.country)) {
            out.push_back({std::string(city.name), std::string(city.country), city.at});
        }
    }
    out.resize(std::min(out.size(), most));
    return out;
}

}  // namespace scheduling
