// A form as scoring needs it: its items with their keys. A form never changes once made, so five hundred
// attempts that end together read it once.
#pragma once
#include <itembank/words.hpp>
#include <store/database.hpp>

#include <memory>

namespace scoring {

struct ScoredForm {
    itembank::Form form;
    std::vector<itembank::ItemVersion> items;
};
std::shared_ptr<const ScoredForm> scored_form(store::Reader&, const itembank::FormId&);

}  // namespace scoring
