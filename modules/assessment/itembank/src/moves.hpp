// Which way an item may go from where it is, and who may take it there.
#pragma once
#include "bank.hpp"

namespace itembank {

// in_review -> pretest (a practice item -> operational), pretest -> operational; nothing from elsewhere.
std::optional<ItemState> next_state(const BankRow&);
// What stands before that step for the latest version.
std::vector<GateLine> gates_to(store::Reader&, const BankRow&, ItemState to);
// The caller had a hand in the version, so cannot sign it.
bool wrote(store::Reader&, const BankRow&, const PersonId&);
// What the caller may do with the item now: edit, submit, assign, sign, return, promote, suspend, reinstate,
// retire. The routes ask the same.
std::vector<std::string> allowed(store::Reader&, const Sight&, const BankRow&);
// Failures: not_your_role where the role is missing, not_now where the state is another.
Done may(store::Reader&, const Sight&, const BankRow&, std::string_view what);

DraftBody body_of_version(store::Reader&, const BankRow&, const ItemVersionId&);
std::optional<CaseStudy> case_study_of(store::Reader&, const ItemMetadata&);
std::vector<std::string> enemy_names(store::Reader&, const std::string& item);
std::vector<CommentView> comments_of(store::Reader&, const std::string& item, Names&);
std::vector<EnemyView> enemies_of(store::Reader&, const std::string& item);

}  // namespace itembank
