// From answers to points: in all, and by section. Pure. Parts of a point are added up as they are; a sum is
// rounded once, to the nearest whole point.
#pragma once
#include <itembank/words.hpp>
#include <scoring/correction.hpp>
#include <scoring/feedback.hpp>

#include <map>

namespace scoring {

struct Given {
    itembank::Response response;
    std::uint64_t seed = 0;  // of the item's place in the attempt
};
using Answers = std::map<itembank::ItemVersionId, Given>;

struct DomainCount {
    std::string domain;
    Section section;
};
struct Count {
    int raw = 0;
    int all_right = 0;
    std::vector<std::pair<itembank::ItemVersionId, itembank::Points>> items{};  // each scored item's own
    std::vector<DomainCount> domains{};  // in the order the form first meets them
};

// Only scored items count; a blank earns nothing and costs nothing. `items` are the form's, with their
// content; `remedies` what corrections of keys say of them.
Count count(const itembank::Form&, const std::vector<itembank::ItemVersion>& items, const Answers&,
            const Remedies& = {});

}  // namespace scoring
