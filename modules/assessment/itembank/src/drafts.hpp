// Working copies and what becomes of them.
#pragma once
#include "bank.hpp"

namespace itembank {

std::vector<std::string> hands_of(store::Reader&, const ItemVersionId&);  // ids of those who wrote it
Result<DraftView> draft_view(store::Reader&, const BankRow&);
// A working copy of the latest version, unless there is one.
Done start_draft(store::Tx&, const BankRow&, const PersonId&, Instant now);
Result<DraftView> save_draft(store::Tx&, const BankRow&, const SaveDraft&, const PersonId&, Instant now);
// Makes the version that people review. Failures: changed_meanwhile, gate_not_met, question_incomplete.
Result<ItemVersionId> submit_draft(store::Tx&, const shell::Shell&, const BankRow&, const Submission&,
                                   const PersonId&, Instant now);
// A version with its authors and its body, in review.
ItemVersionId put_in_review(store::Tx&, const shell::Shell&, const BankRow&, const DraftBody&, const Content&,
                            const std::vector<std::string>& hands, const PersonId& by, std::string reason,
                            Instant now);

}  // namespace itembank
