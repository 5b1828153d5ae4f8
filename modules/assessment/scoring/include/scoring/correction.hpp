// A key that was wrong, and what is done about it.
#pragma once
#include <itembank/words.hpp>

#include <map>

namespace scoring {

// void_item: nobody's points, as if the item had been a pretest item. full_credit: everybody's, also of those
// who left it blank. accept_also: one or more further answers are right. change_key: they are right, and
// nothing else is.
BOOST_DEFINE_ENUM_CLASS(Remedy, void_item, full_credit, accept_also, change_key)
// What becomes of those who passed and would not by the new count: they keep it as it was, or they lose it
// and are told so, with the reason and how to appeal. Nobody is demoted silently.
BOOST_DEFINE_ENUM_CLASS(Demotions, keep, withdraw)

struct Correction {
    std::int64_t number = 0;  // 1, 2, … in the order they were applied
    itembank::ItemVersionId item;
    Remedy remedy = Remedy::void_item;
    std::vector<itembank::Response> accepted;  // accept_also and change_key
};

// What all corrections of one item come to: the last void, full credit or changed key, and what was accepted
// besides since then.
struct Remedied {
    bool voided = false, full = false, replaced = false;
    std::vector<itembank::Response> accepted;
};
using Remedies = std::map<itembank::ItemVersionId, Remedied>;
Remedies remedies_of(const std::vector<Correction>&, std::int64_t up_to);  // in their order

itembank::Points points_for(const itembank::Content&, const std::optional<itembank::Response>&,
                            std::uint64_t seed, const Remedied*);

}  // namespace scoring
