#include "rules.hpp"

#include <fmt/format.h>

namespace scheduling {

// A pass keeps the same version closed for a while; a new version of the exam is open at once.
MaybeReason retake_after_pass(const Standing& standing, const RetakePolicy& policy, Date day) {
    const Sitting* pass = nullptr;
    for (const Sitting& s : standing.sittings) {
        if (s.outcome == Outcome::passed && (pass == nullptr || s.submitted_at > pass->submitted_at)) {
            pass = &s;
        }
    }
    if (pass == nullptr || pass->exam_version != standing.exam_version) {
        return std::nullopt;
    }
    const Date from = add_months(pass->day(), policy.after_pass_months);
    if (day >= from) {
        return std::nullopt;
    }
    return Reason{
        "passed_already",
        fmt::format("You passed this exam on {}. You can sit it again from {}, or as soon as a new version "
                    "of it opens.",
                    in_words(pass->day()), in_words(from)),
        {{"from", to_string(from)}, {"passed", to_string(pass->day())}},
        from};
}

}  // namespace scheduling
