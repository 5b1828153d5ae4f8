// Corrections of keys: what stands, what a new one would change, and its doing.
#pragma once
#include "kept.hpp"

#include <scoring/conversion.hpp>
#include <scoring/sql/corrections.hpp>

namespace scoring {

// All of an exam, in their order.
struct Corrections {
    std::vector<Correction> all;
    std::int64_t last() const { return all.empty() ? 0 : all.back().number; }
    Remedies remedies() const { return remedies_of(all, last()); }
    Remedies remedies(std::int64_t up_to) const { return remedies_of(all, up_to); }
};
Corrections corrections_of(store::Reader&, const ExamId&);

// The frozen table for so many points; made when it is first needed.
Result<Conversion> conversion_of(store::Tx&, const itembank::Form&, int all_right, int pass_mark,
                                 Instant now);
std::optional<Conversion> kept_conversion(store::Reader&, const FormId&, int all_right);
Result<Conversion> shortened(const Conversion& whole, int all_right);

struct CorrectionWish {
    ItemVersionId item;
    Remedy remedy = Remedy::void_item;
    std::vector<sitting::Response> accepted;
};
// What becomes of one result.
struct Outcome {
    std::int64_t raw = 0, all_right = 0, scaled = 0, cut = 0;
    bool passed = false;
    bool operator==(const Outcome&) const = default;
};
struct Touched {
    Kept result;
    Outcome before, after;
    Count counted;
    bool holds = false;  // a credential of this certification
};
struct Preview {
    itembank::ItemVersion item;
    catalog::ExamId exam;
    std::int64_t results = 0;      // that stand on forms with the item
    std::vector<Touched> touched;  // that would change, in the order of their ids
};
// By replay of every attempt. Refused: not_found; correction_empty (accepts nothing, or what is right
// already); wrong_kind_of_answer and the like.
Result<Preview> preview(store::Reader&, const CorrectionWish&);

struct Apply {
    CorrectionWish wish;
    Demotions demotions = Demotions::keep;
    std::string reason;
    std::int64_t raised = 0, lowered = 0;  // as the preview said: others have not come in between
};
// Everything in one transaction: points, domains, states, records and announcements. Refused besides:
// preview_changed.
Result<CorrectionId> apply(const shell::Shell&, const Apply&, const std::string& actor);

void tell(store::Tx&, const shell::Shell&, const ResultCorrected&, Instant now);

}  // namespace scoring
