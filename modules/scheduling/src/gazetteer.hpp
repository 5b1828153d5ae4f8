// A few hundred cities and all countries, inside the binary (data/*.txt): "near Munich" works without asking
// any service outside. Centres add their own cities to what can be found.
#pragma once
#include "distance.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace scheduling {

struct City {
    std::string_view name;
    std::string_view country;  // ISO 3166-1 alpha-2
    Position at;
};
std::span<const City> cities();
std::string_view country_name(std::string_view code);  // English; empty when there is no such code

// What searches compare: letters without their accents, lower case, single spaces. "São  Paulo" is "sao
// paulo".
std::string plain_key(std::string_view);
// Cities whose name, or a word of it, begins with the text; those that begin with it first.
std::vector<City> find_cities(std::string_view text, std::size_t most);

}  // namespace scheduling
