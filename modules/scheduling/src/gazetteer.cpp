#include "gazetteer.hpp"

#include <algorithm>
#include <base/must.hpp>
#include <base/text.hpp>
#include <charconv>
#include <map>

extern "C" {
extern const char scheduling_cities[], scheduling_cities_end[];
extern const char scheduling_countries[], scheduling_countries_end[];
}

namespace scheduling {
namespace {
std::string_view take_until(std::string_view& rest, char end) {
    const auto at = rest.find(end);
    const std::string_view out = rest.substr(0, at);
    rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
    return out;
}
double number(std::string_view text) {
    double out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    MUST(error == std::errc{} && end == text.data() + text.size());
    return out;
}

std::vector<City> read_cities() {
    std::vector<City> out;
    std::string_view rest(scheduling_cities, std::size_t(scheduling_cities_end - scheduling_cities));
    while (!rest.empty()) {
        std::string_view line = take_until(rest, '\n');
        City city;
        city.name = take_until(line, '|');
        city.country = take_until(line, '|');
        city.at.latitude = number(take_until(line, '|'));
        city.at.longitude = number(line);
        out.push_back(city);
    }
    return out;
}
std::map<std::string_view, std::string_view> read_countries() {
    std::map<std::string_view, std::string_view> out;
    std::string_view rest(scheduling_countries, std::size_t(scheduling_countries_end - scheduling_countries));
    while (!rest.empty()) {
        std::string_view line = take_until(rest, '\n');
        const std::string_view code = take_until(line, '|');
        out.emplace(code, line);
    }
    return out;
}

// Letters of Latin script with a mark, by the plain letter they are searched as.
constexpr std::pair<std::string_view, std::string_view> marked[] = {
    {"a", "àáâãäåāăąǎÀÁÂÃÄÅĀĂĄ"},
    {"ae", "æÆ"},
    {"c", "çćĉċčÇĆĈĊČ"},
    {"d", "ďđðĎĐÐ"},
    {"e", "èéêëēĕėęěÈÉÊËĒĔĖĘĚ"},
    {"g", "ĝğġģĜĞĠĢ"},
    {"h", "ĥħĤĦ"},
    {"i", "ìíîïĩīĭįıÌÍÎÏĨĪĬĮİ"},
    {"k", "ķĶ"},
    {"l", "ĺļľłĹĻĽŁ"},
    {"n", "ñńņňÑŃŅŇ"},
    {"o", "òóôõöøōŏőÒÓÔÕÖØŌŎŐ"},
    {"oe", "œŒ"},
    {"r", "ŕŗřŔŖŘ"},
    {"s", "śŝşšșŚŜŞŠȘ"},
    {"ss", "ßẞ"},
    {"t", "ţťțŢŤȚ"},
    {"u", "ùúûüũūŭůűųÙÚÛÜŨŪŬŮŰŲ"},
    {"y", "ýÿÝŸ"},
    {"z", "źżžŹŻŽ"},
};
std::size_t length_of(unsigned char first) {
    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

std::map<std::string, std::string_view, std::less<>> plain_letters() {
    std::map<std::string, std::string_view, std::less<>> out;
    for (const auto& [plain, letters] : marked) {
        for (std::size_t i = 0; i < letters.size(); i += length_of(static_cast<unsigned char>(letters[i]))) {
            out.emplace(letters.substr(i, length_of(static_cast<unsigned char>(letters[i]))), plain);
        }
    }
    return out;
}
}  // namespace

std::span<const City> cities() {
    static const std::vector<City> all = read_cities();
    return all;
}

std::string_view country_name(std::string_view code) {
    static const auto all = read_countries();
    const auto found = all.find(code);
    return found == all.end() ? std::string_view{} : found->second;
}

std::string plain_key(std::string_view text) {
    static const auto plain = plain_letters();
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = std::min(length_of(static_cast<unsigned char>(text[i])), text.size() - i);
        const std::string_view letter = text.substr(i, length);
        const auto found = plain.find(letter);
        out += found == plain.end() ? letter : found->second;
        i += length;
    }
    return search_key(out);
}

std::vector<City> find_cities(std::string_view text, std::size_t most) {
    const std::string key = plain_key(text);
    std::vector<City> first, then;
    if (key.empty()) {
        return first;
    }
    for (const City& city : cities()) {
        const std::string name = plain_key(city.name);
        if (name.starts_with(key)) {
            first.push_back(city);
        } else if (name.find(" " + key) != std::string::npos) {
            then.push_back(city);
        }
    }
    first.insert(first.end(), then.begin(), then.end());
    first.resize(std::min(first.size(), most));
    return first;
}

}  // namespace scheduling
