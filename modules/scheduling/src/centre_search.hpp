// Which centres a search shows, in which order. Pure.
#pragma once
#include "centres.hpp"

namespace scheduling {

struct CentreWish {
    std::string q;        // each word is the beginning of a word of title, city, street or country
    std::string country;  // a code, or empty
    std::optional<Position> near{};
};
struct FoundCentre {
    CentreRow row;
    std::optional<double> km{};
};
// Nearest first when there is a place to be near to, else by title.
std::vector<FoundCentre> search(const std::vector<CentreRow>&, const CentreWish&);

struct NamedPlace {
    std::string name, country;
    Position at;
};
// Cities that begin with the text: those of the centres themselves, then the gazetteer's.
std::vector<NamedPlace> find_places(const std::vector<CentreRow>&, std::string_view text, std::size_t most);

}  // namespace scheduling
