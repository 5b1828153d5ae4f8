#include "names.hpp"

#include "landing.hpp"

namespace exchange {

bool is_found_name(std::string_view name) {
    const bool is_plain = std::ranges::all_of(
        name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
    return is_plain && !name.empty() && name.size() <= found_name_max && name[0] >= 'a' && name[0] <= 'z' &&
           !name.ends_with('-') && !name.contains("--");
}

std::string Names::free_name(std::string_view wanted) {
    std::string stem = is_found_name(wanted) ? std::string(wanted) : short_name(wanted);
    stem = stem.substr(0, found_name_max);
    std::string name = stem;
    while (!taken_.insert(name).second) {
        const std::string number = "-" + std::to_string(1 + ++next_[stem]);
        name = stem.substr(0, found_name_max - number.size()) + number;
    }
    return name;
}

void Names::add(Intake& all, Intake one) {
    std::map<std::string, std::string> renamed;
    for (Found& found : one.found) {
        std::string name = free_name(found.name);
        renamed[found.name] = name;
        found.name = std::move(name);
    }
    for (FoundTest& test : one.tests) {
        for (std::string& item : test.items) {
            const auto now = renamed.find(item);
            item = now != renamed.end() ? now->second : item;
        }
    }
    std::ranges::move(one.found, std::back_inserter(all.found));
    std::ranges::move(one.tests, std::back_inserter(all.tests));
    std::ranges::move(one.problems, std::back_inserter(all.problems));
}

}  // namespace exchange
