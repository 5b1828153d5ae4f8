// From answers to points: in all, and by section. Pure.
#pragma once
#include <itembank/words.hpp>
#include <scoring/feedback.hpp>

#include <map>

namespace scoring {

using Answers = std::map<itembank::ItemVersionId, itembank::Response>;

struct DomainCount {
    std::string domain;
    Section section;
};
struct Count {
    int raw = 0;
    int all_right = 0;
    std::vector<DomainCount> domains{};  // in the order the form first meets them
};

// Only scored items count; a blank earns nothing and costs nothing. `items` are the form's, with their
// content.
Count count(const itembank::Form&, const std::vector<itembank::ItemVersion>& items, const Answers&);

}  // namespace scoring
