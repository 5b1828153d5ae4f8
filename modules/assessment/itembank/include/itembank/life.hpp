// The words of an item's life: its states, who signs, what is measured. Part of words.hpp.
#pragma once
#include <itembank/words.hpp>

namespace itembank {

using identity::PersonId;
struct FormDraft;
using FormDraftId = Id<FormDraft>;
struct Comment;
using CommentId = Id<Comment>;

BOOST_DEFINE_ENUM_CLASS(ItemState, draft, in_review, pretest, operational, suspended, retired)
BOOST_DEFINE_ENUM_CLASS(ViewPlace, list, item, form, preview)

// What scoring has counted of item versions, all attempts so far; a later announcement replaces an earlier
// one.
struct ItemStatistic {
    ItemVersionId version;
    std::int64_t exposures = 0;            // attempts that showed it and were submitted
    double p = 0;                          // the mean share of its points, 0 to 1
    std::optional<double> point_biserial;  // with the rest of the score; nothing where all answered alike
    bool operator==(const ItemStatistic&) const = default;
};
BOOST_DESCRIBE_STRUCT(ItemStatistic, (), (version, exposures, p, point_biserial))

// Announced by whoever counts (scoring, later analysis); the item bank hears it and its gates read it.
struct StatisticsAnnounced {
    std::string from;  // who counted: "scoring"
    std::vector<ItemStatistic> items;
};
BOOST_DESCRIBE_STRUCT(StatisticsAnnounced, (), (from, items))

}  // namespace itembank
